"""Marked pieces go in; what each is comes out: title, byline, caption, date line, body or furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from sayso.clean.bylines import HANDLE, house_line, is_caption, is_credit, name_line, writers
from sayso.clean.datelines import BAR, UPDATED, date_line
from sayso.clean.furniture import Marked
from sayso.clean.outlets import claimed_outlet, fold, known, outlet_named
from sayso.clean.pieces import Piece, piece_at
from sayso.lexicon.tables import mapping, words

Role = Literal["title", "body", "byline", "caption", "meta", "furniture"]
PLACE_LINE = re.compile(r"^[A-Z][A-Z .'’-]{2,30}(?:,\s[\w .'’-]{2,30})?\s*(?:\([\w ]+\))?\s*[-–—]?$")
SUFFIX = re.compile(r"\s+[|–—-]\s+(?P<name>[^|–—]{2,40})$")
HEAD = 80  # lines above the running text among which the headline is looked for
TOWN = re.compile(r"^[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,2},\s[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,2}$")
BULLETS = ("- ", "* ", "• ", "– ")
TRAIL = re.compile(r"^[A-Z][\w &’'-]{1,30}(?:\s*[>›»]\s*[A-Z][\w &’'-]{1,30}){1,5}$")
SENTENCES = re.compile(r"\b[a-z]{2,}[.!?]\s[A-Z]")
HEADING = re.compile(r"^#{1,6}\s+")


@dataclass(frozen=True, slots=True)
class Page:
    """The pieces of a page with their roles, and what its header prints."""

    listed: Sequence[Marked]
    roles: tuple[Role, ...]
    title: int | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())


def place(listed: Sequence[Marked], given_title: str | None) -> Page:
    """Give every piece its role."""
    lead = _lead(listed)
    sign = fold(claimed_outlet(one.piece.text for one in listed if one.junk) or "")
    title = _title(listed, lead, given_title, sign)
    roles: list[Role] = ["furniture" if one.junk else "body" for one in listed]
    if title is not None:
        roles[title] = "title"
    outlet, authors = _header(listed, roles, title, lead, sign)
    _sweep(listed, roles, title)
    return Page(listed, tuple(roles), title, outlet, authors)


def _lead(listed: Sequence[Marked]) -> int:
    """The first piece of running text; the number of pieces if there is none."""
    fits = [i for i, m in enumerate(listed) if not m.junk and m.piece.prose and not is_caption(m.piece.text)]
    if not fits:
        fits = [i for i, m in enumerate(listed) if not m.junk and m.piece.ends and len(m.piece.words) >= 4]
    if not fits:
        return len(listed)
    if fits[0] + 1 < len(listed) and _long_title(listed, fits[0]):
        return fits[1] if len(fits) > 1 else len(listed)
    headline = _headline_below(listed, fits[0])
    return next((i for i in fits if i > headline), fits[0]) if headline else fits[0]


def _headline_below(listed: Sequence[Marked], at: int) -> int:
    """A headline above a date line or byline that stands just below a short sentence, as below a picture's caption."""
    if at > 12 or len(listed[at].piece.words) > 22:
        return 0
    for k in range(at + 1, min(at + 7, len(listed) - 1)):
        piece, below = listed[k].piece, listed[k + 1].piece
        if piece.prose and len(piece.words) > 22:
            return 0
        fits = not listed[k].junk and not piece.ends and 4 <= len(piece.words) <= 20 and date_line(piece) is None
        stands = date_line(below) is not None or writers(below.text) is not None
        if fits and stands and not name_line(piece.text) and writers(piece.text) is None:
            return k
    return 0


def _long_title(listed: Sequence[Marked], at: int) -> bool:
    """A first line that ends like a sentence but stands above a date line or byline, as headlines do."""
    piece, below = listed[at].piece, listed[at + 1].piece
    if at > 12 or len(piece.words) > (24 if piece.ends else 60):
        return False
    apart = below.gap or not piece.ends or piece.text.endswith("?")
    return date_line(below) is not None or (apart and writers(below.text) is not None)


def _title(listed: Sequence[Marked], lead: int, given: str | None, sign: str) -> int | None:
    """The piece that is the headline: the one given, if printed, else the best line above the running text.

    `sign` is the outlet's folded name as the furniture tells it: a line with nothing else is the masthead.
    """
    if given:
        wanted = fold(given)
        return next((i for i, m in enumerate(listed[: lead + 3]) if fold(bare_title(m.piece.text)[0]) == wanted), None)
    if lead >= len(listed):
        return None
    first = max(0, lead - HEAD)
    folded = [fold(m.piece.text[:300]) for m in listed[first : lead + 1]]
    scored = [(_likeness(listed, folded, i, lead), -i) for i in range(first, lead) if folded[i - first] != sign]
    likely = sorted((one for one in scored if one[0] >= 1.0), reverse=True)
    if likely and _like_masthead(listed, at := -likely[0][1]):
        likely = [one for one in likely if -one[1] > at and not _like_signature(listed[-one[1]].piece)] or likely
    return -likely[0][1] if likely else None


