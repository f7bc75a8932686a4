"""A text goes in; the paragraphs that it sets off as quotations without marks come out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.model import Article, Words
from sayso.parse.displayed import displayed, signature
from sayso.parse.quotes import quoted

ReadWords = Callable[..., tuple[Article, Words]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam broke.\n“\nWe heard it crack before dawn.\n”\n— Olga Brandt", [2]),
        ("The dam broke.\nWe heard it crack before dawn.\n— Olga Brandt, engineer", [1]),
        ("The baker Olga Brandt writes:\nWe heard it crack before dawn.\nRepairs go on.", [1]),
        ("The mill said in a statement:\nWe heard it crack before dawn.", [1]),
        ("Olga @olgabrandt:\nWe heard it crack before dawn.", [1]),
        ("Three towns were hit:\nWe heard it crack before dawn.", []),
        ("The baker writes:\n“We heard it crack before dawn.”", []),
        ("The guests were these:\n- Olga Brandt\n- Karl Bremer", []),
        ("", []),
    ],
)
def test_displayed(read_words: ReadWords, text: str, expected: list[int]) -> None:
    article, words = read_words(text)
    assert displayed(article, words) == expected


def test_a_translation_follows_its_original(read_words: ReadWords) -> None:
    original = "Mañana el pueblo de Larrabide cruza el puente con Teresa Ocampo para hablar con todos los vecinos."
    english = "Tomorrow the village of Larrabide crosses the bridge with Teresa Ocampo to speak with all."
    article, words = read_words(f"Her neighbour writes:\n{original}\n{english}\nThe bridge is old.")
    assert displayed(article, words) == [1, 2]


def test_a_pull_quote_that_repeats_marked_words_is_one_quotation(read_words: ReadWords) -> None:
    text = 'We heard it crack\n— Olga Brandt\nThe miller said: "We heard it crack before dawn."'
    article, words = read_words(text)
    assert [article.text[q.span.start : q.span.end] for q in quoted(article, words)] == [
        "We heard it crack before dawn."
    ]


def test_the_name_signed_below(read_words: ReadWords) -> None:
    article, words = read_words("“\nWe heard it crack before dawn.\n”\n— Olga Brandt\nThe end.")
    signed = signature(article, words, 1)
    assert signed is not None
    assert " ".join(words.text[signed[0] : signed[1]]) == "Olga Brandt"
    assert signature(article, words, 4) is None
