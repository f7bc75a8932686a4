"""A codebook file goes in; its own frame rows, types, modes and word lists come out, checked, with the file's hash.

The first line is «# sayso codebook 1» (the number is the format's). Rows are those of frames_*.tsv; rows that begin
with @type, @mode and @list add types, modes and word lists. See docs/lexicon.md.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from sayso.errors import LexiconError
from sayso.lexicon.framerows import COLUMNS, KINDS, Row, word_lists
from sayso.lexicon.lint import MODES, row_problems

FORMAT = 1
FIRST_LINE = re.compile(r"#\s*sayso codebook (\d+)\s*")
NAME = re.compile(r"[A-Z][A-Z_]{2,30}")
LARGEST = 5_000_000  # bytes
HASH = 6  # letters of the hash in a coder's name
HELP = "docs/lexicon.md has the format, «sayso frames --like WORD» shows rows to copy"


@dataclass(frozen=True, slots=True)
class OwnType:
    """A type that a codebook adds, with its quad (1 to 4) and score, if told."""

    name: str
    quad: int | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Codebook:
    """A user's own rows. `modes` holds type, mode and the words that tell it; `hash` is that of the file's bytes."""

    name: str
    hash: str
    text: str
    rows: tuple[Row, ...] = ()
    types: tuple[OwnType, ...] = ()
    modes: tuple[tuple[str, str, frozenset[str]], ...] = ()
    lists: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))


def read_codebook(path: str | Path) -> Codebook:
    """The codebook at `path`; LexiconError names file, line, reason and the way out."""
    at = Path(path)
    try:
        size = at.stat().st_size
        data = at.read_bytes() if at.is_file() and size <= LARGEST else None
    except OSError as error:
        raise LexiconError(f"{at}: the codebook cannot be read ({error.strerror}): check the path") from error
    if data is None:
        what = "is no file" if not at.is_file() else f"has {size:,} bytes, more than {LARGEST:,}"
        raise LexiconError(f"{at}: the codebook {what}: name a text file of frame rows")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise LexiconError(f"{at}, line {line}: not UTF-8: save the codebook as UTF-8 text") from error
    return parse_codebook(at.name, text, hashlib.sha256(data).hexdigest())


def parse_codebook(name: str, text: str, hash_: str) -> Codebook:
    """A codebook's text, checked."""
    lines = text.splitlines()
    _check_first(name, lines[0] if lines else "")
    told = [
        (number, [cell.strip() for cell in line.rstrip("\n").split("\t")])
        for number, line in enumerate(lines, start=1)
        if line.strip() and not line.lstrip().startswith("#")
    ]
    types = tuple(_types(name, told))
    modes = tuple(_modes(name, told, {own.name for own in types}))
    lists = _lists(name, told)
    rows = tuple(_rows(name, told))
    if not rows and not modes:
        raise LexiconError(f"{name}: the codebook has no row: add one after its first line; {HELP}")
    known: dict[str, frozenset[str]] = {**MODES, **{own.name: frozenset() for own in types}}
    for type_, mode, _ in modes:
        known[type_] = known[type_] | {mode}
    for row in rows:
        for problem in row_problems(row, known, {**word_lists(), **lists}):
            raise LexiconError(f"{row.where}: {problem}; {HELP}")
    return Codebook(name, hash_, text, rows, types, modes, MappingProxyType(lists))


def _check_first(name: str, line: str) -> None:
    found = FIRST_LINE.fullmatch(line.strip())
    if not found:
        raise LexiconError(f"{name}, line 1: not «# sayso codebook {FORMAT}»: put that before your rows")
    if int(found[1]) != FORMAT:
        raise LexiconError(
            f"{name}, line 1: a codebook of format {found[1]}, this sayso reads format {FORMAT}: "
            f"write «# sayso codebook {FORMAT}», or use the sayso that it was made for"
        )


Told = list[tuple[int, list[str]]]


def _types(name: str, told: Told) -> Iterator[OwnType]:
    for number, cells in told:
        if cells[0] != "@type":
            continue
        _, own, quad, score = (*cells, "", "", "")[:4]
        if not NAME.fullmatch(own) or own in MODES:
            raise LexiconError(f"{name}, line {number}: «{own}» is no new type: write capitals, not PLOVER's names")
        try:
            made = OwnType(own, int(quad) if quad else None, float(score) if score else None)
        except ValueError as error:
            raise LexiconError(f"{name}, line {number}: @type NAME QUAD SCORE: the last two are numbers") from error
        if made.quad not in (None, 1, 2, 3, 4):
            raise LexiconError(f"{name}, line {number}: a quad is 1, 2, 3 or 4: got {made.quad}")
        yield made


def _modes(name: str, told: Told, own: set[str]) -> Iterator[tuple[str, str, frozenset[str]]]:
    for number, cells in told:
        if cells[0] != "@mode":
            continue
        _, type_, mode, words = (*cells, "", "", "")[:4]
        if type_ not in MODES and type_ not in own:
            raise LexiconError(f"{name}, line {number}: unknown type {type_ or '(none)'}: {_types_known(own)}")
        if not re.fullmatch(r"[a-z][a-z-]{1,40}", mode):
            raise LexiconError(f"{name}, line {number}: «{mode}» is no name of a mode: write small letters and hyphens")
        yield type_, mode, frozenset(filter(None, words.lower().split("|")))


def _types_known(own: set[str]) -> str:
    return f"use one of {', '.join([*MODES, *sorted(own)])}, or add it before with @type"


def _lists(name: str, told: Told) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for number, cells in told:
        if cells[0] != "@list":
            continue
        _, own, words = (*cells, "", "")[:3]
        if not re.fullmatch(r"[a-z]{2,40}", own) or not words:
            raise LexiconError(f"{name}, line {number}: @list needs a name in small letters and lemmas split by |")
        found[own] = found.get(own, word_lists().get(own, frozenset())) | frozenset(words.split("|"))
    return found


def _rows(name: str, told: Told) -> Iterator[Row]:
    for number, cells in told:
        if cells[0] in ("@type", "@mode", "@list"):
            continue
        where = f"{name}, line {number}"
        if cells[0].startswith("@"):
            raise LexiconError(f"{where}: unknown row {cells[0]}: there are @type, @mode and @list")
        if len(cells) > len(COLUMNS):
            raise LexiconError(f"{where}: {len(cells)} cells where {len(COLUMNS)} belong; {HELP}")
        if len(cells) == 1:
            raise LexiconError(f"{where}: only one cell: columns are split by tabs, not blanks; {HELP}")
        row = Row(name, number, *(cells + [""] * (len(COLUMNS) - len(cells))))
        if not row.predicate or row.kind not in KINDS or not row.type:
            raise LexiconError(f"{where}: a row needs a predicate, a kind ({', '.join(KINDS)}) and a type; {HELP}")
        yield row
