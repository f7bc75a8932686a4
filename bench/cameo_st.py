"""Sentences with source and target spans go in; how well actors and recipients of our events meet them comes out.

Figures, micro-averaged over the sentences that people gave an actor (rows without any span are used for
`fired_on_empty`):
- `source`, `target`: token precision, recall and F1: the gold side is all tokens inside spans of that type, a
  reciprocal span counting as both; our side all tokens inside the actors (or recipients) of any event of the
  sentence. Of mutual acts (several actors, no recipient) the actors count on both sides where the gold is
  reciprocal.
- `source_span`, `target_span`: a gold span is hit when one of ours shares half of its tokens or more.
- `fired_on_empty`: for information, the share of sentences coded quad 0 (statements and appeals; an appeal is an event
  in PLOVER) in which we code any event.

usage: python bench/cameo_st.py FILE
"""

from __future__ import annotations

import json
import re
from collections import Counter

from asked import asked
from readings import Record, prf, readings, records
from sayso.model import Event, Reading


def tokens(text: str, spans: list[tuple[int, int]]) -> set[int]:
    """Where the word tokens inside `spans` begin."""
    return {m.start() for m in re.finditer(r"\w+", text) if any(s <= m.start() < e for s, e in spans)}


def gold_spans(record: Record, role: str) -> list[tuple[int, int]]:
    return [(s["start"], s["end"]) for s in record["spans"] if s["type"] in (role, "reciprocal")]


def said_spans(events: tuple[Event, ...], role: str, reciprocal: bool) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for event in events:
        mutual = reciprocal and not event.recipient
        parties = event.actor if role == "source" or mutual else event.recipient
        found.extend((party.span.start, party.span.end) for party in parties)
    return found


def count(record: Record, reading: Reading, tally: Counter[str]) -> None:
    text = record["text"]
    if record["quad"] == 0:
        tally["empty"] += 1
        tally["fired"] += bool(reading.events)
    reciprocal = any(s["type"] == "reciprocal" for s in record["spans"])
    for role in ("source", "target") if record["spans"] else ():
        gold, said = gold_spans(record, role), said_spans(reading.events, role, reciprocal)
        wanted, given = tokens(text, gold), tokens(text, said)
        tally[f"{role}_gold"] += len(wanted)
        tally[f"{role}_said"] += len(given)
        tally[f"{role}_hit"] += len(wanted & given)
        tally[f"{role}_spans"] += len(gold)
        tally[f"{role}_found"] += sum(_found(tokens(text, [span]), given) for span in gold)


def _found(wanted: set[int], given: set[int]) -> bool:
    return bool(wanted) and len(wanted & given) * 2 >= len(wanted)


def main(path: str) -> dict[str, object]:
    """Score the file, print its figures and give them back."""
    tally: Counter[str] = Counter()
    for record, reading in readings(records(path)):
        count(record, reading, tally)
    figures: dict[str, object] = {}
    for role in ("source", "target"):
        figures[role] = prf(tally[f"{role}_hit"], tally[f"{role}_said"], tally[f"{role}_gold"])
        figures[f"{role}_span"] = round(tally[f"{role}_found"] / max(1, tally[f"{role}_spans"]), 3)
    figures["fired_on_empty"] = round(tally["fired"] / max(1, tally["empty"]), 3)
    print(json.dumps(figures))
    return figures


if __name__ == "__main__":
    main(asked(__doc__)[0])
