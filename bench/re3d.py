"""Texts on Syria and Iraq with relations between entities go in; how well our ties meet them comes out.

Of re3d's relations those map to ours that hold between two parties (Person, Organisation, and a Location or
Nationality that stands for its state):
  BelongsTo                 -> member_of, part_of, holds_office, leads
  InChargeOf                -> leads, holds_office, founded
  AlliesOf, Likes           -> allied_with, backs, member_of
  FightingAgainst, Dislikes -> opposed_to
CoLocated, CommWith, HasAttrOf, IsSynonymOf and Apart tell acts or attributes and map to none; neither do relations
marked with a confidence below .5 or whose ends are things (weapons, vehicles, quantities, times).

Figures, micro-averaged over the documents:
- `pairs`: precision, recall and F1 of pairs. A gold pair is hit by a tie whose two ends overlap its two spans (either
  way round) or name the same words. Said are only ties whose two ends both overlap party spans of the set: an office
  at a body that nobody marked is neither right nor wrong. The set marks single acts of war, help and control as
  relations, and none that is told by a title alone: recall and precision are both low by its definition.
- `relations`: the same with a relation that maps.
- `by_relation`: recall of `relations` by re3d's name.

usage: python bench/re3d.py FILE
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from asked import asked
from readings import Record, content_words, prf, readings, records
from sayso.model import Entity, Reading, Tie

MAPS = {
    "BelongsTo": frozenset(("member_of", "part_of", "holds_office", "leads")),
    "InChargeOf": frozenset(("leads", "holds_office", "founded")),
    "AlliesOf": frozenset(("allied_with", "backs", "member_of")),
    "Likes": frozenset(("allied_with", "backs", "member_of")),
    "FightingAgainst": frozenset(("opposed_to",)),
    "Dislikes": frozenset(("opposed_to",)),
}
PARTIES = frozenset(("Person", "Organisation", "Location", "Nationality"))
GoldSpan = dict[str, Any]


def gold_pairs(record: Record) -> list[tuple[str, GoldSpan, GoldSpan]]:
    """The relations that map, each with its two spans; a pair marked twice counts once."""
    spans = {span["id"]: span for span in record["spans"]}
    found: dict[tuple[str, frozenset[str]], tuple[str, GoldSpan, GoldSpan]] = {}
    for relation in record["relations"]:
        source, target = spans.get(relation["source"]), spans.get(relation["target"])
        sure = relation.get("confidence", 1) >= 0.5
        if relation["type"] not in MAPS or not sure or not source or not target:
            continue
        kinds = {source["type"], target["type"]}
        if kinds <= PARTIES and kinds & {"Person", "Organisation"}:
            key = (relation["type"], frozenset((source["text"].lower(), target["text"].lower())))
            found.setdefault(key, (relation["type"], source, target))
    return list(found.values())


def meets(entity: Entity, span: GoldSpan) -> bool:
    """Whether an end of a tie is the party of a gold span: overlapping words, or the same name elsewhere."""
    if entity.span.start < span["end"] and span["start"] < entity.span.end:
        return True
    ours, theirs = content_words(entity.text), content_words(span["text"])
    return bool(ours) and ours == theirs


def joins(tie: Tie, source: GoldSpan, target: GoldSpan) -> bool:
    straight = meets(tie.subject, source) and meets(tie.object, target)
    return straight or (meets(tie.subject, target) and meets(tie.object, source))


def marked(tie: Tie, record: Record) -> bool:
    """Whether both ends of a tie are parties that the set marks."""
    spans = [span for span in record["spans"] if span["type"] in PARTIES]
    return all(any(meets(end, span) for span in spans) for end in (tie.subject, tie.object))


def count(record: Record, reading: Reading, tally: Counter[str]) -> None:
    said = [tie for tie in reading.ties if tie.relation != "kin_of" and marked(tie, record)]
    tally["said"] += len(said)
    paired: set[str] = set()
    related: set[str] = set()
    for name, source, target in gold_pairs(record):
        near = [tie for tie in said if joins(tie, source, target)]
        right = [tie for tie in near if tie.relation in MAPS[name]]
        tally["gold"] += 1
        tally[f"gold {name}"] += 1
        tally["pairs"] += bool(near)
        tally["relations"] += bool(right)
        tally[f"hit {name}"] += bool(right)
        paired.update(tie.id for tie in near)
        related.update(tie.id for tie in right)
    tally["said in pairs"] += len(paired)
    tally["said in relations"] += len(related)


def figure(tally: Counter[str], what: str) -> dict[str, float | int]:
    """Precision over what we said, recall over what is there: several ties may meet one gold pair."""
    out = prf(tally[what], tally[what], tally["gold"])
    p = tally[f"said in {what}"] / tally["said"] if tally["said"] else 0.0
    r = float(out["r"])
    return {**out, "p": round(p, 3), "said": tally["said"], "f1": round(2 * p * r / (p + r), 3) if p + r else 0.0}


def score(path: str) -> dict[str, Any]:
    """The figures over a file."""
    tally: Counter[str] = Counter()
    for record, reading in readings(records(path)):
        count(record, reading, tally)
    by = {name: f"{tally[f'hit {name}']}/{tally[f'gold {name}']}" for name in MAPS}
    return {"pairs": figure(tally, "pairs"), "relations": figure(tally, "relations"), "by_relation": by}


if __name__ == "__main__":
    print(json.dumps(score(asked(__doc__)[0]), indent=1))
