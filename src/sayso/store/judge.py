"""What unify judged goes in; the ledger grows by what is new. Nothing that stood is written over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sayso.store.database import Database, Row
from sayso.store.write import plain

Judgement = tuple[str | None, str]  # object, reason

IDENTITY = ("name", "kind", "code", "sector", "reason")
HAPPENING = (
    "type",
    "first_day",
    "last_day",
    "actors",
    "recipients",
    "place",
    "reports",
    "origins",
    "support",
    "conflicts",
)


def standing(database: Database, kind: str) -> dict[str, Judgement]:
    """What stands now: subject → (object, reason)."""
    rows = database.rows("SELECT subject, object, reason FROM standing WHERE kind = ?", (kind,))
    return {row["subject"]: (row["object"], row["reason"]) for row in rows}


def up_to_date(database: Database, coder: str) -> bool:
    """Has unify by these rules seen all that was read?"""
    seen = database.value("SELECT reading FROM unified WHERE coder = ? ORDER BY id DESC LIMIT 1", (coder,))
    newest = database.value("SELECT coder FROM unified ORDER BY id DESC LIMIT 1")
    return seen is not None and newest == coder and seen == (database.value("SELECT max(id) FROM readings") or 0)


def keep_unified(database: Database, *, coder: str, now: str) -> None:
    """Note that unify has seen all readings."""
    with database.transaction() as connection:
        connection.execute(
            "INSERT INTO unified (reading, coder, made) SELECT coalesce(max(id), 0), ?, ? FROM readings", (coder, now)
        )


def keep_judgements(database: Database, kind: str, found: Mapping[str, Judgement], *, coder: str, now: str) -> int:
    """Append what differs from what stands; a subject no longer judged is taken back. How many rows were added."""
    before = standing(database, kind)
    new = [
        (kind, subject, *found[subject], coder, now)
        for subject in sorted(found)
        if before.get(subject) != found[subject]
    ]
    new += [
        (kind, subject, None, "no longer judged", coder, now)
        for subject, (held, _) in sorted(before.items())
        if subject not in found and held is not None
    ]
    with database.transaction() as connection:
        connection.executemany(
            "INSERT INTO judgements (kind, subject, object, reason, coder, made) VALUES (?, ?, ?, ?, ?, ?)", new
        )
    return len(new)


def keep_identities(database: Database, found: Iterable[Row], *, now: str) -> int:
    """Append the identities that are new or have changed, and mark those that are gone."""
    return _keep_versions(database, "identities", IDENTITY, found, now)


def keep_happenings(database: Database, found: Iterable[Row], *, now: str) -> int:
    """Append the happenings that are new or have changed, and mark those that are gone."""
    packed = (
        {name: cell if isinstance(cell, str) or cell is None else plain(cell) for name, cell in row.items()}
        for row in found
    )
    return _keep_versions(database, "happenings", HAPPENING, packed, now)


def _keep_versions(database: Database, table: str, columns: tuple[str, ...], found: Iterable[Row], now: str) -> int:
    listed = ", ".join(columns)
    before = {row["id"]: row for row in database.rows(f"SELECT id, {listed} FROM {table}_current")}
    new: list[tuple[Any, ...]] = []
    here: set[str] = set()
    for row in found:
        here.add(row["id"])
        values = tuple(row[name] for name in columns)
        held = before.get(row["id"])
        if held is None or tuple(held[name] for name in columns) != values:
            new.append((row["id"], *values, 0, now))
    gone = [(key, *(row[name] for name in columns), 1, now) for key, row in sorted(before.items()) if key not in here]
    marks = ", ".join("?" * (len(columns) + 3))
    with database.transaction() as connection:
        connection.executemany(f"INSERT INTO {table} (id, {listed}, gone, made) VALUES ({marks})", new + gone)
    return len(new) + len(gone)
