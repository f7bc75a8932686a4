"""An act in the making goes in; what its tense leaves of it comes out: coming help is a promise, a vowed blow a threat.

Codebook: future CONSULT, SUPPORT, COOPERATE and AID are AGREE (§1); what only should, might or did not happen is
no friendly act at all (rules 7 and 16), nor are «negotiations» in general (rule 4).
"""

from __future__ import annotations

from dataclasses import replace

from sayso.model import Argument
from sayso.relate.draft import Draft
from sayso.relate.roles import listed
from sayso.relate.scene import Scene
from sayso.relate.status import status_of

PROMISED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
FRIENDLY = PROMISED | {"AGREE", "CONCEDE"}
HARSH = {"ASSAULT": ("violence",), "COERCE": ("restrict",), "SANCTION": ("relations",)}
WILL = frozenset({"will", "shall", "'ll", "’ll", "would", "'d"})
OWED = frozenset({"must", "should", "ought", "need"})
POINTING = frozenset({"det", "poss", "nummod", "amod"})


def in_its_tense(scene: Scene, draft: Draft) -> Draft | None:
    """The draft as its tense makes it; None where nothing is told to have happened, to come, or to be promised."""
    if draft.type in HARSH and not draft.status:
        return _vowed(scene, draft)
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


def _vowed(scene: Scene, draft: Draft) -> Draft:
    """«The rebels said they would kill the hostages»: what one says that he will do to others is a threat."""
    chain = scene.chains.of(scene.words.span(draft.clause.head, draft.clause.head + 1))
    voice = chain[-1].source if chain and chain[-1].stance == "asserts" else None
    if voice is None or voice.actor is None or all(e.actor != voice.actor for e in draft.actor):
        return draft
    clause = draft.clause
    if clause.modal not in WILL or status_of(scene.words, scene.clauses, clause) != "future":
        return draft
    first, last = scene.words.left[clause.head], scene.words.right[clause.head]
    modes = tuple(HARSH[draft.type])
    said = Argument("said", clause.head, first, last)
    return replace(draft, type="THREATEN", modes=modes, status="actual", content=said)


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
