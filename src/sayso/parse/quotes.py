"""An article with its words goes in; its quotations come out: what stands between quotation marks, by paragraph.

Marks may be curly, straight, angular or single; nested single marks stay inside. A mark that is never closed
ends with its paragraph; when the next paragraph opens with a mark again, the two share one `chain`. Paragraphs that
are set off as quotations without marks are added (displayed.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from sayso.model import Article, Quoted, Span, Words
from sayso.parse.displayed import displayed

MARK = re.compile(r"``|''|[\"“”„«»]")
SINGLE = re.compile(r"['‘’]")
ALWAYS_OPEN = frozenset({"“", "„", "«", "``"})
ALWAYS_CLOSE = frozenset({"”", "»"})
STOP = re.compile(r"[.!?…,](?=\s)")
OPENS_AFTER = frozenset(" \t\n\u00a0([{-–—/:;“\"‘'*")
ENDS = frozenset(".,!?…;:-–—)")
LONGEST_UNCLOSED = 1500  # characters: an opening mark that nothing closes is believed no farther


def quoted(article: Article, words: Words) -> tuple[Quoted, ...]:
    """Every quotation of the article in text order, also scare quotes of one word."""
    found: list[Quoted] = []
    chain, running = -1, False
    for number, paragraph in enumerate(article.paragraphs):
        text = article.text[paragraph.start : paragraph.end]
        follows = number + 1 < len(article.paragraphs) and _opens(article, number + 1)
        spans = list(_spans(text, follows))
        for k, (start, end, closed) in enumerate(spans):
            continued = running and k == 0 and start <= 3
            chain = chain if continued else chain + 1
            found.extend(_placed(words, Span(paragraph.start + start, paragraph.start + end), number, chain))
            running = not closed
        running = running and bool(spans)
    return _with_displayed(article, words, found)


def _with_displayed(article: Article, words: Words, found: list[Quoted]) -> tuple[Quoted, ...]:
    """The quotations in marks and those displayed without; one that only repeats words in marks is passed over."""
    numbers = displayed(article, words)
    if not numbers:
        return tuple(found)
    texts = [_letters(article.text[q.span.start : q.span.end]) for q in found]
    chain = max((q.chain for q in found), default=-1)
    for number in numbers:
        span = article.paragraphs[number]
        told = _letters(article.text[span.start : span.end])
        if any(span.touches(q.span) for q in found) or any(told in text for text in texts):
            continue
        chain += 1
        found.extend(_placed(words, span, number, chain))
    return tuple(sorted(found, key=lambda quote: quote.span.start))


def _letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def _opens(article: Article, number: int) -> bool:
    span = article.paragraphs[number]
    return article.text[span.start : span.start + 2].lstrip("[(")[:1] in {"“", '"', "«", "„", "‘", "'", "`"}


def _placed(words: Words, span: Span, paragraph: int, chain: int) -> Iterator[Quoted]:
    first = bisect_left(words.end, span.start + 1)
    last = bisect_left(words.start, span.end)
    if first < last:
        yield Quoted(span=span, first=first, last=last, paragraph=paragraph, chain=chain)


def _spans(text: str, follows: bool) -> list[tuple[int, int, bool]]:
    """Insides of the quotations of one paragraph: start, end, whether a mark closed it."""
    spans = _double(text, follows)
    if spans or not SINGLE.search(text):
        return spans
    return _single(text, follows)


def _double(text: str, follows: bool) -> list[tuple[int, int, bool]]:
    out: list[tuple[int, int, bool]] = []
    opened: int | None = None
    for mark in MARK.finditer(text):
        side = _side(text, mark, opened is not None)
        if side == "open":
            if opened is not None:
                out.extend(_broken(text, opened, mark.start()))
            opened = mark.end()
        elif side == "close" and opened is not None:
            out.append((opened, mark.start(), True))
            opened = None
    if opened is not None:
        out.extend(_unclosed(text, opened, follows))
    return [(start, end, closed) for start, end, closed in out if text[start:end].strip()]


def _side(text: str, mark: re.Match[str], inside: bool) -> str:
    """Whether a mark opens or closes, by its form, else by the space around it; empty where it is no quotation mark."""
    form = mark.group()
    if form == "“" and inside and text[mark.end() : mark.end() + 1] in {"", " ", ",", "."}:
        return "close"
    if (
        form == "”"
        and not inside
        and (mark.start() == 0 or text[mark.start() - 1] == " ")
        and text[mark.end() : mark.end() + 1].isalnum()
    ):
        return "open"
    if form in ALWAYS_OPEN:
        return "open"
    if form in ALWAYS_CLOSE:
        return "close"
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    if inside:
        reopened = before.isspace() and not after.isspace() and after not in ENDS
        return "open" if reopened else "close"
    if before.isdigit() and not after.isalnum():
        return ""
    return "open" if (before in OPENS_AFTER and not after.isspace()) or before.isspace() else ""


def _broken(text: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    """An opening mark that meets a second one: it ended at the last stop before, if there is one."""
    stops = [m.end() for m in STOP.finditer(text, start, end)]
    return [(start, stops[-1], False)] if stops else []


def _unclosed(text: str, start: int, follows: bool) -> list[tuple[int, int, bool]]:
    if len(text) - start > LONGEST_UNCLOSED and not follows:
        return []
    trusted = follows or start <= 3 or text.rstrip()[-1:] in {".", "!", "?", "…"}
    return [(start, len(text.rstrip()), False)] if trusted else []


def _single(text: str, follows: bool) -> list[tuple[int, int, bool]]:
    """Quotations in single marks, for paragraphs that have no double ones; apostrophes are passed over."""
    out: list[tuple[int, int, bool]] = []
    opened: int | None = None
    for mark in SINGLE.finditer(text):
        at = mark.start()
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        if opened is None:
            if mark.group() != "’" and before in OPENS_AFTER and after.isalnum() and not after.isdigit():
                opened = at + 1
        elif not before.isspace() and not after.isalnum() and not _possessive(text, opened, at):
            out.append((opened, at, True))
            opened = None
    if opened is not None and follows and opened <= 3:
        out.append((opened, len(text.rstrip()), False))
    return out


def _possessive(text: str, opened: int, at: int) -> bool:
    """«soldiers'»: an s before and a small letter after, and a better closing mark yet to come."""
    if text[at - 1] != "s" or not re.match(r" [a-z]", text[at + 1 : at + 3]):
        return False
    later = re.search(r"[.,!?]['’](?=\W|$)|['‘](?=\w)", text[at + 1 : at + 600])
    return bool(later and later.group()[0] in ".,!?") and at > opened
