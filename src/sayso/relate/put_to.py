"""What is asked, promised, threatened or refused goes in; to whom it is put comes out, where the content tells it.

«Called for X to leave» asks X, «plans to help X» is promised to X, «threatened war unless X leaves» threatens X.
"""

from __future__ import annotations

from sayso.model import Argument, Clause, Entity
from sayso.parse.arguments import argument
from sayso.relate.concerned import refused, whose_act
from sayso.relate.draft import Draft
from sayso.relate.roles import arguments, listed, party
from sayso.relate.scene import Scene


def told_by_content(scene: Scene, draft: Draft, told: Argument) -> tuple[Entity, ...]:
    """Who is asked, promised, threatened, refused or marched against, by what is."""
    if draft.type == "REQUEST":
        return _asked(scene, told, draft.clause)
    if draft.type in ("AGREE", "THREATEN"):
        return _served(scene, told, draft.type)
    if draft.type == "REJECT" and told.role == "infinitive":
        return refused(scene, told)
    return ()


def conditional(scene: Scene, clause: Clause, told: Argument | None) -> tuple[Entity, ...]:
    """«Threatened war unless X left», «warned that unless X left they would shoot»: X is threatened."""
    words = scene.words
    under = (*words.children[clause.head], *(words.children[told.head] if told else ()))
    below = [c for c in under if words.dep[c] == "advcl" and c in scene.by_head]
    unless = [scene.by_head[c] for c in below if scene.by_head[c].mark in ("unless", "if")]
    own = {a.head for a in clause.of("subject")}
    return tuple(e for c in unless[:1] for a in c.of("subject") if a.head not in own for e in party(scene, a.head))


def urged_by(scene: Scene, clause: Clause) -> tuple[Entity, ...]:
    """«The council met at the request of X»: the council was asked."""
    words, prep = scene.words, scene.words.head[clause.head]
    above = scene.by_head.get(words.head[prep])
    if words.dep[clause.head] != "pobj" or words.lower[prep] != "at" or above is None or above.kind != "verb":
        return ()
    return tuple(e for a in above.of("subject")[:1] for e in party(scene, a.head))


def _asked(scene: Scene, told: Argument, clause: Clause) -> tuple[Entity, ...]:
    """Whom a request is put to: the subject of what is asked («the need for X to act»), or whom one wants to meet."""
    inner = scene.by_head.get(told.head)
    if inner is not None and inner.kind == "nominal":
        doing = whose_act(scene, told.head)
        inner = next((scene.by_head[a.head] for a in inner.of("infinitive") if a.head in scene.by_head), None)
        if inner is None or doing:
            return doing
    if inner is None:
        return ()
    own = {a.head for a in clause.of("subject")}
    subjects = [a for a in inner.of("subject") if a.head not in own]
    if not subjects and inner.lemma in listed("meeting"):
        subjects = list(inner.of("object"))
    found = tuple(e for a in subjects[:1] for e in party(scene, a.head))
    return found or _theirs(scene, inner)


def _theirs(scene: Scene, asked: Clause) -> tuple[Entity, ...]:
    """«An appeal to end their strike»: whose strike it is shall end it."""
    words = scene.words
    if asked.mark != "to" or asked.of("subject"):
        return ()
    owners = [c for a in asked.of("object") for c in words.children[a.head] if words.tag[c] == "PRP$"]
    return tuple(e for owner in owners for e in party(scene, owner))


def told_to_act(scene: Scene, told: Argument, clause: Clause) -> tuple[Entity, ...]:
    """Who does what is alleged: «alleged that X took bribes», «that the money was taken by X»."""
    inner = scene.by_head.get(told.head)
    if inner is None or inner.kind != "verb" or inner.lemma in listed("undergoing"):
        return ()
    own = {a.head for a in clause.of("subject")}
    return tuple(e for a in inner.of("subject")[:1] if a.head not in own for e in party(scene, a.head))


