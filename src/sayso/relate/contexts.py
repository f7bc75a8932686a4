"""An article's words go in; its PLOVER contexts come out: what it is about, by weighted words, for its length."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from functools import cache

from sayso.lexicon.tables import rows
from sayso.model import Words

LEAD = 60  # tokens that count double: headline and first sentences say what an article is about
SATURATION = 3.0  # how many sightings of one word count in full
THRESHOLD = 0.6  # chosen on the development articles by micro F1, a broad optimum (0.5 to 0.8)
SHARE = 0.30  # of the strongest context's score
MOST = 6

Row = tuple[tuple[str, ...], tuple[tuple[str, float], ...]]


@cache
def _index() -> dict[str, tuple[Row, ...]]:
    """Marked words by first word: the whole phrase and what it says of which contexts, longest phrases first."""
    phrases: dict[tuple[str, ...], list[tuple[str, float]]] = {}
    for context, phrase, weight in rows("contexts", 3):
        said = tuple(re.findall(r"'s|’s|[^\s'’-]+(?:['’](?!s\b)[^\s-]+)?|-", phrase))
        phrases.setdefault(said, []).append((context, float(weight)))
    index: dict[str, list[Row]] = {}
    for said, marks in phrases.items():
        index.setdefault(said[0], []).append((said, tuple(marks)))
    return {first: tuple(sorted(found, key=lambda row: -len(row[0]))) for first, found in index.items()}


def find_contexts(words: Words) -> tuple[str, ...]:
    """The contexts of one article, the strongest first."""
    seen = _sightings(words)
    scores: defaultdict[str, float] = defaultdict(float)
    for marks, weight in seen.items():
        for context, strength in marks[1]:
            scores[context] += strength * min(weight, SATURATION + math.log1p(max(weight - SATURATION, 0.0)))
    size = math.sqrt(max(sum(1 for tag in words.pos if tag not in ("SPACE", "PUNCT")), 40))
    ranked = sorted(
        ((score / size, context) for context, score in scores.items()), key=lambda pair: (-pair[0], pair[1])
    )
    if not ranked:
        return ()
    floor = max(THRESHOLD, SHARE * ranked[0][0])
    return tuple(context for score, context in ranked[:MOST] if score >= floor)


def _sightings(words: Words) -> Counter[Row]:
    """How often each marked phrase stands in the article, the lead counted double."""
    index, seen = _index(), Counter[Row]()
    lemmas, lowers, free = words.lemma, words.lower, 0
    for token, low in enumerate(lowers):
        if token < free:
            continue
        lemma = lemmas[token].lower()
        found = index.get(low) or index.get(lemma)
        if not found:
            continue
        row = next((row for row in found if _matches(words, token, row[0])), None)
        if row:
            free = token + len(row[0])
            seen[row] += 2 if token < LEAD else 1
    return seen


def _matches(words: Words, token: int, said: tuple[str, ...]) -> bool:
    if token + len(said) > len(words):
        return False
    lowers, lemmas = words.lower, words.lemma
    inner = range(1, len(said)) if len(said) > 1 else range(1)
    return all(said[k] in (lowers[token + k], lemmas[token + k].lower()) for k in inner)
