"""A draft by «the two leaders» or «both sides» goes in; the same draft by those who met or agreed last comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.relate.draft import Draft
from sayso.relate.roles import listed
from sayso.relate.scene import Scene

MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})
JOINTLY = MUTUAL | {"REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE"}
TOGETHER = frozenset({"CONSULT", "AGREE"})
NEAR = 4  # sentences
TWO = frozenset({"two", "both"})


def in_pairs(scene: Scene, draft: Draft, told: Sequence[Draft]) -> Draft:
    """The draft with its one unnamed pair of parties replaced by the two of the last mutual act close before."""
    if draft.type not in JOINTLY or len(draft.actor) > 1:
        return draft
    subjects = draft.clause.of("subject")
    if len(subjects) != 1 or not _is_pair(scene, subjects[0].head):
        return draft
    at = scene.words.sentence[draft.clause.head]
    for before in reversed(told):
        if at - scene.words.sentence[before.clause.head] > NEAR:
            return draft
        parties = (*before.actor, *before.recipient) if before.type == "CONSULT" else before.actor
        if before.type in TOGETHER and len(parties) == 2:
            return replace(draft, actor=parties, recipient=() if draft.type in MUTUAL else draft.recipient)
    return draft


def _is_pair(scene: Scene, head: int) -> bool:
    """Whether the phrase says «the two X», «both X», «the leaders», «the sides», or «they» of nobody known."""
    words = scene.words
    actor = scene.parties.actor(head) if scene.parties.headed(head) else None
    if actor is not None and actor.named:
        return False
    if words.lower[head] == "they":
        return actor is None
    if words.lemma[head].lower() not in listed("pair"):
        return False
    before = {words.lower[i] for i in words.children[head] if i < head}
    return bool(before & TWO) or words.lower[head] in TWO or (words.tag[head] == "NNS" and before == {"the"})
