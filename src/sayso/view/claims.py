"""Questions about who says what go in; attributions with their chains, and quotations, come out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.store import read
from sayso.store.database import Database
from sayso.terms import Stance
from sayso.view import lines, records
from sayso.view.ask import meant, one_of
from sayso.view.lines import AttributionLine, Party, QuoteLine, Register, Who
from sayso.view.records import Record

STANCES: tuple[str, ...] = Stance.__args__  # type: ignore[attr-defined]
DEEPEST = 12  # sources above one another


@dataclass(frozen=True, slots=True)
class Claims:
    """Attributions by the day of their articles, and whom the names in the question were taken to mean."""

    claims: tuple[AttributionLine, ...]
    about: tuple[Who, ...] = ()
    sources: tuple[Who, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotations:
    """Direct quotations by the day of their articles, and whom the name in the question was taken to mean."""

    quotes: tuple[QuoteLine, ...]
    speakers: tuple[Who, ...] = ()


def claims(
    database: Database,
    register: Register,
    *,
    about: str | None = None,
    stance: str | None = None,
    source: str | None = None,
) -> Claims:
    """Who says what: `about` whom it is, with which `stance`, on whose say-so (anyone in the chain)."""
    whom = meant(database, register, about) if about else ()
    sources = meant(database, register, source) if source else ()
    rows = list(
        read.attributions(
            database,
            stance=one_of("stance", stance.lower() if stance else None, STANCES),
            about=[who.id for who in whom] if about else None,
            sources=[who.id for who in sources] if source else None,
        )
    )
    found = lines.attributions(
        iter(rows), register, chains=chains(database, register, rows), denied=lines.denied(database)
    )
    return Claims(tuple(sorted(found, key=_day_of)), whom, sources)


def quotations(database: Database, register: Register, *, speaker: str | None = None) -> Quotations:
    """Direct quotations, of one speaker or of all."""
    speakers = meant(database, register, speaker) if speaker else ()
    rows = read.quotes(database, speakers=[who.id for who in speakers] if speaker else None)
    return Quotations(tuple(sorted(lines.quotes(rows, register), key=_day_of)), speakers)


def _day_of(line: AttributionLine | QuoteLine) -> tuple[str, str]:
    return line.published or "9999", line.document


def denials_of(database: Database, register: Register, events: Iterable[str]) -> tuple[AttributionLine, ...]:
    """Who denies one of these events."""
    wanted = set(events)
    ids = {row["attribution"] for row in read.denials(database) if row["event"] in wanted}
    if not ids:
        return ()
    rows = list(read.attributions(database, ids=ids))
    found = lines.attributions(
        iter(rows), register, chains=chains(database, register, rows), denied=lines.denied(database)
    )
    return tuple(found)


def chains(database: Database, register: Register, rows: Sequence[Mapping[str, Any]]) -> dict[str, tuple[Party, ...]]:
    """The sources of each attribution from the outermost inwards, its own last."""
    held = {row["id"]: row for row in rows}
    missing = {row["parent"] for row in rows if row["parent"]} - held.keys()
    while missing:
        above = {row["id"]: row for row in read.attributions(database, ids=missing)}
        held.update(above)
        missing = {row["parent"] for row in above.values() if row["parent"]} - held.keys()
    return {row["id"]: _chain(row, held, register) for row in rows}


def _chain(row: Mapping[str, Any], held: Mapping[str, Mapping[str, Any]], register: Register) -> tuple[Party, ...]:
    found: list[Party] = []
    at: Mapping[str, Any] | None = row
    for _ in range(DEEPEST):
        if at is None:
            break
        party = register.party(at["source"])
        if party:
            found.append(party)
        at = held.get(at["parent"] or "")
    return tuple(reversed(found))


def claim_record(claim: AttributionLine) -> Record:
    """A claim as `--json` tells it: the record of the export, with its article and the chain of its sources."""
    record = records.attribution_record(claim)
    chain = [records.entity(party) for party in claim.chain]
    return {**record, "source_chain": chain, "outlet": claim.outlet, "published": claim.published}


def quotation_record(quote: QuoteLine) -> Record:
    """A quotation as `--json` tells it: the record of the export, with its article."""
    return {**records.quote_record(quote), "outlet": quote.outlet, "published": quote.published}
