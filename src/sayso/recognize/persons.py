"""The names of persons go in; one actor for each person comes out, under full name, surname and first name."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from sayso.lexicon.tables import mapping, rows
from sayso.model import Words
from sayso.recognize.cast import Cast, Draft
from sayso.recognize.name_spans import Name
from sayso.recognize.variants import slip, sounds

Key = tuple[str, ...]
CROWD = 300  # persons in one article, among whom a like name may well be another's


def name_key(words: Words, name: Name) -> tuple[str, ...]:
    return sounds(words.text[name.first : name.last])


def link_persons(cast: Cast, by_key: dict[tuple[str, ...], int], names: list[Name]) -> None:
    """Full names first; then surnames and first names, each to the one person that bears it."""
    words = cast.words
    bearers = Bearers()
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
            bearers.add(key, number)
            begun[number] = name.first
        elif len(key) == 1 and not cast.draft(number).gender:
            cast.draft(number).gender = _gender(words, name)
        elif len(key) > 1:
            bearers.add(key, number)  # «Jane Doe» of «Jane Doe Smith»: she is «Doe» too
        by_key.setdefault(key, number)
        cast.mention(number, "name", name.first, name.last, name.head)


class Bearers:
    """Who bears which name: the whole of it, its first, its last and its inner words, each with its persons."""

    def __init__(self) -> None:
        self.whole: defaultdict[Key, set[int]] = defaultdict(set)
        self.first: defaultdict[str, dict[Key, int]] = defaultdict(dict)
        self.last: defaultdict[str, dict[Key, int]] = defaultdict(dict)
        self.inner: defaultdict[str, set[int]] = defaultdict(set)

    def add(self, key: Key, number: int) -> None:
        self.whole[key].add(number)
        if len(key) > 1:
            self.first[key[0]][key] = number
            self.last[key[-1]][key] = number
        for part in key[1:-1]:
            self.inner[part].add(number)


def _person(bearers: Bearers, key: Key) -> int | None:
    """The one person whose name `key` is or shortens; None when there is none or more than one."""
    same = bearers.whole.get(key, set())
    if not same and len(key) > 1:
        near = {**bearers.first.get(key[0], {}), **bearers.last.get(key[-1], {})}
        same = {number for bearer, number in near.items() if _shortens(key, bearer)}
    if not same and len(key) == 1:
        same = set((bearers.last.get(key[0]) or bearers.first.get(key[0]) or {}).values())
    return next(iter(same)) if len(same) == 1 else None


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


def _middle(bearers: Bearers, begun: dict[int, int], single: str, at: int) -> int | None:
    """The one person told before by a longer name that holds the single name in its midst."""
    same = {n for n in bearers.inner.get(single, ()) if begun[n] < at}
    return same.pop() if len(same) == 1 else None


def _told_so_far(bearers: Bearers, begun: dict[int, int], single: str, at: int) -> int | None:
    """The one person of this surname told before: his kin whom the text names only later are not meant."""
    same = {n for n in bearers.last.get(single, {}).values() if begun[n] < at}
    return same.pop() if len(same) == 1 else None


def _foremost(cast: Cast, bearers: Bearers, begun: dict[int, int], name: Name, single: str) -> int | None:
    """Of several persons of one surname the one told sentences before all others: a man for «Mr», a woman for «Mrs»."""
    words, gender = cast.words, _told_gender(cast.words, name)
    same = set((bearers.last.get(single) or bearers.first.get(single) or {}).values())
    fits = sorted((begun[n], n) for n in same if not gender or cast.draft(n).gender in ("", gender))
    if len(same) < 2 or not fits:
        return None
    alone = len(fits) == 1 or words.sentence[fits[0][0]] < words.sentence[fits[1][0]]
    return fits[0][1] if alone else None


def _misspelled(bearers: Bearers, key: Key) -> int | None:
    """The one person whose name differs from `key` by one slip in one word: «Ms Havrold» for «Anna Harvold»."""
    found = set()
    if len(bearers.whole) > CROWD:
        return None
    for bearer, number in ((bearer, number) for bearer, numbers in bearers.whole.items() for number in numbers):
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
