"""A text goes in; which named body a definite phrase means comes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from sayso.model import Article, Words
from sayso.recognize.actors import find_actors

ReadWords = Callable[..., tuple[Article, Words]]


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("The Liberation Front took a town. The militant group burned it.", "militant group", "Liberation Front"),
        ("The Ministry of Interior denied it. The ministry blamed others.", "ministry", "Ministry of Interior"),
        # two could be meant
        (
            "The Liberation Front fought the Redemption Brigades. The militant group burned a town.",
            "militant group",
            "militant group",
        ),
        # told for the first time
        ("The Liberation Front took a town. A militant group burned it.", "militant group", "militant group"),
    ],
)
def test_one_named_body_is_taken_up(read_words: ReadWords, text: str, phrase: str, expected: str) -> None:
    article, words = read_words(text)
    actors, mentions, _ = find_actors(article, words)
    names = {actor.id: actor.name for actor in actors}
    assert {names[m.actor] for m in mentions if m.text == phrase} == {expected}


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Blast kills six in Ghana", "India, Ghana and Mali sent help. The government met.", "Ghanaian government"),
        # two states are told alike
        ("Ghana and Mali sign a pact", "Ghana and Mali signed a pact. The government was glad.", "government"),
    ],
)  # fmt: skip
def test_the_headline_tells_whose_government_it_is(read_words: ReadWords, title: str, text: str, expected: str) -> None:
    article, words = read_words(text)
    actors, mentions, _ = find_actors(replace(article, title=title), words)
    names = {actor.id: actor.name for actor in actors}
    assert {names[m.actor] for m in mentions if m.text == "government"} == {expected}
