"""Agency reports with incident templates go in; how often we find the incident, its culprits and its victims comes out.

Only the reports in mixed case are read (most of the set is in capitals), each as a whole:
- `attack`, `kidnapping`: is an article with a template of that kind (attack: ATTACK, BOMBING, ARSON; kidnapping:
  KIDNAPPING) one in which we code an actual ASSAULT (kidnapping: one with mode abduct)? Templates marked optional
  decide nothing.
- `perpetrator`, `victim`: a template filler (individual or organisation; named or described person) is found when
  some ASSAULT or COERCE of ours has an actor (victim: a recipient) with a content word in common with one of its
  strings. Precision: the share of our actors (recipients) of such events, in articles with templates, that share a
  word with any filler.

usage: python bench/muc4.py FILE
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from asked import asked
from readings import Record, content_words, prf, readings, records
from sayso.model import Entity, Event, Reading

ATTACK = {"ATTACK", "BOMBING", "ARSON", "ATTACK / BOMBING", "BOMBING / ATTACK"}
SLOTS = {"perpetrator": ("perp_individual", "perp_org"), "victim": ("hum_name", "hum_description")}


def fillers(templates: Iterable[dict[str, Any]], slots: tuple[str, ...]) -> list[tuple[bool, frozenset[str]]]:
    """Each filler of `slots` as (optional, its content words)."""
    found = []
    for template in templates:
        for slot in slots:
            for filler in template[slot]:
                strings = filler["strings"] if isinstance(filler, dict) else filler
                optional = template["optional"] or (isinstance(filler, dict) and filler["optional"])
                found.append((optional, frozenset().union(*(content_words(s) for s in strings))))
    return found


def names_of(entity: Entity, reading: Reading) -> frozenset[str]:
    """The content words of an entity and of its actor's name."""
    known = next((a.name for a in reading.mentions.actors if a.id == entity.actor), "")
    return content_words(entity.text) | content_words(known)


def count(record: Record, reading: Reading, tally: Counter[str]) -> None:
    violent = [e for e in reading.events if e.type in ("ASSAULT", "COERCE") and e.status == "actual"]
    assaults = [e for e in violent if e.type == "ASSAULT"]
    templates = record["templates"]
    for what, kinds in (("attack", ATTACK), ("kidnapping", {"KIDNAPPING"})):
        of_kind = [t for t in templates if t["type"] in kinds]
        if of_kind and all(t["optional"] for t in of_kind):
            continue
        said = any(what == "attack" or "abduct" in e.modes for e in assaults)
        tally[f"{what} gold"] += bool(of_kind)
        tally[f"{what} said"] += said
        tally[f"{what} hit"] += said and bool(of_kind)
    if templates:
        for what, slots in SLOTS.items():
            _count_parties(what, fillers(templates, slots), violent, reading, tally)


def _count_parties(
    what: str, wanted: list[tuple[bool, frozenset[str]]], events: list[Event], reading: Reading, tally: Counter[str]
) -> None:
    parties = [p for e in events for p in (e.actor if what == "perpetrator" else e.recipient)]
    given = {p.actor or p.text: names_of(p, reading) for p in parties}
    tally[f"{what} gold"] += sum(not optional for optional, _ in wanted)
    tally[f"{what} found"] += sum(
        not optional and any(words & names for names in given.values()) for optional, words in wanted
    )
    tally[f"{what} said"] += len(given)
    tally[f"{what} right"] += sum(any(words & names for _, words in wanted) for names in given.values())


def main(path: str) -> dict[str, object]:
    """Score the file, print its figures and give them back."""
    tally: Counter[str] = Counter()
    for record, reading in readings(row for row in records(path) if row["mixed_case"]):
        count(record, reading, tally)
    figures: dict[str, object] = {
        what: prf(tally[f"{what} hit"], tally[f"{what} said"], tally[f"{what} gold"])
        for what in ("attack", "kidnapping")
    }
    for what in SLOTS:
        p, r = (
            tally[f"{what} right"] / max(1, tally[f"{what} said"]),
            tally[f"{what} found"] / max(1, tally[f"{what} gold"]),
        )
        figures[what] = {
            "p": round(p, 3),
            "r": round(r, 3),
            "f1": round(2 * p * r / (p + r), 3) if p + r else 0.0,
            "gold": tally[f"{what} gold"],
        }
    print(json.dumps(figures))
    return figures


if __name__ == "__main__":
    main(asked(__doc__)[0])
