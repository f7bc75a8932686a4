"""Words go in; numbers with bounds and what they count come out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from sayso.lexicon.tables import rows
from sayso.lexicon.tables import words as listed
from sayso.model import Amount, Count, Time, Words
from sayso.recognize.casualties import event_counts
from sayso.recognize.votes import find_votes

__all__ = ["event_counts", "find_counts", "find_votes"]

FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d{1,3})?")
MONEY = frozenset(["$", "£", "€", "us$", "a$", "c$", "rs", "rs.", "¥", "no.", "#", "nos."])
VAGUE = frozenset(["vague", "weak"])
TO = frozenset(["to", "-", "–", "and", "or"])


@cache
def _numbers() -> dict[str, tuple[int, str]]:
    return {word: (int(value), kind) for word, value, kind in rows("number_words", 3)}


@cache
def _bounds() -> tuple[dict[tuple[str, ...], str], dict[tuple[str, ...], str]]:
    """The phrases that bound a number: those before it, those behind it."""
    table = rows("number_bounds", 3)
    return tuple({tuple(p.split()): b for p, b, s in table if s == side} for side in ("before", "after"))  # type: ignore[return-value]


def find_counts(words: Words, times: Sequence[Time] = ()) -> tuple[Count, ...]:
    """The counts in the order of the text; dates, ages, money, measures and the numbers of names are left out."""
    taken = {k for time in times for k in range(time.first, time.last)}
    numbers, found, at = _numbers(), [], 0
    for i, lower in enumerate(words.lower):
        if i < at or i in taken or not (lower[0].isdigit() or lower in numbers):
            continue
        end, value, vague = _number(words, i)
        if end > i and value is not None and _counts(words, i, end, lower):
            count = _bounded(words, i, end, value, vague)
            if count:
                found.append(count)
                at = count.last
                continue
        at = max(end, i + 1)
    return tuple(found)


def _number(words: Words, i: int) -> tuple[int, int | None, bool]:
    """The number that begins at token i: where it ends, its value, whether it is vague («hundreds of thousands»)."""
    table = _numbers()
    total: float | None = None
    vague, at = False, i
    while at < len(words) and at < i + 8:
        lower = words.lower[at]
        value, kind = table.get(lower, (None, "")) if not lower[0].isdigit() else (figure(lower), "one")
        if lower in ("-", "–", "and", "of", "a") and total is not None and at + 1 < len(words):
            following = table.get(words.lower[at + 1], (None, ""))
            joins = (lower in "-–" and total < 100 and following[1] == ("one" if total >= 20 else "times")) or (
                lower == "and"
                and total >= 100
                and words.lower[at - 1] in ("hundred", "thousand")
                and following[1] == "one"
            )
            many = lower == "of" and vague and following[1] in VAGUE
            if not joins and not many:
                break
        elif total is not None and at == i + 1 and _thousands(words, i):
            total = total * 1000 + int(lower)  # «9 000»
        elif value is None or (total is not None and kind == "one" and not _adds(total, value)):
            break
        elif kind == "none":
            return (at + 1, 0, False) if total is None else (at, int(total), vague)
        else:
            total, vague = _next(total, value, kind, vague)
        at += 1
    return at, (int(total) if total is not None else None), vague


def _thousands(words: Words, first: int) -> bool:
    """Whether a space parts the thousands of a number: «9 000»."""
    return len(words.lower[first]) < 4 and words.lower[first].isdigit() and words.lower[first + 1] in ("000", "500")


def _adds(total: float, value: float) -> bool:
    """Does the next number word go on with the number («two hundred five»), or begin another («two five»)?"""
    return total >= 20 and value < (10 if total < 100 else 100) and total % 10 == 0 and float(total).is_integer()


def _next(total: float | None, value: float, kind: str, vague: bool) -> tuple[float, bool]:
    if total is None:
        return value, kind in VAGUE
    if kind == "times":
        return (total or 1) * value, vague
    if kind in VAGUE:
        return (total // 2 * value) if vague else total * value, True
    return total + value, vague


def figure(text: str) -> float | None:
    """A number in figures."""
    return float(text.replace(",", "")) if FIGURE.fullmatch(text) else None


def _counts(words: Words, first: int, last: int, lower: str) -> bool:
    """Does the number count anything (and is no sum of money, age, measure, score, part of a name)?"""
    before = words.lower[first - 1] if first else ""
    after = words.lower[last] if last < len(words) else ""
    if lower == "both" and any(words.dep[k] == "conj" for k in words.children[words.head[first]]):
        return False  # «both soldiers and detainees»
    if before in MONEY or before.endswith("$") or (after in ("%", "-", "–") and _joined(words, last)) or after == "%":
        return False
    if lower == "no":
        return after == "one" or (last < len(words) and words.tag[last] == "NNS")
    if lower in ("few", "many", "score", "hundred", "thousand", "million") and before not in ("a", "several"):
        return False
    outer = _head(words, first, last)
    if (
        words.dep[outer] == "nummod"
        and words.head[outer] < first
        and words.lower[words.head[outer]] not in listed("number_days")
    ):
        return False  # «Article 5», not «on Monday five men»
    if before == "," and after in (",", ".", ")") and first > 1 and words.pos[first - 2] == "PROPN":
        return False
    return (before not in ("aged", "age") and words.pos[first] != "PROPN" and words.pos[first] not in ("PRON",)) or (
        lower == "one" and after == "of"
    )


def _joined(words: Words, hyphen: int) -> bool:
    """«35-year-old», «15-member»: the number is part of a word."""
    return (
        hyphen + 1 < len(words)
        and words.pos[hyphen + 1] not in ("NUM",)
        and words.start[hyphen + 1] == words.end[hyphen]
    )


def _head(words: Words, first: int, last: int) -> int:
    """The token by which a number hangs on the sentence."""
    return next((k for k in range(last - 1, first - 1, -1) if not first <= words.head[k] < last), last - 1)


def _bounded(words: Words, first: int, last: int, value: int, vague: bool) -> Count | None:
    """The count with the words that bound it and the noun that it counts."""
    low: int | None = value
    high: int | None = None if vague else value
    begin, end = first, last
    ranged = _range(words, first, last, value)
    if ranged:
        begin, end, low, high = ranged
    else:
        begin, bound = _bound_before(words, first)
        end, behind = _bound_after(words, last)
        bound = behind or bound
        if bound == "low" and (value > 0):
            low, high = value, None
        elif bound == "high" and not vague:
            low, high = None, value
    unit = _unit(words, first, end)
    if unit is not None and words.lemma[unit].lower() in listed("number_measures"):
        return None
    if (
        value > 1800
        and value < 2100
        and last - first == 1
        and words.text[first].isdigit()
        and len(words.text[first]) == 4
        and (unit is None or words.tag[unit] not in ("NNS", "NNPS"))
    ):
        return None
    if begin == first and first and words.lower[first - 1] in ("a", "the") and words.lower[first] in _numbers():
        begin = first - 1 if words.lower[first - 1] == "a" else first
    span = words.span(begin, end)
    text = "".join(words.text[k] + (" " if words.start[k + 1] > words.end[k] else "") for k in range(begin, end - 1))
    return Count(span=span, first=begin, last=end, amount=Amount(low, high, text + words.text[end - 1]), unit=unit)


def _range(words: Words, first: int, last: int, value: int) -> tuple[int, int, int, int] | None:
    """«between 20 and 30», «20 to 30», «20-30»."""
    if last + 1 >= len(words) or words.lower[last] not in TO:
        return None
    link = words.lower[last]
    if not (words.lower[last + 1][0].isdigit() or words.lower[last + 1] in _numbers()):
        return None
    end, other, vague = _number(words, last + 1)
    if other is None or other <= value or vague or other > 100 * max(1, value):
        return None
    opened = first > 0 and words.lower[first - 1] in ("between", "from")
    if link == "and" and not (first > 0 and words.lower[first - 1] == "between"):
        return None
    return (first - 1 if opened else first), end, value, other


def _bound_before(words: Words, first: int) -> tuple[int, str]:
    table = _bounds()[0]
    at = first - 1 if first and words.lower[first - 1] in ("a", "the") else first
    for length in (3, 2, 1):
        for stop in (first, at):
            found = table.get(words.lower[max(0, stop - length) : stop])
            if found and stop - length >= 0:
                return stop - length, found
    return first, ""


def _bound_after(words: Words, last: int) -> tuple[int, str]:
    """A bound behind the number, or behind the noun that it counts («66 people or more»)."""
    table = _bounds()[1]
    for start in (last, last + 1, last + 2):
        for length in (2, 1):
            found = table.get(words.lower[start : start + length])
            if found and (start == last or words.pos[start - 1] in ("NOUN", "ADJ")):
                return (start + length if start == last else last), found
    return last, ""


def _unit(words: Words, first: int, last: int) -> int | None:
    """The noun that a number counts: its head, or what stands behind «of»."""
    outer = _head(words, first, last)
    for child in words.children[outer]:
        if words.lower[child] == "of" and child >= last:
            kids = [k for k in words.children[child] if words.dep[k] == "pobj"]
            return kids[0] if kids else None
    if words.dep[outer] == "nummod" and words.head[outer] < first:
        return next((k for k in range(last, min(last + 4, len(words))) if words.pos[k] in ("NOUN", "PROPN")), None)
    at, steps = outer, 0
    while (
        words.dep[at] in ("nummod", "quantmod", "det", "predet", "amod", "compound", "pobj", "npadvmod", "advmod")
        and steps < 4
    ):
        head = words.head[at]
        if head == at or (
            words.dep[at] == "pobj" and not first <= head < last and words.dep[head] not in ("quantmod", "advmod")
        ):
            break
        at, steps = head, steps + 1
        if words.pos[at] in ("NOUN", "PROPN") and not first <= at < last:
            return at
    return None
