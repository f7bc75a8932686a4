"""Words go in; the stretches that may name a place come out, each with the common words that stand beside the name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.model import Words
from sayso.recognize.place_index import Site, find
from sayso.recognize.place_slots import agents, beside, listed, possessed, slotted

SURE = frozenset(["GPE", "LOC"])
OTHERS = frozenset(["PERSON", "ORG", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"])
LONGEST = 5
NO_PLACES = frozenset(["university", "department", "church", "temple", "camp", "base", "hospital", "market", "park"])


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens [first, last) of a name; `known` if the index has it; `feature` and `direction` are words beside it."""

    first: int
    last: int
    known: bool
    feature: str = ""
    direction: int | None = None
    label: str = ""


def stretches(words: Words, taken: frozenset[int]) -> list[Stretch]:
    """The names of places in the order of the text; `taken` tokens (dates) are passed over."""
    label = {k: e.label for e in words.entities for k in range(e.first, e.last)}
    taken |= _explained(words)
    found: dict[int, Stretch] = {}
    held: set[int] = set()
    acting = agents(words)
    for entity in words.entities:
        if entity.label in SURE or entity.label == "FAC":
            for stretch in _of_entity(words, entity.first, entity.last, entity.label):
                if not (held | taken) & set(range(stretch.first, stretch.last)):
                    found[stretch.first] = stretch
                    held.update(range(stretch.first, stretch.last))
        elif entity.label == "NORP" and (longer := _longer(words, entity.first, entity.last)):
            found[longer.first] = longer
            held.update(range(longer.first, longer.last))
        elif entity.label in OTHERS and (alone := _mislabelled(words, entity.first, entity.last, entity.label, acting)):
            found[alone.first] = alone
            held.update(range(alone.first, alone.last))
    for stretch in _capitals(words, label, held | taken):
        found[stretch.first] = stretch
    return [_dressed(words, found[k]) for k in sorted(found)]


def _explained(words: Words) -> frozenset[int]:
    """Where a short form stands that the article explains by another name: «the Harbour Party (HP)» is no place."""
    short = set()
    for at in range(2, len(words) - 1):
        letters = words.text[at]
        if words.text[at - 1] != "(" or words.text[at + 1] != ")" or not (letters.isupper() and len(letters) > 1):
            continue
        before = [words.text[k] for k in range(max(0, at - 2 - 2 * len(letters)), at - 1) if words.text[k][0].isupper()]
        if "".join(word[0] for word in before[-len(letters) :]) == letters and not find(
            " ".join(before[-len(letters) :])
        ):
            short.add(letters)
    return frozenset(k for k in range(len(words)) if words.text[k] in short) if short else frozenset()


def bearers(words: Words, stretch: Stretch) -> tuple[Site, ...]:
    """The sites that bear the name, with or without the «Governorate», «District» at its end."""
    first, last = stretch.first, stretch.last
    found = find(text_of(words, first, last))
    if not found and last - first > 1 and words.lower[last - 1] in listed("feature"):
        return tuple(s for s in find(text_of(words, first, last - 1)) if s.people >= 15_000)
    return found


def text_of(words: Words, first: int, last: int) -> str:
    return (
        "".join(words.text[k] + (" " if words.start[k + 1] > words.end[k] else "") for k in range(first, last - 1))
        + words.text[last - 1]
    )


def _of_entity(words: Words, first: int, last: int, label: str) -> Iterator[Stretch]:
    """An entity without its article, genitive and words of direction; two names joined by a comma come apart."""
    first, last = _trimmed(words, first, last)
    if first >= last or (words.lower[first] in listed("feature") and last - first == 1):
        return
    if not any(words.text[k][0].isupper() for k in range(first, last)):
        return
    text = text_of(words, first, last)
    if text in listed("not") or (
        last - first == 1 and (words.tag[first] == "JJ" or words.pos[first] == "ADJ") and not find(text)
    ):
        return
    cuts = [k for k in range(first, last) if words.text[k] in (",", "/")]
    if cuts and not find(text):
        yield from _of_entity(words, first, cuts[0], label)
        yield from _of_entity(words, cuts[0] + 1, last, label)
        return
    if find(text) or _marked(words, first, last):
        yield Stretch(first, last, bool(find(text)), label=label)


