"""A day goes in; who leads and holds what, who stands with and against whom, and which demands stand, come out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.store import read
from sayso.store.database import Database
from sayso.store.folding import fold
from sayso.view import lines
from sayso.view.ask import Bond, bonds, day
from sayso.view.lines import EventLine, Register

LEADING = ("leads", "holds_office")
FRIENDLY, HOSTILE = ("allied_with", "backs"), ("opposed_to",)
# What meets a demand, by what is demanded; without a mode any of these does.
MEETS: Mapping[str, tuple[str, ...]] = {
    "yield": ("RETREAT", "CONCEDE"),
    "meet": ("CONSULT", "AGREE"),
    "assist": ("AID", "SUPPORT", "COOPERATE", "AGREE"),
    "change": ("CONCEDE", "RETREAT", "AGREE", "SUPPORT"),
}
SMALL = frozenset(
    {"that", "they", "their", "them", "with", "from", "into", "have", "been", "will", "would", "should", "must", "this"}
)
WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Standing:
    """A tie in force on the day; `later` names whoever was told of in the same post after this telling."""

    bond: Bond
    later: str | None = None


@dataclass(frozen=True, slots=True)
class Demand:
    """A demand that stands: not met by any act told up to the day. `refused` is the latest refusal, if one is told."""

    event: EventLine
    refused: EventLine | None = None


@dataclass(frozen=True, slots=True)
class State:
    """The state of the system on one day, as the articles up to it tell it."""

    on: str
    offices: tuple[Standing, ...]
    alliances: tuple[Standing, ...]
    enmities: tuple[Standing, ...]
    other: tuple[Standing, ...]
    demands: tuple[Demand, ...]


def state(database: Database, register: Register, *, on: str) -> State:
    """Who leads and holds what on a day, alliances and enmities, and the demands that stand."""
    at = day(on, last=True) or on
    held = [bond for bond in bonds(database, register) if in_force(bond, at)]
    groups = {
        "offices": [b for b in held if b.tie.relation in LEADING],
        "alliances": [b for b in held if b.tie.relation in FRIENDLY],
        "enmities": [b for b in held if b.tie.relation in HOSTILE],
    }
    rest = [b for b in held if b.tie.relation not in (*LEADING, *FRIENDLY, *HOSTILE)]
    rows = read.events(database, last=at)
    told = [e for e in lines.events(rows, register) if e.status == "actual"]
    demands = standing_demands(told, _named_in_contents(database, register, told))
    return State(
        at,
        tuple(sorted(_superseded(groups["offices"]), key=_order)),
        tuple(sorted(map(Standing, groups["alliances"]), key=_order)),
        tuple(sorted(map(Standing, groups["enmities"]), key=_order)),
        tuple(sorted(map(Standing, rest), key=_order)),
        demands,
    )


def _order(standing: Standing) -> tuple[str, str, str, str]:
    tie = standing.bond.tie
    return tie.object.name.lower(), tie.relation, tie.subject.name.lower(), tie.id


def in_force(bond: Bond, on: str) -> bool:
    """Is a tie in force: begun (by its start, else by its first telling) and neither ended nor told as past?"""
    starts = [t.start[0] or t.start[1] for t in bond.tellings if t.start]
    begun = min((s for s in starts if s), default=None) or bond.first_cited
    if begun is not None and begun > on:
        return False
    ends = [t.end[1] or t.end[0] for t in bond.tellings if t.end]
    if any(end is not None and end < on for end in ends):
        return False
    told = [t for t in bond.tellings if t.cited is None or t.cited <= on] or list(bond.tellings)
    return not told[-1].former


def _superseded(offices: Iterable[Bond]) -> list[Standing]:
    """Mark a holder of a post whom a later telling gives to another."""
    listed = list(offices)
    posts: dict[tuple[str, str, str], list[Bond]] = {}
    for bond in listed:
        tie = bond.tie
        posts.setdefault((tie.relation, fold(tie.office or ""), tie.object.id or fold(tie.object.text)), []).append(
            bond
        )
    newest = {key: max(held, key=lambda b: b.last_cited or "") for key, held in posts.items()}
    found = []
    for key, held in posts.items():
        for bond in held:
            after = newest[key]
            apart = (
                after is not bond
                and (after.first_cited or "") > (bond.last_cited or "")
                and (key[0] == "leads" or key[1])
            )
            found.append(Standing(bond, after.tie.subject.name if apart else None))
    return found


def _named_in_contents(database: Database, register: Register, events: Sequence[EventLine]) -> dict[str, set[str]]:
    """Who is named in the content of each demand that is addressed to nobody."""
    open_ = [e for e in events if e.type == "REQUEST" and e.content and not e.recipients]
    found: dict[str, set[str]] = {}
    for article in sorted({e.document for e in open_}):
        mentions = [m for m in read.mentions(database, article) if m["kind"] != "adjective"]
        for event in (e for e in open_ if e.document == article and e.content):
            start, end = event.content.span if event.content else (0, 0)
            inside = [register.who(m["actor"]) for m in mentions if start <= m["start"] and m["end"] <= end]
            found[event.id] = {who.id if who.named else f"~{fold(who.name)}" for who in inside if who}
    return found


def standing_demands(events: Sequence[EventLine], named: Mapping[str, set[str]] | None = None) -> tuple[Demand, ...]:
    """The demands among `events` (up to the day) that no later act among them meets.

    Who must act is the recipient; where there is none, whoever is `named` in the content.
    """
    by_actor: dict[str, list[EventLine]] = {}
    for event in events:
        for key in _keys(event.actors):
            by_actor.setdefault(key, []).append(event)
    found = []
    for event in events:
        if event.type != "REQUEST" or not event.date:
            continue
        later = [
            e
            for key in sorted(_addressed(event, named or {}))
            for e in by_actor.get(key, ())
            if (e.date or "") > event.date
        ]
        if not any(_meets(event, act) for act in later):
            refusals = [act for act in later if act.type == "REJECT" and _related(event, act)]
            found.append(Demand(event, max(refusals, key=lambda e: (e.date or "", e.id), default=None)))
    return tuple(found)


def _keys(parties: Iterable[lines.Party]) -> set[str]:
    return {party.id or f"~{fold(party.name)}" for party in parties}


def _addressed(event: EventLine, named: Mapping[str, set[str]]) -> set[str]:
    return _keys(event.recipients) or named.get(event.id, set())


def _meets(demand: EventLine, act: EventLine) -> bool:
    types = [name for mode in demand.modes for name in MEETS.get(mode, ())] or [
        t for found in MEETS.values() for t in found
    ]
    return act.type in types and _related(demand, act)


def _related(demand: EventLine, act: EventLine) -> bool:
    """Does an act answer a demand: it is done to who demanded, or shares a word of what was demanded?"""
    if _keys(act.recipients) & _keys(demand.actors):
        return True
    asked = _stems(demand.content.text if demand.content else demand.sentence.text)
    return bool(asked & _stems(act.content.text if act.content else act.sentence.text))


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:5] for word in WORD.findall(fold(text)) if word not in SMALL)
