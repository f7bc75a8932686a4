"""Newspaper articles with sentences labelled by what the police did go in; how often our events say the same comes out.

A sentence is said to hold
- ARREST   when an event of it is COERCE with mode arrest and its actor is police or left out (an arrest without a
  told agent is the police's);
- KILL     when an ASSAULT by police has a dead count, or is told by a word of killing;
- FORCE    when an event is an ASSAULT by police;
- FAIL     when an event has police as actor and status negated, or is a REJECT by police;
- ANY_ACTION when any actual event has police as actor, or the sentence is said to hold one of the others.
Police: an actor of kind police, or whose words hold a word for police. Events count in the sentence that holds
their trigger; their retellings count in theirs. Printed: precision, recall and F1 over sentences, and the same over
documents.

usage: python bench/india_police.py FILE
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping

from asked import asked
from readings import Record, prf, readings, records
from sayso.model import Event, Reading

LABELS = ("KILL", "ARREST", "FORCE", "FAIL", "ANY_ACTION")
POLICE = re.compile(
    r"\b(?:police|policem[ae]n|policewom[ae]n|cops?|constables?|inspectors?|crpf|rpf|srp|sho)\b", re.IGNORECASE
)
KILLING = re.compile(r"\b(?:kill|gun(?:ned|ning)?\s+down|shot\s+dead|shoot\w*\s+dead|slain|slay|murder)", re.IGNORECASE)


def by_police(event: Event, kinds: Mapping[str, str]) -> bool:
    return any(kinds.get(party.actor or "") == "police" or POLICE.search(party.text) for party in event.actor)


def labels_of(event: Event, kinds: Mapping[str, str]) -> set[str]:
    """The labels that one event gives to its sentence."""
    police = by_police(event, kinds)
    found = set()
    if event.status == "actual" and event.type == "COERCE" and "arrest" in event.modes and (police or not event.actor):
        found.add("ARREST")
    if police and event.status == "actual":
        found.add("ANY_ACTION")
        if event.type == "ASSAULT":
            found.add("FORCE")
            if any(slot == "dead" for slot, _ in event.counts) or KILLING.search(event.trigger.text):
                found.add("KILL")
    if police and (event.status == "negated" or event.type == "REJECT"):
        found.add("FAIL")
    return found | ({"ANY_ACTION"} if found - {"FAIL"} else set())


def said_labels(record: Record, reading: Reading) -> dict[int, set[str]]:
    """The labels by sentence number."""
    kinds = {actor.id: actor.kind for actor in reading.mentions.actors}
    starts = [span["start"] for span in record["spans"]]
    said: dict[int, set[str]] = defaultdict(set)
    for event in reading.events:
        for span in (event.trigger.span, *event.retellings):
            said[max(0, bisect_right(starts, span.start) - 1)] |= labels_of(event, kinds)
    return said


def count(record: Record, said: dict[int, set[str]], tally: Counter[str]) -> None:
    whole = set().union(*said.values()) if said else set()
    for label in LABELS:
        for number, span in enumerate(record["spans"]):
            there, given = label in span["labels"], label in said.get(number, ())
            tally[f"{label} gold"] += there
            tally[f"{label} said"] += given
            tally[f"{label} hit"] += there and given
        there = any(label in span["labels"] for span in record["spans"])
        tally[f"{label} documents gold"] += there
        tally[f"{label} documents said"] += label in whole
        tally[f"{label} documents hit"] += there and label in whole


def main(path: str) -> dict[str, object]:
    """Score the file, print its figures and give them back."""
    tally: Counter[str] = Counter()
    for record, reading in readings(records(path), "date"):
        count(record, said_labels(record, reading), tally)
    figures: dict[str, object] = {}
    for label in LABELS:
        for what in (label, f"{label} documents"):
            figures[what] = prf(tally[f"{what} hit"], tally[f"{what} said"], tally[f"{what} gold"])
            print(f"{what:22}", json.dumps(figures[what]))
    return figures


if __name__ == "__main__":
    main(asked(__doc__)[0])
