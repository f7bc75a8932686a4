"""A text goes in; its acts come out, each once: told twice is one event, set apart by the text is two. Ours."""

from __future__ import annotations

import pytest

from sayso.reading import read_one

pytestmark = pytest.mark.model


def acts(text: str) -> list[str]:
    reading = read_one(text, published="2012-05-18")
    return [f"{e.type} {e.trigger.text}" + f" +{len(e.retellings)}" * bool(e.retellings) for e in reading.events]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # told twice
        ("A bombing in Goma killed four people. The bomb exploded at noon.", 1),
        ("Gunmen attacked the convoy on Monday. Monday's attack was the first this year.", 1),
        ("The mayor resigned on Monday. The mayor's resignation surprised the council.", 1),
        ("Police detained Ann Kerr. Ann Kerr was arrested at dawn.", 1),
        # the outcome, behind the saying, and how it came about
        ("Rebels threw two grenades at a bus, police said, killing one nun and wounding three.", 1),
        ("A guard was killed and another wounded as rebels fired on a patrol.", 1),
        # who but tells which people are meant
        ("Nine clerks were arrested in Lima. The seven clerks arrested at the harbour will be charged.", 2),
        ("Four men were killed in Goma. One of the men killed in the raid was a nurse.", 1),
        # deaths are counts of the act in which they fell; who is named dies once
        ("Rebels attacked a camp near Goma. Nine guards were killed in the attack.", 1),
        ("Rebels attacked a camp near Goma. In the deadliest incident, nine guards were killed.", 2),
        ("Seven nurses were killed, and six were hurt, after a raid by rebels.", 1),
        ("Rebels killed Ann Kerr in March. Kerr was assassinated after a rally.", 1),
        ("Nurses marched through Harun. The march was organised by a union.", 1),
        # set apart by the day, the place, the number
        ("Four people were killed in Goma. In March 2009, four people were killed in Goma.", 2),
        ("Four people were killed in Goma on Monday. Four people were killed in Lagos on Monday.", 2),
        ("Four people were killed in Goma on Monday. Nine people were killed in Goma on Monday.", 2),
    ],
)
def test_each_act_once(text: str, wanted: int) -> None:
    assert len(acts(text)) == wanted, acts(text)


def test_a_past_verb_joins_the_asking_not_the_asked() -> None:
    reading = read_one("The union asked the people to leave and offered to cooperate with the leaders.")
    names = {a.id: a.name for a in reading.mentions.actors}
    offer = next(e for e in reading.events if e.trigger.text == "offered")
    assert ([names.get(e.actor or "", e.text) for e in offer.actor], offer.status) == (["union"], "actual")
