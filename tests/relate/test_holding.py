"""Stretches go in; what lies on a place comes out, whatever their length."""

from __future__ import annotations

from sayso.model import Span, Time
from sayso.relate.holding import REACH, Holding, lying


def test_what_holds_a_place_comes_in_the_order_given() -> None:
    held = Holding([(0, 10 * REACH, "whole"), (5, 9, "word"), (9, 12, "next")])
    assert held.around(6, 8) == ["whole", "word"]
    assert held.around(8, 10) == ["whole"]
    assert held.around(REACH - 1, REACH + 1) == ["whole"]
    assert held.around(10 * REACH, 10 * REACH + 1) == []


def test_what_touches_a_place() -> None:
    held = Holding([(0, 4, "first"), (REACH - 2, REACH + 2, "second")])
    assert held.touching(3, 5) == ["first"]
    assert set(held.touching(0, 2 * REACH)) == {"first", "second"}
    assert held.touching(4, REACH - 2) == []


def test_what_begins_between_two_tokens() -> None:
    times = [Time(span=Span(at, at + 1), text="", first=at, last=at + 1, days=None) for at in (2, 5, 5, 9)]
    assert [time.first for time in lying(times, 3, 9)] == [5, 5]
    assert list(lying(times, 10, 20)) == []
