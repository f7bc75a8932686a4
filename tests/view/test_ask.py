"""Questions go in; answers come out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from readings_by_hand import CODER, NOW, Hand, shelling

from sayso.chronicle import Chronicle
from sayso.errors import InputError
from sayso.model import Amount
from sayso.view.ask import day


@pytest.fixture
def chronicle(tmp_path: Path) -> Iterator[Chronicle]:
    with Chronicle.open(tmp_path / "a.sayso", create=True) as made:
        later = Hand("The Northern Front withdrew from Marrow. It left as Tamsin Orlow had asked.",
        published="2021-06-10",
                     path="later.txt", outlet="Hill Post").event("RETREAT", "withdrew", ["Northern Front"],
                     ["Tamsin Orlow"],
                     day="2021-06-09", place="Marrow", modes=["withdraw"])  # fmt: skip
        cast = {"Velland": ("state", "VEL", ()), "Pim Sandoval": ("person", None, ()), "Ada Sandoval": ("person", None,
        ()),
                "Lake Council": ("organisation", None, ())}  # fmt: skip
        office = Hand(
            "Pim Sandoval became minister. Ada Sandoval met the Lake Council of Velland.",
            published="2021-07-01",
            path="office.txt",
            cast=cast,
        )
        office.tie("Pim Sandoval", "holds_office", "Velland", office="minister", start="2021-06-30")
        office.tie("Ada Sandoval", "leads", "Lake Council", end="2021-08-01")
        office.tie("Ada Sandoval", "opposed_to", "Pim Sandoval")
        for reading in (shelling(), later.made(), office.made()):
            made.add(reading, coder=CODER, now=NOW)
        made.unify(now=NOW)
        yield made


def types(chronicle: Chronicle, **filters: str) -> list[str]:
    return [event.type for event in chronicle.events(**filters)]


def test_the_timeline_runs_by_day_and_filters(chronicle: Chronicle) -> None:
    assert types(chronicle) == ["ASSAULT", "REQUEST", "RETREAT"]
    assert types(chronicle, actor="northern front") == ["ASSAULT", "REQUEST", "RETREAT"]
    assert types(chronicle, actor="Orlow", type="request") == ["REQUEST"]
    assert types(chronicle, source="Vellish army") == ["ASSAULT"]
    assert types(chronicle, first="2021-06") == ["RETREAT"]
    assert types(chronicle, first="2021", last="2021-05-03") == ["ASSAULT"]
    assert types(chronicle, status="negated") == []


def test_wrong_questions_say_what_to_do(chronicle: Chronicle) -> None:
    with pytest.raises(InputError, match="nobody is known as «Nemo»"):
        chronicle.events(actor="Nemo")
    with pytest.raises(InputError, match="there is no type «ATTACK»: use one of AGREE"):
        chronicle.events(type="attack")
    with pytest.raises(InputError, match="is no date: write 2008-03-27"):
        chronicle.events(first="last week")
    with pytest.raises(InputError, match=r"«Sandoval» may mean (Ada|Pim) Sandoval .*give the full name or the id"):
        chronicle.who("Sandoval")
    with pytest.raises(InputError, match="too short for an id"):
        chronicle.show("a")
    with pytest.raises(InputError, match="no record has the id"):
        chronicle.show("ffffffffffffffff")


@pytest.mark.parametrize(
    ("text", "last", "found"),
    [
        ("2020", True, "2020-12-31"),
        ("2020-02", True, "2020-02-29"),
        ("2020-12", True, "2020-12-31"),
        ("2020-2-3", False, "2020-02-03"),
    ],
)
def test_days(text: str, last: bool, found: str) -> None:
    assert day(text, last=last) == found


def test_a_dossier_tells_names_ties_deeds_and_sources(chronicle: Chronicle) -> None:
    answer = chronicle.who("Orlow")
    assert answer.who.name == "Tamsin Orlow"
    assert {n["text"]: n["count"] for n in answer.names} == {"Tamsin Orlow": 2, "Orlow": 1}
    assert [b.tie.office for b in answer.bonds] == ["minister"]
    assert [e.type for e in answer.did] == ["REQUEST"]
    assert [e.type for e in answer.undergone] == ["RETREAT"]
    assert answer.sources == {"Lake Courier": 1, "Hill Post": 1}
    assert chronicle.who(answer.who.id).who == answer.who


def test_the_state_of_a_day(chronicle: Chronicle) -> None:
    early = chronicle.state("2021-05-20")
    assert [(s.bond.tie.subject.name, s.bond.tie.office) for s in early.offices] == [("Tamsin Orlow", "minister")]
    assert [d.event.content.text for d in early.demands if d.event.content] == ["the rebels leave Marrow"]
    middle = chronicle.state("2021-07-15")
    assert [s.bond.tie.subject.name for s in middle.offices] == ["Ada Sandoval", "Pim Sandoval", "Tamsin Orlow"]
    assert [s.bond.tie.object.name for s in middle.enmities] == ["Pim Sandoval"]
    assert middle.demands == ()  # the rebels have left
    late = chronicle.state("2021-09")
    assert "Ada Sandoval" not in [s.bond.tie.subject.name for s in late.offices]
    assert chronicle.state("1999").offices == ()


def test_who_holds_a_post_no_more_is_set_apart_with_the_reason(tmp_path: Path) -> None:
    def told(text: str, day: str, subject: str, office: str, **end: str) -> Hand:
        cast = {subject: ("person", None, ()), "Velland": ("state", "VEL", ())}
        return Hand(text, published=day, path=f"{day}.txt", cast=cast).tie(
            subject, "holds_office", "Velland", office=office, **end
        )

    killed = Hand("The Northern Front killed Tamsin Orlow.", published="2021-05-01", path="killed.txt")
    killed.event("ASSAULT", "killed", ["Northern Front"], ["Tamsin Orlow"], day="2021-04-30", dead=(1, 1))
    killed.events[0] = replace(killed.events[0], counts=(("dead", Amount(1, 1, "Tamsin Orlow")),))
    hands = [
        told("Pim Sandoval spoke for Velland.", "2020-05-01", "Pim Sandoval", "caretaker prime minister"),
        told("Prime minister Ada Vell of Velland spoke.", "2021-05-01", "Ada Vell", "Prime Minister"),
        told("Spokesman Rem Tor of Velland spoke.", "2020-05-01", "Rem Tor", "spokesman"),
        told("Spokesman Jo Lind of Velland spoke.", "2021-05-02", "Jo Lind", "spokesman"),
        told("President Tamsin Orlow of Velland spoke.", "2021-03-01", "Tamsin Orlow", "president"),
        killed,
    ]  # fmt: skip
    with Chronicle.open(tmp_path / "b.sayso", create=True) as chronicle:
        for hand in hands:
            chronicle.add(hand.made(), coder=CODER, now=NOW)
        chronicle.unify(now=NOW)
        state = chronicle.state("2021-06")
        assert {s.bond.tie.subject.name for s in state.offices} == {"Ada Vell", "Rem Tor", "Jo Lind"}
        assert {(s.bond.tie.subject.name, s.why) for s in state.past} == {
            ("Pim Sandoval", "later told of: Ada Vell"), ("Tamsin Orlow", "killed (2021-04-30)"),
        }  # fmt: skip
        assert {s.why for s in chronicle.state("2030").past} >= {"last told 2021-05-01", "last told 2021-05-02"}


def test_a_demand_told_as_honoured_stands_no_more(tmp_path: Path) -> None:
    text = "Ada Vell called on the Mill Guard to leave the bridge. The Mill Guard honoured the call on Monday."
    cast = {"Ada Vell": ("person", None, ()), "Mill Guard": ("armed_group", None, ())}
    hand = Hand(text, published="2021-05-05", path="bridge.txt", cast=cast)
    hand.event("REQUEST", "called", ["Ada Vell"], ["Mill Guard"], day="2021-05-05", modes=["yield"],
               content="to leave the bridge")  # fmt: skip
    hand.event("SUPPORT", "honoured", ["Mill Guard"], ["Ada Vell"], day="2021-05-03", content="the call")
    with Chronicle.open(tmp_path / "b.sayso", create=True) as chronicle:
        chronicle.add(hand.made(), coder=CODER, now=NOW)
        chronicle.unify(now=NOW)
        assert chronicle.state("2021-06").demands == ()


def test_show_finds_any_record_by_the_start_of_its_id(chronicle: Chronicle) -> None:
    event = chronicle.events(type="ASSAULT")[0]
    shown = chronicle.show(event.id[:8])
    assert shown.kind == "event"
    marked = {mark.label: shown.text[mark.start : mark.end] for mark in shown.marks}
    assert marked == {"act": "shelled", "actor": "Northern Front", "source": "Vellish army", "cue": "said"}
    assert shown.text.startswith("The Northern Front shelled")
    kinds = [
        chronicle.ties()[0].id,
        chronicle.quotes()[0].id,
        chronicle.attributions()[0].id,
        chronicle.happenings()[0].id,
    ]
    assert [chronicle.show(key).kind for key in kinds] == ["tie", "quote", "attribution", "happening"]
    assert len(chronicle.show(event.document).related) == 2
    assert chronicle.show(chronicle.who("Orlow").who.id).record["name"] == "Tamsin Orlow"


def test_conflicts_name_the_values_and_who_tells_them(tmp_path: Path) -> None:
    with Chronicle.open(tmp_path / "b.sayso", create=True) as chronicle:
        for path, outlet, toll in (("a", "Hill Post", 12), ("b", "Vale Herald", 40)):
            hand = Hand(f"{outlet}: the Northern Front shelled the Lake Council at Dorne.", path=path, outlet=outlet)
            hand.event(
                "ASSAULT",
                "shelled",
                ["Northern Front"],
                ["Lake Council"],
                day="2021-05-03",
                place="Dorne",
                dead=(toll, toll),
            )
            chronicle.add(hand.made(), coder=CODER, now=NOW)
        chronicle.unify(now=NOW)
        (rival,) = chronicle.conflicts()
        assert rival.slot == "dead"
        told = {
            value["value"]["low"]: [chronicle.register.origin(key) for key in value["origins"]]
            for value in rival.values
        }
        assert told == {12: ["hill post"], 40: ["vale herald"]}
        assert len(rival.events) == 2
