"""Names go in; keys come out that are one for all their spellings in Latin letters: Hizbollah, Hezbollah."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

ARTICLES = frozenset({"al", "el", "ul", "ad", "as", "ash", "ar", "an", "at", "az", "the", "jr", "jr.", "sr", "sr."})
SOUNDS = (
    ("ph", "f"),
    ("kh", "h"),
    ("gh", "g"),
    ("dj", "j"),
    ("ck", "k"),
    ("q", "k"),
    ("c", "k"),
    ("w", "v"),
    ("z", "s"),
)
VOWELS = re.compile(r"[aeiouy]+")
DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """`text` in lower case without accents, apostrophes and hyphens."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return "".join(c for c in text.lower() if c.isalnum())


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """A key for one word of a name that forgives ways of spelling; short words stay as they are."""
    key = plain(word)
    if len(key) < 4 or not key.isalpha():
        return key
    for spelled, heard in SOUNDS:
        key = key.replace(spelled, heard)
    first = "i" if key[0] in "iey" else "u" if key[0] in "ou" else key[0]
    rest = VOWELS.sub("a", key[1:])
    return DOUBLED.sub(r"\1", first + rest).rstrip("h")


@lru_cache(maxsize=65536)
def sounds(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of a name's words, without articles, particles and marks; «Ministry of Trade» as «Trade Ministry»."""
    for at in range(1, len(parts) - 1):
        if parts[at] == "of" and parts[at - 1] in ("Ministry", "Department"):
            rest = tuple(p for p in parts[at + 1 :] if p.lower() not in ("the", "affairs"))
            return sounds(parts[: at - 1] + rest + parts[at - 1 : at])
    return tuple(sound(p) for p in parts if p[:1].isalnum() and p.lower() not in ARTICLES)


def initials(parts: tuple[str, ...]) -> str:
    """The first letters of a name's capitalised words: «Popular Mobilization Forces» gives PMF."""
    return "".join(p[0] for p in parts if p[:1].isupper())


def abbreviates(short: str, parts: tuple[str, ...]) -> bool:
    """Is `short` made of the first letters of `parts` (small words may be left out or counted)?"""
    letters = [c for c in short if c.isalpha()]
    if len(letters) < 2 or sum(c.isupper() for c in letters) < 2:
        return False
    wanted = "".join(letters).upper()
    every = "".join(p[0] for p in parts if p[:1].isalnum()).upper()
    return wanted in (initials(parts).upper(), every)


def slip(one: str, other: str) -> bool:
    """Do two words of five letters or more differ by one slip: a letter too many, or two that changed places?"""
    short, long = sorted((one, other), key=len)
    if len(short) < 5 or len(long) - len(short) > 1 or one[0] != other[0] or not (one + other).isalpha():
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return at < len(short) and short[at:] == long[at + 1 :]
    return short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
