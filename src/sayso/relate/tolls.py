"""A draft and the numbers found around it go in; the counts that its act can have come out.

Numbers told in words come first; where the harmed or held are persons told one by one, they are counted.
"""

from __future__ import annotations

from functools import cache

from sayso.lexicon.tables import rows
from sayso.model import Amount
from sayso.relate.draft import Draft
from sayso.relate.scene import Scene

COUNTED = {
    "dead": ("ASSAULT",),
    "injured": ("ASSAULT",),
    "arrested": ("COERCE",),
    "size": ("PROTEST", "MOBILIZE", "RETREAT", "CONSULT", "AID", "ASSAULT", "COERCE"),
}
Counts = tuple[tuple[str, Amount], ...]


def counted(scene: Scene, draft: Draft, found: Counts) -> Counts:
    """The counts of an act of the draft's type, in the order they were found."""
    told = tuple((name, amount) for name, amount in found if draft.type in COUNTED.get(name, ()))
    slot = _slots().get(draft.clause.lemma)
    if slot is None or draft.type not in COUNTED[slot] or any(name == slot for name, _ in told):
        return told
    persons = [scene.parties.actors.get(e.actor or "") for e in draft.recipient]
    if not persons or any(actor is None or actor.kind != "person" for actor in persons):
        return told
    text = draft.recipient[0].text if len(persons) == 1 else ""
    return (*told, (slot, Amount(len(persons), len(persons), text)))


@cache
def _slots() -> dict[str, str]:
    """Which count a predicate fills by its victims: kill → dead, arrest → arrested."""
    return {lemma: slot for lemma, _, slot, where in rows("number_harm", 4) if where in ("object", "of")}
