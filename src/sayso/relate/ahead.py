"""A friendly act in the making goes in; what its tense leaves of it comes out: a coming meeting or help is a promise.

Codebook: future CONSULT, SUPPORT, COOPERATE and AID are AGREE (§1); what only should, might or did not happen is
no friendly act at all (rules 7 and 16), nor are «negotiations» in general (rule 4).
"""

from __future__ import annotations

from dataclasses import replace

from sayso.relate.draft import Draft
from sayso.relate.roles import listed
from sayso.relate.scene import Scene
from sayso.relate.status import status_of

PROMISED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
FRIENDLY = PROMISED | {"AGREE", "CONCEDE"}
OWED = frozenset({"must", "should", "ought", "need"})
POINTING = frozenset({"det", "poss", "nummod", "amod"})


def in_its_tense(scene: Scene, draft: Draft) -> Draft | None:
    """The draft as its tense makes it; None where nothing is told to have happened, to come, or to be promised."""
    if draft.type not in FRIENDLY:
        return draft
    if draft.status:
        return draft
    if draft.clause.modal in OWED or _decided_not(scene, draft) or (draft.clause.mark == "as" and not draft.actor):
        return None
    status = status_of(scene.words, scene.clauses, draft.clause)
    if status in ("hypothetical", "negated") or (status == "future" and draft.type == "CONCEDE"):
        return None
    if status == "future" and draft.type == "COOPERATE" and draft.clause.kind == "nominal":
        return None
    if status == "future" and draft.type in PROMISED:
        return replace(draft, type="AGREE", modes=(), status="actual")
    return draft


def guessed(scene: Scene, draft: Draft) -> bool:
    """«They fear that he will allow it»: whoever else thinks so, the one who acts has promised nothing."""
    above = draft.clause.governor
    if above is None or draft.clause.link != "ccomp" or scene.words.lemma[above] not in listed("guessing"):
        return False
    outer = scene.by_head.get(above)
    own = {e.actor for e in draft.actor if e.actor}
    thinkers = [scene.parties.mention(a.head) for a in (outer.of("subject") if outer else ())]
    return not any(m is not None and m.actor in own for m in thinkers)


def _decided_not(scene: Scene, draft: Draft) -> bool:
    """«Decided not to send troops» promises nothing; «agreed not to send troops» does."""
    if draft.content is None or draft.clause.lemma not in listed("deciding"):
        return False
    inner = scene.by_head.get(draft.content.head)
    return inner is not None and inner.kind == "verb" and inner.negation is not None


def is_general(scene: Scene, draft: Draft) -> bool:
    """«Negotiations with X»: a bare noun with one party tells of no meeting, nor does «a visit to X» by nobody."""
    if draft.type != "CONSULT" or draft.clause.kind != "nominal" or len(draft.actor) + len(draft.recipient) > 1:
        return False
    if not draft.actor and draft.clause.lemma in listed("visits"):
        return True
    return not any(scene.words.dep[c] in POINTING for c in scene.words.children[draft.clause.head])
