"""Readings made by hand go in; the labels and counts of the bench adapters come out."""

from __future__ import annotations

import importlib
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from sayso.model import Amount, Entity, Event, Passage, Span


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(Path(__file__).resolve().parents[2] / "bench"))

    def module(name: str) -> ModuleType:
        return importlib.import_module(name)

    return module


def event(type_: Any, actor: str = "", modes: tuple[str, ...] = (), trigger: str = "did", **more: Any) -> Event:
    words = Passage(trigger, Span(0, len(trigger)))
    parties = (Entity(text=actor, span=Span(0, len(actor))),) if actor else ()
    return Event(id="e", type=type_, trigger=words, sentence=words, rule="made", actor=parties, modes=modes, **more)


def test_names_compare_by_their_content_words(bench: Any) -> None:
    words = bench("readings").content_words
    assert words("the Rebels of the North") == words("rebel, north")
    assert words("press") == {"press"}


def test_figures_of_nothing_are_nought(bench: Any) -> None:
    assert bench("readings").prf(0, 0, 0)["f1"] == 0.0
    assert bench("readings").prf(1, 2, 1)["f1"] == 0.667


def test_police_acts_become_labels(bench: Any) -> None:
    labels_of = bench("india_police").labels_of
    dead = (("dead", Amount(2, 2)),)
    assert labels_of(event("COERCE", modes=("arrest",)), {}) == {"ARREST", "ANY_ACTION"}
    assert labels_of(event("ASSAULT", "policemen", counts=dead), {}) == {"FORCE", "KILL", "ANY_ACTION"}
    assert labels_of(event("ASSAULT", "the mob", trigger="killed"), {}) == set()
    assert labels_of(event("AID", "police", status="negated"), {}) == {"FAIL"}


def test_a_span_is_found_when_half_of_its_tokens_are(bench: Any) -> None:
    cameo = bench("cameo_st")
    text = "Rebel gunmen shot two guards"
    assert cameo.tokens(text, [(0, 12)]) == {0, 6}
    assert cameo._found({0, 6}, {6})
    assert not cameo._found({0, 6, 13}, {6})


def test_the_speed_bench_times_the_steps_of_a_generator(bench: Any) -> None:
    spent: Counter[str] = Counter()
    made = bench("speed").timed(lambda: (sum(range(40_000)) for _ in range(20)), "room", spent)
    assert len(list(made())) == 20
    assert spent["room"] > 0
