"""Texts and words go in; stretches of bounded length, and the words put together again, come out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Article, Span
from sayso.parse import nlp
from sayso.parse.stretches import cut, loads


@given(st.text(alphabet="ab. \n", max_size=300), st.integers(5, 60))
def test_stretches_are_the_whole_text(text: str, longest: int) -> None:
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if line:
            paragraphs.append(Span(at, at + len(line)))
        at += len(line) + 1
    found = cut(text, paragraphs, longest)
    assert "".join(text[start:end] for start, end in found) == text
    assert all(end - start <= 2 * longest for start, end in found)


def test_cut_before_a_paragraph_else_behind_a_sentence() -> None:
    text = "One two. Three four.\n\nFive six seven. Eight nine ten."
    paragraphs = [Span(0, 20), Span(22, len(text))]
    assert [text[a:b] for a, b in cut(text, paragraphs, 24)] == [
        "One two. Three four.\n\n",
        "Five six seven. ",
        "Eight nine ten.",
    ]


def test_loads_are_bounded_by_number_and_length() -> None:
    given = [("x" * size, 0) for size in (3, 3, 3, 9, 1, 1, 1, 1)]
    assert [[len(text) for text, _ in load] for load in loads(given, 3, 7)] == [[3, 3], [3], [9], [1, 1, 1], [1]]


@pytest.mark.model
def test_an_article_read_in_stretches_is_read_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    told = ["The army shelled the harbour of Batu on Monday.", "Its spokesman denied that. Two men died.", "It rained."]
    text = "\n\n".join(told)
    paragraphs = tuple(Span(text.index(each), text.index(each) + len(each)) for each in told)
    article = Article(id="a", text=text, body=paragraphs, paragraphs=paragraphs)
    ((_, whole),) = nlp.parse([article])
    monkeypatch.setattr(nlp, "cut", lambda text, spans: cut(text, spans, 50))
    read = list(nlp.parse([article, article]))
    assert [words for _, words in read] == [whole, whole]
