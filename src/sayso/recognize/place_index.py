"""A place's name goes in; the places of the world that bear it come out, the most peopled first."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from sayso.lexicon.place_names import fold, loose


@dataclass(frozen=True, slots=True)
class Site:
    """One place of the index. `province` and `country` are names; `exact` is false where a variant led here."""

    geonameid: int | None
    name: str
    lat: float
    lon: float
    code: str
    country: str
    province: str
    feature: str
    people: int
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Index:
    """The two parts of the index as bytes: a place is known by where its line begins."""

    places: bytes
    names: bytes


@cache
def index() -> Index:
    """The index, read once."""
    packed = resources.files("sayso.lexicon").joinpath("places.tsv.gz").read_bytes()
    places, _, names = gzip.decompress(packed).partition(b"\n%%\n")
    return Index(places, b"\n" + names)


@cache
def countries() -> dict[str, tuple[str, str]]:
    """Country code → its name and its code of three letters."""
    found: dict[str, tuple[str, str]] = {}
    for line in index().places[:20000].decode("utf-8", "ignore").split("\n")[:-1]:
        cells = line.split("\t")
        if len(cells) > 8 and cells[6] == "PCLI":
            found.setdefault(cells[4], (cells[1], cells[8]))
    return found


@lru_cache(maxsize=20000)
def find(name: str) -> tuple[Site, ...]:
    """The places that bear `name`, by exact folded name, else by spelling (Kerbala is Karbala)."""
    key = fold(name)
    if len(key) < 2:
        return ()
    found = _at(key)
    if not found and key.startswith(("al ", "el ", "the ")):
        found = _at(key.split(" ", 1)[1])
    if found:
        return tuple(_site(n, exact=True) for n in found)
    spelt = loose(key)
    return (
        tuple(_site(n, exact=False) for n in _at("~" + spelt) or (_at(spelt) if len(spelt) > 4 else ()))
        if len(spelt) > 3
        else ()
    )


def _at(key: str) -> tuple[int, ...]:
    """Halving the sorted names until the line of `key` is found."""
    names, wanted = index().names, key.encode("utf-8") + b"\t"
    low, high = 0, len(names)
    while low < high:
        middle = names.rfind(b"\n", 0, (low + high) // 2 + 1)
        line = middle + 1
        if middle < low or names[line : line + len(wanted)] >= wanted:
            if middle <= low:
                break
            high = middle
        else:
            low = names.find(b"\n", line)
            low = len(names) if low < 0 else low
    for _ in range(8):
        end = names.find(b"\n", low + 1)
        if names.startswith(wanted, low + 1):
            line_end = end if end >= 0 else len(names)
            return tuple(int(n, 36) for n in names[low + 1 + len(wanted) : line_end].split())
        if end < 0:
            break
        low = end
    return ()


def _line(begin: int) -> list[str]:
    places = index().places
    end = places.find(b"\n", begin)
    return places[begin : end if end >= 0 else len(places)].decode("utf-8").split("\t")


@lru_cache(maxsize=20000)
def _site(begin: int, *, exact: bool) -> Site:
    line = _line(begin)
    province = line[1] if line[6] == "ADM1" else _line(int(line[5], 36))[1] if line[5] else ""
    return Site(
        geonameid=int(line[0]) if line[0] else None, name=line[1], lat=float(line[2]), lon=float(line[3]), code=line[4],
        country=countries().get(line[4], ("", ""))[0], province=province, feature=line[6],
        people=int(line[7] or 0), exact=exact,
    )  # fmt: skip
