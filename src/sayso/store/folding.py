"""A name goes in; the form in which searches and links compare it comes out."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

ARTICLES = re.compile(r"\b(?:(?:al|el|ul)[-\s]+|(?:ad|ar|as|ash|at|an|az|us)-)(?=\w)")
POSSESSIVE = re.compile(r"[’'`ʼ]s\b|(?<=s)[’'`ʼ](?=\s|$)")
MARKS = re.compile(r"[’'`ʼʻʿʾ.]")
OTHER = re.compile(r"[^\w]+")
LETTERS = str.maketrans({"ı": "i", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "æ": "ae", "œ": "oe", "ß": "ss"})


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without diacritics, possessives, a leading «the» and Arabic articles: «al-Zoubi's» → «zoubi»."""
    plain = text.lower()
    if not plain.isascii():
        spread = unicodedata.normalize("NFKD", plain).translate(LETTERS)
        plain = "".join(letter for letter in spread if not unicodedata.combining(letter))
    plain = MARKS.sub("", POSSESSIVE.sub("", plain))
    plain = ARTICLES.sub("", plain)
    words = OTHER.sub(" ", plain).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)
