"""Days, months, weekdays and units go in; the days that they mean come out: calendar arithmetic without any words."""

from __future__ import annotations

import calendar
import datetime as dt

from sayso.model import Days

MONTHS = {"year": 12, "quarter": 3, "decade": 120, "century": 1200, "season": 3}
LENGTH = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7, "hour": 0, "minute": 0}


def whole_month(year: int, month: int) -> Days:
    return Days(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]))


def whole_year(year: int) -> Days:
    return Days(dt.date(year, 1, 1), dt.date(year, 12, 31))


def years(first: int, last: int) -> Days:
    return Days(dt.date(first, 1, 1), dt.date(last, 12, 31))


def day(year: int, month: int, number: int) -> dt.date | None:
    """A day, or None where the calendar has none."""
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def shift_months(at: dt.date, months: int) -> dt.date:
    """The same day so many months on, or the month's last day where that month is shorter."""
    year, month = divmod(at.year * 12 + at.month - 1 + months, 12)
    year = min(max(year, 1), 9999)
    return dt.date(year, month + 1, min(at.day, calendar.monthrange(year, month + 1)[1]))


def shift(at: dt.date, unit: str, number: int) -> dt.date:
    """`at` moved by `number` units, within the years 1 to 9999."""
    if unit in MONTHS or unit == "month":
        return shift_months(at, max(-24000, min(24000, MONTHS.get(unit, 1) * number)))
    ordinal = at.toordinal() + LENGTH.get(unit, 1) * max(-700_000, min(700_000, number))
    return dt.date.fromordinal(min(max(ordinal, 1), dt.date.max.toordinal()))


def unit_around(at: dt.date, unit: str) -> Days:
    """The whole week (Monday first), month, quarter … in which `at` lies."""
    if unit in ("week", "fortnight"):
        monday = shift(at, "day", -at.weekday())
        return Days(monday, shift(monday, "day", 6))
    if unit == "weekend":
        saturday = shift(at, "day", 5 - at.weekday())
        return Days(saturday, shift(saturday, "day", 1))
    if unit == "month":
        return whole_month(at.year, at.month)
    if unit in ("quarter", "season"):
        first = at.month - (at.month - 1) % 3
        return Days(dt.date(at.year, first, 1), whole_month(at.year, first + 2).last)
    if unit == "year":
        return whole_year(at.year)
    if unit == "decade":
        return years(max(1, at.year // 10 * 10), at.year // 10 * 10 + 9)
    if unit == "century":
        return years((at.year - 1) // 100 * 100 + 1, min(9999, (at.year - 1) // 100 * 100 + 100))
    return Days(at, at)


def part(days: Days, position: str) -> Days:
    """The early, middle or late third of a span (of a year its quarters: late 2007 is October to December)."""
    first, last = days.first, days.last
    if first is None or last is None or not position:
        return days
    length = (last - first).days + 1
    if length >= 2000:
        thirds = {"early": (0, 3), "mid": (3, 6), "late": (6, 9)}.get(position, (0, 9))
        ten = (last.year - first.year + 1) // 10
        return years(first.year + thirds[0] * ten, min(last.year, first.year + (thirds[1] + 1) * ten - 1))
    if length >= 360:
        months = {"early": (1, 3), "mid": (5, 8), "late": (10, 12)}.get(position, (1, 12))
        return Days(dt.date(first.year, months[0], 1), whole_month(first.year, months[1]).last)
    if 28 <= length <= 31:
        cut = {"early": (1, 10), "mid": (11, 20), "late": (21, last.day)}.get(position, (1, last.day))
        return Days(first.replace(day=cut[0]), first.replace(day=cut[1]))
    third = max(1, length // 3)
    if position == "early":
        return Days(first, shift(first, "day", third - 1))
    if position == "late":
        return Days(shift(last, "day", 1 - third), last)
    return days


def weekday_before(at: dt.date, weekday: int, *, strictly: bool = False) -> dt.date:
    """The nearest such weekday up to `at` (or before it)."""
    back = (at.weekday() - weekday) % 7
    return shift(at, "day", -(back or (7 if strictly else 0)))


def weekday_after(at: dt.date, weekday: int, *, strictly: bool = False) -> dt.date:
    """The nearest such weekday from `at` on (or after it)."""
    on = (weekday - at.weekday()) % 7
    return shift(at, "day", on or (7 if strictly else 0))


def easter(year: int) -> dt.date:
    """Western Easter Sunday (the anonymous Gregorian rule)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, number = divmod(h + k - 7 * m + 114, 31)
    return dt.date(year, month, number + 1)


def spanning(first: Days | None, second: Days | None) -> Days | None:
    """From the first of one to the last of the other; None where they do not run forward."""
    if not first or not second or not first.first or not second.last or second.last < first.first:
        return None
    return Days(first.first, second.last)
