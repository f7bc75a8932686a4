"""The words of many articles go in; which of them copies which comes out.

A copy shares half of all runs of five words of the two (Jaccard .5), or four in five of the shorter one's: agencies'
texts are cut and get new headlines. Candidates are found by MinHash bands (32 of 4: a pair at .5 is met with .87, at
.7 with .9998); each is then checked on its runs of words themselves: a pair is a copy by count, never by estimate.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rensa import RMinHash

RUN = 5
SHARED = 0.5
SHARED_OF_SHORTER = 0.8
FEWEST_WORDS = 25  # below this only the very same words are a copy
BANDS, ROWS = 32, 4
COMPARED = 8  # members of one band with which a newcomer is compared
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Printed:
    """An article as `copies` needs it: its body words and the day by which the earliest is told."""

    id: str
    text: str
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """`article` copies `original`, the earliest of its like; `reason` tells how much they share."""

    article: str
    original: str
    reason: str


def find_copies(articles: Iterable[Printed]) -> tuple[Copy, ...]:
    """Exact and near copies. The same articles in any order give the same answer."""
    listed = sorted(articles, key=lambda a: (a.day is None, a.day or "", a.id))
    words = {article.id: " ".join(WORD.findall(article.text.lower())) for article in listed}  # one string: small
    rank = {article.id: number for number, article in enumerate(listed)}
    first: dict[str, str] = {}
    leader = {article.id: first.setdefault(words[article.id], article.id) for article in listed if words[article.id]}
    unique = [key for key, lead in leader.items() if key == lead and words[key].count(" ") + 1 >= FEWEST_WORDS]
    shared: dict[str, float] = {}
    parent = {key: key for key in unique}
    for one, other, share in _pairs(unique, words):
        a, b = sorted((_root(parent, one), _root(parent, other)), key=rank.__getitem__)
        parent[b] = a
        shared[max(one, other, key=rank.__getitem__)] = share
    found = []
    for key, lead in leader.items():
        original = _root(parent, lead) if lead in parent else lead
        if key != original:
            found.append(_copy(key, lead, original, shared))
    return tuple(found)


def _copy(article: str, lead: str, original: str, shared: Mapping[str, float]) -> Copy:
    same = article != lead and lead == original
    share = shared.get(lead, 1.0)
    return Copy(article, original, "the same words" if same else f"{share:.0%} of the runs of five words are shared")


def _root(parent: dict[str, str], key: str) -> str:
    while parent[key] != key:
        parent[key] = parent[parent[key]]
        key = parent[key]
    return key


def _pairs(keys: Sequence[str], words: Mapping[str, str]) -> Iterator[tuple[str, str, float]]:
    """Pairs that share enough, each newcomer beside those that share a band with it."""

    @lru_cache(maxsize=256)
    def runs(key: str) -> frozenset[str]:
        return frozenset(_runs(words[key].split()))

    bands: dict[int, list[str]] = defaultdict(list)
    for key in keys:
        met: dict[str, None] = {}
        for band in _bands(runs(key)):
            held = bands[band]
            met.update(dict.fromkeys(held))
            if len(held) < COMPARED:
                held.append(key)
        for other in met:
            share = _share(runs(key), runs(other))
            if share:
                yield other, key, share


def _runs(words: Sequence[str]) -> Iterator[str]:
    return (" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def _bands(runs: frozenset[str]) -> Iterator[int]:
    """A number for each band of the runs' sketch; articles that share one are compared."""
    made = RMinHash(num_perm=BANDS * ROWS, seed=42)
    made.update(sorted(runs))
    digest = made.digest()
    return (hash((number, *digest[number * ROWS : (number + 1) * ROWS])) for number in range(BANDS))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of runs in common, 0 if it is no copy."""
    both = len(one & other)
    whole, shorter = both / len(one | other), both / min(len(one), len(other))
    return whole if whole >= SHARED else shorter if shorter >= SHARED_OF_SHORTER else 0.0
