"""A path goes in; an open chronicle file comes out, made or brought up to date, or one line that says what to do."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from sayso.errors import ChronicleError

APPLICATION = 1398362959  # «SYSO»: marks the file as a chronicle, also for `file`
VERSION = 2
WAIT = 10.0  # seconds to wait for another writer's transaction

Row = Mapping[str, Any]


class Database:
    """An open chronicle file. Rows come as mappings from column to value."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path

    def rows(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> Iterator[Row]:
        """The rows that answer `sql`."""
        with translated(self.path):
            cursor = self.connection.execute(sql, values)
            names = [column[0] for column in cursor.description]
            for row in cursor:
                yield dict(zip(names, row, strict=True))

    def value(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """The first value that answers `sql`, None if there is none."""
        with translated(self.path):
            row = self.connection.execute(sql, values).fetchone()
        return row[0] if row else None

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing: what is written inside is kept together or not at all."""
        with translated(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
            except BaseException:
                self.connection.execute("ROLLBACK")
                raise
            self.connection.execute("COMMIT")

    def close(self) -> None:
        self.connection.close()


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """SQLite's complaints as one line that says what to do."""
    try:
        yield
    except sqlite3.OperationalError as error:
        said = str(error)
        if "locked" in said or "busy" in said:
            raise ChronicleError(f"{path} is being written by another program: try again when that is done") from error
        if "readonly" in said or "unable to open" in said:
            raise ChronicleError(
                f"{path} cannot be opened or written: check the rights of the file and of its folder"
            ) from error
        if "full" in said:
            raise ChronicleError(f"{path}: the disk is full: make room and run the same command again") from error
        if "I/O error" in said:
            raise ChronicleError(
                f"{path}: the disk cannot be written or read ({said}); it may be full: make room, check it, and run "
                "the same command again"
            ) from error
        raise ChronicleError(
            f"{path} cannot be used ({said}): restore it from a backup, or read into a new file"
        ) from error
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError | sqlite3.DataError):
            raise
        if "malformed" in str(error):
            raise ChronicleError(
                f"{path} is damaged ({error}): restore it from a backup, or read the articles into a new file"
            ) from error
        raise ChronicleError(f"{path} is no chronicle ({error}): name a file that sayso wrote") from error


def open_database(path: str | Path, *, create: bool = False) -> Database:
    """The chronicle at `path`; with `create`, made if it is not there. Older ones are brought up to date."""
    at = Path(path)
    if at.is_dir():
        raise ChronicleError(f"{at} is a folder: name a chronicle file, for example {at / 'chronicle.sayso'}")
    if not at.exists():
        if not create:
            raise ChronicleError(
                f"{at} is not there: read articles into it first (sayso read FOLDER -c {at}), "
                "or name another file with -c"
            )
        if not at.parent.is_dir():
            raise ChronicleError(f"{at.parent} is not there: make that folder first, or name another file with -c")
    with translated(at):
        sealed = not create and _sealed(at)
        place = f"{at.absolute().as_uri()}?immutable=1" if sealed else str(at)
        connection = sqlite3.connect(place, timeout=WAIT, isolation_level=None, uri=sealed)
    database = Database(connection, at)
    try:
        _prepare(database, create)
    except BaseException:
        connection.close()
        raise
    return database


def _sealed(path: Path) -> bool:
    """Whether a chronicle lies where nobody may write, as on a disc or in an archive, and is whole by itself.

    SQLite wants to write beside a file even to read it; of one that cannot change it need not.
    """
    log = path.with_name(path.name + "-wal")
    return not os.access(path.parent, os.W_OK) and not (log.exists() and log.stat().st_size)


def _prepare(database: Database, create: bool) -> None:
    path = database.path
    tables = database.value("SELECT count(*) FROM sqlite_master")
    if tables == 0 and not create:
        raise ChronicleError(f"{path} is empty: read articles into it first (sayso read FOLDER -c {path})")
    if tables and database.value("PRAGMA application_id") != APPLICATION:
        raise ChronicleError(f"{path} is a database of another program: name a file that sayso wrote, or a new one")
    version = database.value("PRAGMA user_version")
    if version > VERSION:
        raise ChronicleError(
            f"{path} was written by a newer sayso (format {version}, this one knows {VERSION}): "
            "upgrade with pip install -U sayso"
        )
    with translated(path):
        if tables == 0:
            database.connection.execute("PRAGMA journal_mode = WAL")
        database.connection.execute("PRAGMA synchronous = NORMAL")
    if tables == 0:
        _run_script(database, resources.files("sayso.store").joinpath("schema.sql").read_text(encoding="utf-8"), 0)
    elif version < VERSION:
        migrate(database, version, steps())


def steps() -> dict[int, str]:
    """The scripts that bring older files up to date: format reached → script (migrations/0002_*.sql makes 2 of 1)."""
    folder = resources.files("sayso.store").joinpath("migrations")
    found: dict[int, str] = {}
    files: list[Traversable] = sorted(folder.iterdir(), key=lambda file: file.name) if folder.is_dir() else []
    for file in files:
        if file.name.endswith(".sql"):
            found[int(file.name[:4])] = file.read_text(encoding="utf-8")
    return found


def migrate(database: Database, version: int, scripts: Mapping[int, str]) -> None:
    """Take the file from `version` to the newest that `scripts` reach, each step all or nothing."""
    for reached in sorted(scripts):
        if reached > version:
            _run_script(database, f"{scripts[reached]}\nPRAGMA user_version = {reached};", reached - 1)


def _run_script(database: Database, script: str, expected: int) -> None:
    """Run `script` in one transaction, unless another process did it in between."""
    with database.transaction() as connection:
        if connection.execute("PRAGMA user_version").fetchone()[0] != expected:
            return
        for statement in statements(script):
            connection.execute(statement)


def statements(script: str) -> Iterator[str]:
    """The statements of an SQL script, one by one (a trigger's body is one with its trigger)."""
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""
