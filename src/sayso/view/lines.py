"""Rows of the chronicle go in; typed records come out: what the API hands to its users. Each says where it stands.

Names of fields are RECORDS' where a record has the same thing. Days are ISO dates, inclusive.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sayso.lexicon.codebook import parse_codebook
from sayso.lexicon.tables import rows as lexicon_rows
from sayso.store import read
from sayso.store.database import Database

Spot = tuple[int, int]
Scale = tuple[int | None, float | None]  # quad and score


@dataclass(frozen=True, slots=True)
class Who:
    """An actor as the chronicle knows it: of all articles, or of one (an unnamed group, `named` false)."""

    id: str
    name: str
    kind: str
    code: str | None = None
    sector: str | None = None
    named: bool = True


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part in a record: its words in the article, and the actor that they mean."""

    text: str
    span: Spot
    actor: Who | None = None

    @property
    def name(self) -> str:
        """The actor's name, else the words."""
        return self.actor.name if self.actor else " ".join(self.text.split())

    @property
    def id(self) -> str | None:
        """The actor's id across articles, None for an unnamed group."""
        return self.actor.id if self.actor and self.actor.named else None


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the article and where they stand."""

    text: str
    span: Spot


@dataclass(frozen=True, slots=True)
class Spotted:
    """A place name in the text, resolved to GeoNames where one candidate stood out."""

    span: Spot
    text: str
    name: str
    geonameid: int | None
    lat: float | None
    lon: float | None
    city: str | None
    province: str | None
    country: str | None
    country_code: str | None
    feature_code: str | None
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """One act as one article tells it."""

    id: str
    document: str
    outlet: str | None
    published: str | None
    type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    status: str
    source: Party | None
    source_chain: tuple[Party, ...]
    source_cue: Words | None
    content: Words | None
    date: str | None
    enddate: str | None
    date_text: str | None
    date_basis: str | None
    place: Spotted | None
    counts: Mapping[str, tuple[int | None, int | None, str]]
    votes: tuple[int | None, int | None] | None
    trigger: Words
    sentence: Words
    confidence: float
    rule: str
    coder: str
    coded_date: str
    retellings: tuple[Spot, ...]
    happening: str | None
    quad: int | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TieLine:
    """A lasting relation as one article tells it. `start` and `end` are spans of days, open ends None."""

    id: str
    document: str
    outlet: str | None
    cited: str | None
    subject: Party
    relation: str
    object: Party
    office: str | None
    start: tuple[str | None, str | None] | None
    end: tuple[str | None, str | None] | None
    former: bool
    source: Party | None
    sentence: Words
    confidence: float
    rule: str
    coder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionLine:
    """A source says a content; `chain`: its sources from the outermost inwards; `denies`: the events it denies."""

    id: str
    document: str
    outlet: str | None
    published: str | None
    kind: str
    source: Party | None
    cue: Words | None
    content: tuple[Words, ...]
    stance: str
    parent: str | None
    rule: str
    chain: tuple[Party, ...] = ()
    denies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteLine:
    """One direct quotation."""

    id: str
    document: str
    outlet: str | None
    published: str | None
    text: str
    span: Spot
    speaker: Party | None
    cue: Words | None
    addressee: Party | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HappeningLine:
    """One act in the world as its reports tell it."""

    id: str
    type: str
    actors: tuple[Who, ...]
    recipients: tuple[Who, ...]
    date: str | None
    enddate: str | None
    place: Spotted | None
    reports: tuple[str, ...]
    origins: tuple[str, ...]
    support: Mapping[str, Sequence[str]]
    conflicts: tuple[Mapping[str, Any], ...] = field(default=())


@cache
def plover_scales() -> Mapping[str, Scale]:
    """PLOVER's quad and score of each type."""
    return {name: (int(quad), float(score)) for name, quad, score, _ in lexicon_rows("plover", 4)}


class Register:
    """Who is who: from an article's actor to the actor of all articles. Read once, when first asked.

    `scales` holds the quad and score of each type, also of those that the chronicle's codebooks add.
    """

    def __init__(self, database: Database) -> None:
        books = (parse_codebook(row["name"], row["text"], row["hash"]) for row in read.codebooks(database))
        self.own_types = {own.name: (own.quad, own.score) for book in books for own in book.types}
        self.scales: dict[str, Scale] = {**self.own_types, **plover_scales()}
        self.identities = {
            row["id"]: Who(row["id"], row["name"], row["kind"], row["code"], row["sector"])
            for row in read.identities(database)
        }
        self._actors: dict[str, Who] = {}
        for row in read.actors(database):
            self._actors[row["id"]] = self.identities.get(row["identity"]) or Who(
                row["id"], row["name"], row["kind"], row["code"], row["sector"], bool(row["named"])
            )

    def who(self, actor: str | None) -> Who | None:
        """The actor with this id, be it of one article or of all."""
        return self.identities.get(actor or "") or self._actors.get(actor or "")

    def party(self, cell: Sequence[Any] | None) -> Party | None:
        return Party(cell[0], (cell[1], cell[2]), self.who(cell[3])) if cell else None

    def parties(self, cells: Sequence[Sequence[Any]]) -> tuple[Party, ...]:
        return tuple(Party(cell[0], (cell[1], cell[2]), self.who(cell[3])) for cell in cells)

    def loose(self, key: str) -> Who:
        """An actor of a happening: an id, or «~» and the words of an unnamed group."""
        return self.who(key) or Who("", key.removeprefix("~"), "group", named=False)

    def origin(self, key: str) -> str:
        """An origin in words: «actor:ID» by its name, an outlet or words as they are."""
        kind, _, rest = key.partition(":")
        who = self.who(rest) if kind == "actor" else None
        return who.name if who else rest.split(":")[-1] if kind == "words" else rest


