"""A title's words go in; where the ways of telling it begin comes out: with its state or without, at its rank."""

from __future__ import annotations

from sayso.lexicon.tables import words as word_list
from sayso.model import Words
from sayso.recognize.gazetteer import Match
from sayso.recognize.name_spans import HYPHENS, titles
from sayso.recognize.title_words import PREPOSITIONS, Inner

GENERALS = frozenset(
    {"attorney", "secretary", "inspector", "director", "solicitor", "consul", "governor", "surgeon", "adjutant"}
)
OFFICES = ("office", "role", "royal")
PLAIN = frozenset(
    {
        "major",
        "brigadier",
        "vice",
        "rear",
        "field",
        "lieutenant",
        "staff",
        "chief",
        "new",
        "current",
        "own",
        "then",
        "incumbent",
        "influential",
        "longtime",
        "senior",
        "top",
        "fellow",
    }
)


def rank_at(words: Words, first: int, name: int) -> int | None:
    """Where a rank or honorific behind an office begins: «police chief | Colonel», None if nowhere."""
    rank = next((t for t in range(first + 1, name) if titles().get(words.lower[t]) in ("rank", "honorific")), None)
    if rank is None or words.text[rank - 1] in HYPHENS:
        return None
    return rank if any(titles().get(words.lower[t]) in OFFICES for t in range(first, rank)) else None


def starts_of(
    words: Words, states: dict[int, Match], names: dict[int, Inner], whole: int, first: int, name: int, owner: int
) -> list[int]:
    """Where the ways of telling the title begin: with its owner or «former», without the state, at the rank."""
    found = [owner, whole, first]
    for token in range(whole, name):
        match = states.get(token)
        if match and match.first == token and match.last < name and match.known.label in ("adjective", "state"):
            found += [token, match.last] if token == first or not _behind(words, token) else []
    for end in range(first + 1, name):
        if end in names and names[end].first > first and not names[end].person:
            found += [names[end].first] if not _behind(words, names[end].first) else []
        if end in names and names[end].first == first and words.lower[end] in titles():
            found.append(end)
    after = first
    while after < name and words.lower[after] in PLAIN and words.pos[after] == "ADJ":
        after += 1
    found.append(after)
    for token in range(first + 1, name):
        if not words.text[token][0].isupper() or words.text[token - 1] in HYPHENS:
            continue
        told = titles().get(words.lower[token])
        ranked = told in ("rank", "honorific") and _opens_rank(words, token)
        if ranked or (told in ("office", "royal") and _opens_office(words, token)):
            found.append(token)
    return list(dict.fromkeys(found))


def _behind(words: Words, token: int) -> bool:
    """Does a name begin at `token` that only belongs to the office («leader of the Unity Party X»)?"""
    at = token - 1 - (words.lower[token - 1] == "the")
    return words.lower[at] in PREPOSITIONS


def _opens_office(words: Words, token: int) -> bool:
    """Does an office begin here, behind a place's or body's name («Ohio Governor», «Unity MP»)?"""
    before = words.lower[token - 1]
    if (
        before in titles()
        or before in PLAIN
        or before in word_list("title_compounds")
        or before in word_list("name_portfolios")
    ):
        return False
    return words.pos[token - 1] == "PROPN" or words.text[token - 1][0].islower()


def _opens_rank(words: Words, token: int) -> bool:
    """Does a rank begin here, not go on («Maj. Gen.», «Inspector General», «Senior General»)?"""
    before = words.lower[token - 1]
    if before == "staff" and token > 1 and words.lower[token - 2] == "of":
        return True
    return titles().get(before) != "rank" and before not in GENERALS and before not in PLAIN
