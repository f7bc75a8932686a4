"""An article's words go in; its place names, resolved where one place stands out, come out, and the place of an act."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from sayso.lexicon.tables import rows
from sayso.model import Article, Place, Span, Words
from sayso.recognize.place_index import Site, countries
from sayso.recognize.place_spans import Stretch, bearers, stretches, text_of
from sayso.recognize.placing import place_for

__all__ = ["find_places", "place_for"]

Votes = Mapping[str, float]
DIVISION = frozenset(["province", "state", "governorate", "region", "county", "oblast", "department", "prefecture"])
TOWN = frozenset(["city", "town", "village", "port", "capital", "seaport", "cities", "towns", "villages"])
LOCAL = frozenset(["neighborhood", "neighbourhood", "district", "suburb", "slum", "quarter", "borough", "area", "camp"])
LINKED = 0.12  # how much better the best site must be than one elsewhere, in powers of ten of inhabitants


def find_places(article: Article, words: Words) -> tuple[Place, ...]:
    """All place names in the order of the text. A name that no place bears is kept, with its country."""
    dates = frozenset(k for e in words.entities if e.label in ("DATE", "TIME") for k in range(e.first, e.last))
    found = stretches(words, dates)
    sites = [bearers(words, s) for s in found]
    votes = _votes(words, sites)
    chosen = [_choose(words, found, sites, n, votes) for n in range(len(found))]
    votes = _second(votes, [site for site, _ in chosen])
    chosen = _agreed(words, found, sites, [_choose(words, found, sites, n, votes) for n in range(len(found))])
    around = [_container(words, found, chosen, n) for n in range(len(found))]
    return tuple(
        _place(article, words, stretch, site, sure, near)
        for stretch, (site, sure), near in zip(found, chosen, around, strict=True)
    )


@cache
def _peoples() -> dict[str, str]:
    """Adjectives and nouns of peoples → country code."""
    short = {three: code for code, (_, three) in countries().items()}
    found: dict[str, str] = {}
    for row in rows("states", 6):
        if row[0] in short:
            for word in f"{row[4]}|{row[5]}".split("|"):
                if word:
                    found[word.lower()] = short[row[0]]
                    found[word.lower() + "s"] = short[row[0]]
    return found


def _votes(words: Words, sites: Sequence[tuple[Site, ...]]) -> dict[str, float]:
    """The countries that the article names, by name, people, capital, or a town that has no rival."""
    votes: Counter[str] = Counter()
    peoples = _peoples()
    for token, lower in enumerate(words.lower):
        if lower in peoples and words.text[token][0].isupper():
            votes[peoples[lower]] += 1
    for candidates in sites:
        if not candidates:
            continue
        best = candidates[0]
        rival = max((s.people for s in candidates[1:] if s.code != best.code), default=0)
        if best.code and best.people > 20 * rival and best.exact:
            votes[best.code] += 1
            if best.code == "US" and best.feature == "ADM1":
                votes[f"US {best.province}"] += 1
    total = max(votes.values(), default=1)
    return {code: 1.0 + count / total for code, count in votes.items()}


def _second(votes: dict[str, float], chosen: Sequence[Site | None]) -> dict[str, float]:
    """The votes with those of the provinces in which resolved places lie."""
    provinces = Counter(f"{s.code} {s.province}" for s in chosen if s and s.province)
    total = max(provinces.values(), default=1)
    return {**votes, **{key: 0.5 + n / total for key, n in provinces.items() if n > 1 or key in votes}}


def _agreed(
    words: Words,
    found: Sequence[Stretch],
    sites: Sequence[tuple[Site, ...]],
    chosen: list[tuple[Site | None, float]],
) -> list[tuple[Site | None, float]]:
    """One sense an article: a name told once with the land that it lies in means that place everywhere."""
    told: dict[str, tuple[Site | None, float]] = {}
    for n, stretch in enumerate(found):
        if chosen[n][0] and _inside(words, found, sites, n):
            told.setdefault(text_of(words, stretch.first, stretch.last), chosen[n])
    return [told.get(text_of(words, s.first, s.last), c) for s, c in zip(found, chosen, strict=True)]


def _worth(site: Site, stretch: Stretch, votes: Votes, inside: Site | None) -> float:
    """How likely a site is meant: its inhabitants, in powers of ten, and what the article tells."""
    worth = math.log10(site.people + 10) - (0 if site.exact else 1.0)
    worth += 1.3 * votes.get(site.code, 0.0) + 0.8 * votes.get(f"{site.code} {site.province}", 0.0)
    if site.feature == "PCLI":
        worth += 1.5
    elif site.feature == "PPLC":
        worth += 1.0
    if stretch.feature in DIVISION:
        worth += 1.5 if site.feature in ("ADM1", "ADM2") else -0.5
    elif site.feature == "ADM1" and site.code != "US":
        worth -= 1.2
    if stretch.feature in TOWN | LOCAL and not site.feature.startswith("PPL"):
        worth -= 1.5
    if stretch.feature in LOCAL and site.feature == "PPL":
        worth -= 2.0
    if inside and inside.code:
        same = site.code == inside.code and (inside.feature != "ADM1" or site.province == inside.province)
        worth += 4.0 if same and site is not inside else -2.0
    return worth


def _choose(
    words: Words, found: Sequence[Stretch], sites: Sequence[tuple[Site, ...]], n: int, votes: Votes
) -> tuple[Site | None, float]:
    """The site that a name means, and how sure that is; none where two in different lands are as likely."""
    candidates = sites[n]
    if not candidates:
        return None, 0.0
    inside = _inside(words, found, sites, n)
    ranked = sorted(((_worth(s, found[n], votes, inside), -k, s) for k, s in enumerate(candidates)), reverse=True)
    best, _, site = ranked[0]
    if not site.exact and best < 5.5:
        return None, 0.0
    rival = max(
        (worth for worth, _, s in ranked[1:] if (s.code, s.province) != (site.code, site.province)), default=best - 3
    )
    gap = best - rival
    if gap < LINKED:
        return None, 0.0
    return site, round((1 - 0.5 * 10 ** -min(gap, 3)) * (1 if site.exact else 0.8), 3)


def _inside(words: Words, found: Sequence[Stretch], sites: Sequence[tuple[Site, ...]], n: int) -> Site | None:
    """What the text says a place lies in: «X, Kenya», «X (Kenya)», «X in Kenya»."""
    if n + 1 >= len(found):
        return None
    here, there = found[n], found[n + 1]
    between = words.lower[here.last : there.first]
    joined = between in ((",",), ("(",), ("in",), (",", "in"), (",", "the")) or (
        len(between) == 2 and between[0] == "in"
    )
    wide = [s for s in sites[n + 1][:4] if s.feature in ("PCLI", "ADM1")]
    if not wide or not joined:
        return None
    if between == (",",) and sites[n] and sites[n][0].feature == "PCLI" and wide[0].feature == "PCLI":
        return None  # a list of countries
    return wide[0]


def _container(
    words: Words, found: Sequence[Stretch], chosen: Sequence[tuple[Site | None, float]], n: int
) -> Site | None:
    """For a name that no place bears: the place named beside it, else the last one before."""
    if chosen[n][0]:
        return None
    here = found[n]
    order = [n + 1, n - 1, n + 2, n - 2]
    for k in order:
        if 0 <= k < len(found) and words.sentence[found[k].first] == words.sentence[here.first] and chosen[k][0]:
            return chosen[k][0]
    return next((chosen[k][0] for k in range(n - 1, max(-1, n - 6), -1) if chosen[k][0]), None)


def _place(
    article: Article, words: Words, stretch: Stretch, site: Site | None, sure: float, near: Site | None
) -> Place:
    first = stretch.direction if stretch.direction is not None else stretch.first
    last = stretch.last + (
        stretch.last < len(words) and words.lower[stretch.last] in LOCAL | {"province", "governorate"}
    )
    span: Span = words.span(first, last)
    text = article.text[span.start : span.end]
    bare = text_of(words, stretch.first, stretch.last)
    if site:
        name = site.name if site.feature not in ("PPL", "PPLC") or site.people >= 15000 else bare
        city = name if site.feature.startswith("PPL") else None
        return Place(
            span=span, text=text, first=first, last=last, name=name, geonameid=site.geonameid,
            lat=site.lat, lon=site.lon, city=city, province=site.province or None,
            country=site.country or None, country_code=site.code or None,
            feature_code=site.feature, confidence=sure if stretch.direction is None else round(sure * 0.9, 3),
        )  # fmt: skip
    if not near:
        return Place(span=span, text=text, first=first, last=last, name=bare, confidence=0.2)
    return Place(
        span=span, text=text, first=first, last=last, name=bare, province=near.province or None,
        city=near.name if near.feature.startswith("PPL") and stretch.feature in LOCAL else None,
        country=near.country or None, country_code=near.code or None, confidence=0.3,
    )  # fmt: skip
