"""Codebook files go in; checked rows, types, modes and lists come out, or one line that names file, line and reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import LexiconError
from sayso.lexicon.codebook import read_codebook

HEAD = "# sayso codebook 1\n"
GOOD = HEAD + (
    "# predicate\tkind\tparticle\tconditions\ttype\n"
    "@type\tLOBBY\t1\t1.5\n"
    "@mode\tASSAULT\tacid\tacid|vitriol\n"
    "@list\tdairy\tmilk|cheese\n"
    "lobby\tverb\t\tobject=official\tLOBBY\t\t\t\t\tFarmers lobbied the ministry.\tours\n"
    "hurl|throw\tverb\t\tobject@dairy\tPROTEST\tvandalize\tsubject\tat\n"
)


def test_a_codebook_adds_rows_types_modes_and_lists(tmp_path: Path) -> None:
    file = tmp_path / "mine.txt"
    file.write_text(GOOD, encoding="utf-8")
    book = read_codebook(file)
    assert [(row.id, row.type) for row in book.rows] == [("mine.txt:6 lobby", "LOBBY"), ("mine.txt:7 hurl", "PROTEST")]
    assert [(own.name, own.quad, own.score) for own in book.types] == [("LOBBY", 1, 1.5)]
    assert book.modes == (("ASSAULT", "acid", frozenset({"acid", "vitriol"})),)
    assert book.lists["dairy"] == {"milk", "cheese"}
    file.write_text(GOOD + "\n", encoding="utf-8")
    assert read_codebook(file).hash != book.hash


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1: not «# sayso codebook 1»: put that before your rows"),
        ("# sayso codebook 2\n", "line 1: a codebook of format 2, this sayso reads format 1"),
        (HEAD, "has no row: add one"),
        (HEAD + "lobby verb", "line 2: only one cell: columns are split by tabs"),
        (HEAD + "lobby\tgesture\t\t\tAID", "line 2: a row needs a predicate, a kind"),
        (HEAD + "\n\nlobby\tverb\t\t\tWAR", "line 4: unknown type WAR"),
        (HEAD + "lobby\tverb\t\t\tAID\tacid", "line 2: AID has no mode acid"),
        (HEAD + "lobby\tverb\t\tobject@dairy\tAID", "line 2: no word list «dairy»"),
        (HEAD + "lobby\tverb\t\tobject or ->\tAID", "line 2: cannot read the condition"),
        (HEAD + "lobby\tverb" + "\t" * 12, "line 2: 14 cells where 11 belong"),
        (HEAD + "@type\tAID", "line 2: «AID» is no new type"),
        (HEAD + "@type\tLOBBY\thigh", "line 2: @type NAME QUAD SCORE: the last two are numbers"),
        (HEAD + "@type\tLOBBY\t7", "line 2: a quad is 1, 2, 3 or 4: got 7"),
        (HEAD + "@mode\tWAR\tcold", "line 2: unknown type WAR: use one of AGREE"),
        (HEAD + "@mode\tAID\tVery Cold", "line 2: «Very Cold» is no name of a mode"),
        (HEAD + "@list\tDairy\tmilk", "line 2: @list needs a name in small letters"),
        (HEAD + "@mood\tgood", "line 2: unknown row @mood: there are @type, @mode and @list"),
    ],
)
def test_a_broken_codebook_is_one_line_that_helps(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "mine.txt"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError) as told:
        read_codebook(file)
    assert message in str(told.value)
    assert str(told.value).startswith("mine.txt")
    assert "\n" not in str(told.value)


def test_what_is_no_text_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"cannot be read .*: check the path"):
        read_codebook(tmp_path / "none.txt")
    with pytest.raises(LexiconError, match="is no file"):
        read_codebook(tmp_path)
    (tmp_path / "latin.txt").write_bytes(HEAD.encode() + b"caf\xe9\tverb")
    with pytest.raises(LexiconError, match="line 2: not UTF-8"):
        read_codebook(tmp_path / "latin.txt")
