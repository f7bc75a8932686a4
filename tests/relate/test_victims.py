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
        (
            "Four inns were bombed last night, wrecking the roofs and injuring a girl.",
            ["ASSAULT girl; injured=1-1"],
        ),
        ("Two men were killed on Sunday. Six others were wounded.", ["ASSAULT Two men; dead=2-2 injured=6-6"]),
        ("Soldiers raided a mill, killing nine rebels.", ["ASSAULT nine rebels; dead=9-9"]),
        ("Afghan police killed between three and six rebels.", ["ASSAULT six rebels; dead=3-6"]),
        # what came before an act is another act
        (
            "Troops burned down a house after a sergeant was killed in an ambush.",
            ["ASSAULT ; ", "ASSAULT sergeant; dead=1-1"],
        ),
        # a toll with its own cause is its own act; an earthquake's is none
        (
            "Rebels stormed the inn. Two nurses were killed in an ambush near the lake.",
            ["ASSAULT ; ", "ASSAULT Two nurses; dead=2-2"],
        ),
        ("An earthquake struck the valley. Nine people were killed.", []),
        ("Six people were killed when a bus overturned.", []),
        ("The blast injured nine porters. A short circuit had caused it, an accident.", []),
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
        ("Four people were killed in police firing on a crowd.", ["ASSAULT crowd; dead=4-4"]),
        # where it was is not whom it struck; what is taken is its owner's
        ("The shelling of Aleppo by gunmen went on.", ["ASSAULT ; "]),
        ("Rebels seized two towns in northern Mali.", ["ASSAULT Mali; "]),
        # captives, arrests and what they were for, releases that are but striven for
        ("A journalist was held hostage for nine days.", ["ASSAULT journalist; "]),
        (
            "Police arrested two men on suspicion of beating a nun.",
            ["COERCE two men; arrested=2-2", "ASSAULT nun; "],
        ),
        ("Fifteen people are in custody.", ["COERCE people; arrested=15-15"]),
        ("Talks went on to secure the release of the hostages.", []),
        # figures of speech; a march that is planned is a promise (codebook rule 16)
        ("The painting was hung in the great hall.", []),
        ("The new levy is an attack on working families.", []),
        ("The quarrel over the budget became a battle over the levy.", []),
        ("Farmers plan to march on Friday.", ["AGREE ; "]),
    ],
)
def test_victims(text: str, wanted: list[str]) -> None:
    assert told(text) == wanted
