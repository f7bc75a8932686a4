"""Figures and floors go in; which floor is broken, and how floors move, come out."""

from __future__ import annotations

import importlib
import json
import math
from pathlib import Path
from types import ModuleType

import pytest

GOLD = Path(__file__).resolve().parents[2] / "gold"
FLOORS = {"floors": {"quotes": 0.7, "ties": 0.3}, "ceilings": {"alarms": 0.25}}


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(GOLD))
    return importlib.import_module("gate")


def test_a_figure_below_its_floor_or_above_its_ceiling_is_told(gate: ModuleType) -> None:
    assert gate.below({"quotes": 0.7, "ties": 0.31, "alarms": 0.25}, FLOORS) == []
    told = gate.below({"quotes": 0.699, "ties": math.nan, "alarms": 0.3}, FLOORS)
    assert [line.split(":")[0] for line in told] == ["quotes", "ties", "alarms"]


def test_floors_only_tighten(gate: ModuleType) -> None:
    raised = gate.raised({"quotes": 0.8, "ties": 0.1, "alarms": 0.4}, FLOORS)
    assert raised == {"floors": {"quotes": 0.8, "ties": 0.3}, "ceilings": {"alarms": 0.25}}
    assert gate.raised({"quotes": 0.1, "ties": math.nan, "alarms": 0.1}, FLOORS)["floors"] == FLOORS["floors"]


def test_every_floor_is_of_a_figure_that_the_gate_makes(gate: ModuleType) -> None:
    floors = json.loads((GOLD / "floors.json").read_text(encoding="utf-8"))
    sentences = {"plover_micro", "plover_macro", "plover_macro_both_parties", "ccb_false_alarms", "ccb_relevant"}
    known = {*gate.RATES, "title", "outlet", "published", "probes", *sentences}
    assert set(floors["floors"]) | set(floors["ceilings"]) <= known


def test_a_third_is_held_out_always_the_same(gate: ModuleType) -> None:
    held = [number for number in range(3000) if gate.held_out(f"article-{number}")]
    assert 900 < len(held) < 1100
    assert held == [number for number in range(3000) if gate.held_out(f"article-{number}")]


def test_the_scorers_answer_becomes_one_number_a_figure(gate: ModuleType) -> None:
    scored: dict[str, object] = {name: {"f1": 0.5} for name in gate.RATES}
    scored |= {"status": {"rate": 0.9}, "place": {"rate": None}, "metadata": {"title": "3/4", "outlet": "0/0"}}
    figures = gate.flat(scored)
    assert (figures["quotes"], figures["status"], figures["title"]) == (0.5, 0.9, 0.75)
    assert math.isnan(figures["place"])
    assert math.isnan(figures["outlet"])
