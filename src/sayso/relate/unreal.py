"""A draft goes in; whether it tells no act at all comes out: one merely asked about, imagined, general or undone.

Codebook: generic talk is not coded (rule 4), a call not made and a charge not laid are no events (rules 2, 3, 27).
What the other acts did not do («did not attack») stays an event with its status: reports may be at odds over it.
"""

from __future__ import annotations

from sayso.relate.ahead import guessed
from sayso.relate.draft import SPEAKING, Draft
from sayso.relate.roles import listed
from sayso.relate.scene import Scene
from sayso.relate.status import governed, status_of
from sayso.relate.tolls import harms

PROPHESIED = frozenset({"AGREE", "CONCEDE", "THREATEN"})
WHENEVER = frozenset({"when", "whenever", "until", "once"})


def is_unreal(scene: Scene, draft: Draft) -> bool:
    """Whether nothing is told to have been done, to be done or to come."""
    clause = draft.clause
    if clause.mark in WHENEVER and clause.tense == "present" and clause.kind == "verb":
        return True  # «when they insult us», «until he is relieved»
    if (
        draft.type in SPEAKING
        and _is_asked(scene, clause.head)
        and (clause.kind != "verb" or _to_you(scene, clause.head))
    ):
        return True  # «what is your final plea to the voters?», «whom have you supported?»
    if clause.kind == "nominal" and draft.type in SPEAKING and _only_named(scene, clause.head):
        return True
    if scene.words.dep[clause.head] == "csubj" and scene.words.tag[scene.words.head[clause.head]] in ("VBZ", "VBP"):
        return True  # «shooting is no answer»
    if draft.status is not None:
        return draft.type in PROPHESIED and guessed(scene, draft)
    status = status_of(scene.words, scene.clauses, clause)
    if status == "hypothetical":
        return _imagined(scene, draft)
    return status == "negated" and _undone(draft)


def _imagined(scene: Scene, draft: Draft) -> bool:
    """«Would you ask him?», «they fear he may be shot», «he might call for polls»; not «may have been shot»."""
    words, clause = scene.words, draft.clause
    verb = clause.governor if clause.kind in ("adjective", "light") and clause.governor is not None else clause.head
    if any(words.lemma[c] == "have" and words.dep[c] == "aux" for c in words.children[verb]):
        return False
    if _is_asked(scene, clause.head) or (draft.type in SPEAKING and clause.lemma != "face"):
        return True
    above = governed(words, clause.head)
    return above is not None and words.lemma[above[0]] in listed("guessing")


def _is_asked(scene: Scene, token: int) -> bool:
    """Whether the sentence is a question."""
    first, last = scene.words.sentences[scene.words.sentence[token]]
    return "?" in scene.words.text[max(first, last - 3) : last]


def _only_named(scene: Scene, noun: int) -> bool:
    """«That is our demand»: what was just said gets its name."""
    words, verb = scene.words, scene.words.head[noun]
    if words.dep[noun] != "attr" or words.lemma[verb] != "be":
        return False
    return any(words.dep[c] == "nsubj" and words.lower[c] in ("that", "this", "it") for c in words.children[verb])


def _to_you(scene: Scene, token: int) -> bool:
    """Whether the sentence speaks to somebody."""
    first, last = scene.words.sentences[scene.words.sentence[token]]
    return "you" in scene.words.lower[first:last]


def _undone(draft: Draft) -> bool:
    """«Did not condemn it», «men who were not shot», «no soldiers were killed»: nothing was said or done."""
    if draft.type in SPEAKING or draft.clause.link == "relcl":
        return True
    return draft.type == "ASSAULT" and draft.clause.lemma in harms() and draft.clause.voice == "passive"
