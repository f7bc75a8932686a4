"""A bench file goes in; its records come out with what sayso reads in each: shared by the adapters of this folder."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sayso.model import Article, Reading, Span
from sayso.parse.nlp import parse
from sayso.reading import read_words

Record = dict[str, Any]


def records(path: str | Path) -> Iterator[Record]:
    """The records of a bench file, packed or not."""
    opener = gzip.open if str(path).endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def article_of(record: Record, day: str | None = None) -> Article:
    """The record's text as an article that is all body; paragraphs are cut at blank lines."""
    text = record["text"]
    paragraphs = tuple(Span(m.start(), m.end()) for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*\S|\S", text))
    published = dt.date.fromisoformat(day[:10]) if day else None
    return Article(
        id=str(record["doc_id"]), text=text, body=(Span(0, len(text)),), paragraphs=paragraphs,
        published=published, published_basis="given" if published else "none",
    )  # fmt: skip


def readings(rows: Iterable[Record], day: str | None = None) -> Iterator[tuple[Record, Reading]]:
    """Each record with its reading, in order. `day` names the record's field that holds the publication date."""
    kept = list(rows)
    parsed = parse([article_of(row, row.get(day) if day else None) for row in kept])
    for row, (article, words) in zip(kept, parsed, strict=True):
        yield row, read_words(article, words)


def prf(hit: int, said: int, there: int) -> dict[str, float | int]:
    """Precision, recall and F1 with the counts that they rest on."""
    p, r = hit / said if said else 0.0, hit / there if there else 0.0
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return {"p": round(p, 3), "r": round(r, 3), "f1": round(f1, 3), "hit": hit, "said": said, "gold": there}


DROPPED = re.compile(r"(?:the|an?|of|and|in|on|to|by|for|with|from|at|that|some|several|other)")


def content_words(text: str) -> frozenset[str]:
    """The words of `text` by which two names are compared: lower case, no articles, a plain singular."""
    words = re.findall(r"[^\W_]+", text.lower())
    return frozenset(
        w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w
        for w in words
        if not DROPPED.fullmatch(w)
    )
