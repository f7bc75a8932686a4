"""A name goes in; its kind, sector and state come out, by head nouns and word lists."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from sayso.lexicon.tables import rows
from sayso.model import Words
from sayso.recognize.gazetteer import Known, Match
from sayso.recognize.name_spans import Name
from sayso.terms import Kind


class Sort(NamedTuple):
    """What an actor is: kind, sector, state, and which body of that state it is, if any."""

    kind: Kind
    sector: str | None = None
    code: str | None = None
    body: str = ""


@cache
def head_nouns() -> dict[str, tuple[Kind, str, str]]:
    return {row[0]: (row[1], row[2], row[3]) for row in rows("name_heads", 4)}  # type: ignore[misc]


@cache
def foreign_heads() -> dict[str, tuple[Kind, str]]:
    return {row[0]: (row[1], row[2]) for row in rows("name_foreign", 3)}  # type: ignore[misc]


@cache
def group_nouns() -> dict[str, tuple[Kind, str, str]]:
    """Common nouns for unnamed parties: lemma to kind, sector, class of body."""
    return {row[0]: (row[1], row[2], row[3]) for row in rows("groups", 4)}  # type: ignore[misc]


def of_known(known: Known) -> Sort:
    return Sort(known.kind, known.sector or None, known.code or None)  # type: ignore[arg-type]


def sort_of(words: Words, name: Name, states: dict[int, Match]) -> Sort | None:
    """What `name` is by its own words; None where they do not tell."""
    if name.known:
        return of_known(name.known)
    code = state_within(name.first, name.last, states)
    if name.label == "PERSON":
        return Sort("person")
    noun = name.noun if name.label == "HEAD" else head_noun(words, name.first, name.last)
    if noun in head_nouns() and name.label != "FOREIGN":
        kind, sector, body = head_nouns()[noun]
        sharper = _sharper(words.text[name.first : name.last], noun, (kind, sector))
        if sharper:
            return Sort(sharper[0], sharper[1], code)  # type: ignore[arg-type]
        return Sort(kind, sector, code, body if _bare(words, name, noun, states) else "")
    first = words.text[name.first]
    if first in foreign_heads() and name.last - name.first > 1:
        foreign, sector = foreign_heads()[first]
        return Sort(foreign, sector, code)
    if name.told:
        return Sort(name.told[0], name.told[1], code)  # type: ignore[arg-type]
    return None


def _sharper(texts: tuple[str, ...], noun: str, found: tuple[str, str]) -> tuple[str, str] | None:
    """What another word of the name makes of its head noun: a «House … Committee» is the legislature's."""
    said = set(texts)
    if noun == "House" and texts[0] not in ("House", "Lower", "Upper", "Full", "State"):
        chamber = "House of" in " ".join(texts) and not said.isdisjoint(CHAMBERS)
        return ("legislature", "LEG") if chamber else ("organisation", "BUS")
    for marks, nouns, kind, sector in sharpenings():
        if noun in nouns and not said.isdisjoint(marks) and (kind, sector) != found:
            return kind, sector
    return None


CHAMBERS = frozenset(
    {"Representatives", "Commons", "Lords", "Assembly", "Deputies", "Councillors", "Elders", "Peoples"}
)


@cache
def sharpenings() -> tuple[tuple[frozenset[str], frozenset[str], str, str], ...]:
    """Words that, anywhere in a name, change what its head noun tells; the first row that fits counts."""
    return tuple(
        (frozenset(marks.split("|")), frozenset(nouns.split("|")), kind, sector)
        for marks, nouns, kind, sector in rows("name_sharper", 4)
    )


def head_noun(words: Words, first: int, last: int) -> str:
    """The head noun in a name: the last before «of», «for», «in», or the last of all."""
    end = last
    for token in range(first + 1, last):
        if words.lower[token] in ("of", "for", "in", "on", "to", "and", "against"):
            end = token
            break
    noun = words.text[end - 1]
    return noun if noun in head_nouns() else words.text[last - 1]


def state_within(first: int, last: int, states: dict[int, Match]) -> str | None:
    """The code of the one state that a name's words tell; None where there are none or two."""
    codes = {
        states[t].known.code
        for t in range(first, last)
        if t in states and states[t].known.label in ("state", "adjective")
    }
    return codes.pop() if len(codes) == 1 else None


def _bare(words: Words, name: Name, noun: str, states: dict[int, Match]) -> bool:
    """Is the name nothing but a state's word and a noun («Iraqi Army», «Government of Iraq»)?"""
    for token in range(name.first, name.last):
        match = states.get(token)
        told = match and match.known.label in ("state", "adjective")
        if (
            not told
            and words.text[token] != noun
            and words.lower[token] not in ("of", "the", "and", "security", "armed", "national", "transitional")
        ):
            return False
    return True
