"""Parties, voices and days as rows keep them go in; the keys by which they are compared across articles come out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

from sayso.lexicon.tables import words as lexicon_words
from sayso.store import read
from sayso.store.database import Database
from sayso.store.folding import fold

AFTER_NOUN = re.compile(r"(?<=\w)\s+(?:of|in|at|from|who|which|that|with|near|on|inside|including)\b|,", re.IGNORECASE)
COUNTED = frozenset({"dozen", "hundred", "thousand", "score", "ten", "million", "number", "group", "crowd"})


def day_of(text: str | None) -> dt.date | None:
    """An ISO day as a date."""
    return dt.date.fromisoformat(text) if text else None


def party_key(party: Sequence[Any], identity: Mapping[str, str]) -> str:
    """The id across articles of a party [text, start, end, actor]; «~» and its noun for an unnamed group."""
    return identity.get(party[3] or "") or f"~{group_noun(party[0])}"


def group_noun(text: str) -> str:
    """What an unnamed group is: «at least 20 Shia residents of Dorne» are people, «two masked gunmen» gunman."""
    folded = fold(text)
    parts = [part.split() for part in AFTER_NOUN.split(folded) if part.split()] or [[text]]
    if len(parts) > 1 and parts[0][-1].removesuffix("s") in COUNTED:
        parts = parts[1:]
    words = parts[0]
    noun = words[-1]
    for plural, one in (("men", "man"), ("children", "child"), ("ies", "y"), ("ss", "ss"), ("s", "")):
        if noun.endswith(plural) and len(noun) > len(plural):
            noun = noun[: -len(plural)] + one
            break
    return "people" if noun in lexicon_words("anybody") else noun


def voice_of(source: str | None, article: str, voices: Mapping[str, str]) -> str:
    """On whose say-so: the source, else the article's own voice."""
    if source is None:
        return voices[article]
    return f"words:{voices[article]}:{source[1:]}" if source.startswith("~") else f"actor:{source}"


def article_voices(database: Database) -> dict[str, str]:
    """Whose own voice an article speaks with: its outlet's, or that of the article which it copies."""
    documents = {row["id"]: row for row in read.documents(database)}
    voices = {}
    for key, row in documents.items():
        original = documents.get(row["same_as"] or key, row)
        voices[key] = f"outlet:{fold(original['outlet'])}" if original["outlet"] else f"article:{original['id']}"
    return voices
