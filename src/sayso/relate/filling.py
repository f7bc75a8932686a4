"""A draft whose parties are missing goes in; the same draft with parties that its surroundings plainly tell comes out.

The content of a request names whom it is put to, the object of a reproach whose act it is, the clause around «talks with
X» who else talked. Nothing is guessed: each way follows one grammatical path.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.model import Argument, Clause, Entity
from sayso.relate.draft import Draft
from sayso.relate.roles import arguments, listed, party
from sayso.relate.scene import Scene

MUTUAL = frozenset({"CONSULT", "COOPERATE"})
DOER_PATHS = ("possessor", "by", "from", "modifier", "of")
TOWARDS = frozenset({"REQUEST"})
JUDGING = frozenset({"ACCUSE", "SUPPORT", "REJECT"})


def filled(scene: Scene, draft: Draft) -> Draft:
    """The draft with its empty roles filled where one path leads to a party."""
    if not draft.actor:
        draft = replace(draft, actor=_actor(scene, draft))
    elif draft.type in MUTUAL and len(draft.actor) == 1 and not draft.recipient:
        draft = replace(draft, actor=_with_the_other(scene, draft))
    if not draft.recipient:
        found = tuple(e for e in _recipient(scene, draft) if not _among(e, draft.actor))
        draft = replace(draft, recipient=found)
    return draft


def _among(entity: Entity, others: tuple[Entity, ...]) -> bool:
    return any(entity.span == o.span or (entity.actor and entity.actor == o.actor) for o in others)


def _actor(scene: Scene, draft: Draft) -> tuple[Entity, ...]:
    """Who acts, where the act's own clause does not say: the author of a statement, the subject around a nominal."""
    clause = draft.clause
    for each in clause.of("subject"):
        if scene.words.lemma[each.head].lower() in listed("message"):
            found = author(scene, each.head)
            if found:
                return found
    if clause.kind == "nominal" and draft.type in MUTUAL:
        return _around(scene, clause)
    return ()


def author(scene: Scene, noun: int) -> tuple[Entity, ...]:
    """Who issued a statement or letter: its possessor, its by-phrase, or the subject of the verb that it is object of."""
    words = scene.words
    for child in words.children[noun]:
        if words.dep[child] == "poss" or (words.dep[child] == "prep" and words.lower[child] in ("by", "from")):
            heads = (
                [child] if words.dep[child] == "poss" else [c for c in words.children[child] if words.dep[c] == "pobj"]
            )
            found = [e for head in heads for e in party(scene, head)]
            if found:
                return tuple(found)
    verb = scene.by_head.get(words.head[noun])
    if verb is None:
        return ()
    subjects = [a for a in verb.of("subject") if a.head != noun]
    return tuple(e for a in subjects[:1] for e in party(scene, a.head))


def _around(scene: Scene, clause: Clause) -> tuple[Entity, ...]:
    """The subject of the clause to which «after talks with X» is an adverbial."""
    words = scene.words
    prep = words.head[clause.head]
    if words.dep[clause.head] != "pobj" or words.lower[prep] not in listed("adverbial"):
        return ()
    above = scene.by_head.get(clause.governor) if clause.governor is not None else None
    found = [e for a in (above.of("subject") if above else ()) for e in party(scene, a.head)]
    return tuple(found)


def _with_the_other(scene: Scene, draft: Draft) -> tuple[Entity, ...]:
    """Both sides of «talks with X», where only X is told in the phrase itself."""
    if draft.clause.kind != "nominal" or not arguments(draft.clause, "with"):
        return draft.actor
    other = _around(scene, draft.clause)
    return (*(e for e in other if not _among(e, draft.actor)), *draft.actor)


def _recipient(scene: Scene, draft: Draft) -> tuple[Entity, ...]:
    if draft.type in TOWARDS and draft.content is not None:
        return _asked(scene, draft.content, draft.clause)
    if draft.type == "AGREE" and draft.content is not None:
        return _served(scene, draft.content)
    if draft.type in JUDGING:
        return _doer(scene, draft.clause)
    return ()


def _asked(scene: Scene, told: Argument, clause: Clause) -> tuple[Entity, ...]:
    """Whom a request is put to: the subject of what is asked, or whom the asker wants to meet."""
    inner = scene.by_head.get(told.head)
    if inner is None:
        return ()
    role = "subject" if inner.voice == "active" else "object"
    own = {a.head for a in clause.of("subject")}
    subjects = [a for a in inner.of(role) if a.head not in own]
    if not subjects and inner.lemma in listed("meeting"):
        subjects = list(inner.of("object"))
    return tuple(e for a in subjects[:1] for e in party(scene, a.head))


def _served(scene: Scene, told: Argument) -> tuple[Entity, ...]:
    """To whom a promise goes: the object of what is promised, else who stands behind «with» or «to»."""
    inner = scene.by_head.get(told.head)
    if inner is None:
        return ()
    for role in ("indirect", "object", "with", "to"):
        found = [e for a in arguments(inner, role) for e in party(scene, a.head)]
        if found:
            return tuple(found)
    return ()


def _doer(scene: Scene, clause: Clause) -> tuple[Entity, ...]:
    """Whose act is judged: «rejected a request from X», «condemned the attack by X», «criticised X's decision»."""
    words = scene.words
    for role in ("object", "of", "to", "at", "by", "in", "against", "over", "on", "with"):
        for each in arguments(clause, role):
            act = scene.by_head.get(each.head)
            if act is None or words.pos[each.head] != "NOUN":
                continue
            for path in DOER_PATHS:
                found = [e for a in arguments(act, path) for e in party(scene, a.head)]
                if found:
                    return tuple(found)
    return ()
