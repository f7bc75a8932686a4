"""A table of articles goes in (JSON Lines, JSON, CSV, TSV, as byte lines); `Raw`s and `Issue`s come out, one a row."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sayso.acquire.decode import decode, encoding_by_shape, guess
from sayso.lexicon.tables import rows
from sayso.model import Issue, Raw

ARTICLE_BOUND = 2_000_000  # characters an article
LINE_BOUND = 16_000_000  # bytes a line of a table
FIELDS = ("id", "text", "title", "outlet", "authors", "published", "url")
HOPELESS = 50  # so many first rows without a text column end the reading of a table
TAGS = re.compile(r"</p>|<br\s*/?>|</div>|<p[ >]", re.IGNORECASE)
SURROGATE = re.compile("[\ud800-\udfff]")

Columns = Mapping[str, str]


def read_jsonl(lines: Iterable[tuple[int, bytes]], path: str, columns: Columns) -> Iterator[Raw | Issue]:
    """One JSON object a line."""
    found, missing = 0, 0
    for number, line in lines:
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        row = _parsed(line)
        if isinstance(row, str):
            yield Issue(code="broken_row", path=path, message=f"{where}: no JSON object ({row}): row skipped")
            continue
        result = article(row, where, path, columns)
        yield result
        found += isinstance(result, Raw)
        missing += isinstance(result, Issue) and result.code == "no_text_column"
        if not found and missing >= HOPELESS:
            message = (
                f"{path}: no text in the first {missing} rows: rest not read; name the column: --columns text=NAME"
            )
            yield Issue(code="no_text_column", path=path, message=message)
            return


def _parsed(line: bytes) -> dict[str, Any] | str:
    if len(line) > LINE_BOUND:
        return f"over {LINE_BOUND // 1_000_000} MB long"
    try:
        row = json.loads(decode(line))
    except (ValueError, RecursionError) as error:
        return f"{error}"[:80]
    return row if isinstance(row, dict) else f"a {type(row).__name__}"


def read_json(text: str, path: str, columns: Columns) -> Iterator[Raw | Issue]:
    """A JSON list of objects, an object that holds one, or one object that is an article."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        message = f"{path}: broken JSON ({str(error)[:80]}): for one object a line name the file .jsonl"
        yield Issue(code="broken_file", path=path, message=message)
        return
    listed = _list_in(value, columns)
    if listed is None:
        message = f"{path}: no list of articles in this JSON: give a list of objects with a text field"
        yield Issue(code="no_articles", path=path, message=message)
        return
    for number, row in enumerate(listed, start=1):
        where = f"{path}, row {number}"
        if isinstance(row, dict):
            yield article(row, where, path, columns)
        else:
            yield Issue(
                code="broken_row", path=path, message=f"{where}: a {type(row).__name__}, no object: row skipped"
            )


