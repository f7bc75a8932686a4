"""Tokens go in; where a title or a description begins and ends comes out."""

from __future__ import annotations

from typing import NamedTuple

from sayso.model import Words
from sayso.parse.arguments import blamed_of
from sayso.recognize.cast import Spot
from sayso.recognize.kinds import group_nouns
from sayso.recognize.name_spans import HYPHENS, titles

FORMER = frozenset({"former", "ex", "late", "ousted", "deposed", "retired", "then", "outgoing"})
PAST = frozenset({"former", "ex", "ousted", "deposed", "retired"})
STOP = frozenset(
    {"the", "a", "an", "his", "her", "their", "its", "our", "my", "your", "this", "that", "these", "those"}
)
LONGEST = 12
MAKING = frozenset(
    {
        "name",
        "appoint",
        "elect",
        "re-elect",
        "reelect",
        "keep",
        "serve",
        "act",
        "work",
        "nominate",
        "choose",
        "install",
        "confirm",
        "retain",
    }
)
PREPOSITIONS = frozenset({"of", "to", "for", "in", "from", "at"})


class Inner(NamedTuple):
    """A name inside a title: its first token, its actor, whether it is a person's."""

    first: int
    draft: int
    person: bool


def role_of(words: Words, token: int) -> str:
    """The title word at `token`, in lower case and the singular where the list has it so."""
    low = words.lower[token]
    return low if low in titles() else words.lemma[token].lower()


def is_kind(words: Words, token: int) -> bool:
    """Is this a common noun for an organisation («group», «newspaper», «militia»)?"""
    found = group_nouns().get(words.lemma[token].lower())
    return bool(found) and found[0] in ("organisation", "armed_group", "party", "media", "military", "state")  # type: ignore[index]


def title_start(words: Words, name: int, person: bool, names: dict[int, Inner]) -> int:
    """Where the title right before token `name` begins; `name` itself if there is none."""
    first, at, told, strong = name, name - 1, False, False
    sentence = words.sentence[name]
    while at >= 0 and name - at <= LONGEST:
        if _abbreviation_dot(words, at):
            sentence, at = words.sentence[at - 1], at - 1
            continue
        inner = names.get(at + 1)
        if words.sentence[at] != sentence or _other_person(words, at, names):
            break
        if inner and name - LONGEST < inner.first < at and words.pos[at] != "PART":
            first, at = (inner.first if told else first), inner.first - 1
            continue
        step = _step(words, at, name, person, told, strong)
        if step == "stop":
            break
        if step == "title":
            told, first = True, at
            strong = strong or titles().get(words.lower[at]) not in ("rank", "honorific")
        elif step == "word":
            first = at if told else first
        at -= 1
    return first if told else name


def _abbreviation_dot(words: Words, at: int) -> bool:
    """The dot that the tokenizer cut off «Maj.» or «Cpl.»."""
    glued = at > 0 and words.text[at] == "." and words.start[at] == words.end[at - 1]
    return glued and titles().get(words.lower[at - 1]) in ("rank", "honorific")


def _other_person(words: Words, at: int, names: dict[int, Inner]) -> bool:
    """Does «and» at `at` join this person to another one named before it?"""
    return words.lower[at] in ("and", "&") and at in names and names[at].person


def _step(words: Words, at: int, name: int, person: bool, told: bool, strong: bool) -> str:
    """What the token at `at` is to the title on its right: title, word, joint, or stop."""
    low, pos = words.lower[at], words.pos[at]
    if low == "the" and at < name - 1 and not strong and _title_before(words, at - 1):
        return "joint"
    if low in STOP or (pos in ("AUX", "PRON", "SPACE") and low not in titles()):
        return "stop"
    if person and low in titles() and words.tag[at] not in ("NNS", "VBZ", "VBD"):
        return "title"
    if not person and at == name - 1 and words.tag[at] != "NNS" and is_kind(words, at):
        return "title"
    if words.text[at] in HYPHENS and words.end[at] == words.start[at + 1]:
        return "joint"
    if words.text[at] == "Under":
        return "word"
    if low in PREPOSITIONS:
        crosses = at < name - 1 and (not strong or low == "of") and _title_before(words, at)
        return "joint" if crosses else "stop"
    if low in ("and", "&") and told and _one_alone(words, at - 1):
        return "stop"
    if low in ("and", "&") and told and at + 1 < name:
        return "joint" if words.lower[at - 1] in titles() or words.pos[at - 1] in ("ADJ", "NOUN") else "stop"
    participle = told and words.tag[at] in ("VBN", "RB", "VBG") and words.dep[at] in ("amod", "advmod")
    return "word" if low in FORMER or pos in ("ADJ", "NOUN", "PROPN", "NUM") or participle else "stop"


