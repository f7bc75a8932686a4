"""The rows of `ties.tsv` go in; what they ask of their parties, and ties made by them, come out."""

from __future__ import annotations

from functools import cache

from sayso.lexicon.tables import rows
from sayso.relate.tie_ground import FACES, STATES, Draft, Party, classed
from sayso.terms import Relation

FORCES = frozenset(("armed_group", "military", "party"))
KINDS: dict[str, frozenset[str]] = {
    "person": frozenset(("person",)),
    "body": FACES,
    "state": FACES | STATES,
    "force": FORCES,
    "club": frozenset(("organisation", "armed_group", "party", "military", "igo", "media")),
    "party": frozenset(("organisation", "armed_group", "party", "government", "igo", "person", "state")),
    "any": FACES | STATES | frozenset(("person", "group")),
}
TELLING = ("verb", "adjective", "noun", "compound")  # rules whose words assert the tie rather than take it as known


@cache
def predicates(pattern: str) -> dict[tuple[str, str], tuple[tuple[str, str, str], ...]]:
    """The rows of one pattern: (lemma, particle) to their (preposition, relation, «subject>object» kinds)."""
    index: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for said, lemma, preposition, relation, subject, target in rows("ties", 6):
        if said == pattern:
            word, _, particle = lemma.partition(" ")
            index.setdefault((word, particle), []).append((preposition, relation, f"{subject}>{target}"))
    return {key: tuple(found) for key, found in index.items()}


def fits(kinds: str, subject: Party, target: Party) -> bool:
    left, _, right = kinds.partition(">")
    return _kind(subject) in KINDS[left] and _kind(target) in KINDS[right] and subject.key != target.key


def _kind(party: Party) -> str:
    """A party's kind; an unnamed group that fights or opposes counts as a force."""
    tail = party.entity.text.rsplit(" ", 1)[-1].lower()
    return "armed_group" if party.kind == "group" and tail in classed("fighting") else party.kind


def make(subject: Party, relation: str, target: Party, at: int, rule: str, confidence: float) -> Draft:
    known: Relation = relation  # type: ignore[assignment]  # the tables' linter keeps to the model's relations
    return Draft(subject, known, target, at, rule, confidence, told=rule.startswith(TELLING))
