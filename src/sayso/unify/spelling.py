"""Two spellings go in; whether they may be one name in another transliteration comes out."""

from __future__ import annotations

import re
from functools import lru_cache

# Order matters: digraphs first. The left sides are ways in which newsrooms write one sound of Arabic, Persian, Turkic
# or Slavic names.
SOUNDS: tuple[tuple[str, str], ...] = (
    ("ollah", "allah"), ("ullah", "allah"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("ph", "f"), ("ck", "k"), ("q", "k"),
    ("g", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("y", "i"), ("w", "v"), ("dj", "j"), ("z", "s"),
)  # fmt: skip
DOUBLED = re.compile(r"(.)\1+")
VOWELS = re.compile(r"[aeiou]+")
ALONE = 5  # letters below which a name of one word must sound the same
LETTERS_A_SLIP = 4  # letters of a word for each letter in which two spellings may differ


@lru_cache(maxsize=65536)
def sounded(word: str) -> str:
    """A folded word as it sounds, doubled letters once."""
    for written, sound in SOUNDS:
        word = word.replace(written, sound)
    return DOUBLED.sub(r"\1", word)


@lru_cache(maxsize=65536)
def sound_key(folded: str) -> str:
    """What spellings of one name share: the sounds with each run of vowels as one."""
    return " ".join(VOWELS.sub("a", sounded(word)) for word in folded.split())


@lru_cache(maxsize=65536)
def same_spelling(one: str, other: str) -> bool:
    """May two folded names with the same sound key be one name? Word by word, a letter in four may differ."""
    if one == other:
        return True
    words, others = one.split(), other.split()
    if len(words) == 1 and min(len(one), len(other)) < ALONE and sounded(one) != sounded(other):
        return False
    return len(words) == len(others) and all(_near(a, b) for a, b in zip(words, others, strict=True))


def _near(one: str, other: str) -> bool:
    if one == other:
        return True
    shorter = min(len(one), len(other))
    if shorter < 4 or {one[-1], other[-1]} == {"a", "o"}:
        return False  # «Maria» is not «Mario»
    a, b = sounded(one), sounded(other)
    if shorter < 5 and VOWELS.sub(_dark_or_light, a) != VOWELS.sub(_dark_or_light, b):
        return False
    written = distance(DOUBLED.sub(r"\1", one.replace("ou", "u")), DOUBLED.sub(r"\1", other.replace("ou", "u")))
    return written <= max(1, shorter // 3) and distance(a, b) <= max(1, min(len(a), len(b)) // LETTERS_A_SLIP)


def _dark_or_light(match: re.Match[str]) -> str:
    return "u" if match.group()[0] in "ou" else "a"


def distance(one: str, other: str) -> int:
    """How many letters to add, drop or change to make one of the other."""
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, row[0] = row[0], i
        for j, other_letter in enumerate(other, start=1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (letter != other_letter))
    return row[-1]
