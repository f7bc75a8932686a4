"""Offices told without their state go in; the state of each holder comes out where one is plain, weighed at once."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import permutations

from sayso.lexicon.tables import rows
from sayso.relate.tie_ground import Ground, Party, state_code

Seat = tuple[str, str]  # who holds, and the office's words
OWN_VOICE, LATER, DELEGATED = 12.0, 8.0, 16.0  # a government names its own officers without their state, others with it
SEATS_OF_POWER = frozenset(("government", "legislature"))  # named bare they tell at whose home the article is
SOVEREIGN = frozenset(("president", "king", "queen"))  # their deputies a government tells with full names
ABOUT, ENOUGH = 0.4, 12  # of the whole article
BESIDE, WHITHER = 7.0, 0.5
ENVOYS = frozenset(("ambassador", "envoy", "counterpart", "diplomat", "consul", "embassy"))
NEAR, NEXT, FRONT, WONT = 3.0, 0.5, 3.0, 5.0  # of the holder's sentences; next to the name; at their heads; by custom
MARGIN = 0.5  # by how much the best state must outdo the next
MOST = 4  # holders, and states, weighed against each other


def homes(
    ground: Ground, bare: Mapping[Seat, Party], taken: Mapping[str, frozenset[str]], sole: frozenset[str]
) -> dict[Seat, Party]:
    """The state of each holder of a bare office: `taken` are the states told by office, `sole` offices held by one."""
    if not bare:
        return {}
    standing, own = _standing(ground), _rulers(ground)
    named = {party.code: party for party in reversed(ground.states) if party.code}
    named |= {party.code: party for party in reversed(ground.states) if party.code and _by_name(ground, party)}
    groups: dict[str, list[Seat]] = {}
    for seat in bare:
        groups.setdefault(seat[1] if seat[1] in sole else f"{seat[1]} {seat[0]}", []).append(seat)
    first = {min(group, key=lambda seat: bare[seat].first) for group in groups.values()}
    told = _told(ground)
    scores = {
        seat: _scores(ground, told.get(holder.key, ()), seat[1], standing, taken, seat in first, own)
        for seat, holder in bare.items()
    }
    found = {}
    for group in groups.values():
        for seat, code in _shared_out(group[:MOST], scores).items():
            if code in named:  # a state that only its bodies or places stand for has no words to be told by
                found[seat] = named[code]
    return found


def _told(ground: Ground) -> dict[str, list[Party]]:
    """Where each person is named, in the order of the text."""
    found: dict[str, list[Party]] = {}
    for party in sorted(ground.begins.values(), key=lambda p: p.first):
        if party.kind == "person":
            found.setdefault(party.key, []).append(party)
    return found


def _standing(ground: Ground) -> dict[str, float]:
    """How much the article is about each state: how often it is named, how early, and whose its bare bodies are."""
    words, scores = ground.words, dict[str, float]()
    for token, code in ground.coded:
        kind = ground.begins[token].kind if token in ground.begins else ""
        place = 0.5 if kind == "place" else 0.0  # a town tells less of whose article it is than a state's own name
        scores[code] = scores.get(code, 0.0) + 1 + (words.sentence[token] < 2) + 2 * (kind in SEATS_OF_POWER) - place
    return scores


def _scores(
    ground: Ground,
    own: Sequence[Party],
    office: str,
    standing: Mapping[str, float],
    taken: Mapping[str, frozenset[str]],
    first: bool,
    rulers: frozenset[str] = frozenset(),
) -> dict[str, float]:
    """By state: how much the article is about it, and how near its names stand to those of the holder, `own`."""
    never, others = lacking(office), taken.get(office, frozenset())
    near = Counter[str]()
    for party in own[:6]:
        near.update(_nearness(ground, party.first))
        near.update(_beside(ground, party))
    often = NEAR / max(len(own[:6]), 1)
    found = {
        code: min(at, ENOUGH) * ABOUT + near[code] * often + WONT * (code in wont(office))
        for code, at in standing.items()
        if code not in never
    }
    if ground.speaking and ground.speaking not in never and not office.endswith("elect"):
        alone = own and own[0].last - own[0].first == 1  # its own head it tells by surname
        other = rulers and own and ground.words.text[own[0].last - 1] not in rulers
        abroad = bool(own) and office in SOVEREIGN and _abroad(ground, own)
        foreign = office in SOVEREIGN and bool(own) and (not alone or other or abroad) and not _signs(ground, own[0])
        voice = 2 * OWN_VOICE if "secretary" in office.split() else OWN_VOICE if first else LATER
        found[ground.speaking] = found.get(ground.speaking, 0.0) + (-WONT * (1 + abroad) if foreign else voice)
    ceiling = max((found[code] for code in others if code in found), default=0.0) / 2
    return {code: score for code, score in found.items() if code not in others and score >= ceiling}


def _by_name(ground: Ground, party: Party) -> bool:
    """Whether a state is told by its own name, not by an adjective."""
    actor = ground.parties.actors.get(party.entity.actor or "")
    return actor is not None and actor.name == party.entity.text


def _rulers(ground: Ground) -> frozenset[str]:
    """The names by which administrations are called: «the Weber administration»."""
    words = ground.words
    at = [i - 1 for i, low in enumerate(words.lower) if low == "administration" and i and words.tag[i - 1] == "NNP"]
    at += [i - 2 for i in at if i > 1 and words.text[i - 1] in ("-", "–")]
    return frozenset(words.text[i] for i in at)


def _abroad(ground: Ground, own: Sequence[Party]) -> bool:
    """Whether a government's text tells nothing that its president does, but names another state beside him."""
    words, sentence = ground.words, ground.words.sentence[own[0].first]
    if any(words.dep[party.head] == "nsubj" for party in own):
        return False
    first, last = words.sentences[sentence]
    low = bisect_left(ground.coded, (first, ""))
    near = (code for token, code in ground.coded[low:] if token < last)
    return any(code != ground.speaking for code in near)


