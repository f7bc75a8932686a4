"""A draft of an event and the article's attributions go in; on whose say-so it is told comes out."""

from __future__ import annotations

from collections.abc import Container

from sayso.lexicon.tables import mapping
from sayso.lexicon.tables import words as word_list
from sayso.model import Attribution, Entity, Passage, Span
from sayso.relate.draft import SPEAKING, Draft
from sayso.relate.scene import FIRST_PERSON, Scene

DEEPEST = 12
TELLERS = frozenset({"some", "many", "most", "others", "few", "one", "inquiry", "investigation", "film", "photograph"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def inherited(scene: Scene, draft: Draft) -> tuple[Entity | None, tuple[Entity, ...], Passage | None]:
    """The nearest source, the chain from the outlet inwards, and the cue.

    A speech act whose nearest source is the actor himself is told by the article, or by who reports that source.
    """
    span = scene.words.span(draft.clause.head, draft.clause.head + 1)
    chain = [each for each in scene.chains.of(span) if each.source is not None and _may_tell(each)]
    if (apart := _set_apart(scene, draft.clause.head)) is not None:
        chain = [each for each in chain if each.kind == "direct" or (each.cue and apart.holds(each.cue.span))]
    if _taken_for_granted(scene, draft):
        chain = [each for each in chain if each.kind != "indirect" or _told_of(scene, draft, each)]
    acting = {e.actor for e in draft.actor if e.actor} | {e.text.lower() for e in draft.actor}
    told = []
    for each in chain:
        if each.source and (each.source.actor in acting or each.source.text.lower() in acting):
            if draft.type in SPEAKING:
                break
            continue
        told.append(each)
    if not told:
        return _hearsay(scene, draft, bool(chain))
    return told[-1].source, tuple(a.source for a in told if a.source), told[-1].cue


def _reported(attribution: Attribution) -> bool:
    """Whether the cue says that somebody told it: not «is expected», «is known», «no indication»."""
    rule = attribution.rule
    noun = rule.startswith("say noun")
    told = rule.startswith(("say", "hearsay")) and (not noun or rule.endswith("clause"))
    voice = noun and attribution.cue is not None and attribution.cue.text.lower() in mapping("cues_documents")
    return attribution.stance == "asserts" and told and not voice


def _may_tell(attribution: Attribution) -> bool:
    """Whether the source is somebody, or something that tells: not «we», the article itself, nor «the visit showed»."""
    source = attribution.source
    if source is None or source.text.lower() in FIRST_PERSON:
        return False
    if source.actor is not None or not attribution.rule.startswith(("think", "show", "say verb, object")):
        return True
    parts = source.text.split()
    return any(part[:1].isupper() for part in parts[1:]) or any(_tells(part.lower()) for part in parts)


def _tells(word: str) -> bool:
    """«Polls», «a report», «some», «witnesses»."""
    return any(form in told for form in (word, word.removesuffix("s")) for told in (TELLERS, *_tellers()))


def _tellers() -> tuple[Container[str], ...]:
    return word_list("cues_reporters"), mapping("cues_documents")


def _set_apart(scene: Scene, token: int) -> Span | None:
    """The relative clause behind a comma in which the act stands: what the article adds, not what its source said."""
    words, steps = scene.words, 0
    while words.head[token] != token and steps < DEEPEST:
        if words.dep[token] == "relcl" or (words.dep[token] == "acl" and words.tag[token] == "VBN"):
            first = words.left[token]
            return words.span(first, words.right[token]) if first > 0 and words.text[first - 1] == "," else None
        token, steps = words.head[token], steps + 1
    return None


def _taken_for_granted(scene: Scene, draft: Draft) -> bool:
    """«He said the raid had been a mistake»: that there was one is known already; not «it was the raid of rebels»."""
    words, head = scene.words, draft.clause.head
    while words.dep[head] == "conj" and words.head[head] < head:
        head = words.head[head]
    if draft.clause.kind != "nominal" or words.dep[head] in ("attr", "acomp", "ROOT"):
        return False
    return any(words.dep[kid] == "poss" or words.lower[kid] in DEFINITE for kid in words.children[head])


def _told_of(scene: Scene, draft: Draft, attribution: Attribution) -> bool:
    """«Reported the raid», «claimed responsibility for the raid»: the act is itself what the source tells."""
    words, token = scene.words, draft.clause.head
    for _ in range(2):
        if words.dep[token] == "pobj":
            token = words.head[words.head[token]]
    above = words.span(words.head[token], words.head[token] + 1)
    outside = not any(p.span.holds(above) for p in attribution.content)
    return outside and words.dep[token] in ("dobj", "nsubjpass", "pobj")


def _hearsay(scene: Scene, draft: Draft, spoken: bool) -> tuple[Entity | None, tuple[Entity, ...], Passage | None]:
    """«Reportedly», «is said to»: nobody is named, so the hearsay word itself stands as the source."""
    if spoken:
        return None, (), None
    span = scene.words.span(draft.clause.head, draft.clause.head + 1)
    for each in reversed(scene.chains.of(span)):
        if each.source is None and each.cue is not None and _reported(each):
            source = Entity(text=each.cue.text, span=each.cue.span)
            return source, (source,), each.cue
    return None, (), None
