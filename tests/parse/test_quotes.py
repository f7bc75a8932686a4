"""A text goes in; what stands between its quotation marks comes out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.model import Article, Words
from sayso.parse.quotes import quoted

ReadWords = Callable[..., tuple[Article, Words]]


def inside(read_words: ReadWords, text: str) -> list[str]:
    article, words = read_words(text)
    return [article.text[q.span.start : q.span.end] for q in quoted(article, words)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"The dam holds," she said.', ["The dam holds,"]),
        ("“The dam holds,” she said, “for now.”", ["The dam holds,", "for now."]),
        ("«The dam holds», she said.", ["The dam holds"]),
        ("„The dam holds“, she said.", ["The dam holds"]),
        ("``The dam holds,'' she said.", ["The dam holds,"]),
        ("‘The dam holds,’ she said.", ["The dam holds,"]),
        ("'It isn't the guards' fault,' she said.", ["It isn't the guards' fault,"]),
        ("He said: “They told us ‘leave now’ and we left.”", ["They told us ‘leave now’ and we left."]),
        ("The so-called “summit” was short.", ["summit"]),
        ("It's the workers' day and the children's day.", []),
        ('The pipe is 5" wide and the other 7" wide.', []),
        ('He said, "We will wait.', ["We will wait."]),
        ("A stray ” mark and nothing else.", []),
        ('She said "yes", he said "no" and both left.', ["yes", "no"]),
        ("", []),
    ],
)
def test_marks(read_words: ReadWords, text: str, expected: list[str]) -> None:
    assert inside(read_words, text) == expected


def test_a_quotation_over_paragraphs_is_one_chain(read_words: ReadWords) -> None:
    article, words = read_words("“First we dug a well.\n“Then we dug another,” he said.\n“A third one,” said she.")
    found = quoted(article, words)
    assert [q.paragraph for q in found] == [0, 1, 2]
    assert found[0].chain == found[1].chain != found[2].chain


def test_spans_and_tokens_agree(read_words: ReadWords) -> None:
    article, words = read_words('The clerk said: "Nobody came to the office today." Then she left.')
    (quote,) = quoted(article, words)
    assert words.text[quote.first] == "Nobody"
    assert words.text[quote.last - 1] == "."
    assert words.span(quote.first, quote.last) == quote.span


def test_hostile_marks_end(read_words: ReadWords) -> None:
    article, words = read_words("“" * 400 + ' a "b ' * 400)
    assert len(quoted(article, words)) < 900
