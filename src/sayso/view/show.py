"""The id of a record goes in; the record comes out with its words marked in their paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sayso.errors import InputError
from sayso.store import read
from sayso.store.database import Database
from sayso.view import export, lines, records
from sayso.view.claims import chains, claim_record, denials_of
from sayso.view.lines import AttributionLine, EventLine, Party, Register, TieLine, Words
from sayso.view.records import Record

SHORTEST = 4  # letters of an id that are looked up
CONTEXT = 1200  # characters shown around a sentence at most


@dataclass(frozen=True, slots=True)
class Mark:
    """What a stretch of the shown text is in the record."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One record with the text around it. Marks count from the start of `text`, at `offset` in the article."""

    kind: str
    record: Record
    document: Mapping[str, Any] | None = None
    offset: int = 0
    text: str = ""
    marks: tuple[Mark, ...] = ()
    related: tuple[Record, ...] = ()
    denials: tuple[AttributionLine, ...] = ()


def show(database: Database, register: Register, given: str) -> Shown:
    """The record whose id is, or begins with, `given`."""
    key = given.strip().lower()
    if len(key) < SHORTEST:
        raise InputError(
            f"«{given}» is too short for an id: give at least {SHORTEST} of its letters, as tables show them"
        )
    found = read.find(database, key)
    found = [hit for hit in found if hit[1] == key] or found
    if not found:
        raise InputError(f"no record has the id «{given}»: ids stand in the tables, for example of «sayso timeline»")
    if len(found) > 1:
        raise InputError(
            f"«{given}» begins {len(found)} ids ({', '.join(f'{k} {i}' for k, i in found[:4])} …): give more letters"
        )
    kind, full = found[0]
    return SHOWS[kind](database, register, full)


def _event(database: Database, register: Register, key: str) -> Shown:
    event = next(lines.events(read.events(database, ids=[key]), register))
    record = records.event_record(event)
    shown = _around(database, "event", record, event.document, event.sentence, event_marks(event))
    told = [key]
    for happening in read.happenings(database, ids=[event.happening] if event.happening else []):
        told += happening["reports"]
    return replace(shown, denials=denials_of(database, register, told))


def event_marks(event: EventLine) -> Iterator[tuple[str, tuple[int, int]]]:
    """The words of an event that a reader wants to see marked."""
    yield "act", event.trigger.span
    yield from _marked("actor", event.actors)
    yield from _marked("recipient", event.recipients)
    yield from _marked("source", [event.source] if event.source else [])
    if event.source_cue:
        yield "cue", event.source_cue.span
    if event.content:
        yield "content", event.content.span
    if event.place:
        yield "place", event.place.span
    yield from (("retelling", span) for span in event.retellings)


def _marked(label: str, parties: Sequence[Party]) -> Iterator[tuple[str, tuple[int, int]]]:
    return ((label, party.span) for party in parties)


def _tie(database: Database, register: Register, key: str) -> Shown:
    tie = next(lines.ties(read.ties(database, ids=[key]), register))
    record = next(iter(export.tie_records([tie])))
    return _around(database, "tie", record, tie.document, tie.sentence, _tie_marks(tie))


def _tie_marks(tie: TieLine) -> Iterator[tuple[str, tuple[int, int]]]:
    yield "subject", tie.subject.span
    yield "object", tie.object.span
    if tie.source:
        yield "source", tie.source.span


def _attribution(database: Database, register: Register, key: str) -> Shown:
    rows = list(read.attributions(database, ids=[key]))
    chain = chains(database, register, rows)
    told = next(lines.attributions(iter(rows), register, chains=chain, denied=lines.denied(database)))
    marks = [("content", words.span) for words in told.content]
    marks += [("source", told.source.span)] if told.source else []
    marks += [("cue", told.cue.span)] if told.cue else []
    spans = [span for _, span in marks]
    whole = Words("", (min(s for s, _ in spans), max(e for _, e in spans)))
    shown = _around(database, "attribution", claim_record(told), told.document, whole, marks)
    events = lines.events(read.events(database, ids=told.denies), register)
    return replace(shown, related=tuple(map(records.event_record, events)))


def _quote(database: Database, register: Register, key: str) -> Shown:
    quote = next(lines.quotes(read.quotes(database, ids=[key]), register))
    marks = [("quote", quote.span), *(_marked("speaker", [quote.speaker] if quote.speaker else []))]
    return _around(database, "quote", records.quote_record(quote), quote.document, Words("", quote.span), marks)


def _happening(database: Database, register: Register, key: str) -> Shown:
    happening = next(lines.happenings(read.happenings(database, ids=[key]), register))
    events = lines.events(read.events(database, ids=happening.reports), register)
    denials = denials_of(database, register, happening.reports)
    related = tuple(map(records.event_record, events))
    return Shown("happening", records.happening_record(happening), related=related, denials=denials)


def _article(database: Database, register: Register, key: str) -> Shown:
    row = next(read.documents(database, [key], with_text=True), None)
    if row is None:
        raise InputError(f"the article {key} holds no reading: read it again")
    issues = list(read.issues(database, key))
    events = lines.events(read.events(database, articles=[key]), register)
    record = records.document_record(row, issues)
    return Shown("article", record, row, 0, row["text"], related=tuple(map(records.event_record, events)))


def _actor(database: Database, register: Register, key: str) -> Shown:
    who = register.identities[key]
    names = export.name_records(read.mentions_of(database, key))
    events = lines.events(read.events(database, actors=[key]), register)
    record = {"id": who.id, "name": who.name, "kind": who.kind, "code": who.code, "sector": who.sector, "names": names}
    return Shown("actor", record, related=tuple(map(records.event_record, events)))


SHOWS = {
    "event": _event, "tie": _tie, "attribution": _attribution, "quote": _quote, "happening": _happening,
    "article": _article, "actor": _actor,
}  # fmt: skip


def _around(
    database: Database, kind: str, record: Record, article: str, at: Words, marks: Iterator[Any] | Sequence[Any]
) -> Shown:
    """A record in its paragraph, marks counted from where the shown text starts."""
    document = next(read.documents(database, [article], with_text=True))
    start, end = paragraph_around(document, at.span)
    inside = sorted(
        (Mark(max(a, start) - start, min(b, end) - start, label) for label, (a, b) in marks if a < end and b > start),
        key=lambda m: (m.start, -m.end),
    )
    shown = {key: cell for key, cell in document.items() if key != "text"}
    return Shown(kind, record, shown, start, document["text"][start:end], tuple(inside))


def paragraph_around(document: Mapping[str, Any], span: tuple[int, int]) -> tuple[int, int]:
    """The paragraphs that a span touches, cut where they are very long; the span itself is always inside."""
    touched = [p for p in document["paragraph_spans"] if p[0] < span[1] and span[0] < p[1]]
    start = min([span[0], *(p[0] for p in touched)])
    end = max([span[1], *(p[1] for p in touched)])
    return max(start, span[0] - CONTEXT), min(end, span[1] + CONTEXT)
