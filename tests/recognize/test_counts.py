"""Sentences of our own go in; counts with bounds, the toll of an act and the tally of a vote come out."""

from __future__ import annotations

import pytest

from sayso.recognize.counts import event_counts, find_counts, find_votes
from sayso.recognize.times import find_times


def counts_of(read_words, text):
    article, words = read_words(text)
    return words, find_counts(words, find_times(article, words))


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Up to 60 sailors drowned.", None, 60, "sailors"),
        ("Over 113 huts burned.", 113, None, "huts"),
        ("At least twenty-five tents burned.", 25, None, "tents"),
        ("Nearly 500 tents burned.", None, 500, "tents"),
        ("About 1,500 weavers walked out.", 1500, 1500, "weavers"),
        ("Dozens of weavers walked out.", 24, None, "weavers"),
        ("Hundreds of thousands of weavers walked out.", 200000, None, "weavers"),
        ("Several hundred weavers walked out.", 200, None, "weavers"),
        ("A dozen weavers walked out.", 12, 12, "weavers"),
        ("Two dozen weavers walked out.", 24, 24, "weavers"),
        ("Between 20 and 30 weavers walked out.", 20, 30, "weavers"),
        ("Some 2.5 million weavers walked out.", 2500000, 2500000, "weavers"),
        ("Sixty weavers or more walked out.", 60, None, "weavers"),
        ("No weavers walked out.", 0, 0, "weavers"),
    ],
)
def test_bounds(read_words, text, low, high, unit):
    words, found = counts_of(read_words, text)
    assert [(c.amount.low, c.amount.high) for c in found] == [(low, high)]
    assert found[0].unit is not None and words.text[found[0].unit] == unit


@pytest.mark.model
def test_dates_ages_money_and_measures_are_no_counts(read_words):
    _, found = counts_of(
        read_words, "On 5 May 2007 Ana Ruiz, 34, paid $20 million for a 15-room inn 40 miles away, up 12 percent."
    )
    assert [c.amount.text for c in found] == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "toll"),
    [
        ("Raiders came, killing 25 cooks and wounding a dozen.", "came", {"dead": (25, 25), "injured": (12, 12)}),
        ("At least nine nurses died in the blast.", "died", {"dead": (9, None)}),
        ("The blast left 30 dead and 12 injured.", "blast", {"dead": (30, 30), "injured": (12, 12)}),
        ("The death toll from the raid rose to 40.", "raid", {"dead": (40, 40)}),
        ("Police detained four bakers and a priest.", "detained", {"arrested": (5, 5)}),
        ("Lena Orlova was arrested at her flat.", "arrested", {"arrested": (1, 1)}),
        ("More than 3,000 students marched through the port.", "marched", {"size": (3000, None)}),
        ("The mob attacked a bus in which up to 7 men were killed.", "attacked", {"dead": (None, 7)}),
        ("The council praised the army.", "praised", {}),
    ],
)  # fmt: skip
def test_tolls(read_words, text, trigger, toll):
    words, found = counts_of(read_words, text)
    token = words.text.index(trigger)
    tokens = range(words.left[token], words.right[token])
    assert {k: (a.low, a.high) for k, a in event_counts(words, found, tokens, token)} == toll


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "tally"),
    [
        ("The assembly voted 170-0 to close the port.", (170, 0)),
        ("Deputies passed the bill by 52 votes to 48.", (52, 48)),
        ("There were 170 votes for and 5 against.", (170, 5)),
        ("The chamber voted on the bill on 5 May.", None),
        ("They won the match 3-1.", None),
    ],
)
def test_votes(read_words, text, tally):
    _, words = read_words(text)
    assert find_votes(words, 0, len(words)) == tally
