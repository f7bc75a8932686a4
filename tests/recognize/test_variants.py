"""Spellings go in; one key comes out for those that are one name, two for those that are two."""

from __future__ import annotations

import pytest

from sayso.recognize.variants import abbreviates, plain, sound, sounds


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Yousef", "Yusuf"),
        ("Mehdi", "Mahdi"),
        ("Hizbollah", "Hezbollah"),
        ("Qadiri", "Kadiri"),
        ("Mohammed", "Muhammad"),
        ("Doğan", "Dogan"),
        ("Ba'ath", "Baath"),
    ],
)
def test_spellings_of_one_name_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), [("Hassan", "Hussain-i"), ("Kenya", "Konrad"), ("Ali", "Alo")])
def test_other_names_do_not(one: str, other: str) -> None:
    assert sound(one) != sound(other)


def test_articles_and_marks_are_left_out() -> None:
    assert sounds(("al", "-", "Nahri")) == sounds(("Nahri",))
    assert plain("N’Djamena") == "ndjamena"


def test_first_letters() -> None:
    assert abbreviates("PHM", ("People", "Harvest", "Movement"))
    assert abbreviates("DRC", ("Department", "of", "Roads", "and", "Canals"))
    assert not abbreviates("Is", ("Inner", "State"))
    assert not abbreviates("PHX", ("People", "Harvest", "Movement"))
