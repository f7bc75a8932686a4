"""An article with its words goes in; attributions by colon come out: «Minister: talks go on», «Dam bursts: report»."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.lexicon.tables import words as word_list
from sayso.model import Article, Words
from sayso.relate.cues import Draft, Range
from sayso.relate.sources import trimmed

LONGEST = 30  # tokens: a longer paragraph is no headline


def headlines(article: Article, words: Words) -> Iterator[Draft]:
    """A draft for each headline-like paragraph that a colon divides into a speaker and what is said."""
    for first, last in _paragraphs(words):
        span = words.span(first, last)
        titled = article.title_span is not None and article.title_span.touches(span)
        captioned = any(caption.touches(span) for caption in article.caption_spans)
        opening = words.paragraph[first] == 0
        if last - first <= LONGEST and (titled or captioned or opening or words.text[last - 1] not in (".", "”", '"')):
            yield from _divided(words, first, last)


def _paragraphs(words: Words) -> Iterator[Range]:
    first = 0
    for token in range(1, len(words) + 1):
        if token == len(words) or words.paragraph[token] != words.paragraph[first]:
            if words.paragraph[first] >= 0:
                yield first, token
            first = token


def _divided(words: Words, first: int, last: int) -> Iterator[Draft]:
    colon = next((token for token in range(first + 1, last - 1) if words.text[token] == ":"), None)
    if colon is None:
        return
    front, back = (first, colon), trimmed(words, (colon + 1, last))
    if back[1] - back[0] <= 3 and (head := _reporter(words, back)) is not None:
        yield Draft(colon, (colon, colon + 1), head, (front,), "asserts", "headline, speaker behind")
    elif _speaks(words, front) and back[1] - back[0] >= 3:
        yield Draft(colon, (colon, colon + 1), _head(words, front), (back,), "asserts", "headline, speaker in front")


def _reporter(words: Words, tokens: Range) -> int | None:
    known = word_list("cues_reporters")
    return next((t for t in range(tokens[1] - 1, tokens[0] - 1, -1) if words.lower[t] in known), None)


def _speaks(words: Words, tokens: Range) -> bool:
    """A short phrase that ends in a name of a person or body, or in a word for a speaker."""
    first, last = tokens
    if last - first > 5 or any(words.pos[t] in ("VERB", "AUX", "ADP", "SCONJ") for t in range(first, last)):
        return False
    named = any(
        e.first < last and first < e.last and e.label in ("PERSON", "ORG", "GPE", "NORP") for e in words.entities
    )
    if named or words.lower[last - 1] in word_list("cues_reporters"):
        return True
    return (
        last - first <= 2 and words.pos[last - 1] == "PROPN" and words.lower[first] not in word_list("headline_labels")
    )


def _head(words: Words, tokens: Range) -> int:
    return next(
        (t for t in range(tokens[0], tokens[1]) if not tokens[0] <= words.head[t] < tokens[1] or words.head[t] == t),
        tokens[1] - 1,
    )
