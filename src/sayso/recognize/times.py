"""An article's words go in; its time expressions with the days they mean come out, and which of them dates an act."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from sayso.model import Article, Days, Time, Words
from sayso.recognize.dating import ATTRIBUTE, LIMITS, days_for, default_days, outer, story_for, when
from sayso.recognize.place_slots import bodies
from sayso.recognize.time_resolvers import RESOLVERS, nothing
from sayso.recognize.time_rules import Coded, Match, code, cues, matches
from sayso.recognize.time_values import DROP, Cue, Hit

__all__ = ["days_for", "default_days", "find_times", "story_for", "when"]

FUTURE_HELPERS = frozenset(["will", "shall", "'ll", "’ll", "wo"])
NAMES = frozenset(["ORG", "WORK_OF_ART", "LAW", "PRODUCT", "PERSON", "FAC"])
MEASURED = re.compile(r"old|older|younger|tall|long|ahead")


def find_times(article: Article, words: Words) -> tuple[Time, ...]:
    """All time expressions in the order of the text. `days` is None for durations, sets and what cannot be anchored."""
    coded = code(words)
    named = {k for e in words.entities if e.label in NAMES for k in range(e.first, e.last)}
    found: list[Time] = []
    story: Days | None = None
    told_in = 0
    for match in (_trimmed(coded, m) for m in matches(coded)):
        if (match.first in named and match.last - match.first == 1) or _is_no_time(words, coded, match):
            continue
        if _in_name(words, coded, match):
            continue
        time = _resolved(article, words, coded, match, story, told_in)
        if time.days == DROP:
            continue
        found.append(time)
        if time.kind == "date" and time.days and _is_narrative(words, time, article.anchor):
            story, told_in = time.days, words.sentence[match.first]
    return tuple(_clocked(words, found))


def _is_narrative(words: Words, time: Time, published: dt.date | None) -> bool:
    """May «the same day», «a week later» count from here? Not from a long stretch or «the May election»."""
    days, at = time.days, outer(words, time)
    if words.dep[at] in ATTRIBUTE or words.lower[words.head[at]] in LIMITS:
        return False
    if not days or not days.first or not days.last or (days.last - days.first).days > 366:
        return False
    if time.anchor == "context" and _length(days) > 31:
        return False
    return not published or days.first <= published


def _length(days: Days) -> int:
    return (days.last - days.first).days + 1 if days.first and days.last else 100_000


def _trimmed(coded: Coded, match: Match) -> Match:
    """Without the «from», «between» or article that a rule let in at the front of a plain date."""
    first = match.first
    while first < match.last - 1 and (
        coded.letters[first] in "rb"
        or (
            coded.letters[first] == "a"
            and isinstance(coded.values[first + 1], int)
            and coded.letters[first + 1] in "DN"
        )
        or (coded.letters[first] == "h" and coded.letters[first + 1] in "MY")
    ):
        first += 1
    return Match(match.rule, match.kind, first, match.last)


def _is_no_time(words: Words, coded: Coded, match: Match) -> bool:
    """Ages, «a day» meaning per day, ordinals that are no century."""
    after = words.lower[match.last] if match.last < len(words) else ""
    before = words.lower[match.first - 1] if match.first else ""
    if match.kind == "duration":
        joined = after in ("-", "–") and match.last + 1 < len(words) and MEASURED.match(words.lower[match.last + 1])
        rate = coded.letters[match.first] == "a" and words.tag[match.first - 1] in ("CD", "NNS", "NN", "$")
        return bool(MEASURED.fullmatch(after) or joined or before == "aged" or (rate and match.last - match.first == 2))
    if match.rule == "weekday" and match.last - match.first == 1 and words.dep[match.first] == "compound":
        return words.pos[words.head[match.first]] == "PROPN"
    if match.rule == "set_word":
        return words.tag[match.first] == "NN"
    if match.rule == "clock":
        return after in ("%", "-") or before in ("$", "£", "€")
    return match.rule == "year" and match.last - match.first == 1 and after == "%"


def _in_name(words: Words, coded: Coded, match: Match) -> bool:
    """A day or year that a body is called by («the 1920 Revolution Brigades», «the April 6 Youth Movement»)."""
    held = "W" not in coded.letters[match.first : match.last] and match.kind == "date"
    before = words.lower[match.first - 1] if match.first else ""
    if not held or "the" not in (before, words.lower[match.first]):
        return False
    for at in range(match.last, min(match.last + 4, len(words))):
        if not words.text[at][0].isupper() and words.lower[at] not in ("-", "group", "movement"):
            return False
        if words.lower[at] in bodies() and words.dep[at] != "compound":
            return True
    return False


def _resolved(article: Article, words: Words, coded: Coded, match: Match, story: Days | None, told_in: int) -> Time:
    first, last = match.first, match.last
    cue = cue_of(words, first) if match.rule in cues("rule") else ""
    near = story if story and words.sentence[first] - told_in <= 2 and _length(story) <= 31 else None
    hit = Hit(
        coded.letters[first:last],
        coded.values[first:last],
        words.lower[first:last],
        _published(article),
        story,
        cue,
        near,
    )
    resolve = RESOLVERS.get(match.rule, nothing)
    days, anchor = resolve(hit)
    if (since := _earliest(article)) and anchor == "published":
        days = _either(days, resolve(replace(hit, published=since))[0])
    if days and days.first and first and words.lower[first - 1] == "since" and match.kind == "date":
        days = Days(days.first, max(article.anchor, days.first)) if article.anchor else Days(days.first, None)
    span = words.span(first, last)
    kind = match.kind if match.kind in ("time", "duration", "set") else "date"
    if match.rule == "clock":
        kind = "time"
    return Time(span=span, text=article.text[span.start : span.end], first=first, last=last, days=days,
                kind=kind, anchor=anchor)  # type: ignore[arg-type]  # fmt: skip


def _published(article: Article) -> dt.date | None:
    """The day to count from; one far from any newspaper's time is a slip, not a day."""
    at = article.anchor
    return at if at and 1000 < at.year < 3000 else None


