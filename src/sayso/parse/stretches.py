"""Texts go in; stretches come out that the model can read within bounded memory, and what it read is put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from sayso.model import NamedSpan, Span, Words

STRETCH = 100_000  # characters that the model reads at once (3 KB of memory each): only very long articles are cut
LOAD = 100_000  # characters of one batch
SEAMS = (". ", " ")  # where a paragraph that is too long by itself is cut, the best first


def cut(text: str, paragraphs: Sequence[Span], longest: int = STRETCH) -> list[tuple[int, int]]:
    """The stretches [start, end) of a text, whole paragraphs each; one that is too long is cut behind a sentence."""
    if len(text) <= longest:
        return [(0, len(text))]
    starts = [0]
    for paragraph in paragraphs:
        if paragraph.start - starts[-1] > 2 * longest:  # blank where furniture stood
            starts += _seams(text, starts[-1], paragraph.start, longest)
        if paragraph.end - starts[-1] > longest and paragraph.start > starts[-1]:
            starts.append(paragraph.start)
        starts += _seams(text, starts[-1], paragraph.end, longest)
    starts += _seams(text, starts[-1], len(text), longest)
    return list(pairwise([*starts, len(text)]))


def _seams(text: str, start: int, end: int, longest: int) -> Iterator[int]:
    """Where to cut what is too long by itself."""
    while end - start > longest:
        start = _seam(text, start, start + longest)
        yield start


def _seam(text: str, start: int, end: int) -> int:
    """The end of the last sentence, else word, of a stretch that may go to `end`."""
    found = (text.rfind(mark, start + 1, end) + len(mark) for mark in SEAMS if mark in text[start + 1 : end])
    return next(found, end)


def loads(stretches: Iterable[tuple[str, int]], most: int, longest: int = LOAD) -> Iterator[list[tuple[str, int]]]:
    """Stretches (each with its number) in batches of at most so many, and of bounded length together."""
    batch: list[tuple[str, int]] = []
    size = 0
    for text, number in stretches:
        if batch and (len(batch) >= most or size + len(text) > longest):
            yield batch
            batch, size = [], 0
        batch.append((text, number))
        size += len(text)
    if batch:
        yield batch


def joined(parts: Sequence[Words]) -> Words:
    """The words of one text from those of its stretches."""
    if len(parts) == 1:
        return parts[0]
    tokens = list(accumulate((len(part) for part in parts), initial=0))
    sentences = list(accumulate((len(part.sentences) for part in parts), initial=0))
    at = list(zip(parts, tokens, sentences, strict=False))

    def column(name: str) -> tuple[str, ...]:
        return tuple(value for part in parts for value in getattr(part, name))

    def numbers(name: str, *, shifted: bool = False) -> tuple[int, ...]:
        return tuple(value + first * shifted for part, first, _ in at for value in getattr(part, name))

    return Words(
        text=column("text"), lower=column("lower"), lemma=column("lemma"), tag=column("tag"), pos=column("pos"),
        dep=column("dep"), head=numbers("head", shifted=True), start=numbers("start"), end=numbers("end"),
        sentence=tuple(value + before for part, _, before in at for value in part.sentence),
        paragraph=numbers("paragraph"),
        children=tuple(tuple(kid + first for kid in kids) for part, first, _ in at for kids in part.children),
        left=numbers("left", shifted=True), right=numbers("right", shifted=True),
        sentences=tuple((a + first, b + first) for part, first, _ in at for a, b in part.sentences),
        entities=tuple(
            NamedSpan(e.first + first, e.last + first, e.label) for part, first, _ in at for e in part.entities
        ),
    )  # fmt: skip
