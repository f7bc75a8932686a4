"""A word list's name goes in; its rows come out. Every list is a tab-separated text file in this folder."""

from __future__ import annotations

from functools import cache
from importlib import resources

from sayso.errors import LexiconError


@cache
def rows(name: str, columns: int) -> tuple[tuple[str, ...], ...]:
    """The rows of `name`.tsv, each of `columns` cells; missing cells at the end are empty.

    Blank lines and lines that begin with # are passed over. A row with too many cells raises LexiconError.
    """
    found = []
    text = resources.files("sayso.lexicon").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) > columns:
            raise LexiconError(f"{name}.tsv, line {number}: {len(cells)} cells where {columns} belong")
        found.append(tuple(cells + [""] * (columns - len(cells))))
    return tuple(found)


@cache
def words(name: str) -> frozenset[str]:
    """The first cells of `name`.tsv as a set."""
    return frozenset(row[0] for row in rows(name, 8))


@cache
def mapping(name: str) -> dict[str, str]:
    """The first two cells of `name`.tsv as key and value. Do not change what comes back."""
    return {row[0]: row[1] for row in rows(name, 8)}
