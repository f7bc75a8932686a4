"""A run is killed in its middle; the next one ends as a run that was never stopped."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from sayso.chronicle import Chronicle
from sayso.store.database import open_database

HERE = Path(__file__).parent.parent
PROGRAM = textwrap.dedent(
    """
    import os, signal, sys
    sys.path.insert(0, {tests!r})
    from dataclasses import replace
    from readings_by_hand import CODER, NOW, shelling
    from sayso.chronicle import Chronicle
    from sayso.model import Raw

    kill_after = int(sys.argv[2])
    raws = [Raw(text=shelling().article.text, path=f"{{n:03}}.txt") for n in range(40)]

    def reader(raws, *, model=None):
        for number, raw in enumerate(raws):
            if number == kill_after:
                os.kill(os.getpid(), signal.SIGKILL)
            yield shelling(raw.path, outlet=f"Outlet {{raw.path[:2]}}")

    with Chronicle.open(sys.argv[1], create=True) as chronicle:
        run = chronicle.read(raws, reader, coder=CODER, now=NOW)
        print(run.coded, run.known)
    """
)


def run(tmp_path: Path, file: Path, kill_after: int) -> subprocess.CompletedProcess[str]:
    script = tmp_path / "run.py"
    script.write_text(PROGRAM.format(tests=str(HERE)))
    return subprocess.run(
        [sys.executable, str(script), str(file), str(kill_after)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def content(file: Path) -> dict[str, list[str]]:
    """All rows but the bookkeeping of runs."""
    database = open_database(file)
    tables = [
        r["name"]
        for r in database.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")
    ]
    skipped = {"runs", "readings", "unified"}
    found = {}
    for table in sorted(set(tables) - skipped):
        if not table.startswith(("articles_words", "sqlite_")):
            rows = [
                {k: v for k, v in row.items() if k not in {"id", "version", "run"} or isinstance(v, str)}
                for row in database.rows(f"SELECT * FROM {table}")
            ]
            found[table] = sorted(map(repr, rows))
    database.close()
    return found


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system knows no kill -9")
def test_a_killed_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    clean, broken = tmp_path / "clean.sayso", tmp_path / "broken.sayso"
    assert run(tmp_path, clean, -1).stdout == "40 0\n"
    assert run(tmp_path, broken, 17).returncode == -signal.SIGKILL
    with Chronicle.open(broken) as chronicle:
        assert chronicle.status()["counts"]["articles"] == 17
        assert chronicle.status()["runs"][-1]["finished"] is None
    assert run(tmp_path, broken, 9).returncode == -signal.SIGKILL
    assert run(tmp_path, broken, -1).stdout == "14 26\n"
    assert run(tmp_path, broken, -1).stdout == "0 40\n"
    assert content(broken) == content(clean)
    with Chronicle.open(broken) as chronicle:
        assert not chronicle.verify().faults