def events(rows: Iterator[Mapping[str, Any]], register: Register) -> Iterator[EventLine]:
    """Events from their rows."""
    return (_event(row, register) for row in rows)


def _event(row: Mapping[str, Any], register: Register) -> EventLine:
    votes = (row["votes_for"], row["votes_against"])
    quad, score = register.scales.get(row["type"], (None, None))
    return EventLine(
        id=row["id"], document=row["article"], outlet=row["outlet"], published=row["published"], type=row["type"],
        modes=tuple(row["modes"]), contexts=tuple(row["contexts"]), actors=register.parties(row["actor"]),
        recipients=register.parties(row["recipient"]), status=row["status"], source=register.party(row["source"]),
        source_chain=register.parties(row["source_chain"]), source_cue=words(row, "cue"), content=words(row, "content"),
        date=row["first_day"], enddate=row["last_day"], date_text=row["date_text"], date_basis=row["date_basis"],
        place=spotted(row["place"]), counts={slot: (v[0], v[1], v[2]) for slot, v in row["counts"].items()},
        votes=votes if votes != (None, None) else None, trigger=Words(row["trigger_text"], _spot(row, "trigger")),
        sentence=Words(row["sentence"], _spot(row, "sentence")), confidence=row["confidence"], rule=row["rule"],
        coder=row["coder"], coded_date=row["coded_date"], retellings=tuple((a, b) for a, b in row["retellings"]),
        happening=row["happening"], quad=quad, score=score,
    )  # fmt: skip


def ties(rows: Iterator[Mapping[str, Any]], register: Register) -> Iterator[TieLine]:
    """Ties from their rows."""
    return (_tie(row, register) for row in rows)


def _tie(row: Mapping[str, Any], register: Register) -> TieLine:
    subject, obj = register.parties([row["subject"], row["object"]])
    return TieLine(
        id=row["id"], document=row["article"], outlet=row["outlet"], cited=row["published"] or row["published_last"],
        subject=subject, relation=row["relation"], object=obj, office=row["office"], start=_reach(row, "start"),
        end=_reach(row, "end"), former=bool(row["former"]), source=register.party(row["source"]),
        sentence=Words(row["sentence"], _spot(row, "sentence")), confidence=row["confidence"], rule=row["rule"],
        coder=row["coder"],
    )  # fmt: skip


def attributions(
    rows: Iterator[Mapping[str, Any]],
    register: Register,
    *,
    chains: Mapping[str, tuple[Party, ...]] | None = None,
    denied: Mapping[str, Sequence[str]] | None = None,
) -> Iterator[AttributionLine]:
    """Attributions from their rows, with their chains of sources and what they deny where that was looked up."""
    for row in rows:
        yield AttributionLine(
            id=row["id"], document=row["article"], outlet=row["outlet"], published=row["published"], kind=row["kind"],
            source=register.party(row["source"]), cue=words(row, "cue"),
            content=tuple(Words(text, (start, end)) for text, start, end in row["content"]), stance=row["stance"],
            parent=row["parent"], rule=row["rule"], chain=(chains or {}).get(row["id"], ()),
            denies=tuple((denied or {}).get(row["id"], ())),
        )  # fmt: skip


def denied(database: Database) -> dict[str, list[str]]:
    """The events that each denial denies."""
    found: dict[str, list[str]] = {}
    for row in read.denials(database):
        found.setdefault(row["attribution"], []).append(row["event"])
    return found


def quotes(rows: Iterator[Mapping[str, Any]], register: Register) -> Iterator[QuoteLine]:
    """Quotes from their rows."""
    for row in rows:
        yield QuoteLine(
            id=row["id"], document=row["article"], outlet=row["outlet"], published=row["published"], text=row["text"],
            span=(row["start"], row["end"]), speaker=register.party(row["speaker"]), cue=words(row, "cue"),
            addressee=register.party(row["addressee"]),
        )  # fmt: skip


def happenings(rows: Iterator[Mapping[str, Any]], register: Register) -> Iterator[HappeningLine]:
    """Happenings from their rows."""
    for row in rows:
        yield HappeningLine(
            id=row["id"], type=row["type"], actors=tuple(map(register.loose, row["actors"])),
            recipients=tuple(map(register.loose, row["recipients"])), date=row["first_day"], enddate=row["last_day"],
            place=spotted(row["place"]), reports=tuple(row["reports"]), origins=tuple(row["origins"]),
            support=row["support"], conflicts=tuple(row["conflicts"]),
        )  # fmt: skip


def words(row: Mapping[str, Any], name: str) -> Words | None:
    """The passage that a row keeps in NAME_text, NAME_start, NAME_end."""
    text = row[f"{name}_text"]
    return None if text is None else Words(text, _spot(row, name))


def spotted(cells: Sequence[Any] | None) -> Spotted | None:
    """A place from its cells as store keeps them."""
    return Spotted((cells[0], cells[1]), *cells[2:]) if cells else None


def _spot(row: Mapping[str, Any], name: str) -> Spot:
    return row[f"{name}_start"], row[f"{name}_end"]


def _reach(row: Mapping[str, Any], name: str) -> tuple[str | None, str | None] | None:
    first, last = row[f"{name}_first"], row[f"{name}_last"]
    return (first, last) if first or last else None
