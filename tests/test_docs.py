"""README, docs and examples go in; what they promise and the product lacks, or the other way round, comes out."""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = ROOT / "docs" / "command-line.md"
ARTICLES = ROOT / "examples" / "articles"
PAGES = [*(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")), *COMMANDS.parent.glob("*.md")]


def commands() -> Iterator[tuple[str, Any]]:
    """Every command of the command line by its full name, with its parameters."""
    try:
        cli = importlib.import_module("sayso.cli")
    except ModuleNotFoundError:
        pytest.skip("no command line yet")
    import typer.main  # noqa: PLC0415

    stack = [("", typer.main.get_command(cli.app))]
    while stack:
        name, command = stack.pop()
        inner = getattr(command, "commands", None)
        if inner is None:
            yield name, command
        for word, child in (inner or {}).items():
            stack.append((f"{name} {word}".strip(), child))


def test_every_command_and_option_is_documented() -> None:
    page = COMMANDS.read_text(encoding="utf-8")
    missing = []
    for name, command in commands():
        if getattr(command, "hidden", False):
            continue
        if f"sayso {name}" not in page:
            missing.append(f"sayso {name}")
        section = page.split(f"## sayso {name}", 1)[-1].split("\n## ", 1)[0]
        options = [word for p in command.params for word in p.opts if word.startswith("--")]
        missing += [f"sayso {name} {word}" for word in options if word != "--help" and word not in section]
    assert not missing


def test_every_documented_command_exists() -> None:
    known = {name for name, _ in commands()}
    told = re.findall(r"^## sayso ([a-z ]+)$", COMMANDS.read_text(encoding="utf-8"), re.MULTILINE)
    assert not set(told) - known


def test_links_lead_somewhere() -> None:
    dead = []
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if not (page.parent / target).exists():
                dead.append(f"{page.name}: {target}")
    assert not dead


def test_examples_are_fifteen_or_more_articles_of_their_length() -> None:
    files = [p for p in ARTICLES.rglob("*") if p.suffix in (".txt", ".md", ".html")]
    rows = [json.loads(line) for p in ARTICLES.rglob("*.jsonl") for line in p.read_text(encoding="utf-8").splitlines()]
    sizes = [len(re.sub(r"<[^>]+>", " ", p.read_text(encoding="utf-8")).split()) for p in files]
    sizes += [len(row["text"].split()) for row in rows]
    assert len(sizes) >= 15
    assert all(150 <= size <= 500 for size in sizes), sizes


def test_every_example_is_listed() -> None:
    page = (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
    assert not [p.name for p in ARTICLES.rglob("*") if p.is_file() and p.name not in page]


def test_floors_are_figures_between_none_and_all() -> None:
    floors = json.loads((ROOT / "gold" / "floors.json").read_text(encoding="utf-8"))
    values = [*floors["floors"].values(), *floors["ceilings"].values()]
    assert all(0 <= value <= 1 for value in values)


@pytest.mark.model
def test_readme_shows_what_the_product_says_of_the_probes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "gold"))
    probes = importlib.import_module("probes")
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    assert probes.with_table(page, probes.table(probes.run_probes())) == page
