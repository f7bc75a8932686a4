"""A line goes in; what it says beside a date comes out, if it is one of the lines in which pages print their date."""

from __future__ import annotations

import re

from sayso.clean.dates import dates_in
from sayso.clean.pieces import Piece

CLOCK = re.compile(
    r"\b\d{1,2}[:.h]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\b\.?)?(?:\s*(?:[A-Z]{2,4}|UTC|GMT)(?:\s*[+-]\s*\d{1,2}(?::?\d\d)?)?\b)?"
    r"|\b\d{1,2}\s*[ap]\.?m\b\.?|\(?\b(?:GMT|BST|UTC|EST|EDT|ET)\b\)?",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"\b(?:first|last|originally)?\s*(?:published|posted|updated?|modified|issued|released|created|printed|added)\b\s*(?:on|at)?\s*:?"
    r"|^\W*(?:on|at|of|last|and|date|time|for\s+immediate\s+release)\b\s*:?|\b(?:on|at|of|the|and)\W*$",
    re.IGNORECASE,
)
UPDATED = re.compile(r"\b(?:updated?|modified|edited|reviewed|accessed|retrieved)\b", re.IGNORECASE)
BAR = re.compile(r"\s*[|•·»/]\s*|\s+[-–—]\s+|\s{3,}|\t")


def date_line(piece: Piece) -> list[str] | None:
    """What a line says beside a date, in parts, if it is a date line; None otherwise."""
    if len(piece.words) > 16 or piece.text[0] in "–—-" or not any(c.isdigit() for c in piece.text):
        return None
    printed = list(dates_in(piece.text))
    if not printed:
        return None
    rest = piece.text
    for date in reversed(printed):
        rest = rest[: date.start] + " | " + rest[date.end :]
    parts = [_bare(part) for part in BAR.split(rest)]
    parts = [part for part in parts if part]
    return parts if sum(len(part.split()) for part in parts) <= 6 else None


def _bare(part: str) -> str:
    return LABEL.sub(" ", CLOCK.sub(" ", part)).strip(" ,.:;()[]-–—|•·")
