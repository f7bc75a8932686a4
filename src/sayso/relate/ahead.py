"""A friendly act in the making goes in; what its tense leaves of it comes out: a coming meeting or help is a promise.

Codebook: future CONSULT, SUPPORT, COOPERATE and AID are AGREE (§1); what only should, might or did not happen is
no friendly act at all (rules 7 and 16).
"""

from __future__ import annotations

from dataclasses import replace

from sayso.relate.draft import Draft
from sayso.relate.scene import Scene
from sayso.relate.status import status_of

PROMISED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
FRIENDLY = PROMISED | {"AGREE", "CONCEDE"}
OWED = frozenset({"must", "should", "ought", "need"})


def in_its_tense(scene: Scene, draft: Draft) -> Draft | None:
    """The draft as its tense makes it; None where nothing is told to have happened, to come, or to be promised."""
    if draft.type not in FRIENDLY or draft.status:
        return draft
    if draft.clause.modal in OWED:
        return None
    status = status_of(scene.words, scene.clauses, draft.clause)
    if status in ("hypothetical", "negated"):
        return None
    if status == "future" and draft.type in PROMISED:
        return replace(draft, type="AGREE", modes=(), status="actual")
    return draft
