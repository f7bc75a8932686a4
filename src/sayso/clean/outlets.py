"""Lines of a page or an address go in; the outlet's name comes out, as printed or as its domain tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from urllib.parse import urlsplit

from sayso.lexicon.tables import rows, words

NAME = r"(?:(?:The|the)\s+)?[A-Z][\w’'&.-]*[\w!](?:[ ](?:[A-Z][\w’'&.-]*[\w!]|of|and|&|for|the|al|de|24)){0,5}"
CLAIM = (
    re.compile(rf"\b(?i:donate|donation|contribution|subscribe|welcome|subscription)\s+to\s+(?P<name>{NAME})"),
    re.compile(rf"\b(?i:follow|support|fund|download|about|like)\s+(?P<name>{NAME})(?=\s+(?i:on|by|app|today)\b|\s*$)"),
    re.compile(rf"\b(?i:more\s+from|next\s+week[’']s|this\s+week[’']s|exclusive\s+to|news\s+from|written\s+for)\s+(?P<name>{NAME})"),
    re.compile(rf"(?:©|\(c\)|(?i:\bcopyright))\s*(?:©\s*)?(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?,?\s*)?(?i:by\s+)?(?P<name>{NAME})"),
    re.compile(rf"(?P<name>{NAME})\s+(?:moderates|(?i:is\s+not\s+responsible)|(?i:all\s+rights\s+reserved)|(?i:reserves\s+the\s+right))"),
    re.compile(rf"\b(?i:add)\s+(?P<name>{NAME})\s+to\s+your\b"),
)  # fmt: skip
SIGNED = re.compile(rf"^(?i:source|follow|by|from)s?:?\s+(?P<name>{NAME})")
AGENCY_LINE = re.compile(r"^.{2,60}?\((?P<name>[A-Z][\w’' -]{1,30})\)\s*[-–—]")


@cache
def known() -> dict[str, tuple[str, str]]:
    """Folded names of outlets, each with the name as we write it and what it is."""
    table = {}
    for name, _, kind, others in rows("clean_outlets", 4):
        for said in (name, *(o for o in others.split(",") if o)):
            table[fold(said)] = (name, kind)
    return table


@cache
def domains() -> dict[str, str]:
    """Web domains with the names of their outlets."""
    return {d: name for name, listed, *_ in rows("clean_outlets", 4) for d in listed.split(",") if d}


def fold(name: str) -> str:
    """A name without case, article and marks at its ends."""
    folded = " ".join(name.replace("’", "'").casefold().split()).strip(" .,:;|-–—•·()[]")
    return folded.removeprefix("the ")


def outlet_named(text: str) -> str | None:
    """The outlet if `text` is nothing but the name of one that is known."""
    found = known().get(fold(text)) if len(text) < 60 else None
    return found[0] if found else None


def outlet_of_url(url: str | None) -> str | None:
    """The outlet to which an address leads: a known one's name, else the bare domain."""
    try:
        host = urlsplit(url if "//" in (url or "") else f"//{url}").hostname if url else None
    except ValueError:
        return None
    if not host or "." not in host:
        return None
    parts = host.casefold().removeprefix("www.").split(".")
    for at in range(len(parts) - 1):
        name = domains().get(".".join(parts[at:]))
        if name:
            return name
    return ".".join(parts)


def claimed_outlet(furniture: Iterable[str]) -> str | None:
    """The outlet whose name the furniture says most often («Donate to X», «© 2020 X», «X moderates all comments»)."""
    votes: Counter[str] = Counter()
    for line in furniture:
        whole = outlet_named(line)
        if whole:
            votes[whole] += 2
        signed = SIGNED.match(line[:200])
        if signed and fold(_tidy(signed.group("name"))) in known():
            votes[_tidy(signed.group("name"))] += 1
        for pattern in CLAIM:
            for match in pattern.finditer(line[:2000]):
                votes[_tidy(match.group("name"))] += 1
    services, menu = words("clean_services"), words("clean_menu")
    for name, count in votes.most_common(8):
        if name and fold(name) not in services and fold(name) not in menu and _good(name, count):
            found = known().get(fold(name))
            return found[0] if found else name
    return None


def _tidy(name: str) -> str:
    """The name without words that follow it in a line."""
    parts = name.split()
    while parts and (parts[-1][0].islower() or parts[-1] in {"All", "Rights", "Inc", "Ltd", "LLC", "Corp", "On"}):
        parts.pop()
    for size in range(len(parts), 0, -1):
        found = known().get(fold(" ".join(parts[:size])))
        if found:
            return found[0]
    return " ".join(parts).strip(".,")


def _good(name: str, count: int) -> bool:
    """A known outlet, or two or more capitalised words, or a word said twice."""
    return (
        fold(name) in known()
        or count >= 2
        or (" " in name and fold(name.split(maxsplit=1)[0]) not in {"us", "our", "your"})
    )


def agency_of(line: str) -> str | None:
    """The agency in a dateline such as «BAGHDAD (Reuters) -»."""
    match = AGENCY_LINE.match(line[:120])
    return outlet_named(match.group("name")) if match else None
