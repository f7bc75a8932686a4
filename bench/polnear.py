"""PolNeAR (attributions in political news) goes in; how well `attribute` finds them comes out.

usage: python bench/polnear.py FILE.jsonl[.gz]

Tokens are runs of word characters. An attribution counts as found if its content overlaps a gold content with token
F1 >= .5 and its source shares a token with the gold source, or both have none; each gold attribution is matched with
at most one of ours. A gold source that is a bare relative pronoun («who») stands for the noun phrase right before it,
which is what we say; `strict` is the same figure without that allowance. The set annotates nothing inside direct
quotations: what stands there is counted in `strict` and left out elsewhere. `quotes`: the same recall on the gold
contents that open with a quotation mark. `source`, `cue`, `content`: F1 over the tokens of each document that carry
that label in gold and in ours. Sources are looked up with the actors that `recognize` finds, without places and counts.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from asked import asked
from readings import records
from sayso.model import Article, Attribution, Mentions, Quoted, Span, Words, content_id
from sayso.parse.clauses import clauses
from sayso.parse.nlp import parse
from sayso.parse.quotes import quoted
from sayso.recognize.actors import find_actors
from sayso.relate.attribution import attribute

TOKEN = re.compile(r"\w+")
RELATIVE = {"who", "which", "that", "whom"}
LABELS = ("source", "cue", "content")
QUOTE_MARKS = "\"“'‘`"


class Said(NamedTuple):
    """One attribution as sets of token starts."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    quote: bool = False


def articles(data: list[dict[str, Any]]) -> Iterator[Article]:
    for row in data:
        text = row["text"]
        paragraphs = tuple(Span(m.start(), m.start() + len(m.group().rstrip())) for m in re.finditer(r"\S[^\n]*", text))
        yield Article(id=content_id(row["doc_id"]), text=text, body=(Span(0, len(text)),), paragraphs=paragraphs)


def tokens(text: str, spans: list[Span]) -> frozenset[int]:
    """The starts of the tokens in `spans`."""
    return frozenset(m.start() + span.start for span in spans for m in TOKEN.finditer(text[span.start : span.end]))


def gold_of(row: dict[str, Any], lenient: bool) -> list[Said]:
    """The gold attributions; with `lenient` a bare relative pronoun as source also takes the six words before it."""
    spans = {span["id"]: span for span in row["spans"]}
    out = []
    for told in row["attributions"]:
        parts = {label: [spans[i] for i in told.get(label) or []] for label in LABELS}
        places = {label: [Span(span["start"], span["end"]) for span in parts[label]] for label in LABELS}
        texts = {span["text"].strip().lower() for span in parts["source"]}
        if lenient and texts and texts <= RELATIVE:
            first = min(place.start for place in places["source"])
            before = [m.start() for m in TOKEN.finditer(row["text"], max(0, first - 80), first)][-6:]
            places["source"] += [Span(before[0], first)] if before else []
        starts = sorted(span["start"] for span in parts["content"])
        opening = bool(starts) and row["text"][starts[0]] in QUOTE_MARKS
        source, cue, content = (tokens(row["text"], places[label]) for label in LABELS)
        out.append(Said(source, cue, content, opening))
    return out


def ours(article: Article, words: Words) -> tuple[list[Said], list[bool]]:
    """Our attributions, and whether the cue of each stands inside a direct quotation."""
    marks = quoted(article, words)
    actors, mentions, offices = find_actors(article, words, (), ())
    known = Mentions(actors=actors, mentions=mentions, offices=offices)
    found, _ = attribute(article, words, clauses(words), known, marks)
    said = [
        Said(
            tokens(article.text, [a.source.span] if a.source else []),
            tokens(article.text, [a.cue.span] if a.cue else []),
            tokens(article.text, [passage.span for passage in a.content]),
        )
        for a in found
    ]
    return said, [_quoted_away(a, marks) for a in found]


def _quoted_away(attribution: Attribution, marks: tuple[Quoted, ...]) -> bool:
    cue = attribution.cue
    return cue is not None and any(mark.span.holds(cue.span) and mark.last - mark.first > 4 for mark in marks)


def f1(a: frozenset[int], b: frozenset[int]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def matched(gold: list[Said], said: list[Said]) -> list[bool]:
    """For each gold attribution, whether one of ours is it."""
    used: set[int] = set()
    out = []
    for g in gold:
        best, number = 0.0, -1
        for j, s in enumerate(said):
            likeness = f1(g.content, s.content)
            same = bool(g.source & s.source) or not (g.source or s.source)
            if j not in used and likeness >= 0.5 and same and likeness + 0.5 * bool(g.cue & s.cue) > best:
                best, number = likeness + 0.5 * bool(g.cue & s.cue), j
        out.append(number >= 0)
        used |= {number} - {-1}
    return out


def prf(hit: int, said: int, gold: int) -> str:
    p, r = hit / max(1, said), hit / max(1, gold)
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r) if p + r else 0.0:.3f}"


def add(count: Counter[str], row: dict[str, Any], article: Article, words: Words) -> None:
    """Count one document."""
    said, inside = ours(article, words)
    outer = [one for one, quoted_away in zip(said, inside, strict=True) if not quoted_away]
    gold, strict = gold_of(row, lenient=True), gold_of(row, lenient=False)
    hits = matched(gold, outer)
    count.update(
        hit=sum(hits), said=len(outer), gold=len(gold), strict=sum(matched(strict, said)), strict_said=len(said)
    )
    count.update(
        quote_hit=sum(h for h, g in zip(hits, gold, strict=True) if g.quote), quote_gold=sum(g.quote for g in gold)
    )
    for label in LABELS:
        there = {token for one in strict for token in getattr(one, label)}
        told = {token for one in outer for token in getattr(one, label)}
        count.update({f"{label}_hit": len(there & told), f"{label}_said": len(told), f"{label}_gold": len(there)})


def report(count: Counter[str]) -> Iterator[str]:
    yield f"polnear attributions: {prf(count['hit'], count['said'], count['gold'])} ({count['gold']} gold)"
    yield f"polnear strict:       {prf(count['strict'], count['strict_said'], count['gold'])}"
    yield f"polnear quotes:       R {count['quote_hit'] / max(1, count['quote_gold']):.3f} ({count['quote_gold']} gold)"
    for label in LABELS:
        yield f"polnear tokens {label:8}{prf(count[f'{label}_hit'], count[f'{label}_said'], count[f'{label}_gold'])}"


def main() -> int:
    path = asked(__doc__)[0]
    data = list(records(path))
    count: Counter[str] = Counter()
    for row, (article, words) in zip(data, parse(articles(data)), strict=True):
        add(count, row, article, words)
    print("\n".join(report(count)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
