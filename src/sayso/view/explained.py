"""The records of `explain` go in; a Rich rendering comes out, the short answer first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from sayso.view.tables import amount, days, short

Record = Mapping[str, Any]
CONDITIONS = 120  # letters of a row's conditions that are shown


def explained(answer: Record) -> RenderableType:
    """Why a text was coded so: in short, then event by event, then what it was made of."""
    parts: list[RenderableType] = [Text(answer["text"], style="bold"), Text("→ " + " · ".join(answer["in_short"]))]
    for event in answer["events"]:
        parts += [Text(""), Text(_title(event), style="bold cyan"), _pairs(_event(event))]
    for title, lines in (
        ("Who says what", map(_attribution, answer["attributions"])),
        ("Ties", map(_tie, answer["ties"])),
        ("Clauses, and what became of them", map(_clause, answer["clauses"])),
        ("Who is who", map(_actor, answer["actors"])),
    ):
        listed = list(lines)
        if listed:
            parts += [Text(""), Text(title, style="bold cyan"), _pairs(listed)]
    return Group(*parts, *(Text(message, style="red") for message in answer["issues"]))


def _pairs(rows: Iterable[tuple[str, str]]) -> Table:
    made = Table(box=box.SIMPLE, show_header=False, show_edge=False, pad_edge=False)
    made.add_column(overflow="fold", max_width=40)
    made.add_column(overflow="fold")
    for name, said in rows:
        made.add_row(Text(name), Text(said))
    return made


def _title(event: Record) -> str:
    return " · ".join([event["type"], *event["modes"], event["status"]])


def _event(event: Record) -> Iterable[tuple[str, str]]:
    yield "act", f"«{event['words']}»"
    for name, role in (("who", "actor"), ("to whom", "recipient")):
        yield name, ", ".join(event[role]) or "–"
    if event["content"]:
        yield "content", f"«{event['content']}»"
    through = "; ".join(event["source_chain"][:-1])
    cue = f" (cue «{event['cue']}»)" if event["cue"] and event["cue"] != event["source"] else ""
    yield (
        "says so",
        (event["source"] + cue if event["source"] else "the article") + (f", through {through}" if through else ""),
    )
    if event["date"]:
        told = f" («{event['date_text']}»)" if event["date_text"] else f" (basis: {event['date_basis']})"
        yield "when", days(*event["date"]) + told
    if event["place"]:
        yield "where", event["place"]
    yield from ((slot, amount(count["low"], count["high"])) for slot, count in event["counts"].items())
    row = event["row"]
    if row:
        when = f"; when {short(row['conditions'], CONDITIONS)}" if row["conditions"] else ""
        yield "frame row", f"{event['rule']}: {short(row['predicate'].replace('|', ', '), 80)}{when}"
        yield "as in", row["example"] or "–"
    else:
        yield "rule", event["rule"]
    yield "confidence", f"{event['confidence']:.2f}"


def _attribution(told: Record) -> tuple[str, str]:
    cue = f" («{told['cue']}»)" if told["cue"] and told["cue"] != told["source"] else ""
    above = "".join(f", as told by {name}" for name in told["told_by"])
    who = (told["source"] or "unnamed source") + above
    return f"{who} {told['stance']}{cue}", f"{told['kind']}: {short(told['content'])}  [rule: {told['rule']}]"


def _tie(tie: Record) -> tuple[str, str]:
    said = f"{tie['subject']} {tie['relation'].replace('_', ' ')} {tie['object']}"
    office = f" ({tie['office']})" if tie["office"] else ""
    source = f"{tie['source']} says so; " if tie["source"] else ""
    return f"{said}{office}{', once' if tie['former'] else ''}", f"{source}rule: {tie['rule']}"


def _clause(clause: Record) -> tuple[str, str]:
    marks = [clause["form"], "negated" if clause["negated"] else "", "question" if clause["question"] else ""]
    mark = f"«{clause['mark']}»" if clause["mark"] else ""
    said = ", ".join(part for part in (clause["kind"], *marks, mark) if part)
    roles = " · ".join(f"{role}: {short(words, 60)}" for role, words in clause["roles"].items())
    return f"{clause['predicate']} ({said})", f"{roles or 'no argument'}\n→ {clause['fate']}"


def _actor(actor: Record) -> tuple[str, str]:
    return actor["name"], " ".join(part for part in (actor["kind"], actor["code"], actor["sector"]) if part)