def _earliest(article: Article) -> dt.date | None:
    """Where publication is known as a range only: its first day."""
    told = article.published_range
    return told.first if told and not article.published and told.first and told.first != article.anchor else None


def _either(late: Days | None, early: Days | None) -> Days | None:
    """The days that a time may mean, counted from the last and from the first possible day of publication."""
    if late is None or early is None or DROP in (late, early):
        return late
    if not (late.first and late.last and early.first and early.last):
        return None
    return Days(min(late.first, early.first), max(late.last, early.last))


def cue_of(words: Words, token: int) -> Cue:
    """Does the clause of `token` tell past or future? Empty where neither shows."""
    at = token
    if token and words.lower[token - 1] in ("until", "till"):
        return "future"
    for _ in range(12):
        if words.pos[at] in ("VERB", "AUX"):
            return _tense(words, at)
        if words.head[at] == at:
            break
        at = words.head[at]
    return ""


def _tense(words: Words, verb: int) -> Cue:
    """The tense of a verb, through its helpers; an infinitive takes that of its governor where that plans ahead."""
    helpers = [words.lower[k] for k in words.children[verb] if words.dep[k] in ("aux", "auxpass")]
    if any(h in FUTURE_HELPERS for h in helpers):
        return "future"
    if (words.lemma[verb] in cues("plan") and words.tag[verb] != "VBD") or "to" in helpers:
        head = words.head[verb]
        planned = (
            words.lemma[verb] in cues("plan")
            or words.lemma[head] in cues("plan")
            or words.lower[head] in ("due", "likely")
        )
        if planned or (head != verb and words.tag[head] in ("VBZ", "VBP")):
            return "future"
        return "" if head == verb else _plain(words, head)
    return _plain(words, verb)


def _plain(words: Words, verb: int) -> Cue:
    helpers = {words.lower[k] for k in words.children[verb] if words.dep[k] in ("aux", "auxpass")}
    if helpers & FUTURE_HELPERS:
        return "future"
    if helpers & {"would", "could", "should", "may", "might", "can", "must"}:
        return "" if "have" not in helpers else "past"
    if words.tag[verb] in ("VBD", "VBN") or helpers & {"was", "were", "had", "has", "have", "did"}:
        return "past"
    return "future" if words.tag[verb] == "VBG" and helpers & {"is", "are", "'s", "'re", "am"} else ""


def _clocked(words: Words, times: list[Time]) -> list[Time]:
    """Clock times with the day of a date in the same sentence."""
    dates = {words.sentence[t.first]: t for t in reversed(times) if t.kind == "date" and t.days}
    out = []
    for time in times:
        near = dates.get(words.sentence[time.first])
        known = (
            replace(time, days=near.days, anchor=near.anchor)
            if near and time.kind == "time" and not time.days
            else time
        )
        out.append(known)
    return out
