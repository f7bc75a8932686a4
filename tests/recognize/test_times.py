"""Sentences of our own go in; the days that their time expressions mean come out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from sayso.model import Days
from sayso.recognize.times import days_for, default_days, find_times, when

HARD = [
    ("The mayor resigned on Friday of last week.", "2007-05-29", "Friday of last week", "2007-05-25", "2007-05-25"),
    ("On 9 April the bridge fell.", "2007-05-29", "9 April", "2007-04-09", "2007-04-09"),
    (
        "On 9 April 2007 the bridge fell. A week later the mayor left.",
        "2007-05-29",
        "A week later",
        "2007-04-16",
        "2007-04-16",
    ),
    (
        "The bridge fell on 9 April 2007. The mayor left days after.",
        "2007-05-29",
        "days after",
        "2007-04-11",
        "2007-04-18",
    ),
    (
        "Shots rang out in the early hours of Friday.",
        "2020-01-05",
        "the early hours of Friday",
        "2020-01-03",
        "2020-01-03",
    ),
    ("The garrison left late last year.", "2008-03-20", "late last year", "2007-10-01", "2007-12-31"),
    ("The pact was signed earlier this month.", "2020-01-14", "earlier this month", "2020-01-01", "2020-01-14"),
    (
        "Posted Tue 29 May 2007, 18:53 BST by the desk.",
        "2008-01-01",
        "Tue 29 May 2007, 18:53 BST",
        "2007-05-29",
        "2007-05-29",
    ),
    ("Voters went to the polls on Sunday.", "2020-01-05", "Sunday", "2020-01-05", "2020-01-05"),
    ("A convoy was hit on December 29.", "2020-01-05", "December 29", "2019-12-29", "2019-12-29"),
    ("Jets flew over the port on Thursday night.", "2008-03-29", "Thursday night", "2008-03-27", "2008-03-27"),
    ("Crowds met on Friday of this week.", "2008-03-29", "Friday of this week", "2008-03-28", "2008-03-28"),
    ("The court opened in November 2004.", "2008-03-29", "November 2004", "2004-11-01", "2004-11-30"),
    ("The court opened in January 2020.", "2020-06-29", "January 2020", "2020-01-01", "2020-01-31"),
    ("The strike began last week.", "2008-03-29", "last week", "2008-03-17", "2008-03-23"),
    ("The strike began on October 7.", "2023-12-10", "October 7", "2023-10-07", "2023-10-07"),
    ("He governed from 2003 to 2008.", "2010-03-29", "2003 to 2008", "2003-01-01", "2008-12-31"),
    ("The strike began two days ago.", "2008-03-29", "two days ago", "2008-03-27", "2008-03-27"),
    ("The strike began earlier this week.", "2008-03-29", "earlier this week", "2008-03-24", "2008-03-29"),
    ("The strike began in 2003.", "2008-03-29", "2003", "2003-01-01", "2003-12-31"),
    ("The council will meet this Friday.", "2007-05-29", "this Friday", "2007-06-01", "2007-06-01"),
    ("The council met on November 29 2019.", "2020-03-29", "November 29 2019", "2019-11-29", "2019-11-29"),
]
MORE = [
    ("The talks resume on Sunday and will end in June.", "2010-03-17", "June", "2010-06-01", "2010-06-30"),
    ("They have held the town since 2014.", "2016-02-03", "2014", "2014-01-01", "2016-02-03"),
    ("Prices rose between March and June 2011.", "2012-02-03", "March and June 2011", "2011-03-01", "2011-06-30"),
    ("The levy lapsed in summer 2006.", "2008-01-01", "summer 2006", "2006-06-01", "2006-08-31"),
    ("The levy lapsed in mid-March.", "2008-05-01", "mid-March", "2008-03-11", "2008-03-20"),
    ("It fell in the second quarter of 2006.", "2008-01-01", "the second quarter of 2006", "2006-04-01", "2006-06-30"),
    ("The levy dates from the late 1980s.", "2008-01-01", "the late 1980s", "1986-01-01", "1989-12-31"),
    ("The levy dates from the 19th century.", "2008-01-01", "the 19th century", "1801-01-01", "1900-12-31"),
    ("Over the past decade the fleet has shrunk.", "2016-06-10", "the past decade", "2006-06-10", "2016-06-10"),
    ("In recent weeks the fleet has shrunk.", "2016-06-10", "recent weeks", "2016-05-13", "2016-06-10"),
    ("Raiders came on 3 May 2015. The next day all left.", "2016-06-10", "The next day", "2015-05-04", "2015-05-04"),
    ("Raiders came on 3 May 2015. Troops came the same day.", "2016-06-10", "the same day", "2015-05-03", "2015-05-03"),
    ("He came on 3 May 2015. Two days earlier it fell.", "2016-06-10", "Two days earlier", "2015-05-01", "2015-05-01"),
    ("Raiders came yesterday.", "2016-03-01", "yesterday", "2016-02-29", "2016-02-29"),
    ("Raiders came last night.", "2016-03-01", "last night", "2016-02-29", "2016-02-29"),
    ("Raiders came overnight.", "2016-03-01", "overnight", "2016-02-29", "2016-03-01"),
    ("Raiders came on Thursday and Friday.", "2008-03-29", "Thursday and Friday", "2008-03-27", "2008-03-28"),
    ("Raiders came on March 3-9, 2011.", "2012-03-29", "March 3-9, 2011", "2011-03-03", "2011-03-09"),
    ("Raiders came on 2011-03-09.", "2012-03-29", "2011-03-09", "2011-03-09", "2011-03-09"),
    ("Raiders came on Christmas Eve.", "2012-03-29", "Christmas Eve", "2011-12-24", "2011-12-24"),
    ("Raiders came over the weekend.", "2012-03-28", "the weekend", "2012-03-24", "2012-03-25"),
    ("Raiders came in June of last year.", "2012-03-28", "June of last year", "2011-06-01", "2011-06-30"),
]  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize(("text", "published", "words", "first", "last"), HARD + MORE)
def test_days(read_words, text, published, words, first, last):
    times = {t.text: t for t in find_times(*read_words(text, published))}
    assert words in times, sorted(times)
    days = times[words].days
    assert days and (str(days.first), str(days.last)) == (first, last)


@pytest.mark.model
def test_kinds_and_what_is_no_time(read_words):
    article, words = read_words(
        "A 34-year-old baker may march for three months. Every Friday 2,003 people meet at 10:30 am. In 1500 homes the"
        " Sunday Times lay unread after a 72-hour siege."
    )
    assert [(t.text, t.kind) for t in find_times(article, words)] == [
        ("three months", "duration"),
        ("Every Friday", "set"),
        ("10:30 am", "time"),
        ("72-hour", "duration"),
    ]


@pytest.mark.model
def test_without_a_publication_day_only_absolute_dates_have_days(read_words):
    times = find_times(*read_words("On Tuesday he left. On 4 May 2011 he came back.", None))
    assert [(t.text, t.days is not None) for t in times] == [("Tuesday", False), ("4 May 2011", True)]


@pytest.mark.model
def test_the_date_of_an_act_is_that_of_its_own_clause(read_words):
    article, words = read_words(
        "The union called off marches that were due to begin tomorrow. On Monday police raided a club and jailed its"
        " owner, who was first charged in 2005. Nobody spoke.\nThe guild, founded in 1990, complained."
    )
    times = find_times(article, words)
    at = {word: k for k, word in enumerate(words.text)}
    told = {
        w: (t.text if (t := days_for(words, times, at[w])) else None) for w in ("called", "raided", "jailed", "charged")
    }
    assert told == {"called": None, "raided": "Monday", "jailed": "Monday", "charged": "2005"}
    assert when(article, words, times, at["spoke"])[1:] == ("Monday", "context")
    days, text, basis = when(article, words, times, at["called"])
    assert (days and days.first, text, basis) == (dt.date(2008, 3, 29), None, "published")
    assert default_days(article, "future") is None


@pytest.mark.model
def test_odd_numbers_and_broken_dates_do_no_harm(read_words):
    text = (
        "On 31 February 2011 and 99/99/2011, mid-0000 and the 99th century, 9999 years ago, from 2012 to 1999, he sang."
    )
    for published in ("2008-03-29", "0001-01-01", "9999-12-31", None):
        for time in find_times(*read_words(text, published)):
            assert time.text == text[time.span.start : time.span.end]


@pytest.mark.model
def test_days_and_years_in_the_names_of_bodies_are_no_times(read_words):
    article, words = read_words(
        "The 1931 Freedom Brigades fled. The May 9 Youth Movement wept. On May 9 Army units left. The 1994 accord held."
    )
    assert [t.text for t in find_times(article, words)] == ["May 9", "1994"]


@pytest.mark.model
def test_a_relative_clause_and_a_perfect_take_the_time_that_stands_beside_them(read_words):
    article, words = read_words(
        "He won the vote in May 2006, when rivals accused him of fraud. Troops have besieged the town since Monday."
    )
    times, at = find_times(article, words), {word: k for k, word in enumerate(words.text)}
    days, _, basis = when(article, words, times, at["accused"])
    assert (str(days and days.first), basis) == ("2006-05-01", "told")
    days, _, basis = when(article, words, times, at["besieged"], "perfect")
    assert days and (str(days.first), str(days.last), basis) == ("2008-03-24", "2008-03-29", "told")


@pytest.mark.model
def test_the_day_of_the_story_grows_looser_with_distance(read_words):
    article, words = read_words(
        "Guards fired at a boat on Monday.\nThe crew wept.\nA ship sank.\nA day earlier a tug had left. The mayor sang."
    )
    times, at = find_times(article, words), {word: k for k, word in enumerate(words.text)}
    spans = [when(article, words, times, at[w])[0] for w in ("wept", "sank", "sang")]
    assert [(str(d.first), str(d.last)) for d in spans if d] == [
        ("2008-03-24", "2008-03-24"), ("2008-03-24", "2008-03-29"), ("2008-03-24", "2008-03-29"),
    ]  # fmt: skip


@pytest.mark.model
def test_where_publication_is_a_range_a_day_is_one_too(read_words):
    article, words = read_words("The minister resigned today. He came to power in 1999.", None)
    known = replace(article, published_range=Days(dt.date(2008, 3, 27), dt.date(2008, 3, 29)))
    today, year = find_times(known, words)
    assert today.days == Days(dt.date(2008, 3, 27), dt.date(2008, 3, 29))
    assert year.days == Days(dt.date(1999, 1, 1), dt.date(1999, 12, 31))
