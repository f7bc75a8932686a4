"""The language model is loaded once, let go when asked, and loaded again when needed."""

from __future__ import annotations

import pytest
from tests.conftest import make_article

from sayso.parse.nlp import load, parse, release

pytestmark = pytest.mark.model


def test_a_model_let_go_reads_the_same_when_it_is_loaded_again() -> None:
    article, first = make_article("Rebels shelled the town."), load()
    before = next(parse([article]))[1]
    assert load() is first
    release()
    assert load() is not first
    assert next(parse([article]))[1] == before
