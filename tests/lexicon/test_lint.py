"""The frame files go in; the linter's complaints come out: none for ours, one for each way to write a row wrongly."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.lexicon.framerows import Row, frame_rows
from sayso.lexicon.lint import MODES, lint

GOOD = Row(
    "mine.tsv",
    1,
    "hoodwink",
    "verb",
    "",
    "object",
    "COERCE",
    "misinformation",
    "",
    "",
    "",
    "Spies hoodwinked a clerk.",
    "news",
)


def test_our_own_files_are_clean() -> None:
    assert lint() == []


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"type": "QUARREL"}, "unknown type QUARREL"),
        ({"modes": "aerial"}, "COERCE has no mode aerial"),
        ({"predicate": "Hoodwink"}, "lower case"),
        ({"predicate": "pull out"}, "a predicate is one word"),
        ({"actor": "boss"}, "unknown role «boss»"),
        ({"conditions": "object=martian"}, "unknown class «martian»"),
        ({"conditions": "object@unicorns"}, "no word list «unicorns»"),
        ({"conditions": "object or ->"}, "cannot read the condition"),
        ({"example": ""}, "no example"),
        ({"origin": "hearsay"}, "unknown origin"),
    ],
)
def test_a_broken_row_is_told(changed: dict[str, str], complaint: str) -> None:
    assert any(complaint in problem and "mine.tsv, line 1" in problem for problem in lint([replace(GOOD, **changed)]))


def test_a_clash_and_a_shadow_are_told() -> None:
    clash = replace(GOOD, line=2, type="ASSAULT", modes="", example="Thieves hoodwinked a nun.")
    shadow = replace(GOOD, line=3, example="Rogues hoodwinked a judge.")
    told = lint([GOOD, clash, shadow])
    assert any("line 2: «hoodwink» clashes with mine.tsv, line 1" in problem for problem in told)
    assert any("line 3: «hoodwink» is shadowed by mine.tsv, line 1" in problem for problem in told)


def test_every_type_has_many_predicates() -> None:
    predicates: dict[str, set[str]] = {}
    for row in frame_rows():
        predicates.setdefault(row.type, set()).update(row.predicate.split("|"))
    assert predicates.keys() >= MODES.keys()
    assert min(len(predicates[name]) for name in MODES) >= 40
