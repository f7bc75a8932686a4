"""A predicate goes in; what it does to the act told in its complement comes out: negates it, wants it, shares it.

The rows stand in lexicon/status_embedding.tsv: lemma, word class, effect.
"""

from __future__ import annotations

from functools import cache

from sayso.lexicon.tables import rows
from sayso.model import Words
from sayso.relate.sources import is_verbal


@cache
def effects() -> dict[tuple[str, str], str]:
    """The effect by lemma and word class."""
    return {(lemma, word_class): effect for lemma, word_class, effect in rows("status_embedding", 3)}


def effect_of(words: Words, token: int, default: str) -> str:
    """What the predicate does to the act told under it."""
    word_class = "A" if words.pos[token] == "ADJ" else "V" if is_verbal(words, token) else "N"
    return effects().get((words.lemma[token].lower(), word_class), default)


def is_needed(words: Words, verb: int) -> bool:
    """«Is necessary»."""
    said = [kid for kid in words.children[verb] if words.dep[kid] == "acomp"] if words.lemma[verb] == "be" else []
    return any(effect_of(words, kid, "") == "wanted" for kid in said)


def is_owed(words: Words, verb: int) -> bool:
    """«It is important that», «a deployment is necessary», «the demand was that»: by «be» stands that it is wanted."""
    if words.lemma[verb] != "be":
        return False
    subjects = [kid for kid in words.children[verb] if words.dep[kid] == "nsubj"]
    return is_needed(words, verb) or any(effect_of(words, kid, "") == "wanted" for kid in subjects)
