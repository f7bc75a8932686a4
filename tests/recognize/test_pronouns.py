"""A text goes in; whom each of its pronouns means comes out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.model import Article, Words
from sayso.recognize.actors import find_actors

ReadWords = Callable[..., tuple[Article, Words]]


def meant(read_words: ReadWords, text: str) -> list[str]:
    """Each personal pronoun with the name of its actor, in order; unlinked ones are left out."""
    article, words = read_words(text)
    actors, mentions, _ = find_actors(article, words)
    names = {actor.id: actor.name for actor in actors}
    told = [m for m in mentions if m.kind == "pronoun" and words.tag[m.head] in ("PRP", "PRP$")]
    return [f"{m.text} {names[m.actor]}" for m in told]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a subject stands out before an owner and an object
        ("Karl Bremer met the aide of Igor Malin. He left at noon.", ["He Karl Bremer"]),
        # gender rules candidates out, told by first names and by nouns
        ("Olga Brandt met Karl Bremer. She left at noon.", ["She Olga Brandt"]),
        ("The widow thanked Karl Bremer. He wept.", ["He Karl Bremer"]),
        # who speaks goes on speaking: not the one spoken of, nor the one quoted about
        ("Karl Bremer said Igor Malin would resign. He added that it was late.", ["He Karl Bremer"]),
        ("According to Karl Bremer, Igor Malin will resign. He said the vote was late.", ["He Karl Bremer"]),
        ('Karl Bremer praised Igor Malin. "He is honest," he said.', ["He Igor Malin", "he Karl Bremer"]),
        # an object is not its own verb's subject
        ("Karl Bremer saw Igor Malin. Igor Malin hit him.", ["him Karl Bremer"]),
        # bodies and crowds
        ("The Senate rejected the bill. It sent the bill back.", ["It Senate"]),
        ("Hundreds of students marched. They burned flags.", ["They students"]),
        # two people are no one actor, and a thing may be meant as well
        ("Karl Bremer and Igor Malin met. They shook hands.", []),
        ("The Senate passed the bill. The bill is long and it may fail.", []),
        ("It was clear that it rained.", []),
    ],
)
def test_who_is_meant(read_words: ReadWords, text: str, expected: list[str]) -> None:
    assert meant(read_words, text) == expected


def test_far_mentions_are_out_of_reach(read_words: ReadWords) -> None:
    filler = " ".join(["The rain fell on the roofs and the road stayed wet."] * 8)
    assert meant(read_words, f"Karl Bremer left. {filler} He came back.") == []


def test_a_description_of_the_pronoun_is_its_person(read_words: ReadWords) -> None:
    article, words = read_words("Karl Bremer spoke. He was a deputy minister.")
    actors, mentions, _ = find_actors(article, words)
    minister = next(m for m in mentions if m.head == words.text.index("minister"))
    assert next(a.name for a in actors if a.id == minister.actor) == "Karl Bremer"
