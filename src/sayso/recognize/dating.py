"""A predicate and its article's times go in; the time that dates it comes out, or the days of an act without."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from sayso.model import Article, Days, Time, Words
from sayso.recognize.calendar import shift
from sayso.recognize.time_rules import cues

Basis = Literal["told", "context", "published"]
DEPTH = 14
CLOSED_BELOW = frozenset(["ccomp", "appos", "parataxis", "csubj", "intj"])
ATTRIBUTE = frozenset(["compound", "nmod", "poss", "amod", "nummod"])
CLOSED_ABOVE = frozenset(["relcl", "parataxis", "appos"])
LIMITS = frozenset(["since", "until", "till", "by", "before", "after"])
HOLDERS = frozenset(["in", "during", "at"])
MEANWHILE = frozenset(["when", "while", "as", "whilst"])
NEAR_STORY = 45
STORY_BACK = 9  # paragraphs
STORY_LOOSE = 2  # paragraphs on, the act lies between the story's day and publication


def days_for(words: Words, times: Sequence[Time], token: int) -> Time | None:
    """The time that dates the act at `token`: of its own clause, else of the clause that it shares, else none."""
    first, last = words.sentences[words.sentence[token]]
    best: tuple[float, Time] | None = None
    for time in times:
        if not first <= time.first < last or not time.days or time.kind not in ("date", "time"):
            continue
        cost = _cost(words, time, token)
        if cost is not None and (best is None or cost < best[0]):
            best = (cost, time)
    return best[1] if best else None


def _up(words: Words, token: int) -> list[int]:
    """`token` and what it hangs on, to the root."""
    path = [token]
    while words.head[path[-1]] != path[-1] and len(path) < DEPTH:
        path.append(words.head[path[-1]])
    return path


def outer(words: Words, time: Time) -> int:
    """The token by which a time expression hangs on the sentence."""
    inside = range(time.first, time.last)
    return next((k for k in inside if words.head[k] not in inside or words.head[k] == k), time.first)


def _cost(words: Words, time: Time, token: int) -> float | None:
    """How far apart a time and a predicate stand in the tree; None where a clause of its own holds either."""
    if time.first <= token < time.last:
        return None
    above = _up(words, token)
    places = {node: k for k, node in enumerate(above)}
    path = _up(words, outer(words, time))
    meet = next((k for k, node in enumerate(path) if node in places), None)
    if meet is None:
        return None
    lower, upper = path[:meet], above[: places[path[meet]]]
    if any(words.dep[node] in CLOSED_ABOVE and not _tells_when(words, node, path[meet]) for node in upper):
        return None
    below = [_below(words, node, token, attribute=node == path[0]) for node in lower]
    if None in below:
        return None
    shared = sum(4 * (words.dep[node] == "ccomp") + (words.dep[node] == "conj") for node in upper)
    return (
        sum(c for c in below if c) + len(upper) + shared + abs(time.first - token) / 100 + 0.5 * (time.kind == "time")
    )


def _tells_when(words: Words, node: int, meet: int) -> bool:
    """Does a relative clause tell of its antecedent's time («in May, when …», «the war of 1990, in which …»)?"""
    if words.dep[node] != "relcl" or words.head[node] != meet:
        return False
    for kid in words.children[node]:
        if words.lower[kid] == "when":
            return True
        if words.dep[kid] == "prep" and words.lower[kid] in ("in", "during"):
            return any(words.lower[k] == "which" for k in words.children[kid])
    return False


