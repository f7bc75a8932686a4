"""The names of persons go in; one actor for each person comes out, under full name, surname and first name."""

from __future__ import annotations

from functools import cache

from sayso.lexicon.tables import mapping, rows
from sayso.model import Words
from sayso.recognize.cast import Cast, Draft
from sayso.recognize.name_spans import Name
from sayso.recognize.variants import slip, sounds


def name_key(words: Words, name: Name) -> tuple[str, ...]:
    return sounds(words.text[name.first : name.last])


def link_persons(cast: Cast, by_key: dict[tuple[str, ...], int], names: list[Name]) -> None:
    """Full names first; then surnames and first names, each to the one person that bears it."""
    words = cast.words
    bearers: list[tuple[tuple[str, ...], int]] = []
    begun: dict[int, int] = {}
    settled: dict[str, int] = {}
    for name in sorted(names, key=lambda n: (-len(name_key(words, n)), n.first)):
        key = name_key(words, name)
        if not key:
            continue
        number = _person(bearers, key)
        if number is None and len(key) == 1:
            number = settled.get(key[0], _middle(bearers, begun, key[0], name.first))
        if number is None and len(key) == 1:
            number = _told_so_far(bearers, begun, key[0], name.first)
            if number is not None:
                settled[key[0]] = number
        if number is None and len(key) == 1:
            number = _foremost(cast, bearers, begun, name, key[0])
        if number is None:
            number = _misspelled(bearers, key)
        if number is None:
            number = cast.add(
                Draft(cast.text(name.first, name.last), "person", reason="name", gender=_gender(words, name))
            )
            bearers.append((key, number))
            begun[number] = name.first
        elif len(key) == 1 and not cast.draft(number).gender:
            cast.draft(number).gender = _gender(words, name)
        elif len(key) > 1 and (key, number) not in bearers:
            bearers.append((key, number))  # «Jane Doe» of «Jane Doe Smith»: she is «Doe» too
        by_key.setdefault(key, number)
        cast.mention(number, "name", name.first, name.last, name.head)


def _person(bearers: list[tuple[tuple[str, ...], int]], key: tuple[str, ...]) -> int | None:
    """The one person whose name `key` is or shortens; None when there is none or more than one."""
    same = {number for bearer, number in bearers if bearer == key}
    if not same and len(key) > 1:
        same = {n for b, n in bearers if len(b) > 1 and _shortens(key, b)}
    if not same and len(key) == 1:
        same = {n for b, n in bearers if len(b) > 1 and b[-1] == key[0]}
        same = same or {n for b, n in bearers if len(b) > 1 and b[0] == key[0]}
    return same.pop() if len(same) == 1 else None


def bearer_of(cast: Cast, surname: str) -> int | None:
    """The one named person whose name ends in this word."""
    key = sounds((surname,))
    drafts = enumerate(cast.drafts)
    found = {
        n
        for n, d in drafts
        if d.kind == "person" and d.named and d.joined is None and sounds((d.name.split()[-1],)) == key
    }
    return found.pop() if len(found) == 1 else None


def _middle(bearers: list[tuple[tuple[str, ...], int]], begun: dict[int, int], single: str, at: int) -> int | None:
    """The one person told before by a longer name that holds the single name in its midst."""
    same = {n for b, n in bearers if len(b) > 2 and single in b[1:-1] and begun[n] < at}
    return same.pop() if len(same) == 1 else None


def _told_so_far(bearers: list[tuple[tuple[str, ...], int]], begun: dict[int, int], single: str, at: int) -> int | None:
    """The one person of this surname told before: his kin whom the text names only later are not meant."""
    same = {n for b, n in bearers if len(b) > 1 and b[-1] == single and begun[n] < at}
    return same.pop() if len(same) == 1 else None


def _foremost(
    cast: Cast, bearers: list[tuple[tuple[str, ...], int]], begun: dict[int, int], name: Name, single: str
) -> int | None:
    """Of several persons of one surname the one told sentences before all others: a man for «Mr», a woman for «Mrs»."""
    words, gender = cast.words, _told_gender(cast.words, name)
    same = {n for b, n in bearers if len(b) > 1 and b[-1] == single}
    same = same or {n for b, n in bearers if len(b) > 1 and b[0] == single}
    fits = sorted((begun[n], n) for n in same if not gender or cast.draft(n).gender in ("", gender))
    if len(same) < 2 or not fits:
        return None
    alone = len(fits) == 1 or words.sentence[fits[0][0]] < words.sentence[fits[1][0]]
    return fits[0][1] if alone else None


def _misspelled(bearers: list[tuple[tuple[str, ...], int]], key: tuple[str, ...]) -> int | None:
    """The one person whose name differs from `key` by one slip in one word: «Ms Havrold» for «Anna Harvold»."""
    found = set()
    for bearer, number in bearers:
        if len(key) == 1 and len(bearer) > 1:
            slipped = slip(key[0], bearer[-1])
        else:
            pairs = [(a, b) for a, b in zip(key, bearer, strict=False) if a != b]
            slipped = len(key) == len(bearer) > 1 and len(pairs) == 1 and slip(*pairs[0])
        if slipped:
            found.add(number)
    return found.pop() if len(found) == 1 else None


def _shortens(key: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """«Jane Doe» for «Jane Mary Doe», «Mary Doe» for «Jane Mary Doe»; first or last words must agree."""
    at = 0
    for part in full:
        if at < len(key) and (part == key[at] or (len(key[at]) == 1 and part.startswith(key[at]))):
            at += 1
    return at == len(key) and (full[-1] == key[-1] or full[0] == key[0])


def _gender(words: Words, name: Name) -> str:
    """m or f where a title before the name or the first name tells it."""
    return _told_gender(words, name) or mapping("name_given").get(words.lower[name.first], "")


def _told_gender(words: Words, name: Name) -> str:
    """m or f where a title before the name tells it."""
    table = gendered()
    before = name.first - 1
    while before >= 0 and name.first - before < 6 and words.sentence[before] == words.sentence[name.first]:
        if words.lower[before] in table:
            return table[words.lower[before]]
        if words.pos[before] not in ("PROPN", "NOUN", "ADJ", "PUNCT"):
            break
        before -= 1
    return ""


@cache
def gendered() -> dict[str, str]:
    return {word: gender for word, _, gender in rows("titles", 3) if gender}
