"""A draft of a tie and the article's times go in; the days on which it began and ended come out, where told."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Days, Time, Words
from sayso.relate.tie_ground import Draft

BEGUN = frozenset(("since", "from"))
ENDED = frozenset(("until", "till", "through"))
POINTS = frozenset(("founded", "dissolved", "revived", "offshoot_of"))
REACH = 12  # tokens between the noun or verb that tells a tie and a time that dates it


def dated(words: Words, draft: Draft, times: Sequence[Time]) -> tuple[Days | None, Days | None]:
    """When the tie began and when it ended."""
    start: Days | None = None
    end: Days | None = None
    for time in times:
        if not time.days or not _near(words, draft, time):
            continue
        cues = {words.lower[time.first], words.lower[time.first - 1] if time.first else ""}
        if cues & BEGUN:
            start, end = _from(words, time, start, end)
        elif cues & ENDED:
            end = end or time.days
        elif draft.told and (draft.relation in POINTS or draft.rule.startswith(("appointed", "verb join"))):
            start = start or time.days
    return start, end


def _near(words: Words, draft: Draft, time: Time) -> bool:
    """Whether a time stands behind the tie's words and hangs on them: «President since 1994»."""
    if draft.relation == "kin_of" or not 0 < time.first - draft.at <= REACH:
        return False
    if words.sentence[time.first] != words.sentence[draft.at]:
        return False
    reach = range(draft.at, min(draft.at + 4, len(words)))
    own = [i for i in reach if i == draft.at or words.pos[i] in ("NOUN", "PROPN")]
    up = next((words.head[i] for i in own if words.head[i] not in own), draft.at)
    verbs = (
        (up, words.head[up] if words.pos[up] == "ADP" else up) if draft.told else ()
    )  # «served as …» stands two steps up
    at = time.first
    for _ in range(5):
        if at in own or at in verbs:
            return True
        at = words.head[at]
    return False


def _from(words: Words, time: Time, start: Days | None, end: Days | None) -> tuple[Days | None, Days | None]:
    """«from 2003 to 2008» may be one expression: its first day began the tie, its last ended it."""
    days = time.days
    first = Days(days.first, days.first) if days and days.first else days
    both = any(words.lower[i] in ("to", "until", "till", "–", "-") for i in range(time.first, time.last))
    last = Days(days.last, days.last) if both and days and days.last else None
    return start or first, end or last
