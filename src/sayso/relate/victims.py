"""Drafts of violent acts go in; the same come out, with the dead and hurt that a clause of its own tells of them.

«Rockets landed in the town. Nine people were killed»: who died is no act of its own (codebook rule 29).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.lexicon.framerows import word_lists
from sayso.model import Clause, Entity
from sayso.relate.culprits import DURING
from sayso.relate.draft import Draft
from sayso.relate.mishaps import by_nature
from sayso.relate.roles import fill, listed
from sayso.relate.scene import Scene
from sayso.relate.tolls import harms

CAUSES = frozenset({"of", "from", "by", "with"})
SINGLE = frozenset({"he", "she", "him", "her", "it"})
PEOPLE = frozenset({"person", "group", "armed_group", "military", "police"})


def with_victims(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts in the order of the text, each toll joined to the attack that it is told of."""
    out = {d.clause.head: d for d in drafts}
    attacks: dict[int, list[int]] = {}
    for head in sorted(h for h, d in out.items() if d.type == "ASSAULT"):
        attacks.setdefault(scene.words.sentence[head], []).append(head)
    for clause in scene.clauses:
        own = out.get(clause.head)
        if own is None and (above := _wrought(scene, clause, out)):
            out[above] = _with_outcome(scene, out[above], clause)
            continue
        told = _toll(scene, clause)
        if told is None or (own is not None and (own.actor or own.type != "ASSAULT")):
            continue
        if any(e.actor is None and e.text.lower() in SINGLE for e in told):
            continue
        natural = by_nature(scene, clause.head)
        act = None if natural else _act(scene, clause, told, out, attacks)
        if own is not None and (act or natural):
            del out[clause.head]
            attacks[scene.words.sentence[clause.head]].remove(clause.head)
        if act is not None:
            mutual = len(act.actor) > 1 or act.clause.lemma in listed("mutual")
            recipient = act.recipient or (() if mutual else told)
            out[act.clause.head] = replace(act, recipient=recipient, also=(*act.also, clause.head))
    return [out[head] for head in sorted(out)]


def _with_outcome(scene: Scene, act: Draft, clause: Clause) -> Draft:
    """The attack with those whom a participle tells: its victims, where it has none yet."""
    hurt = () if _hit_people(scene, act) else fill(scene, clause, (("object",),))
    return replace(act, recipient=(*act.recipient, *hurt), also=(*act.also, clause.head))


def _wrought(scene: Scene, clause: Clause, drafts: Mapping[int, Draft]) -> int | None:
    """The attack that a participle tells the outcome of: «was bombed, wrecking the roof and injuring a girl»."""
    if harms().get(clause.lemma) != "object" or scene.words.tag[clause.head] != "VBG" or clause.voice == "passive":
        return None
    above, steps = clause, 0
    while above.governor is not None and above.link in ("advcl", "conj") and steps < 2:
        draft, steps = drafts.get(above.governor), steps + 1
        if draft is not None and draft.type == "ASSAULT" and clause.head not in draft.also:
            return above.governor
        above = scene.by_head.get(above.governor, clause)
    return None


def _toll(scene: Scene, clause: Clause) -> tuple[Entity, ...] | None:
    """The dead or hurt of a clause that tells no cause; None where it is no such clause."""
    where = harms().get(clause.lemma)
    if where is None or clause.kind != "verb" or clause.negation is not None or clause.modal:
        return None
    if (
        clause.mark in ("after", "before", "since", "if", "because", "until")
        or clause.link in ("relcl", "acl", "amod", "xcomp", "pcomp")
        or clause.mark == "to"
    ):
        return None
    if (where == "object") != (clause.voice == "passive") or any(a.preposition in CAUSES for a in clause.of("oblique")):
        return None
    return None if _caused(scene, clause) else fill(scene, clause, ((where,),))


def _caused(scene: Scene, clause: Clause) -> bool:
    """«Killed in an air strike» tells its own act; «in the attack» points back to one."""
    words, causes = scene.words, word_lists()["attacknoun"] | word_lists()["explosive"]
    told = [a.head for a in clause.of("oblique") if words.lemma[a.head].lower() in causes]
    told += [a.head for a in clause.of("subject") if clause.voice == "passive"]
    return any(
        words.lemma[head].lower() not in causes
        or not any(words.lower[c] in ("the", "this", "that") for c in words.children[head])
        for head in told
    )


def _act(
    scene: Scene, toll: Clause, told: Sequence[Entity], drafts: Mapping[int, Draft], attacks: Mapping[int, list[int]]
) -> Draft | None:
    """The attack that the toll is told of: in the clause that hangs on it, else the last one of the sentence before."""
    sentence = scene.words.sentence[toll.head]
    beside = [drafts[head] for head in attacks.get(sentence, ()) if head != toll.head]
    if beside:
        within = {a.head for a in toll.of("oblique")}
        hung = (d for d in beside if d.clause.governor == toll.head and d.clause.mark in DURING)
        return next(hung, None) or next((d for d in beside if d.clause.head in within), None)
    before = attacks.get(sentence - 1)
    if not before:
        return None
    act = drafts[before[-1]]
    if act.clause.modal or act.clause.negation is not None:
        return None
    if act.clause.lemma in harms():  # «Two men were killed. Six others were wounded»
        return act if toll.lemma in harms("injured") and act.clause.lemma in harms("dead") else None
    if any(e.actor and e.actor in {a.actor for a in act.actor} for e in told):
        return None
    return None if _hit_people(scene, act) and not _some(scene, toll) else act


def _some(scene: Scene, toll: Clause) -> bool:
    """«At least nine were killed», «some died» of those shot at: a number tells a toll, no new attack."""
    words = scene.words
    told = [a.head for a in (*toll.of("object"), *toll.of("subject"))]
    acts = word_lists()["attacknoun"] - listed("mutual")
    elsewhere = [a for a in toll.of("oblique") if words.lemma[a.head].lower() not in acts]
    placed = any(a.preposition in ("in", "at", "near") for a in elsewhere)
    return not placed and any(
        words.pos[k] == "NUM" or words.lower[k] in ("many", "several", "some", "dozens", "scores", "hundreds")
        for head in told
        for k in (head, *words.children[head])
    )


def _hit_people(scene: Scene, act: Draft) -> bool:
    """Whether the act has its victims already."""
    kinds = {actor.kind for e in act.recipient if (actor := scene.parties.actors.get(e.actor or ""))}
    return bool(kinds & PEOPLE) or (bool(act.recipient) and not kinds)
