"""Words go in; a string of class letters, one a token, comes out, with the stretches that time_rules.tsv matches."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.tables import rows
from sayso.model import Days, Words
from sayso.recognize.calendar import day, part, whole_year, years

Value = int | str | Days
OTHER = "_"
CORE = "MWYJKTOSHqCwdxUge"
DIGITS = frozenset("0123456789'’")
ABBREVIATED = {"mar", "sun", "sat", "mon", "wed", "jan", "may", "march", "august", "dec"}
DATE_TOKEN = re.compile(r"(\d{1,4})[/.-](\d{1,2})[/.-](\d{2,4})")
PART_YEAR = re.compile(r"(mid|early|late)[-–](\d{4})s?")
LONG_UNIT = re.compile(r"(\d{1,4}|[a-z]{3,12})[-–](day|hour|week|month|year|minute|decade|century)s?([-–]long)?")
ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
DECADE = re.compile(r"['’]?(\d{2}|\d{4})['’]?s")
CLOCK = re.compile(r"\d{1,2}:\d{2}(:\d{2})?")


@dataclass(frozen=True, slots=True)
class Coded:
    """The class letter and value of each token."""

    letters: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens [first, last) that a rule matched."""

    rule: str
    kind: str
    first: int
    last: int


@cache
def _table() -> dict[str, tuple[str, Value]]:
    """Word → class letter and value."""
    return {w: (letter, int(v) if v.lstrip("-").isdigit() else v) for w, letter, v in rows("time_words", 3)}


@cache
def cues(kind: str) -> frozenset[str]:
    """The words of time_cues.tsv of one class."""
    return frozenset(word for word, group in rows("time_cues", 2) if group == kind)


@cache
def _pattern() -> tuple[re.Pattern[str], tuple[tuple[str, str], ...]]:
    table = rows("time_rules", 4)
    joined = "|".join(f"(?P<r{n}>{pattern})" for n, (_, pattern, _, _) in enumerate(table))
    return (
        re.compile(rf"(?=[^_]{{0,7}}[{CORE}])(?:{joined})", re.VERBOSE),
        tuple((name, kind) for name, _, kind, _ in table),
    )


@cache
def _feasts() -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for row in rows("time_holidays", 4):
        found[row[0]] = (*found.get(row[0], ()), row)
    return found


def code(words: Words) -> Coded:
    """The class letters of all tokens."""
    table, feasts = _table(), _feasts()
    letters, values = [OTHER] * len(words), [0] * len(words)
    out: list[Value] = list(values)
    for i, lower in enumerate(words.lower):
        known = table.get(lower)
        if known:
            letters[i], out[i] = known[0], known[1]
            if not _fits(words, i, lower, known[0]):
                letters[i] = OTHER
        elif lower[0] in DIGITS or "-" in lower or "–" in lower:
            letters[i], out[i] = _number(words, i, lower)
    for i, lower in enumerate(words.lower):
        if lower in feasts and words.text[i][0].isupper():
            _feast(words, i, letters, out, feasts[lower])
    return Coded("".join(letters), tuple(out))


def _fits(words: Words, i: int, lower: str, letter: str) -> bool:
    """Is the word what its class says here? («may» the verb, «last» the verb, «that» the conjunction are not)."""
    tag = words.tag[i]
    if letter in "MWH":
        return words.text[i][0].isupper() and (lower not in ABBREVIATED or tag.startswith("NNP") or tag == "NN")
    if lower == "that":
        return tag == "DT"
    if letter == "l":
        return not tag.startswith("VB")
    if letter == "S":
        return tag.startswith("NN")
    return not (lower == "back" and tag.startswith("VB"))


def _number(words: Words, i: int, lower: str) -> tuple[str, Value]:
    """A token of digits, or a hyphenated one."""
    if lower.isdecimal() and len(lower) <= 4:
        number = int(lower)
        if len(lower) <= 2 and 1 <= number <= 31:
            return "D", number
        if len(lower) == 4 and 1000 <= number <= 2150 and _is_year(words, i):
            return "Y", number
        return "N", number
    if found := ORDINAL.fullmatch(lower):
        return ("D" if 1 <= int(found[1]) <= 31 else OTHER), int(found[1])
    if found := DECADE.fullmatch(lower):
        number = int(found[1])
        return ("K", number if number > 99 else 1900 + number) if number % 10 == 0 else (OTHER, 0)
    if CLOCK.fullmatch(lower):
        return "C", 0
    if found := LONG_UNIT.fullmatch(lower):
        return "x", 0
    if (found := PART_YEAR.fullmatch(lower)) and int(found[2]) > 999:
        span = years(int(found[2]), int(found[2]) + 9) if lower.endswith("s") else whole_year(int(found[2]))
        return "J", part(span, found[1])
    if found := DATE_TOKEN.fullmatch(lower):
        at = _date_of(int(found[1]), int(found[2]), int(found[3]))
        return ("J", Days(at, at)) if at else (OTHER, 0)
    return OTHER, 0


def _date_of(a: int, b: int, c: int) -> dt.date | None:
    """A date in figures: year first, else day before month where both are possible (news outside the United States)."""
    if a > 31:
        return day(a, b, c) if a <= 2150 else None
    year = c if c > 99 else 2000 + c if c < 50 else 1900 + c
    return (day(year, b, a) or day(year, a, b)) if year <= 2150 else None


def _is_year(words: Words, i: int) -> bool:
    """Is the number of four digits a year here, and no count («2,003 people», «in 1500 homes»)?"""
    last = i + 1 >= len(words)
    before = words.lower[i - 1] if i else ""
    after = "" if last else words.tag[i + 1]
    if before in ("$", "£", "€", "#", "no.", "number", "flight", "route") or (not last and words.lower[i + 1] in "%$"):
        return False
    likely = 1900 <= int(words.text[i]) <= 2050
    if after == "NNS":
        return likely and before in ("the", "'s", "’s") and words.dep[i] != "nummod"
    if i > 1 and before[:1].isdigit() and _table().get(words.lower[i - 2], ("", 0))[0] == "M":
        return True
    if before in cues("before_year") or (not last and words.lower[i + 1] in ("-", "–")):
        return likely or words.dep[i] == "pobj"
    return likely and words.dep[i] != "nummod"


def _feast(words: Words, i: int, letters: list[str], values: list[Value], found: tuple[tuple[str, ...], ...]) -> None:
    """Give a feast of several words one letter H on its last word, blanks before."""
    for first, second, third, usual in found:
        value = usual
        wanted = [w for w in (first, second, third) if w]
        if [w.replace("’", "'") for w in words.lower[i : i + len(wanted)]] == wanted:
            end = i + len(wanted)
            if value == "01-01" and words.lower[end : end + 1] == ("eve",):
                end, value = end + 1, "12-31"
            elif words.lower[end : end + 1] == ("day",):
                end += 1
            for k in range(i, end):
                letters[k], values[k] = "H", value
            return


def matches(coded: Coded) -> Iterator[Match]:
    """What the rules match, leftmost first, without overlaps."""
    pattern, names = _pattern()
    for found in pattern.finditer(coded.letters):
        number = int((found.lastgroup or "r0")[1:])
        if found.end() > found.start():
            yield Match(*names[number], found.start(), found.end())
