"""A text goes in; whom its acts of force fell on, and how many died, were hurt, were held or took part, comes out."""

from __future__ import annotations

import pytest

from sayso.reading import read_one

pytestmark = pytest.mark.model


def told(text: str) -> list[str]:
    """Each act of force as TYPE recipients, counts."""
    out = []
    for event in read_one(text, published="2012-05-18").events:
        recipients = ", ".join(e.text for e in event.recipient)
        counts = " ".join(f"{slot}={a.low}-{a.high}" for slot, a in event.counts)
        out.append(f"{event.type} {recipients}; {counts}")
    return out


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a toll in the clause behind, its number bounded by «up to»
        ("Gunmen shelled the mill, killing up to eight people.", ["ASSAULT eight people; dead=None-8"]),
        ("Soldiers opened fire, killing four and wounding six.", ["ASSAULT ; dead=4-4 injured=6-6"]),
        # a toll in the sentence behind, or above the clause that tells the act
        (
            "A bomb exploded near the weavers' hall. Three people were killed and nine wounded.",
            ["ASSAULT Three people; dead=3-3 injured=9-9"],
        ),
        ("A bomb exploded near the weavers' hall. At least 31 people died.", ["ASSAULT 31 people; dead=31-None"]),
        ("Five soldiers died when a grenade exploded at the inn.", ["ASSAULT Five soldiers; dead=5-5"]),
        # a toll with its own cause is its own act; an earthquake's is none
        (
            "Rebels stormed the inn. Two nurses were killed in an ambush near the lake.",
            ["ASSAULT ; ", "ASSAULT Two nurses; dead=2-2"],
        ),
        ("An earthquake struck the valley. Nine people were killed.", []),
        # ways of telling a death, numbers behind a day, «both»
        ("Three policemen were shot dead.", ["ASSAULT Three policemen; dead=3-3"]),
        ("A mob beat the driver to death.", ["ASSAULT driver; dead=1-1"]),
        (
            "On Monday four Canadian soldiers were killed in an ambush.",
            ["ASSAULT Canadian soldiers; dead=4-4"],
        ),
        (
            "Both US soldiers and Iraqi detainees were injured in the attack.",
            ["ASSAULT US soldiers, Iraqi detainees; "],
        ),
        # how many took part, told by the verb around the noun
        ("Some 4,000 farmers took part in the protests.", ["PROTEST ; size=4000-4000"]),
        # those whom a means is used to drive apart; those whose act is protested
        ("Tear gas was used to disperse the marchers.", ["ASSAULT marchers; "]),
        ("Farmers marched to demand that President Humala resign.", ["PROTEST Humala; "]),
        ("Farmers gathered to denounce the government's levy.", ["PROTEST government; "]),
    ],
)
def test_victims(text: str, wanted: list[str]) -> None:
    assert told(text) == wanted
