"""A meeting and its place go in; who visits whom comes out (codebook rule 1)."""

from __future__ import annotations

from dataclasses import replace

from sayso.lexicon.tables import rows
from sayso.model import Entity, Place
from sayso.relate.draft import Draft
from sayso.relate.scene import Scene


def as_visit(scene: Scene, draft: Draft, place: Place | None) -> Draft:
    """The draft with host (recipient) and visitor (actor) told apart, where the place lies in one side's country."""
    if draft.type != "CONSULT" or draft.recipient or len(draft.actor) < 2 or place is None or not place.country:
        return draft
    codes = [country(scene, entity) for entity in draft.actor]
    here = next((row[0] for row in rows("states", 8) if row[1] == place.country), None)
    if here is None or None in codes or len(set(codes)) != 2 or here not in codes:
        return draft
    hosts = tuple(e for e, code in zip(draft.actor, codes, strict=True) if code == here)
    visitors = tuple(e for e in draft.actor if e not in hosts)
    return replace(draft, actor=visitors, recipient=hosts, modes=tuple(dict.fromkeys((*draft.modes, "visit"))))


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
