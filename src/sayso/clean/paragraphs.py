"""Pieces with roles go in; spans come out: body, paragraphs (credits and datelines apart), bylines, captions, title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.clean.header import Page, bare_title
from sayso.clean.outlets import fold, known
from sayso.clean.pieces import Piece
from sayso.model import Span

PLACE = r"[A-Z][\w.'’-]{1,24}(?:[ -][A-Z][\w.'’-]{1,20}){0,3}"
DATELINE = re.compile(
    rf"(?:[A-Z][A-Z.'’-]{{1,24}}"
    rf"(?:[ /-][A-Z][A-Z.'’-]{{1,20}}){{0,3}}(?:,\s{PLACE})?(?:\s?[(\[][\w ./’'-]{{2,40}}[)\]])?"
    rf"|{PLACE}(?:,\s{PLACE})?\s?[(\[][\w ./’'-]{{2,40}}[)\]]|[(\[](?:Reuters|AP|AFP|CNN|UPI|DPA|Xinhua)[)\]]"
    rf"|{PLACE},\s{PLACE})"
    r"(?:,\s(?:[A-Z][a-z]{2,9}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,9}\.?)(?:,?\s\d{4})?(?:\s?\([\w ./’'-]{2,40}\))?)?"
    r"(?:\s(?:--|[–—-])\s|(?:--|[–—])\s|\s[–—]|(?<=[A-Z)]{3})—)(?=[\"“‘'(\[]?[A-Z0-9])"
)
CREDIT = re.compile(
    r"[\[(]?(?:(?:File|Archive|Handout)\s+)?(?:Photos?|Photograph|Picture|Image|Photo credit|Credits?)\s*"
    r"(?:by|courtesy of)?\s*[:/]\s*"
)
CAPTION_WORD = re.compile(
    r"^[\[(]?(?:(?:image|photo|picture|media|video)\s+caption|caption|(?:a\s+)?file\s+photo)\b\s*[:,–-]?\s*",
    re.IGNORECASE,
)
CREDIT_WORD = re.compile(r"[\s/,|-]*(?:[A-Z@©][\w’'.@-]*|via|of|and|the|for)")
BRACKET_CREDIT = re.compile(r"\s*[\[(][^\[\]()]{0,60}(?:Reuters|AFP|AP|EPA|Getty|Photo)[^\[\]()]{0,60}[\])]\.?$")
LISTED = re.compile(r"^(?:[-*•·–]\s+|>\s*|#{1,6}\s+|\d{1,2}[.)]\s+(?=\S{3}))+")


@dataclass(frozen=True, slots=True)
class Spans:
    """Where the parts of the article stand in its text."""

    body: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    bylines: tuple[Span, ...]
    captions: tuple[Span, ...]
    title: Span | None


def spans(page: Page, form: str) -> Spans:
    """The spans of a page whose pieces have their roles."""
    body: list[Span] = []
    paragraphs: list[Span] = []
    bylines: list[Span] = []
    captions: list[Span] = []
    title = None
    open_span = False
    for one, role in zip(page.listed, page.roles, strict=True):
        piece = one.piece
        if role in {"furniture", "meta"}:
            open_span = False
            continue
        here = Span(piece.start, piece.end)
        body[-1:] = [Span(body[-1].start, here.end)] if open_span else [*body[-1:], here]
        open_span = True
        if role == "byline":
            bylines.append(here)
        elif role == "title":
            title = _title_span(piece)
            paragraphs.append(title)
        elif role == "caption":
            captions.append(here)
            paragraphs.extend(_without_credit(piece))
        else:
            paragraphs.extend(_split(piece, form))
    return Spans(tuple(body), tuple(paragraphs), tuple(bylines), tuple(captions), title)


def _title_span(piece: Piece) -> Span:
    """The headline without its mark and without the outlet behind it."""
    said, _ = bare_title(piece.text)
    at = piece.start + max(0, piece.text.find(said)) if said else piece.start
    return Span(at, at + len(said)) if said else Span(piece.start, piece.end)


def _without_credit(piece: Piece) -> Iterator[Span]:
    """A caption's own words."""
    begins = lead.end() if (lead := CAPTION_WORD.match(piece.text)) else 0
    credit = CREDIT.search(piece.text, begins) or BRACKET_CREDIT.search(piece.text, begins)
    if not credit:
        yield from _stripped(piece.text[begins:], piece.start + begins)
        return
    yield from _stripped(piece.text[begins : credit.start()], piece.start + begins)
    if credit.start() > begins and len(piece.text[credit.end() :].split()) <= 8:
        return
    behind = _credit_end(piece.text, credit.end())
    yield from _stripped(piece.text[behind:], piece.start + behind)


def _split(piece: Piece, form: str) -> Iterator[Span]:
    """A piece as paragraphs: a glued photo credit left out, a dateline apart."""
    mark = LISTED.match(piece.text) if form == "markdown" or piece.text[:1] in "-*•·" else None
    start = mark.end() if mark else 0
    credit = CREDIT.search(piece.text, start, start + 500)
    if credit:
        yield from _stripped(piece.text[start : credit.start()], piece.start + start)
        start = _credit_end(piece.text, credit.end())
    dateline = DATELINE.match(piece.text, _skip(piece.text, start))
    if dateline and dateline.end() < len(piece.text):
        yield from _stripped(dateline.group().rstrip(" -–—"), piece.start + dateline.start())
        start = dateline.end()
    yield from _stripped(piece.text[start:], piece.start + start)


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _credit_end(text: str, at: int) -> int:
    """Where a photo credit ends: before a dateline, after the last agency, or where its capitals end."""
    end, agency = at, 0
    for _ in range(14):
        word = CREDIT_WORD.match(text, end)
        if word and _agency(text[word.start() : word.end()]):
            end = agency = word.end()
            continue
        if end > at and DATELINE.match(text, _skip(text, end)):
            return end
        if not word:
            break
        end = word.end()
    if agency:
        return agency
    rest = text[end:].lstrip()
    # the last capital belongs to the sentence that follows
    return max(at, text.rfind(" ", at, end)) if rest[:1].islower() else end


def _agency(said: str) -> bool:
    """A word of a credit that names an agency, or the last word of «Getty Images»."""
    name = said.strip(" /,|-.")
    return fold(name) in known() or name == "Images"


def _stripped(said: str, at: int) -> Iterator[Span]:
    """The span of words without white space and loose marks around them."""
    left = len(said) - len(said.lstrip(" \t\r\n.|,)]"))
    inner = said[left:].rstrip()
    if any(c.isalnum() for c in inner):
        yield Span(at + left, at + left + len(inner))
