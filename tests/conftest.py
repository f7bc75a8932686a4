"""Text goes in, articles with their words come out: what the tests of many rooms share."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest

from sayso.model import Article, Span, Words, content_id
from sayso.parse.nlp import parse

ReadWords = Callable[..., tuple[Article, Words]]


def make_article(text: str, published: str | None = "2008-03-29") -> Article:
    """An article that is all body, one paragraph a line."""
    paragraphs = tuple(Span(m.start(), m.start() + len(m.group().rstrip())) for m in re.finditer(r"\S[^\n]*", text))
    day = dt.date.fromisoformat(published) if published else None
    return Article(id=content_id(text), text=text, body=(Span(0, len(text)),), paragraphs=paragraphs, published=day)


@pytest.fixture(scope="session")
def read_words() -> ReadWords:
    """A text as (Article, Words), read with the language model."""

    def read(text: str, published: str | None = "2008-03-29") -> tuple[Article, Words]:
        return next(parse([make_article(text, published)]))

    return read
