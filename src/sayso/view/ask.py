"""Questions go in; answers come out as plain records: what the API and the command line have in common."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.errors import InputError
from sayso.store import read
from sayso.store.database import Database
from sayso.store.folding import fold
from sayso.terms import EventType, Status
from sayso.view import lines
from sayso.view.export import name_records, tie_key
from sayso.view.lines import EventLine, HappeningLine, Register, TieLine, Who

TYPES: tuple[str, ...] = EventType.__args__  # type: ignore[attr-defined]
STATUSES: tuple[str, ...] = Status.__args__  # type: ignore[attr-defined]
CANDIDATES = 6


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in the order of their days, and whom the names in the question were taken to mean."""

    events: tuple[EventLine, ...]
    actors: tuple[Who, ...] = ()
    sources: tuple[Who, ...] = ()


@dataclass(frozen=True, slots=True)
class Bond:
    """One tie with all its tellings: when it was first and last told, and by whom."""

    tie: TieLine
    tellings: tuple[TieLine, ...]
    first_cited: str | None
    last_cited: str | None


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the chronicle has on one actor."""

    who: Who
    names: Sequence[Mapping[str, Any]]
    bonds: tuple[Bond, ...]
    did: tuple[EventLine, ...]
    undergone: tuple[EventLine, ...]
    told: tuple[EventLine, ...]
    sources: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Rival:
    """One slot of a happening in which its reports cannot all be right."""

    happening: HappeningLine
    slot: str
    values: Sequence[Mapping[str, Any]]
    events: tuple[EventLine, ...]


def find_actors(database: Database, register: Register, name: str) -> tuple[Who, ...]:
    """Whom a name may mean, likeliest first: by id, by name as it is told, else by words within a name."""
    by_id = register.who(name)
    if by_id:
        return (by_id,)
    folded = fold(name)
    if not folded:
        raise InputError("the name is empty: give a name, for example --actor «Red Cross»")
    exact = _known(database, register, folded, within=False)
    leading = tuple(who for who in exact if fold(who.name) == folded)
    return leading or exact or _known(database, register, folded, within=True)


def _known(database: Database, register: Register, folded: str, *, within: bool) -> tuple[Who, ...]:
    found = [register.who(row["whole"]) for row in read.named(database, folded, within=within)]
    named = {who.id: who for who in found if who and who.named}
    return tuple(named.values()) or tuple(who for who in found if who)


def meant(database: Database, register: Register, name: str) -> tuple[Who, ...]:
    """Whom a filter means: all that the name fits. A name that fits nobody is an error that says so."""
    found = find_actors(database, register, name)
    if not found:
        raise InputError(f"nobody is known as «{name}»: try a shorter form of the name, or look at «sayso status»")
    return found


def timeline(
    database: Database,
    register: Register,
    *,
    actor: str | None = None,
    type: str | None = None,  # noqa: A002 - the word that users say
    first: str | None = None,
    last: str | None = None,
    source: str | None = None,
    status: str | None = None,
    min_confidence: float | None = None,
) -> Timeline:
    """The events that fit, in the order of their days."""
    actors = meant(database, register, actor) if actor else ()
    sources = meant(database, register, source) if source else ()
    rows = read.events(
        database,
        actors=[who.id for who in actors] if actor else None,
        sources=[who.id for who in sources] if source else None,
        type=one_of("type", type.upper() if type else None, [*TYPES, *register.own_types]),
        status=one_of("status", status.lower() if status else None, STATUSES),
        first=day(first, last=False),
        last=day(last, last=True),
        least=likelihood(min_confidence),
    )
    return Timeline(tuple(lines.events(rows, register)), actors, sources)


def likelihood(value: float | None) -> float | None:
    """A confidence as it may be asked for: from 0 to 1."""
    if value is not None and not 0 <= value <= 1:
        raise InputError(f"a confidence lies between 0 and 1: got {value:g}; try --min-confidence 0.6")
    return value


def one_of(option: str, value: str | None, known: Sequence[str]) -> str | None:
    """The value, if it is known; else an error that lists what is."""
    if value is not None and value not in known:
        raise InputError(f"there is no {option} «{value}»: use one of {', '.join(known)}")
    return value


def day(text: str | None, *, last: bool) -> str | None:
    """An ISO day, month or year as its first or last day."""
    if text is None:
        return None
    parts = text.strip().split("-")
    try:
        numbers = [int(part) for part in parts]
        if len(numbers) == 3:
            return dt.date(*numbers).isoformat()
        if len(numbers) == 2:
            return (_month_end(*numbers) if last else dt.date(numbers[0], numbers[1], 1)).isoformat()
        return dt.date(numbers[0], 12, 31).isoformat() if last else dt.date(numbers[0], 1, 1).isoformat()
    except (ValueError, TypeError, OverflowError) as error:
        raise InputError(f"«{text}» is no date: write 2008-03-27, 2008-03 or 2008") from error


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, 12, 31) if month == 12 else dt.date(year, month + 1, 1) - dt.timedelta(days=1)


def who(database: Database, register: Register, name: str) -> Dossier:
    """All that is known of the one actor whom a name means; more than one is an error that lists them."""
    found = meant(database, register, name)
    if len(found) > 1:
        listed = "; ".join(f"{w.name} ({w.kind}, {w.id[:8]})" for w in found[:CANDIDATES])
        more = f" and {len(found) - CANDIDATES} more" if len(found) > CANDIDATES else ""
        raise InputError(f"«{name}» may mean {listed}{more}: give the full name or the id")
    return dossier(database, register, found[0])


def dossier(database: Database, register: Register, actor: Who) -> Dossier:
    """All that is known of one actor."""
    events = tuple(lines.events(read.events(database, actors=[actor.id]), register))
    told = tuple(lines.events(read.events(database, sources=[actor.id]), register))
    did = tuple(e for e in events if any(p.actor == actor for p in e.actors))
    undergone = tuple(e for e in events if any(p.actor == actor for p in e.recipients))
    own = [b for b in bonds(database, register) if actor in (b.tie.subject.actor, b.tie.object.actor)]
    sources = Counter(
        e.source.name if e.source else e.outlet or "an unnamed outlet" for e in {e.id: e for e in events}.values()
    )
    names = name_records(read.mentions_of(database, actor.id))
    return Dossier(actor, names, tuple(own), did, undergone, told, dict(sources.most_common()))


def bonds(database: Database, register: Register) -> list[Bond]:
    """Every tie once, with all its tellings."""
    grouped: dict[tuple[str, str, str, str], list[TieLine]] = {}
    for tie in lines.ties(read.ties(database), register):
        grouped.setdefault(tie_key(tie), []).append(tie)
    return [bond_of(tellings) for tellings in grouped.values()]


def bond_of(tellings: Sequence[TieLine]) -> Bond:
    """One tie of all its tellings."""
    ordered = sorted(tellings, key=lambda t: (t.cited is None, t.cited or "", t.id))
    cited = [t.cited for t in ordered if t.cited]
    best = max(ordered, key=lambda t: (bool(t.start) + bool(t.end), t.confidence))
    return Bond(best, tuple(ordered), cited[0] if cited else None, cited[-1] if cited else None)


def rivals(database: Database, register: Register) -> tuple[Rival, ...]:
    """Where reports of one happening cannot all be right, slot by slot."""
    found = []
    for happening in lines.happenings(read.happenings(database), register):
        if happening.conflicts:
            events = tuple(lines.events(read.events(database, ids=happening.reports), register))
            found += [
                Rival(happening, conflict["slot"], conflict["values"], events) for conflict in happening.conflicts
            ]
    return tuple(found)


def status(database: Database) -> dict[str, Any]:
    """What the chronicle holds, in numbers."""
    return {
        "chronicle": str(database.path),
        "counts": read.counts(database),
        "days": read.reach(database),
        "types": read.tally(database, "type"),
        "statuses": read.tally(database, "status"),
        "outlets": read.tally(database, "outlet"),
        "coders": read.tally(database, "coder"),
        "runs": [
            {key: run[key] for key in ("coder", "started", "finished", "articles", "issues", "inputs")}
            for run in read.runs(database)
        ],
    }
