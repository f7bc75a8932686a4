"""Gold articles and bench sentences go in; the scoreboard and whether a floor is broken come out.

usage: python gold/gate.py [--shared DIR] [--raise] [--json]

The product is run as its users run it: `sayso read` on the plain texts, then `sayso export records`; the scorers of
the shared folder judge the export. Nothing is kept between runs. Floors stand in floors.json; --raise writes those
that rose and never lowers one. Figures are shown for all gold articles and apart for the third that is held out of
the developers' sight (by a fixed hash of the article's id).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

from probes import Outcome, run_probes

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
SAYSO = Path(sysconfig.get_path("scripts")) / "sayso"
RATES = (
    "body_text", "quotes", "names_b3", "event_found", "event_type", "event_actor", "event_recipient", "event_whole",
    "status", "source", "source_where_told", "mode", "date", "date_overlaps", "place", "counts", "ties",
)  # fmt: skip
Figures = dict[str, float]


def held_out(article: str) -> bool:
    """Is this gold article of the third that developers do not look at?"""
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % 3 == 0


def run(*command: str | Path) -> str:
    """What a command prints; a failing command ends the gate with its own words."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"gate: {' '.join(map(str, command))} failed:\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
    return done.stdout


def split_gold(gold: Path, work: Path) -> dict[str, Path]:
    """The gold articles as three folders: all, in sight, held out."""
    folders = {"all": work / "all", "in sight": work / "sight", "held out": work / "held"}
    for folder in folders.values():
        folder.mkdir()
    for path in sorted(gold.glob("*.json")):
        shutil.copy(path, folders["all"])
        shutil.copy(path, folders["held out" if held_out(path.stem) else "in sight"])
    return folders


def coded(texts: Path, work: Path) -> Path:
    """The folder of records that sayso makes of the files under `texts`."""
    chronicle, records = work / "gate.sayso", work / "records"
    run(SAYSO, "read", texts, "-c", chronicle)
    run(SAYSO, "export", "records", records, "-c", chronicle)
    return records


def flat(scored: dict[str, Any]) -> Figures:
    """The scorer's answer as one number a figure: F1, or the rate."""
    figures = {}
    for name in RATES:
        value = scored[name].get("f1", scored[name].get("rate"))
        figures[name] = float(value) if value is not None else math.nan
    for name, said in scored["metadata"].items():
        right, there = (int(part) for part in said.split("/"))
        figures[name] = round(right / there, 3) if there else math.nan
    return figures


def gold_figures(shared: Path, work: Path) -> tuple[dict[str, Figures], dict[str, Any]]:
    """The figures of each part of the gold, and the scorer's table by event type."""
    texts = work / "texts"
    run(sys.executable, shared / "score" / "texts.py", shared / "gold" / "dev", texts)
    records = coded(texts, work)
    scored = {
        part: json.loads(run(sys.executable, shared / "score" / "score.py", folder, records, "--json"))
        for part, folder in split_gold(shared / "gold" / "dev", work).items()
    }
    if scored["all"]["missing"]:
        print(f"gate: not in the export: {', '.join(scored['all']['missing'])}", file=sys.stderr)
    return {part: flat(answer) for part, answer in scored.items()}, scored["all"]["by_type"]


def sentence_figures(shared: Path) -> Figures:
    """Figures of the two sets of single sentences, as the shared scorer prints them."""
    script = HERE.parent / "bench" / "sentences.py"
    plover = run(sys.executable, script, shared / "bench" / "plover.dev.jsonl.gz")
    ccb = run(sys.executable, script, shared / "bench" / "ccb.dev.jsonl.gz")
    both = re.search(r"actor and recipient both .*macro f1 ([\d.]+)", plover)
    any_event = re.search(r"any event .*f1 ([\d.]+)\s+macro f1 ([\d.]+)", plover)
    alarms = re.search(r"false alarms: \d+/\d+ = ([\d.]+);.*event: (\d+)/(\d+)", ccb)
    if not (both and any_event and alarms):
        raise SystemExit(f"gate: the sentence scorer's answer is not understood:\n{plover}\n{ccb}")
    return {
        "plover_micro": float(any_event[1]),
        "plover_macro": float(any_event[2]),
        "plover_macro_both_parties": float(both[1]),
        "ccb_false_alarms": float(alarms[1]),
        "ccb_relevant": round(int(alarms[2]) / int(alarms[3]), 3),
    }


