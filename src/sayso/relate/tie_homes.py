"""Offices told without their state go in; the state of each holder comes out, where one is plain: all weighed together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import permutations

from sayso.lexicon.tables import rows
from sayso.relate.tie_ground import Ground, Party

Seat = tuple[str, str]  # who holds, and the office's words
OWN_VOICE = 8.0  # a government names its own officers without their state, others with it
SEATS_OF_POWER = frozenset(("government", "legislature"))  # named bare they tell at whose home the article is
MARGIN = 0.5  # by how much the best state must outdo the next
MOST = 4  # holders, and states, weighed against each other


def homes(
    ground: Ground, bare: Mapping[Seat, Party], taken: Mapping[str, frozenset[str]], sole: frozenset[str]
) -> dict[Seat, Party]:
    """The state of each holder of a bare office: `taken` are the states told by office, `sole` offices held by one."""
    if not bare:
        return {}
    standing, named = _standing(ground), {party.code: party for party in reversed(ground.states) if party.code}
    scores = {seat: _scores(ground, holder, seat[1], standing, named, taken) for seat, holder in bare.items()}
    groups: dict[str, list[Seat]] = {}
    for seat in bare:
        groups.setdefault(seat[1] if seat[1] in sole else f"{seat[1]} {seat[0]}", []).append(seat)
    found = {}
    for group in groups.values():
        for seat, code in _shared_out(group[:MOST], scores).items():
            found[seat] = named[code]
    return found


def _standing(ground: Ground) -> Counter[str]:
    """How much the article is about each state: how often it is named, how early, and whose its bare bodies are."""
    words, scores = ground.words, Counter[str]()
    for token, code in ground.coded:
        seat = ground.begins[token].kind in SEATS_OF_POWER if token in ground.begins else False
        scores[code] += 1 + (words.sentence[token] < 2) + 2 * seat
    return scores


def _scores(
    ground: Ground, holder: Party, office: str, standing: Counter[str], named: Mapping[str, Party], taken: Mapping[str, frozenset[str]]
) -> dict[str, float]:
    """By state: how much the article is about it, and how near its names stand to the holder's."""
    words = ground.words
    never = taken.get(office, frozenset()) | lacking(office)
    near = Counter[str]()
    own = [p.first for p in ground.begins.values() if p.key == holder.key and p.kind == "person"][:6]
    for at in own:
        best: dict[str, float] = {}
        for token, code in ground.coded:
            apart = words.sentence[at] - words.sentence[token]
            weight = 2.0 + (abs(at - token) < 8) if apart == 0 else 1.0 if apart in (1, -1) else 0.0
            best[code] = max(best.get(code, 0.0), weight)
        near.update(best)
    found = {code: min(standing[code], 10) + near[code] * 3 / max(len(own), 1) for code in named if code not in never}
    if ground.speaking in found:
        found[ground.speaking] += OWN_VOICE
    return found


def _shared_out(group: Sequence[Seat], scores: Mapping[Seat, Mapping[str, float]]) -> dict[Seat, str]:
    """Each holder's state, no state twice; none for a holder whose next best is as good."""
    wanted: set[str] = set()
    for seat in group:
        wanted.update(sorted(scores[seat], key=lambda code: -scores[seat][code])[:MOST])
    codes = [*sorted(wanted), *[""] * (len(group) - 1)]
    ways = [
        (sum(scores[seat].get(code, -1.0) for seat, code in zip(group, way, strict=True)), way)
        for way in set(permutations(codes, len(group)))
    ]
    if not ways:
        return {}
    top, best = max(ways)
    found = {}
    for place, seat in enumerate(group):
        others = max((total for total, way in ways if way[place] != best[place]), default=-1.0)
        if best[place] in scores[seat] and top - others >= MARGIN:
            found[seat] = best[place]
    return found


@cache
def lacking(office: str) -> frozenset[str]:
    """The states that have no such office."""
    known = _forms()
    last = office.rsplit(" ", 1)[-1]
    only = known.get("=" + office) or known.get("=" + last)
    every = frozenset(row[0] for row in rows("states", 8)) - only if only else frozenset()
    return every | known.get(office, frozenset()) | known.get(last, frozenset())


@cache
def _forms() -> dict[str, frozenset[str]]:
    return {office: frozenset(codes.split()) for office, codes in rows("ties_forms", 2)}


def told_seats(told: Iterable[tuple[str, str, str]]) -> dict[str, dict[str, str]]:
    """By office: the states told for it, and who holds it there."""
    out: dict[str, dict[str, str]] = {}
    for office, code, holder in told:
        out.setdefault(office, {})[code] = holder
    return out
