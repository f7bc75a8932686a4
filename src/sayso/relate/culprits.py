"""Drafts of violent acts go in; the same come out, those of nobody with who did them where the text plainly tells it.

«Nine were killed when the guards opened fire», «the Front claimed responsibility for the bombing»: the act's own
clause is silent, but one path leads from it to who did it (codebook rules 6 and 22).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from sayso.lexicon.framerows import word_lists
from sayso.model import Clause, Entity
from sayso.relate.concerned import meant, pointing
from sayso.relate.draft import Draft
from sayso.relate.roles import listed, party
from sayso.relate.scene import Scene

DURING = frozenset({"when", "as", "after", "while"})
REACH = 4  # sentences from an act to the claim to it
WITHIN = frozenset({"in", "by", "from", "of", "during", "after", "as", "with"})
DEEDS = frozenset({"killing", "murder", "assassination"})


def with_culprits(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts in their order, each ASSAULT of nobody with its doer where one is plain."""
    out = {d.clause.head: d for d in drafts}
    for draft in drafts:
        if _of_nobody(scene, draft):
            found = _in_the_course(scene, draft.clause, out) or _in_the_deed(scene, draft.clause)
            found = found or _in_that_deed(scene, draft.clause, [d for d in out.values() if d.type == "ASSAULT"])
            out[draft.clause.head] = _done_by(draft, found)
    for clause in scene.clauses:
        claimants = _claimants(scene, clause)
        for head in _claimed(scene, clause, out) if claimants else ():
            out[head] = _done_by(out[head], claimants)
    return list(out.values())


def _of_nobody(scene: Scene, draft: Draft) -> bool:
    """Whether nothing but a bomb or an attack is told to have done it."""
    told = [scene.words.lemma[a.head].lower() for a in draft.clause.of("subject")]
    return draft.type == "ASSAULT" and not draft.actor and all(any(w in each for each in _means()) for w in told)


@cache
def _means() -> tuple[frozenset[str], ...]:
    """What is done with, not who does it."""
    lists = word_lists()
    return tuple(lists[n] for n in ("attacknoun", "explosive", "vehicle", "heavy", "weapon", "firearm", "missilething"))


def _done_by(draft: Draft, found: Sequence[Entity]) -> Draft:
    hit = {e.actor or e.text for e in draft.recipient}
    doers = tuple(e for e in found if (e.actor or e.text) not in hit)
    return replace(draft, actor=doers) if doers else draft


def _in_the_course(scene: Scene, clause: Clause, drafts: Mapping[int, Draft]) -> tuple[Entity, ...]:
    """«Killed when police fired», «wounded as rebels stormed the gate»: who did so, where he is one side."""
    words = scene.words
    joined = [clause.head, *(k for k in words.children[clause.head] if words.dep[k] == "conj")]
    joined += [k for five in joined[1:] for k in words.children[five] if words.dep[k] == "acl"]
    if words.dep[clause.head] == "conj":
        joined.append(words.head[clause.head])
    for kid in (k for head in joined for k in words.children[head]):
        inner = scene.by_head.get(kid)
        if inner is None or inner.link != "advcl" or inner.lemma in listed("mutual"):
            continue
        if inner.voice == "passive" and inner.lemma in listed("perpetrating"):
            return tuple(e for a in inner.of("subject") for e in party(scene, a.head))
        if inner.mark not in DURING:
            continue
        told = drafts.get(kid)
        if told is not None and told.type == "ASSAULT":
            return told.actor
        if inner.lemma in listed("shooting") and inner.voice == "active" and inner.negation is None:
            return tuple(e for a in inner.of("subject") for e in party(scene, a.head))
    return ()


def _in_the_deed(scene: Scene, clause: Clause) -> tuple[Entity, ...]:
    """«Killed in an ambush on a convoy by rebels», «by a rocket that rebels fired», «as a result of rebel fire»."""
    words = scene.words
    told = [a.head for a in clause.arguments if a.role == "subject" or a.preposition in WITHIN]
    hung = [c for n in told if words.lemma[n] == "result" for c in words.children[n] if words.lower[c] == "of"]
    told += [k for c in hung for k in words.children[c] if words.dep[k] == "pobj"]
    for noun in told:
        word = words.lemma[noun].lower()
        if word in listed("mutual") or not any(word in each for each in _means()):
            continue
        if found := _deed_of(scene, noun) or _launched(scene, noun):
            return found
    return ()


def _in_that_deed(scene: Scene, clause: Clause, told: Sequence[Draft]) -> tuple[Entity, ...]:
    """«Six were killed in the attack», «the attack left six dead»: whose attack it was, as just told."""
    words, here = scene.words, scene.words.sentence[clause.head]
    heads = [a.head for a in clause.arguments if a.role == "subject" or a.preposition in ("in", "by")]
    nouns = [h for h in heads if _bare(scene, h) and words.lemma[h].lower() in word_lists()["attacknoun"]]
    near = [d for d in told if 0 <= here - words.sentence[d.clause.head] <= REACH and _one_sided(d)]
    for noun in nouns:
        if words.lemma[noun].lower() not in listed("mutual") and (found := meant(scene, noun, near)):
            return found
    return ()


def _bare(scene: Scene, noun: int) -> bool:
    """«The attack», «that bombing»; not «the bombing in the square», «the resulting violence», which is told anew."""
    words = scene.words
    return pointing(scene, noun) and all(words.dep[c] in ("det", "punct", "relcl", "cc") for c in words.children[noun])


def _one_sided(draft: Draft) -> bool:
    """Whether known parties did it to another: no clash, no bare «terrorist» before a noun."""
    return draft.clause.lemma not in listed("mutual") and all(e.actor for e in draft.actor)


def _launched(scene: Scene, noun: int) -> tuple[Entity, ...]:
    """«A rocket fired by rebels», «the bomb that the cell planted»: who is told to have used it."""
    for kid in scene.words.children[noun]:
        inner = scene.by_head.get(kid)
        if inner is None or inner.link not in ("acl", "relcl") or not _uses(inner.lemma):
            continue
        found = [e for a in inner.of("subject") if a.head != noun for e in party(scene, a.head)]
        if found:
            return tuple(found)
    return ()


def _uses(verb: str) -> bool:
    return verb in listed("perpetrating") or verb in listed("shooting")


def _deed_of(scene: Scene, noun: int) -> tuple[Entity, ...]:
    """Whose deed or weapon the noun's own phrase says it is."""
    words = scene.words
    inside = range(noun + 1, words.right[noun])
    agents = [c for c in inside if words.lower[c] == "by" and words.pos[words.head[c]] == "NOUN"]
    by = [k for c in agents for k in words.children[c] if words.dep[k] == "pobj"]
    before = [c for c in words.children[noun] if c < noun and words.dep[c] in ("poss", "compound", "amod")]
    for head in (*by, *(c for c in before if scene.parties.headed(c) and not _only_place(scene, c))):
        if found := party(scene, head):
            return tuple(found)
    return ()


def _only_place(scene: Scene, token: int) -> bool:
    """«The Harun bombing», «a Brown rocket»: where it was, what it is called; «Israeli», «US» are no mere names."""
    if scene.words.dep[token] != "compound" or scene.words.text[token].isupper():
        return False
    actor = scene.parties.actor(token)
    return token in scene.places or (actor is not None and actor.kind == "person")


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
