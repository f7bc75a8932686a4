"""A place's name goes in; the key under which the index keeps it comes out."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MARKS = str.maketrans(
    {
        **{"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "þ": "th"},
        **dict.fromkeys("’'‘`ʻʼ´.", ""),
        **dict.fromkeys("-–,/\t\n", " "),
    }
)
ARTICLE = re.compile(r"(?:al|el|an|ar|as|ash|at|ad|az) (?=\w{3})")
SAINT = re.compile(r"\b(?:st|ste|saint|sainte)\b")
SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        *((r"(?:iyy?a|iyy?ah|iyy?eh|ijj?a|eya)\b", "ia"), (r"(\w)\1", r"\1"), (r"(?:ah|eh)\b", "a"), (r"ou|oo", "u")),
        *((r"ee|ie|ey|y", "i"), (r"dh", "d"), (r"gh", "g"), (r"kh", "h"), (r"q|c(?=[aourlk])", "k"), (r"ph", "f")),
        *((r"w", "v"), (r"o", "u"), (r"e", "i"), (r"(\w)\1", r"\1"), (r"\s", "")),
    )
]


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """Lower case, no accents, no apostrophes, hyphens as blanks."""
    text = "".join(
        c for c in unicodedata.normalize("NFKD", name.lower().translate(MARKS)) if not unicodedata.combining(c)
    )
    return SAINT.sub("st", " ".join(text.split()))


@lru_cache(maxsize=8192)
def loose(key: str) -> str:
    """A folded name without its Arabic article and with sounds that are spelt in many ways made one."""
    key = ARTICLE.sub("", key)
    for pattern, sound in SOUNDS:
        key = pattern.sub(sound, key)
    return key
