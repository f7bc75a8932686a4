"""Texts go in; which copies which comes out."""

from __future__ import annotations

import random
import time

from sayso.unify.copies import Printed, find_copies

WORDS = [f"word{n}" for n in range(4000)]


def text(seed: int, length: int = 200) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)


def pairs(*articles: Printed) -> dict[str, str]:
    return {copy.article: copy.original for copy in find_copies(articles)}


def test_the_same_words_are_a_copy_of_the_earliest() -> None:
    words = " ".join(text(1))
    found = find_copies(
        [
            Printed("b", words.upper(), "2021-01-02"),
            Printed("a", words, "2021-01-03"),
            Printed("c", words, "2021-01-01"),
        ]
    )
    assert {c.article: c.original for c in found} == {"a": "c", "b": "c"}
    assert {c.reason for c in found} == {"the same words"}


def test_a_cut_and_retitled_text_is_a_near_copy_and_a_rewritten_one_is_not() -> None:
    words = text(2)
    cut = Printed("cut", " ".join(["a", "new", "headline", *words[20:170]]), "2021-01-02")
    rewritten = Printed("rewritten", " ".join(w if n % 4 else "other" for n, w in enumerate(words)), "2021-01-02")
    original = Printed("original", " ".join(words), "2021-01-01")
    assert pairs(original, cut, rewritten, Printed("alien", " ".join(text(3)), "2021-01-01")) == {"cut": "original"}


def test_short_and_empty_texts_are_copies_only_word_for_word() -> None:
    assert pairs(Printed("a", "", None), Printed("b", "", None)) == {}
    assert pairs(Printed("a", "one two three", None), Printed("b", "one two three", None)) == {"b": "a"}
    assert pairs(Printed("a", "one two three four five six", None), Printed("b", "one two three four five", None)) == {}


def test_order_does_not_matter_and_thousands_are_fast() -> None:
    articles = [Printed(f"{n:04}", " ".join(text(n % 900)[n % 7 :]), f"2021-01-{1 + n % 28:02}") for n in range(1500)]
    began = time.process_time()
    first = find_copies(articles)
    assert time.process_time() - began < 6
    assert len(first) == 600
    random.Random(4).shuffle(articles)
    assert sorted(find_copies(articles), key=lambda c: c.article) == sorted(first, key=lambda c: c.article)
