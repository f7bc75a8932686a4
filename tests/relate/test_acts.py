"""A sentence goes in; the acts that it tells in less common ways come out, one line each: TYPE actors > recipients."""

from __future__ import annotations

import pytest

from sayso.model import Entity, Reading
from sayso.reading import read_one

pytestmark = pytest.mark.model


def acts(text: str) -> list[str]:
    reading = read_one(text, published="2012-05-18")
    return [f"{e.type} {_names(reading, e.actor)} > {_names(reading, e.recipient)}" for e in reading.events]


def _names(reading: Reading, entities: tuple[Entity, ...]) -> str:
    actors = {actor.id: actor.name for actor in reading.mentions.actors}
    return ", ".join(actors.get(e.actor or "", e.text) for e in entities)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        # a past verb joined behind what was said continues the saying
        ("The premier said he believes that the talks are useful and urged Chad to wait.", "REQUEST premier > Chad"),
        ("The minister said the road was blocked and urged drivers to wait.", "REQUEST minister > drivers"),
        # who speaks for his state speaks of himself
        ("Kenyan foreign minister Ann Otieno said Kenya would help Uganda.", "AGREE Ann Otieno > Uganda"),
        # violence, riots, strikes
        ("A suspected thief was burnt alive by a mob.", "ASSAULT mob > suspected thief"),
        ("The killing of the student led to rioting in three cities.", "PROTEST  > "),
        ("The ferries were idle in a strike called by the unions.", "PROTEST unions > "),
        ("Norway demanded the release of nurses kidnapped by the militia.", "ASSAULT militia > nurses"),
        ("Attacks on three embassies were threatened in the letter.", "THREATEN  > embassies"),
        # courts and dismissals
        ("The editor was handed a five-year jail term for libel.", "SANCTION  > editor"),
        ("The army laid off six hundred soldiers.", "SANCTION army > soldiers"),
        # reproach in words
        ("Senators attacked the agency for passing the data to foreign firms.", "ACCUSE Senators > agency"),
        ("The bill came under fire from monks for its silence on the temples.", "ACCUSE monks > "),
        # police, spies, helpers
        ("Police are hunting the gunmen.", "MOBILIZE Police > gunmen"),
        ("Norway passed intelligence on the smugglers to Denmark.", "COOPERATE Norway, Denmark > "),
        ("The rumours prompted the authorities to block social media.", "COERCE authorities > social media"),
        ("The army sent a helicopter carrying medics.", "AID army > "),
    ],
)
def test_acts_are_found(text: str, act: str) -> None:
    assert act in acts(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Villagers attacked the post for two hours.", "ACCUSE"),
        ("The gunners fired artillery.", "SANCTION"),
        ("The troops are massing in anticipation of rioting in Lima.", "PROTEST"),
        ("The company sacked two hundred workers.", "SANCTION"),
        ("Rescuers searched for survivors.", "MOBILIZE"),
    ],
)
def test_what_only_looks_like_one(text: str, kind: str) -> None:
    assert not any(act.startswith(kind) for act in acts(text))
