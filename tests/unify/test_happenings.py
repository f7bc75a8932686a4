"""Reports go in; happenings with their voices and conflicts come out."""

from __future__ import annotations

import datetime as dt
import random
import time
from typing import Any

import pytest

from sayso.unify.happenings import Report, Where, group, happening_id
from sayso.unify.keys import group_noun
from sayso.unify.voices import record

DORNE = Where("Dorne", 101, 10.0, 20.0, "VEL", "PPL")
MARROW = Where("Marrow", 102, 12.0, 20.0, "VEL", "PPL")
VELLAND = Where("Velland", 1, 0.0, 0.0, "VEL", "PCLI")


def report(name: str, **said: Any) -> Report:
    """A report of an assault by FRONT on ARMY on 3 May 2021 in Dorne, told by its own outlet, but for what is said."""
    day = said.pop("day", "2021-05-03")
    first, _, last = day.partition("/")
    return Report(
        **{
            "id": name, "article": f"article of {name}", "type": "ASSAULT", "status": "actual",
            "actors": frozenset({"FRONT"}),
            "recipients": frozenset({"ARMY"}), "first": dt.date.fromisoformat(first) if first else None,
            "last": dt.date.fromisoformat(last or first) if first else None, "exact": not last, "where": DORNE,
            "dead": None,
            "content": frozenset(), "modes": frozenset(), "voice": f"outlet:{name}", "stance": "asserts", **said,
        }
    )  # fmt: skip


def together(*reports: Report) -> set[str]:
    return {" ".join(sorted(r.id for r in g)) for g in group(reports)}


def test_same_parties_day_and_place_are_one_happening() -> None:
    assert together(report("a"), report("b"), report("c", where=None), report("d", where=VELLAND)) == {"a b c d"}


def test_what_speaks_against_keeps_acts_apart() -> None:
    others = [
        report("type", type="COERCE"), report("day", day="2021-05-05"), report("place", where=MARROW),
        report("actor", actors=frozenset({"OTHER"}), recipients=frozenset({"THIRD"})), report("whom",
        recipients=frozenset({"CIVIL"})),
        report("undated", day=""), report("planned", status="future"),
    ]  # fmt: skip
    assert together(report("a"), *others) == {"a", "type", "day", "place", "actor", "whom", "undated"}


def test_days_touch_within_a_day_where_a_date_is_not_exact() -> None:
    assert together(report("a"), report("b", day="2021-05-04/2021-05-08")) == {"a b"}
    assert together(report("a"), report("b", day="2021-05-05/2021-05-08")) == {"a", "b"}
    assert together(report("a"), report("b", day="2021-05-04")) == {"a", "b"}


def test_one_article_tells_one_act_once_unless_on_another_say_so() -> None:
    assert together(report("a", article="x"), report("b", article="x")) == {"a", "b"}
    assert together(report("a", article="x"), report("b", article="x", source="ARMY")) == {"a b"}


def test_speech_needs_words_in_common() -> None:
    said = {"type": "REQUEST", "where": None}
    one, same = frozenset({"troops", "leave", "city"}), frozenset({"troops", "leave"})
    assert together(report("a", content=one, **said), report("b", content=same, **said)) == {"a b"}
    assert together(report("a", content=one, **said), report("b", content=frozenset({"talks"}), **said)) == {"a", "b"}


def test_two_groups_that_fit_alike_are_left_alone() -> None:
    early, late = report("a", where=DORNE), report("b", where=MARROW)
    assert together(early, late, report("c", where=None)) == {"a", "b", "c"}


def test_two_meetings_of_one_envoy_are_two() -> None:
    def talks(name: str, *who: str) -> Report:
        return report(name, type="CONSULT", actors=frozenset(who), recipients=frozenset(), where=None)

    assert together(talks("a", "ENVOY", "ONE"), talks("b", "ENVOY", "TWO"), talks("c", "ENVOY", "ONE", "THREE")) == {
        "a c",
        "b",
    }


def test_unnamed_groups_need_the_same_spot() -> None:
    def gunmen(name: str, where: Where | None) -> Report:
        return report(name, actors=frozenset({"~gunmen"}), recipients=frozenset(), where=where)

    assert together(gunmen("a", DORNE), gunmen("b", DORNE)) == {"a b"}
    assert together(gunmen("a", DORNE), gunmen("b", None)) == {"a", "b"}


