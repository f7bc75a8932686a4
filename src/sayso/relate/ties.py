"""One article's words, mentions, attributions go in; its ties come out: lasting relations, each once, with evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.model import Article, Attribution, Clause, Days, Entity, Mentions, Passage, Span, Tie, Words, content_id
from sayso.relate.tie_dates import dated
from sayso.relate.tie_ground import Draft, Ground, survey
from sayso.relate.tie_names import name_drafts
from sayso.relate.tie_offices import held_by, office_drafts, office_readings, titles
from sayso.relate.tie_phrases import phrases
from sayso.relate.tie_rules import rule_drafts

LEADING = frozenset(("leader", "head", "chief", "ruler", "boss"))  # of a state: what an office there tells better


def find_ties(
    article: Article,
    words: Words,
    clauses: Sequence[Clause],  # noqa: ARG001 - all coders of relate take the same; titles need no clauses
    mentions: Mentions,
    attributions: Sequence[Attribution],
) -> tuple[Tie, ...]:
    """The ties that the article tells, in the order of the text."""
    if not len(words):
        return ()
    ground = survey(words, mentions, article.outlet)
    found = tuple(phrases(ground))
    readings = office_readings(ground, [phrase for phrase in found if phrase.said.table == "office"])
    ground = replace(ground, titled=titles(readings), heldby=held_by(readings))
    drafts = [
        *office_drafts(ground, readings),
        *rule_drafts(ground, found),
        *name_drafts(ground),
    ]
    kept = _each_once(drafts)
    ties = [_tie(article, ground, draft, mentions, attributions) for draft in kept]
    return tuple(sorted(ties, key=lambda tie: (tie.sentence.span, tie.subject.span)))


def _each_once(drafts: Iterable[Draft]) -> list[Draft]:
    """One draft for each subject, relation and object: the surest, with what the others add."""
    best: dict[tuple[str, str, str, str], Draft] = {}
    for draft in sorted(drafts, key=lambda d: (-d.confidence, d.at)):
        key = (draft.subject.key, draft.relation, draft.object.key, draft.post)
        if draft.relation in ("allied_with", "opposed_to", "kin_of") and (key[2], key[1], key[0], "") in best:
            continue
        old = best.get(key)
        best[key] = _merged(old, draft) if old else draft
    return _without_guesses(list(best.values()))


def _merged(old: Draft, new: Draft) -> Draft:
    """The fuller office of two tellings; over only if both say so or the surer does."""
    office = old.office
    if new.office and (not office or office.lower() in new.office.lower()):
        office = new.office
    return replace(old, office=office)


def _without_guesses(drafts: list[Draft]) -> list[Draft]:
    """Without what better tellings rule out, and without one office of state guessed for two."""
    told = {(d.subject.key, d.relation) for d in drafts if not _guessed(d) and d.relation != "member_of"}
    ruling = {(d.subject.key, d.object.key) for d in drafts if d.post and d.post not in LEADING}
    held = {(d.subject.key, d.object.key) for d in drafts if d.relation == "holds_office"}
    kin = {key for d in drafts if d.relation == "kin_of" and not _unnamed(d) for key in (d.subject.key, d.object.key)}
    rivals = Counter((d.sole, d.object.key) for d in drafts if _guessed(d) and d.sole and not d.former)
    return [
        d
        for d in drafts
        if not (_guessed(d) and (d.subject.key, d.relation) in told)
        and not (_guessed(d) and rivals[d.sole, d.object.key] > 1)
        and not (d.post in LEADING and (d.subject.key, d.object.key) in ruling)
        and not (d.rule == "body behind a name" and (d.subject.key, d.object.key) in held)
        and not (d.relation == "kin_of" and _unnamed(d) and kin & {d.subject.key, d.object.key})
    ]


def _unnamed(draft: Draft) -> bool:
    return draft.rule.endswith(": itself")


def _guessed(draft: Draft) -> bool:
    return draft.rule.endswith("article body")


def _tie(
    article: Article, ground: Ground, draft: Draft, mentions: Mentions, attributions: Sequence[Attribution]
) -> Tie:
    words = ground.words
    first, last = words.sentences[words.sentence[draft.at]]
    sentence = _passage(article, words, first, last)
    start, end = dated(words, draft, mentions.times)
    return Tie(
        id=content_id(
            "tie", article.id, sentence.span.start, draft.subject.key, draft.relation, draft.object.key, draft.post
        ),
        subject=draft.subject.entity,
        relation=draft.relation,
        object=draft.object.entity,
        sentence=sentence,
        rule=draft.rule,
        office=draft.office,
        start=start,
        end=end,
        former=draft.former or _over(article, end),
        source=_source(words.span(draft.at, draft.at + 1), draft, attributions),
        confidence=draft.confidence,
    )


def _over(article: Article, end: Days | None) -> bool:
    anchor = article.anchor
    return bool(end and end.last and anchor and end.last < anchor)


def _passage(article: Article, words: Words, first: int, last: int) -> Passage:
    while last > first + 1 and words.text[last - 1].isspace():
        last -= 1
    while first < last - 1 and words.text[first].isspace():
        first += 1
    span = words.span(first, last)
    return Passage(article.text[span.start : span.end], span)


def _source(at: Span, draft: Draft, attributions: Sequence[Attribution]) -> Entity | None:
    """Who says it: the innermost attribution around it; a title is the speaker's in a direct quote only."""
    inner: tuple[int, Entity | None] | None = None
    for attribution in attributions:
        if attribution.kind != "direct" and not draft.told:
            continue
        for content in attribution.content:
            size = content.span.end - content.span.start
            if content.span.holds(at) and (inner is None or size < inner[0]):
                inner = (size, attribution.source)
    return inner[1] if inner else None
