"""News articles go in; the peak memory of `sayso read` over more and more of them comes out, as ratios.

Each part is read by a process of its own into a chronicle of its own: the first quarter of the articles, the first
half, all of them. Memory that does not grow with the number of articles gives ratios near 1; what grows is the
comparing of actors and happenings at the end of a run, which looks at all that the chronicle holds.
- `peak_mb`: the peak of each run; `to_first`: the same as a ratio to the first; `after_reading`: the peak of a run
  stopped before that comparing, as a ratio to the first.

usage: python bench/memory.py FILE [ARTICLES]
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from asked import asked
from readings import Record, records

PARTS = (4, 2, 1)
FIELDS = ("id", "text", "title", "outlet", "published", "url")
RUN = """
import resource, sys
from sayso import chronicle
if sys.argv[3] == "read":
    chronicle.unify = lambda database, now: True
chronicle.read_paths(sys.argv[1], into=sys.argv[2])[0].close()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def peak(rows: list[Record], how: str) -> int:
    """Peak megabytes of reading the articles, with (`all`) or without (`read`) the comparing at the end."""
    with tempfile.TemporaryDirectory(prefix="sayso-memory-") as folder:
        table = Path(folder) / "articles.jsonl"
        lines = (json.dumps({k: row[k] for k in FIELDS if row.get(k)}, ensure_ascii=False) for row in rows)
        table.write_text("\n".join(lines) + "\n", encoding="utf-8")
        command = [sys.executable, "-c", RUN, str(table), str(Path(folder) / "memory.sayso"), how]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"memory: reading failed: {done.stderr[-3000:]}")
    return int(done.stdout)


def main(path: str, number: int = 0) -> dict[str, Any]:
    """Read the parts, print the figures and give them back."""
    rows = list(records(path))[: number or None]
    parts = [rows[: len(rows) // part] for part in PARTS]
    figures: dict[str, Any] = {"articles": [len(part) for part in parts]}
    for how, name in (("read", "after_reading"), ("all", "to_first")):
        peaks = [peak(part, how) for part in parts]
        figures[name] = [round(each / peaks[0], 2) for each in peaks]
        if how == "all":
            figures["peak_mb"] = peaks
    print(json.dumps(figures, indent=2))
    return figures


if __name__ == "__main__":
    said = asked(__doc__)
    main(said[0], *(int(number) for number in said[1:2]))
