"""Actors of many articles go in; who is who comes out."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence

import pytest

from sayso.unify.actors import Identity, Known, link
from sayso.unify.spelling import distance, same_spelling, sound_key


def known(
    name: str, kind: str = "person", *names: str, code: str | None = None, at: int = 0, named: bool = True
) -> Known:
    return Known(f"{name}/{kind}/{at}", name, kind, code, None, named, tuple((n, 1) for n in (name, *names)))


def together(actors: Sequence[Known]) -> set[frozenset[str]]:
    """Who shares an identity, by name and number."""
    return {frozenset(member.replace("/person", "").replace("/0", "") for member in i.members) for i in link(actors)}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("muqdad hasan", "moqdad hassan", True),
        ("mehdi", "mahdi", True),
        ("husayn", "hussein", True),
        ("hassan", "hussein", False),
        ("gaddafi", "qadhafi", True),
        ("kerry", "gary", False),
        ("hizbollah", "hezbollah", True),
        ("yusuf", "yousef", True),
        ("ali", "eli", False),
        ("marisa", "mariso", False),
        ("joan", "jean", False),
        ("omar khatir", "umar khatir", True),
        ("orlow", "orlov", True),
    ],
)
def test_spellings(one: str, other: str, same: bool) -> None:
    assert (sound_key(one) == sound_key(other) and same_spelling(one, other)) is same


def test_distance() -> None:
    assert [distance("", "abc"), distance("abc", "abc"), distance("orlow", "arlo")] == [3, 0, 2]


def test_one_name_in_its_spellings_is_one_actor() -> None:
    found = link([known("Yousef al-Khatir"), known("Yusuf Khatir", at=1), known("Yusuf al-Khatir", at=2)])
    assert len(found) == 1
    assert sorted(found[0].members.values())[0].startswith(("a spelling of", "its own name"))


def test_a_surname_goes_to_the_only_bearer() -> None:
    assert together([known("Dalia Merrin"), known("Merrin", at=1)]) == {frozenset({"Dalia Merrin", "Merrin/1"})}


def test_two_of_one_family_are_two_and_a_bare_surname_is_neither() -> None:
    found = together([known("Dalia Merrin"), known("Joss Merrin"), known("Merrin", at=1)])
    assert found == {frozenset({"Dalia Merrin"}), frozenset({"Joss Merrin"}), frozenset({"Merrin/1"})}


def test_middle_names_and_initials() -> None:
    assert len(link([known("Dalia Anne Merrin"), known("Dalia Merrin")])) == 1
    assert len(link([known("Dalia A. Merrin"), known("Dalia Merrin")])) == 1
    assert len(link([known("Dalia Anne Merrin"), known("Dalia Rose Merrin"), known("Dalia Merrin")])) == 3


def test_acronyms_go_to_the_only_body_with_these_letters() -> None:
    body, letters = known("Lake Peace Council", "organisation"), known("LPC", "party", at=1)
    assert len(link([body, letters])) == 1
    assert len(link([body, known("Lower Plains Company", "organisation"), letters])) == 3
    assert next(iter(link([body, letters]))).name == "Lake Peace Council"


def test_a_second_name_told_by_one_article_links_it_in_another() -> None:
    assert (
        len(link([known("Northern Front", "armed_group", "Wolf Brigade"), known("Wolf Brigade", "military", at=1)]))
        == 1
    )


def test_kinds_and_codes_that_differ_keep_namesakes_apart() -> None:
    assert len(link([known("Merrin"), known("Merrin", "organisation")])) == 2
    assert len(link([known("High Council", "court"), known("High Council", "party")])) == 2
    assert len(link([known("Air Force", "military", code="VEL"), known("Air Force", "military", code="DRN")])) == 2
    assert (
        len(link([known("Velland", "state", code="VEL"), known("Vellish government", "government", code="VEL")])) == 2
    )


def test_states_go_by_their_code() -> None:
    found = link([known("Velland", "state", code="VEL"), known("Republic of Velland", "state", code="VEL", at=1)])
    assert [set(i.members.values()) for i in found] == [{"state code VEL"}]


def test_unnamed_and_generic_groups_stay_in_their_article() -> None:
    assert link([known("gunmen", "group", named=False)]) == ()
    assert len(link([known("the army", "military"), known("the army", "military", at=1)])) == 2


def test_the_order_of_articles_does_not_matter() -> None:
    names = ["Dalia Merrin", "Merrin", "Joss Merrin", "Yousef Khatir", "Yusuf al-Khatir", "Khatir", "Dalia A. Merrin"]
    actors = [known(name, at=n) for n, name in enumerate(names)]
    actors += [
        known("Lake Peace Council", "organisation"),
        known("LPC", "organisation"),
        known("Wolf Brigade", "armed_group", "LPC"),
    ]
    first = link(actors)
    for seed in range(5):
        random.Random(seed).shuffle(actors)
        assert link(actors) == first


def test_ten_thousand_actors_are_linked_fast() -> None:
    draw = random.Random(1)
    syllables = ["ka", "lo", "mir", "dan", "tes", "vor", "hul", "pe", "sha", "rin"]
    names = [
        "".join(draw.choices(syllables, k=2)).title() + " " + "".join(draw.choices(syllables, k=3)).title()
        for _ in range(3000)
    ]
    actors = [known(draw.choice(names), at=n) for n in range(10000)]
    began = time.process_time()
    assert len(link(actors)) <= 3000
    assert time.process_time() - began < 5


def test_identities_tell_why() -> None:
    found: Identity = link([known("Dalia Merrin"), known("Merrin", at=1)])[0]
    assert found.members["Merrin/person/1"] == "the surname of the only Dalia Merrin"