def below(figures: Figures, floors: dict[str, Figures]) -> list[str]:
    """The figures that break their floor (or ceiling), each as a line."""
    lines = [
        f"{name}: {figures[name]:.3f} is below its floor {floor:.3f}"
        for name, floor in floors["floors"].items()
        if not figures[name] >= floor
    ]
    return lines + [
        f"{name}: {figures[name]:.3f} is above its ceiling {ceiling:.3f}"
        for name, ceiling in floors["ceilings"].items()
        if not figures[name] <= ceiling
    ]


def raised(figures: Figures, floors: dict[str, Figures]) -> dict[str, Figures]:
    """The floors as high and the ceilings as low as today's figures allow; none moves the other way."""
    return {
        "floors": {name: max(floor, figures[name]) for name, floor in floors["floors"].items()},
        "ceilings": {name: min(ceiling, figures[name]) for name, ceiling in floors["ceilings"].items()},
    }


def show_gold(parts: dict[str, Figures], floors: dict[str, Figures]) -> None:
    print(f"\n{'gold/dev':20}" + "".join(f"{part:>10}" for part in parts) + f"{'floor':>10}")
    for name in parts["all"]:
        floor = floors["floors"].get(name)
        row = "".join(f"{figures[name]:10.3f}" for figures in parts.values())
        print(f"{name:20}{row}{floor:10.3f}" if floor is not None else f"{name:20}{row}{'':>10}")


def show_types(by_type: dict[str, Any]) -> None:
    print(f"\n{'by type':12}{'p':>7}{'r':>7}{'f1':>7}   hit/said/gold")
    for name, row in by_type.items():
        print(f"{name:12}{row['p']:7.2f}{row['r']:7.2f}{row['f1']:7.2f}   {row['hit']}/{row['said']}/{row['gold']}")


def show_sentences(figures: Figures, floors: dict[str, Figures]) -> None:
    print("\nsingle sentences")
    bounds = {name: f"at least {bound}" for name, bound in floors["floors"].items()}
    bounds |= {name: f"at most {bound}" for name, bound in floors["ceilings"].items()}
    for name, value in figures.items():
        print(f"{name:28}{value:8.3f}   {bounds.get(name, '')}")


def show_probes(outcomes: list[Outcome]) -> None:
    print(f"\nprobes: {sum(o.right for o in outcomes)} of {len(outcomes)} right")
    for outcome in outcomes:
        print(f"  {'right' if outcome.right else 'WRONG'}  {outcome.text:58}{outcome.said}")


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--shared", type=Path, default=HERE.parent.parent / "shared", help="folder with gold/, bench/, score/"
    )
    parser.add_argument("--raise", dest="up", action="store_true", help="write higher floors where figures allow it")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of tables")
    return parser.parse_args()


def main() -> int:
    """Run everything, print the scoreboard, and say whether a floor is broken (1) or not (0)."""
    asked = options()
    shared: Path = asked.shared.resolve()
    if not (shared / "score" / "score.py").exists():
        raise SystemExit(f"gate: no scorer under {shared}: give --shared the folder with gold/, bench/, score/")
    floors: dict[str, Figures] = json.loads(FLOORS.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory(prefix="sayso-gate-") as folder:
        parts, by_type = gold_figures(shared, Path(folder))
    sentences = sentence_figures(shared)
    outcomes = run_probes()
    figures = {**parts["all"], **sentences, "probes": sum(o.right for o in outcomes) / len(outcomes)}
    if asked.json:
        print(json.dumps({"figures": figures, "held_out": parts["held out"], "in_sight": parts["in sight"]}))
    else:
        show_gold(parts, floors)
        show_types(by_type)
        show_sentences(sentences, floors)
        show_probes(outcomes)
        print("\nconfidence of events", flush=True)
        print(
            run(
                sys.executable, HERE / "calibrate.py", shared / "gold" / "dev", "--score", shared / "score" / "score.py"
            )
        )
    if asked.up:
        FLOORS.write_text(json.dumps(raised(figures, floors), indent=2) + "\n", encoding="utf-8")
    broken = below(figures, floors)
    print("\n" + ("\n".join(broken) or "gate: every floor holds"), file=sys.stderr if broken else sys.stdout)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
