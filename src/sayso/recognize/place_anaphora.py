"""A sentence and the places named before go in; its «the city», «the Iraqi capital», «there» with the places that they
mean come out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from sayso.lexicon.tables import mapping, rows
from sayso.model import Place, Words
from sayso.recognize.place_index import Site, countries, find
from sayso.recognize.place_slots import listed
from sayso.recognize.place_spans import text_of

BACK = 8  # sentences over which «the town» is still the last town
LAND = frozenset(["PCLI", "PCLD", "PCLS", "PCL", "TERR"])
WIDE = LAND | {"CONT", "OCN", "SEA", "GULF"}
CITIES = frozenset(["HK", "MO", "SG", "MC", "VA", "GI"])  # states that are towns
ANOTHER = frozenset(["other", "another", "neighboring", "neighbouring", "nearby", "different", "next", "wrong", "new"])
NO_CAPITAL = frozenset(["provincial", "regional", "state", "commercial", "financial", "cultural", "economic", "local"])

Stand = tuple[Place, Place]


@cache
def nouns() -> dict[str, str]:
    """Common noun → class of place that it stands for."""
    return mapping("place_nouns")


def stand_ins(words: Words, places: Sequence[Place], first: int, last: int) -> Iterator[Stand]:
    """Each phrase of the sentence that means a place named before, as a place at the phrase, with the one it means."""
    table = nouns()
    for token in range(first, last):
        kind = table.get(words.lower[token])
        if kind == "city" and token and words.lower[token - 1] == "capital":
            kind = "capital"  # «the capital city»
        if not kind or (kind == "capital" and words.pos[token] == "ADJ"):
            continue
        if words.lower[token] == "there":
            if words.dep[token] != "advmod" or words.pos[words.head[token]] not in ("VERB", "AUX"):
                continue
        elif not _definite(words, token) or _has_name(places, words, token):
            continue
        place = _meant(words, places, token, kind)
        if place:
            yield replace(place, first=token, last=token + 1), place


def _definite(words: Words, token: int) -> bool:
    """«the», «this» or «that», or a possessor where the noun is a capital; no name, no closer definition."""
    kids = words.children[token]
    if words.pos[token] not in ("NOUN", "PROPN") or words.dep[token] in ("compound", "amod", "nmod"):
        return False
    if any(words.dep[k] in ("relcl", "acl", "nummod") and words.lower[k - 1] != "," for k in kids):
        return False
    if words.lower[token] == "capital":
        return any(words.dep[k] in ("det", "poss") and words.lower[k] not in ("a", "an", "no") for k in kids)
    if any(words.dep[k] in ("compound", "poss", "nmod") and words.lower[k] != "capital" for k in kids):
        return False
    if any(words.lower[k] in ANOTHER for k in kids):
        return False
    return any(words.dep[k] == "det" and words.lower[k] in ("the", "this", "that") for k in kids)


def _has_name(places: Sequence[Place], words: Words, token: int) -> bool:
    """Does the phrase itself hold or adjoin the place's name («the city of Basra», «the town, Kufa»)?"""
    if words.lower[token] == "capital":
        near = range(token + 1, token + 3)
        return any(p.first in near and words.lower[token + 1] != "of" for p in places)
    low, high = words.left[token], min(words.right[token], token + 6)
    return any(low <= p.first < high for p in places)


def _meant(words: Words, places: Sequence[Place], token: int, kind: str) -> Place | None:
    if kind == "capital":
        return _capital(words, places, token)
    here, noun = words.sentence[token], words.lower[token]
    reach = 2 if kind in ("country", "any") else BACK
    said = next((p for p in reversed(places) if p.last < token and _called(words, p, noun)), None)
    if said and kind == "city":
        return said
    if kind == "country" and (near := _land(words, places, token, reach)):
        return near
    for place in reversed(places):
        if place.first >= token or place.last >= token:
            continue
        if here - words.sentence[place.first] > reach:
            return None
        if _fits(place, kind, noun) and not _as_modifier(words, place, kind):
            return place
    return _country(places) if kind == "country" else None


def _land(words: Words, places: Sequence[Place], token: int, reach: int) -> Place | None:
    """The last country before that is where or what something was done to, rather than who did it."""
    near = (p for p in reversed(places) if p.last < token and words.sentence[token] - words.sentence[p.first] <= reach)
    return next((p for p in near if p.feature_code in LAND and words.dep[p.last - 1] in ("pobj", "dobj")), None)


