"""The pieces of a text go in; they come out marked, furniture or not: cues, shape, neighbours and place decide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.clean.bylines import writers
from sayso.clean.cues import Hit, cues
from sayso.clean.datelines import date_line
from sayso.clean.dates import dates_in
from sayso.clean.pieces import Piece, piece_at
from sayso.lexicon.tables import words

YOU = frozenset({"you", "your", "we", "our", "us", "yours", "please"})
PERSONAL = frozenset({"appeal", "newsletter", "comment", "cookie", "share", "legal", "nav"})
GLUE = re.compile(
    r"(?<=[a-z0-9][.!?”\"])(?=[A-Z“\"][A-Za-z ])"  # home screen.A boy
    r"|(?<=[a-z]{2})(?=[A-Z][a-z])"  # a commentBy Name
    r"|(?<=[a-z])(?=[A-Z]{2,})"
    r"|(?<=\.\.\.)\s+(?=[A-Z])|(?<=…)\s+(?=[A-Z])"
    r"|(?<=[.!?])[ \t]+(?=[A-Z“\"])"
)
TIGHT = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z])|(?<=[a-z]{2}[.!?])(?=[A-Z][a-z ])")
ADDRESS = re.compile(r"[\[(<]?(?:https?://|www\.)\S{3,500}|[\w.+-]{1,80}@[\w-]{1,60}\.[\w.-]{2,60}")
BARS = re.compile(r"\s*[|>»›•·●/]\s*|\s{2,}|\t")
QUOTED = re.compile(r"[“\"”«]")
MENU_SIZE, MENU_RUN = 4, 2


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece with its mark: furniture or not, how sure, and the heading kind (links, end) where it is one."""

    piece: Piece
    junk: bool
    score: float = 0.0
    heading: str = ""


def need(size: int) -> float:
    """The score that makes a piece of so many words furniture: the longer, the more must speak for it."""
    return 1.0 if size <= 12 else 1.5 if size <= 25 else 2.0 if size <= 60 else 2.6


def mark(piece: Piece) -> Marked:
    """The piece judged by itself."""
    if ADDRESS.fullmatch(piece.text):
        return Marked(piece, True, 1.0)
    hits = cues(piece.words)
    if not hits:
        return Marked(piece, services(piece), 1.0 if services(piece) else 0.0)
    score = _sum(piece, hits)
    heading = next(
        (h.kind for h in sorted(hits, key=lambda h: h.kind) if h.kind in {"end", "links"} and not h.first), ""
    )
    junk = score >= need(len(piece.words)) or services(piece)
    return Marked(piece, junk, score, heading if junk else "")


def _sum(piece: Piece, hits: Sequence[Hit]) -> float:
    against = max(-1.5, sum(h.weight for h in hits if h.weight < 0)) if len(piece.words) > 5 else 0.0
    cued = sum(h.weight for h in hits if h.weight > 0)
    if not cued:
        return 0.0
    if any(h.whole and h.weight >= 1 for h in hits):
        return max(cued, 1.0)
    score = cued + against
    if any(h.kind in PERSONAL for h in hits):
        score += min(0.9, 0.15 * sum(word in YOU for word in piece.words))
    if any(h.kind == "age" for h in hits) and next(dates_in(piece.text[:200]), None):
        score += 0.5
    if len(piece.words) <= 12 and not piece.ends:
        score += 0.15
    if QUOTED.search(piece.text):
        score -= 0.4
    return score


def services(piece: Piece) -> bool:
    """A bar of buttons: little but names of services and sections."""
    if not piece.words or len(piece.words) > 60 or piece.prose:
        return False
    known = words("clean_services")
    hits = sum(word in known for word in piece.words)
    if hits >= 2 and hits >= 0.7 * len(piece.words):
        return True
    parts = [part.casefold() for part in BARS.split(piece.text) if part.strip()]
    sections = sum(part in words("clean_menu") or part in known for part in parts)
    if len(parts) >= 3 and sections >= 0.6 * len(parts):
        return True
    bare = sum(word in words("clean_menu") or word in known for word in piece.words)
    return len(piece.words) >= 4 and bare >= 0.85 * len(piece.words)


def marked(text: str, listed: Sequence[Piece]) -> list[Marked]:
    """Every piece with its mark; pieces into which furniture is glued are taken apart."""
    out: list[Marked] = []
    for piece in listed:
        one = mark(piece)
        glued = TIGHT.search(piece.text)
        if one.junk:
            out.extend(_unglued(text, one) if glued else [one])
        else:
            out.extend(_apart(text, piece) if glued or (one.score > 0.3 and len(piece.words) >= 6) else [one])
    return _headed(_between(_menus(out)))


