"""A reading of one text goes in; why it was coded so comes out, as plain records: what `sayso explain` shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sayso.model import Actor, Attribution, Clause, Entity, Event, Reading, Tie, Words

Record = dict[str, Any]


def explain(reading: Reading, clauses: Sequence[Clause] = (), words: Words | None = None) -> Record:
    """Clauses (with the `words` that they count in), events with roles and rule, attributions, ties, and who is who."""
    actors = {actor.id: actor for actor in reading.mentions.actors}
    return {
        "text": reading.article.text,
        "clauses": [
            _clause(clause, words, reading.article.text)
            for clause in clauses
            if words and (clause.arguments or clause.kind != "nominal")
        ],
        "events": [_event(event, actors) for event in reading.events],
        "attributions": [_attribution(told, actors) for told in reading.attributions],
        "ties": [_tie(tie, actors) for tie in reading.ties],
        "actors": [
            {"name": a.name, "kind": a.kind, "code": a.code, "sector": a.sector, "reason": a.reason}
            for a in actors.values()
        ],
        "issues": [issue.message for issue in reading.issues],
    }


def _clause(clause: Clause, words: Words, text: str) -> Record:
    said = {}
    for argument in clause.arguments:
        role = " ".join(part for part in (argument.role, argument.preposition) if part)
        span = words.span(argument.first, argument.last)
        said[role] = text[span.start : span.end] + (f" ({argument.inferred})" if argument.inferred else "")
    return {
        "predicate": " ".join(part for part in (clause.light, clause.lemma, clause.particle) if part),
        "kind": clause.kind,
        "voice": clause.voice, "tense": clause.tense, "modal": clause.modal, "negated": clause.negation is not None,
        "question": clause.question, "link": clause.link, "mark": clause.mark, **said,
    }  # fmt: skip


def _name(entity: Entity | None, actors: dict[str, Actor]) -> str | None:
    """The words, and whom they mean where that is more than the words say."""
    if entity is None:
        return None
    actor = actors.get(entity.actor or "")
    return entity.text if actor is None or actor.name == entity.text else f"{entity.text} = {actor.name}"


def _names(entities: Iterable[Entity], actors: dict[str, Actor]) -> list[str | None]:
    return [_name(entity, actors) for entity in entities]


def _event(event: Event, actors: dict[str, Actor]) -> Record:
    days = event.days
    return {
        "type": event.type, "modes": list(event.modes), "words": event.trigger.text, "actor": _names(event.actor,
        actors),
        "recipient": _names(event.recipient, actors), "status": event.status, "source": _name(event.source, actors),
        "source_chain": _names(event.source_chain, actors), "cue": event.source_cue.text if event.source_cue else None,
        "content": event.content.text if event.content else None,
        "date": [d.isoformat() if d else None for d in (days.first, days.last)] if days else None,
        "date_text": event.date_text,
        "date_basis": event.date_basis, "place": event.place.name if event.place else None,
        "counts": {slot: {"low": a.low, "high": a.high, "text": a.text} for slot, a in event.counts},
        "rule": event.rule,
        "confidence": event.confidence,
    }  # fmt: skip


def _attribution(told: Attribution, actors: dict[str, Actor]) -> Record:
    return {
        "source": _name(told.source, actors), "cue": told.cue.text if told.cue else None, "stance": told.stance,
        "kind": told.kind, "content": " … ".join(passage.text for passage in told.content),
        "nested": told.parent is not None,
        "rule": told.rule,
    }  # fmt: skip


def _tie(tie: Tie, actors: dict[str, Actor]) -> Record:
    return {
        "subject": _name(tie.subject, actors), "relation": tie.relation, "object": _name(tie.object, actors),
        "office": tie.office, "former": tie.former, "source": _name(tie.source, actors), "rule": tie.rule,
    }  # fmt: skip
