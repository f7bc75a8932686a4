"""Typed records go in; the lines of RECORDS come out: what `export records` and `--json` write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sayso.lexicon.tables import rows
from sayso.view.lines import AttributionLine, EventLine, HappeningLine, Party, QuoteLine, Spotted, TieLine, Who, Words

Record = dict[str, Any]


@cache
def cameo_codes() -> Mapping[tuple[str, str], str]:
    """The CAMEO code of each type and mode that has one."""
    return {(name, mode): code for name, mode, code in rows("cameo", 3)}


def cameo(type_: str, modes: Sequence[str], codes: Mapping[tuple[str, str], str]) -> str | None:
    """The code of the first mode that has one; of the bare type where no mode is told."""
    return next((codes[type_, mode] for mode in modes or ("",) if (type_, mode) in codes), None)


def document_record(row: Mapping[str, Any], issues: Sequence[Mapping[str, Any]], *, text: bool = False) -> Record:
    """A line of documents.jsonl."""
    reach = (
        {"start": row["published_first"], "end": row["published_last"]}
        if row["published_first"] or row["published_last"]
        else None
    )
    return {
        "id": row["id"], "given_id": row["given_id"], "path": row["path"], "url": row["url"], "outlet": row["outlet"],
        "title": row["title"], "authors": row["authors"], "published": row["published"], "published_range": reach,
        "published_basis": row["published_basis"], "language": row["language"], "contexts": row["contexts"],
        "body_spans": row["body_spans"], "same_as": row["same_as"], "sha256": row["sha256"],
        "issues": [{k: issue[k] for k in ("code", "message", "start", "end")} for issue in issues],
        **({"text": row["text"]} if text else {}),
    }  # fmt: skip


def entity(party: Party | None, *, spans: bool = False) -> Record | None:
    """A party as records tell it."""
    if party is None:
        return None
    who = party.actor
    said: Record = {
        "entity_text": party.text, "identifier_id": party.id, "identifier_text": who.name if who else None,
        "code": who.code if who else None, "sector": who.sector if who else None,
    }  # fmt: skip
    return {**said, "start": party.span[0], "end": party.span[1]} if spans else said


def who_record(who: Who) -> Record:
    """An actor of a happening as records tell it."""
    return {
        "entity_text": who.name, "identifier_id": who.id if who.named else None,
        "identifier_text": who.name if who.id else None,
        "code": who.code, "sector": who.sector,
    }  # fmt: skip


def passage(words: Words | None) -> Record | None:
    """Words with their span."""
    return {"text": words.text, "start": words.span[0], "end": words.span[1]} if words else None


def location(place: Spotted | None) -> Record | None:
    """A place as PLOVER's event_loc."""
    if place is None:
        return None
    return {
        "extracted_place": place.text, "resolved_place": place.name if place.geonameid is not None else None,
        "geonameid": place.geonameid, "lat": place.lat, "lon": place.lon, "city": place.city,
        "province": place.province,
        "country": place.country, "country_code": place.country_code, "feature_code": place.feature_code,
        "resolution": resolution(place.feature_code), "start": place.span[0], "end": place.span[1],
    }  # fmt: skip


def resolution(feature_code: str | None) -> int | None:
    """PLOVER's: 1 country, 2 province, 3 district, 4 town, 5 within a town."""
    code = feature_code or ""
    if code.startswith(("PCL", "TERR")):
        return 1
    if code == "PPLX" or (code and not code.startswith(("ADM", "PPL"))):
        return 5
    return {"ADM1": 2}.get(code, 3 if code.startswith("ADM") else 4) if code else None


