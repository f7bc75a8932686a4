"""A text goes in; its pieces come out: lines, or blocks of lines where the text is hard-wrapped, with their words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

WORD = re.compile(r"[^\W_]+(?:['.&+-][^\W_]+)*\+?|[©#@$£]")
LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
GLUED = re.compile(r"(?<=[a-z]{2}[.!?])(?=[A-Z][a-z ])")
FULL = re.compile(r"""[.!?…]["'”’)\]»]*$""")
SMALL = frozenset(
    ["the", "a", "an", "of", "to", "in", "and", "on", "for", "with", "by", "at", "from", "as",
     "that", "is", "are", "was", "were", "has", "have", "had", "it", "its", "his", "her", "their", "be", "been"]
)  # fmt: skip
WRAP = range(38, 101)  # characters a line of hard-wrapped text
LONG = 400  # words that are looked at in one piece


@dataclass(frozen=True, slots=True)
class Piece:
    """A line or block of a text: where it stands, what it says, its words in lower case, and whether a gap is above."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    gap: bool = False
    ends: bool = False  # as a sentence does
    prose: bool = False  # it reads as running text


def _is_prose(text: str, words: tuple[str, ...], ends: bool) -> bool:
    if len(words) < 8:
        return False
    small = sum(map(SMALL.__contains__, words))
    return (small >= 1 and (ends or text.endswith(":"))) or (len(words) >= 22 and small >= 3)


def piece_at(text: str, start: int, end: int, gap: bool = False) -> Piece:
    """The piece of `text` between `start` and `end`, without the white space around it."""
    said = text[start:end]
    start += len(said) - len(said.lstrip())
    said = said.strip()
    lowered = GLUED.sub(" ", said[:6000]).replace("’", "'").replace("\u2011", "-").casefold()
    words = tuple(WORD.findall(lowered)[:LONG])
    ends = bool(FULL.search(said[-8:]))
    return Piece(start, start + len(said), said, words, gap, ends, _is_prose(said, words, ends))


def pieces(text: str) -> list[Piece]:
    """The pieces of `text` in order: a line each, lines of hard-wrapped blocks joined."""
    lines: list[Piece] = []
    last = 0
    for match in LINE.finditer(text):
        if match.group().isspace():
            continue
        gap = not lines or _breaks(text[last : match.start()]) > 1
        lines.append(piece_at(text, match.start(), match.end(), gap))
        last = match.end()
    return joined(text, lines) if wrapped(lines) else lines


def _breaks(between: str) -> int:
    """How many line ends stand between two lines."""
    return len(re.findall(r"\r\n|[\r\n\u2028\u2029\x0b\x0c\x85]", between))


def wrapped(lines: list[Piece]) -> bool:
    """Whether most lines break where the column ends, not where a sentence does."""
    inner = [(a, b) for a, b in pairwise(lines) if not b.gap]
    if len(inner) < 3 or len(inner) < len(lines) // 3:
        return False
    sizes = sorted(len(a.text) for a, _ in inner)
    if sizes[len(sizes) // 2] not in WRAP or sizes[-1 - len(sizes) // 20] > WRAP.stop + 10:
        return False
    stops = sum(a.ends for a, _ in inner) / len(inner)
    lower = sum(b.text[0].islower() for _, b in inner) / len(inner)
    return stops < 0.35 and lower > 0.3


def _header_line(text: str, above: str, width: int) -> bool:
    """In the first block headline, byline and date may stand close together."""
    if text[0].islower():
        return False
    signs = text[:3].casefold() == "by " or (len(text) < 40 and any(c.isdigit() for c in text))
    return signs or len(above) < 0.7 * width


def joined(text: str, lines: list[Piece]) -> list[Piece]:
    """Lines of one block as one piece; a list item or a line far short of the column ends it."""
    out: list[Piece] = []
    width = max(len(line.text) for line in lines)
    before, blocks = None, 0
    for line in lines:
        blocks += line.gap
        short = before is not None and len(before.text) < width * 0.6 and (before.ends or not line.text[0].islower())
        head = blocks < 2 and before is not None and _header_line(line.text, before.text, width)
        if out and before is not None and not line.gap and not short and not head:
            out[-1] = replace(piece_at(text, out[-1].start, line.end), gap=out[-1].gap)
        else:
            out.append(line)
        before = line
    return out
