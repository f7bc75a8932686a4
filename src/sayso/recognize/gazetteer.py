"""Words go in; the states, peoples and well-known names among them come out, longest match first."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from sayso.lexicon.tables import rows
from sayso.model import Words
from sayso.recognize.variants import abbreviates, plain

SMALL = frozenset({"al", "peshmerga"})  # known names that begin with a small letter
LONGEST = 10  # tokens in the longest name that is looked up


class Known(NamedTuple):
    """What the lists say of a name: `label` is state, adjective, people, seat (a capital), faith, place, or name."""

    label: str
    name: str
    kind: str
    code: str
    sector: str
    capitals: bool
    low_end: bool


class Match(NamedTuple):
    """Tokens [first, last) that are a known name."""

    first: int
    last: int
    known: Known


def _parts(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def _shouted(form: str) -> bool:
    letters = [c for c in form if c.isalpha()]
    return len(letters) <= 6 and all(c.isupper() for c in letters)


@cache
def known_names() -> dict[str, Known]:
    """Every known form, letters and digits only, in lower case."""
    found: dict[str, Known] = {}

    def put(form: str, label: str, name: str, kind: str, code: str, sector: str) -> None:
        found.setdefault(
            plain(form), Known(label, name, kind, code, sector, _shouted(form), form.rsplit(maxsplit=1)[-1].islower())
        )

    for code, name, others, seats, adjectives, people in rows("states", 6):
        for form in (name, *_parts(others)):
            put(form, "state", name, "state", code, "GOV")
        for form in _parts(adjectives):
            put(form, "adjective", name, "state", code, "GOV")
        for form in _parts(people):
            for noun in (form, plural(form)):
                put(noun, "people", noun, "group", code, "CVL")
        for form in _parts(seats):
            put(form, "seat", form, "government", code, "GOV")
    for name, kind, code, sector, others, _ in rows("name_known", 6):
        for form in (name, *_parts(others)):
            put(form, "name", name, kind, code, sector)
    for (form,) in rows("name_places", 1):
        put(form, "place", form, "group", "", "")
    for word, noun, code, _ in rows("demonyms", 4):
        put(plural(noun), "people", plural(noun), "group", code, "CVL")
        put(word, "faith", plural(noun), "group", code, "CVL")
        put(noun, "faith", plural(noun), "group", code, "CVL")
    return found


@cache
def adjective_of() -> dict[str, str]:
    """Each state's code with its first adjective."""
    return {
        code: _parts(adjectives)[0] if adjectives else name for code, name, _, _, adjectives, _ in rows("states", 6)
    }


@cache
def state_names() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("states", 6)}


def plural(noun: str) -> str:
    """The plural of a people's name: Frenchmen, Japanese, Czechs."""
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("ese"):
        return noun
    return noun + ("es" if noun.endswith(("sh", "s", "z")) else "s")


@cache
def _starts() -> dict[str, tuple[int, ...]]:
    """The first word of each known form, with the lengths (in letters) of the forms that begin so, longest first."""
    lengths: dict[str, set[int]] = {}
    forms = [(form, *(_parts(others))) for _, form, others, *_ in rows("states", 6)]
    forms += [tuple(_parts("|".join(row[3:]))) for row in rows("states", 6)]
    forms += [(plural(p),) for row in rows("states", 6) for p in _parts(row[5])]
    forms += [(row[0], *_parts(row[4])) for row in rows("name_known", 6)]
    forms += [(row[0], row[1], plural(row[1])) for row in rows("demonyms", 4)]
    forms += list(rows("name_places", 1))
    for form in (form for group in forms for form in group):
        first = plain(re.split(r"[\s\-–/]+", form.replace("'s ", " s ").replace("’s ", " s "))[0].rstrip("'’"))
        lengths.setdefault(first, set()).add(len(plain(form)))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


def find_known(words: Words) -> list[Match]:
    """The known names in the text, left to right, none over another; not those that the text gives to another."""
    found = _found(words)
    other = _given_to_others(words, {words.text[m.first] for m in found if m.last - m.first == 1 and m.known.capitals})
    return [m for m in found if not (m.last - m.first == 1 and words.text[m.first] in other)] if other else found


def _given_to_others(words: Words, shouted: set[str]) -> set[str]:
    """Short forms that the text itself explains otherwise: «the Popular Relief Committee (PRC)» is no state."""
    out, names = set(), known_names()
    for token, text in enumerate(words.text):
        opened = text in shouted and token > 2 and words.text[token - 1] in ("(", "or")
        end = token - 2 if opened and words.text[token - 2] == "," else token - 1
        for first in range(max(end - 2 * len(text), 0), end - 1) if opened else ():
            long = words.text[first:end]
            if long[0][:1].isupper() and abbreviates(text, long):
                known = names.get(plain("".join(long)))
                if known is None or known.name != names[plain(text)].name:
                    out.add(text)
                break
    return out


def _found(words: Words) -> list[Match]:
    starts, names = _starts(), known_names()
    found, at, size = [], 0, len(words)
    texts = words.text
    while at < size:
        text = texts[at]
        if text[0].isalnum() and (not text[0].islower() or text in SMALL):
            key = words.lower[at] if text.isalpha() and text.isascii() else plain(text)
            lengths = starts.get(key)
            if lengths:
                match = _longest(words, at, lengths, names)
                if match:
                    if match.known.label != "place":
                        found.append(match)
                    at = match.last
                    continue
        at += 1
    return found


def _longest(words: Words, at: int, lengths: tuple[int, ...], names: dict[str, Known]) -> Match | None:
    ends, key, best = {}, "", None
    for last in range(at, min(at + LONGEST, len(words))):
        if words.pos[last] == "SPACE":
            break
        key += plain(words.text[last])
        if len(key) > lengths[0]:
            break
        ends[len(key)] = (last + 1, key)
    for length in lengths:
        end = ends.get(length)
        known = names.get(end[1]) if end else None
        if end and known and _fits(words, at, end[0], known):
            best = Match(at, _trim(words, at, end[0]), known)
            break
    return best


def _trim(words: Words, first: int, last: int) -> int:
    while last > first + 1 and not words.text[last - 1][0].isalnum():
        last -= 1
    return last


def _fits(words: Words, first: int, last: int, known: Known) -> bool:
    """Does the case of the letters allow the name? «Us» is no US, «the guardian» no newspaper."""
    if known.capitals:
        return all(t.isupper() or not t.isalpha() for t in words.text[first:last])
    if last - first > 1:
        tail = words.text[last - 1]
        return not tail.islower() or known.low_end or not tail.isalpha() or words.text[last - 2] in ("-", "'s", "’s")
    pos = words.pos[first]
    if pos != "NOUN" or known.label in ("people", "faith") or known.kind == "state":
        return pos in ("PROPN", "ADJ", "NOUN")
    opens = first == 0 or words.sentence[first - 1] != words.sentence[first]
    return known.kind in ("party", "armed_group", "media") and (not opens or words.dep[first] == "nsubj")
