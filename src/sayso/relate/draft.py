"""The noun of the event coder: an act as one clause tells it, before time, place and source are known."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Argument, Clause, Entity, Span
from sayso.terms import Status

# What is done by saying it.
SPEAKING = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An event in the making. `specificity` counts the conditions that its frame had met.
    `status` is set where the way of telling settles it; `also` holds the other predicates that tell the same act."""

    clause: Clause
    type: str
    rule: str
    modes: tuple[str, ...] = ()
    actor: tuple[Entity, ...] = ()
    recipient: tuple[Entity, ...] = ()
    content: Argument | None = None
    specificity: int = 0
    retellings: tuple[Span, ...] = ()
    status: Status | None = None
    also: tuple[int, ...] = ()
