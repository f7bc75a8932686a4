"""Texts with gold links and clusters go in; the figures of the adapters for pronouns and subordination come out."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sayso.model import Article, Words
from sayso.reading import read_words as read_all

ReadWords = Callable[..., tuple[Article, Words]]


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(Path(__file__).resolve().parents[2] / "bench"))
    return importlib.import_module


def marked(text: str, **spans: str) -> list[dict[str, Any]]:
    """The first place of each string as an event span, by id."""
    return [
        {"id": name, "type": "EVENT", "start": text.index(told), "end": text.index(told) + len(told),
         "event_class": "REPORTING" if told == "said" else "OCCURRENCE"}
        for name, told in spans.items()
    ]  # fmt: skip


def test_links_of_saying_and_wanting(bench: Any, read_words: ReadWords) -> None:
    slinks = bench("slinks")
    text = "The miller said the dam had burst. The town wants to rebuild it."
    record = {
        "text": text,
        "spans": marked(text, a="said", b="burst", c="wants", d="rebuild"),
        "slinks": [{"source": "a", "target": "b", "type": "EVIDENTIAL"}],
    }
    assert slinks.our_links(record, *read_words(text)) == {("a", "b", "EVIDENTIAL"), ("c", "d", "MODAL")}
    assert slinks.linked(record)
    assert not slinks.linked({**record, "slinks": []})
    figures = slinks.figures(slinks.count([(record, read_words(text))])["linked"])
    assert figures["EVIDENTIAL"]["f1"] == 1.0
    assert figures["MODAL"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "hit": 0, "said": 1, "gold": 0}


def test_pronouns_against_clusters(bench: Any, read_words: ReadWords) -> None:
    gum = bench("gum")
    text = "Karl Bremer spoke to Olga Brandt. He thanked the town."
    spans = [
        {"start": 0, "end": 11, "cluster": "c1", "type": "person"},
        {"start": 21, "end": 32, "cluster": "c2", "type": "person"},
        {"start": 34, "end": 36, "cluster": "c1", "type": "person"},
    ]
    record = {"text": text, "spans": spans, "genre": "news"}
    count = gum.score([(record, read_all(*read_words(text)))])
    assert (count["he gold"], count["he hit"], count["all said"]) == (1, 1, 1)
    spans[2]["cluster"] = "c2"
    assert gum.score([(record, read_all(*read_words(text)))])["he hit"] == 0
