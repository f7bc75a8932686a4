"""Gold articles and an export go in; the errors come out, counted by class: missed, false, mistyped, roles amiss.

usage: python gold/errors.py [--shared DIR] [--part all|sight|held] [--gold DIR] [--most N] [--json]

The product is run as its users run it (see gate.py), and the shared scorer pairs the events, unchanged; unsure gold
events neither reward nor punish. Classes are told mechanically, so that two versions can be compared:
- missed: gold events that are paired with none, by type, and by the form of their trigger word (its first telling
  word: a verb by its ending, a noun that tells an act, another word);
- mistyped: paired with an event of another type, «gold > said»;
- false: our events that are paired with none, by type, and by the file of the rule that made them;
- roles: of the events found with the right type, the gold parties that we lack (missing), ours that gold lacks
  (extra), and one of each on the same role (wrong), by role, and by role and type.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from calibrate import scorer
from gate import HERE, coded, held_out, run

Counts = dict[str, Counter[str]]
ENDINGS = (("ing", "verb in -ing"), ("ed", "verb in -ed"), ("s", "word in -s"))
ACTS = ("ion", "ment", "ure", "ance", "ence", "ack", "ault", "al", "ism", "ade", "ings", "ions", "ments", "acks")
SMALL = frozenset(
    ["a", "an", "the", "his", "her", "their", "its", "this", "that", "to", "of", "by", "not", "never", "be", "been",
     "being", "is", "are", "was", "were", "has", "have", "had", "having", "do", "does", "did", "will", "would", "shall",
     "should", "may", "might", "can", "could", "must", "also", "again", "already"]
)  # fmt: skip
ORDER = (
    "events", "missed", "missed by trigger", "mistyped", "false", "false by rule", "roles",
    *(f"{role} {kind}" for role in ("actor", "recipient") for kind in ("missing", "wrong", "extra")),
)  # fmt: skip
PARTS = {"all": (True, False), "sight": (False,), "held": (True,)}


def form(trigger: str) -> str:
    """The form of a trigger's first telling word, by its letters alone."""
    said = [word for word in trigger.lower().split() if word not in SMALL]
    if not said:
        return "small words only"
    if said[0].endswith(ACTS):
        return "noun of an act"
    return next((name for ending, name in ENDINGS if said[0].endswith(ending)), "other word")


def classes(score: Any, golds: Sequence[Any], told: dict[str, list[dict[str, Any]]], names: Any) -> Counts:
    """All counts over articles; `told` are our events by the gold article's id."""
    found: Counts = {}

    def count(name: str, value: str) -> None:
        found.setdefault(name, Counter())[value] += 1

    for gold in golds:
        said = told.get(gold.id, [])
        for name, value in _amiss(score.pair_events(gold, said, names), gold, said, names):
            count(name, value)
    return found


def _amiss(
    pairs: Sequence[tuple[int, int]], gold: Any, said: Sequence[dict[str, Any]], names: Any
) -> Iterator[tuple[str, str]]:
    """The classes of one article's errors, and how many events there are."""
    sure = [event.get("sure", True) is not False for event in gold.events]
    here, there = dict(pairs), {j for _, j in pairs}
    for i, event in enumerate(gold.events):
        if not sure[i]:
            continue
        yield "events", "gold"
        if i not in here:
            yield "missed by type", event["type"]
            yield "missed by trigger", f"{event['type']}: {form(event['trigger'])}"
        elif event["type"] not in said[here[i]]["event"]:
            yield "mistyped", f"{event['type']} > {said[here[i]]['event'][0]}"
        else:
            yield "events", "right"
            yield from _roles(event, said[here[i]], gold, names)
    for j, ours in enumerate(said):
        if j not in there:
            yield "false by type", ours["event"][0]
            yield "false by rule", str(ours.get("rule", "")).partition(":")[0]
        if j not in there or sure[next(i for i, k in pairs if k == j)]:
            yield "events", "said"


def _roles(event: dict[str, Any], ours: dict[str, Any], gold: Any, names: Any) -> Iterator[tuple[str, str]]:
    """Parties missing, wrong and extra; one that is missing and one that is extra make one that is wrong."""
    for role in ("actor", "recipient"):
        left = list(ours.get(role) or [])
        missing = 0
        for party in event.get(role, []):
            hit = next((e for e in left if gold.same(party, names.of(e))), None)
            if hit is None:
                missing += 1
            else:
                left.remove(hit)
        wrong = min(missing, len(left))
        for kind, number in (("wrong", wrong), ("missing", missing - wrong), ("extra", len(left) - wrong)):
            for _ in range(number):
                yield "roles", f"{role} {kind}"
                yield f"{role} {kind} by type", event["type"]


def read_export(score: Any, records: Path) -> tuple[dict[str, list[dict[str, Any]]], Any]:
    """Our events by the article's file name, and the names of our actors."""
    stems = {
        doc["id"]: Path(doc.get("path") or doc["id"]).stem for doc in score.read_jsonl(records / "documents.jsonl")
    }
    told: dict[str, list[dict[str, Any]]] = {}
    for event in score.read_jsonl(records / "events.jsonl"):
        told.setdefault(stems[event["document"]], []).append(event)
    return told, score.Names(score.read_jsonl(records / "actors.jsonl"))


def lines(found: Counts, most: int) -> Iterator[str]:
    """The counts as they are printed, the largest first."""
    for name, counted in sorted(found.items(), key=lambda item: ORDER.index(item[0].removesuffix(" by type"))):
        yield f"\n{name}: {sum(counted.values())}" if name != "events" else name
        ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
        yield from (f"  {number:5}  {value}" for value, number in ordered[: most or None])
        if most and len(ordered) > most:
            yield f"         … {len(ordered) - most} more: --most 0 lists all"


def main() -> None:
    """Run the product on the gold texts, count, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared", help="folder with gold/, score/")
    parser.add_argument("--gold", type=Path, help="another folder of gold articles")
    parser.add_argument(
        "--part", choices=sorted(PARTS), default="sight", help="all, or the third held out, or the rest"
    )
    parser.add_argument("--most", type=int, default=20, help="so many of each class; 0 lists all")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    asked = parser.parse_args()
    shared = asked.shared.resolve()
    if not (shared / "score" / "score.py").exists():
        raise SystemExit(f"errors: no scorer under {shared}: give --shared the folder with gold/ and score/")
    score, gold = scorer(shared / "score" / "score.py"), asked.gold or shared / "gold" / "dev"
    with tempfile.TemporaryDirectory(prefix="sayso-errors-") as folder:
        texts = Path(folder) / "texts"
        run(sys.executable, shared / "score" / "texts.py", gold, texts)
        told, names = read_export(score, coded(texts, Path(folder)))
    golds = [score.Gold(path) for path in sorted(gold.glob("*.json")) if held_out(path.stem) in PARTS[asked.part]]
    found = classes(score, golds, told, names)
    print(json.dumps(found) if asked.json else "\n".join(lines(found, asked.most)))


if __name__ == "__main__":
    main()
