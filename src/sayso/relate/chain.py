"""Attributions go in, knotted by who stands inside whose content; the chain that holds a span comes out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.model import Attribution, Span, Words
from sayso.relate.cues import cues
from sayso.relate.holding import Holding

UNTOLD = (
    "judge ",
    "mention ",
    "refuse ",
    "want ",
    "call ",
    "promise ",
)  # contents that are presupposed or wished for, not told
DEEPEST = 12
PART = frozenset({"involvement", "responsibility", "role", "part", "hand", "complicity", "knowledge", "link", "guilt",
                  "connection", "participation", "wrongdoing", "intention", "intent", "plan"})  # fmt: skip
CARRIED = frozenset({"acl", "ccomp", "relcl", "prep", "pobj", "pcomp", "xcomp", "conj"})


def knotted(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The same attributions, each with the innermost one around it as `parent`."""
    ordered = sorted(attributions, key=lambda a: (_start(a), -_size(a)))
    reach = [max((p.span.end for p in a.content), default=0) for a in ordered]
    out = []
    for number, inner in enumerate(ordered):
        at = _anchor(inner)
        best: Attribution | None = None
        for other in range(max(0, number - 40), min(len(ordered), number + 40)):
            outer = ordered[other]
            if other == number or reach[other] < at.end or not _inside(at, outer) or _inside(_anchor(outer), inner):
                continue
            if _size(outer) <= _size(inner):  # a parent is larger: so no chain runs in a circle
                continue
            if best is None or _size(outer) < _size(best):
                best = outer
        parent = best.id if best else None
        out.append(inner if inner.parent == parent else replace(inner, parent=parent))
    return tuple(out)


class Chains:
    """The attributions of one article by what they hold. Immutable once made."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self._by_id = {a.id: a for a in attributions}
        self._holding = Holding((p.span.start, p.span.end, a) for a in attributions if told(a) for p in a.content)

    def of(self, span: Span) -> tuple[Attribution, ...]:
        """Those on whose say-so the words at `span` stand, outermost first; presupposed ones do not count."""
        by_id = self._by_id
        holding = {a.id: a for a in self._holding.around(span.start, span.end)}
        for inner in list(holding.values()):
            at: Attribution | None = inner
            for _ in range(DEEPEST):
                at = by_id.get(at.parent) if at and at.parent else None
                if at is None or at.id in holding:
                    break
                if told(at):
                    holding[at.id] = at
        return tuple(sorted(holding.values(), key=lambda a: (_depth(a, by_id), -_size(a))))


def told(attribution: Attribution) -> bool:
    """Whether the source tells the content as so, rather than judging, wanting or refusing what it names."""
    rule = attribution.rule
    if rule.endswith("adjective, phrase"):  # «worried about the raid»: that there was one is taken for granted
        return False
    return not rule.startswith(UNTOLD) or "quote" in rule or (rule.startswith("mention") and rule.endswith("clause"))


def denied(attributions: Sequence[Attribution], words: Words) -> dict[str, tuple[int, ...]]:
    """For each denying attribution, by id, the tokens of the predicates that its content tells, the nearest first.

    Refusals and rejections are no denials. Accusations and parts taken are passed through: «denied claims that it
    shelled the camp» gives claims and shelled, «denied any role in the raid» gives role and raid.
    """
    found = {}
    for attribution in attributions:
        if attribution.stance == "denies" and attribution.rule.startswith("deny"):
            tokens: dict[int, None] = {}
            for passage in attribution.content:
                for top in _tops(words, passage.span):
                    tokens.update(dict.fromkeys(_predicates(words, top, 0)))
            found[attribution.id] = tuple(tokens)
    return found


def _tops(words: Words, span: Span) -> list[int]:
    """The heads of the phrases that the characters hold."""
    first, last = bisect_left(words.end, span.start + 1), bisect_left(words.start, span.end)
    inside = range(first, last)
    return [t for t in inside if (words.head[t] not in inside or words.head[t] == t) and words.text[t][:1].isalnum()]


def _predicates(words: Words, token: int, depth: int) -> Iterator[int]:
    """A predicate, its coordinated ones, and the acts inside it where it only carries them."""
    if words.pos[token] in ("VERB", "AUX", "NOUN", "PROPN"):
        yield token
    copula = words.pos[token] == "AUX"
    noun = words.lemma[token] in PART or words.lemma[token] in cues("N")
    carries = noun or copula or words.pos[token] in ("ADP", "SCONJ")
    for kid in words.children[token] if depth < 6 else ():
        dep = words.dep[kid]
        if dep == "conj" or (carries and dep in CARRIED and kid > token) or (copula and dep == "attr"):
            yield from _predicates(words, kid, depth + 1)


def _depth(attribution: Attribution, by_id: dict[str, Attribution]) -> int:
    depth = 0
    at: Attribution | None = attribution
    while at and at.parent and depth < DEEPEST:
        at, depth = by_id.get(at.parent), depth + 1
    return depth


def _anchor(attribution: Attribution) -> Span:
    if attribution.cue:
        return attribution.cue.span
    return attribution.content[0].span if attribution.content else Span(0, 0)


def _inside(span: Span, outer: Attribution) -> bool:
    return any(p.span.holds(span) for p in outer.content)


def _start(attribution: Attribution) -> int:
    return min((p.span.start for p in attribution.content), default=0)


def _size(attribution: Attribution) -> int:
    return sum(p.span.end - p.span.start for p in attribution.content)
