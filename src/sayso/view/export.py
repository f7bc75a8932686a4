"""A chronicle goes in; a folder of JSON Lines comes out, one file a kind, as RECORDS describes them."""

from __future__ import annotations

import itertools
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from operator import itemgetter
from pathlib import Path
from typing import Any

from sayso.errors import InputError
from sayso.store import read
from sayso.store.database import Database
from sayso.view import lines, records
from sayso.view.lines import HappeningLine, Register, TieLine
from sayso.view.records import Record

Cited = dict[tuple[str, str, str, str], tuple[str | None, str | None]]


def export_records(
    database: Database, directory: str | Path, *, with_text: bool = False, least: float | None = None
) -> dict[str, int]:
    """Write the chronicle into `directory`; how many lines each file has. Files are replaced whole.

    `least` leaves out events and ties of less confidence, and happenings that no event kept reports.
    """
    folder = Path(directory)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise InputError(f"{folder} is a file: name a folder for the records") from error
    except OSError as error:
        raise InputError(f"{folder} cannot be made ({error.strerror}): name another folder for the records") from error
    kinds = all_records(database, with_text=with_text, least=least)
    return {name: _write(folder / f"{name}.jsonl", made) for name, made in kinds}


def all_records(
    database: Database, *, with_text: bool = False, least: float | None = None
) -> Iterator[tuple[str, Iterator[Record]]]:
    """Every kind of record with its lines, in the order of articles and text."""
    register = Register(database)
    told = lines.attributions(read.attributions(database), register, denied=lines.denied(database))
    yield "documents", document_records(database, with_text=with_text)
    yield "actors", actor_records(database, register)
    yield "events", map(records.event_record, lines.events(read.events(database, least=least), register))
    yield "ties", tie_records(lines.ties(read.ties(database, least=least), register))
    yield "attributions", map(records.attribution_record, told)
    yield "quotes", map(records.quote_record, lines.quotes(read.quotes(database), register))
    yield "times", map(records.time_record, read.times(database))
    yield "places", map(records.place_record, read.places(database))
    yield "happenings", map(records.happening_record, kept_happenings(database, register, least))


def kept_happenings(database: Database, register: Register, least: float | None) -> Iterator[HappeningLine]:
    """The happenings, with those of their reports that are sure enough."""
    found = lines.happenings(read.happenings(database), register)
    if least is None:
        yield from found
        return
    sure = {row["id"] for row in read.events(database, least=least)}
    for happening in found:
        kept = tuple(key for key in happening.reports if key in sure)
        if kept:
            yield replace(happening, reports=kept)


def _write(path: Path, made: Iterable[Record]) -> int:
    """One file, written beside its place and then moved there: never half a file under the name."""
    draft = path.with_suffix(".jsonl.part")
    count = 0
    try:
        with draft.open("w", encoding="utf-8", newline="\n", errors="replace") as out:
            for line in made:
                out.write(json.dumps(line, ensure_ascii=False) + "\n")
                count += 1
        draft.replace(path)
    except OSError as error:
        raise InputError(f"{path} cannot be written ({error.strerror}): name another folder for the records") from error
    return count


def document_records(database: Database, *, with_text: bool = False) -> Iterator[Record]:
    """The lines of documents.jsonl."""
    issues: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for issue in read.issues(database):
        issues[issue["article"] or ""].append(issue)
    for row in read.documents(database, with_text=with_text):
        yield records.document_record(row, issues[row["id"]], text=with_text)


def actor_records(database: Database, register: Register) -> Iterator[Record]:
    """The lines of actors.jsonl: every actor under all its wordings, and every place where it stands but pronouns."""
    reasons = {row["id"]: row["reason"] for row in read.identities(database)}
    reasons.update({row["id"]: row["reason"] for row in read.actors(database)})
    for key, grouped in itertools.groupby(read.mentions_by_actor(database), key=itemgetter("whole")):
        who = register.who(key)
        if who is None:
            continue
        rows = list(grouped)
        yield {
            "id": who.id, "name": who.name, "kind": who.kind, "code": who.code, "sector": who.sector,
            "named": who.named,
            "names": name_records(rows), "reason": reasons.get(who.id, ""),
            "mentions": [{"document": r["article"], "start": r["start"], "end": r["end"],
            "text": r["text"]} for r in rows],
        }  # fmt: skip


def name_records(rows: Iterable[Mapping[str, Any]]) -> list[Record]:
    """An actor's wordings, commonest first, each with its first and last day and how many articles use it."""
    counted: Counter[str] = Counter()
    days: dict[str, set[str]] = defaultdict(set)
    articles: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        text = " ".join(row["text"].split())
        counted[text] += 1
        articles[text].add(row["article"])
        if row["day"]:
            days[text].add(row["day"])
    return [
        {"text": text, "count": count, "first": min(days[text], default=None), "last": max(days[text], default=None),
         "documents": len(articles[text])}
        for text, count in sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    ]  # fmt: skip


def tie_records(ties: Iterable[TieLine]) -> Iterator[Record]:
    """The lines of ties.jsonl, each with the days on which any article tells the same tie."""
    held = list(ties)
    days: Cited = {}
    for tie in held:
        first, last = days.get(tie_key(tie), (None, None))
        days[tie_key(tie)] = (_least(first, tie.cited), max(filter(None, (last, tie.cited)), default=None))
    return (records.tie_record(tie, days[tie_key(tie)]) for tie in held)


def tie_key(tie: TieLine) -> tuple[str, str, str, str]:
    """What makes two tellings the same tie: parties, relation, office."""
    return (
        tie.subject.id or tie.subject.text,
        tie.relation,
        tie.object.id or tie.object.text,
        (tie.office or "").lower(),
    )


def _least(one: str | None, other: str | None) -> str | None:
    return min(filter(None, (one, other)), default=None)
