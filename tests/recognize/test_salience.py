"""A sentence goes in; how prominent its nouns stand comes out."""

from __future__ import annotations

from collections.abc import Callable

from sayso.model import Article, Words
from sayso.recognize.salience import predicative, reported, speaks, weight

ReadWords = Callable[..., tuple[Article, Words]]


def test_subjects_stand_before_objects_and_owners(read_words: ReadWords) -> None:
    _, words = read_words("Bremer visited the mayor in the house of Malin.")
    bremer, mayor, malin = (words.text.index(name) for name in ("Bremer", "mayor", "Malin"))
    assert weight(words, bremer) > weight(words, mayor) > weight(words, malin)


def test_who_speaks_and_who_is_spoken_of(read_words: ReadWords) -> None:
    _, words = read_words("Bremer said the mayor would leave.")
    assert speaks(words, words.text.index("Bremer"))
    assert reported(words, words.text.index("mayor"))
    assert not reported(words, words.text.index("Bremer"))
    _, words = read_words("According to Bremer, the mayor has left.")
    assert speaks(words, words.text.index("Bremer"))
    assert reported(words, words.text.index("mayor"))


def test_what_is_only_said_of_another(read_words: ReadWords) -> None:
    _, words = read_words("Bremer was a friend of Malin.")
    assert predicative(words, words.text.index("friend"))
    assert not predicative(words, words.text.index("Malin"))