def _likeness(listed: Sequence[Marked], folded: Sequence[str], at: int, lead: int) -> float:
    """How much a line above the running text looks like its headline."""
    piece = listed[at].piece
    size = len(piece.words)
    heading = bool(HEADING.match(piece.text))
    below = listed[at + 1].piece if at + 1 < len(listed) else None
    signed = below is not None and (
        date_line(below) is not None or writers(below.text) is not None or house_line(below.text)
    )
    goes_on = below is not None and not signed and not below.gap and below.text[0].islower()
    if goes_on or (listed[at].junk and not heading) or not _may_head(piece.text, size, signed):
        return 0.0
    score = 1.0 if 5 <= size <= 20 else 0.8 if size == 4 else 0.5
    score += 0.4 if not piece.ends else 0.0 if piece.text.endswith((".", "…")) and at else 0.2
    score += max(0.0, 0.5 - 0.06 * (lead - at))
    score += 1.5 if heading else 0.0
    score += 0.8 if signed else 0.0
    own = fold(piece.text[:300])
    if own and sum(other.startswith(own) for other in folded) > 1:
        score += 0.7
    score -= 0.9 if _like_signature(piece) else 0.0
    score += 0.6 if all(m.junk for m in listed[:at]) else 0.0
    return score


def _like_masthead(listed: Sequence[Marked], at: int) -> bool:
    """A name alone on top, as newspapers print their own: «THE HILLS HERALD», «The Anvil»."""
    piece, said = listed[at].piece, listed[at].piece.text.split()
    if at > 2 or piece.ends or not all(word[:1].isupper() or word in ("&", "of", "and") for word in said):
        return False
    dated = at + 1 < len(listed) and date_line(listed[at + 1].piece) is not None
    return len(said) <= (5 if _sounds_like_media(piece.text) else 3 if dated else 2)


def _like_signature(piece: Piece) -> bool:
    """A line of names, or of who wrote: «Jane Roe», «Harbour correspondent»."""
    last = piece.words[-1].removesuffix("s") if piece.words else ""
    return bool(name_line(piece.text)) or (len(piece.words) <= 3 and bool(mapping("clean_roles").get(last)))


def _may_head(text: str, size: int, signed: bool) -> bool:
    """The line is none of the others that stand above a text: byline, caption, date, outlet, section, place."""
    if not 0 < size <= (60 if signed else 32) or not any(c.isalpha() for c in text):
        return False
    if (
        writers(text) is not None
        or house_line(text)
        or is_caption(text)
        or date_line(piece_at(text, 0, len(text))) is not None
    ):
        return False
    if (
        outlet_named(text)
        or text.casefold().strip(" .:|") in words("clean_menu")
        or PLACE_LINE.match(text)
        or TRAIL.match(text)
    ):
        return False
    return not text.endswith((":", ",", "–", "—", " -")) and (signed or _opens(text))


def _opens(text: str) -> bool:
    """The line may be a headline by its first sign and its sentences: no list item, no town, not two sentences."""
    if (
        text[:2] in BULLETS
        or text.endswith((".”", '."'))
        or SENTENCES.search(text)
        or (len(text) < 40 and TOWN.match(text))
    ):
        return False
    return text[0].isalnum() or text[0] in "\"'“‘«#*_$£€[(¿¡…@"


def _header(
    listed: Sequence[Marked], roles: list[Role], title: int | None, lead: int, sign: str
) -> tuple[str | None, tuple[str, ...]]:
    """Bylines, captions and date lines around the headline; the outlet and the writers that they name."""
    outlet: str | None = None
    authors: list[str] = []
    dated = False
    top = min(lead, 60)
    tail = max(top, len(listed) - 12)
    for at, one in enumerate(listed):
        if at == title:
            continue
        piece = one.piece
        named = writers(piece.text)
        if named is None and at < top and title is not None and at > title:
            named = _lone_name(listed, at) or None
        late = at > top + 3
        if named is not None and not one.junk and (not late or (at >= tail and not authors)):
            roles[at] = "byline"
            authors.extend(named)
        elif is_caption(piece.text) and not (one.junk and at > top):
            roles[at] = "caption"
        elif is_credit(piece.text) or (title is not None and title < at < top and house_line(piece.text)):
            roles[at] = "byline"
        elif at < top and sign and fold(piece.text) == sign:
            roles[at] = "meta"
        elif at < top + 2 and (parts := date_line(piece)) is not None:
            again = dated and not one.junk and at == lead - 1 and not parts and piece.gap and piece.text[:1].isalpha()
            noted = dated and bool(parts) and not one.junk and not _outlet_in(parts, piece)
            roles[at] = "body" if again or noted or _dateline(piece) else "meta"
            dated = True
            outlet = outlet or _outlet_in(parts, piece)
            authors.extend(n for part in parts for n in (writers(part) or ()))
        elif at < lead and (house := outlet_named(piece.text.split(",")[0])):
            roles[at] = "byline" if at and roles[at - 1] == "byline" else "meta"
            outlet = outlet or house
    return outlet, tuple(dict.fromkeys(authors))


