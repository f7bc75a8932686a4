"""A token goes in; what its form says about it comes out: a bare verb, a number of somebody."""

from __future__ import annotations

from sayso.model import Words


def numbered(head: int, words: Words) -> list[int]:
    """Who is counted in «twenty of the deputies»."""
    if words.pos[head] != "NUM":
        return []
    behind = [c for c in words.children[head] if words.dep[c] == "prep" and words.lower[c] == "of"]
    return [i for c in behind for i in words.children[c] if words.dep[i] == "pobj"]


def is_bare(verb: int, words: Words) -> bool:
    """«That he leave», «that it be held»: a verb in its bare form under no auxiliary."""
    passive = [c for c in words.children[verb] if words.dep[c] == "auxpass"]
    bare = words.tag[passive[0]] == "VB" if passive else words.tag[verb] == "VB" or _unmarked(verb, words)
    return bare and not any(words.dep[c] == "aux" for c in words.children[verb])


def _unmarked(verb: int, words: Words) -> bool:
    """«That the budget include funds»: what reads as a present of a plural, with one subject."""
    subjects = [c for c in words.children[verb] if words.dep[c] == "nsubj"]
    one = len(subjects) == 1 and words.tag[subjects[0]] in ("NN", "NNP")
    return one and words.tag[verb] == "VBP" and not any(words.dep[c] == "conj" for c in words.children[subjects[0]])
