"""Attributions go in, knotted by who stands inside whose content; the chain that holds a span comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.model import Attribution, Span

UNTOLD = (
    "judge ",
    "mention ",
    "refuse ",
    "want ",
    "call ",
    "promise ",
)  # contents that are presupposed or wished for, not told
DEEPEST = 12


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


def source_of(attributions: Sequence[Attribution], span: Span) -> tuple[Attribution, ...]:
    """The attributions on whose say-so the words at `span` stand, outermost first; presupposed ones do not count."""
    by_id = {a.id: a for a in attributions}
    holding = {a.id: a for a in attributions if told(a) and any(p.span.holds(span) for p in a.content)}
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
    return not rule.startswith(UNTOLD) or "quote" in rule or (rule.startswith("mention") and rule.endswith("clause"))


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