def _below(words: Words, node: int, token: int, *, attribute: bool) -> float | None:
    """What a step up from a time towards a predicate costs; None where it leaves a clause that has its own time."""
    dep, head = words.dep[node], words.head[node]
    if dep in ATTRIBUTE and attribute:
        if head == token:
            return 0.5
        holder = words.head[head]
        verbal = words.pos[words.head[holder]] in ("VERB", "AUX") or words.head[holder] == token
        return 2.5 if words.dep[head] == "pobj" and words.lower[holder] in HOLDERS and verbal else None
    if words.lower[node] == "since" and dep == "prep" and has_lasted(words, token):
        return 1.0  # «has fought … since May», whatever noun the parser hangs it on
    if words.lower[node] in cues("apart") and dep in ("prep", "mark") and head != token:
        return None
    if dep == "advcl":
        marks = {words.lower[k] for k in words.children[node] if words.dep[k] in ("mark", "advmod")}
        return 3.5 if marks & MEANWHILE or (words.tag[node] == "VBG" and not marks & cues("apart")) else None
    if dep == "acl":
        return (
            4.0
            if words.tag[node] == "VB" or (words.dep[head] == "pobj" and words.lower[words.head[head]] in HOLDERS)
            else None
        )
    if dep == "relcl":
        return 2.0 if head == token and words.pos[token] == "NOUN" else None
    if dep == "conj":
        return 3.0
    return None if dep in CLOSED_BELOW else 1.0


def story_for(article: Article, words: Words, times: Sequence[Time], token: int) -> Time | None:
    """The day on which the text dwells at `token`: the last date told before it, within a few paragraphs."""
    here, best = words.paragraph[token], None
    for time in times:
        if time.first >= token:
            break
        if here - words.paragraph[time.first] <= STORY_BACK and is_story(article, words, time):
            best = time
    return best


def is_story(article: Article, words: Words, time: Time) -> bool:
    """Is this a day of the narrative: a date of a clause, near publication, no mere attribute («the May election»)?"""
    days = time.days
    if time.kind != "date" or not days or not days.first or not days.last or (days.last - days.first).days > 7:
        return False
    if article.anchor and not 0 <= (article.anchor - days.first).days <= NEAR_STORY:
        return False
    if time.anchor == "context" or (article.anchor and days.last > article.anchor):
        return False  # «a day earlier» looks back, «this week» of a plan looks ahead
    at = outer(words, time)
    return words.dep[at] not in ATTRIBUTE and words.lower[words.head[at]] not in LIMITS


def has_lasted(words: Words, token: int) -> bool:
    """Is the predicate in the present perfect?"""
    verb = words.head[token] if words.pos[token] == "NOUN" and words.dep[token] == "dobj" else token
    return any(words.dep[k] == "aux" and words.lower[k] in ("has", "have", "'ve", "’ve") for k in words.children[verb])


def _ahead(article: Article, days: Days) -> bool:
    """Do these days lie after publication? Then they are those of a plan, not of the act that is told."""
    return bool(article.anchor and days.first and days.first > article.anchor)


def _lasting(article: Article, words: Words, days: Days, token: int) -> Days:
    """«Have been protesting» with a day of the sentence: from that day on."""
    if not article.anchor or not days.first or days.first != days.last or not has_lasted(words, token):
        return days
    return Days(days.first, max(days.first, article.anchor))


def default_days(article: Article, tense: str) -> Days | None:
    """The days of an act that nothing dates: the day of publication (or its range); none for what is still to come."""
    at = article.anchor
    if not at or tense == "future":
        return None
    published = article.published_range
    if not article.published and published and published.first and published.last:
        return published
    return Days(shift(at, "day", -1) if tense == "perfect" else at, at)


def when(
    article: Article, words: Words, times: Sequence[Time], token: int, tense: str = "past"
) -> tuple[Days | None, str | None, Basis | None]:
    """The days of the act at `token`, the words that say so, and told, context or published."""
    time = days_for(words, times, token)
    if time and time.days and not (tense != "future" and _ahead(article, time.days)):
        return _lasting(article, words, time.days, token), time.text, "told"
    if tense == "future":
        return None, None, None
    story = story_for(article, words, times, token)
    if not story or not story.days:
        days = default_days(article, tense)
        return days, None, ("published" if days else None)
    days = story.days
    loose = words.paragraph[token] - words.paragraph[story.first] >= STORY_LOOSE
    if loose and article.anchor and days.first and days.last:
        days = Days(days.first, max(article.anchor, days.last))
    return days, story.text, "context"
