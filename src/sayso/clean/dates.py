"""A printed date in any usual form goes in; a day comes out, with where it stands. No clock is asked."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.tables import mapping

WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)"
FIRST_YEAR, LAST_YEAR = 1800, 2199
EPOCH = re.compile(r"^(\d{9,10})(?:\.\d+|\d{3})?$")
US_ZONES = re.compile(r"\b(?:[ECMP][SD]T|ET)\b|\b\d{1,2}:\d\d\s*[ap]\.?m\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Printed:
    """A date printed in a text: its day, where it stands, and whether day and month could be the other way round."""

    day: dt.date
    start: int
    end: int
    other: dt.date | None = None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    month = "(?P<month>" + "|".join(sorted(mapping("clean_months"), key=len, reverse=True)) + r")\b\.?"
    year = r"(?P<year>(?:1[89]|2[01])\d\d)\b"
    ordinal = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    flags = re.IGNORECASE
    return (
        re.compile(rf"\b{WEEKDAY}?(?:the\s+)?{ordinal}(?:\s+of)?[\s\-/.]{{1,3}}{month},?[\s\-/.,]{{0,3}}{year}", flags),
        re.compile(rf"\b{WEEKDAY}?{month}[\s\-/.]{{0,3}}{ordinal}(?:,\s*|\s+|-|/){year}", flags),
        re.compile(rf"\b{year}[\s\-/.,]{{1,3}}{month}[\s\-/.]{{1,3}}{ordinal}(?!\w)", flags),
        re.compile(rf"(?<![\d/.-]){year}(?P<sep>[-/.])(?P<number>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}})(?!\d)"),
        re.compile(
            r"(?<![\d/.-])(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d)(?!\d|[./-]\d)"
        ),
        re.compile(r"(?<![\d/.-])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<short>\d\d)(?![\d/])"),
        re.compile(rf"\b{WEEKDAY}?{ordinal}\s+{month}\s+(?P<short>['’]?\d\d)(?!\d|\w)", flags),
    )


def dates_in(text: str, american: bool | None = None) -> Iterator[Printed]:
    """The full dates in `text`, in the order of the text; `american` says whether 3/4/2008 is 4 March."""
    found = [p for pattern in _patterns() for m in pattern.finditer(text) if (p := _printed(m, american))]
    found.sort(key=lambda p: (p.start, -p.end))
    end = -1
    for printed in found:
        if printed.start >= end:
            yield printed
            end = printed.end


def _printed(match: re.Match[str], american: bool | None) -> Printed | None:
    said = match.groupdict()
    year = int(said["year"]) if said.get("year") else _full_year(said["short"])
    if said.get("a"):
        a, b = int(said["a"]), int(said["b"])
        days = [d for d in (_day(year, b, a), _day(year, a, b)) if d]
        if american:
            days.reverse()
        other = days[1] if len(days) > 1 and days[1] != days[0] else None
        return Printed(days[0], match.start(), match.end(), other) if days else None
    number = int(said["number"]) if said.get("number") else int(mapping("clean_months")[said["month"].casefold()])
    day = _day(year, number, int(said["day"]))
    return Printed(day, match.start(), match.end()) if day else None


def _full_year(short: str) -> int:
    number = int(short.strip("'’"))
    return number + (1900 if number >= 70 else 2000)


def _day(year: int, month: int, day: int) -> dt.date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def day_of(said: str | None) -> dt.date | None:
    """The day that a `published` value names: ISO with or without time, compact, seconds since 1970, or words."""
    if not said:
        return None
    said = said.strip()[:200]
    epoch = EPOCH.match(said)
    if epoch:
        return (dt.datetime(1970, 1, 1) + dt.timedelta(seconds=int(epoch.group(1)))).date()
    compact = re.match(r"((?:19|20)\d\d)(\d\d)(\d\d)(?=$|T|\d{6}$|\s)", said)
    if compact:
        return _day(*map(int, compact.groups()))
    first = next(dates_in(said, american=True if US_ZONES.search(said) else None), None)
    return first.day if first else None


def range_of(said: str | None) -> tuple[dt.date, dt.date] | None:
    """First and last day of a `published` value that names a month or a year only."""
    if not said:
        return None
    said = said.strip().casefold()[:60]
    if re.fullmatch(r"(?:19|20)\d\d", said):
        return dt.date(int(said), 1, 1), dt.date(int(said), 12, 31)
    match = re.fullmatch(r"((?:19|20)\d\d)[-/.](\d{1,2})", said) or re.fullmatch(
        r"([a-z]+)\.?,?\s+((?:19|20)\d\d)", said
    )
    if not match:
        return None
    one, two = match.groups()
    month = int(two) if one.isdigit() else int(mapping("clean_months").get(one, 0))
    first = _day(int(one if one.isdigit() else two), month, 1)
    if not first:
        return None
    after = first.replace(year=first.year + 1, month=1) if month == 12 else first.replace(month=month + 1)
    return first, after - dt.timedelta(days=1)


URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/_.]?)([01]?\d|[a-z]{3})\2([0-3]?\d)(?!\d)", re.IGNORECASE)


def day_in_url(url: str | None) -> dt.date | None:
    """The day that an address names, as in /2008/03/29/, /2008/mar/29/ or 2008-03-29."""
    for match in URL_DAY.finditer((url or "")[:2000]):
        year, sep, month, day = match.groups()
        if not sep and len(match.group()) != 8:
            continue
        number = int(month) if month.isdigit() else int(mapping("clean_months").get(month.casefold(), 0))
        found = _day(int(year), number, int(day))
        if found and found.year >= 1990:
            return found
    return None
