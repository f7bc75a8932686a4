"""A text with a displayed quotation goes in; its speaker comes out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.model import Article, Mentions, Words
from sayso.parse.clauses import clauses
from sayso.parse.quotes import quoted
from sayso.relate.attribution import attribute
from sayso.relate.display import display_speaker, stands_alone

ReadWords = Callable[..., tuple[Article, Words]]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The dam broke.\nWe heard it crack before dawn.\n— Olga Brandt, engineer", "Brandt"),
        ("Olga Brandt writes:\nWe heard it crack before dawn.", "Brandt"),
        ("The miller lost his patience in a letter:\nWe heard it crack before dawn.", "miller"),
        ("Olga Brandt @olgabrandt:\nWe heard it crack before dawn.", "Brandt"),
    ],
)
def test_speakers(read_words: ReadWords, text: str, speaker: str) -> None:
    article, words = read_words(text)
    (quote,) = quoted(article, words)
    assert stands_alone(article, quote)
    _, found = display_speaker(article, words, quote)
    assert found is not None
    assert words.text[found] == speaker


def test_a_displayed_quotation_is_an_attribution(read_words: ReadWords) -> None:
    article, words = read_words("Olga Brandt writes:\nThe dam broke before dawn.")
    attributions, quotes = attribute(article, words, clauses(words), Mentions(), quoted(article, words))
    assert [(q.text, q.speaker.text) for q in quotes if q.speaker] == [("The dam broke before dawn.", "Olga Brandt")]
    assert any(a.rule.endswith("displayed") and a.content[0].text.startswith("The dam") for a in attributions)
