"""Questions about who says what go in; claims with their chains, and quotations, come out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from readings_by_hand import CODER, NOW, Hand, shelling

from sayso.chronicle import Chronicle
from sayso.errors import InputError

DENIAL = (
    "Tamsin Orlow said that the Vellish army had told her that the Northern Front shelled Dorne. "
    "The Northern Front denied shelling Dorne."
)


@pytest.fixture
def chronicle(tmp_path: Path) -> Iterator[Chronicle]:
    hand = Hand(DENIAL, path="denial.txt", outlet="Hill Post", published="2021-05-05")
    hand.event("ASSAULT", "shelled", ["Northern Front"], day="2021-05-03", source="Vellish army", place="Dorne")
    hand.attribution("Tamsin Orlow", "said", "that the Vellish army had told her that the Northern Front shelled Dorne")
    hand.attribution("Vellish army", "told", "that the Northern Front shelled Dorne")
    hand.attribution("The Northern Front"[4:], "denied", "shelling Dorne", stance="denies")
    outer, inner, denial = hand.attributions
    said = replace(
        denial, source=replace(hand.entity("Northern Front denied"), text="Northern Front"), rule="deny verb"
    )
    hand.attributions = [outer, replace(inner, parent=outer.id), said]
    party = hand.events[0].source_chain[0]
    chain = (hand.entity("Tamsin Orlow"), party)
    hand.events[0] = replace(hand.events[0], source_chain=chain)
    with Chronicle.open(tmp_path / "a.sayso", create=True) as made:
        for reading in (shelling(), hand.made()):
            made.add(reading, coder=CODER, now=NOW)
        made.unify(now=NOW)
        yield made


def test_claims_by_stance_by_whom_and_about_whom(chronicle: Chronicle) -> None:
    assert [c.stance for c in chronicle.attributions()] == ["asserts", "asserts", "asserts", "denies"]
    denial = chronicle.attributions(stance="denies")[0]
    assert denial.source is not None
    assert (denial.source.name, denial.content[0].text) == ("Northern Front", "shelling Dorne")
    about = chronicle.attributions(about="Northern Front")
    assert len(about) == 4  # the denial names nobody, but what it denies is the Front's
    assert [c.id for c in chronicle.attributions(about="Tamsin Orlow")] == []


def test_a_source_is_anyone_in_the_chain(chronicle: Chronicle) -> None:
    told = chronicle.attributions(source="Orlow")
    assert [[p.name for p in c.chain] for c in told] == [["Tamsin Orlow"], ["Tamsin Orlow", "Vellish army"]]
    assert len(chronicle.attributions(source="Vellish army")) == 2
    assert [e.document for e in chronicle.events(source="Orlow")] == [told[0].document]
    assert len(chronicle.events(source="Vellish army")) == 2


def test_quotes_of_a_speaker(chronicle: Chronicle) -> None:
    assert [q.text for q in chronicle.quotes(speaker="Orlow")] == ["We will not wait another week,"]
    assert len(chronicle.quotes(speaker="Northern Front")) == 0
    assert chronicle.quotes().records()[0]["outlet"] == "Lake Courier"


def test_a_denial_stands_beside_the_event_that_it_denies(chronicle: Chronicle) -> None:
    denial = chronicle.attributions(stance="denies")[0]
    event = next(e for e in chronicle if e.id in denial.denies)
    assert event.document == denial.document
    assert [c.id for c in chronicle.show(event.id).denials] == [denial.id]
    assert [r["id"] for r in chronicle.show(denial.id).related] == [event.id]
    other = next(e for e in chronicle if e.type == "ASSAULT" and e.id != event.id)
    assert other.happening == event.happening
    assert [c.id for c in chronicle.show(other.id).denials] == [denial.id]  # the same happening
    happening = next(h for h in chronicle.happenings() if h.id == event.happening)
    front = next(w.id for w in chronicle.actors() if w.name == "Northern Front")
    assert happening.support["denies"] == [f"actor:{front}"]
    assert [c["slot"] for c in happening.conflicts] == ["denied"]
    assert [r.slot for r in chronicle.conflicts()] == ["denied"]


def test_wrong_questions_say_what_to_do(chronicle: Chronicle) -> None:
    with pytest.raises(InputError, match="there is no stance «shouts»: use one of asserts, denies"):
        chronicle.attributions(stance="shouts")
    with pytest.raises(InputError, match="nobody is known as «Nemo»"):
        chronicle.quotes(speaker="Nemo")
    with pytest.raises(InputError, match="a confidence lies between 0 and 1"):
        chronicle.events(min_confidence=7)


def test_confidence_is_a_filter(chronicle: Chronicle, tmp_path: Path) -> None:
    assert len(chronicle.events(min_confidence=0.8)) == len(chronicle.events())
    assert len(chronicle.events(min_confidence=0.81)) == 0
    assert chronicle.export_records(tmp_path / "sure", min_confidence=0.9)["events"] == 0
    assert chronicle.export_records(tmp_path / "all", min_confidence=0.5)["happenings"] == len(chronicle.happenings())
