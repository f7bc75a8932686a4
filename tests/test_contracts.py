"""The source tree goes in; what breaks a rule of the house comes out: imports, first lines, sizes, unused words."""

from __future__ import annotations

import ast
import re
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))
SCRIPTS = sorted(path for room in ("gold", "bench", "tests") for path in (ROOT / room).rglob("*.py"))
LISTS = sorted((ROOT / "src" / "sayso" / "lexicon").glob("*.tsv"))


def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Each function of a file with its length in lines, decorators left out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_imports_run_one_way(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    code = lint_imports(config_filename="pyproject.toml", no_cache=True)
    assert code == 0, capsys.readouterr().out


def test_first_line_says_what_goes_in_and_comes_out() -> None:
    mute = [short(p) for p in SOURCES + SCRIPTS if lines_of(p) and not lines_of(p)[0].startswith('"""')]
    assert not mute


def test_no_file_is_long() -> None:
    assert not {short(p): len(lines_of(p)) for p in SOURCES + SCRIPTS if len(lines_of(p)) > 400}


def test_functions_are_short() -> None:
    sizes = {(short(p), name): size for p in SOURCES for name, size in functions(p)}
    assert not {key: size for key, size in sizes.items() if size > 80}
    assert statistics.median(sizes.values()) <= 12


def test_only_the_command_line_prints() -> None:
    def prints(path: Path) -> bool:
        calls = (n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call))
        return any(isinstance(call.func, ast.Name) and call.func.id == "print" for call in calls)

    assert not [short(p) for p in SOURCES if not p.name.startswith("cli") and prints(p)]


def test_no_junk_drawers() -> None:
    junk = re.compile(r"(?:^|_)(?:utils?|helpers?|common|misc)(?:$|_)")
    assert not [short(p) for p in SOURCES if junk.search(p.stem)]


def test_every_word_list_is_used_and_says_where_it_comes_from() -> None:
    code = "\n".join(p.read_text(encoding="utf-8") for p in SOURCES)
    quoted = set(re.findall(r"[\"']([a-z0-9_]+)[\"']", code))
    prefixes = tuple(re.findall(r"[\"']([a-z0-9_]+_)[{*\"']", code))
    unused = [p.name for p in LISTS if p.stem not in quoted and not (prefixes and p.stem.startswith(prefixes))]
    assert not unused
    assert not [p.name for p in LISTS if not p.read_text(encoding="utf-8").startswith("#")]


def test_no_path_of_a_machine_is_written_down() -> None:
    texts = [p for p in ROOT.rglob("*.md") if ".venv" not in p.parts] + SOURCES + SCRIPTS
    machine = re.compile(r"/(?:work|home|root|tmp)/[a-z]")
    assert not [short(p) for p in texts if machine.search(p.read_text(encoding="utf-8"))]