def _unglued(text: str, one: Marked) -> list[Marked]:
    """A furniture piece that may have the article's own words glued to it."""
    apart = _apart(text, one.piece)
    return apart if any(m.junk for m in apart) and any(_own(m) for m in apart) else [one]


def _own(one: Marked) -> bool:
    """Words of the article glued to furniture: a byline or running text, no mere button."""
    return not one.junk and (len(one.piece.words) >= 8 or one.piece.text[:3].casefold() == "by ")


def _apart(text: str, piece: Piece) -> list[Marked]:
    """The segments of a line, furniture apart from the rest; the line whole if no segment is furniture."""
    cuts = [piece.start, *(m.start() + piece.start for m in GLUE.finditer(piece.text)), piece.end]
    segments = [mark(piece_at(text, a, b)) for a, b in pairwise(cuts) if text[a:b].strip()]
    runs: list[list[Marked]] = []
    for segment in segments:
        if runs and runs[-1][-1].junk == segment.junk:
            runs[-1].append(segment)
        else:
            runs.append([segment])
    if len(runs) < 2:
        return [mark(piece)]
    rest = sum(len(m.piece.words) for run in runs for m in run if not m.junk)
    if rest < 8 and rest < 0.4 * len(piece.words) and not any(_own(m) for run in runs for m in run):
        return [Marked(piece, True, 1.0)]
    out = []
    for number, run in enumerate(runs):
        whole = piece_at(text, run[0].piece.start, run[-1].piece.end, piece.gap and number == 0)
        out.append(Marked(whole, run[0].junk, max(m.score for m in run), run[-1].heading))
    return out


def _menus(listed: list[Marked]) -> list[Marked]:
    """Runs of short lines that are mostly words of navigation bars are furniture."""
    out = list(listed)
    at = 0
    while at < len(out):
        end, hits = at, 0
        while end < len(out) and 0 < len(out[end].piece.words) <= MENU_SIZE and not out[end].piece.ends:
            hits += out[end].junk or _section(out[end])
            end += 1
        if end - at >= MENU_RUN and hits >= 0.6 * (end - at):
            first = at + (at > 0 and not out[at].junk and date_line(out[at - 1].piece) is not None)
            for k in range(first, end):
                below = out[k + 1].piece if k + 1 < len(out) else None
                if out[k].junk or _section(out[k]) or below is None or not _signed(below):
                    out[k] = _joined_menu(out[k])
        at = max(end, at + 1)
    return out


def _between(listed: list[Marked]) -> list[Marked]:
    """A line with some sign of furniture between lines of furniture, or last below one, is furniture."""
    out = list(listed)
    for at in range(1, len(out)):
        one = out[at]
        below = at + 1 == len(out) or out[at + 1].junk
        if not one.junk and out[at - 1].junk and below and one.score >= max(0.5, 0.3 * need(len(one.piece.words))):
            out[at] = Marked(one.piece, True, one.score)
    return out


def _section(one: Marked) -> bool:
    """A line that is one word or phrase of navigation bars."""
    said = one.piece.text.strip(" •·-–*|>›»").replace("’", "'").casefold()
    return said in words("clean_menu") or said in words("clean_services")


def _signed(below: Piece) -> bool:
    """A byline or date line, above which a headline may stand."""
    return date_line(below) is not None or writers(below.text) is not None


def _joined_menu(one: Marked) -> Marked:
    """A line among furniture: furniture too, unless it is a byline."""
    if writers(one.piece.text) is not None:
        return one
    return Marked(one.piece, True, max(1.0, one.score), one.heading)


def _headed(listed: list[Marked]) -> list[Marked]:
    """What stands under the heading of a link list goes with it; after a heading of the end, all."""
    out = list(listed)
    total = sum(len(m.piece.text) for m in out if m.piece.prose and not m.junk) or 1
    read = 0
    for at, one in enumerate(out):
        if one.piece.prose and not one.junk:
            read += len(one.piece.text)
        if one.heading == "end" and len(one.piece.words) <= 8 and read >= 0.45 * total:
            return out[: at + 1] + [_joined_menu(m) for m in out[at + 1 :]]
        if one.heading and len(one.piece.words) <= 8 and (read > 0 or one.heading == "links"):
            for k in range(at + 1, min(at + 13, len(out))):
                piece = out[k].piece
                if piece.prose or read == 0 or (piece.ends and len(piece.words) > 5 and piece.text[-1] != "?"):
                    break
                out[k] = Marked(out[k].piece, True, out[k].score)
    return out
