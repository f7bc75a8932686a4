"""The reports of one happening go in; its independent voices, its support and its conflicts come out.

An origin is an independent voice: reports that rest on the same source share one,
whatever article prints them; so do articles
that copy each other and articles of one outlet that speak in their own voice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.unify.happenings import Report, exactness, happening_id, places_differ

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Told:
    """A value of one slot with the reports that tell it."""

    value: Any
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Denied:
    """An attribution that denies some of a happening's reports, and its voice."""

    attribution: str
    voice: str
    events: frozenset[str]


def record(reports: Sequence[Report], places: Mapping[str, Any], denials: Sequence[Denied] = ()) -> Record:
    """A happening as the chronicle keeps it. `places` are the places of events, by event id.

    Denials are no reports: their voices count among the support, not among the origins.
    """
    done = [r for r in reports if r.status == "actual"]
    first, last = _days(done)
    return {
        "id": happening_id(reports),
        "type": reports[0].type,
        "first_day": first,
        "last_day": last,
        "actors": _parties(r.actors for r in done),
        "recipients": _parties(r.recipients for r in done),
        "place": _place(done, places),
        "reports": [r.id for r in reports],
        "origins": sorted({r.voice for r in reports}),
        "support": {
            stance: sorted(
                {r.voice for r in reports if r.stance == stance} | {d.voice for d in denials if stance == "denies"}
            )
            for stance in ("asserts", "denies", "attributes")
        },
        "conflicts": [*_denied(reports, denials), *conflicts(done)],
    }


def _denied(reports: Sequence[Report], denials: Sequence[Denied]) -> list[Record]:
    """What some tell and others deny: the reports that a denial means, and those that name the same culprits."""
    against = [r for r in reports if r.status == "negated" or r.stance == "denies"]
    meant = {key for denial in denials for key in denial.events}
    culprits = frozenset(party for r in reports if r.id in meant for party in r.actors)
    deniers = {d.voice for d in denials} | {r.voice for r in against}
    told = [
        r
        for r in reports
        if r not in against and r.voice not in deniers and (not culprits or r.id in meant or r.actors & culprits)
    ]
    if not told or not deniers:
        return []
    denied = {
        "value": "denied",
        "reports": [*(r.id for r in against), *(d.attribution for d in denials)],
        "origins": sorted(deniers),
    }
    return [{"slot": "denied", "values": [_value(_Told("told", tuple(told)), str), denied]}]


def _days(reports: Sequence[Report]) -> tuple[str | None, str | None]:
    """The narrowest days that most reports tell."""
    told = Counter((r.first, r.last) for r in reports if r.first and r.last)
    if not told:
        return None, None
    first, last = min(told, key=lambda d: ((d[1] - d[0]).days if d[0] and d[1] else 0, -told[d], d[0]))
    return (first.isoformat() if first else None), (last.isoformat() if last else None)


def _parties(told: Iterable[frozenset[str]]) -> list[str]:
    counted = Counter(party for parties in told for party in parties)
    return sorted(counted, key=lambda party: (-counted[party], party))


def _place(reports: Sequence[Report], places: Mapping[str, Any]) -> Any:
    """The most exact place, of those the one that most reports tell."""
    told = Counter(r.where for r in reports if r.where)
    if not told:
        return None
    best = min(told, key=lambda w: (-exactness(w), -told[w], w.name))
    return next(places.get(r.id) for r in reports if r.where == best)


def conflicts(reports: Sequence[Report]) -> list[Record]:
    """The slots in which reports cannot all be right, each with its values, their reports and their voices."""
    slots: list[tuple[str, Callable[[Report], Hashable | None], Callable[[Any, Any], bool], Callable[[Any], Any]]] = [
        ("dead", lambda r: r.dead, _tolls_differ, lambda v: {"low": v[0], "high": v[1]}),
        ("place", lambda r: r.where, places_differ, lambda v: v.name),
        (
            "date",
            _exact_days,
            lambda a, b: a[1] < b[0] or b[1] < a[0],
            lambda v: v[0] if v[0] == v[1] else f"{v[0]}/{v[1]}",
        ),
        ("actor", _culprits, _culprits_differ, lambda v: sorted(v[0])),
    ]
    found = []
    for slot, value_of, differ, said in slots:
        told = _by_value(reports, value_of)
        apart = [t for t in told if any(differ(t.value, other.value) for other in told if other is not t)]
        if apart:
            found.append({"slot": slot, "values": [_value(t, said) for t in apart]})
    return found


def _by_value(reports: Sequence[Report], value_of: Callable[[Report], Hashable | None]) -> list[_Told]:
    held: dict[Hashable, list[Report]] = defaultdict(list)
    for report in reports:
        value = value_of(report)
        if value:
            held[value].append(report)
    told = [_Told(value, tuple(found)) for value, found in held.items()]
    return sorted(told, key=lambda t: (-len(t.reports), t.reports[0].id))


def _value(told: _Told, said: Callable[[Any], Any]) -> Record:
    return {
        "value": said(told.value),
        "reports": [r.id for r in told.reports],
        "origins": sorted({r.voice for r in told.reports}),
    }


def _tolls_differ(one: tuple[int | None, int | None], other: tuple[int | None, int | None]) -> bool:
    ends = [float("inf") if high is None else high for _, high in (one, other)]
    return ends[0] < (other[0] or 0) or ends[1] < (one[0] or 0)


def _exact_days(report: Report) -> tuple[str, str] | None:
    if not (report.exact and report.first and report.last):
        return None
    return report.first.isoformat(), report.last.isoformat()


def _culprits(report: Report) -> tuple[frozenset[str], str | None] | None:
    """Who did it: named actors, or an unnamed group with whose say-so it is."""
    named = frozenset(party for party in report.actors if not party.startswith("~"))
    return (named, None) if named else (report.actors, report.source) if report.actors else None


def _culprits_differ(one: tuple[frozenset[str], str | None], other: tuple[frozenset[str], str | None]) -> bool:
    """Two named actors exclude each other; an unnamed group only him who says that it was they and not he."""
    if not one[0] & other[0] and one[1] is None and other[1] is None:
        return not any(party.startswith("~") for party in one[0] | other[0])
    return one[1] in other[0] or other[1] in one[0]
