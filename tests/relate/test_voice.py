"""A statement goes in with its outlet and title; who its «we» and «I» are comes out. The statements are ours."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.conftest import ReadWords

from sayso.reading import read_words as read_parsed

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("outlet", "title", "text", "wanted"),
    [
        # the state whose office speaks
        ("Ministry of Foreign Affairs of Kenya", "On the border", "Kenya is near. We condemn the attack.", "Kenya"),
        ("Kenyan Ministry of Defence", "On the border", "Kenya is near. We urge Uganda to withdraw.", "Kenya"),
        # the person who signs
        (
            "The Daily Lamp",
            "Statement by Minister Jane Okoth on the border",
            "Jane Okoth lives here. I urge Uganda to withdraw.",
            "Jane Okoth",
        ),
        # nobody: a paper, a statement of several, an unquoted «we» of a reporter
        ("The Kenya Daily Lamp", "On the border", "Kenya is near. We condemn the attack.", None),
        ("Ministry of Foreign Affairs of Kenya", "Joint statement", "Kenya is near. We condemn the attack.", None),
    ],
)
def test_own_voice(read_words: ReadWords, outlet: str, title: str, text: str, wanted: str | None) -> None:
    article, words = read_words(text)
    reading = read_parsed(replace(article, outlet=outlet, title=title), words)
    names = {a.id: a.name for a in reading.mentions.actors}
    actors = [names.get(e.actor or "", e.text) for event in reading.events for e in event.actor]
    assert reading.events
    assert actors == ([wanted] if wanted else [])


def test_a_quoted_we_is_the_speaker(read_words: ReadWords) -> None:
    article, words = read_words("Kenya is near. “We condemn the attack,” said Peter Wells of the farmers' union.")
    reading = read_parsed(replace(article, outlet="Ministry of Foreign Affairs of Kenya", title="News"), words)
    names = {a.id: a.name for a in reading.mentions.actors}
    assert [names[e.actor or ""] for event in reading.events for e in event.actor] == ["Peter Wells"]
