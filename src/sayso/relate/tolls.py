"""A draft and a way to count go in; the counts that its act can have come out: of its own clause, then of the others.

Numbers told in words come first; where the harmed or held are persons told one by one, or a counted group, they are
counted.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from sayso.lexicon.tables import rows
from sayso.model import Amount, Clause, Entity
from sayso.relate.draft import Draft
from sayso.relate.scene import Scene

COUNTED = {
    "dead": ("ASSAULT",),
    "injured": ("ASSAULT",),
    "arrested": ("COERCE",),
    "size": ("PROTEST", "MOBILIZE", "RETREAT", "CONSULT", "AID", "ASSAULT", "COERCE"),
}
UNDERGOING = frozenset({"ASSAULT", "COERCE", "RETREAT"})
Counts = tuple[tuple[str, Amount], ...]


def counted(scene: Scene, draft: Draft, counting: Callable[[Clause], Counts]) -> Counts:
    """The counts of an act of the draft's type; its own clause's stand before those of its other tellings."""
    told: dict[str, Amount] = {}
    for clause in (draft.clause, *(scene.by_head[head] for head in draft.also if head in scene.by_head)):
        for name, amount in counting(clause):
            if draft.type in COUNTED.get(name, ()) and not (name == "size" and _undergone(draft, clause)):
                told.setdefault(name, amount)
    slot = "arrested" if "arrest" in draft.modes else _slots().get(draft.clause.lemma)
    if slot in ("dead", "injured", "arrested") and draft.type in COUNTED[slot] and slot not in told:
        amounts = [_number(scene, each) for each in draft.recipient]
        if amounts and all(amounts):
            told[slot] = _sum([a for a in amounts if a])
    return tuple(told.items())


def _undergone(draft: Draft, clause: Clause) -> bool:
    """Those who are killed, held or set free take no part: their number is no size."""
    return draft.type in UNDERGOING and (
        clause.voice == "passive" or clause.head != draft.clause.head or not draft.actor
    )


def _number(scene: Scene, entity: Entity) -> Amount | None:
    """How many a recipient is: the number in its phrase, one for a person."""
    for count in scene.mentions.counts:
        if count.unit is not None and scene.words.span(count.unit, count.unit + 1).touches(entity.span):
            return count.amount
    actor = scene.parties.actors.get(entity.actor or "")
    return Amount(1, 1, entity.text) if actor is not None and actor.kind == "person" else None


def _sum(parts: list[Amount]) -> Amount:
    if len(parts) == 1:
        return parts[0]
    low = None if any(p.low is None for p in parts) else sum(p.low or 0 for p in parts)
    high = None if any(p.high is None for p in parts) else sum(p.high or 0 for p in parts)
    return Amount(low, high, " + ".join(p.text for p in parts)) if low is not None or high is not None else parts[0]


@cache
def _slots() -> dict[str, str]:
    """Which count a predicate fills by its victims: kill → dead, arrest → arrested."""
    return {lemma: slot for lemma, _, slot, where in rows("number_harm", 4) if where in ("object", "of")}


@cache
def harms(*slots: str) -> dict[str, str]:
    """Verbs that tell who died or was hurt (or one of both): where the victims stand."""
    wanted = slots or ("dead", "injured")
    return {lemma: where for lemma, pos, slot, where in rows("number_harm", 4) if pos == "V" and slot in wanted}
