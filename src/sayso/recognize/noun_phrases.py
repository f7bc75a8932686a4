"""A noun's token goes in; its phrase comes out: how far it reaches, its modifiers, its owner, what they tell."""

from __future__ import annotations

from typing import NamedTuple

from sayso.lexicon.tables import words as word_list
from sayso.model import Words
from sayso.recognize.cast import Cast
from sayso.recognize.gazetteer import Match
from sayso.recognize.name_spans import HYPHENS
from sayso.terms import Kind

MODIFIERS = frozenset(
    {"amod", "compound", "nmod", "nummod", "poss", "quantmod", "det", "punct", "case", "advmod", "predet", "npadvmod"}
)
DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "their",
        "its",
        "our",
        "my",
        "your",
        "some",
        "any",
        "all",
        "both",
        "each",
        "every",
        "no",
        "another",
        "other",
    ]
)
NO_BODY = frozenset({("audience", "with"), ("campaign", "for"), ("campaign", "against")})  # «an audience with the king»
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})


class Phrase(NamedTuple):
    """A noun phrase: head, first token without determiner, its determiner, owner's token and preposition's object."""

    head: int
    first: int
    determiner: str
    owner: int | None
    mods: tuple[int, ...]
    inner: int | None
    preposition: str


class Tellings:
    """What was told so far in this article: group actors by noun, and the token where each actor stood last."""

    def __init__(self) -> None:
        self.by_noun: dict[str, list[tuple[frozenset[str], int | None, int]]] = {}
        self.named: set[int] = set()
        self.last: dict[int, int] = {}
        self.issuer: str | None = None  # the state whose body gives the article out: «our government»


def singular(lower: str) -> str:
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith("men"):
        return lower[:-3] + "man"
    return lower[:-1] if lower.endswith("s") and not lower.endswith("ss") else lower


def heads_phrase(words: Words, token: int, pos: str) -> bool:
    dep = words.dep[token]
    if pos == "ADJ":
        return dep in ("nsubj", "nsubjpass", "dobj", "pobj", "conj") and words.tag[token] != "JJS"
    return dep not in ("compound", "amod", "nmod", "npadvmod", "advmod", "quantmod", "nummod")


def read_phrase(words: Words, head: int) -> Phrase:
    """The noun phrase of `head`: how far it reaches left, its modifiers, owner and «of» phrase."""
    first, owner, determiner = head, None, ""
    mods: list[int] = []
    low = max(words.left[head], head - 9)
    while first > low:
        at = first - 1
        lower = words.lower[at]
        if lower in DETERMINERS or words.pos[at] == "DET" or words.tag[at] in ("PRP$", "WP$"):
            determiner = lower
            break
        if words.text[at] in ("'", "’") and words.lower[at - 1] in word_list("name_possessives"):
            first = at
            continue
        if words.text[at] in ("'s", "’s", "'", "’"):
            owner = words.head[at]
            break
        if words.pos[at] == "NUM" and words.text[first] in HYPHENS:
            first = at
            continue
        if words.pos[at] == "NUM" or words.dep[at] in ("quantmod", "nummod"):
            determiner = determiner or "#"
            break
        if words.tag[at] == "NNP" and lower.endswith("day") and words.lower[at - 1] == "on":
            break  # «on Saturday militia fighters fled»
        hyphen = words.text[at] in HYPHENS and words.end[at] == words.start[first]
        joined = (
            words.dep[at] == "conj" and words.lower[at - 1] in ("and", "&", "or") and words.head[words.head[at]] == head
        )
        if (
            not hyphen
            and not joined
            and not (words.dep[at] in MODIFIERS and words.pos[at] in ("ADJ", "NOUN", "PROPN", "VERB", "ADV"))
        ):
            break
        if not hyphen:
            mods.append(at)
        first = at
    inner, preposition = None, ""
    for child in words.children[head]:
        if (
            words.dep[child] == "prep"
            and words.lower[child] in ("of", "in", "for", "from", "to", "at")
            and child == head + 1
        ):
            inner = next((c for c in words.children[child] if words.dep[c] == "pobj"), None)
            preposition = words.lower[child]
        elif words.dep[child] == "poss" and owner is None and words.tag[child] == "PRP$":
            determiner = words.lower[child]
    return Phrase(head, first, determiner, owner, tuple(mods), inner, preposition)


def two_states(words: Words, states: dict[int, Match], phrase: Phrase) -> list[Match]:
    """The two states of «US and Iraqi forces»."""
    found = [states[t] for t in phrase.mods if t in states and states[t].known.label in ("adjective", "state")]
    at = phrase.first
    if (
        len(found) == 1
        and at > 1
        and words.lower[at - 1] == "and"
        and at - 2 in states
        and states[at - 2].known.label in ("adjective", "state")
    ):
        found.append(states[at - 2])
    return list(dict.fromkeys(found))


def no_party(words: Words, phrase: Phrase, noun: str, many: bool, found: tuple[Kind, str, str] | None) -> bool:
    """Words that mean no party here: «in court», «by force», «joined forces», «no authority»."""
    head = phrase.head
    above = words.lemma[words.head[head]].lower()
    bare = not phrase.determiner and not phrase.mods and phrase.owner is None
    if noun == "force":
        told = (
            any(words.lower[t] in word_list("name_forces") or words.text[t][0].isupper() for t in phrase.mods)
            or phrase.owner is not None
        )
        lone = not many and (phrase.determiner not in DETERMINERS or not told) and phrase.determiner not in DEFINITE
        physical = phrase.preposition == "of" and phrase.owner is None and not told and not many
        return (
            lone
            or (physical and words.lower[phrase.head + 2] == "the")
            or (not many and bool(phrase.mods) and not told)
            or (bare and above in ("join", "combine"))
        )
    if (noun, phrase.preposition) in NO_BODY:
        return True
    if many or noun == "authority":
        return not many
    subject = words.dep[head] in ("nsubj", "nsubjpass")
    return bool(
        bare
        and found
        and found[0] in ("organisation", "court", "state", "party")
        and not subject
        and words.text[head].islower()
    )


def owner_state(states: dict[int, Match], phrase: Phrase) -> str | None:
    """The code of the state that modifiers, the owner or the «of» phrase tell."""
    tokens = [
        *phrase.mods,
        *([phrase.owner] if phrase.owner is not None else []),
        *([phrase.inner] if phrase.inner is not None else []),
    ]
    codes = [
        states[t].known.code
        for t in tokens
        if t in states and states[t].known.label in ("state", "adjective", "seat") and states[t].known.code
    ]
    return codes[0] if codes and (len(set(codes)) == 1 or codes[0] != codes[-1]) else None


def telling(words: Words, states: dict[int, Match], told: Tellings, phrase: Phrase) -> frozenset[str]:
    """The modifiers that tell this party from others of its noun."""
    neutral = word_list("name_neutral")
    return frozenset(
        words.lower[t] for t in phrase.mods
        if words.lower[t] not in neutral and words.pos[t] != "ADV" and t not in told.named
        and not (t in states and states[t].known.label in ("state", "adjective"))
    )  # fmt: skip


def named_owner(cast: Cast, phrase: Phrase) -> int | None:
    """The named actor before or behind the noun: «ISIS fighters», «fighters of ISIS», «ISIS's fighters»."""
    for token in (*phrase.mods, phrase.owner, phrase.inner):
        found = cast.at(token) if token is not None else None
        if found is not None and cast.draft(found).named:
            return found
    return None
