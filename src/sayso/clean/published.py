"""A page and its address go in; the publication day comes out with its basis, or the range that the text allows."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence

from sayso.clean.datelines import UPDATED
from sayso.clean.dates import US_ZONES, Printed, dates_in, day_in_url, day_of, range_of
from sayso.clean.header import Page
from sayso.clean.pieces import Piece
from sayso.model import Days, Raw
from sayso.terms import PublishedBasis

Found = tuple[dt.date | None, Days | None, PublishedBasis]
DIGITS = re.compile(r"\d\d|\d[/.-]")
SAID = re.compile(r"\b(?:published|posted|issued|released|date[d:]|first\s+published)\b", re.IGNORECASE)
LATER = re.compile(
    r"\b(?:will|shall|until|till|deadline|scheduled|due|next|plans?|planned|upcoming|expected|ahead)\b", re.IGNORECASE
)
YEARLESS = re.compile(r"^[A-Z][^–—-]{2,50}[–—-]", re.DOTALL)
ACCESSED = re.compile(r"\b(?:retrieved|accessed|printed|downloaded)\b", re.IGNORECASE)
AGE = re.compile(r"\bover\s+(\d{1,2})\s+years?(?:,?\s+(?:and\s+)?(\d{1,2})\s+months?)?\s+old\b", re.IGNORECASE)


def published(raw: Raw, page: Page, title: int | None) -> Found:
    """The publication day: given, printed, in the address; else a range inferred from the text; else nothing."""
    given = day_of(raw.published)
    if given:
        return given, None, "given"
    span = range_of(raw.published)
    if span:
        return None, Days(*span), "given"
    printed = printed_day(page, title)
    if printed:
        return printed, None, "printed"
    named = day_in_url(raw.url)
    if named:
        return named, None, "url"
    inferred = inferred_range(page)
    return (None, inferred, "inferred") if inferred else (None, None, "none")


def printed_day(page: Page, title: int | None) -> dt.date | None:
    """The best of the dates that stand in the page's own lines, not in its running text."""
    body_days = Counter(
        p.day for i, m in enumerate(page.listed) if page.roles[i] == "body" for p in _dates(m.piece)[:5]
    )
    best: tuple[float, int, Printed] | None = None
    prose_seen = False
    for at, one in enumerate(page.listed):
        role, piece = page.roles[at], one.piece
        opens = role == "body" and not prose_seen
        prose_seen = prose_seen or (role == "body" and piece.prose)
        if not (role in {"meta", "furniture", "byline"} or opens):
            continue
        for found in _dates(piece)[:3]:
            if piece.prose and opens and not _in_dateline(piece, found):
                continue
            score = _weight(piece, found, role, prose_seen, at - (title or 0)) + 0.05 * body_days[found.day]
            if score > 0 and (best is None or score > best[0]):
                best = (score, at, found)
    return _settled(best[2], body_days) if best else None


def _dates(piece: Piece) -> list[Printed]:
    if not DIGITS.search(piece.text, 0, 4000):
        return []
    american = True if US_ZONES.search(piece.text[:400]) else None
    return list(dates_in(piece.text[:4000], american))


def _in_dateline(piece: Piece, found: Printed) -> bool:
    """The date stands in «LONDON, March 3, 2008 (Reuters) –» before the first sentence."""
    match = YEARLESS.match(piece.text[:90])
    return bool(match) and found.end <= match.end() and piece.text[:2].isupper()  # type: ignore[union-attr]


def _weight(piece: Piece, found: Printed, role: str, after: bool, distance: int) -> float:
    """How likely a date of the page's own lines is the day of publication."""
    before = piece.text[max(0, found.start - 40) : found.start]
    score = {"meta": 2.0, "byline": 1.6, "body": 1.2}.get(role, 1.0)
    score -= 0.9 if after else 0.0
    score += 0.6 if SAID.search(before) else 0.0
    score -= 0.7 if UPDATED.search(before) and not SAID.search(before) else 0.0
    score -= 1.5 if len(piece.words) > 25 else 0.0
    score -= 2.0 if ACCESSED.search(before) or "©" in before or "copyright" in before.casefold() else 0.0
    score += 0.2 if distance > 0 else 0.0
    return score - 0.02 * abs(distance) - (0.6 if after and not SAID.search(before) else 0.0)


def _settled(found: Printed, body_days: Counter[dt.date]) -> dt.date:
    """Of 3/4/2008 read both ways the one nearer to the dates that the text tells."""
    if not found.other or not body_days:
        return found.day

    def distance(day: dt.date) -> int:
        return min(abs((day - told).days) for told in body_days)

    return found.other if distance(found.other) + 20 < distance(found.day) else found.day


def inferred_range(page: Page) -> Days | None:
    """Not before the latest day that the article tells as past, not after the day of the last change."""
    aged = _from_age(page)
    if aged:
        return aged
    told = [
        found.day
        for at, one in enumerate(page.listed)
        if page.roles[at] in {"body", "caption", "title"}
        for found in _dates(one.piece)
        if not LATER.search(one.piece.text[max(0, found.start - 60) : found.start])
    ]
    updated = _updated(page)
    if updated:
        return Days(max((day for day in told if day <= updated), default=None), updated)
    return Days(max(told), None) if told else None


def _updated(page: Page) -> dt.date | None:
    """The day on which the page says that it was last changed: it was published on that day or before."""
    for one, role in zip(page.listed, page.roles, strict=True):
        if (
            role in {"furniture", "meta"}
            and UPDATED.search(one.piece.text[:200])
            and not ACCESSED.search(one.piece.text)
        ):
            for found in _dates(one.piece)[:1]:
                return found.day
    return None


def _from_age(page: Page) -> Days | None:
    """From «over 2 years, 3 months old» and the day on which the page says that it was fetched."""
    texts: Sequence[str] = [m.piece.text for i, m in enumerate(page.listed) if page.roles[i] in {"furniture", "meta"}]
    age = next((m for t in texts if (m := AGE.search(t[:300]))), None)
    fetched = next((p.day for t in texts if ACCESSED.search(t[:200]) for p in dates_in(t[:300])), None)
    if not age or not fetched:
        return None
    months = int(age.group(1)) * 12 + int(age.group(2) or 0)
    last = fetched - dt.timedelta(days=int(months * 30.44))
    return Days(last - dt.timedelta(days=31), last)
