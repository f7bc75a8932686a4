"""Frame files (frames_*.tsv here, or paths) go in; rows come out, and the word lists of classes.tsv."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from sayso.errors import LexiconError
from sayso.lexicon.tables import rows

NO_EVENT = "-"
COLUMNS = (
    "predicate",
    "kind",
    "particle",
    "conditions",
    "type",
    "modes",
    "actor",
    "recipient",
    "content",
    "example",
    "origin",
)
KINDS = ("verb", "noun", "adjective")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a frame file as it was written; `where` names file and line."""

    file: str
    line: int
    predicate: str
    kind: str
    particle: str
    conditions: str
    type: str
    modes: str
    actor: str
    recipient: str
    content: str
    example: str
    origin: str

    @property
    def where(self) -> str:
        return f"{self.file}, line {self.line}"

    @property
    def id(self) -> str:
        """The rule's name in records: «assault:12 shell»."""
        stem = self.file.removesuffix(".tsv").removeprefix("frames_")
        return f"{stem}:{self.line} {self.predicate.partition('|')[0]}"


def frame_rows(extra: Sequence[Path] = ()) -> Iterator[Row]:
    """The rows of `extra` files, then those of the lexicon, files in alphabetical order."""
    for path in extra:
        yield from _read(path.name, path.read_text(encoding="utf-8"))
    folder = resources.files("sayso.lexicon")
    for name in sorted(entry.name for entry in folder.iterdir() if entry.name.startswith("frames_")):
        yield from _read(name, folder.joinpath(name).read_text(encoding="utf-8"))


def _read(file: str, text: str) -> Iterator[Row]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) > len(COLUMNS):
            raise LexiconError(f"{file}, line {number}: {len(cells)} cells where {len(COLUMNS)} belong")
        row = Row(file, number, *(cells + [""] * (len(COLUMNS) - len(cells))))
        if not row.predicate or row.kind not in KINDS or not row.type:
            raise LexiconError(f"{row.where}: a row needs a predicate, a kind ({', '.join(KINDS)}) and a type")
        yield row


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """The word lists of classes.tsv by name. Do not change what comes back."""
    found = dict[str, set[str]]()
    for name, listed in rows("classes", 2):
        found.setdefault(name, set()).update(listed.split("|"))
    return {name: frozenset(words) for name, words in found.items()}
