"""Drafts of violent acts go in; the same come out, those of nobody with who did them where the text plainly tells it.

«Nine were killed when the guards opened fire», «the Front claimed responsibility for the bombing»: the act's own
clause is silent, but one path leads from it to who did it (codebook rules 6 and 22).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.lexicon.framerows import word_lists
from sayso.model import Clause, Entity
from sayso.relate.draft import Draft
from sayso.relate.roles import listed, party
from sayso.relate.scene import Scene

DURING = frozenset({"when", "as", "after", "while"})
REACH = 4  # sentences from an act to the claim to it
DEEDS = frozenset({"killing", "murder", "assassination"})


def with_culprits(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts in their order, each ASSAULT of nobody with its doer where one is plain."""
    out = {d.clause.head: d for d in drafts}
    for draft in drafts:
        if _of_nobody(scene, draft):
            out[draft.clause.head] = _done_by(draft, _in_the_course(scene, draft.clause, out))
    for clause in scene.clauses:
        claimants = _claimants(scene, clause)
        for head in _claimed(scene, clause, out) if claimants else ():
            out[head] = _done_by(out[head], claimants)
    return list(out.values())


def _of_nobody(scene: Scene, draft: Draft) -> bool:
    """Whether nothing but a bomb or an attack is told to have done it."""
    lists = word_lists()
    things = lists["attacknoun"] | lists["explosive"] | lists["vehicle"]
    told = [scene.words.lemma[a.head].lower() for a in draft.clause.of("subject")]
    return draft.type == "ASSAULT" and not draft.actor and all(word in things for word in told)


def _done_by(draft: Draft, found: Sequence[Entity]) -> Draft:
    hit = {e.actor or e.text for e in draft.recipient}
    doers = tuple(e for e in found if (e.actor or e.text) not in hit)
    return replace(draft, actor=doers) if doers else draft


def _in_the_course(scene: Scene, clause: Clause, drafts: Mapping[int, Draft]) -> tuple[Entity, ...]:
    """«Killed when police fired», «wounded as rebels stormed the gate»: who did so, where he is one side."""
    words = scene.words
    joined = [clause.head, *(k for k in words.children[clause.head] if words.dep[k] == "conj")]
    if words.dep[clause.head] == "conj":
        joined.append(words.head[clause.head])
    for kid in (k for head in joined for k in words.children[head]):
        inner = scene.by_head.get(kid)
        if inner is None or inner.mark not in DURING or inner.link != "advcl" or inner.lemma in listed("mutual"):
            continue
        told = drafts.get(kid)
        if told is not None and told.type == "ASSAULT":
            return told.actor
        if inner.lemma in listed("shooting") and inner.voice == "active" and inner.negation is None:
            return tuple(e for a in inner.of("subject") for e in party(scene, a.head))
    return ()


def _claimants(scene: Scene, clause: Clause) -> tuple[Entity, ...]:
    """Who claims to have done it: «X has claimed responsibility for the attack»; not «no group claimed»."""
    if clause.lemma not in listed("claiming") or clause.kind != "verb" or clause.negation is not None or clause.modal:
        return ()
    if clause.mark in ("if", "whether", "to") or not any(_is_deed(scene, a.head) for a in clause.of("object")):
        return ()
    words = scene.words
    doers = [a for a in clause.of("subject") if not any(words.lower[c] == "no" for c in words.children[a.head])]
    return tuple(e for a in doers for e in party(scene, a.head))


def _is_deed(scene: Scene, noun: int) -> bool:
    """«Responsibility», «the attack»; not «no responsibility»."""
    words = scene.words
    word = words.lemma[noun].lower()
    if any(words.lower[c] in ("no", "any") for c in words.children[noun]):
        return False
    return word in listed("claimable") or word in word_lists()["attacknoun"] or word in DEEDS


def _claimed(scene: Scene, clause: Clause, drafts: Mapping[int, Draft]) -> list[int]:
    """The acts of nobody that are claimed: those that the claim itself tells, else the last one told before."""
    words = scene.words
    free = sorted(head for head, d in drafts.items() if _of_nobody(scene, d))
    within = [head for head in free if clause.head < head < words.right[clause.head]]
    here = words.sentence[clause.head]
    before = [head for head in free if head < clause.head and here - words.sentence[head] <= REACH]
    return within or before[-1:]
