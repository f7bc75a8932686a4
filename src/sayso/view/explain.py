"""A reading of one text goes in; why it was coded so comes out, as plain records: what `sayso explain` shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.lexicon.framerows import NO_EVENT, Row
from sayso.model import Actor, Attribution, Clause, Entity, Event, Reading, Span, Tie, Words

Record = dict[str, Any]
DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Parsed:
    """What stands behind a reading: its words and clauses, and for each clause the frame row that fires on it."""

    words: Words
    clauses: Sequence[Clause]
    rows: Sequence[Row | None]


def explain(reading: Reading, parsed: Parsed | None = None) -> Record:
    """In short and at length: events with roles and row, clauses, attributions, ties, and who is who."""
    actors = {actor.id: actor for actor in reading.mentions.actors}
    rows = {row.id: row for row in parsed.rows if row} if parsed else {}
    clauses = zip(parsed.clauses, parsed.rows, strict=True) if parsed else ()
    return {
        "text": reading.article.text,
        "in_short": in_short(reading),
        "events": [_event(event, actors, rows.get(event.rule)) for event in reading.events],
        "attributions": [_attribution(told, reading, actors) for told in reading.attributions],
        "ties": [_tie(tie, actors) for tie in reading.ties],
        "clauses": [
            _clause(clause, row, parsed.words, reading)
            for clause, row in clauses
            if parsed and (row or _tells(clause))
        ],
        "actors": [
            {"name": a.name, "kind": a.kind, "code": a.code, "sector": a.sector, "reason": a.reason}
            for a in actors.values()
        ],
        "issues": [issue.message for issue in reading.issues],
    }  # fmt: skip


def in_short(reading: Reading) -> list[str]:
    """A line an event («A ASSAULT B, actual»), then a line an attribution («C asserts»)."""
    events = [
        f"{' + '.join(_bare(e.actor)) or '–'} {e.type} {' + '.join(_bare(e.recipient))}".rstrip() + f", {e.status}"
        for e in reading.events
    ]
    voices = [f"{_bare([a.source])[0] if a.source else 'unnamed source'} {a.stance}" for a in reading.attributions]
    return [*(events or ["no event"]), *dict.fromkeys(voices)]


def _bare(parties: Sequence[Entity]) -> list[str]:
    return [party.text.removeprefix("the ").removeprefix("The ") for party in parties]


def _tells(clause: Clause) -> bool:
    """Whether a clause says more than that there is a thing: «foreign ministry» does not."""
    return clause.kind not in ("nominal", "light") or any(
        a.role not in ("modifier", "oblique") for a in clause.arguments
    )


def _clause(clause: Clause, row: Row | None, words: Words, reading: Reading) -> Record:
    text = reading.article.text
    said: dict[str, str] = {}
    for argument in clause.arguments:
        role = " ".join(part for part in (argument.role, argument.preposition) if part)
        span = words.span(argument.first, argument.last)
        words_ = text[span.start : span.end] + (f" ({argument.inferred})" if argument.inferred else "")
        said[role] = f"{said[role]}; {words_}" if role in said else words_
    form = [clause.voice if clause.voice == "passive" else "", clause.modal, clause.tense]
    return {
        "predicate": " ".join(part for part in (clause.light, clause.lemma, clause.particle) if part),
        "kind": clause.kind, "form": " ".join(part for part in form if part and part != "none"),
        "negated": clause.negation is not None, "question": clause.question, "link": clause.link, "mark": clause.mark,
        "roles": said, "row": row.id if row else None, "row_type": row.type if row else None,
        "fate": _fate(words.span(clause.head, clause.head + 1), row, reading),
    }  # fmt: skip


def _fate(span: Span, row: Row | None, reading: Reading) -> str:
    """What became of a clause: coded, or why it is no event of its own."""
    for event in reading.events:
        if event.trigger.span.touches(span):
            return f"coded as {event.type} by row {event.rule}"
    if any(a.cue and a.cue.span.touches(span) for a in reading.attributions):
        return "tells who says it"
    if row is None:
        return "no frame row fits"
    if row.type == NO_EVENT:
        return f"this use is no event by row {row.id}"
    return f"not coded, though row {row.id} fits: {_why_not(span, reading)}"


def _why_not(span: Span, reading: Reading) -> str:
    for event in reading.events:
        if any(again.touches(span) for again in event.retellings):
            return f"it tells again what «{event.trigger.text}» tells"
        if event.content and event.content.span.holds(span):
            return f"it is the content of «{event.trigger.text}»"
    for told in reading.attributions:
        if told.stance != "asserts" and any(part.span.holds(span) for part in told.content):
            who = told.source.text if told.source else "someone"
            return f"{who} {told.stance} it"
    return "it is not told as an act of its own"


def _name(entity: Entity | None, actors: dict[str, Actor]) -> str | None:
    """The words, and whom they mean where that is more than the words say."""
    if entity is None:
        return None
    actor = actors.get(entity.actor or "")
    bare = entity.text.removeprefix("the ").removeprefix("The ")
    return entity.text if actor is None or actor.name in (entity.text, bare) else f"{entity.text} = {actor.name}"


def _names(entities: Iterable[Entity], actors: dict[str, Actor]) -> list[str | None]:
    return [_name(entity, actors) for entity in entities]


def _event(event: Event, actors: dict[str, Actor], row: Row | None) -> Record:
    days = event.days
    return {
        "type": event.type, "modes": list(event.modes), "words": event.trigger.text,
        "actor": _names(event.actor, actors), "recipient": _names(event.recipient, actors), "status": event.status,
        "source": _name(event.source, actors), "source_chain": _names(event.source_chain, actors),
        "cue": event.source_cue.text if event.source_cue else None,
        "content": event.content.text if event.content else None,
        "date": [d.isoformat() if d else None for d in (days.first, days.last)] if days else None,
        "date_text": event.date_text, "date_basis": event.date_basis,
        "place": event.place.name if event.place else None,
        "counts": {slot: {"low": a.low, "high": a.high, "text": a.text} for slot, a in event.counts},
        "rule": event.rule, "row": _row(row), "confidence": event.confidence,
    }  # fmt: skip


def _row(row: Row | None) -> Record | None:
    """The frame row that fired, as far as a reader wants it."""
    if row is None:
        return None
    return {"predicate": row.predicate, "conditions": row.conditions, "example": row.example, "where": row.where}


def _attribution(told: Attribution, reading: Reading, actors: dict[str, Actor]) -> Record:
    return {
        "source": _name(told.source, actors), "cue": told.cue.text if told.cue else None, "stance": told.stance,
        "kind": told.kind, "content": " … ".join(passage.text for passage in told.content),
        "told_by": _above(told, reading, actors), "nested": told.parent is not None, "rule": told.rule,
    }  # fmt: skip


def _above(told: Attribution, reading: Reading, actors: dict[str, Actor]) -> list[str | None]:
    """The sources within whose contents an attribution stands, from the nearest outwards."""
    held = {each.id: each for each in reading.attributions}
    found: list[str | None] = []
    at = held.get(told.parent or "")
    while at is not None and len(found) < DEEPEST:
        found.append(_name(at.source, actors) or "unnamed source")
        at = held.get(at.parent or "")
    return found


def _tie(tie: Tie, actors: dict[str, Actor]) -> Record:
    return {
        "subject": _name(tie.subject, actors), "relation": tie.relation, "object": _name(tie.object, actors),
        "office": tie.office, "former": tie.former, "source": _name(tie.source, actors), "rule": tie.rule,
    }  # fmt: skip
