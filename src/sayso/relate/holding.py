"""Stretches of a text go in, each with what lies on it; what lies on a place comes out, without a look at the rest."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Generic, Protocol, TypeVar


class Tokens(Protocol):
    """What begins at a token."""

    @property
    def first(self) -> int: ...


Kept = TypeVar("Kept")
Placed = TypeVar("Placed", bound=Tokens)
REACH = 256  # characters or tokens: an ordinary sentence lies on one or two stretches of this size


def lying(found: Sequence[Placed], first: int, last: int) -> Sequence[Placed]:
    """Of what stands in the order of the text, that which begins at the tokens [first, last)."""
    return found[bisect_left(found, first, key=_first) : bisect_left(found, last, key=_first)]


def _first(placed: Tokens) -> int:
    return placed.first


class Holding(Generic[Kept]):
    """Stretches [start, end) by where they lie. Immutable once made."""

    def __init__(self, stretches: Iterable[tuple[int, int, Kept]]) -> None:
        self._lying: defaultdict[int, list[tuple[int, int, Kept]]] = defaultdict(list)
        for start, end, kept in stretches:
            for place in range(start // REACH, max(start, end - 1) // REACH + 1):
                self._lying[place].append((start, end, kept))

    def around(self, first: int, last: int) -> list[Kept]:
        """What lies on stretches that hold all of [first, last), in the order in which they were given."""
        lying = self._lying.get(first // REACH, ())
        return [kept for start, end, kept in lying if start <= first and last <= end]

    def touching(self, first: int, last: int) -> list[Kept]:
        """What lies on stretches that share a place with [first, last); a long one may come more than once."""
        places = range(first // REACH, max(first, last - 1) // REACH + 1)
        return [
            kept for place in places for start, end, kept in self._lying.get(place, ()) if start < last and first < end
        ]
