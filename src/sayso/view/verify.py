"""A chronicle goes in; every hash and every span is checked against the stored text, and what fails comes out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sayso.store import read
from sayso.store.database import Database

Claim = tuple[str, str, int, int, str]  # record, what, start, end, words


@dataclass(frozen=True, slots=True)
class Fault:
    """A record whose words are not what the stored text holds."""

    article: str
    record: str
    what: str
    span: tuple[int, int]
    said: str
    found: str


@dataclass(frozen=True, slots=True)
class Verified:
    """How much was checked, and what failed."""

    articles: int
    spans: int
    faults: tuple[Fault, ...]


def verify(database: Database) -> Verified:
    """Check the hash of every article's text, and that each span of each record holds the words that it says."""
    faults: list[Fault] = []
    texts: dict[str, str] = {}
    spans = 0
    for row in read.documents(database, with_text=True):
        texts[row["id"]] = row["text"]
        if hashlib.sha256(row["text"].encode("utf-8", "surrogatepass")).hexdigest() != row["sha256"]:
            faults.append(Fault(row["id"], row["id"], "text", (0, len(row["text"])), row["sha256"], "another text"))
    for article, claim in _claims(database):
        spans += 1
        record, what, start, end, words = claim
        found = texts.get(article, "")[start:end]
        if not _same(found, words):
            faults.append(Fault(article, record, what, (start, end), words, found))
    return Verified(len(texts), spans, tuple(faults))


def _same(found: str, words: str) -> bool:
    """The very words; where a record joins lines or drops a hyphen at a line's end, the words but for white space."""
    return found == words or found.split() == words.split()


def _claims(database: Database) -> Iterator[tuple[str, Claim]]:
    for row in read.events(database):
        yield from ((row["article"], claim) for claim in _event(row))
    for row in read.ties(database):
        yield row["article"], (row["id"], "sentence", row["sentence_start"], row["sentence_end"], row["sentence"])
        for what in ("subject", "object", "source"):
            yield from ((row["article"], claim) for claim in _parties(row["id"], what, [row[what]]))
    for row in read.attributions(database):
        yield from ((row["article"], claim) for claim in _attribution(row))
    for row in read.quotes(database):
        yield row["article"], (row["id"], "text", row["start"], row["end"], row["text"])
        yield from ((row["article"], claim) for claim in _parties(row["id"], "speaker", [row["speaker"]]))
    for rows in (read.times(database), read.places(database), read.mentions_by_actor(database)):
        for found in rows:
            yield found["article"], (found.get("whole") or "", "words", found["start"], found["end"], found["text"])


def _event(row: Mapping[str, Any]) -> Iterator[Claim]:
    key = row["id"]
    yield key, "trigger", row["trigger_start"], row["trigger_end"], row["trigger_text"]
    yield key, "sentence", row["sentence_start"], row["sentence_end"], row["sentence"]
    yield from _passage(row, "cue")
    yield from _passage(row, "content")
    for what in ("actor", "recipient", "source_chain"):
        yield from _parties(key, what, row[what])
    yield from _parties(key, "source", [row["source"]])
    if row["place"]:
        yield key, "place", row["place"][0], row["place"][1], row["place"][2]


def _attribution(row: Mapping[str, Any]) -> Iterator[Claim]:
    yield from _passage(row, "cue")
    yield from _parties(row["id"], "source", [row["source"]])
    for text, start, end in row["content"]:
        yield row["id"], "content", start, end, text


def _passage(row: Mapping[str, Any], name: str) -> Iterator[Claim]:
    if row.get(f"{name}_text") is not None:
        yield row["id"], name, row[f"{name}_start"], row[f"{name}_end"], row[f"{name}_text"]


def _parties(record: str, what: str, cells: list[Any]) -> Iterator[Claim]:
    for cell in cells:
        if cell:
            yield record, what, cell[1], cell[2], cell[0]