def _dateline(piece: Piece) -> bool:
    """«BAGHDAD, 3 March 2008 –»: the article's own words."""
    return bool(re.match(r"^[A-Z][A-Z .'’-]{2,30},\s", piece.text)) and not BAR.search(piece.text.rstrip(" -–—"))


def _lone_name(listed: Sequence[Marked], at: int) -> tuple[str, ...]:
    """The writers if a line of names alone stands beside a date line, or carries a handle."""
    piece = listed[at].piece
    named = name_line(piece.text)
    if not named:
        return ()
    if at and listed[at - 1].piece.text.casefold().strip(" :") in {"by", "author", "written by"}:
        return named
    near = [listed[k].piece for k in (at - 1, at + 1) if 0 <= k < len(listed)]
    if HANDLE.search(piece.text) or any(date_line(p) is not None or outlet_named(p.text) for p in near):
        return named
    return ()


def _outlet_in(parts: Sequence[str], piece: Piece) -> str | None:
    """The outlet that a date line names: a known one, or the one name beside a bar."""
    for part in parts:
        found = outlet_named(part)
        if found:
            return found
    if len(parts) != 1:
        return None
    name = parts[0]
    if not re.search(r"[|•·]|\s[-–—]\s", piece.text) and not _sounds_like_media(name):
        return None
    menu = name.casefold() in words("clean_menu") or writers(name) is not None or UPDATED.search(piece.text)
    return name if not menu and name[:1].isupper() and 3 <= len(name) <= 50 else None


def _sounds_like_media(name: str) -> bool:
    """«The Courier», «Hills Weekly»: a name with a word of newspapers and stations."""
    said = name.casefold().split()
    return 2 <= len(said) <= 5 and name[:1].isupper() and said[-1] in words("clean_media")


def _sweep(listed: Sequence[Marked], roles: list[Role], title: int | None) -> None:
    """Short lines among furniture go with it: above the headline, between furniture, below the last running text."""
    for at in range(title or 0):
        if roles[at] == "body" and not listed[at].piece.prose:
            roles[at] = "furniture"
    _signs(listed, roles, title)
    prose = [i for i, m in enumerate(listed) if roles[i] == "body" and m.piece.prose]
    last = prose[-1] if prose else len(listed)
    seen = False
    for at in range(last + 1, len(listed)):
        seen = seen or listed[at].junk
        if seen and roles[at] == "body" and len(listed[at].piece.words) <= 25 and not listed[at].piece.ends:
            roles[at] = "furniture"
    for at in range(1, len(listed) - 1):
        piece = listed[at].piece
        around = roles[at - 1] in {"furniture", "meta"} and roles[at + 1] == "furniture"
        if roles[at] == "body" and around and not piece.ends and len(piece.words) <= 10 and not piece.prose:
            roles[at] = "furniture"


def _signs(listed: Sequence[Marked], roles: list[Role], title: int | None) -> None:
    """A short line below the headline that furniture repeats («© 2020 The Chronicle») is the outlet's sign."""
    junk = " | ".join(fold(m.piece.text[:400]) for m, role in zip(listed, roles, strict=True) if role == "furniture")
    for at in range(title or 0, min((title or 0) + 8, len(listed))):
        piece = listed[at].piece
        if roles[at] == "body" and 1 < len(piece.words) <= 5 and not piece.ends and fold(piece.text) in junk:
            roles[at] = "meta"


def bare_title(text: str) -> tuple[str, str | None]:
    """A headline without its mark and without the outlet behind it, and that outlet."""
    text = HEADING.sub("", text).strip().strip("*_").strip()
    match = SUFFIX.search(text)
    if match and (fold(match.group("name")) in known()):
        return text[: match.start()].strip(), outlet_named(match.group("name"))
    return text, None
