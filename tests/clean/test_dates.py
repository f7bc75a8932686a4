"""Printed dates in, days out."""

from __future__ import annotations

import datetime as dt

import pytest

from sayso.clean.dates import dates_in, day_in_url, day_of, range_of

DAY = dt.date(2008, 3, 9)


@pytest.mark.parametrize(
    "said",
    [
        "9 March 2008", "9th of March, 2008", "Sunday, March 9, 2008", "Sun 9 Mar 2008 18.04 BST", "MARCH 9, 2008",
        "Mar. 9th, 2008", "2008-03-09", "2008-03-09T23:10:00Z", "2008/03/09", "2008.03.09", "9-3-2008", "09/03/2008",
        "9.3.2008", "09-Mar-2008", "20080309", "20080309T101010Z", "1205020800", "1205020800000", "March 9 2008",
        "Sun, 09 Mar 2008 10:00:00 +0100", "9 Mar 08", "3/9/2008 10:15 AM EST", "Published: 9 March 2008",
    ],
)  # fmt: skip
def test_every_usual_form_is_read(said: str) -> None:
    assert day_of(said) == DAY


@pytest.mark.parametrize("said", [None, "", "soon", "31 February 2008", "12345", "version 1.2.2008.4", "March 2008"])
def test_what_is_no_day_is_none(said: str | None) -> None:
    assert day_of(said) is None


def test_month_or_year_alone_is_a_range() -> None:
    assert range_of("2008") == (dt.date(2008, 1, 1), dt.date(2008, 12, 31))
    assert range_of("February 2008") == range_of("2008-02") == (dt.date(2008, 2, 1), dt.date(2008, 2, 29))
    assert range_of("December 2008") == (dt.date(2008, 12, 1), dt.date(2008, 12, 31))
    assert range_of("Smarch 2008") is None


def test_dates_stand_in_order_with_the_other_reading() -> None:
    found = list(dates_in("From 4/3/2008 to March 9, 2008 and 2008-03-10."))
    assert [f.day for f in found] == [dt.date(2008, 3, 4), DAY, dt.date(2008, 3, 10)]
    assert found[0].other == dt.date(2008, 4, 3)


@pytest.mark.parametrize(
    "url",
    ["https://a.org/2008/03/09/talks.html", "https://a.org/2008/mar/09/talks", "https://a.org/talks-2008-03-09/",
     "http://a.org/20080309/talks"],
)  # fmt: skip
def test_address_names_the_day(url: str) -> None:
    assert day_in_url(url) == DAY


def test_other_numbers_of_an_address_are_no_day() -> None:
    assert day_in_url("https://a.org/article/3338539.html") is None
    assert day_in_url("https://a.org/2008/13/45/x") is None
    assert day_in_url(None) is None