def _marked(words: Words, first: int, last: int) -> bool:
    """Does an unknown name stand where a place stands: behind a preposition of place, beside «town» or «district»?"""
    before = words.lower[first - 1] if first else ""
    behind = words.lower[last] if last < len(words) else ""
    if behind in listed("feature") and words.text[last].islower():
        return True
    if words.dep[last - 1] == "dobj" and words.lemma[words.head[last - 1]] in listed("reach") - {
        "target",
        "hit",
        "attack",
    }:
        return True
    if _taken(words, last - 1, known=False) or (
        last - first > 1 and words.lower[last - 1] in listed("feature") - NO_PLACES
    ):
        return True
    at = first - 1
    while at > 0 and (words.lower[at] == "the" or words.lower[at] in listed("direction")):
        at -= 1
        before = words.lower[at]
    if before == "of":
        return at > 0 and words.lower[at - 1] in listed("feature") | listed("inner")
    return before in (
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "across",
        "around",
        "into",
        "throughout",
        "from",
        "to",
        "towards",
    )


def _trimmed(words: Words, first: int, last: int) -> tuple[int, int]:
    while first < last and (
        words.lower[first] in ("the", "'s", "’s", "“", '"', "(", "a", "an")
        or words.pos[first] in ("PUNCT", "SPACE", "ADP")
    ):
        first += 1
    while last > first and (
        words.lower[last - 1] in ("'s", "’s", "'", "’", "”", '"') or words.pos[last - 1] in ("PUNCT", "SPACE")
    ):
        last -= 1
    while last - first > 1 and words.lower[first] in listed("direction") and not find(text_of(words, first, last)):
        first += 1
    while last - first > 1 and words.text[last - 1].islower() and words.lower[last - 1] in listed("feature"):
        last -= 1
    return first, last


def _mislabelled(words: Words, first: int, last: int, label: str, acting: frozenset[str]) -> Stretch | None:
    """A name that the model took for a person, body or people, and that stands where a place stands («in Kufa»)."""
    first, last = _trimmed(words, first, last)
    if first >= last or last - first > LONGEST or not words.text[first][0].isupper():
        return None
    last = possessed(words, first, last)
    text = text_of(words, first, last)
    if text in listed("not") or (text.isupper() and len(text) < 5):
        return None
    if slotted(words, first, last, label, acting) or beside(words, first, last, label):
        return Stretch(first, last, bool(find(text)), label=label)
    before = words.lower[first - 1] if first else ""
    if label == "NORP" and (words.tag[first] in ("JJ", "NNS", "NNPS") or words.text[first].endswith(("ese", "ish"))):
        return None
    sites = find(text)
    behind = words.lower[last] if last < len(words) else ""
    if (
        words.lower[last - 1] in listed("feature") - NO_PLACES
        and last - first > 1
        and (before in listed("locative") | {"the", "of", "from"})
    ):
        return Stretch(first, last, bool(sites), label=label)
    if _taken(words, last - 1, known=bool(sites and sites[0].exact)):
        return Stretch(first, last, bool(sites), label=label)
    if (
        before in listed("feature") - NO_PLACES
        and words.text[first - 1].islower()
        and words.dep[first - 1] == "compound"
    ):
        return Stretch(first, last, bool(sites), label=label)
    named = before == "of" and first > 1 and words.lower[first - 2] in listed("feature")
    local = (
        behind in listed("feature") - {"base", "camp", "road", "bridge"}
        and words.text[last].islower()
        and label != "NORP"
    )
    if (named and words.text[first - 2].islower()) or (
        local and before in listed("locative") | {"the", "of", "'s", "’s"}
    ):
        return Stretch(first, last, bool(sites), label=label)
    if local and first > 1 and words.pos[first - 1] == "ADJ" and words.lower[first - 2] in ("'s", "’s", "the"):
        return Stretch(first, last, bool(sites), label=label)
    if (
        not sites
        or not sites[0].exact
        or (words.head[last - 1] in range(first - 1, first) and before not in listed("locative"))
    ):
        return None
    free = before in listed("locative") - {"on", "over", "between", "through"} or (
        before in ("from", "of") and label != "PERSON"
    )
    big = sites[0].people >= (100_000 if label == "ORG" else 15_000)
    return Stretch(first, last, True, label=label) if free and big and words.tag[last - 1] != "NNS" else None


