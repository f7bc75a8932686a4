"""A bench file of articles with place names goes in; how many we find and how well we place them comes out.

Figures, micro-averaged over the gold spans that have coordinates, but for names of peoples («Russian»), which are
actors to us:
- `recall`: the share of gold place names that a place mention of ours touches; `precision`: the share of our mentions
  that touch any gold span (only of the parts whose gold marks all names).
- `acc161`: of the names found, the share that we place within 161 km of the gold coordinates or by the gold's own
  geonameid, wide lands having no point of their own (unplaced counts as wrong); `acc161_placed`: of those that we
  placed; `acc161_all`: of all gold names.
- by part (LGL, TR-News, GeoVirus, GeoWebNews) as well.

usage: python bench/geo.py FILE
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from functools import cache
from typing import Any

from asked import asked
from readings import records
from sayso.lexicon.tables import rows
from sayso.model import Article, Span
from sayso.parse.nlp import parse
from sayso.recognize.places import find_places

NEAR = 161.0


def article_of(record: dict[str, Any]) -> Article:
    text = record["text"]
    paragraphs = tuple(Span(m.start(), m.start() + len(m.group().rstrip())) for m in re.finditer(r"\S[^\n]*", text))
    return Article(id=record["doc_id"], text=text, body=(Span(0, len(text)),), paragraphs=paragraphs)


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    lat1, lon1, lat2, lon2 = (math.radians(v) for v in (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def figures(tally: Counter[str]) -> dict[str, float]:
    def rate(a: str, b: str) -> float:
        return round(tally[a] / tally[b], 3) if tally[b] else 0.0

    return {
        "recall": rate("found", "gold"), "precision": rate("touching", "said"), "acc161": rate("near", "found"),
        "acc161_placed": rate("near", "placed"), "acc161_all": rate("near", "gold"), "gold": tally["gold"],
    }  # fmt: skip


def main(path: str) -> dict[str, object]:
    """Score the file, print its figures and give them back."""
    kept = list(records(path))
    tallies: dict[str, Counter[str]] = {"all": Counter()}
    for record, (article, words) in zip(kept, parse([article_of(r) for r in kept]), strict=True):
        said = find_places(article, words)
        for tally in (tallies["all"], tallies.setdefault(record.get("part", "?"), Counter())):
            count(record, said, tally)
    out: dict[str, object] = {part: figures(tally) for part, tally in tallies.items()}
    print(json.dumps(out))
    return out


@cache
def peoples() -> frozenset[str]:
    """The adjectives and nouns of the world's peoples, in lower case."""
    found = {w.lower() for row in rows("states", 6) for cell in row[4:6] for w in cell.split("|") if w}
    return frozenset(found | {f"{w}s" for w in found})


def count(record: dict[str, Any], said: Any, tally: Counter[str]) -> None:
    spans = record["spans"]
    for place in said:
        tally["said"] += 1
        tally["touching"] += any(s["start"] < place.span.end and place.span.start < s["end"] for s in spans)
    for span in spans:
        if span.get("lat") is None or span.get("lon") is None or span.get("text", "").lower() in peoples():
            continue
        tally["gold"] += 1
        hit = next((p for p in said if p.span.start < span["end"] and span["start"] < p.span.end), None)
        tally["found"] += hit is not None
        if hit and hit.lat is not None and hit.lon is not None:
            tally["placed"] += 1
            same = str(span.get("geonameid") or "?") == str(hit.geonameid)
            tally["near"] += same or kilometres((hit.lat, hit.lon), (float(span["lat"]), float(span["lon"]))) <= NEAR


if __name__ == "__main__":
    main(asked(__doc__)[0])
