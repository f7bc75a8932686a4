"""Clauses, mentions and attributions of one article go in; its events come out, each act once.

The order: clauses that a frame fits become drafts; what is but another act's content, or denied, or twice told, falls
out; what is left gets status, source, time, place, counts and modes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, cast

from sayso.model import (
    Amount,
    Article,
    Attribution,
    Clause,
    Days,
    Event,
    Mentions,
    Passage,
    Place,
    Quote,
    Span,
    Words,
    content_id,
)
from sayso.relate.confidence import confidence
from sayso.relate.draft import Draft
from sayso.relate.drafts import draft_events
from sayso.relate.frames import FrameTable, content_mode, modes_for
from sayso.relate.inherit import inherited
from sayso.relate.roles import argument_span
from sayso.relate.scene import Scene, set_scene
from sayso.relate.status import status_of
from sayso.relate.tolls import counted
from sayso.relate.visits import as_visit
from sayso.terms import EventType, Status

Basis = Literal["told", "context", "published"]
Dating = Callable[[int, Clause], "When"]
When = tuple[Days | None, str | None, Basis | None]
Placing = Callable[[int, str], Place | None]
Counting = Callable[[Sequence[int], int], tuple[tuple[str, Amount], ...]]
Voting = Callable[[int, int], tuple[int | None, int | None] | None]
ASKING = frozenset({"REQUEST", "REJECT"})
VOTED = frozenset({"SUPPORT", "REJECT"})
AIMS = frozenset({"advcl", "xcomp", "ccomp", "relcl", "acl"})


def code_events(
    article: Article,
    words: Words,
    clauses: Sequence[Clause],
    mentions: Mentions,
    attributions: Sequence[Attribution],
    quotes: Sequence[Quote] = (),
    *,
    frames: FrameTable | None = None,
    dating: Dating,
    placing: Placing,
    counting: Counting,
    voting: Voting,
) -> tuple[Event, ...]:
    """The events of one article, in the order of the text.

    `frames` are the lexicon's unless given; `dating`, `placing`, `counting` and `voting` answer for a predicate when,
    where and how many.
    """
    scene = set_scene(article, words, clauses, mentions, attributions, quotes, frames)
    out = []
    for draft in draft_events(scene):
        status = draft.status or status_of(words, scene.clauses, draft.clause)
        if draft.type == "PROTEST" and status in ("future", "hypothetical"):
            continue  # rule 16: only called for or possible
        at, place = dating(draft.clause.head, draft.clause), _where(scene, draft, placing)
        out.append(_event(scene, as_visit(scene, draft, place), status, at, place, counting, voting))
    return tuple(out)


def _where(scene: Scene, draft: Draft, placing: Placing) -> Place | None:
    """Where the act was done, by its own telling with what is joined to it; else by a retelling that says it."""
    heads = (draft.clause.head, *draft.also, *(clause.head for clause in _retold(scene, draft)))
    if draft.rule.startswith("said:"):  # its words tell what it is about; where it was said stands with «said»
        heads = (draft.clause.governor,) if draft.clause.governor is not None else ()
    return next((place for head in heads if (place := placing(head, draft.type))), None)


def _retold(scene: Scene, draft: Draft) -> list[Clause]:
    """The clauses that tell the act again, outside the headline."""
    starts = {span.start for span in draft.retellings}
    if not starts:
        return []
    title = scene.article.title_span
    words = scene.words
    return [
        clause
        for clause in scene.clauses
        if words.start[min(clause.words)] in starts
        and not (title and title.start <= words.start[clause.head] < title.end)
    ]


def _event(
    scene: Scene,
    draft: Draft,
    status: Status,
    when: When,
    place: Place | None,
    counting: Counting,
    voting: Voting,
) -> Event:
    words, clause = scene.words, draft.clause
    days, text, basis = when
    first, last = words.sentences[words.sentence[clause.head]]
    trigger = _trigger(words, draft)
    source, chain, cue = inherited(scene, draft)
    tokens = clause_tokens(words, clause)
    modes = _modes(scene, draft, _own(scene, draft, tokens))
    return Event(
        id=content_id("event", scene.article.id, draft.type, trigger.start, trigger.end),
        type=cast(EventType, draft.type),
        trigger=_passage(scene, trigger),
        sentence=_passage(scene, _trim(words, first, last)),
        rule=draft.rule,
        modes=modes,
        actor=draft.actor,
        recipient=draft.recipient,
        status=status,
        source=source,
        source_chain=chain,
        source_cue=cue,
        content=_content(scene, draft),
        days=days,
        date_text=text,
        date_basis=basis,
        place=place,
        counts=counted(scene, draft, lambda each: counting(clause_tokens(words, each), each.head)),
        votes=voting(first, last) if draft.type in VOTED else None,
        confidence=confidence(draft, status, source is not None),
        retellings=draft.retellings,
    )


def clause_tokens(words: Words, clause: Clause) -> range:
    """The tokens of the phrase that the predicate, or the verb that carries it, heads."""
    top = clause.governor if clause.kind in ("light", "adjective") and clause.governor is not None else clause.head
    return range(words.left[top], words.right[top])


def _trim(words: Words, first: int, last: int) -> Span:
    while last - 1 > first and words.pos[last - 1] == "SPACE":
        last -= 1
    while first < last - 1 and words.pos[first] == "SPACE":
        first += 1
    return words.span(first, last)


def _trigger(words: Words, draft: Draft) -> Span:
    """The words that tell the act: the predicate with its particle, light verb or noun, as one stretch."""
    tokens = draft.clause.words
    first, last = min(tokens), max(tokens) + 1
    if last - first > 12:
        first, last = draft.clause.head, draft.clause.head + 1
    return words.span(first, last)


def _passage(scene: Scene, span: Span) -> Passage:
    return Passage(scene.article.text[span.start : span.end], span)


def _content(scene: Scene, draft: Draft) -> Passage | None:
    return _passage(scene, argument_span(scene, draft.content)) if draft.content else None


def _own(scene: Scene, draft: Draft, tokens: range) -> Sequence[int]:
    """The tokens without those of a verb joined by «and» that tells an act of its own."""
    words, head = scene.words, draft.clause.head
    joined = [k for k in words.children[head] if words.dep[k] == "conj" and words.pos[k] == "VERB" and k > head]
    if draft.type != "COERCE" or not joined or joined[0] in draft.also:
        return tokens
    return [i for i in tokens if not words.left[joined[0]] <= i < words.right[joined[0]]]


def _modes(scene: Scene, draft: Draft, tokens: Sequence[int]) -> tuple[str, ...]:
    words = scene.words
    if draft.type in ASKING and not draft.modes:
        told = draft.content
        inside = range(told.first, words.right[told.head]) if told else tokens
        return (content_mode([words.lemma[i] for i in inside]),)
    if draft.type == "CONSULT":
        tokens = _without_aims(scene, draft, tokens)
    found = modes_for(draft.type, [words.lemma[i] for i in tokens], scene.frames)
    modes = tuple(dict.fromkeys((*draft.modes, *found)))
    flown = "aerial" in modes and "suicide-attack" not in modes and not any(words.lemma[i] == "bomber" for i in tokens)
    return tuple(m for m in modes if m != "explosives") if flown else modes  # bombs from aircraft are «aerial»


def _without_aims(scene: Scene, draft: Draft, tokens: Sequence[int]) -> Sequence[int]:
    """The tokens without what the talk was about or for: «met to discuss the trip» was no trip."""
    words = scene.words
    own, said = words.children[draft.clause.head], draft.clause.words
    aims = [i for i in tokens if (words.dep[i] == "dobj" and i not in said) or (words.dep[i] in AIMS and i in own)]
    return [i for i in tokens if not any(words.left[c] <= i < words.right[c] for c in aims)]
