"""A clause that tells a protest and what it is about go in; against whom it is comes out.

«Marched against the curfew imposed by X», «went on strike to protest X's plans», «a sit-in demanding that X resign»:
whose act or thing it is that people oppose, of whom something is demanded.
"""

from __future__ import annotations

from sayso.model import Argument, Clause, Entity
from sayso.relate.concerned import whose
from sayso.relate.roles import listed, party
from sayso.relate.scene import Scene

OPPOSING = ("against", "over", "about")
PUT_TO = ("against", "at", "on")
OWNED_BY = ("possessor", "by", "modifier", "of")


def protested(scene: Scene, clause: Clause, told: Argument | None) -> tuple[Entity, ...]:
    """The first party of what is opposed: in the protest's own phrase, its content, its purpose."""
    heads = [told.head] if told is not None else []
    heads += [a.head for role in OPPOSING for a in clause.of("oblique", role)]
    heads += [
        a.head for each in clause.of("oblique", "in") for a in _opposed(scene, each.head, (*OPPOSING, "at", "of"))
    ]
    heads += [k for k in scene.words.children[clause.head] if scene.words.dep[k] in ("advcl", "acl", "xcomp")]
    heads += [k for a in clause.of("object") for k in scene.words.children[a.head] if scene.words.dep[k] == "acl"]
    for head in dict.fromkeys(heads):
        for each in _aims(scene, head):
            found = [e for e in party(scene, each, owner=True) if answers(scene, e)]
            found = found or [e for e in whose(scene, each, paths=OWNED_BY) if answers(scene, e)]
            if found:
                return tuple(found)
    return ()


def _aims(scene: Scene, head: int) -> list[int]:
    """What is opposed: the noun itself, or what a verb such as «to protest», «demanding» has for object or clause."""
    inner = scene.by_head.get(head)
    if inner is None or inner.kind != "verb":
        return [] if scene.words.pos[head] == "VERB" else [head]
    if inner.lemma not in listed("opposing"):
        return []
    heads = [a.head for a in inner.arguments if a.role in ("object", "clause") or a.preposition in ("for", *PUT_TO)]
    clauses = [scene.by_head[h] for h in heads if h in scene.by_head and scene.by_head[h].kind == "verb"]
    return heads + [a.head for each in clauses for a in each.of("subject")]


def _opposed(scene: Scene, noun: int, roles: tuple[str, ...]) -> list[Argument]:
    """«In protest at X»: X."""
    inner = scene.by_head.get(noun)
    if inner is None or scene.words.lemma[noun].lower() not in ("protest", "opposition", "defiance"):
        return []
    return [a for a in inner.arguments if a.preposition in roles]


def answers(scene: Scene, entity: Entity) -> bool:
    """Whether it is a party that may be protested against: a person or a body, no mere group of people."""
    actor = scene.parties.actors.get(entity.actor or "")
    if actor is None:
        return entity.text.lower() in listed("answering")
    return actor.kind not in ("group", "media")
