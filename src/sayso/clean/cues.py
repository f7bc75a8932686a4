"""The words of a line go in; the cues of furniture in them come out, with kind and weight (lexicon/clean_cues.tsv)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.tables import rows

GAP = 4  # words that a * may stand for


@dataclass(frozen=True, slots=True)
class Cue:
    """One row: the words after the first, whether they must end the line, the weight and kind."""

    rest: tuple[str, ...]
    last: bool
    weight: float
    kind: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found: words [first, last)."""

    first: int
    last: int
    weight: float
    kind: str
    whole: bool


@cache
def _table() -> tuple[dict[str, tuple[Cue, ...]], dict[str, tuple[Cue, ...]]]:
    """Cues that open a line, and cues that stand anywhere, by their first word."""
    opening: dict[str, list[Cue]] = {}
    anywhere: dict[str, list[Cue]] = {}
    for kind, weight, cue in rows("clean_cues", 3):
        words = cue.split()
        at_start, at_end = words[0] == "^", words[-1] == "$"
        words = words[at_start : len(words) - at_end]
        (opening if at_start else anywhere).setdefault(words[0], []).append(
            Cue(tuple(words[1:]), at_end, float(weight), kind)
        )
    return ({k: tuple(v) for k, v in opening.items()}, {k: tuple(v) for k, v in anywhere.items()})


def cues(words: Sequence[str]) -> list[Hit]:
    """The cues in a line; of cues that overlap the weightiest."""
    opening, anywhere = _table()
    found: list[Hit] = []
    keys = ["0" if word[0].isdigit() else word for word in words]
    if keys:
        found.extend(_matches(opening.get(keys[0], ()), keys, 0))
    for at, key in enumerate(keys):
        if key in anywhere:
            found.extend(_matches(anywhere[key], keys, at))
    if len(found) < 2:
        return found
    return _apart(found)


def _matches(candidates: Sequence[Cue], keys: Sequence[str], at: int) -> list[Hit]:
    out = []
    for cue in candidates:
        end = _follow(cue.rest, keys, at + 1)
        if end is not None and (not cue.last or end == len(keys)):
            out.append(Hit(at, end, cue.weight, cue.kind, at == 0 and end == len(keys)))
    return out


def _follow(rest: Sequence[str], keys: Sequence[str], at: int) -> int | None:
    """Where the words of `rest` end if they stand at `at`."""
    for number, word in enumerate(rest):
        if word == "*":
            ends = (_follow(rest[number + 1 :], keys, k) for k in range(at, min(at + GAP, len(keys)) + 1))
            return next((end for end in ends if end is not None), None)
        if at >= len(keys) or keys[at] != word:
            return None
        at += 1
    return at


def _apart(found: list[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in sorted(found, key=lambda h: (-abs(h.weight), h.first)):
        if all(hit.last <= k.first or hit.first >= k.last for k in kept):
            kept.append(hit)
    return kept
