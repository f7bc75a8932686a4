"""A place as it was named goes in; the same with the words that say it whole («Winona, Texas», «the north of Mali»)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.lexicon.place_names import fold
from sayso.model import Place, Words
from sayso.recognize.place_slots import listed
from sayso.recognize.place_spans import text_of

WIDER = frozenset(["PCLI", "PCLD", "TERR", "ADM1", "RGN"])
PARTS = frozenset(["region", "regions", "part", "parts", "area", "areas", "province", "provinces", "district",
                   "districts", "suburb", "suburbs", "half", "coast", "outskirts"])  # fmt: skip


def whole(words: Words, places: Sequence[Place], place: Place) -> Place:
    """The place with its land behind a comma, or as the part that is told; as it is where its name would be lost."""
    if (
        fold(place.text) not in (fold(place.name), fold(place.city or ""))
        or words.text[place.first] != place.text.split()[0]
    ):
        return place
    last = _land(words, places, place)
    first = place.first if last > place.last else _part(words, place)
    if (first, last) == (place.first, place.last):
        return place
    return replace(place, span=words.span(first, last), text=text_of(words, first, last), first=first, last=last)


def _land(words: Words, places: Sequence[Place], place: Place) -> int:
    """Where «, Texas» behind the name ends; the name's own end if no wider place of the same land stands there."""
    if place.last + 1 >= len(words) or words.text[place.last] != ",":
        return place.last
    behind = next((p for p in places if p.first == place.last + 1), None)
    if not behind or behind.feature_code not in WIDER or place.feature_code in WIDER - {"ADM1"}:
        return place.last
    return behind.last if place.country_code in (None, behind.country_code) else place.last


def _part(words: Words, place: Place) -> int:
    """Where «northern regions of» before the name begins; the name's own beginning if none does."""
    at = place.first - 2
    if at < 1 or words.lower[at + 1] != "of" or words.lower[at] not in PARTS:
        return place.first
    first = at
    while first > 0 and (words.lower[first - 1] in listed("direction") or words.lower[first - 1] in ("and", "/", "-")):
        first -= 1
    while first < at and words.lower[first] in ("and", "/", "-"):
        first += 1
    return first if first < at else place.first
