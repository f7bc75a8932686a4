"""An official text and its outlet go in; whom its «we» and «I» mean comes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from sayso.model import Article, Words
from sayso.recognize.actors import find_actors
from sayso.recognize.issuer import issuing_state

ReadWords = Callable[..., tuple[Article, Words]]

TEXT = 'We condemn the raid on Harun. I thank the crews. The mayor said: "We need tents."'


def spoken(read_words: ReadWords, title: str, outlet: str | None) -> list[str]:
    article, words = read_words(TEXT)
    actors, mentions, _ = find_actors(replace(article, outlet=outlet, title=title), words)
    names = {actor.id: actor.name for actor in actors}
    return [f"{m.text} {names[m.actor]}" for m in mentions if m.text in ("We", "I")]


@pytest.mark.model
@pytest.mark.parametrize(
    ("title", "outlet", "wanted"),
    [
        ("On the Raid on Harun", "US Department of State", ["We United States", "I United States"]),
        (
            "Statement by Press Secretary Olga Brandt on the Raid",
            "Kenyan Ministry of Trade",
            ["We Kenya", "I Olga Brandt"],
        ),
        ("Joint Statement on the Raid", "US Department of State", []),
        ("On the Raid on Harun", "The Harun Herald", []),
        ("On the Raid on Harun", None, []),
    ],
)
def test_the_issuing_body_says_we(read_words: ReadWords, title: str, outlet: str | None, wanted: list[str]) -> None:
    assert spoken(read_words, title, outlet) == wanted


@pytest.mark.parametrize(
    ("outlet", "code"),
    [("The White House", "USA"), ("Ghanaian Ministry of Trade", "GHA"), ("The Times of India", None), (None, None)],
)
def test_which_state_an_outlet_speaks_for(outlet: str | None, code: str | None) -> None:
    assert issuing_state(outlet) == code