def _called(words: Words, place: Place, noun: str) -> bool:
    """Was the place told with this noun («the town of Kut», «Kut town»)?"""
    first, last = place.first, place.last
    if last < len(words) and words.lower[last] == noun:
        return True
    return first > 1 and words.lower[first - 1] == "of" and words.lower[first - 2] == noun


def _country(places: Sequence[Place]) -> Place | None:
    """The country in which the story lies, where the article names it."""
    code = _story_country(places)
    return next((p for p in places if p.country_code == code and p.feature_code in LAND), None) if code else None


def _as_modifier(words: Words, place: Place, kind: str) -> bool:
    """«US forces» names no country that «the country» could mean."""
    return kind == "country" and words.dep[place.last - 1] in ("compound", "amod", "nmod")


def _fits(place: Place, kind: str, noun: str) -> bool:
    feature, text = place.feature_code or "", place.text.lower()
    if kind == "country":
        return feature in LAND
    if kind == "facility":
        return text.endswith(" " + noun)
    if kind == "city":
        if place.country_code in CITIES and feature in LAND:
            return noun == "city"
        return feature.startswith("PPL") and feature != "PPLX" and not text.endswith((" province", " district"))
    if kind == "district":
        return feature not in WIDE and (feature == "PPLX" or not feature.startswith(("PPL", "ADM1")))
    if kind == "region":
        if text.split()[0] in listed("direction"):
            return True
        return bool(feature) and not feature.startswith("PPL") and feature not in WIDE
    return feature not in WIDE | {"ADM1"} and (feature != "RGN" or noun != "area")


def _capital(words: Words, places: Sequence[Place], token: int) -> Place | None:
    """The capital of the state that the phrase names («the Afghan capital»), else the last capital named."""
    kids = words.children[token]
    if any(words.lower[k] in NO_CAPITAL for k in kids):
        return None
    code = next((peoples()[words.lower[k]] for k in kids if words.lower[k] in peoples()), "")
    held = (p for p in places if p.country_code and p.feature_code in LAND and _within(words, token, p))
    code = code or next((p.country_code or "" for p in held), "")
    if not code and any(words.dep[k] in ("poss", "amod") and words.text[k][0].isupper() for k in kids):
        return None
    before = (p for p in reversed(places) if p.first < token and p.feature_code == "PPLC")
    named = next((p for p in before if code in ("", p.country_code)), None)
    if named:
        return named
    code = code or _story_country(places)
    site = _seat(code)
    return _place(words, token, site) if site else None


def _within(words: Words, token: int, place: Place) -> bool:
    return words.left[token] <= place.first < min(words.right[token], token + 4)


def _story_country(places: Sequence[Place]) -> str:
    """The country in which most places of the article lie; none where others come near."""
    counted: dict[str, int] = {}
    for place in places:
        if place.country_code:
            counted[place.country_code] = counted.get(place.country_code, 0) + 1
    best = max(counted, key=lambda code: counted[code], default="")
    return best if best and counted[best] >= 2 and counted[best] * 2 > sum(counted.values()) else ""


@cache
def _seats() -> dict[str, str]:
    """Country code of two letters → its capital's name."""
    short = {three: code for code, (_, three) in countries().items()}
    return {short[row[0]]: row[3].split("|")[0] for row in rows("states", 6) if row[0] in short and row[3]}


@cache
def peoples() -> dict[str, str]:
    """Adjectives of peoples → country code of two letters."""
    short = {three: code for code, (_, three) in countries().items()}
    return {
        word.lower(): short[row[0]]
        for row in rows("states", 6)
        if row[0] in short
        for word in row[4].split("|")
        if word
    }


@cache
def _seat(code: str) -> Site | None:
    return next((s for s in find(_seats().get(code, "")) if s.code == code), None)


def _place(words: Words, token: int, site: Site) -> Place:
    first = next((k for k in words.children[token] if words.dep[k] in ("det", "poss", "amod")), token)
    first = min(first, token)
    return Place(
        span=words.span(first, token + 1), text=text_of(words, first, token + 1), first=first, last=token + 1,
        name=site.name, geonameid=site.geonameid, lat=site.lat, lon=site.lon, city=site.name,
        province=site.province or None, country=site.country or None, country_code=site.code,
        feature_code=site.feature, confidence=0.6,
    )  # fmt: skip
