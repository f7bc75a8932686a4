"""Gold events and ours go in; the errors come out, counted by class."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

GOLD = Path(__file__).resolve().parents[2] / "gold"


@pytest.fixture
def errors(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(GOLD))
    return importlib.import_module("errors")


def told(type_: str, *, actor: tuple[str, ...] = (), recipient: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"event": [type_], "rule": f"{type_.lower()}:3 do", "actor": list(actor), "recipient": list(recipient)}


def wanted(type_: str, trigger: str, **roles: list[str]) -> dict[str, Any]:
    return {"type": type_, "trigger": trigger, **roles}


def test_errors_fall_into_classes(errors: ModuleType) -> None:
    gold = SimpleNamespace(
        id="one",
        events=[
            wanted("ASSAULT", "was shelled", actor=["army"], recipient=["rebels", "town"]),
            wanted("ACCUSE", "the accusation"),
            wanted("AID", "sent"),
            {**wanted("AID", "gave"), "sure": False},
        ],
        same=lambda party, names: party in names,
    )
    ours = [told("ASSAULT", actor=("police",), recipient=("rebels",)), told("AGREE"), told("COERCE"), told("AID")]
    score = SimpleNamespace(pair_events=lambda *_: [(0, 0), (2, 1), (3, 3)])
    found = errors.classes(score, [gold], {"one": ours}, SimpleNamespace(of=lambda entity: [entity]))
    assert {name: dict(counted) for name, counted in found.items()} == {
        "events": {"gold": 3, "said": 3, "right": 1},
        "roles": {"actor wrong": 1, "recipient missing": 1},
        "actor wrong by type": {"ASSAULT": 1},
        "recipient missing by type": {"ASSAULT": 1},
        "missed by type": {"ACCUSE": 1},
        "missed by trigger": {"ACCUSE: noun of an act": 1},
        "mistyped": {"AID > AGREE": 1},
        "false by type": {"COERCE": 1},
        "false by rule": {"coerce": 1},
    }
    assert next(errors.lines(found, 2)) == "events"


@pytest.mark.parametrize(
    ("trigger", "form"),
    [("was shelled", "verb in -ed"), ("the shelling", "verb in -ing"), ("an attack", "noun of an act"),
     ("has been", "small words only"), ("war", "other word")],
)  # fmt: skip
def test_forms_of_triggers(errors: ModuleType, trigger: str, form: str) -> None:
    assert errors.form(trigger) == form
