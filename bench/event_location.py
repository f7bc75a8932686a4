"""A bench file of verbs with the places of their acts goes in; how often we give the right place comes out.

Each item is a verb of a single sentence with the location spans that a person marked (none where the sentence tells
no place).
Items whose marked location is a stretch without letters (slips of the source) are passed over.
- `recall`: the share of items with gold locations for which our place touches one of them (a span that holds the
  other counts).
- `precision`: of the items for which we give a place, the share where it touches a gold location; items without gold
  location count against it. `f1` of the two. `kept_silent`: the share of items without gold location for which we
  rightly give none.

usage: python bench/event_location.py FILE
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from asked import asked
from readings import records
from sayso.model import Article, Place, Span, Words
from sayso.parse.nlp import parse
from sayso.recognize.places import find_places, place_for


def article_of(record: dict[str, Any]) -> Article:
    text = record["text"].replace("\n", " ")
    whole = (Span(0, len(text)),)
    return Article(id=record["doc_id"], text=text, body=whole, paragraphs=whole)


def head_of(words: Words, start: int, end: int) -> int | None:
    """The token that heads a stretch of characters."""
    tokens = [k for k in range(len(words)) if words.start[k] < end and words.end[k] > start]
    return next((k for k in tokens if words.head[k] not in tokens or words.head[k] == k), tokens[0] if tokens else None)


def count(record: dict[str, Any], words: Words, places: Sequence[Place], tally: Counter[str]) -> None:
    spans = {s["id"]: s for s in record["spans"]}
    for item in record["items"]:
        verbs = [spans[v] for v in item["verb"] if v in spans]
        token = head_of(words, verbs[0]["start"], verbs[0]["end"]) if verbs else None
        if token is None:
            continue
        gold = [spans[v] for v in item["location"] if v in spans]
        if any(g["end"] - g["start"] < 3 for g in gold):
            continue
        said = place_for(words, places, token)
        hit = bool(said) and any(g["start"] < said.span.end and said.span.start < g["end"] for g in gold if said)
        tally["located"] += bool(gold)
        tally["empty"] += not gold
        tally["said"] += said is not None
        tally["hit"] += hit
        tally["silent"] += not gold and said is None


def main(path: str) -> dict[str, float]:
    """Score the file, print its figures and give them back."""
    kept = list(records(path))
    tally: Counter[str] = Counter()
    for record, (article, words) in zip(kept, parse([article_of(r) for r in kept]), strict=True):
        count(record, words, find_places(article, words), tally)
    p, r = tally["hit"] / max(1, tally["said"]), tally["hit"] / max(1, tally["located"])
    figures = {
        "recall": round(r, 3), "precision": round(p, 3), "f1": round(2 * p * r / (p + r), 3) if p + r else 0.0,
        "kept_silent": round(tally["silent"] / max(1, tally["empty"]), 3), "items": tally["located"] + tally["empty"],
    }  # fmt: skip
    print(json.dumps(figures))
    return figures


if __name__ == "__main__":
    main(asked(__doc__)[0])
