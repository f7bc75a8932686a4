"""A matched time that the calendar fixes goes in; the days that it means come out, one small function a rule."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from sayso.model import Days
from sayso.recognize.calendar import (
    day,
    easter,
    part,
    shift,
    spanning,
    whole_month,
    whole_year,
    years,
)
from sayso.recognize.time_rules import Value

Anchor = Literal["told", "context", "published"]
Cue = Literal["past", "future", ""]
DROP = Days(dt.date.min, dt.date.min)


@dataclass(frozen=True, slots=True)
class Hit:
    """One match: its class letters, values and words, the publication day, the narrative's days, the clause's tense."""

    letters: str
    values: tuple[Value, ...]
    words: tuple[str, ...]
    published: dt.date | None
    narrative: Days | None
    cue: Cue
    era: Days | None = None  # an exact day told close by, whose year a bare month and day may share

    def all(self, letters: str) -> list[Value]:
        return [v for c, v in zip(self.letters, self.values, strict=True) if c in letters]

    def number(self, letters: str, default: int = 0) -> int:
        found = self.all(letters)
        return found[0] if found and isinstance(found[0], int) else default

    def unit(self) -> str:
        found = self.all("Uge")
        return str(found[-1]) if found else "day"

    def position(self) -> str:
        found = self.all("PEL")
        return str(found[0]) if found else ""


Told = tuple[Days | None, Anchor]


def one(at: dt.date | None) -> Days | None:
    return Days(at, at) if at else None


def in_year(hit: Hit, month: int, number: int | None) -> Told:
    """A day or month without its year: the narrative's, else the nearest past one (the next, if told as future)."""

    def of(year: int) -> Days | None:
        return whole_month(year, month) if number is None else one(day(year, month, number))

    story = hit.era.first if hit.era and hit.cue != "future" else None
    if story and (not hit.published or (hit.published - story).days > 400):
        return of(story.year), "context"
    at = hit.published
    if not at:
        return None, "published"
    found = [d for year in (at.year - 1, at.year, at.year + 1) if (d := of(year)) and d.first and d.last]
    named = [d for d in found if d.first and number and d.first.weekday() == hit.number("W", 9)]
    if named:
        return named[0], "published"
    past = [d for d in found if d.first and d.first <= at]
    future = [d for d in found if d.last and d.last >= at]
    if hit.cue == "future" and future:
        return future[0], "published"
    if hit.cue == "past" or not future:
        return (past or found)[-1] if found else None, "published"
    near = [d for d in future if d.first and (d.first - at).days <= 45]
    return (
        near[0] if near and not (past and past[-1].last and (at - past[-1].last).days < 45) else (past or future)[-1]
    ), "published"


def dated(hit: Hit) -> Told:
    """Day, month and perhaps year, in either order."""
    month, number, year = hit.number("M"), hit.number("D"), hit.number("Y")
    return (one(day(year, month, number)), "told") if year else in_year(hit, month, number)


def iso(hit: Hit) -> Told:
    found = hit.all("J")
    if found and isinstance(found[0], Days):
        return found[0], "told"
    year, month, number = (v if isinstance(v, int) else 0 for v in hit.values[::2])
    return one(day(year, month, number)), "told"


def month(hit: Hit) -> Told:
    year = hit.number("Y")
    found, anchor = (whole_month(year, hit.number("M")), "told") if year else in_year(hit, hit.number("M"), None)
    return (part(found, hit.position()) if found else None), anchor


def month_range(hit: Hit) -> Told:
    months, given = hit.all("M"), hit.all("Y")
    year = given[-1] if given and isinstance(given[-1], int) else 0
    a, b = int(str(months[0])), int(str(months[-1]))
    last, anchor = (whole_month(year, b), "told") if year else in_year(hit, b, None)
    if not last or not last.last:
        return None, "published"
    begin = int(str(given[0])) if len(given) > 1 else last.last.year - (a > b)
    return spanning(whole_month(begin, a), last), anchor