def _served(scene: Scene, told: Argument, kind: str, depth: int = 0) -> tuple[Entity, ...]:
    """To whom a promise or threat goes: the object of its content, else who stands behind «with» or «to»."""
    inner = _meant(scene, told)
    if inner is None:
        return ()
    roles: tuple[str, ...] = ("indirect", "object", "with", "to")
    if kind == "THREATEN" and inner.lemma in listed("instrument"):
        roles = ("against", "on", "at", "into", "from")
    elif inner.lemma in listed("giving"):
        roles = ("indirect", "to", "for", "in")
    for role in roles:
        owner = kind == "THREATEN" and role == "object" and inner.lemma not in listed("guarding")
        found = [e for a in arguments(inner, role) for e in party(scene, a.head, owner=owner)]
        if found:
            return tuple(found)
    found = [*(_met(scene, inner) if kind == "AGREE" else _aimed_at(scene, inner))]
    return tuple(found) if found or depth else _served_next(scene, inner, kind)


def _served_next(scene: Scene, first: Clause, kind: str) -> tuple[Entity, ...]:
    """«To mend the roads and make peace with X»: what is promised next."""
    words = scene.words
    joined = [c for c in words.children[first.head] if words.dep[c] == "conj" and words.tag[c] == words.tag[first.head]]
    for verb in joined:
        found = _served(scene, argument(words, "infinitive", verb), kind, depth=1)
        if found:
            return found
    return ()


def _aimed_at(scene: Scene, threat: Clause) -> tuple[Entity, ...]:
    """«Wage war against X», «launch a strike on X»: who stands behind what is threatened."""
    words = scene.words
    behind = [c for a in threat.of("object") for c in words.children[a.head] if words.lower[c] in ("against", "on")]
    return tuple(e for c in behind[:1] for k in words.children[c] if words.dep[k] == "pobj" for e in party(scene, k))


def _met(scene: Scene, promised: Clause) -> tuple[Entity, ...]:
    """Who is to be met: «hold talks with X», «visit the capital to meet X»."""
    words = scene.words
    behind = [c for a in promised.of("object") for c in words.children[a.head] if words.lower[c] == "with"]
    for preposition in behind:
        found = [e for k in words.children[preposition] if words.dep[k] == "pobj" for e in party(scene, k)]
        if found:
            return tuple(found)
    aims = [
        scene.by_head[c]
        for c in words.children[promised.head]
        if words.dep[c] in ("advcl", "xcomp") and c in scene.by_head
    ]
    aims = [c for c in aims if c.mark == "to" and c.lemma in listed("meeting")]
    for act in aims:
        for role in ("object", "with", "to"):
            found = [e for a in arguments(act, role) for e in party(scene, a.head)]
            if found:
                return tuple(found)
    return ()


def _meant(scene: Scene, told: Argument) -> Clause | None:
    """The predicate that a content tells: «to help X», also behind a noun: «money to help X»."""
    inner = scene.by_head.get(told.head)
    if inner is None or inner.kind == "verb":
        return inner
    purposes = (scene.by_head.get(c) for c in scene.words.children[told.head] if scene.words.dep[c] in ("acl", "relcl"))
    return next((c for c in purposes if c is not None and c.mark == "to"), inner)


def wanted(scene: Scene, clause: Clause) -> tuple[Entity, ...]:
    """«Issued a warrant for the arrest of X»: X is threatened."""
    papers = [scene.by_head[a.head] for a in clause.of("object") if a.head in scene.by_head]
    aims = [a.head for each in (clause, *papers) for a in arguments(each, "for")]
    acts = [
        scene.by_head[aim] for aim in aims if scene.words.lemma[aim] in listed("undergone") and aim in scene.by_head
    ]
    return tuple(
        e for act in acts for role in ("of", "possessor") for a in arguments(act, role) for e in party(scene, a.head)
    )
