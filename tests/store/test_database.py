"""Paths go in; open chronicles or one clear line come out."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from readings_by_hand import CODER, NOW, shelling

from sayso.errors import ChronicleError
from sayso.store import database as store
from sayso.store.write import add_reading


def test_a_new_file_is_made_with_its_marks(tmp_path: Path) -> None:
    made = store.open_database(tmp_path / "a.sayso", create=True)
    assert made.value("PRAGMA application_id") == store.APPLICATION
    assert made.value("PRAGMA user_version") == store.VERSION
    assert made.value("PRAGMA journal_mode") == "wal"
    views = {row["name"] for row in made.rows("SELECT name FROM sqlite_master WHERE type = 'view'")}
    assert {"events_current", "events_plover", "claims", "conflicts"} <= views
    made.close()
    store.open_database(tmp_path / "a.sayso").close()


@pytest.mark.parametrize(
    "view", ["events_current", "events_plover", "claims", "conflicts", "ties_current", "quotes_current"]
)
def test_every_view_answers(tmp_path: Path, view: str) -> None:
    made = store.open_database(tmp_path / "a.sayso", create=True)
    add_reading(made, shelling(), coder=CODER, now=NOW)
    assert all(isinstance(row, dict) for row in made.rows(f"SELECT * FROM {view}"))
    made.close()


def test_missing_foreign_newer_damaged_and_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(ChronicleError, match="is not there: read articles into it first"):
        store.open_database(tmp_path / "none.sayso")
    with pytest.raises(ChronicleError, match="make that folder first"):
        store.open_database(tmp_path / "no" / "none.sayso", create=True)
    with pytest.raises(ChronicleError, match="is a folder"):
        store.open_database(tmp_path)
    foreign = tmp_path / "foreign.db"
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE t (a)")
    with pytest.raises(ChronicleError, match="another program"):
        store.open_database(foreign, create=True)
    (tmp_path / "text.sayso").write_text("this is no database, it is only a text\n" * 50)
    with pytest.raises(ChronicleError, match="is no chronicle"):
        store.open_database(tmp_path / "text.sayso")
    (tmp_path / "empty.sayso").touch()
    with pytest.raises(ChronicleError, match="is empty"):
        store.open_database(tmp_path / "empty.sayso")
    made = store.open_database(tmp_path / "new.sayso", create=True)
    made.connection.execute(f"PRAGMA user_version = {store.VERSION + 1}")
    made.close()
    with pytest.raises(ChronicleError, match="newer sayso"):
        store.open_database(tmp_path / "new.sayso")


def test_a_locked_file_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "WAIT", 0.05)
    one = store.open_database(tmp_path / "a.sayso", create=True)
    other = store.open_database(tmp_path / "a.sayso")
    with (
        one.transaction(),
        pytest.raises(ChronicleError, match="being written by another program"),
        other.transaction(),
    ):
        pass
    assert list(other.rows("SELECT * FROM articles")) == []


def test_an_older_file_is_brought_up_to_date_step_by_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The way from each released format to the newest, here with two formats to come."""
    made = store.open_database(tmp_path / "a.sayso", create=True)
    add_reading(made, shelling(), coder=CODER, now=NOW)
    made.close()
    here = store.VERSION
    scripts = {
        here + 1: "ALTER TABLE articles ADD COLUMN note TEXT;",
        here + 2: "CREATE TABLE notes (text TEXT);\nUPDATE articles SET note = 'kept';",
    }
    monkeypatch.setattr(store, "VERSION", here + 2)
    monkeypatch.setattr(store, "steps", lambda: scripts)
    later = store.open_database(tmp_path / "a.sayso")
    assert later.value("PRAGMA user_version") == here + 2
    assert later.value("SELECT note FROM articles") == "kept"
    assert later.value("SELECT count(*) FROM events") == 2
    later.close()


def test_a_file_of_format_1_gains_chains_codebooks_and_denials(tmp_path: Path) -> None:
    made = store.open_database(tmp_path / "a.sayso", create=True)
    add_reading(made, shelling(), coder=CODER, now=NOW)
    wanted = [list(row.items()) for row in made.rows("SELECT * FROM event_parties ORDER BY event, role, text")]
    for statement in ("DROP VIEW denials", "DROP TABLE codebooks", "DELETE FROM event_parties WHERE role = 'chain'",
                      "PRAGMA user_version = 1"):  # fmt: skip
        made.connection.execute(statement)
    made.close()
    later = store.open_database(tmp_path / "a.sayso")
    assert later.value("PRAGMA user_version") == store.VERSION
    assert [list(row.items()) for row in later.rows("SELECT * FROM event_parties ORDER BY event, role, text")] == wanted
    assert list(later.rows("SELECT * FROM denials")) == list(later.rows("SELECT * FROM codebooks")) == []
    fresh = store.open_database(tmp_path / "b.sayso", create=True)
    shape = "SELECT type, name, tbl_name FROM sqlite_master ORDER BY 1, 2"
    assert list(later.rows(shape)) == list(fresh.rows(shape))
    later.close()


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    made = store.open_database(tmp_path / "a.sayso", create=True)
    with pytest.raises(ChronicleError, match="cannot be used"):
        store.migrate(
            made, store.VERSION, {store.VERSION + 1: "CREATE TABLE half (a);\nINSERT INTO nowhere VALUES (1);"}
        )
    assert made.value("PRAGMA user_version") == store.VERSION
    assert made.value("SELECT count(*) FROM sqlite_master WHERE name = 'half'") == 0


def test_the_steps_reach_the_newest_format_without_gaps() -> None:
    assert sorted(store.steps()) == list(range(2, store.VERSION + 1))


def test_a_chronicle_where_nobody_may_write_is_read_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a #1?.sayso"
    made = store.open_database(path, create=True)
    add_reading(made, shelling(), coder=CODER, now=NOW)
    made.close()
    monkeypatch.setattr(store.os, "access", lambda *_: False)
    kept = store.open_database(path)
    assert kept.value("SELECT count(*) FROM readings") == 1
    with pytest.raises(ChronicleError, match="check the rights"), kept.transaction() as connection:
        connection.execute("DELETE FROM readings")
    kept.close()
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_torn_chronicle_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "a.sayso"
    made = store.open_database(path, create=True)
    add_reading(made, shelling(), coder=CODER, now=NOW)
    made.close()
    path.write_bytes(path.read_bytes()[:20_000])
    with pytest.raises(ChronicleError, match=r"is damaged .*: restore it from a backup, or read the articles"):
        store.open_database(path)
