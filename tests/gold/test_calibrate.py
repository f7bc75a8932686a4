"""Judged events go in; the weights of confidence come out, and what unseen events make of them."""

from __future__ import annotations

import importlib
import math
from pathlib import Path
from types import ModuleType

import pytest

GOLD = Path(__file__).resolve().parents[2] / "gold"


@pytest.fixture
def calibrate(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(GOLD))
    return importlib.import_module("calibrate")


def test_what_is_right_more_often_weighs_more(calibrate: ModuleType) -> None:
    rows = [("a", ("bias", "verb"), True)] * 9 + [("a", ("bias", "noun"), False)] * 9
    weights = dict(zip(["bias", "noun", "verb"], calibrate.fit(rows, ["bias", "noun", "verb"]), strict=True))
    assert weights["verb"] > 0 > weights["noun"]


def test_the_bias_moves_until_unseen_events_are_as_sure_as_they_are_right(calibrate: ModuleType) -> None:
    unseen = [("b", ("bias", "verb"), k < 6) for k in range(10)]
    moved = calibrate.shifted({"bias": 1.0, "verb": 2.0}, unseen)
    assert 1 / (1 + math.exp(-(moved["bias"] + moved["verb"]))) == pytest.approx(0.6, abs=1e-6)
