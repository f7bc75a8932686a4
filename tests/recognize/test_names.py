"""Sentences go in; the proper names in them come out, cut to what they name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.model import Article, Words
from sayso.recognize.gazetteer import find_known
from sayso.recognize.names import find_names

pytestmark = pytest.mark.model
ReadWords = Callable[..., tuple[Article, Words]]


@pytest.fixture
def names(read_words: ReadWords) -> Callable[[str], list[str]]:
    def find(text: str) -> list[str]:
        article, words = read_words(text)
        found = find_names(words, find_known(words))
        return [article.text[words.start[n.first] : words.end[n.last - 1]] for n in found]

    return find


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Center for Road and River Studies published it.", "Center for Road and River Studies"),
        ("Leaders of the Northern Farmers' Union met.", "Northern Farmers' Union"),
        ("Fighters of Jaish al-Nahr fled to the hills.", "Jaish al-Nahr"),
        ("The Ministry of the Interior denied it.", "Ministry of the Interior"),
        ("Members of the Frente Amplio walked out.", "Frente Amplio"),
        ("Gen. Tomas Weber resigned.", "Tomas Weber"),
    ],
)
def test_a_name_reaches_as_far_as_it_goes(names: Callable[[str], list[str]], text: str, wanted: str) -> None:
    assert wanted in names(text)


def test_days_and_furniture_are_no_names(names: Callable[[str], list[str]]) -> None:
    assert not {"Monday", "Share", "Photo"} & set(names("On Monday the minister left. Share Photo Comments"))
