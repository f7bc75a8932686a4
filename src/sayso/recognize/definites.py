"""Drafts of actors go in; unnamed ones that a definite phrase takes up are joined to the named one they mean.

«the militant group» is the one armed group that was named before it, «the ministry» the one whose name holds that word.
Where more than one could be meant, none is.
"""

from __future__ import annotations

from sayso.lexicon.tables import words as word_list
from sayso.model import Words
from sayso.recognize.cast import Cast, Spot

DEFINITE = frozenset({"the", "this", "that"})
GROUPS = frozenset({"group", "movement", "organisation", "organization", "militia", "faction", "network", "outfit"})
REACH = 400  # tokens
BODIES = frozenset({"government", "organisation", "court", "party", "igo", "media", "legislature"})


def join_definites(cast: Cast) -> None:
    """Join each unnamed body told by a definite phrase to the one named body that fits before it."""
    firsts = _first_spots(cast)
    named = sorted(
        (spot.first, cast.root(spot.draft))
        for spot in cast.spots
        if spot.kind == "name" and cast.draft(spot.draft).named
    )
    for number, spot in firsts.items():
        draft = cast.drafts[number]
        if draft.named or draft.plural or draft.joined is not None or not _definite(cast, spot):
            continue
        fits = _fitting(cast, spot, number)
        found = {other for at, other in named if spot.first - REACH <= at < spot.first and other in fits}
        if len(found) == 1:
            cast.join(found.pop(), number)


def join_beside(cast: Cast) -> None:
    """Join each unnamed person to the one name set beside the description: «a nurse from Accra, Jane Doe, said»."""
    words = cast.words
    for number, spot in _first_spots(cast).items():
        draft = cast.drafts[number]
        if draft.named or draft.plural or draft.kind != "person" or draft.joined is not None:
            continue
        beside = [kid for kid in words.children[spot.head] if words.dep[kid] == "appos" and kid > spot.head]
        beside += _second_subject(words, spot.head)
        found = {n for kid in beside for n in [cast.at(kid)] if n is not None and _person_named(cast, n)}
        if len(found) == 1:
            cast.join(found.pop(), number)


def _second_subject(words: Words, head: int) -> list[int]:
    """«The leader of the rebels, Major Doe, has left»: the parser may give the verb two subjects, set off by commas."""
    verb = words.head[head]
    if words.dep[head] != "nsubj":
        return []
    kids = [kid for kid in words.children[verb] if words.dep[kid] == "nsubj" and head < kid < verb]
    return [kid for kid in kids if words.text[words.left[kid] - 1] == ","]


def _person_named(cast: Cast, number: int) -> bool:
    draft = cast.draft(number)
    return draft.named and draft.kind == "person"


def _first_spots(cast: Cast) -> dict[int, Spot]:
    """The first mention of each draft."""
    found: dict[int, Spot] = {}
    for spot in cast.spots:
        number = cast.root(spot.draft)
        if number not in found or spot.first < found[number].first:
            found[number] = spot
    return found


def _definite(cast: Cast, spot: Spot) -> bool:
    words = cast.words
    singular = words.tag[spot.head] not in ("NNS", "NNPS")
    return singular and spot.first > 0 and words.lower[spot.first - 1] in DEFINITE


def _fitting(cast: Cast, spot: Spot, number: int) -> set[int]:
    """The named bodies that the phrase can mean."""
    words, draft = cast.words, cast.drafts[number]
    noun = words.lemma[spot.head].lower()
    mods = [words.lower[t] for t in range(spot.first, spot.head)]
    drafts = [(n, d) for n, d in enumerate(cast.drafts) if d.named and d.joined is None and n != number]
    if draft.kind == "armed_group" and noun in GROUPS and all(mod in word_list("groups_armed") for mod in mods):
        return {n for n, d in drafts if d.kind == "armed_group"}
    if draft.kind in BODIES and not mods:
        return {n for n, d in drafts if d.kind == draft.kind and noun in d.name.lower().split()}
    return set()
