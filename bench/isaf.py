"""Press releases of a military coalition with one coded event each go in; how often we read the same comes out.

- `killed`, `captured`: precision, recall and F1 over releases: we say killed when an actual ASSAULT has a dead
  count or is told by a word of killing, captured when a COERCE with mode arrest or an ASSAULT with mode abduct is
  actual.
- `number_killed`, `number_captured`: among releases with a coded minimum of one or more that we call so, the share
  in which the sum or the largest of our counts (low) is that minimum; an act without a count stands for one.
- `date`: the share in which an event of those kinds covers the coded day; the release's own date line is read from
  its text.
- `province`: the share in which a place of such an event names the coded province.

usage: python bench/isaf.py FILE
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from typing import Any

from asked import asked
from readings import Record, prf, readings, records
from sayso.model import Event, Reading

DATE_LINE = re.compile(r"\(\s*([A-Z][a-z]{2,8})\.?\s+(\d{1,2}),\s+(20\d\d)\s*\)")
KILLING = re.compile(r"\b(?:kill|slain|eliminat)", re.IGNORECASE)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def dated(record: Record) -> Record:
    """The record with the day of its date line as `day`."""
    found = DATE_LINE.search(record["text"])
    if found and found[1][:3].lower() in MONTHS:
        month = MONTHS.index(found[1][:3].lower()) + 1
        record["day"] = f"{found[3]}-{month:02}-{int(found[2]):02}"
    return record


def of_kind(reading: Reading, what: str) -> list[Event]:
    """The actual events that tell a killing or a capture."""
    found = []
    for event in reading.events:
        slots = {slot for slot, _ in event.counts}
        if what == "killed":
            right = event.type == "ASSAULT" and ("dead" in slots or bool(KILLING.search(event.trigger.text)))
        else:
            right = (event.type == "COERCE" and "arrest" in event.modes) or "abduct" in event.modes
        if right and event.status == "actual":
            found.append(event)
    return found


def count(record: Record, reading: Reading, tally: Counter[str]) -> None:
    gold = record["events"][0]
    told: list[Event] = []
    for what, mark, number, slot in (
        ("killed", "killq", "min_killed", "dead"),
        ("captured", "captureq", "min_captured", "arrested"),
    ):
        events = of_kind(reading, what)
        told += events
        tally[f"{what} gold"] += gold[mark]
        tally[f"{what} said"] += bool(events)
        tally[f"{what} hit"] += gold[mark] and bool(events)
        if events and gold[number]:
            tally[f"{what} numbers"] += 1
            lows = [next((a.low or 0 for s, a in e.counts if s == slot), 1) for e in events]
            tally[f"{what} right"] += gold[number] in (sum(lows), max(lows))
    _count_where_when(gold, told, tally)


def _count_where_when(gold: dict[str, Any], told: list[Event], tally: Counter[str]) -> None:
    if not told:
        return
    if gold.get("start_date"):
        day = dt.date.fromisoformat(gold["start_date"])
        tally["dates"] += 1
        tally["dates right"] += any(e.days and (e.days.first or day) <= day <= (e.days.last or day) for e in told)
    provinces = [p for p in gold.get("province") or [] if p]
    if provinces:
        tally["provinces"] += 1
        words = " ".join(f"{e.place.text} {e.place.province} {e.place.name}".lower() for e in told if e.place)
        tally["provinces right"] += any(p in words for p in provinces)


def main(path: str) -> dict[str, object]:
    """Score the file, print its figures and give them back."""
    tally: Counter[str] = Counter()
    for record, reading in readings(map(dated, records(path)), "day"):
        count(record, reading, tally)
    figures: dict[str, object] = {}
    for what in ("killed", "captured"):
        figures[what] = prf(tally[f"{what} hit"], tally[f"{what} said"], tally[f"{what} gold"])
        figures[f"number_{what}"] = round(tally[f"{what} right"] / max(1, tally[f"{what} numbers"]), 3)
    figures["date"] = round(tally["dates right"] / max(1, tally["dates"]), 3)
    figures["province"] = round(tally["provinces right"] / max(1, tally["provinces"]), 3)
    print(json.dumps(figures))
    return figures


if __name__ == "__main__":
    main(asked(__doc__)[0])