def _list_in(value: Any, columns: Columns) -> Sequence[Any] | None:
    """The list of articles in a JSON value."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return None
    lists = [v for v in value.values() if isinstance(v, list) and v and isinstance(v[0], dict)]
    if _named(value, "text", columns):
        return [value]
    return max(lists, key=len) if lists else None


def read_csv(lines: Iterable[tuple[int, bytes]], path: str, columns: Columns, tab: bool) -> Iterator[Raw | Issue]:
    """Rows under a header line, with commas, semicolons, bars or tabs between the cells."""
    csv.field_size_limit(LINE_BOUND)
    texts = decoded(lines)
    header = next(texts, "")
    mark = "\t" if tab else max(",;\t|", key=header.count)
    reader = csv.reader(_chain(header, texts), delimiter=mark)
    try:
        names = [name.strip() for name in next(reader, [])]
        if not _column(dict.fromkeys(names, ""), "text", columns):
            yield Issue(code="no_text_column", path=path, message=_no_text(path, names, columns))
            return
        for cells in reader:
            if any(cell.strip() for cell in cells):
                row = dict(zip(names, cells, strict=False))
                yield article(row, f"{path}, line {reader.line_num}", path, columns)
    except csv.Error as error:
        message = (
            f"{path}, line {reader.line_num}: broken table ({error}): the rest was not read; check the quotation marks"
        )
        yield Issue(code="broken_file", path=path, message=message)


def _chain(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def decoded(lines: Iterable[tuple[int, bytes]]) -> Iterator[str]:
    """Byte lines as text; the first line that is not UTF-8 decides the encoding of those that are not."""
    other = ""
    for number, line in lines:
        if number == 1 and encoding_by_shape(line[:4]):
            line = line.decode("utf-8-sig", "replace").encode()  # noqa: PLW2901
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError:
            other = other or guess(line)
            yield line.decode(other, "replace")


def article(row: Mapping[str, Any], where: str, path: str, columns: Columns) -> Raw | Issue:
    """The `Raw` of one row, or the `Issue` that tells what it lacks."""
    field = _column(row, "text", columns)
    if not field:
        return Issue(code="no_text_column", path=path, message=_no_text(where, list(row), columns))
    text = _words(row[field])
    if not text.strip():
        return Issue(code="empty", path=path, message=f"{where}: no words in «{field}»: row skipped")
    if len(text) > ARTICLE_BOUND:
        message = f"{where}: {len(text):,} characters, more than {ARTICLE_BOUND:,}: split the article"
        return Issue(code="too_large", path=path, message=message)
    html = field.casefold().endswith("html") or len(TAGS.findall(text, 0, 20_000)) >= 2
    said = {name: _said(row.get(_column(row, name, columns) or "")) for name in FIELDS if name != "text"}
    return Raw(
        text=text, form="html" if html else "text", path=path, given_id=said["id"], title=said["title"],
        outlet=said["outlet"], authors=_authors(row.get(_column(row, "authors", columns) or "")),
        published=said["published"], url=said["url"],
    )  # fmt: skip


def _words(value: Any) -> str:
    """The text of a cell; a list of paragraphs is set apart by blank lines."""
    if isinstance(value, list):
        value = "\n\n".join(item for item in value if isinstance(item, str))
    return SURROGATE.sub("\ufffd", value) if isinstance(value, str) else ""


def _column(row: Mapping[str, Any], field: str, columns: Columns) -> str | None:
    """The name of the column that holds `field`: the one given, the field's own name, or a usual other name."""
    if field in columns:
        return columns[field] if columns[field] in row else None
    if field in row:
        return field
    folded = {name.casefold().strip(): name for name in row}
    for known, other in rows("clean_columns", 2):
        if known == field and other in folded:
            return folded[other]
    return None


def _named(row: Mapping[str, Any], field: str, columns: Columns) -> bool:
    column = _column(row, field, columns)
    return column is not None and bool(_words(row[column]))


def _said(value: Any) -> str | None:
    """A cell as a string; None for an empty one."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    if value is None or isinstance(value, list | dict | bool):
        return None
    text = SURROGATE.sub("\ufffd", str(value)).strip()[:2000]
    return text or None


def _authors(value: Any) -> tuple[str, ...]:
    """The names in an authors' cell: a list, or a string with semicolons, bars, commas or «and» between the names."""
    if isinstance(value, list):
        return tuple(name for item in value[:50] if (name := _said(item)))
    text = _said(value)
    if not text:
        return ()
    text = re.sub(r"^by\s+", "", text, flags=re.IGNORECASE)
    parts = re.split(r"\s*[;|]\s*", text)
    if len(parts) == 1 and all(" " in part.strip() for part in re.split(r",| and ", text)):
        parts = re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", text)
    return tuple(part.strip() for part in parts if part.strip())


def _no_text(where: str, names: Sequence[str], columns: Columns) -> str:
    there = ", ".join(str(name) for name in names[:12])[:200] or "none"
    wanted = f"no column «{columns['text']}»" if "text" in columns else "no column for the text"
    return f"{where}: {wanted} (there are: {there}): name it, as in --columns text=NAME"