def _longer(words: Words, first: int, last: int) -> Stretch | None:
    """«Tamil Nadu» of which the model saw but the «Tamil»: a known name that the people's word opens."""
    for end in (last + 2, last + 1):
        if end <= len(words) and all(words.tag[k] == "NNP" and words.text[k][0].isupper() for k in range(last, end)):
            sites = find(text_of(words, first, end))
            if sites and sites[0].exact and sites[0].people >= 15_000:
                return Stretch(first, end, True, label="GPE")
    return None


def _taken(words: Words, token: int, *, known: bool) -> bool:
    """Is the name what somebody entered or retook (or, if it is a known place, bombed or seized)?"""
    if words.dep[token] != "dobj":
        return False
    verb = words.lower[words.head[token]]
    return verb in listed("entered") or (known and verb in listed("took"))


def _capitals(words: Words, label: dict[int, str], held: set[int] | frozenset[int]) -> Iterator[Stretch]:
    """Capitalised words behind a preposition of place, and other known names, that no entity holds."""
    at, size = 0, len(words)
    while at < size:
        if at in held or at in label or words.tag[at] not in ("NNP", "NNPS") or not words.text[at][0].isupper():
            at += 1
            continue
        end = at
        while (
            end < size
            and end - at < LONGEST
            and end not in held
            and end not in label
            and words.tag[end] in ("NNP", "NNPS", "HYPH")
        ):
            end += 1
        first, last = _trimmed(words, at, end)
        before = words.lower[first - 1] if first else ""
        text = text_of(words, first, last) if last > first else ""
        if last > first and text not in listed("not") and words.text[first] not in listed("not") and len(text) > 2:
            sites = find(text)
            behind = words.lower[last] if last < size else ""
            earlier = words.lower[first - 2] if first > 1 else ""
            marked = (
                before in ("in", "near", "outside", "inside", "across", "around")
                or (behind in listed("feature") and words.text[last].islower())
                or (before in listed("feature") and words.text[first - 1].islower())
                or (
                    before == "of"
                    and earlier in listed("feature") | listed("inner") - {"side", "part", "half", "most", "control"}
                )
                or _taken(words, last - 1, known=bool(sites))
            )
            if (marked and not text.isupper()) or (
                sites and sites[0].exact and sites[0].people >= 100_000 and before != "and"
            ):
                yield Stretch(first, last, bool(sites))
        at = max(end, at + 1)


def _dressed(words: Words, stretch: Stretch) -> Stretch:
    """The name with its direction («west Ankara») and the noun beside it («Tarlabasi quarter», «the town of Oss»)."""
    first, last = stretch.first, stretch.last
    direction = first - 1 if first and words.lower[first - 1] in listed("direction") else None
    if (
        direction is not None
        and words.pos[direction] == "NOUN"
        and words.dep[direction] not in ("compound", "amod", "nmod")
    ):
        direction = None
    feature = ""
    if last < len(words) and words.lower[last] in listed("feature"):
        feature = words.lower[last]
    elif first > 1 and words.lower[first - 1] == "of" and words.lower[first - 2] in listed("feature"):
        feature = words.lower[first - 2]
    return Stretch(first, last, stretch.known, feature, direction, stretch.label)
