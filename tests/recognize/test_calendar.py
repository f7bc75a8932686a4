"""Days and units go in; days come out."""

from __future__ import annotations

import datetime as dt

import pytest

from sayso.model import Days
from sayso.recognize.calendar import (
    easter,
    part,
    shift,
    spanning,
    unit_around,
    weekday_after,
    weekday_before,
    whole_month,
)

MARCH = Days(dt.date(2008, 3, 1), dt.date(2008, 3, 31))
SATURDAY = dt.date(2008, 3, 29)


def test_units_hold_their_day():
    assert unit_around(SATURDAY, "week") == Days(dt.date(2008, 3, 24), dt.date(2008, 3, 30))
    assert unit_around(SATURDAY, "quarter") == Days(dt.date(2008, 1, 1), dt.date(2008, 3, 31))
    assert unit_around(SATURDAY, "century") == Days(dt.date(2001, 1, 1), dt.date(2100, 12, 31))
    assert whole_month(2008, 2).last == dt.date(2008, 2, 29)


@pytest.mark.parametrize(
    ("unit", "number", "there"),
    [("day", -1, "2008-03-28"), ("week", 2, "2008-04-12"), ("month", -1, "2008-02-29"), ("year", -10000, "0008-03-29")],
)
def test_shift_stays_within_the_calendar(unit, number, there):
    assert str(shift(SATURDAY, unit, number)) == there


def test_weekdays_count_today_unless_told_otherwise():
    assert weekday_before(SATURDAY, 5) == SATURDAY == weekday_after(SATURDAY, 5)
    assert weekday_before(SATURDAY, 5, strictly=True) == dt.date(2008, 3, 22)
    assert weekday_after(SATURDAY, 0) == dt.date(2008, 3, 31)


def test_parts_easter_and_spans():
    assert part(MARCH, "late") == Days(dt.date(2008, 3, 21), dt.date(2008, 3, 31))
    assert part(MARCH, "") == MARCH
    assert easter(2008) == dt.date(2008, 3, 23)
    assert spanning(MARCH, Days(dt.date(2007, 1, 1), dt.date(2007, 1, 2))) is None
