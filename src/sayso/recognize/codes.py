"""Drafts of actors, the offices they hold and the article's places go in; the states that they belong to are noted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from sayso.lexicon.tables import mapping
from sayso.model import Place
from sayso.recognize.bodies import main_state
from sayso.recognize.cast import Cast, Draft, Spot
from sayso.recognize.gazetteer import known_names, state_names
from sayso.recognize.place_index import countries
from sayso.recognize.titles import Held
from sayso.recognize.variants import plain

LOCAL: dict[str, tuple[str, ...]] = {"person": ("title",), "party": (), "armed_group": (), "media": ()}
OPENING = 40  # tokens: a lead's first sentence or two
SURE = 0.6  # confidence from which on a place tells its country
ABROAD = ("ambassador", "envoy", "consul", "representative", "commander", "delegate", "head of mission")
BODIES = frozenset({"government", "legislature", "court", "police", "party", "military"})


def home_state(cast: Cast, places: Sequence[Place], title: str, folk: Sequence[str] = ()) -> str | None:
    """The state whose «government» or «police» are meant: the main one, else that of the headline or the opening.

    Where no state is told at all, it is the one in which most of the places lie. `folk` are the codes of the peoples
    that the article names: states that places and peoples outnumber are named in passing.
    """
    main = main_state(cast, (*folk, *lands_of_towns(places)))
    if main is not None:
        return main
    states = [(s.first, code) for s in cast.spots if (code := _state_of(cast, s))]
    where = [*states, *_lands(places).items()]
    told = Counter(code for _, code in where) + Counter(folk)
    best = max(told.values(), default=0)
    headed = _headed(title) or {code for at, code in where if at < OPENING and best > 1}
    if len(headed) == 1 and told[home := headed.pop()] == best:
        return home
    most = {code for code, count in told.items() if count == best and 1 < best > told.total() / 2}
    return most.pop() if most and not states else None


def _state_of(cast: Cast, spot: Spot) -> str | None:
    draft = cast.draft(spot.draft)
    return draft.code if draft.kind == "state" else None


def _headed(title: str) -> set[str]:
    """The codes of the states that a headline names: «Suva», «Fijian» and «Fiji» are Fiji."""
    parts = [part.strip(",.:;?!'’\"").removesuffix("'s").removesuffix("’s") for part in title.split()]
    found = (known_names().get(plain(text)) for text in (*parts, *(" ".join(pair) for pair in pairwise(parts))))
    return {each.code for each in found if each and each.code and each.label in ("state", "adjective")}


def note_codes(cast: Cast, held: Sequence[Held], places: Sequence[Place]) -> None:
    """Give each actor without a state the one that its words, its offices or its place tell; bodies the home state."""
    home = main_state(cast)
    only = home if len({d.code for d in cast.drafts if d.joined is None and d.kind == "state"}) == 1 else None
    told: dict[int, Counter[str]] = defaultdict(Counter)
    lands = _lands(places)
    for spot in cast.spots if lands else ():
        number = cast.root(spot.draft)
        wanted = LOCAL.get(cast.drafts[number].kind, ("name",))
        if cast.drafts[number].code is None and spot.kind in wanted:
            until = spot.head if spot.kind == "title" else spot.last
            told[number].update(lands[t] for t in range(spot.first, until) if t in lands)
    for number, draft in enumerate(cast.drafts):
        if draft.joined is None and draft.code is None and draft.kind not in ("state", "igo", "media"):
            draft.code = _own(draft, told[number], home)
    _rename(cast)
    for _ in range(2):
        for one in held:
            _by_office(cast, one, only)
    whole = mapping("name_whole")
    for draft in cast.drafts:
        if draft.code in whole and draft.kind != "state":
            draft.code = whole[draft.code]


def _lands(places: Sequence[Place]) -> dict[int, str]:
    """Token → code of the country in which the place there lies."""
    table = countries()
    return {
        token: table[place.country_code][1]
        for place in places
        if place.country_code in table and place.confidence >= SURE
        for token in range(place.first, place.last)
    }


def lands_of_towns(places: Sequence[Place]) -> list[str]:
    """The codes of the states in which the places lie that are no states themselves."""
    towns = [p for p in places if not (p.feature_code or "").startswith("PCL")]
    return [code for place in towns for code in sorted(set(_lands([place]).values()))]


def _own(draft: Draft, told: Counter[str], home: str | None) -> str | None:
    """The one state that the actor's own roles tell, else its place, else, for a state's body, the home state."""
    codes = {role for role in draft.roles if len(role) == 3 and role.isupper() and role in state_names()}
    if codes:
        return codes.pop() if len(codes) == 1 else None
    if told:
        return next(iter(told)) if len(told) == 1 else None
    return home if draft.named and draft.kind in BODIES else None


def _rename(cast: Cast) -> None:
    """A name that bodies of several states bear is that of the one among them of which the article tells."""
    states = {d.code for d in cast.drafts if d.joined is None and d.kind == "state"}
    shared = mapping("name_shared")
    for draft in cast.drafts:
        if draft.name in shared and draft.code not in states:
            fit = [code for code in shared[draft.name].split("|") if code in states]
            draft.code = fit[0] if len(fit) == 1 else draft.code


def _by_office(cast: Cast, one: Held, only: str | None) -> None:
    """The state of the body that the person leads or serves; the article's one state where the office tells none."""
    person = cast.draft(one.person)
    if person.code is not None or person.kind != "person":
        return
    body = cast.at(one.token) if one.token is not None else None
    if body is None and one.body is not None:
        body = cast.root(one.body)
    if any(word in one.office for word in ABROAD):
        return
    code = cast.draft(body).code if body is not None else only
    if code in state_names():
        person.code = code