def event_record(event: EventLine) -> Record:
    """A line of events.jsonl."""
    size: Record = {slot: {"low": low, "high": high, "text": text} for slot, (low, high, text) in event.counts.items()}
    votes = {"for": event.votes[0], "against": event.votes[1]} if event.votes else None
    return {
        "id": event.id, "document": event.document, "event": [event.type], "mode": list(event.modes),
        "context": list(event.contexts), "actor": [entity(p) for p in event.actors],
        "recipient": [entity(p) for p in event.recipients], "status": event.status,
        "source": entity(event.source), "source_chain": [entity(p) for p in event.source_chain],
        "source_cue": passage(event.source_cue), "content": passage(event.content), "date": event.date,
        "enddate": event.enddate, "date_text": event.date_text, "date_basis": event.date_basis,
        "event_loc": location(event.place), "size": size or None, "votes": votes, "event_text": event.trigger.text,
        "event_span": list(event.trigger.span), "text": event.sentence.text,
        "text_info": {"start": event.sentence.span[0], "end": event.sentence.span[1]}, "quad_code": event.quad,
        "event_scale": event.score,
        "cameo": cameo(event.type, event.modes, cameo_codes()), "confidence": event.confidence, "rule": event.rule,
        "coder": event.coder, "coded_date": event.coded_date, "retellings": [list(span) for span in event.retellings],
        "happening": event.happening,
    }  # fmt: skip


def tie_record(tie: TieLine, cited: tuple[str | None, str | None]) -> Record:
    """A line of ties.jsonl. `cited` is the first and last day on which any article tells the same tie."""
    return {
        "id": tie.id, "document": tie.document, "subject": entity(tie.subject), "relation": tie.relation,
        "object": entity(tie.object), "office": tie.office, "start": span_of_days(tie.start),
        "end": span_of_days(tie.end),
        "former": tie.former, "source": entity(tie.source), "text": tie.sentence.text,
        "text_info": {"start": tie.sentence.span[0], "end": tie.sentence.span[1]}, "first_cited": cited[0],
        "last_cited": cited[1], "confidence": tie.confidence, "rule": tie.rule, "coder": tie.coder,
    }  # fmt: skip


def span_of_days(days: tuple[str | None, str | None] | None) -> Record | None:
    """A span of days with its open ends left null."""
    return {"start": days[0], "end": days[1]} if days else None


def attribution_record(told: AttributionLine) -> Record:
    """A line of attributions.jsonl."""
    return {
        "id": told.id, "document": told.document, "kind": told.kind, "source": entity(told.source, spans=True),
        "cue": passage(told.cue), "content": [passage(words) for words in told.content], "stance": told.stance,
        "parent": told.parent, "denies": list(told.denies), "rule": told.rule,
    }  # fmt: skip


def quote_record(quote: QuoteLine) -> Record:
    """A line of quotes.jsonl."""
    return {
        "id": quote.id, "document": quote.document, "text": quote.text, "start": quote.span[0], "end": quote.span[1],
        "speaker": entity(quote.speaker), "cue": passage(quote.cue), "addressee": entity(quote.addressee),
    }  # fmt: skip


def time_record(row: Mapping[str, Any]) -> Record:
    """A line of times.jsonl."""
    return {
        "document": row["article"], "start": row["start"], "end": row["end"], "text": row["text"],
        "from": row["first_day"],
        "to": row["last_day"], "type": row["kind"], "anchor": row["anchor"],
    }  # fmt: skip


def place_record(row: Mapping[str, Any]) -> Record:
    """A line of places.jsonl."""
    kept = ("start", "end", "text", "name", "geonameid", "lat", "lon", "country_code", "feature_code", "confidence")
    return {"document": row["article"], **{key: row[key] for key in kept}}


def happening_record(happening: HappeningLine) -> Record:
    """A line of happenings.jsonl."""
    return {
        "id": happening.id, "event": [happening.type], "actor": [who_record(w) for w in happening.actors],
        "recipient": [who_record(w) for w in happening.recipients], "date": happening.date,
        "enddate": happening.enddate,
        "event_loc": location(happening.place), "reports": list(happening.reports), "origins": list(happening.origins),
        "support": {stance: list(voices) for stance, voices in happening.support.items()},
        "conflicts": [dict(conflict) for conflict in happening.conflicts],
    }  # fmt: skip
