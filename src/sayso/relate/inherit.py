"""A draft of an event and the article's attributions go in; on whose say-so it is told comes out."""

from __future__ import annotations

from sayso.model import Entity, Passage
from sayso.relate.attribution import source_of
from sayso.relate.draft import Draft
from sayso.relate.scene import Scene

SPEECH = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})


def inherited(scene: Scene, draft: Draft) -> tuple[Entity | None, tuple[Entity, ...], Passage | None]:
    """The nearest source, the chain from the outlet inwards, and the cue.

    A speech act whose nearest source is the actor himself is told by the article, or by who reports that source.
    """
    span = scene.words.span(draft.clause.head, draft.clause.head + 1)
    chain = [each for each in source_of(scene.attributions, span) if each.source is not None]
    if _set_apart(scene, draft.clause.head):
        chain = [each for each in chain if each.kind == "direct"]
    acting = {e.actor for e in draft.actor if e.actor} | {e.text.lower() for e in draft.actor}
    told = []
    for each in chain:
        if each.source and (each.source.actor in acting or each.source.text.lower() in acting):
            if draft.type in SPEECH:
                break
            continue
        told.append(each)
    if not told:
        return _hearsay(scene, draft, bool(chain))
    return told[-1].source, tuple(a.source for a in told if a.source), told[-1].cue


def _set_apart(scene: Scene, token: int) -> bool:
    """Whether the act stands in a relative clause behind a comma: what the article adds, not what its source said."""
    words, steps = scene.words, 0
    while words.head[token] != token and steps < 12:
        if words.dep[token] == "relcl":
            return words.left[token] > 0 and words.text[words.left[token] - 1] == ","
        token, steps = words.head[token], steps + 1
    return False


def _hearsay(scene: Scene, draft: Draft, spoken: bool) -> tuple[Entity | None, tuple[Entity, ...], Passage | None]:
    """«Reportedly», «is said to»: nobody is named, so the hearsay word itself stands as the source."""
    if spoken:
        return None, (), None
    span = scene.words.span(draft.clause.head, draft.clause.head + 1)
    for each in reversed(source_of(scene.attributions, span)):
        if each.source is None and each.cue is not None:
            source = Entity(text=each.cue.text, span=each.cue.span)
            return source, (source,), each.cue
    return None, (), None
