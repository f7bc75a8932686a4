"""A text with a document or sign goes in; who speaks through it comes out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.model import Article, Words
from sayso.relate.carriers import document_above, maker_of

ReadWords = Callable[..., tuple[Article, Words]]


@pytest.mark.parametrize(
    ("text", "document", "maker"),
    [
        ("The miller's letter lists three towns.", "letter", "miller"),
        ("A letter written by the miller lists three towns.", "letter", "miller"),
        ("A message sent to the paper from the miller lists three towns.", "message", "miller"),
        ("The miller issued a statement on Monday.", "statement", "miller"),
        ("The strikers carried banners against the mill.", "banners", "strikers"),
        ("The miller lost a letter.", "letter", None),
        ("The miller owns a boat.", "boat", None),
    ],
)
def test_makers(read_words: ReadWords, text: str, document: str, maker: str | None) -> None:
    _, words = read_words(text)
    found = maker_of(words, words.text.index(document))
    assert (words.text[found] if found is not None else None) == maker


def test_the_document_in_whose_phrase_a_name_stands(read_words: ReadWords) -> None:
    _, words = read_words("The mill issued a statement on behalf of Olga Brandt that read well.")
    assert words.text[document_above(words, words.text.index("Brandt"))] == "statement"
