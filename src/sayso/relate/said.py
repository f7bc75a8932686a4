"""Attributions of a scene go in; drafts of what the speakers do by saying it come out.

«The minister said the raid was illegal» reproaches, «Troops must leave, he said» demands: speech acts whose own verb is
but «said» (codebook rules 2 and 3). The rows stand in lexicon/said.tsv.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.tables import rows
from sayso.model import Argument, Attribution, Clause, Entity
from sayso.relate.draft import Draft
from sayso.relate.roles import party
from sayso.relate.scene import Scene, first_person

FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "ca", "can", "could", "going"})
SEMI = {"need": "need", "have": "have_to"}
COPULAS = frozenset({"be", "remain", "become", "constitute", "represent", "seem", "look", "amount", "feel"})


@dataclass(frozen=True, slots=True)
class SaidRow:
    """One row of lexicon/said.tsv."""

    where: str
    words: frozenset[str]
    whose: str
    polarity: str
    type: str
    modes: tuple[str, ...]


@cache
def said_rows() -> tuple[SaidRow, ...]:
    """The rows in their order: the first that holds wins."""
    return tuple(
        SaidRow(where, frozenset(words.split("|")), whose, polarity, kind, tuple(m for m in modes.split(",") if m))
        for where, words, whose, polarity, kind, modes, _ in rows("said", 7)
    )


def said_drafts(scene: Scene, taken: frozenset[int]) -> Iterator[Draft]:
    """Drafts for clauses at the top of what somebody asserts; `taken` are the heads that a frame has coded."""
    seen: set[int] = set()
    coded = [scene.words.span(token, token + 1) for token in taken]
    for each in scene.attributions:
        if each.source is None or each.source.actor is None or each.stance in ("denies", "doubts", "asks"):
            continue
        if each.cue and each.kind == "indirect" and any(each.cue.span.touches(span) for span in coded):
            continue
        for clause in top_clauses(scene, each):
            if clause.head in seen or clause.head in taken:
                continue
            seen.add(clause.head)
            draft = _draft(scene, clause, each.source)
            if draft:
                yield draft


def top_clauses(scene: Scene, attribution: Attribution) -> Iterator[Clause]:
    """The clauses of a content that are said outright: its complement clause, roots of its sentences, those joined."""
    spans = [content.span for content in attribution.content]
    words = scene.words

    def inside(token: int) -> bool:
        return any(span.start <= words.start[token] < span.end for span in spans)

    tops: set[int] = set()
    for clause in scene.clauses:
        if clause.kind in ("nominal", "light") or not inside(clause.head):
            continue
        above = clause.governor
        joined = clause.link in ("conj", "parataxis", "ccomp") and above in tops
        if above is None or not inside(above) or (joined and clause.link != "ccomp"):
            tops.add(clause.head)
            yield clause


def _draft(scene: Scene, clause: Clause, speaker: Entity) -> Draft | None:
    if clause.question or clause.mark in (
        "if",
        "whether",
        "unless",
        "because",
        "when",
        "while",
        "after",
        "before",
        "to",
    ):
        return None
    own = _is_own(scene, clause, speaker)
    for row in said_rows():
        if row.whose != "any" and (row.whose == "self") != own:
            continue
        if _polarity_holds(clause, row.polarity) and _word_holds(scene, clause, row):
            return _made(scene, clause, speaker, row)
    return None


def _subject(clause: Clause) -> Argument | None:
    found = clause.of("subject") if clause.voice == "active" else clause.of("object")
    return found[0] if found else None


def _is_own(scene: Scene, clause: Clause, speaker: Entity) -> bool:
    subject = _subject(clause)
    if subject is None:
        return False
    if first_person(scene.words, subject.head):
        return True
    mention = scene.parties.headed(subject.head)
    return mention is not None and mention.actor == speaker.actor


def _polarity_holds(clause: Clause, wanted: str) -> bool:
    negated = clause.negation is not None
    ahead = clause.tense == "future" or clause.modal in FUTURE or clause.link == "xcomp"
    if wanted == "future":
        return ahead and not negated
    if wanted == "negated_future":
        return negated and (ahead or clause.tense == "present")
    return negated == (wanted == "negated")


def _word_holds(scene: Scene, clause: Clause, row: SaidRow) -> bool:
    words = scene.words
    if row.where == "modal":
        if clause.lemma == "be" and clause.of("complement"):
            return False
        return clause.modal in row.words or _semi_modal(scene, clause) in row.words
    if row.where == "verb":
        return clause.lemma in row.words or f"{clause.lemma}+{clause.particle}" in row.words
    if clause.lemma not in COPULAS and clause.kind != "adjective":
        return False
    heads = [a.head for a in clause.of("complement")] or ([clause.head] if clause.kind == "adjective" else [])
    return any(words.lemma[head].lower() in row.words or words.lower[head] in row.words for head in heads)


def _semi_modal(scene: Scene, clause: Clause) -> str:
    """«need to», «have to» above an infinitive stand in the governing clause itself."""
    if clause.lemma in SEMI and clause.tense == "present" and any(scene.words.dep[c] == "xcomp" for c in scene.words.children[clause.head]):
        return SEMI[clause.lemma]
    return ""


def _made(scene: Scene, clause: Clause, speaker: Entity, row: SaidRow) -> Draft | None:
    words = scene.words
    subject = _subject(clause)
    recipient = [] if subject is None or row.whose == "self" else party(scene, subject.head, owner=True)
    addressed = subject is not None and words.lower[subject.head] == "you"
    if row.type == "ACCUSE" and not recipient and not addressed:
        return None
    first, last = words.left[clause.head], words.right[clause.head]
    content = Argument("said", clause.head, first, last)
    return Draft(
        clause=clause,
        type=row.type,
        rule=f"said:{row.where} {clause.lemma}",
        modes=row.modes,
        actor=(speaker,),
        recipient=tuple(e for e in recipient if e.actor != speaker.actor),
        content=content,
        specificity=2,
        status="actual",
    )
