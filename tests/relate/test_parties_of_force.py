"""A text goes in; who did its acts of force and protest, and to whom, comes out."""

from __future__ import annotations

import pytest

from sayso.reading import read_one

pytestmark = pytest.mark.model


def told(text: str) -> list[str]:
    """Each act as TYPE actors > recipients."""
    return [
        f"{event.type} {', '.join(e.text for e in event.actor)} > {', '.join(e.text for e in event.recipient)}"
        for event in read_one(text, published="2012-05-18").events
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # who did it stands in the clause that tells how it came about
        (
            "A sergeant was killed and another wounded as suspected rebels fired on a patrol.",
            ["ASSAULT suspected rebels > sergeant, patrol"],
        ),
        # who claims it did it; nobody did where nobody claims it
        (
            "A bomb killed nine villagers in Harun. The Red Ridge Front claimed responsibility for the attack.",
            ["ASSAULT Red Ridge Front > villagers in Harun"],
        ),
        (
            "The Red Ridge Front claimed responsibility for a bombing which killed nine villagers.",
            ["ASSAULT Red Ridge Front > nine villagers"],
        ),
        ("A bomb killed nine villagers. No group claimed responsibility.", ["ASSAULT  > nine villagers"]),
        # who runs into a mine is hit; who battles somebody fights with him
        ("The convoy hit a roadside bomb near the ford.", ["ASSAULT  > convoy"]),
        (
            "Supporters of the mayor battled armed police at the weir.",
            ["ASSAULT Supporters of the mayor, armed police > "],
        ),
        # whose «of» tells
        ("Police raided the offices of the party.", ["COERCE Police > party"]),
        # a number of those shot at is no new attack
        ("Soldiers fired on protesters. At least nine were killed.", ["ASSAULT Soldiers > protesters"]),
        # whose deed an oblique tells
        ("As a result of Hezbollah fire, nine villagers were killed.", ["ASSAULT Hezbollah > nine villagers"]),
        (
            "Malian and Chadian troops attacked the rebels.",
            ["ASSAULT Malian and Chadian troops, Chadian troops > rebels"],
        ),
        ("A woman was killed by a rocket launched by fighters.", ["ASSAULT fighters > woman"]),
        (
            "A gunman attacked a police patrol. Nine villagers were killed in the attack.",
            ["ASSAULT gunman > police patrol"],
        ),
        ("Militants torched a school.", ["ASSAULT Militants > "]),
        ("Marchers burned an American flag.", ["PROTEST Marchers > American"]),
        ("Officials announced the deployment of Chadian troops.", ["MOBILIZE Officials > "]),
        ("Two girls were taken to a hut and beaten by soldiers.", ["ASSAULT soldiers > Two girls"]),
        (
            "One man was killed and five injured when a Chadian tank fired upon a house.",
            ["ASSAULT Chadian tank > One man"],
        ),
        ("A force of 900 rebels raided the African Union base.", ["ASSAULT 900 rebels > African Union"]),
        ("On Saturday militia fighters destroyed a Peruvian tank.", ["ASSAULT militia fighters > Peruvian tank"]),
        ("Troops fired on protesters, killing three people.", ["ASSAULT Troops > protesters"]),
        ("The 2011 Egypt protests spread to Lima.", ["PROTEST  > "]),
        (
            "Rebels fought with the Somali army in the town, killing twelve people.",
            ["ASSAULT Rebels, Somali army in the town > "],
        ),
        ("Thousands attended a pro-government rally in Lima.", ["PROTEST  > "]),
        # whose body's thing it is; over so many is no place
        ("Gunmen attacked an Afghan army base near Kabul.", ["ASSAULT Gunmen > Afghan army"]),
        ("Police arrested over two dozen protesters in Lima.", ["COERCE Police > protesters in Lima"]),
        # against whom people protest: who made the law, did the deed, should give way
        (
            "Farmers began a hunger strike to protest a law imposed by the Peruvian government.",
            ["PROTEST Farmers > Peruvian government"],
        ),
        (
            "Demonstrators marched against the Iraq invasion and workers' pay.",
            ["PROTEST Demonstrators > ", "ASSAULT  > Iraq"],
        ),
        # to whom help goes, with whom ties are cut, two nouns down
        ("Germany gave five million euros in aid to the Palestinian people.", ["AID Germany > Palestinian people"]),
        ("Italy announced a suspension of air links with Chad.", ["SANCTION Italy > Chad"]),
    ],
)
def test_parties(text: str, wanted: list[str]) -> None:
    assert told(text) == wanted
