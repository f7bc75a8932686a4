"""Event factuality (UW, UDS, MEANTIME) goes in; how well `status_of` tells what happened comes out.

usage: python bench/factuality.py FILE.jsonl[.gz]

Gold: a mark from -3 (did not happen) to 3 (happened) at each event word. The three classes are happened (mark >= 1),
uncertain (-1 < mark < 1) and did not happen (mark <= -1). Ours: actual = happened, future and hypothetical = uncertain,
negated = did not happen. `three_way` is accuracy balanced over the classes (mean of the three recalls; always
«happened» has .333). `sign` is accuracy balanced over the two signs on the events with |mark| >= 1, where every status
but actual counts as not happened (always «happened» has .500). `plain` is unbalanced three-way accuracy. `news` are the
parts UW and MEANTIME; UDS is web talk, whose coders marked what is yet to come as not having happened.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import Any

from asked import asked
from readings import records
from sayso.model import Article, Clause, Span, Words, content_id
from sayso.parse.nlp import parse
from sayso.relate.status import status_of

CLASS = {"actual": "happened", "future": "uncertain", "hypothetical": "uncertain", "negated": "not"}
NEWS = ("UW", "MEANTIME")
CLASSES = ("happened", "uncertain", "not")


def articles(data: list[dict[str, Any]]) -> Iterator[Article]:
    for row in data:
        span = Span(0, len(row["text"]))
        yield Article(id=content_id(row["doc_id"]), text=row["text"], body=(span,), paragraphs=(span,))


def gold_class(mark: float) -> str:
    return "happened" if mark >= 1 else "not" if mark <= -1 else "uncertain"


def marks(row: dict[str, Any], words: Words) -> Iterator[tuple[float, str]]:
    """The gold mark and our status of each event word."""
    for span in row["spans"]:
        token = bisect_right(words.start, span["start"]) - 1
        if token >= 0 and "factuality" in span:
            nominal = words.pos[token] not in ("VERB", "AUX")
            clause = Clause(
                head=token,
                lemma=words.lemma[token],
                kind="nominal" if nominal else "verb",
                words=(token,),
                arguments=(),
            )
            yield span["factuality"], status_of(words, (), clause)


def score(pairs: list[tuple[float, str]]) -> dict[str, float]:
    """The figures over all pairs of mark and status."""
    hit: Counter[str] = Counter()
    there: Counter[str] = Counter()
    for mark, status in pairs:
        gold = gold_class(mark)
        there[gold] += 1
        hit[gold] += CLASS[status] == gold
        if abs(mark) >= 1:
            sign = "+" if mark > 0 else "-"
            there[sign] += 1
            hit[sign] += (status == "actual") == (mark > 0)
    recall = {name: hit[name] / there[name] if there[name] else 0.0 for name in (*CLASSES, "+", "-")}
    return {
        "three_way": sum(recall[name] for name in CLASSES) / 3,
        "sign": (recall["+"] + recall["-"]) / 2,
        "plain": sum(hit[name] for name in CLASSES) / max(1, sum(there[name] for name in CLASSES)),
        **{f"recall_{name}": recall[name] for name in CLASSES},
    }


def main() -> int:
    path = asked(__doc__)[0]
    data = list(records(path))
    parts: dict[str, list[tuple[float, str]]] = {"news": [], "all": []}
    for row, (_, words) in zip(data, parse(articles(data)), strict=True):
        for pair in marks(row, words):
            part = row.get("part", "?")
            for name in ("all", part, *(("news",) if part in NEWS else ())):
                parts.setdefault(name, []).append(pair)
    for part, pairs in parts.items():
        figures = " ".join(f"{name} {value:.3f}" for name, value in score(pairs).items())
        print(f"factuality {part} ({len(pairs)} events): {figures}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
