"""Names go in; what each string is in this article comes out: one vote a string, and which are only places."""

from __future__ import annotations

from collections import Counter, defaultdict

from sayso.lexicon.tables import mapping
from sayso.model import Words
from sayso.recognize.name_spans import Name, titles
from sayso.recognize.names import titled
from sayso.recognize.persons import name_key

LOCATIVE = frozenset(
    {"in", "at", "near", "around", "outside", "inside", "across", "into", "throughout", "toward", "towards", "through"}
)

AGED = 110


def located_only(words: Words, names: list[Name]) -> set[tuple[str, ...]]:
    """Single words that only ever stand behind «in», «at», «near»: places, whatever the model calls them."""
    inside: set[tuple[str, ...]] = set()
    outside: set[tuple[str, ...]] = set()
    for name in names:
        if name.known or name.label in ("HEAD", "FOREIGN"):
            continue
        key = name_key(words, name)
        above = words.head[name.head]
        while words.dep[name.head] == "conj" and words.dep[above] == "conj" and words.head[above] != above:
            above = words.head[above]
        if words.dep[name.head] == "conj":
            above = words.head[above]
        placed = words.dep[name.head] in ("pobj", "conj", "appos") and words.lower[above] in LOCATIVE
        (inside if placed and name.last - name.first == 1 else outside).add(key[-1:])
        outside.update((part,) for part in key if name.last - name.first > 1)
    return inside - outside


def within_other(words: Words, name: Name) -> bool:
    """Is the state's word a part of another kind of name («Jamaica Base», «the Iraq Liberation Act»)?"""
    head = words.head[name.last - 1]
    return (
        words.text[head][0].isupper()
        and head == name.last
        and any(
            e.first <= name.first and name.last < e.last and e.label in ("FAC", "LAW", "WORK_OF_ART", "PRODUCT")
            for e in words.entities
        )
    )


def votes_of(words: Words, names: list[Name]) -> dict[tuple[str, ...], str]:
    """One type a string in the article: what most of its mentions are labelled; a person's surname is a person."""
    counts: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    surnames: set[tuple[str, ...]] = set()
    for name in names:
        if name.known or name.label in ("HEAD", "FOREIGN"):
            continue
        key = name_key(words, name)
        counts[key][name.label] += 1 if name.label != "LEFT" else 0
        if name.label == "PERSON" and len(key) > 1:
            surnames.update((key[-1:], key[:1]))
        given = _speaks(words, name) or (
            len(key) in (2, 3)
            and words.lower[name.first] in mapping("name_given")
            and words.text[name.last - 1][0].isupper()
        )
        if titled(words, name.first) or given or (not name.told and _personal(words, name)):
            counts[key]["PERSON"] += 3
    out = {}
    families = set(surnames)
    for key, count in counts.items():
        if len(key) == 2 and key[-1:] in families and "PERSON" not in count:
            count["PERSON"] = sum(count.values()) + 1
        label, number = max(count.items(), key=lambda pair: (pair[1], pair[0] == "PERSON"))
        out[key] = label if number else "ORG"
        if out[key] == "PERSON" and len(key) > 1:
            surnames.update((key[-1:], key[:1]))
    return {key: "PERSON" if key in surnames else label for key, label in out.items()}


def _speaks(words: Words, name: Name) -> bool:
    """Is this an unlabelled name of two or three words that says something, or that «who» takes up?"""
    if not 2 <= name.last - name.first <= 3 or not all(
        words.text[t].isalpha() and words.text[t].istitle() for t in range(name.first, name.last)
    ):
        return False
    above = words.head[name.head]
    says = words.dep[name.head] == "nsubj" and words.lemma[above] in ("say", "tell", "add") and name.label == "LEFT"
    return says or (
        (name.last < len(words) and words.lower[name.last] == "who")
        or words.lower[min(name.last + 1, len(words) - 1)] == "who"
    )


THINGS = frozenset(
    {"ally", "rival", "opponent", "successor", "predecessor", "champion", "host", "member", "leader", "pioneer", "head"}
)


def _personal(words: Words, name: Name) -> bool:
    """Does an age stand behind the name, or a person's role beside it: «X, 34,», «the attacker, X»?"""
    head, after = name.head, name.last
    aged = after + 2 < len(words) and words.text[after] == "," and words.text[after + 2] in (",", ".")
    if aged and words.text[after + 1].isdecimal() and 2 <= len(words.text[after + 1]) <= 3:
        return int(words.text[after + 1]) < AGED
    above = words.head[head]
    if words.dep[head] != "appos" or above >= name.first or words.tag[above] != "NN":
        return False
    role = words.lower[above]
    return role not in THINGS and titles().get(role) in ("office", "role") and words.text[name.first - 1] in ",:"
