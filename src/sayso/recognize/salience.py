"""A token goes in; how prominent it stands in its sentence comes out: subject, object, owner, within reported words."""

from __future__ import annotations

from functools import cache

from sayso.lexicon.tables import rows
from sayso.model import Words

WEIGHTS = {
    "nsubj": 1.0, "nsubjpass": 1.0, "csubj": 1.0, "agent": 0.8, "dobj": 0.65, "dative": 0.6, "oprd": 0.5, "attr": 0.5,
    "pobj": 0.4, "poss": 0.5, "ROOT": 0.8,
}  # fmt: skip
EMBEDDED = frozenset({"relcl", "acl", "advcl", "ccomp", "pcomp", "csubj"})
CLAUSAL = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "parataxis", "xcomp", "pcomp", "csubj"})
SPOKEN = frozenset({"say", "ask", "deny", "call", "promise", "refuse", "judge", "mention"})  # kinds of cues
JOINED = frozenset({"conj", "appos"})
DEEPEST = 8


@cache
def reporting() -> frozenset[str]:
    """The verbs by which somebody speaks."""
    return frozenset(row[0] for row in rows("cues", 5) if row[1] == "V" and row[4] in SPOKEN)


def place(words: Words, token: int) -> tuple[str, int]:
    """The grammatical role of a noun, that of its group where it is coordinated or set beside, and what it hangs on."""
    at = token
    for _ in range(DEEPEST):
        if words.dep[at] not in JOINED:
            break
        at = words.head[at]
    return words.dep[at], words.head[at]


def speaks(words: Words, token: int) -> bool:
    """Is the token the subject of a verb of saying, or the one according to whom?"""
    dep, head = place(words, token)
    if dep == "nsubj":
        return words.lemma[head] in reporting()
    return dep == "pobj" and words.lower[head] == "to" and words.lower[words.head[head]] == "according"


def reported(words: Words, token: int) -> bool:
    """Does the token stand in the complement of a verb of saying, or in what is so «according to» somebody?"""
    at = token
    for _ in range(12):
        head = words.head[at]
        if words.lower[at] == "according":
            return False
        if head == at:
            return any(words.lower[kid] == "according" for kid in words.children[at])
        if words.dep[at] == "ccomp" and words.lemma[head] in reporting():
            return True
        at = head
    return False


def predicative(words: Words, token: int) -> bool:
    """Is the noun only said of another («was a friend of», «served as head of»)?"""
    dep, head = words.dep[token], words.head[token]
    return (dep == "attr" and words.lemma[head] in ("be", "become", "remain")) or (
        dep == "pobj" and words.lower[head] == "as"
    )


def weight(words: Words, token: int) -> float:
    """How prominent a noun stands, from 0 to 1.1."""
    dep, head = place(words, token)
    if dep == "pobj":
        if words.lower[head] == "to" and words.lower[words.head[head]] == "according":
            return 1.0
        if words.lower[head] == "by" and words.dep[head] == "agent":
            return WEIGHTS["agent"]
        if words.pos[words.head[head]] in ("NOUN", "PROPN"):
            return 0.35
    found = WEIGHTS.get(dep, 0.3)
    if dep in ("nsubj", "nsubjpass"):
        clause = words.dep[head]
        found -= 0.2 if clause in EMBEDDED else 0.0
    return found
