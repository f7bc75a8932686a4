"""News articles go in; how the time for one very long article grows with its words comes out, as ratios.

Articles are strung together to one of so many words, in four shapes: `running` text; every sentence a `line` of its
own; one `sentence` over and over; `quotes` that are never closed. Each is cleaned, parsed and read in this process.
- by shape, CPU time a word of each length as a ratio to that of the shortest: near 1 is linear; parsing by the model
  is told apart from all else (`model`, `ours`).

usage: python bench/length.py FILE [WORDS]
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from asked import asked
from readings import records
from sayso.clean.article import clean
from sayso.model import Article, Raw
from sayso.parse.nlp import load, parse
from sayso.reading import read_words

LENGTHS = (16, 4, 1)
SHAPES: dict[str, Callable[[list[str]], str]] = {
    "running": " ".join,
    "line": lambda words: " ".join(words).replace(". ", ".\n"),
    "sentence": lambda words: "The army shelled the harbour of Batu on Monday, officials said. " * (len(words) // 11),
    "quotes": lambda words: "“We will leave,” he said. “They shelled the harbour.\n\n" * (len(words) // 9),
}


def spent(text: str) -> tuple[float, float]:
    """CPU seconds of the model and of everything else."""
    first = time.process_time()
    article = clean(Raw(text=text))
    if not isinstance(article, Article):
        raise SystemExit(f"length: {article.message}")
    second = time.process_time()
    ((_, words),) = parse([article])
    third = time.process_time()
    read_words(article, words)
    return third - second, second - first + time.process_time() - third


def main(path: str, number: int = 64_000) -> dict[str, Any]:
    """Read each shape at each length, print the ratios and give them back."""
    told: list[str] = []
    for row in records(path):
        told += row["text"].split()
        if len(told) >= number:
            break
    told = told[:number]
    load()
    spent("The army shelled the harbour of Batu on Monday, officials said.")
    figures: dict[str, Any] = {"words": [len(told) // part for part in LENGTHS]}
    for name, shape in SHAPES.items():
        parts = [told[: len(told) // part] for part in LENGTHS]
        times = [(len(part), *spent(shape(part))) for part in parts]
        for kind, column in (("model", 1), ("ours", 2)):
            each = [row[column] / row[0] for row in times]
            figures.setdefault(kind, {})[name] = [round(one / each[0], 2) for one in each]
    print("\n".join(f"{kind:6} {name:10} {told}" for kind in ("model", "ours") for name, told in figures[kind].items()))
    return figures


if __name__ == "__main__":
    said = asked(__doc__)
    main(said[0], *(int(number) for number in said[1:2]))