def test_unnamed_victims_are_one_harm_on_one_day_in_one_town() -> None:
    def blast(name: str, **said: Any) -> Report:
        return report(
            name,
            **{"actors": frozenset(), "recipients": frozenset({"~people"}), "modes": frozenset({"explosives"}), **said},
        )

    assert together(blast("a", dead=(12, 12)), blast("b", dead=(20, None)), blast("c", recipients=frozenset())) == {
        "a b c"
    }
    assert together(blast("a"), blast("b", where=MARROW), blast("c", day="2021-05-04")) == {"a", "b", "c"}
    assert together(blast("a"), blast("b", modes=frozenset({"aerial"})), blast("c", where=VELLAND)) == {"a", "b", "c"}
    rival = [blast(n, actors=frozenset({n}), recipients=frozenset(), dead=(9, 9)) for n in ("FRONT", "ARMY")]
    assert together(*rival) == {"ARMY FRONT"}


@pytest.mark.parametrize(
    ("text", "noun"),
    [("at least 20 Hill residents of Dorne", "people"), ("two masked gunmen", "gunman"), ("12 people", "people"),
     ("students", "student"), ("the army", "army"), ("families", "family"), ("of them", "them"), ("7", "7"),
     ("dozens of villagers in Dorne", "people")],
)  # fmt: skip
def test_what_an_unnamed_group_is(text: str, noun: str) -> None:
    assert group_noun(text) == noun


def test_rival_tolls_and_culprits_are_conflicts_with_their_voices() -> None:
    reports = [
        report("a", dead=(12, 12)), report("b", dead=(10, None)), report("c", dead=(40, 40), voice="actor:ARMY",
        stance="attributes"),
        report("d", actors=frozenset({"OTHER"})), report("e", status="negated", stance="denies", voice="actor:FRONT"),
    ]  # fmt: skip
    groups = group(reports)
    assert len(groups) == 1
    made = record(groups[0], {"a": ["place"]})
    assert made["id"] == happening_id(reports)
    assert made["origins"] == ["actor:ARMY", "actor:FRONT", "outlet:a", "outlet:b", "outlet:d"]
    assert made["support"] == {
        "asserts": ["outlet:a", "outlet:b", "outlet:d"],
        "denies": ["actor:FRONT"],
        "attributes": ["actor:ARMY"],
    }
    slots = {c["slot"]: c["values"] for c in made["conflicts"]}
    assert sorted(slots) == ["actor", "dead", "denied"]
    assert [v["origins"] for v in slots["denied"]] == [
        ["actor:ARMY", "outlet:a", "outlet:b", "outlet:d"],
        ["actor:FRONT"],
    ]
    assert [v["value"] for v in slots["dead"]] == [{"low": 12, "high": 12}, {"low": 40, "high": 40}]
    assert slots["dead"][1]["origins"] == ["actor:ARMY"]
    assert [v["value"] for v in slots["actor"]] == [["FRONT"], ["OTHER"]]


def test_who_blames_the_unnamed_contradicts_who_blames_him() -> None:
    def slots(source: str) -> list[str]:
        unnamed = report("b", actors=frozenset({"~outlaw"}), source=source, stance="attributes")
        return [conflict["slot"] for conflict in record(group([report("a"), unnamed])[0], {})["conflicts"]]

    assert slots("FRONT") == ["actor"]
    assert slots("THIRD") == []


def test_a_bare_denial_is_no_happening() -> None:
    assert together(report("a", status="negated")) == set()


def test_order_does_not_matter() -> None:
    draw = random.Random(2)
    reports = [
        report(f"{n:03}", day=f"2021-05-{draw.randint(1, 9):02}", where=draw.choice([DORNE, MARROW, VELLAND, None]))
        for n in range(80)
    ]
    first = {frozenset(r.id for r in g) for g in group(reports)}
    for seed in range(4):
        random.Random(seed).shuffle(reports)
        assert {frozenset(r.id for r in g) for g in group(reports)} == first


def test_twenty_thousand_reports_are_grouped_fast() -> None:
    draw = random.Random(3)
    reports = [
        report(
            f"{n}", actors=frozenset({f"A{draw.randint(0, 60)}"}), recipients=frozenset({f"B{draw.randint(0, 60)}"}),
            day=(dt.date(2003, 1, 1) + dt.timedelta(days=draw.randint(0, 2000))).isoformat(),
        )
        for n in range(20000)
    ]  # fmt: skip
    began = time.process_time()
    group(reports)
    assert time.process_time() - began < 10