def _signs(ground: Ground, holder: Party) -> bool:
    """Whether a government's statement is his: «Statement from President X on …», or opens with what he did."""
    low, words = ground.words.lower, ground.words
    if words.dep[holder.head] == "nsubj" and words.sentence[holder.first] < 2:
        return True
    near = range(max(holder.first - 4, 1), holder.first)
    return any(low[i] in ("from", "by") and low[i - 1] in ("statement", "remarks", "address") for i in near)


def _beside(ground: Ground, holder: Party) -> dict[str, float]:
    """The state whose body is joined to the holder: «President X and the Chilean government»."""
    words, at = ground.words, holder.last
    if at + 2 >= len(words) or words.lower[at] != "and" or words.lower[at + 1] not in ("the", "his", "her"):
        return {}
    found = ground.begins.get(at + 2)
    return {state: BESIDE} if found and found.kind != "person" and (state := _code_of(found)) else {}


def _code_of(party: Party) -> str | None:
    return state_code(party.code) if party.code else None


def _nearness(ground: Ground, at: int) -> dict[str, float]:
    """How near each state is named to the token `at`: in its sentence, next to it, at its sentence's head."""
    words, best = ground.words, dict[str, float]()
    here, headed = words.sentence[at], False
    low, high = bisect_left(ground.coded, (words.sentences[max(here - 1, 0)][0], "")), len(ground.coded)
    for place in range(low, high):
        token, code = ground.coded[place]
        apart = words.sentence[token] - here
        if apart > 1:
            break
        if words.lower[words.head[token]] in ENVOYS:
            continue  # «the Chilean ambassador»: another's home
        weight = 1.0 if apart else 2.0 + NEXT * (abs(at - token) < 8)
        weight -= WHITHER * (words.lower[token - 1] in ("in", "into", "to", "from", "on", "over", "against"))
        if not apart and not headed:
            headed = True
            weight += FRONT * (token < at)
        if not apart and token in ground.begins and ground.begins[token].kind in SEATS_OF_POWER:
            weight += 1.0
        if not apart and token < at and "delegation" in words.lower[token : token + 6]:
            weight += DELEGATED  # «The Chilean delegation included Foreign Minister X»
        best[code] = max(best.get(code, 0.0), weight)
    return best


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
    known, said = _forms(), office.split()
    ways = [" ".join(said[-count:]) for count in (3, 2, 1)]
    only = next((known["=" + way] for way in ways if "=" + way in known), frozenset[str]())
    every = frozenset(row[0] for row in rows("states", 8)) - only if only else frozenset()
    return every.union(*(known.get(way, frozenset()) for way in ways))


def wont(office: str) -> frozenset[str]:
    """The states whose holder of the office English news tells bare more than others."""
    return _forms().get("+" + office, frozenset())


@cache
def _forms() -> dict[str, frozenset[str]]:
    return {office: frozenset(codes.split()) for office, codes in rows("ties_forms", 2)}
