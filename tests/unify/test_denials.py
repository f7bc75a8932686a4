"""Denials and acts go in; the links between them come out; and the whole way, from a text to a denied happening."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from sayso.chronicle import Chronicle
from sayso.model import Raw
from sayso.unify.denials import Act, Denial, link_denials, main_part, pointing, stem

DAY = dt.date(2021, 5, 3)


def act(name: str, **said: Any) -> Act:
    """The FRONT shelled the town of Dorne: villagers were hit, says the army."""
    return Act(
        **{
            "id": name, "article": "one", "type": "ASSAULT", "status": "actual", "trigger": "shelled", "at": 100,
            "actors": frozenset({"FRONT"}), "recipients": frozenset({"~villager"}), "source": frozenset({"ARMY"}),
            "first": DAY, "last": DAY, "place": "Dorne", "happening": f"happening of {name}", **said,
        }
    )  # fmt: skip


def denial(content: str, *parties: str, **said: Any) -> Denial:
    return Denial(
        **{
            "id": "denial", "article": "one", "day": DAY, "at": 400, "deniers": frozenset({"FRONT"}),
            "content": content, "spans": ((410, 410 + len(content)),), "parties": frozenset(parties), **said,
        }
    )  # fmt: skip


def linked(denied: Denial, *acts: Act) -> set[str]:
    return {event for _, event in link_denials([denied], acts)}


def test_the_act_s_own_word_and_its_parties() -> None:
    burning = act("b", trigger="burned", recipients=frozenset({"~school"}))
    assert linked(denial("shelling the villagers", "~villager"), act("a"), burning) == {"a"}
    assert linked(denial("bombarding the villagers", "~villager"), act("a")) == {"a"}  # another word for the type
    assert linked(denial("shelling the nuns", "~nun"), act("a")) == set()
    assert linked(denial("arresting the villagers", "~villager"), act("a")) == set()
    assert linked(denial("shelling the villagers", "~villager", deniers=frozenset({"ARMY"})), act("a")) == set()
    assert linked(denial("that the FRONT had shelled Dorne", "FRONT", deniers=frozenset({"ENVOY"})), act("a")) == {"a"}
    assert linked(denial("shelling the villagers", "~villager"), act("a", status="future")) == set()


def test_pointing_back_means_the_last_act_of_who_denies() -> None:
    acts = [act("a"), act("b", at=300, trigger="burned"), act("c", at=350, actors=frozenset({"ARMY"}))]
    assert linked(denial("it"), *acts) == {"b"}
    assert linked(denial("any involvement"), act("far", at=100), act("talk", at=390, type="REQUEST")) == {"far"}
    assert linked(denial("it", at=2000), *acts) == set()
    assert pointing("any involvement in the incident")
    assert not pointing("any contact with the envoy")


def test_only_the_main_part_of_a_content_counts() -> None:
    for content, core in (
        ("any talks with the rebels after the shelling of Dorne", "any talks with the rebels "),
        ("that the town, which the army shelled, was lost", "that the town"),
        ("shelling Dorne", "shelling Dorne"),
    ):
        assert content[: main_part(content)] == core
    assert linked(denial("that the villagers wanted bombing practice", "~villager"), act("a")) == set()


def test_what_is_told_within_a_denial() -> None:
    assert linked(denial("reports that the army left", at=90, spans=((95, 120),)), act("a")) == {"a"}
    blamed = act("a", type="ACCUSE", trigger="allegations", at=96)
    assert linked(denial("allegations of fraud", at=90, spans=((95, 120),)), blamed) == set()


def test_another_article_needs_a_name_more_in_common_and_no_rival() -> None:
    other = act("a", article="two")
    assert linked(denial("shelling Dorne"), other) == {"a"}  # the town
    assert linked(denial("shelling the villagers", "~villager"), other) == {"a"}
    assert linked(denial("shelling anyone"), other) == set()
    assert linked(denial("shelling Dorne", day=dt.date(2021, 8, 1)), other) == set()
    assert linked(denial("shelling Dorne", deniers=frozenset({"~rebel"})), other) == set()
    assert linked(denial("shelling Dorne"), other, act("b", article="three")) == set()
    assert linked(denial("shelling Dorne"), other, act("b", article="three", happening="happening of a")) == {"b"}


@pytest.mark.parametrize(
    "forms", [("killed", "killing", "kills"), ("bombed", "bombing"), ("abducted", "abduction"), ("stopped", "stopping")]
)
def test_forms_of_one_word_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.model
def test_from_text_to_a_denied_happening(tmp_path: Path) -> None:
    from sayso.reading import read_articles  # noqa: PLC0415 - loads the language model

    text = "Rebels killed 12 villagers, the army said. The road was empty. The rebels denied killing the villagers."
    with Chronicle.open(tmp_path / "a.sayso", create=True) as chronicle:
        raw = Raw(text=text, path="a.txt", published="2021-03-05")
        chronicle.read([raw], read_articles, coder="test", now="2026-01-01")
        (killing,) = chronicle.events(type="ASSAULT")
        (denied,) = chronicle.attributions(stance="denies")
        assert denied.denies == (killing.id,)
        (happening,) = chronicle.happenings()
        assert len(happening.support["denies"]) == 1
        assert chronicle.verify().faults == ()
