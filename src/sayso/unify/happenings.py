"""The events of many articles go in; which of them tell one happening comes out.

Two events are one happening when their type is the same, their parties agree, their days touch (a day apart where a
date is not exact) and their places do not speak against it. Events with one type, party and day are looked at
together, never all with all.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.model import content_id

SPEECH = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
HARM = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
LONGEST = 31  # days: a longer span says too little of when
NEAR = 40.0  # kilometres within which two resolved places may be one
COUNTRY, REGION = frozenset({"PCL", "PCLI", "PCLD", "PCLS", "PCLF", "TERR"}), "ADM"
SHARED_WORDS = 0.34  # of the fewer words of two contents


@dataclass(frozen=True, slots=True)
class Where:
    """A resolved place, as far as it was resolved."""

    name: str
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    country_code: str | None = None
    feature_code: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One event as `happenings` needs it. Parties are ids across articles; an unnamed group is «~» and its words."""

    id: str
    article: str
    type: str
    status: str
    actors: frozenset[str]
    recipients: frozenset[str]
    first: dt.date | None
    last: dt.date | None
    exact: bool
    where: Where | None
    dead: tuple[int | None, int | None] | None
    content: frozenset[str]
    modes: frozenset[str]
    voice: str
    stance: str
    source: str | None = None


@dataclass(slots=True)
class Group:
    """The reports of one happening, the first one first."""

    reports: list[Report] = field(default_factory=list)


def group(reports: Iterable[Report]) -> tuple[tuple[Report, ...], ...]:
    """Reports by happening. The same reports in any order give the same groups."""
    ordered = sorted(reports, key=lambda r: (r.status != "actual", r.first or dt.date.max, r.last or dt.date.max, r.id))
    groups: list[Group] = []
    index: dict[tuple[str, str, int], list[Group]] = defaultdict(list)
    for report in ordered:
        if report.status not in {"actual", "negated"}:
            continue
        best = _best(report, _candidates(report, index))
        if best is None:
            if report.status == "negated":
                continue  # that something did not happen is no happening, unless another says that it did
            best = Group()
            groups.append(best)
        best.reports.append(report)
        for key in _keys(report, 0):
            held = index[key]
            if not any(g is best for g in held):
                held.append(best)
    return tuple(tuple(g.reports) for g in groups)


def happening_id(reports: Sequence[Report]) -> str:
    """The id of a happening: it lasts as long as its event with the smallest id does."""
    return content_id("happening", min(report.id for report in reports))


def _keys(report: Report, slack: int) -> Iterator[tuple[str, str, int]]:
    if not report.first or not report.last or (report.last - report.first).days > LONGEST:
        return
    days = range(report.first.toordinal() - slack, report.last.toordinal() + slack + 1)
    spot = {f"@{report.where.geonameid or report.where.name}"} if report.where and _rank(report.where) == 2 else set()
    for party in sorted(report.actors | report.recipients | spot):
        for day in days:
            yield report.type, party, day


def _candidates(report: Report, index: Mapping[tuple[str, str, int], list[Group]]) -> list[Group]:
    met: dict[int, Group] = {}
    for key in _keys(report, 1):
        for found in index.get(key, ()):
            met.setdefault(id(found), found)
    return list(met.values())


def _best(report: Report, candidates: Sequence[Group]) -> Group | None:
    """The one group that fits best; none if two fit alike."""
    scored = [(score, number) for number, g in enumerate(candidates) if (score := _fit(report, g)) > 0]
    if not scored:
        return None
    best = max(score for score, _ in scored)
    top = [number for score, number in scored if score == best]
    return candidates[top[0]] if len(top) == 1 else None


def _fit(report: Report, g: Group) -> float:
    """How well a report fits a group: 0 unless it can be the same act as the first and is told apart from none."""
    first = g.reports[0]
    if not alike(first, report) or any(r.article == report.article and not _rival(r, report) for r in g.reports):
        return 0.0
    score = 1.0 + len(first.actors & report.actors) + len(first.recipients & report.recipients)
    score += 2.0 * bool(first.where and report.where and _distance(first.where, report.where) == 0)
    score += 1.0 * (first.first == report.first and first.last == report.last)
    score += 0.5 * bool(first.modes & report.modes) + _overlap(first.content, report.content)
    return score + bool(first.dead and first.dead == report.dead)


