"""The source of a web page goes in; the text that its extraction keeps comes out, with what its metadata say."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

import trafilatura
from lxml.etree import LxmlError  # type: ignore[import-untyped]
from trafilatura.metadata import extract_metadata
from trafilatura.utils import load_html

PAGE_BOUND = 5_000_000  # characters: a 10 MB page costs 8 seconds
TAG_BOUND = 40_000  # elements: 200,000 cost 14 seconds; libxml2 itself cuts nesting at 256
DATES = {"original_date": True, "extensive_search": True, "max_date": "2199-12-31", "min_date": "1900-01-01"}
MARKS = tuple("|-–—·:•»«")
FAULTS = (
    LxmlError,
    ValueError,
    TypeError,
    AttributeError,
    KeyError,
    IndexError,
    RecursionError,
    AssertionError,
    LookupError,
)


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a page says: its text, one paragraph a line, and its metadata."""

    text: str
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None


@cache
def _quiet() -> None:
    """The extraction's own warnings say nothing that our issues do not."""
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def extract(source: str, url: str | None = None) -> Extracted | str:
    """The page's text and metadata, or the reason why there is none."""
    _quiet()
    if len(source) > PAGE_BOUND:
        return f"{len(source):,} characters, more than {PAGE_BOUND:,} in one page"
    try:
        tree = load_html(source)
        if tree is None:
            return "no HTML in it"
        if len(list(islice(tree.iter(), TAG_BOUND + 1))) > TAG_BOUND:
            return f"more than {TAG_BOUND:,} elements in one page"
        said = _metadata(tree, url)
        found = trafilatura.bare_extraction(
            tree, url=url, include_comments=False, favor_precision=True, with_metadata=False
        )
    except FAULTS as error:
        return f"its HTML cannot be read ({type(error).__name__})"
    text = str(getattr(found, "text", None) or "").strip()
    return Extracted(text, *said) if text else "no running text in it"


def _metadata(tree: Any, url: str | None) -> tuple[Any, ...]:
    """Title, outlet, writers, day and address by the page's metadata; what cannot be read is left out."""
    try:
        said = extract_metadata(tree, default_url=url, date_config=dict(DATES))
    except FAULTS:
        return None, None, (), None, url
    names = tuple(name.strip() for name in (said.author or "").split(";") if 2 < len(name.strip()) < 60)
    return _headline(tree, _line(said.title)), _line(said.sitename), names, said.date, url or said.url


def _headline(tree: Any, title: str | None) -> str | None:
    """The title without the outlet's name before or behind it: as one of the page's own headings prints it."""
    for heading in tree.xpath("//h1")[:5] if title else ():
        said = _line("".join(islice(heading.itertext(), 40))) or ""
        rest = (title or "").replace(said, "", 1).strip()
        if len(said) >= 8 and rest != title and (rest[:1] in MARKS or rest[-1:] in MARKS):
            return said
    return title


def _line(said: str | None) -> str | None:
    """Words on one line, None for none."""
    return re.sub(r"\s+", " ", said).strip()[:500] or None if said else None
