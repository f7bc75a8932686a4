"""A matched time expression and its anchors go in; the days that it means come out, one small function a rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from sayso.model import Days
from sayso.recognize.calendar import (
    MONTHS,
    day,
    easter,
    part,
    shift,
    spanning,
    unit_around,
    weekday_after,
    weekday_before,
    whole_month,
    whole_year,
    years,
)
from sayso.recognize.time_rules import Value

Anchor = Literal["told", "context", "published"]
Cue = Literal["past", "future", ""]
DROP = Days(dt.date.min, dt.date.min)
RECENT = {"day": 7, "week": 28, "month": 122, "year": 1826, "decade": 7305}


@dataclass(frozen=True, slots=True)
class Hit:
    """One match: its class letters, values and words, the publication day, the narrative's days, the clause's tense."""

    letters: str
    values: tuple[Value, ...]
    words: tuple[str, ...]
    published: dt.date | None
    narrative: Days | None
    cue: Cue

    def all(self, letters: str) -> list[Value]:
        return [v for c, v in zip(self.letters, self.values, strict=True) if c in letters]

    def number(self, letters: str, default: int = 0) -> int:
        found = self.all(letters)
        return found[0] if found and isinstance(found[0], int) else default

    def unit(self) -> str:
        found = self.all("Uge")
        return str(found[-1]) if found else "day"

    def position(self) -> str:
        found = self.all("PEL")
        return str(found[0]) if found else ""


Told = tuple[Days | None, Anchor]
Resolver = Callable[[Hit], Told]


def _one(at: dt.date | None) -> Days | None:
    return Days(at, at) if at else None


def _in_year(hit: Hit, month: int, number: int | None) -> Told:
    """A day or month without its year: that of the narrative, else the nearest past one (the next, if told as future)."""

    def of(year: int) -> Days | None:
        return whole_month(year, month) if number is None else _one(day(year, month, number))

    story = hit.narrative.first if hit.narrative and hit.cue != "future" else None
    if story and (not hit.published or (hit.published - (hit.narrative.last or story)).days > 400):  # type: ignore[union-attr]
        return of(story.year), "context"
    at = hit.published
    if not at:
        return None, "published"
    found = [d for year in (at.year - 1, at.year, at.year + 1) if (d := of(year)) and d.first and d.last]
    named = [d for d in found if d.first and number and d.first.weekday() == hit.number("W", 9)]
    if named:
        return named[0], "published"
    past = [d for d in found if d.first and d.first <= at]
    future = [d for d in found if d.last and d.last >= at]
    if hit.cue == "future" and future:
        return future[0], "published"
    if hit.cue == "past" or not future:
        return (past or found)[-1] if found else None, "published"
    near = [d for d in future if d.first and (d.first - at).days <= 45]
    return (
        near[0] if near and not (past and past[-1].last and (at - past[-1].last).days < 45) else (past or future)[-1]
    ), "published"


def dated(hit: Hit) -> Told:
    """Day, month and perhaps year, in either order."""
    month, number, year = hit.number("M"), hit.number("D"), hit.number("Y")
    return (_one(day(year, month, number)), "told") if year else _in_year(hit, month, number)


def iso(hit: Hit) -> Told:
    found = hit.all("J")
    if found and isinstance(found[0], Days):
        return found[0], "told"
    year, month, number = (v if isinstance(v, int) else 0 for v in hit.values[::2])
    return _one(day(year, month, number)), "told"


def month(hit: Hit) -> Told:
    year = hit.number("Y")
    found, anchor = (whole_month(year, hit.number("M")), "told") if year else _in_year(hit, hit.number("M"), None)
    return (part(found, hit.position()) if found else None), anchor  # type: ignore[return-value]


def month_of(hit: Hit) -> Told:
    """«June of this year», «November last year»."""
    found = _moved(hit)
    if not found or not found.first or hit.unit() != "year":
        return None, "published"
    return part(whole_month(found.first.year, hit.number("M")), hit.position()), "published"


def unit_of(hit: Hit) -> Told:
    """«the weekend of March 9»."""
    found, anchor = dated(hit)
    return (unit_around(found.first, hit.unit()) if found and found.first else None), anchor


def month_range(hit: Hit) -> Told:
    months, given = hit.all("M"), hit.all("Y")
    year = given[-1] if given and isinstance(given[-1], int) else 0
    a, b = int(str(months[0])), int(str(months[-1]))
    last, anchor = (whole_month(year, b), "told") if year else _in_year(hit, b, None)
    if not last or not last.last:
        return None, "published"
    begin = int(str(given[0])) if len(given) > 1 else last.last.year - (a > b)
    return spanning(whole_month(begin, a), last), anchor  # type: ignore[return-value]


def day_range(hit: Hit) -> Told:
    """Two days of one or two months."""
    months, numbers, year = hit.all("M"), hit.all("D"), hit.number("Y")
    end_month, end = int(str(months[-1])), int(str(numbers[-1]))
    last, anchor = (_one(day(year, end_month, end)), "told") if year else _in_year(hit, end_month, end)
    if not last or not last.last:
        return None, "published"
    first = _one(day(last.last.year - (int(str(months[0])) > end_month), int(str(months[0])), int(str(numbers[0]))))
    return spanning(first, last) or last, anchor  # type: ignore[return-value]


def year_range(hit: Hit) -> Told:
    given = [v for v in hit.all("YDN") if isinstance(v, int)]
    first, last = given[0], given[-1]
    if last < 100:
        last += first // 100 * 100
    return (years(first, last) if first <= last <= 9999 else DROP), "told"


def year(hit: Hit) -> Told:
    return part(whole_year(hit.number("Y")), hit.position()), "told"


def decade(hit: Hit) -> Told:
    start = hit.number("K")
    return part(years(start, start + 9), hit.position()), "told"


def century(hit: Hit) -> Told:
    number = hit.number("DR")
    if not 1 <= number <= 22:
        return None, "told"
    return part(years((number - 1) * 100 + 1, number * 100), hit.position()), "told"


def deictic(hit: Hit) -> Told:
    if not hit.published:
        return None, "published"
    move = hit.number("T")
    if "G" in hit.letters or "B" in hit.letters:
        move += 1 if "G" in hit.letters else -1
    return _one(shift(hit.published, "day", move)), "published"


def weekday(hit: Hit) -> Told:
    """A bare weekday: the nearest up to publication; the next one if told as future."""
    if not hit.published:
        return None, "published"
    step = weekday_after if hit.cue == "future" else weekday_before
    return _one(step(hit.published, hit.number("W"))), "published"


def weekday_pn(hit: Hit) -> Told:
    """«last», «next», «this», «the following» Friday."""
    at, number = hit.published, hit.number("W")
    if "F" in hit.letters:
        base = hit.narrative.last if hit.narrative else at
        return (_one(weekday_after(base, number, strictly=True)) if base else None), "context"
    if not at:
        return None, "published"
    if "l" in hit.letters or "p" in hit.letters:
        return _one(weekday_before(at, number, strictly=True)), "published"
    if "n" in hit.letters:
        return _one(weekday_after(at, number, strictly=True)), "published"
    return _one((weekday_before if hit.cue == "past" else weekday_after)(at, number)), "published"


def weekday_k(hit: Hit) -> Told:
    base = hit.narrative.last if hit.narrative else hit.published
    return (_one(weekday_before(base, hit.number("W"))) if base else None), "context"


def _moved(hit: Hit) -> Days | None:
    """The week, month … that «last», «this» or «next» names, seen from publication."""
    if not hit.published:
        return None
    unit = hit.unit()
    move = sum(v for v in hit.all("lnt") if isinstance(v, int))
    if unit == "weekend":
        saturday = weekday_before(hit.published, 5, strictly=move < 0)
        if move > 0 or (move == 0 and hit.cue == "future"):
            saturday = weekday_after(hit.published, 5)
        return Days(saturday, shift(saturday, "day", 1))
    return unit_around(shift(hit.published, unit, move), unit)


def weekday_of(hit: Hit) -> Told:
    week = _moved(hit)
    return (_one(shift(week.first, "day", hit.number("W"))) if week and week.first else None), "published"


def weekday_ago(hit: Hit) -> Told:
    """«a week ago on Friday»."""
    if not hit.published:
        return None, "published"
    at = shift(hit.published, hit.unit(), -_least(hit))
    back, on = weekday_before(at, hit.number("W")), weekday_after(at, hit.number("W"))
    return _one(back if at - back <= on - at else on), "published"


def weekday_range(hit: Hit) -> Told:
    if not hit.published:
        return None, "published"
    numbers = [v for v in hit.all("W") if isinstance(v, int)]
    if set("lnt") & set(hit.letters) and "U" in hit.letters:
        week = _moved(hit)
        base = week.first if week else None
        last = shift(base, "day", numbers[-1]) if base else None
    else:
        last = (weekday_after if hit.cue == "future" else weekday_before)(hit.published, numbers[-1])
    if not last:
        return None, "published"
    return Days(weekday_before(last, numbers[0]), last), "published"


def _bounds(hit: Hit) -> tuple[int, int]:
    """The least and the greatest number told: «a» 1, «three» 3, «several» 3 to 9."""
    found = hit.all("DN")
    if not found:
        return (1, 1) if "a" in hit.letters or "y" not in hit.letters else (0, 1)
    if isinstance(found[0], str):
        low, _, high = found[0].partition("-")
        return int(low), int(high or low)
    number = found[0] if isinstance(found[0], int) else 1
    return number, number


def _least(hit: Hit) -> int:
    return _bounds(hit)[0]


def _far(hit: Hit, base: dt.date | None, sign: int) -> Days | None:
    """So many units before or after `base`: a day for days, the whole week, month or year for those."""
    if not base:
        return None
    unit, (low, high) = hit.unit(), _bounds(hit)
    near, far = shift(base, unit, sign * low), shift(base, unit, sign * high)
    if low == high and unit in ("week", "fortnight"):
        return Days(near, near)
    first, last = unit_around(min(near, far), unit).first, unit_around(max(near, far), unit).last
    if sign < 0 and last and last >= base:
        last = max(min(near, far), shift(base, "day", -1))
    return Days(first, last)


def offset_ago(hit: Hit) -> Told:
    if hit.letters == "UA" and hit.published:
        unit = hit.unit()
        return Days(shift(hit.published, unit, -9), shift(hit.published, unit, -2)), "published"
    return _far(hit, hit.published, -1), "published"


def offset_half(hit: Hit) -> Told:
    if not hit.published:
        return None, "published"
    at = shift(shift(hit.published, hit.unit(), -_least(hit)), "month", -MONTHS.get(hit.unit(), 0) // 2)
    return unit_around(at, "month"), "published"


def offset_told(hit: Hit) -> Told:
    """«a week later», «two days before»: from the narrative."""
    sign = -1 if set("EB") & set(hit.letters) else 1
    if not hit.narrative:
        return (_far(hit, hit.published, sign) if sign < 0 else None), "context"
    if sign > 0 and hit.published and hit.cue != "future":
        on = _far(hit, hit.narrative.last, 1)
        return (on if on and on.first and on.first <= hit.published else None), "context"
    return _far(hit, hit.narrative.first if sign < 0 else hit.narrative.last, sign), "context"


def offset_day(hit: Hit) -> Told:
    """«two days after March 9»: from the day that stands there."""
    cut = next(k for k, c in enumerate(hit.letters) if c in "GLB")
    months = [v for c, v in zip(hit.letters[cut:], hit.values[cut:], strict=True) if c == "M"]
    numbers = [v for c, v in zip(hit.letters[cut:], hit.values[cut:], strict=True) if c == "D"]
    told = hit.number("Y")
    base, anchor = _in_year(hit, int(str(months[0])), int(str(numbers[0])))
    if told:
        base, anchor = _one(day(told, int(str(months[0])), int(str(numbers[0])))), "told"
    front = Hit(hit.letters[:cut], hit.values[:cut], hit.words[:cut], hit.published, hit.narrative, hit.cue)
    return _far(front, base.first if base else None, -1 if hit.letters[cut] == "B" else 1), anchor


def offset_vague(hit: Hit) -> Told:
    """«days later»: two to nine of them."""
    sign = -1 if set("EB") & set(hit.letters) else 1
    base = (hit.narrative.last if sign > 0 else hit.narrative.first) if hit.narrative else None
    base = base or (hit.published if sign < 0 else None)
    if not base:
        return None, "context"
    ends = sorted((shift(base, hit.unit(), 2 * sign), shift(base, hit.unit(), 9 * sign)))
    if hit.published and ends[0] <= hit.published < ends[1]:
        ends[1] = hit.published
    return Days(ends[0], ends[1]), "context"


def same(hit: Hit) -> Told:
    base = hit.narrative.first if hit.narrative else None
    return (unit_around(base, hit.unit()) if base else None), "context"


def that_part(hit: Hit) -> Told:
    return (hit.narrative if hit.narrative else _one(hit.published)), "context"


def following(hit: Hit) -> Told:
    base = hit.narrative.last if hit.narrative else None
    if not base:
        return (_far(hit, hit.published, 1) if "n" in hit.letters else None), "context"
    return unit_around(shift(base, hit.unit(), 1), hit.unit()), "context"


def previous(hit: Hit) -> Told:
    base = (hit.narrative.first if hit.narrative else None) or hit.published
    return (unit_around(shift(base, hit.unit(), -1), hit.unit()) if base else None), "context"


def window(hit: Hit) -> Told:
    """«over the past year», «the next three months»: a stretch that ends or begins at publication."""
    if not hit.published:
        return None, "published"
    number = _bounds(hit)[1] or 1
    if "&ay" in hit.letters:
        far = shift(
            shift(hit.published, hit.unit(), -1), "day", -{"week": 4, "month": 15, "year": 182}.get(hit.unit(), 0)
        )
        return Days(far, hit.published), "published"
    if "n" in hit.letters:
        return Days(hit.published, shift(hit.published, hit.unit(), number)), "published"
    return Days(shift(hit.published, hit.unit(), -number), hit.published), "published"


def recent(hit: Hit) -> Told:
    if not hit.published:
        return None, "published"
    length = RECENT.get(hit.unit(), 7)
    return Days(shift(hit.published, "day", -length), hit.published), "published"


def weekend(hit: Hit) -> Told:
    return unit(hit) if hit.unit() == "weekend" else (DROP, "published")


def unit(hit: Hit) -> Told:
    """«last week», «late last year», «earlier this month», «the end of the year»."""
    if "k" in hit.letters or "p" in hit.letters:
        base = hit.narrative.first if hit.narrative else hit.published
        at = shift(base, hit.unit(), -1) if base and "p" in hit.letters else base
        return (part(unit_around(at, hit.unit()), hit.position()) if at else None), "context"
    found = _moved(hit)
    if not found or not hit.published:
        return found, "published"
    if "t" in hit.letters and found.first and found.last:
        if "E" in hit.letters or (hit.cue == "past" and "P" not in hit.letters and found.first <= hit.published):
            begin = (
                shift(found.first, "day", -7) if hit.unit() == "week" and hit.published.weekday() < 2 else found.first
            )
            return Days(begin if "E" in hit.letters else found.first, min(hit.published, found.last)), "published"
        if "L" in hit.letters and found.last >= hit.published:
            return Days(hit.published, found.last), "published"
    return part(found, hit.position()), "published"


def night(hit: Hit) -> Told:
    return (_one(shift(hit.published, "day", -1)) if hit.published else None), "published"


def overnight(hit: Hit) -> Told:
    return (Days(shift(hit.published, "day", -1), hit.published) if hit.published else None), "published"


def season(hit: Hit) -> Told:
    """Summer 2011, last winter: three months, winter from December on."""
    number, told = hit.number("S"), hit.number("Y")
    if told:
        return part(
            spanning(whole_month(told, number), _third(told, number)) or whole_year(told), hit.position()
        ), "told"
    if not hit.published:
        return None, "published"
    at = hit.published
    spans = [
        Days(dt.date(y, number, 1), _third(y, number).last) for y in (at.year - 2, at.year - 1, at.year, at.year + 1)
    ]
    if "n" in hit.letters:
        return next((s for s in spans if s.first and s.first > at), None), "published"
    inside = [s for s in spans if s.first and s.first <= at and (s.last or at) >= at]
    if "t" in hit.letters and (inside or hit.cue != "past"):
        return (inside or [s for s in spans if s.first and s.first > at])[0], "published"
    return [s for s in spans if s.last and s.last < at][-1], "published"


def _third(year_: int, first: int) -> Days:
    return whole_month(year_ + (first > 10), (first + 1) % 12 + 1)


def month_pn(hit: Hit) -> Told:
    at, number = hit.published, hit.number("M")
    if not at:
        return None, "published"
    if "n" in hit.letters:
        return whole_month(at.year + (number <= at.month), number), "published"
    if "l" in hit.letters:
        return whole_month(at.year - (number >= at.month), number), "published"
    return whole_month(at.year, number), "published"


def holiday(hit: Hit) -> Told:
    value = str(next(v for c, v in zip(hit.letters, hit.values, strict=True) if c == "H"))
    told = hit.number("Y")
    if not value.startswith("easter"):
        month_, number = (int(v) for v in value.split("-"))
        return (_one(day(told, month_, number)), "told") if told else _in_year(hit, month_, number)
    at = hit.published
    if not (told or at):
        return None, "published"
    found = shift(easter(told or (at or dt.date.min).year), "day", int(value[6:]))
    if not told and at and found > at and hit.cue != "future" and (found - at).days > 45:
        found = shift(easter(at.year - 1), "day", int(value[6:]))
    return Days(found, found), "told" if told else "published"


def piece_of_year(hit: Hit) -> Told:
    """A quarter or half of a year."""
    told = hit.number("Y") or (hit.published.year + hit.number("lnt") if hit.published else 0)
    if not told or (not hit.number("Y") and hit.unit() != "year"):
        return None, "published"
    length, number = (3 if "g" in hit.letters else 6), hit.number("RD") or (2 if "l" in hit.letters else 1)
    if not 1 <= number <= 12 // length:
        return None, "told"
    return spanning(whole_month(told, (number - 1) * length + 1), whole_month(told, number * length)), "told"


def nothing(_: Hit) -> Told:
    return None, "told"


RESOLVERS: dict[str, Resolver] = {
    "range_md_md": day_range, "range_dm_dm": day_range, "range_md": day_range, "range_dm": day_range,
    "range_my": month_range, "range_y": year_range, "iso": iso, "dmy": dated, "mdy": dated, "dm": dated, "mdi": dated,
    "my": month, "month_of": month_of, "unit_of": unit_of, "month": month, "month_p": month_pn, "offset_day": offset_day, "deictic_from": deictic,
    "deictic": deictic, "weekday_of": weekday_of, "weekday_ago": weekday_ago, "weekday_range": weekday_range,
    "weekday_pn": weekday_pn, "weekday_k": weekday_k, "weekday": weekday, "quarter": piece_of_year,
    "half": piece_of_year, "century": century, "decade": decade, "last_many": window, "offset_ago": offset_ago,
    "offset_half": offset_half, "offset_told": offset_told, "offset_vague": offset_vague, "same": same,
    "that_part": that_part, "following": following, "previous": previous, "window": window, "recent": recent,
    "part_unit": unit, "unit": unit, "night": night, "this_part": deictic, "weekend": weekend, "overnight": overnight,
    "season": season, "season_y": season, "holiday": holiday, "year": year,
}  # fmt: skip