def _rival(one: Report, other: Report) -> bool:
    """May one article tell the same act twice? Only on two say-sos, or once as done and once as not done."""
    return one.source != other.source or one.status != other.status


def alike(one: Report, other: Report) -> bool:
    """Can two reports tell the same act?"""
    return (
        one.type == other.type
        and _days_touch(one, other)
        and _places_agree(one.where, other.where)
        and _contents_agree(one, other)
        and _parties_agree(one, other)
    )


def _parties_agree(one: Report, other: Report) -> bool:
    actors, recipients = one.actors & other.actors, one.recipients & other.recipients
    if not any(not party.startswith("~") for party in actors | recipients):
        return _same_harm(one, other, shared=bool(actors or recipients))
    if recipients and (actors or not one.actors or not other.actors):
        return True
    if actors and not one.recipients and not other.recipients:
        return len(actors) >= min(2, len(one.actors), len(other.actors))  # two meetings of one envoy are two
    if actors and (not one.recipients or not other.recipients):
        return True
    if len((one.actors | one.recipients) & (other.actors | other.recipients)) > 1:
        return True
    # two culprits named for one harm: the same victims, place and day, which becomes a conflict over the actor
    return bool(recipients) and _same_harm(one, other, shared=True)


def _same_harm(one: Report, other: Report, *, shared: bool) -> bool:
    """Without a named party in common: the same kind of harm on one exact day in one town, to people called alike.

    Where one of the two names nobody at all, the place must do; where both name others, the toll must be the same.
    """
    if one.type not in HARM or not (one.exact and other.exact and one.first == other.first and _same_spot(one, other)):
        return False
    if one.modes and other.modes and not one.modes & other.modes:
        return False
    silent = not (one.actors | one.recipients) or not (other.actors | other.recipients)
    return shared or silent or (one.dead is not None and one.dead == other.dead)


def _same_spot(one: Report, other: Report) -> bool:
    a, b = one.where, other.where
    return bool(a and b and _rank(a) == 2 and _rank(b) == 2 and _distance(a, b) < NEAR)


def _days_touch(one: Report, other: Report) -> bool:
    if not (one.first and one.last and other.first and other.last):
        return False
    slack = dt.timedelta(days=0 if one.exact and other.exact else 1)
    return one.first - slack <= other.last and other.first - slack <= one.last


def _places_agree(one: Where | None, other: Where | None) -> bool:
    if one is None or other is None:
        return True
    if _rank(one) < 2 or _rank(other) < 2:
        return not (one.country_code and other.country_code) or one.country_code == other.country_code
    return _distance(one, other) < NEAR


def _rank(where: Where) -> int:
    """0 a country, 1 a region, 2 a town or less."""
    code = where.feature_code or ""
    return 0 if code in COUNTRY else 1 if code.startswith(REGION) else 2


def _distance(one: Where, other: Where) -> float:
    """Kilometres between two places; 0 for the same one, endless where that cannot be said."""
    if one.geonameid is not None and one.geonameid == other.geonameid:
        return 0.0
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 0.0 if one.name.casefold() == other.name.casefold() else math.inf
    north, south = math.radians(one.lat), math.radians(other.lat)
    a = math.sin((north - south) / 2) ** 2
    a += math.cos(north) * math.cos(south) * math.sin(math.radians(one.lon - other.lon) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(a)))


def _contents_agree(one: Report, other: Report) -> bool:
    if one.type not in SPEECH or not one.content or not other.content:
        return True
    return _overlap(one.content, other.content) >= SHARED_WORDS


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def places_differ(one: Where, other: Where) -> bool:
    """Are two places told apart, neither holding the other?"""
    return (_rank(one) == 2 and _rank(other) == 2 and _distance(one, other) > 1.0) or not _places_agree(one, other)


def exactness(where: Where) -> int:
    """How exact a place is: 0 a country, 1 a region, 2 a town or less."""
    return _rank(where)
