"""Files, folders and tables in; `Raw`s and `Issue`s out."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.acquire import files
from sayso.acquire.decode import decode
from sayso.acquire.files import gather
from sayso.errors import InputError
from sayso.model import Issue, Raw


def split(paths: Sequence[Path], **columns: str) -> tuple[list[Raw], list[Issue]]:
    found = list(gather(paths, columns=columns or None))
    return [f for f in found if isinstance(f, Raw)], [f for f in found if isinstance(f, Issue)]


def test_folder_is_read_in_order_and_the_text_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.md").write_bytes(b"# Two\r\n\r\nSaid he.\r\n")
    (tmp_path / "a.txt").write_bytes("\u201cOne\u201d\r\nline\n\rmore \u2028 end".encode())
    (tmp_path / "c.html").write_text("<html><p>Three</p></html>")
    (tmp_path / ".hidden.txt").write_text("not read")
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    raws, issues = split([tmp_path, tmp_path / "a.txt"])
    assert [(Path(r.path or "").name, r.form) for r in raws] == [
        ("a.txt", "text"),
        ("two.md", "markdown"),
        ("c.html", "html"),
    ]
    assert raws[0].text == "\u201cOne\u201d\r\nline\n\rmore \u2028 end"
    assert raws[1].text == "# Two\r\n\r\nSaid he.\r\n"
    assert issues == []


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Café “talks” – held".encode(), "Café “talks” – held"),
        ("\ufeffCafé".encode(), "Café"),
        ("Café “talks” – held".encode("windows-1252"), "Café “talks” – held"),
        ("Café talks held".encode("utf-16"), "Café talks held"),
        ("The talks were held".encode("utf-16-le"), "The talks were held"),
        (b"<meta charset='iso-8859-2'><p>Wa\xb3\xeasa said</p>", "<meta charset='iso-8859-2'><p>Wałęsa said</p>"),
        ("Президент подписал закон о бюджете на следующий год".encode("cp1251"),
         "Президент подписал закон о бюджете на следующий год"),
    ],
)  # fmt: skip
def test_encodings_are_found(data: bytes, text: str) -> None:
    assert decode(data) == text


def test_one_broken_byte_does_not_change_the_encoding() -> None:
    assert decode("“a” “b” “c” “d” é é é".encode() + b"\xff!") == "“a” “b” “c” “d” é é é\ufffd!"


def test_what_cannot_be_read_is_an_issue_and_the_run_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "FILE_BOUND", 1000)
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02" * 50)
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.4 ...")
    (tmp_path / "d.txt").write_text("x" * 2000)
    (tmp_path / "e.json").write_text('{"a": ')
    (tmp_path / "f.txt.gz").write_bytes(b"\x1f\x8bnot gzip at all")
    (tmp_path / "g.json").write_text('{"a": 1}')
    (tmp_path / "h.txt").write_text("The army left the town.")
    os.mkfifo(tmp_path / "i.txt")
    raws, issues = split([tmp_path, tmp_path / "none.txt"])
    assert [r.text for r in raws] == ["The army left the town."]
    codes = [i.code for i in issues]
    assert codes == ["empty", "not_text", "not_text", "too_large", "broken_file", "unreadable", "no_articles",
                     "not_a_file", "not_found"]  # fmt: skip
    assert all(i.path and i.path in i.message and "\n" not in i.message for i in issues)


def test_json_lines_with_aliases_and_broken_rows(tmp_path: Path) -> None:
    rows = [
        {"id": 7, "body": "The army left.", "headline": "Army leaves", "source": {"name": "The Courier"},
         "author": ["A B", {"name": "C D"}], "date": "2011-05-07", "link": "https://example.org/a"},
        {"text": "  "},
        {"nothing": 1},
        {"content": "<p>One.</p><p>Two.</p>", "byline": "By Jane Roe and John Doe"},
        {"text": "bad \ud800 half"},
    ]  # fmt: skip
    lines = [json.dumps(row) for row in rows]
    lines.insert(2, "{broken")
    lines.insert(3, "[1]")
    (tmp_path / "t.jsonl").write_text("\n".join(lines) + "\n\n")
    raws, issues = split([tmp_path])
    first = raws[0]
    assert (first.given_id, first.text, first.title, first.outlet) == (
        "7",
        "The army left.",
        "Army leaves",
        "The Courier",
    )
    assert (first.authors, first.published, first.url) == (("A B", "C D"), "2011-05-07", "https://example.org/a")
    assert (raws[1].form, raws[1].authors) == ("html", ("Jane Roe", "John Doe"))
    assert raws[2].text == "bad \ufffd half"
    told = [(i.code, i.message.split(":")[0].rsplit(", ", 1)[1]) for i in issues]
    assert told == [
        ("empty", "line 2"),
        ("broken_row", "line 3"),
        ("broken_row", "line 4"),
        ("no_text_column", "line 5"),
    ]


def test_tables_with_columns_given(tmp_path: Path) -> None:
    table = 'nr;words;top\n1;"Said ""he""\nand left";One\n\n2;;Two\n'
    (tmp_path / "a.csv").write_text(table)
    with gzip.open(tmp_path / "b.tsv.gz", "wb") as packed:
        packed.write("text\ttitle\tauthors\nCafé was shut.\tShut\tDoe, Jane\n".encode("windows-1252"))
    (tmp_path / "c.csv").write_text("a,b\n1,2\n")
    raws, issues = split([tmp_path / "a.csv"], text="words", title="top", id="nr")
    assert [(r.given_id, r.text, r.title) for r in raws] == [("1", 'Said "he"\nand left', "One")]
    assert [i.code for i in issues] == ["empty"]
    raws, issues = split([tmp_path / "b.tsv.gz", tmp_path / "c.csv"])
    assert [(r.text, r.title, r.authors) for r in raws] == [("Café was shut.", "Shut", ("Doe, Jane",))]
    assert [i.code for i in issues] == ["no_text_column"]
    assert "--columns text=NAME" in issues[0].message
    with pytest.raises(InputError, match="headline"):
        gather([tmp_path], columns={"headline": "x"})


def test_json_list_in_an_object_and_single_article(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"status": "ok", "articles": [{"text": "One."}, {"text": "Two."}, 3]}))
    (tmp_path / "b.json").write_text(json.dumps({"text": ["Three.", "Four."], "title": "T"}))
    raws, issues = split([tmp_path])
    assert [r.text for r in raws] == ["One.", "Two.", "Three.\n\nFour."]
    assert [i.code for i in issues] == ["broken_row"]


def test_hopeless_table_is_left_early(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"a": 1}\n' * 1000)
    assert len(split([tmp_path])[1]) < 60


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from(["txt", "md", "html", "jsonl", "json", "csv", "tsv", "txt.gz", "csv.gz", "bin"]),
)
def test_any_bytes_under_any_name_end_in_values(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str
) -> None:
    path = tmp_path_factory.mktemp("any") / f"a.{suffix}"
    path.write_bytes(data)
    assert all(isinstance(found, Raw | Issue) for found in gather([path]))
