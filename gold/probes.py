"""The ten probe sentences go in; what sayso makes of each comes out beside what must come out.

usage: python gold/probes.py [--write]    prints the README's table, or writes it there

A probe is right when the events are exactly those wanted, each with its type, status, actor, recipient and source
(where the probe names them), and when the attribution that the probe wants is there with its source and stance (or,
where the probe wants none, none is there).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.model import Entity, Event, Reading
from sayso.reading import read_one

README = Path(__file__).resolve().parent.parent / "README.md"
PROBES = Path(__file__).parent / "probes.jsonl"
Probe = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One probe: its text, what sayso says in short, what the peer says, and whether sayso is right."""

    text: str
    said: str
    peer: str
    right: bool


def bare(text: str | None) -> str:
    return (text or "").removeprefix("the ").removeprefix("The ")


def names(parties: Sequence[Entity]) -> list[str]:
    return [bare(party.text) for party in parties]


def same_event(wanted: Probe, said: Event) -> bool:
    return (
        wanted["type"] == said.type
        and wanted["status"] == said.status
        and wanted["actor"] == names(said.actor)
        and wanted.get("recipient", names(said.recipient)) == names(said.recipient)
        and ("source" not in wanted or bare(wanted["source"]) == bare(said.source.text if said.source else None))
    )


def is_right(probe: Probe, reading: Reading) -> bool:
    if len(probe["events"]) != len(reading.events):
        return False
    if not all(any(same_event(wanted, said) for said in reading.events) for wanted in probe["events"]):
        return False
    if "says" not in probe:
        return True
    says = probe["says"]
    if says is None:
        return not reading.attributions
    return any(
        bare(says["source"]) == bare(a.source.text if a.source else None) and says["stance"] == a.stance
        for a in reading.attributions
    )


def in_short(reading: Reading) -> str:
    """The reading in one line: events, then who says so with which stance."""
    events = [
        f"{' + '.join(names(e.actor)) or '–'} {e.type} {' + '.join(names(e.recipient))}".rstrip() + f", {e.status}"
        for e in reading.events
    ]
    voices = [f"{bare(a.source.text) if a.source else 'unnamed source'} {a.stance}" for a in reading.attributions]
    said = "; ".join(events) or "no event"
    return f"{said} · {'; '.join(voices)}" if voices else said


def run_probes(path: Path = PROBES) -> list[Outcome]:
    """Every probe of the file, read by sayso."""
    outcomes = []
    for line in path.read_text(encoding="utf-8").splitlines():
        probe: Probe = json.loads(line)
        reading = read_one(probe["text"], published="2000-01-05")
        if not reading.article.paragraphs:
            raise SystemExit(f"probes: {reading.issues[0].message}")
        peer = f"{probe['petrarch2']} ({probe['verdict']})"
        outcomes.append(Outcome(text=probe["text"], said=in_short(reading), peer=peer, right=is_right(probe, reading)))
    return outcomes


def table(outcomes: Sequence[Outcome]) -> str:
    """The outcomes as a Markdown table."""
    rows = [f"| {o.text} | {o.said} | {o.peer} |" for o in outcomes]
    return "\n".join(["| sentence | sayso | PETRARCH-2 |", "|---|---|---|", *rows])


def with_table(page: str, made: str) -> str:
    """The page with `made` between its two probe marks."""
    head, mark, rest = page.partition("checked by a test -->\n")
    tail = rest[rest.index("<!-- /probes -->") :]
    return f"{head}{mark}\n{made}\n\n{tail}"


def main() -> None:
    """Print the table, or write it into the README."""
    made = table(run_probes())
    if "--write" in sys.argv[1:]:
        README.write_text(with_table(README.read_text(encoding="utf-8"), made), encoding="utf-8")
    else:
        print(made)


if __name__ == "__main__":
    main()
