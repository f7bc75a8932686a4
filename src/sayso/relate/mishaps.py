"""A draft of a violent act that nobody is told to have done goes in; whether an accident or nature did it comes out."""

from __future__ import annotations

import itertools

from sayso.lexicon.framerows import word_lists
from sayso.relate.draft import Draft
from sayso.relate.roles import listed
from sayso.relate.scene import Scene


def by_nature(scene: Scene, token: int) -> bool:
    """Whether the sentence of `token` or the one before it tells of an earthquake, an accident and the like."""
    at = scene.words.sentence[token]
    if _only_mishap(_lemmas(scene, at, at)):
        return True
    return not word_lists()["catastrophe"].isdisjoint(_lemmas(scene, max(0, at - 1), at))


def by_mishap(scene: Scene, draft: Draft) -> bool:
    """«Six died when a bus overturned»: the sentence tells a mishap and no force; a blast may be told so anywhere."""
    if draft.type != "ASSAULT" or (draft.actor and not _befell(scene, draft)):
        return False
    at = scene.words.sentence[draft.clause.head]
    if _only_mishap(_lemmas(scene, at, at)):
        return True
    blast = not _lemmas(scene, at, at).isdisjoint(("explosion", "blast", "explode"))
    return blast and _only_mishap(frozenset(scene.words.lemma))


def _befell(scene: Scene, draft: Draft) -> bool:
    """«An army helicopter crashed, killing four»: what stands as the doer is but what had the mishap."""
    above = draft.clause.governor
    return draft.clause.link == "advcl" and above is not None and scene.words.lemma[above] in listed("mishap")


def _only_mishap(lemmas: frozenset[str]) -> bool:
    return not lemmas.isdisjoint(listed("mishap")) and lemmas.isdisjoint(listed("force"))


def _lemmas(scene: Scene, first: int, last: int) -> frozenset[str]:
    """The lemmas of the sentences from `first` to `last`, and each two that stand side by side."""
    sentences = scene.words.sentences
    lemmas = scene.words.lemma[sentences[first][0] : sentences[last][1]]
    return frozenset((*lemmas, *map(" ".join, itertools.pairwise(lemmas))))