def _one_alone(words: Words, at: int) -> bool:
    """«The President and Prime Minister Bell»: an office with a capital and «the» means somebody known by it alone."""
    office = titles().get(words.lower[at]) == "office" and words.text[at][0].isupper()
    return office and at > 0 and words.lower[at - 1] == "the"


def _title_before(words: Words, at: int) -> bool:
    """Does a title word stand before «of» at `at`: «Secretary of State», «Minister of Defence»?"""
    return (
        at > 0
        and words.lower[at] in PREPOSITIONS
        and words.lower[at - 1] in titles()
        and words.tag[at - 1] not in ("NNS", "VBZ")
    )


def skip_former(words: Words, first: int, last: int) -> tuple[int, bool]:
    former = False
    while first < last and (words.lower[first] in FORMER or words.text[first] in HYPHENS or words.pos[first] == "NUM"):
        former = former or words.lower[first] in PAST
        first += 1
    return first, former


def phrase_start(words: Words, noun: int) -> int:
    """Where the phrase of `noun` begins behind its determiner."""
    first = noun
    while first > 0:
        at = first - 1
        if words.lower[at] in STOP or words.text[at] in ("'s", "’s"):
            break
        hyphen = words.text[at] in HYPHENS and words.end[at] == words.start[first]
        if (
            not hyphen
            and words.pos[at] not in ("ADJ", "NOUN", "PROPN", "NUM")
            and words.dep[at] not in ("amod", "compound", "nmod")
        ):
            break
        if words.left[noun] > at:
            break
        first = at
    return first


def phrase_end(words: Words, noun: int, spot: Spot | None = None) -> int:
    """The end of the phrase of `noun` with its «of», «for», «at», «in» and «to» phrases, before a comma or clause."""
    last, cut = noun + 1, blamed_of(words, noun) or len(words)
    for child in words.children[noun]:
        if (
            child != last
            or child == cut
            or words.dep[child] != "prep"
            or any(words.dep[c] == "pcomp" for c in words.children[child])
            or words.lower[child] not in ("of", "for", "at", "in", "to", "from", "with", "within")
        ):
            continue
        end = min(words.right[child], cut)
        for token in range(child, min(end, child + LONGEST)):
            if (
                words.text[token] in (",", ";", "(", "—", "–", '"', "“")
                or words.pos[token] == "SPACE"
                or words.dep[token] in ("relcl", "acl")
            ):
                end = token
                break
        last = max(last, min(end, child + LONGEST))
    if spot and spot.first < last <= spot.last:
        last = noun + 1
    return last if last <= noun + 1 + LONGEST else noun + 1


def titles_made(words: Words, head: int) -> list[int]:
    """The title noun of «named X as minister», «X serves as mayor», «X was elected president»."""
    if words.dep[head] not in ("nsubj", "nsubjpass", "dobj"):
        return []
    verb = words.head[head]
    if words.lemma[verb].lower() not in MAKING or negated(words, verb):
        return []
    found = [c for c in words.children[verb] if words.dep[c] == "oprd"]
    for child in (*words.children[verb], *words.children[head]):
        if words.lower[child] == "as" and words.dep[child] == "prep":
            found += [c for c in words.children[child] if words.dep[c] == "pobj"]
    return found if words.dep[head] != "nsubj" or words.lemma[verb].lower() in ("serve", "act", "work") else []


def told_before(words: Words, spot: Spot, names: dict[int, Inner]) -> int | None:
    """The title noun of «Prime Minister of Nepal, X» where the parser saw no apposition."""
    comma = spot.first - 1
    while comma > 1 and titles().get(words.lower[comma]) in ("rank", "honorific"):
        comma -= 1
    if comma < 2 or words.text[comma] != "," or words.sentence[comma] != words.sentence[spot.first]:
        return None
    if spot.last < len(words) and words.text[spot.last] in ("'s", "’s"):
        return None  # «the opposition leader, Malin's only rival»
    first = title_start(words, comma, True, names)
    opens = first == 0 or words.sentence[first - 1] != words.sentence[first] or words.lower[first - 1] in STOP
    if (
        first == comma
        or not opens
        or (
            words.dep[spot.head] == "nsubj"
            and words.lower[first - 1] in STOP
            and spot.last < len(words)
            and words.text[spot.last] != ","
        )
    ):
        return None
    return next(
        (t for t in range(first, comma) if words.lower[t] in titles() and words.lower[t + 1] in (*PREPOSITIONS, ",")),
        None,
    )


def negated(words: Words, verb: int) -> bool:
    return any(words.dep[c] == "neg" for c in words.children[verb])
