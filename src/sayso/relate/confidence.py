"""A draft of an event goes in; how likely careful coders would code it so comes out, from 0 to 1.

A logistic sum of plain features of how the act is told, fitted on hand-coded articles by gold/calibrate.py, which also
prints how reliable it is (ten-fold). The weights stand in lexicon/confidence.tsv.
"""

from __future__ import annotations

import math
from functools import cache

from sayso.lexicon.tables import rows
from sayso.relate.draft import Draft
from sayso.terms import Status


def features(draft: Draft, status: Status, reported: bool) -> tuple[str, ...]:
    """The features of one draft, as names in lexicon/confidence.tsv."""
    clause = draft.clause
    parties = ("actor" if draft.actor else "") + ("+recipient" if draft.recipient else "")
    return (
        "bias",
        f"type {draft.type}",
        f"told {clause.link if clause.kind == 'verb' else clause.kind}",
        f"parties {parties or 'none'}",
        f"tense {clause.tense}",
        f"status {status}",
        f"mark {'yes' if clause.mark else 'no'}",
        f"reported {'yes' if reported else 'no'}",
        f"row {'said' if draft.rule.startswith('said') else min(3, draft.specificity)}",
        f"retold {'yes' if draft.retellings else 'no'}",
    )


@cache
def _weights() -> dict[str, float]:
    return {name: float(weight) for name, weight in rows("confidence", 2)}


def confidence(draft: Draft, status: Status, reported: bool) -> float:
    """The probability that the event is coded right, as fitted; features never seen count nothing."""
    weights = _weights()
    total = sum(weights.get(name, 0.0) for name in features(draft, status, reported))
    return round(1 / (1 + math.exp(-total)), 3)
