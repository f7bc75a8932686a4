"""A text goes in; on whose say-so each of its events is told comes out."""

from __future__ import annotations

import pytest

from sayso.model import Raw, Reading
from sayso.reading import read_articles, read_one

pytestmark = pytest.mark.model


def sources(text: str) -> list[str]:
    """Each event as TYPE actors; source."""
    reading = read_one(text, published="2012-05-18")
    names = {actor.id: actor.name for actor in reading.mentions.actors}
    out = []
    for event in reading.events:
        actors = ", ".join(names.get(e.actor or "", e.text) for e in event.actor)
        source = event.source and names.get(event.source.actor or "", event.source.text)
        out.append(f"{event.type} {actors}; {source}")
    return out


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a second that-clause is told by the same speaker
        (
            "A union of bakers reported that ten clerks had been killed, and that two were kidnapped by Hutu rebels.",
            ["ASSAULT ; union", "ASSAULT Hutu rebels; union"],
        ),
        # «as reported by», «as reported in»
        ("As reported by Reuters, gunmen killed three farmers.", ["ASSAULT gunmen; Reuters"]),
        ("As noted in the Kenyan press, gunmen killed three farmers.", ["ASSAULT gunmen; Kenyan press"]),
        # reports of an act are themselves the source
        ("There are reports of Russian tanks shelling the village.", ["ASSAULT Russian military; reports"]),
        # what the speaker takes for granted is the article's own telling; what he tells is his
        ("The mayor said the army's shelling of the port had surprised him.", ["ASSAULT army; None"]),
        ("The mayor reported the shelling of the port by the army.", ["ASSAULT army; mayor"]),
        # an expectation or a known fact is nobody's word
        ("The rebels are known to have shelled the port.", ["ASSAULT rebels; None"]),
        # the article's own «we» is no source
        ("We believe that rebels shelled the port.", ["ASSAULT rebels; None"]),
        # a speaker inside the relative clause is the nearest
        (
            "Guards closed the barracks, where the mayor says rebels killed a cook.",
            ["ASSAULT rebels; mayor"],
        ),
        # whose reproach it is, where only his words tell it
        ("The rebels are to blame for the famine, the envoy said.", ["ACCUSE envoy; None"]),
        ("Talks are essential, the envoy said.", ["REQUEST envoy; None"]),
        ('"They are partly to blame," the envoy said.', ["ACCUSE envoy; None"]),
        # what cannot tell is no source
        ("The visit showed that rebels had shelled the port.", ["ASSAULT rebels; None"]),
        ("A study showed that rebels had shelled the port.", ["ASSAULT rebels; A study"]),
    ],
)
def test_sources(text: str, wanted: list[str]) -> None:
    assert sources(text) == wanted


def test_an_official_text_speaks_for_its_state() -> None:
    text = "The United States mourns with Kenya. The rebels must free the nurses. We condemn the raid by the rebels."
    raw = Raw(text=text, outlet="US Department of State", title="On the Raid", published="2012-05-18")
    reading = next(iter(read_articles([raw])))
    assert isinstance(reading, Reading)
    names = {actor.id: actor.name for actor in reading.mentions.actors}
    told = [(event.type, *(names[e.actor or ""] for e in event.actor), event.source) for event in reading.events]
    assert ("REQUEST", "United States", None) in told
    assert ("ACCUSE", "United States", None) in told
