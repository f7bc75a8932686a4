"""Words of the command line go in; answers on stdout, one clear line on stderr and an exit code come out."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import types
from collections.abc import Iterator
from pathlib import Path

import pytest
from readings_by_hand import CODER, NOW, Hand, shelling

from sayso import cli
from sayso.chronicle import Chronicle
from sayso.errors import InputError
from sayso.model import Issue


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    made = tmp_path / "x.sayso"
    with Chronicle.open(made, create=True) as chronicle:
        rival = Hand(
            "At Dorne the Northern Front shelled houses, which left 40 dead.", path="two.txt", outlet="Hill Post"
        )
        rival.event("ASSAULT", "shelled", ["Northern Front"], day="2021-05-03", place="Dorne", dead=(40, 40))
        rival.tie("Northern Front", "opposed_to", "Dorne")
        for reading in (shelling(), rival.made()):
            chronicle.add(reading, coder=CODER, now=NOW)
        chronicle.unify(now=NOW)
    return made


def run(*words: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["sayso", *map(str, words)])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    out, err = capsys.readouterr()
    return int(stopped.value.code or 0), out, err


@pytest.fixture
def say(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    return lambda *words: run(*words, monkeypatch=monkeypatch, capsys=capsys)


def test_a_newcomer_is_helped_on(say) -> None:  # type: ignore[no-untyped-def]
    code, out, _ = say()
    assert code == 0
    assert len(out.strip().splitlines()) == 7
    assert "sayso read FOLDER" in out
    assert say("--version")[1].startswith("sayso ")
    assert "timeline" in say("--help")[1]


def test_tables_answer(say, file: Path) -> None:  # type: ignore[no-untyped-def]
    wanted = {
        ("timeline",): [
            "2021-05-03",
            "ASSAULT",
            "Northern Front",
            "Vellish army, in Lake Courier",
            "«shelled»",
            "3 events",
        ],
        ("timeline", "--actor", "Orlow"): ["REQUEST", "the rebels leave Marrow", "who: Tamsin Orlow"],
        ("timeline", "--type", "AID"): ["No event fits"],
        ("who", "Tamsin Orlow"): ["minister", "What it did (1)", "Lake Courier (1)", "Orlow (1)"],
        ("state", "--on", "2021-05-10"): [
            "Tamsin Orlow holds office Velland (minister)",
            "Standing demands",
            "Enmities",
        ],
        ("status",): ["2 articles", "3 events", "ASSAULT"],
        ("quotes", "--speaker", "Orlow"): ["We will not wait another week,", "1 quotation", "speaker: Tamsin Orlow"],
        ("claims", "--about", "Northern Front"): ["Vellish army, in Lake Courier", "asserts", "1 claim"],
        ("claims", "--stance", "denies"): ["No claim fits"],
        ("timeline", "--min-confidence", "0.9"): ["No event fits"],
        ("conflicts",): ["dead", "12", "40", "hill post"],
        ("issues",): ["No issue"],
        ("verify",): ["all hold"],
    }
    for words, parts in wanted.items():
        code, out, err = say(*words, "-c", file)
        assert (code, err) == (0, ""), words
        flat = " ".join(out.split())
        for part in parts:
            assert part in flat, (words, part)
        assert "\x1b" not in out


def test_every_question_answers_in_json(say, file: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    with Chronicle.open(file) as chronicle:
        key = chronicle.events()[0].id
    for words in (["timeline"], ["who", "Orlow"], ["state", "--on", "2021"], ["status"], ["conflicts"], ["issues"],
    ["quotes"], ["claims"], ["verify"], ["show", key],
                  ["export", "records", tmp_path / "out"]):  # fmt: skip
        code, out, _ = say(*words, "-c", file, "--json")
        assert code == 0, words
        json.loads(out)
    assert json.loads(say("timeline", "-c", file, "--json")[1])[0]["id"] == key


def test_show_marks_the_words(say, file: Path) -> None:  # type: ignore[no-untyped-def]
    with Chronicle.open(file) as chronicle:
        key = next(e.id for e in chronicle if e.type == "REQUEST")
    _, out, _ = say("show", key[:8], "-c", file)
    for part in (
        "act: demanded",
        "recipient: the rebels",
        "content: the rebels leave Marrow",
        "by hand",
        "Shells fall on Dorne",
    ):
        assert part in out


def test_export_says_what_it_wrote(say, file: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    code, out, _ = say("export", "records", tmp_path / "out", "-c", file, "--with-text")
    assert code == 0
    assert "2 documents" in out
    assert "3 events" in out
    assert '"text"' in (tmp_path / "out" / "documents.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["frobnicate"], 2, "No such command 'frobnicate': «sayso --help» says how"),
        (["read"], 2, "«sayso read --help» says how"),
        (["read", "/nowhere/at/all"], 2, "not there: check the path"),
        (["status", "-c", "/nowhere/x.sayso"], 1, "is not there: read articles into it first"),
        (["timeline", "--type", "WAR", "-c", "FILE"], 2, "there is no type «WAR»"),
        (["timeline", "--from", "soon", "-c", "FILE"], 2, "«soon» is no date"),
        (["who", "Nemo", "-c", "FILE"], 2, "nobody is known as «Nemo»"),
        (["state", "-c", "FILE"], 2, "--on"),
        (["show", "zz", "-c", "FILE"], 2, "too short"),
        (["explain", " "], 2, "nothing to explain"),
        (["explain", "A man left.", "--codebook", "/nowhere.txt"], 1, "/nowhere.txt: the codebook cannot be read"),
        (["claims", "--stance", "loud", "-c", "FILE"], 2, "there is no stance «loud»"),
        (["frames", "folder"], 2, "say --uncoded folder"),
        (["frames", "--uncoded", "/nowhere"], 2, "/nowhere: not there: check the path"),
        (["frames", "--unused", "/nowhere"], 2, "/nowhere: not there: check the path"),
        (["frames", "--unused", "a", "--uncoded", "b"], 2, "ask one at a time"),
        (["timeline", "--min-confidence", "8", "-c", "FILE"], 2, "between 0 and 1"),
        (["export"], 2, "«sayso export --help» says how"),
    ],
)
def test_every_error_is_one_line(say, file: Path, words: list[str], code: int, message: str) -> None:  # type: ignore[no-untyped-def]
    found, _, err = say(*[file if word == "FILE" else word for word in words])
    assert found == code
    assert message in err
    assert "Traceback" not in err
    assert len(err.strip().splitlines()) == bool(message)


def test_reading_says_what_it_did_and_fails_only_if_nothing_could_be_read(
    say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # type: ignore[no-untyped-def]
    by_hand = types.ModuleType("sayso.reading")
    by_hand.coder = lambda: CODER  # type: ignore[attr-defined]
    by_hand.read_articles = lambda raws, model=None: (  # type: ignore[attr-defined]
        raw if isinstance(raw, Issue) else shelling(raw.path) for raw in raws
    )
    monkeypatch.setitem(sys.modules, "sayso.reading", by_hand)
    made, empty = tmp_path / "x.sayso", tmp_path / "empty.txt"
    empty.touch()
    code, _, err = say("read", empty, "-c", made)
    assert (code, "nothing could be read" in err) == (1, True)
    (tmp_path / "one.txt").write_text("A text that is long enough to be one.", encoding="utf-8")
    code, out, err = say("read", tmp_path / "one.txt", empty, "-c", made)
    assert code == 0
    assert "1 article read, 0 already there, 2 events found, 1 could not be read" in out
    assert "sayso timeline -c" in err
    code, out, _ = say("read", tmp_path / "one.txt", "-c", made, "--json")
    assert (code, json.loads(out)["already_there"]) == (0, 1)


def test_frames_are_listed_without_a_chronicle(say) -> None:  # type: ignore[no-untyped-def]
    code, out, err = say("frames", "--like", "shell")
    assert (code, err) == (0, "")
    assert "ASSAULT" in out
    listed = json.loads(say("frames", "--like", "shell", "--json")[1])
    assert all("shell" in row["predicate"] for row in listed)
    assert {"rule", "type", "conditions", "example"} <= listed[0].keys()


def test_columns() -> None:
    assert cli.named_columns("text=body, title=headline") == {"text": "body", "title": "headline"}
    assert cli.named_columns("") is None
    with pytest.raises(InputError, match="not of the form"):
        cli.named_columns("body")


def test_the_command_starts_fast_and_works_in_a_pipe(file: Path) -> None:
    for words in (["--help"], ["status", "-c", str(file)]):
        began = time.monotonic()
        found = subprocess.run([sys.executable, "-m", "sayso.cli", *words], capture_output=True, text=True, check=False)
        assert (found.returncode, found.stderr) == (0, "")
        assert "\x1b" not in found.stdout
        assert time.monotonic() - began < 3  # 0.5 s on a quiet machine
    program = (
        f"import sys; sys.argv = ['sayso', 'status', '-c', {str(file)!r}]\n"
        "import sayso.cli\ntry: sayso.cli.main()\nexcept SystemExit: pass\n"
        "print('spacy' in sys.modules, file=sys.stderr)"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stderr == "False\n"
