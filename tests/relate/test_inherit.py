"""A text goes in; on whose say-so each of its events is told comes out."""

from __future__ import annotations

import pytest

from sayso.reading import read_one

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
    ],
)
def test_sources(text: str, wanted: list[str]) -> None:
    assert sources(text) == wanted
