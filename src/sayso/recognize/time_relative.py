"""A matched time that counts from publication or from the narrative goes in; the days that it means come out."""

from __future__ import annotations

import datetime as dt

from sayso.model import Days
from sayso.recognize.calendar import (
    MONTHS,
    day,
    part,
    shift,
    unit_around,
    weekday_after,
    weekday_before,
    whole_month,
)
from sayso.recognize.time_values import DROP, Hit, Told, dated, in_year, one

RECENT = {"day": 7, "week": 28, "month": 122, "year": 1826, "decade": 7305}


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


def deictic(hit: Hit) -> Told:
    if not hit.published:
        return None, "published"
    move = hit.number("T")
    if "G" in hit.letters or "B" in hit.letters:
        move += 1 if "G" in hit.letters else -1
    return one(shift(hit.published, "day", move)), "published"


def weekday(hit: Hit) -> Told:
    """A bare weekday: the nearest up to publication; the next one if told as future."""
    if not hit.published:
        return None, "published"
    step = weekday_after if hit.cue == "future" else weekday_before
    return one(step(hit.published, hit.number("W"))), "published"


def weekday_pn(hit: Hit) -> Told:
    """«last», «next», «this», «the following» Friday."""
    at, number = hit.published, hit.number("W")
    if "F" in hit.letters:
        base = hit.narrative.last if hit.narrative else at
        return (one(weekday_after(base, number, strictly=True)) if base else None), "context"
    if not at:
        return None, "published"
    if "l" in hit.letters or "p" in hit.letters:
        return one(weekday_before(at, number, strictly=True)), "published"
    if "n" in hit.letters:
        return one(weekday_after(at, number, strictly=True)), "published"
    return one((weekday_before if hit.cue == "past" else weekday_after)(at, number)), "published"


def weekday_k(hit: Hit) -> Told:
    base = hit.narrative.last if hit.narrative else hit.published
    return (one(weekday_before(base, hit.number("W"))) if base else None), "context"


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
    return (one(shift(week.first, "day", hit.number("W"))) if week and week.first else None), "published"


def weekday_ago(hit: Hit) -> Told:
    """«a week ago on Friday»."""
    if not hit.published:
        return None, "published"
    at = shift(hit.published, hit.unit(), -_least(hit))
    back, on = weekday_before(at, hit.number("W")), weekday_after(at, hit.number("W"))
    return one(back if at - back <= on - at else on), "published"


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
    base, anchor = in_year(hit, int(str(months[0])), int(str(numbers[0])))
    if told:
        base, anchor = one(day(told, int(str(months[0])), int(str(numbers[0])))), "told"
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
    return (hit.narrative if hit.narrative else one(hit.published)), "context"


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
            shift(hit.published, hit.unit(), -1), "day", -{"week": 3, "month": 15, "year": 182}.get(hit.unit(), 0)
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
        past = hit.cue == "past" and not {"P", "L"} & set(hit.letters)
        if "E" in hit.letters or (past and found.first <= hit.published):
            begin = (
                shift(found.first, "day", -7) if hit.unit() == "week" and hit.published.weekday() < 2 else found.first
            )
            return Days(begin if "E" in hit.letters else found.first, min(hit.published, found.last)), "published"
        if "L" in hit.letters and found.last >= hit.published:
            return Days(hit.published, found.last), "published"
    return part(found, hit.position()), "published"


def night(hit: Hit) -> Told:
    return (one(shift(hit.published, "day", -1)) if hit.published else None), "published"


def overnight(hit: Hit) -> Told:
    return (Days(shift(hit.published, "day", -1), hit.published) if hit.published else None), "published"
