"""An article's words go in; its actors, their mentions and the offices they hold come out."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Actor, Article, Count, Mention, Office, Place, Words
from sayso.recognize.cast import Cast, finish
from sayso.recognize.codes import home_state, note_codes
from sayso.recognize.gazetteer import find_known
from sayso.recognize.groups import find_groups
from sayso.recognize.issuer import issuer, resolve_issuer
from sayso.recognize.link import link_names
from sayso.recognize.names import find_names
from sayso.recognize.pronouns import in_quotes, join_predicates, resolve_pronouns
from sayso.recognize.titles import Held, find_titles


def find_actors(
    article: Article,
    words: Words,
    places: Sequence[Place] = (),
    counts: Sequence[Count] = (),  # noqa: ARG001 - the room's signature
) -> tuple[tuple[Actor, ...], tuple[Mention, ...], tuple[Office, ...]]:
    """Who is who in one article: names first, then titles, unnamed parties, pronouns."""
    cast = Cast(words)
    known = find_known(words)
    names = find_names(words, known)
    states = {token: match for match in known for token in range(match.first, match.last)}
    linked = link_names(cast, names, states)
    held = find_titles(cast, linked, states)
    folk = [n.known.code for n in names if n.known and n.known.label == "people" and n.known.code]
    home = home_state(cast, places, article.title or "", folk)
    held += find_groups(cast, linked, states, names, issuer(article), home)
    resolve_pronouns(cast)
    resolve_issuer(article, cast, linked, in_quotes(words))
    join_predicates(cast)
    note_codes(cast, held, places)
    ids, actors, mentions = finish(cast, article.id)
    return actors, mentions, _offices(cast, ids, held)


NATIONAL = (
    "president",
    "prime minister",
    "premier",
    "king",
    "queen",
    "foreign minister",
    "interior minister",
    "defence minister",
    "defense minister",
    "finance minister",
    "home minister",
    "chief justice",
)


def national(office: str) -> bool:
    """Is this an office that a state has, not a firm or a club?"""
    return office.endswith(NATIONAL)


def _home(cast: Cast, ids: dict[int, str]) -> str | None:
    """The one state that the article names: an office told without its state is that state's."""
    states = {cast.root(s.draft) for s in cast.spots if cast.draft(s.draft).kind == "state"}
    return ids.get(states.pop()) if len(states) == 1 else None


def _body_id(cast: Cast, ids: dict[int, str], one: Held) -> str | None:
    """The body whose office it is: what its own phrase means, else what the title's words told."""
    told = cast.at(one.token) if one.token is not None else None
    if told is not None and cast.draft(told).kind not in ("person", "group"):
        return ids.get(told)
    return ids.get(cast.root(one.body)) if one.body is not None else None


def _offices(cast: Cast, ids: dict[int, str], held: list[Held]) -> tuple[Office, ...]:
    home = _home(cast, ids)
    found: dict[tuple[str, str, str | None], Office] = {}
    for one in sorted(held, key=lambda h: h.first):
        person = ids.get(cast.root(one.person))
        if person is None:
            continue
        body = _body_id(cast, ids, one) or (home if national(one.office) else None)
        office = Office(
            person=person, office=one.office, body=body, span=cast.words.span(one.first, one.last), former=one.former
        )
        found.setdefault((person, one.office, body), office)
    return tuple(found.values())
