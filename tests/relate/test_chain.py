"""A text goes in; what its denials deny comes out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.model import Article, Mentions, Words
from sayso.parse.clauses import clauses
from sayso.parse.quotes import quoted
from sayso.relate.attribution import attribute
from sayso.relate.chain import denied

ReadWords = Callable[..., tuple[Article, Words]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army denied that it shelled the camp.", [["shelled"]]),
        ("The army denied shelling the camp.", [["shelling"]]),
        ("The army denied claims that it had shelled the camp.", [["claims", "shelled"]]),
        ("The rebels denied any role in the raid.", [["role", "raid"]]),
        ("The rebels denied responsibility for the bombing.", [["responsibility", "bombing"]]),
        ("The army refused to leave the camp.", []),
        ("The army shelled the camp.", []),
    ],
)
def test_what_is_denied(read_words: ReadWords, text: str, expected: list[list[str]]) -> None:
    article, words = read_words(text)
    attributions, _ = attribute(article, words, clauses(words), Mentions(), quoted(article, words))
    found = denied(attributions, words)
    assert [[words.text[token] for token in tokens] for tokens in found.values()] == expected
