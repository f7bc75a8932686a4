"""The API: folders and texts go in, a chronicle and its answers come out."""

from __future__ import annotations

import subprocess
import sys
import types
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from readings_by_hand import CODER, NOW, shelling

import sayso
from sayso.chronicle import Chronicle, Progress
from sayso.errors import ChronicleError, InputError
from sayso.model import Issue, Raw, Reading


@pytest.fixture
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """`sayso.reading` replaced by a coder that finds the same in every article and needs no language model."""

    def read_articles(raws: Iterable[Raw | Issue], *, model: str | None = None) -> Iterator[Reading | Issue]:
        for raw in raws:
            yield raw if isinstance(raw, Issue) else shelling(raw.path or "")

    made = types.ModuleType("sayso.reading")
    made.read_articles = read_articles  # type: ignore[attr-defined]
    made.coder = lambda: CODER  # type: ignore[attr-defined]
    made.read_one = lambda text, **_: shelling()  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sayso.reading", made)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    for name in ("one.txt", "two.txt"):
        (made / name).write_text(f"{name}: {shelling().article.text}", encoding="utf-8")
    (made / "empty.txt").touch()
    return made


def test_a_folder_becomes_a_chronicle_once(by_hand: None, folder: Path, tmp_path: Path) -> None:
    seen: list[Progress] = []
    with sayso.read([folder], into=tmp_path / "x.sayso", progress=seen.append) as chronicle:
        assert chronicle.status()["counts"]["articles"] == 2
        assert len(chronicle.issues()) == 1
        assert [event.type for event in chronicle] == ["ASSAULT", "ASSAULT", "REQUEST", "REQUEST"]
    assert (seen[-1].done, seen[-1].total, seen[-1].coded, seen[-1].issues) == (3, 3, 2, 1)
    with sayso.read(folder, tmp_path / "x.sayso") as chronicle:
        assert chronicle.status()["counts"]["events"] == 4
        assert chronicle.status()["runs"][-1]["articles"] == 0
        assert len(chronicle.issues()) == 1


def test_a_changed_file_is_read_again_and_an_unchanged_one_is_not(by_hand: None, folder: Path, tmp_path: Path) -> None:
    sayso.read(folder, tmp_path / "x.sayso").close()
    (folder / "three.txt").write_text("A third one: " + shelling().article.text, encoding="utf-8")
    with sayso.read(folder, tmp_path / "x.sayso") as chronicle:
        assert [run["articles"] for run in chronicle.status()["runs"]] == [2, 1]


def test_answers_are_typed_sequences_that_polars_takes(by_hand: None, folder: Path, tmp_path: Path) -> None:
    with sayso.read(folder, tmp_path / "x.sayso") as chronicle:
        events = chronicle.events(actor="Northern Front", type="ASSAULT")
        assert (len(events), events[0].actors[0].name, events[0].source and events[0].source.name) == (
            2,
            "Northern Front",
            "Vellish army",
        )
        assert events[:1] == (events[0],)
        frame = events.to_polars()
        assert frame.height == 2
        assert frame["event_text"].to_list() == ["shelled", "shelled"]
        for table in (
            chronicle.actors(),
            chronicle.ties(),
            chronicle.quotes(),
            chronicle.attributions(),
            chronicle.happenings(),
        ):
            assert table.to_polars().height == len(table) > 0
        assert chronicle.events(type="AID").to_polars().height == 0


def test_without_polars_the_error_says_how_to_get_it(
    by_hand: None, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with sayso.read(folder, tmp_path / "x.sayso") as chronicle, pytest.raises(InputError, match="pip install"):
        chronicle.events().to_polars()


def test_one_text_without_a_file(by_hand: None) -> None:
    assert len(sayso.read_text("A text.", published="2008-03-27").events) == 2


def test_unify_is_done_once_and_appends_only_what_is_new(tmp_path: Path) -> None:
    with Chronicle.open(tmp_path / "x.sayso", create=True) as chronicle:
        chronicle.add(shelling(), coder=CODER, now=NOW)
        assert chronicle.unify(now=NOW)
        assert not chronicle.unify(now=NOW)
        database = chronicle._database
        before = database.value("SELECT count(*) FROM judgements"), database.value("SELECT count(*) FROM happenings")
        chronicle.add(shelling(), coder="sayso later", now=NOW)
        assert chronicle.unify(now=NOW)
        after = database.value("SELECT count(*) FROM judgements"), database.value("SELECT count(*) FROM happenings")
        assert after == before


def test_the_same_text_elsewhere_is_kept_once_and_said_so(tmp_path: Path) -> None:
    def reader(raws: Iterable[Raw | Issue], *, model: str | None = None) -> Iterator[Reading | Issue]:
        for raw in raws:
            if isinstance(raw, Raw):
                found = shelling("a.txt")
                yield replace(found, article=replace(found.article, path=raw.path))

    with Chronicle.open(tmp_path / "x.sayso", create=True) as chronicle:
        raws = [Raw(text="the same", path=path) for path in ("a.txt", "b.txt")]
        for _ in range(2):
            chronicle.read(raws, reader, coder=CODER, now=NOW)
        assert [issue["message"] for issue in chronicle.issues()] == ["b.txt: has the very text of a.txt: kept once"]
        assert chronicle.status()["counts"]["articles"] == 1


def test_names_of_files_in_another_encoding_do_no_harm(tmp_path: Path) -> None:
    def reader(raws: Iterable[Raw | Issue], *, model: str | None = None) -> Iterator[Reading | Issue]:
        for raw in raws:
            yield raw if isinstance(raw, Issue) else shelling(raw.path or "")

    with Chronicle.open(tmp_path / "x.sayso", create=True) as chronicle:
        issue = Issue(code="empty", message="worse\udc80.txt: empty", path="worse\udc80.txt")
        raws = [Raw(text="a", path="bad\udc80.txt"), issue, Raw(text="b", path="good.txt")]
        run = chronicle.read(raws, reader, coder=CODER, now=NOW)
        assert (run.coded, run.issues) == (2, 1)
        assert chronicle.issues()[0]["path"] == "worse?.txt"
        assert not chronicle.verify().faults


def test_a_missing_chronicle_is_told(tmp_path: Path) -> None:
    with pytest.raises(ChronicleError, match="is not there"):
        sayso.open(tmp_path / "none.sayso")


def test_importing_is_light_and_complete() -> None:
    program = (
        "import sys, sayso; heavy = {'spacy', 'numpy', 'polars', 'rich', 'sqlite3'} & set(sys.modules);"
        "print(sorted(heavy), sayso.__version__, all(getattr(sayso, name) for name in sayso.__all__))"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert found == f"[] {sayso.__version__} True\n"
    with pytest.raises(AttributeError, match="sayso has no nonsense"):
        _ = sayso.nonsense  # type: ignore[attr-defined]
    assert set(sayso.__all__) == set(dir(sayso))
