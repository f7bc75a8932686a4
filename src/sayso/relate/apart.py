"""Two tellings of like acts go in; whether the text sets them apart comes out: other days, places or numbers.

«Four people were killed in the bombing» and «in September 2006, two people were killed in Goma» are two acts, though
both kill people. Only what the tellings themselves say counts; silence sets nothing apart.
"""

from __future__ import annotations

from sayso.model import Amount, Days, Place
from sayso.relate.draft import Draft
from sayso.relate.holding import lying
from sayso.relate.scene import Scene

PAST = 31  # days before the news from which on a dated act is background
REACH = 8  # steps up from a time or a place to the predicate that it belongs to


def told_apart(scene: Scene, one: Draft, other: Draft) -> bool:
    """Whether both tell a day, a place or a number of victims, and not the same; `one` stands first in the text."""
    days, then = _days(scene, one), _days(scene, other)
    return (
        _days_differ(days, then)
        or (not days and _long_ago(scene, then))
        or _places_differ(_places(scene, one), _places(scene, other))
        or _numbers_differ(_numbers(scene, one), _numbers(scene, other))
    )


def days_apart(scene: Scene, one: Draft, other: Draft) -> bool:
    """Whether both tell a day, and not the same."""
    return _days_differ(_days(scene, one), _days(scene, other))


def places_apart(scene: Scene, one: Draft, other: Draft) -> bool:
    """Whether both tell a place, and not the same."""
    return _places_differ(_places(scene, one), _places(scene, other))


def _belongs(scene: Scene, token: int, draft: Draft) -> bool:
    """Whether `token` hangs on the draft's predicate with no other verb between."""
    words, own = scene.words, set(draft.clause.words) | {draft.clause.head}
    for _ in range(REACH):
        if token in own:
            return True
        between = scene.by_head.get(token)
        if words.head[token] == token or (between is not None and between.kind == "verb"):
            return False
        token = words.head[token]
    return False


def _days(scene: Scene, draft: Draft) -> list[Days]:
    first, last = scene.sentence(draft.clause.head)
    return [
        time.days
        for time in lying(scene.mentions.times, first, last)
        if time.days and time.kind == "date" and _belongs(scene, _top(scene, time.first, time.last), draft)
    ]


def _top(scene: Scene, first: int, last: int) -> int:
    """The token of a stretch that hangs on something outside it."""
    return next((i for i in range(first, last) if not first <= scene.words.head[i] < last), first)


def _days_differ(one: list[Days], other: list[Days]) -> bool:
    return bool(one) and bool(other) and not any(_overlap(a, b) for a in one for b in other)


def _long_ago(scene: Scene, days: list[Days]) -> bool:
    """News goes without a day, its background with one: «five were killed. … In 2003, five were killed»."""
    anchor = scene.article.anchor
    return anchor is not None and any(d.last is not None and (anchor - d.last).days > PAST for d in days)


def _overlap(one: Days, other: Days) -> bool:
    starts_late = one.first and other.last and one.first > other.last
    ends_early = one.last and other.first and one.last < other.first
    return not starts_late and not ends_early


def _places(scene: Scene, draft: Draft) -> list[Place]:
    """The places of the telling's own phrases: behind a preposition, not those that name a party."""
    found = []
    for place in lying(scene.mentions.places, *scene.sentence(draft.clause.head)):
        top = _top(scene, place.first, place.last)
        if scene.words.dep[top] == "pobj" and _belongs(scene, top, draft):
            found.append(place)
    return found


def _places_differ(one: list[Place], other: list[Place]) -> bool:
    return bool(one) and bool(other) and not any(_near(a, b) for a in one for b in other)


def _near(one: Place, other: Place) -> bool:
    """Whether one place may be, or hold, the other."""
    if one.name == other.name or one.name in (other.city, other.province, other.country):
        return True
    if other.name in (one.city, one.province, one.country):
        return True
    return one.geonameid is None or other.geonameid is None


def _numbers(scene: Scene, draft: Draft) -> list[Amount]:
    """How many the recipients are told to be."""
    ends = sorted({entity.span.end for entity in draft.recipient})
    return [amount for end in ends for amount in scene.counted.get(end, ())]


def _numbers_differ(one: list[Amount], other: list[Amount]) -> bool:
    return bool(one) and bool(other) and not any((a.low, a.high) == (b.low, b.high) for a in one for b in other)
