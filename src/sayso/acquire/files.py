"""Paths go in: files, folders, tables of articles. `Raw`s come out, and an `Issue` for all that could not be read."""

from __future__ import annotations

import gzip
import os
import re
import stat
import zlib
from collections.abc import Iterator, Mapping, Sequence
from io import BufferedIOBase
from pathlib import Path
from typing import Literal

from sayso.acquire.decode import SAMPLE, decode, encoding_by_shape, not_text
from sayso.acquire.tables import ARTICLE_BOUND, LINE_BOUND, Columns, read_csv, read_json, read_jsonl
from sayso.errors import InputError
from sayso.model import Issue, Raw

FILE_BOUND = 20_000_000  # bytes a file that is read in one piece (unpacked)
DEPTH = 64  # folders within folders
FORMS: dict[str, str] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".mdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json",
    ".csv": "csv", ".tsv": "tsv", ".tab": "tsv",
}  # fmt: skip
PAGE = re.compile(r"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
BROKEN = (OSError, EOFError, zlib.error)


def gather(paths: Sequence[str | Path], *, columns: Mapping[str, str] | None = None) -> Iterator[Raw | Issue]:
    """The articles under `paths`, file by file, folders in sorted order; each file once.

    `columns` maps our fields (id, text, title, outlet, authors, published, url) to a table's column names.
    Raises InputError only when `columns` names a field that is none of ours.
    """
    wanted = dict(columns or {})
    unknown = set(wanted) - {"id", "text", "title", "outlet", "authors", "published", "url"}
    if unknown:
        raise InputError(f"--columns: no field {', '.join(sorted(unknown))}: use id, text, title, outlet, authors, …")
    return _gather([Path(p) for p in paths], wanted)


def _gather(paths: Sequence[Path], columns: Columns) -> Iterator[Raw | Issue]:
    seen: set[str] = set()
    for given in paths:
        for found in _files(given, frozenset(), 0):
            if isinstance(found, Issue):
                yield found
                continue
            real = os.path.realpath(found)
            if real not in seen:
                seen.add(real)
                yield from _read(found, columns)


def _files(path: Path, above: frozenset[str], depth: int) -> Iterator[Path | Issue]:
    """The files at or under `path`, sorted; hidden ones inside folders are passed over, loops of links too."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISREG(mode):
            yield path
            return
        if not stat.S_ISDIR(mode):
            yield Issue(code="not_a_file", path=str(path), message=f"{path}: neither a file nor a folder: skipped")
            return
        inside = sorted(child for child in path.iterdir() if not child.name.startswith("."))
    except (OSError, ValueError) as error:
        yield _unreadable(path, error)
        return
    real = os.path.realpath(path)
    if real in above:
        return
    if depth > DEPTH:
        yield Issue(
            code="too_deep", path=str(path), message=f"{path}: folders nested too deep: name this one by itself"
        )
        return
    for child in inside:
        yield from _files(child, above | {real}, depth + 1)


def _unreadable(path: Path, error: Exception) -> Issue:
    """The issue for a path that the system does not open."""
    if isinstance(error, FileNotFoundError):
        return Issue(code="not_found", path=str(path), message=f"{path}: no such file or folder: check the path")
    if isinstance(error, PermissionError):
        return Issue(code="not_allowed", path=str(path), message=f"{path}: no permission to read it: change its rights")
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return Issue(code="unreadable", path=str(path), message=f"{path}: cannot be read ({reason}): check the file")


def _read(path: Path, columns: Columns) -> Iterator[Raw | Issue]:
    """What one file holds."""
    name = path.name.casefold()
    packed = name.endswith(".gz")
    form = FORMS.get(Path(name.removesuffix(".gz")).suffix, "")
    try:
        with gzip.open(path, "rb") if packed else path.open("rb") as stream:
            head = stream.read(SAMPLE)
            stream.seek(0)
            issue = _reject(path, head, form)
            if issue:
                yield issue
            elif form in {"jsonl", "csv", "tsv"} and encoding_by_shape(head) in {None, "utf-8-sig"}:
                yield from _stream(stream, str(path), form, columns)
            else:
                yield from _whole(stream, path, form, columns)
    except BROKEN as error:
        yield _unreadable(path, error)


def _reject(path: Path, head: bytes, form: str) -> Issue | None:
    """The issue for a file that is empty or no text."""
    if not head.strip():
        return Issue(code="empty", path=str(path), message=f"{path}: the file is empty: skipped")
    kind = not_text(head)
    if kind:
        said = f"{path}: {kind}, no text: save it as .txt or .html first" + (" (its name says text)" if form else "")
        return Issue(code="not_text", path=str(path), message=said)
    return None


def _stream(stream: BufferedIOBase, path: str, form: str, columns: Columns) -> Iterator[Raw | Issue]:
    lines = _lines(stream)
    if form == "jsonl":
        yield from read_jsonl(lines, path, columns)
    else:
        yield from read_csv(lines, path, columns, form == "tsv")


def _lines(stream: BufferedIOBase) -> Iterator[tuple[int, bytes]]:
    """The lines with their numbers; of a line that is far too long only the beginning is kept."""
    number = 0
    while line := stream.readline(LINE_BOUND + 1):
        number += 1
        yield number, line
        while len(line) > LINE_BOUND and not line.endswith(b"\n"):
            line = stream.readline(LINE_BOUND + 1)


def _whole(stream: BufferedIOBase, path: Path, form: str, columns: Columns) -> Iterator[Raw | Issue]:
    """A file that is read in one piece: a text, a page, a JSON value."""
    data = stream.read(FILE_BOUND + 1)
    if len(data) > FILE_BOUND:
        message = (
            f"{path}: larger than {FILE_BOUND // 1_000_000} MB: split it, or use JSON Lines or CSV for many articles"
        )
        yield Issue(code="too_large", path=str(path), message=message)
        return
    text = decode(data)
    if form in {"jsonl", "csv", "tsv"}:
        lines = enumerate((line.encode("utf-8", "replace") for line in text.splitlines(keepends=True)), start=1)
        yield from (
            read_jsonl(lines, str(path), columns)
            if form == "jsonl"
            else read_csv(lines, str(path), columns, form == "tsv")
        )
    elif form == "json":
        yield from read_json(text, str(path), columns)
    else:
        yield _article(text, path, form)


def _article(text: str, path: Path, form: str) -> Raw | Issue:
    if not text.strip():
        return Issue(code="empty", path=str(path), message=f"{path}: the file is empty: skipped")
    kind: Literal["text", "markdown", "html"] = "text"
    if form == "html" or (form != "markdown" and PAGE.match(text)):
        kind = "html"
    elif form == "markdown":
        kind = "markdown"
    elif len(text) > ARTICLE_BOUND:
        message = f"{path}: {len(text):,} characters, more than {ARTICLE_BOUND:,}: split the article"
        return Issue(code="too_large", path=str(path), message=message)
    return Raw(text=text, form=kind, path=str(path))
