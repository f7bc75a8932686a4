"""Texts and a codebook go in; what its rows, types and modes make of them comes out, and what no row knows."""

from __future__ import annotations

from pathlib import Path

import pytest

import sayso
from sayso.chronicle import Chronicle, frames, lacking, read_paths
from sayso.errors import InputError, LexiconError

ROWS = (
    "# sayso codebook 1\n"
    "@type\tLOBBY\t1\t1.5\n"
    "@mode\tASSAULT\tacid\tacid\n"
    "@list\tdairy\tmilk|cheese\n"
    "lobby\tverb\t\tobject\tLOBBY\n"
    "throw\tverb\t\tobject@dairy\tPROTEST\tvandalize\tsubject\tat\n"
    "shell\tverb\t\tobject\tMOBILIZE\tweapons\n"
)
TEXT = (
    "Farmers lobbied the ministry. Students threw cheese at the minister. Thugs attacked a nurse with acid. "
    "The army shelled the harbour."
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    (tmp_path / "mine.txt").write_text(ROWS, encoding="utf-8")
    return tmp_path / "mine.txt"


@pytest.mark.model
def test_own_rows_types_and_modes_code_and_win(book: Path) -> None:
    coded = [(e.type, e.modes, e.rule) for e in sayso.read_text(TEXT, codebook=book).events]
    assert coded[0] == ("LOBBY", (), "mine.txt:5 lobby")
    assert coded[1] == ("PROTEST", ("vandalize",), "mine.txt:6 throw")
    assert (coded[2][0], "acid" in coded[2][1]) == ("ASSAULT", True)
    assert coded[3][::2] == ("MOBILIZE", "mine.txt:7 shell")
    plain = [(e.type, e.rule.startswith("mine")) for e in sayso.read_text(TEXT).events]
    assert ("ASSAULT", False) in plain
    assert not any(own for _, own in plain)


@pytest.mark.model
def test_a_chronicle_names_its_codebook_and_knows_its_types(book: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT, encoding="utf-8")
    chronicle, run = read_paths([tmp_path / "in"], into=tmp_path / "a.sayso", codebook=book)
    with chronicle:
        (event,) = chronicle.events(type="LOBBY")
        record = chronicle.events(type="lobby").records()[0]
        assert (run.coded, record["quad_code"], record["event_scale"], record["cameo"]) == (1, 1, 1.5, None)
        assert event.coder.startswith(f"sayso {sayso.__version__} codebook ")
        with pytest.raises(InputError, match=r"there is no type «WAR»: .*, LOBBY"):
            chronicle.events(type="war")
        assert chronicle.export_records(tmp_path / "out")["events"] == 4
    again, run = read_paths([tmp_path / "in"], into=tmp_path / "a.sayso")
    again.close()
    assert (run.coded, run.known) == (1, 0)  # another coder: the article is read anew
    with Chronicle.open(tmp_path / "a.sayso") as chronicle, pytest.raises(LexiconError):
        book.write_text("lobby", encoding="utf-8")
        read_paths([tmp_path / "in"], into=tmp_path / "a.sayso", codebook=book)


@pytest.mark.model
def test_predicates_without_a_row_are_listed_with_their_contexts(book: Path, tmp_path: Path) -> None:
    told = "Farmers lobbied the ministry. They lobbied it, a clerk said. The mayor yodelled. The army shelled the port."
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(told, encoding="utf-8")
    (tmp_path / "in" / "b.txt").write_text("Miners lobbied the senate in May.", encoding="utf-8")
    seen: list[int] = []
    found = {each.predicate: each for each in lacking([tmp_path / "in"], progress=lambda p: seen.append(p.done))}
    assert seen == [1, 2]
    assert "shell" not in found
    assert "say" not in found  # it carries an attribution
    assert found["yodel"].count == 1
    assert [word for _, word, _ in found["yodel"].samples] == ["yodelled"]
    if "lobby" in found:
        assert found["lobby"].count >= 2
    assert not any(each.predicate == "lobby" for each in lacking([tmp_path / "in"], codebook=book))
    assert [each.predicate for each in lacking([tmp_path / "in"], like="yod", most=1)] == ["yodel"]
    (tmp_path / "none").mkdir()
    with pytest.raises(InputError, match="no article could be read"):
        lacking([tmp_path / "none"])


def test_rows_are_listed_by_type_a_codebook_s_first(book: Path) -> None:
    answer = frames(like="shell", codebook=book)
    assert answer.rows[0].predicate
    assert {row.file for row in answer.rows if row.type == "MOBILIZE"} >= {"mine.txt"}
    some = frames()
    assert max(some.left_out.values()) > 10
    assert frames(most=0).left_out == {}
    assert frames(like="no such word").rows == ()