def day_range(hit: Hit) -> Told:
    """Two days of one or two months."""
    months, numbers, year = hit.all("M"), hit.all("D"), hit.number("Y")
    end_month, end = int(str(months[-1])), int(str(numbers[-1]))
    told: Told = (one(day(year, end_month, end)), "told")
    last, anchor = told if year else in_year(hit, end_month, end)
    if not last or not last.last:
        return None, "published"
    first = one(day(last.last.year - (int(str(months[0])) > end_month), int(str(months[0])), int(str(numbers[0]))))
    return spanning(first, last) or last, anchor


def year_range(hit: Hit) -> Told:
    given = [v for v in hit.all("YDN") if isinstance(v, int)]
    first, last = given[0], given[-1]
    if last < 100:
        last += first // 100 * 100
    return (years(first, last) if first <= last <= 9999 else DROP), "told"


def year(hit: Hit) -> Told:
    return part(whole_year(hit.number("Y")), hit.position()), "told"


def decade(hit: Hit) -> Told:
    start = hit.number("K")
    return part(years(start, start + 9), hit.position()), "told"


def century(hit: Hit) -> Told:
    number = hit.number("DR")
    if not 1 <= number <= 22:
        return None, "told"
    return part(years((number - 1) * 100 + 1, number * 100), hit.position()), "told"


def season(hit: Hit) -> Told:
    """Summer 2011, last winter: three months, winter from December on."""
    number, told = hit.number("S"), hit.number("Y")
    if told:
        return part(
            spanning(whole_month(told, number), _third(told, number)) or whole_year(told), hit.position()
        ), "told"
    if not hit.published:
        return None, "published"
    at = hit.published
    spans = [
        Days(dt.date(y, number, 1), _third(y, number).last) for y in (at.year - 2, at.year - 1, at.year, at.year + 1)
    ]
    if "n" in hit.letters:
        return next((s for s in spans if s.first and s.first > at), None), "published"
    inside = [s for s in spans if s.first and s.first <= at and (s.last or at) >= at]
    if "t" in hit.letters and (inside or hit.cue != "past"):
        return (inside or [s for s in spans if s.first and s.first > at])[0], "published"
    return [s for s in spans if s.last and s.last < at][-1], "published"


def _third(year_: int, first: int) -> Days:
    return whole_month(year_ + (first > 10), (first + 1) % 12 + 1)


def month_pn(hit: Hit) -> Told:
    at, number = hit.published, hit.number("M")
    if not at:
        return None, "published"
    if "n" in hit.letters:
        return whole_month(at.year + (number <= at.month), number), "published"
    if "l" in hit.letters:
        return whole_month(at.year - (number >= at.month), number), "published"
    return whole_month(at.year, number), "published"


def holiday(hit: Hit) -> Told:
    value = str(next(v for c, v in zip(hit.letters, hit.values, strict=True) if c == "H"))
    told = hit.number("Y")
    if not value.startswith("easter"):
        month_, number = (int(v) for v in value.split("-"))
        return (one(day(told, month_, number)), "told") if told else in_year(hit, month_, number)
    at = hit.published
    if not (told or at):
        return None, "published"
    found = shift(easter(told or (at or dt.date.min).year), "day", int(value[6:]))
    if not told and at and found > at and hit.cue != "future" and (found - at).days > 45:
        found = shift(easter(at.year - 1), "day", int(value[6:]))
    return Days(found, found), "told" if told else "published"


def piece_of_year(hit: Hit) -> Told:
    """A quarter or half of a year; a quarter without its year is the last that has begun."""
    length, number = (3 if "g" in hit.letters else 6), hit.number("R") or (2 if "l" in hit.letters else 1)
    bare = "g" in hit.letters and "Y" not in hit.letters and "U" not in hit.letters
    told = hit.number("Y") or (hit.published.year + hit.number("lnt") if hit.published else 0)
    if bare and hit.published:
        told = hit.published.year - (hit.published.month < (number - 1) * 3 + 1)
    if not told or (not hit.number("Y") and not bare and hit.unit() != "year"):
        return None, "published"
    if not 1 <= number <= 12 // length:
        return None, "told"
    return spanning(whole_month(told, (number - 1) * length + 1), whole_month(told, number * length)), "told"
