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
        if (
            not time.days
            or words.sentence[time.first] != words.sentence[draft.at]
            or abs(time.first - draft.at) > REACH
        ):
            continue
        cue = words.lower[time.first - 1] if time.first else ""
        inside = words.lower[time.first]
        if (draft.relation in POINTS or _took_office(draft)) and draft.told and time.first > draft.at:
            start = start or time.days
        elif time.first < draft.at:
            continue
        elif cue in BEGUN or inside in BEGUN:
            start, end = _from(words, time, start, end)
        elif cue in ENDED or inside in ENDED:
            end = end or time.days
    return start, end


def _took_office(draft: Draft) -> bool:
    return draft.rule.startswith(("appointed", "verb join"))


def _from(words: Words, time: Time, start: Days | None, end: Days | None) -> tuple[Days | None, Days | None]:
    """«from 2003 to 2008» may be one expression: its first day began the tie, its last ended it."""
    days = time.days
    if days and any(words.lower[i] in ("to", "until", "till", "–", "-") for i in range(time.first, time.last)):
        first = Days(days.first, days.first) if days.first else None
        last = Days(days.last, days.last) if days.last else None
        return start or first, end or last
    return start or days, end
