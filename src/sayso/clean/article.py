"""A `Raw` goes in; an `Article` comes out: its own spans, and its title, outlet, writers, day and language."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.clean.furniture import Marked, marked
from sayso.clean.header import Page, bare_title, place
from sayso.clean.language import language_of
from sayso.clean.markdown import front_matter, is_mark
from sayso.clean.outlets import agency_of, claimed_outlet, outlet_of_url
from sayso.clean.page import Extracted, extract
from sayso.clean.paragraphs import Spans, spans
from sayso.clean.pieces import Piece, pieces
from sayso.clean.published import published
from sayso.model import Article, Issue, Raw, Span, content_id

TEXT_BOUND = 2_000_000  # characters an article
ALONE = 120  # words up to which a text of one line is taken whole
SURROGATE = re.compile("[\ud800-\udfff]")


def clean(raw: Raw) -> Article | Issue:
    """The article in `raw`, or the `Issue` that says why there is none. Never raises on bad input."""
    where = raw.path or raw.url or raw.given_id or "text"
    if SURROGATE.search(raw.text):
        raw = replace(raw, text=SURROGATE.sub("\ufffd", raw.text))
    if not any(c.isalnum() for c in raw.text):
        return Issue(code="empty", path=raw.path, message=f"{where}: no words in it: skipped")
    basis_page = False
    if raw.form == "html":
        page = extract(raw.text, raw.url)
        if isinstance(page, str):
            return Issue(code="no_article", path=raw.path, message=f"{where}: {page}: save its text as .txt")
        basis_page = bool(page.published) and not raw.published
        raw = _as_raw(raw, page)
    if len(raw.text) > TEXT_BOUND:
        message = f"{where}: {len(raw.text):,} characters, more than {TEXT_BOUND:,}: split the article"
        return Issue(code="too_large", path=raw.path, message=message)
    article = _article(raw, where)
    if basis_page and article.published_basis == "given":
        article = replace(article, published_basis="page metadata")
    return article


def _as_raw(raw: Raw, page: Extracted) -> Raw:
    """The page as a plain text under its headline; what the input already told stands."""
    title = raw.title or page.title
    text = SURROGATE.sub("\ufffd", page.text)
    if title and bare_title(text.split("\n", 1)[0])[0].casefold() != title.casefold():
        text = f"{title}\n\n{text}"
    return replace(
        raw, text=text, title=title, outlet=raw.outlet or page.outlet, authors=raw.authors or page.authors,
        published=raw.published or page.published, url=raw.url or page.url,
    )  # fmt: skip


def _article(raw: Raw, where: str) -> Article:
    """The article of a text whose form is known."""
    fields, start = front_matter(raw.text) if raw.form == "markdown" else ({}, 0)
    if fields:
        raw = replace(
            raw, title=raw.title or fields.get("title"), outlet=raw.outlet or fields.get("outlet"),
            authors=raw.authors or tuple(re.split(r"\s*[,;]\s*", fields["authors"]) if "authors" in fields else ()),
            published=raw.published or fields.get("published"), url=raw.url or fields.get("url"),
            given_id=raw.given_id or fields.get("id"),
        )  # fmt: skip
    listed = [piece for piece in pieces(raw.text) if piece.start >= start]
    page = _page(raw, listed)
    found = spans(page, raw.form)
    if not found.body:
        page = Page([Marked(p, False) for p in listed], tuple("body" for _ in listed))
        found = spans(page, raw.form)
    return _filled(raw, page, found, where)


def _page(raw: Raw, listed: list[Piece]) -> Page:
    """The pieces with their roles; a text of one short line is all body, whatever it says."""
    if len(listed) == 1 and len(listed[0].words) <= ALONE:
        return Page([Marked(listed[0], False)], ("body",))
    marks = marked(raw.text, listed)
    if raw.form == "markdown":
        marks = [Marked(m.piece, m.junk or is_mark(m.piece.text), m.score, m.heading) for m in marks]
    return place(marks, raw.title)


def _filled(raw: Raw, page: Page, found: Spans, where: str) -> Article:
    """The article with all that is known of it: what the input told first, then what the text prints."""
    printed, behind = (None, None)
    if page.title is not None:
        printed, behind = bare_title(page.listed[page.title].piece.text)
    day, span, basis = published(raw, page, page.title)
    content = " ".join(raw.text[p.start : p.end] for p in found.paragraphs[:6])
    language = language_of(content)
    identity = content_id("article", raw.given_id or "", raw.text)
    return Article(
        id=identity, text=raw.text, body=found.body, paragraphs=_ordered(found.paragraphs), path=raw.path, url=raw.url,
        given_id=raw.given_id, outlet=raw.outlet or page.outlet or behind or _outlet(raw, page),
        title=raw.title or printed, title_span=found.title, authors=raw.authors or page.authors,
        byline_spans=found.bylines, caption_spans=found.captions, published=day, published_range=span,
        published_basis=basis, language=language, issues=_issues(raw, identity, language, where),
    )  # fmt: skip


def _outlet(raw: Raw, page: Page) -> str | None:
    """The outlet by what the furniture claims, by the address, by the agency in the dateline."""
    junk = [
        m.piece.text for m, role in zip(page.listed, page.roles, strict=True) if role in {"furniture", "meta", "byline"}
    ]
    first = next((m.piece.text for m, role in zip(page.listed, page.roles, strict=True) if role == "body"), "")
    return claimed_outlet(junk) or outlet_of_url(raw.url) or agency_of(first)


def _ordered(paragraphs: tuple[Span, ...]) -> tuple[Span, ...]:
    """Paragraphs in order, none within another."""
    out: list[Span] = []
    for span in sorted(paragraphs):
        if span.start < span.end and (not out or span.start >= out[-1].end):
            out.append(span)
    return tuple(out)


def _issues(raw: Raw, identity: str, language: str | None, where: str) -> tuple[Issue, ...]:
    found = []
    odd = raw.text.find("\ufffd")
    if odd >= 0:
        message = (
            f"{where}, character {odd}: {raw.text.count(chr(0xFFFD)):,} characters could not be decoded and stand as "
            "«\ufffd»: save it as UTF-8 and read it again"
        )
        span = Span(odd, odd + 1)
        found.append(Issue(code="odd_characters", path=raw.path, article=identity, span=span, message=message))
    if language not in {None, "en"}:
        message = f"{where}: its language seems to be «{language}»: sayso reads English, so expect little from it"
        found.append(Issue(code="not_english", path=raw.path, article=identity, message=message))
    return tuple(found)
