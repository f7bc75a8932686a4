"""Two spellings go in; whether they may be one name in another transliteration comes out."""

from __future__ import annotations

import re
from functools import lru_cache

# Order matters: digraphs first. The left sides are ways in which newsrooms write one Arabic, Persian, Turkic or Slavic sound.
SOUNDS: tuple[tuple[str, str], ...] = (
    ("ollah", "allah"), ("ullah", "allah"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("ph", "f"), ("ck", "k"), ("q", "k"),
    ("g", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("y", "i"), ("w", "u"), ("v", "u"), ("dj", "j"), ("z", "s"),
)  # fmt: skip
DOUBLED = re.compile(r"(.)\1+")
VOWELS = re.compile(r"[aeiou]+")
LETTERS_A_SLIP = 4  # letters of a word for each letter in which two spellings may differ


@lru_cache(maxsize=65536)
def sounded(word: str) -> str:
    """A folded word as it sounds, doubled letters once."""
    for written, sound in SOUNDS:
        word = word.replace(written, sound)
    return DOUBLED.sub(r"\1", word)


@lru_cache(maxsize=65536)
def sound_key(folded: str) -> str:
    """What spellings of one name share: the sounds with each run of vowels as one dark (o, u first) or light vowel."""
    return " ".join(VOWELS.sub(_vowel, sounded(word)) for word in folded.split())


def _vowel(match: re.Match[str]) -> str:
    return "u" if match.group()[0] in "ou" else "a"


@lru_cache(maxsize=65536)
def same_spelling(one: str, other: str) -> bool:
    """May two folded names with the same sound key be one name? Word by word, at most one slip in four letters."""
    if one == other:
        return True
    words, others = one.split(), other.split()
    return len(words) == len(others) and all(_near(a, b) for a, b in zip(words, others, strict=True))


def _near(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < 4:
        return False
    a, b = sounded(one), sounded(other)
    return distance(a, b) <= max(1, min(len(a), len(b)) // LETTERS_A_SLIP)


def distance(one: str, other: str) -> int:
    """How many letters to add, drop or change to make one of the other."""
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, row[0] = row[0], i
        for j, other_letter in enumerate(other, start=1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (letter != other_letter))
    return row[-1]
