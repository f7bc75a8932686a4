"""A meeting and its place go in; who visits whom comes out (codebook rule 1)."""

from __future__ import annotations

from dataclasses import replace

from sayso.lexicon.tables import rows
from sayso.model import Entity, Place
from sayso.relate.draft import Draft
from sayso.relate.roles import listed, party
from sayso.relate.scene import Scene


def as_visit(scene: Scene, draft: Draft, place: Place | None) -> Draft:
    """The draft with host (recipient) and visitor (actor) told apart, where the place lies in one side's country."""
    if draft.type != "CONSULT" or draft.recipient or len(draft.actor) < 2:
        return draft
    host = at_home(scene, draft)
    if host is not None:
        guests = tuple(e for e in draft.actor if e.actor != host.actor)
        return replace(draft, actor=guests, recipient=(host,)) if guests else draft
    if place is None or not place.country:
        return draft
    codes = [country(scene, entity) for entity in draft.actor]
    here = next((row[0] for row in rows("states", 8) if row[1] == place.country), None)
    if here is None or None in codes or len(set(codes)) != 2 or here not in codes:
        return draft
    hosts = tuple(e for e, code in zip(draft.actor, codes, strict=True) if code == here)
    visitors = tuple(e for e in draft.actor if e not in hosts)
    return replace(draft, actor=visitors, recipient=hosts, modes=tuple(dict.fromkeys((*draft.modes, "visit"))))


def at_home(scene: Scene, draft: Draft) -> Entity | None:
    """Whose residence or office the meeting was at: «met the sultan at his palace»."""
    words = scene.words
    for each in draft.clause.arguments:
        if each.preposition not in ("at", "in") or words.lemma[each.head].lower() not in listed("residence"):
            continue
        owners = [c for c in words.children[each.head] if words.dep[c] == "poss"]
        if any(words.tag[c] == "PRP$" for c in owners) and draft.clause.kind == "verb":
            return _met(scene, draft)
        found = {m.actor for m in map(scene.parties.mention, owners) if m is not None}
        host = next((e for e in draft.actor if e.actor in found), None)
        if host is not None:
            return host
    return None


def _met(scene: Scene, draft: Draft) -> Entity | None:
    """«Met the sultan at his palace», «met with the sultan in his office»: his whom one went to meet."""
    met = [a for a in draft.clause.arguments if a.role == "object" or a.preposition == "with"]
    found = [e for a in met for e in party(scene, a.head)]
    return next((e for e in draft.actor if any(e.actor == f.actor for f in found)), None)


def country(scene: Scene, entity: Entity) -> str | None:
    """The ISO code of a party's country: its own, or that of the body where the person holds office."""
    actor = scene.parties.actors.get(entity.actor or "")
    if actor is None:
        return None
    if actor.code and len(actor.code) == 3:
        return actor.code
    bodies = [o.body for o in scene.mentions.offices if o.person == actor.id and o.body and not o.former]
    found = {scene.parties.actors[b].code for b in bodies if b in scene.parties.actors}
    return found.pop() if len(found) == 1 else None
