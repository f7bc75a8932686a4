"""Single sentences (the sets plover and ccb) go in; the shared scorer's figures for what sayso codes in them come out.

Each sentence is read as an article of its own by `sayso read` and exported by `sayso export records`; what is
printed is the answer of score/sentences.py, found in the folder that SHARED names, beside the bench file's folder,
or beside the repository.

usage: python bench/sentences.py FILE
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

from asked import asked

SAYSO = Path(sysconfig.get_path("scripts")) / "sayso"


def scorer(bench: Path) -> Path:
    """Where the shared scorer lies."""
    repository = Path(__file__).resolve().parent.parent
    told = [Path(os.environ["SHARED"])] if "SHARED" in os.environ else []
    for folder in (*told, bench.resolve().parent.parent, repository.parent / "shared"):
        if (folder / "score" / "sentences.py").exists():
            return folder / "score" / "sentences.py"
    raise SystemExit("bench: score/sentences.py not found: set SHARED to the folder that holds score/")


def run(*command: str | Path) -> str:
    """What a command prints; a failing command ends the bench with its own words."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"bench: {' '.join(map(str, command))} failed:\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
    return done.stdout


def main(path: str) -> str:
    """Read the sentences, score the export, print the answer and give it back."""
    bench = Path(path)
    score = scorer(bench)
    with tempfile.TemporaryDirectory(prefix="sayso-bench-") as folder:
        articles, chronicle, records = (Path(folder) / name for name in ("articles.jsonl", "bench.sayso", "records"))
        run(sys.executable, score, "articles", bench, articles)
        run(SAYSO, "read", articles, "-c", chronicle)
        run(SAYSO, "export", "records", records, "-c", chronicle)
        answer = run(sys.executable, score, "score", bench, records)
    print(answer, end="")
    return answer


if __name__ == "__main__":
    main(asked(__doc__)[0])
