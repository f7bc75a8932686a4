"""One article's clauses go in; the predicates on which no frame row fires come out, each with the words around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.model import Article, Attribution, Clause, Mentions, Words
from sayso.relate.frames import ROW_KINDS, FrameTable, load_frames, winner
from sayso.relate.scene import Scene, set_scene

AROUND = 60  # characters on each side of a word in a concordance
ACTED = frozenset({"by", "against", "between"})  # prepositions behind nouns that tell an act
DEVERBAL = ("ion", "ment", "ing", "al", "ure", "ance", "ence", "ault", "ack")
BLANK = frozenset({"be", "have", "do", "get", "become", "seem", "appear"})


@dataclass(frozen=True, slots=True)
class Uncoded:
    """A use of a predicate that no row knows, in its context. `rows` counts the rows of it that did not hold."""

    predicate: str
    kind: str
    particle: str
    rows: int
    before: str
    word: str
    after: str


def uncoded(
    article: Article,
    words: Words,
    clauses: Sequence[Clause],
    mentions: Mentions,
    attributions: Sequence[Attribution],
    table: FrameTable | None = None,
) -> Iterator[Uncoded]:
    """The predicates of an article that no frame row fires on; those that carry an attribution are passed over."""
    table = table or load_frames()
    scene = set_scene(article, words, clauses, mentions, attributions)
    cues = [(a.cue.span.start, a.cue.span.end) for a in attributions if a.cue]
    for clause in scene.clauses:
        at = words.start[clause.head]
        if not _tells_an_act(clause, words) or any(start <= at < end for start, end in cues):
            continue
        if winner(clause, words, scene.classify, table) is None:
            yield _in_context(scene, clause, table)


def winners(
    article: Article,
    words: Words,
    clauses: Sequence[Clause],
    mentions: Mentions,
    attributions: Sequence[Attribution],
    table: FrameTable | None = None,
) -> list[str | None]:
    """For each clause the frame row that fires on it, by its name."""
    scene = set_scene(article, words, clauses, mentions, attributions)
    won = (winner(clause, words, scene.classify, table) for clause in clauses)
    return [frame.id if frame else None for frame in won]


def _tells_an_act(clause: Clause, words: Words) -> bool:
    """A verb, or a noun with an actor or a verb that carries it; not «is», «has» and their like."""
    if clause.lemma in BLANK or not clause.lemma.isalpha() or words.pos[clause.head] in ("PROPN", "NUM", "PRON"):
        return False
    if clause.kind != "nominal":
        return clause.kind != "adjective"
    deverbal = clause.lemma.endswith(DEVERBAL)
    return any((a.role == "possessor" and deverbal) or a.preposition in ACTED for a in clause.arguments)


def _in_context(scene: Scene, clause: Clause, table: FrameTable) -> Uncoded:
    words, text = scene.words, scene.article.text
    kind = ROW_KINDS[clause.kind]
    start, end = words.start[clause.head], words.end[clause.head]
    before = " ".join(text[max(0, start - 2 * AROUND) : start].split())
    after = " ".join(text[end : end + 2 * AROUND].split())
    known = table.index.get((clause.lemma, kind), ())
    return Uncoded(
        clause.lemma.lower(), kind, clause.particle, len(known), before[-AROUND:], text[start:end], after[:AROUND]
    )
