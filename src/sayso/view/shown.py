"""One record with the text around it goes in; a Rich rendering comes out: marked words, fields, what is linked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from sayso.store.folding import fold
from sayso.view.claim_tables import claim_table
from sayso.view.show import Shown
from sayso.view.tables import ID, amount, days, short, table
from sayso.view.terminal import count

STYLES = {
    "act": "bold reverse", "actor": "bold green", "recipient": "bold red", "source": "bold cyan",
    "speaker": "bold cyan", "cue": "cyan",
    "content": "italic", "quote": "italic", "place": "magenta", "subject": "bold green", "object": "bold yellow",
    "retelling": "underline",
}  # fmt: skip


def shown(answer: Shown) -> RenderableType:
    """One record: where it stands, its words marked in their paragraph, and its fields."""
    head = Text(f"{answer.kind} {answer.record['id']}", style="bold")
    parts: list[RenderableType] = [head]
    if answer.document:
        document = answer.document
        told = [document["title"], document["outlet"], document["published"], document["path"] or document["url"]]
        parts.append(Text(" · ".join(str(part) for part in told if part), style="dim"))
    if answer.marks:
        parts += [Text(""), marked(answer), legend(answer), Text("")]
    parts.append(_fields(answer.record))
    if answer.related:
        parts.append(_related(answer.related, answer.kind == "attribution"))
    if answer.denials:
        parts.append(claim_table(answer.denials, title="Who denies it"))
    return Group(*parts)


def marked(answer: Shown) -> Text:
    """The text with the record's words marked; in a pipe, where no style is seen, the legend names them."""
    text = Text(answer.text)
    for mark in answer.marks:
        text.stylize(STYLES.get(mark.label, "bold"), mark.start, mark.end)
    return text


def legend(answer: Shown) -> Text:
    """Which words are what."""
    said = Text()
    for mark in answer.marks:
        said.append(f"\n{mark.label}: ", style="dim")
        said.append(short(answer.text[mark.start : mark.end]), style=STYLES.get(mark.label, "bold"))
    return said


def _fields(record: Mapping[str, Any]) -> Table:
    made = Table(box=None, show_header=False, pad_edge=False)
    made.add_column(style="dim", no_wrap=True)
    made.add_column(overflow="fold")
    for name, cell in record.items():
        if cell not in (None, False, [], {}, "") and name not in {"text", "text_info", "body_spans", "id"}:
            made.add_row(name, Text(cell_words(cell)))
    return made


def cell_words(cell: Any) -> str:
    """A field's value as a person reads it."""
    if isinstance(cell, Mapping):
        if "geonameid" in cell:
            return _place_words(cell)
        if "low" in cell:
            return amount(cell["low"], cell["high"]) + (f" («{cell['text']}»)" if cell.get("text") else "")
        named = cell.get("identifier_text") or cell.get("entity_text") or cell.get("text")
        if "entity_text" in cell or "text" in cell:
            own = cell.get("entity_text") or cell.get("text")
            return f"{own} = {named}" if named and fold(str(named)) != fold(str(own)) else str(own)
        return ", ".join(f"{key} {cell_words(value)}" for key, value in cell.items() if value not in (None, [], ""))
    if isinstance(cell, list | tuple):
        return "; ".join(cell_words(part) for part in cell)
    return str(cell)


def _place_words(place: Mapping[str, Any]) -> str:
    parts = [place.get("resolved_place") or place["extracted_place"], place.get("province"), place.get("country")]
    known = f" (GeoNames {place['geonameid']})" if place["geonameid"] is not None else ""
    return ", ".join(dict.fromkeys(part for part in parts if part)) + known


def _related(records: Sequence[Mapping[str, Any]], denied: bool) -> Table:
    title = "What it denies" if denied else count(len(records), "event")
    made = table("date", "type", "who", "to whom", "words", "id", title=title)
    for record in records:
        who, whom = (
            ", ".join(p["identifier_text"] or p["entity_text"] for p in record[role]) for role in ("actor", "recipient")
        )
        made.add_row(
            days(record["date"], record["enddate"]),
            record["event"][0],
            who,
            whom,
            short(record["text"]),
            record["id"][:ID],
        )
    return made
