"""Persons with the words around their names go in; titles, descriptions and offices come out."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from sayso.model import Words
from sayso.recognize.cast import Cast, Spot
from sayso.recognize.gazetteer import Match
from sayso.recognize.kinds import group_nouns
from sayso.recognize.link import Linked, state
from sayso.recognize.name_left import kind_noun
from sayso.recognize.name_spans import HYPHENS, titles
from sayso.recognize.title_starts import OFFICES, PLAIN, rank_at, starts_of
from sayso.recognize.title_words import (
    Inner,
    is_kind,
    negated,
    phrase_end,
    phrase_start,
    role_of,
    skip_former,
    title_start,
    titles_made,
    told_before,
)
from sayso.terms import MentionKind


class Held(NamedTuple):
    """An office in the making: person and body as drafts, the words [first, last) of the office.

    `token` heads the body's own phrase, which may be read only later («a spokesman for the army»).
    """

    person: int
    office: str
    body: int | None
    first: int
    last: int
    former: bool
    token: int | None = None


def find_titles(cast: Cast, linked: Linked, states: dict[int, Match]) -> list[Held]:
    """Add the title and description mentions of every named actor; return the offices they tell."""
    held: list[Held] = []
    words = cast.words
    inner = [s for s in sorted(cast.spots, key=lambda s: -s.first) if s.kind in ("name", "adjective")]
    by_last = {s.last: Inner(s.first, s.draft, cast.draft(s.draft).kind == "person") for s in inner}
    ends = _of_names(cast)
    for spot in [s for s in cast.spots if s.kind == "name"]:
        person = cast.draft(spot.draft).kind == "person"
        if person and words.lower[spot.last - 1].rstrip(".") in ("jr", "sr"):
            bare = spot.last - (2 if words.text[spot.last - 2] == "," else 1)
            cast.mention(spot.draft, "name", spot.first, bare, bare - 1)
        if spot.last in ends:
            cast.mention(spot.draft, "description", spot.first, ends[spot.last], spot.head)
        held += _before(cast, linked, states, by_last, ends, spot, person)
        held += _beside(cast, linked, states, by_last, spot, person)
    return held


def _of_names(cast: Cast) -> dict[int, int]:
    """Where «of Iran», «of the African Union» right behind a name ends, by the name's end."""
    words, found = cast.words, {}
    begun: dict[int, int] = {}
    for spot in cast.spots:
        if spot.kind == "name":
            begun[spot.first] = max(spot.last, begun.get(spot.first, 0))
    for spot in cast.spots:
        at = spot.last
        if (
            spot.kind == "name"
            and at + 1 < len(words)
            and words.lower[at] == "of"
            and cast.draft(spot.draft).kind == "person"
        ):
            start = at + 1 + (words.lower[at + 1] == "the")
            end = begun.get(start) or _place_end(words, start)
            if end > start:
                found[at] = end
    return found


def _place_end(words: Words, first: int) -> int:
    """The end of the proper nouns that begin at `first`; `first` itself if none do."""
    last = first
    while last < len(words) and last - first < 4 and words.pos[last] == "PROPN" and words.text[last][0].isupper():
        last += 1
    if last - first == 1 and last + 1 < len(words) and words.lower[last] == "of" and words.pos[last + 1] == "PROPN":
        return _place_end(words, last + 1) if words.text[first] in ("District", "State", "City", "Republic") else last
    return last


def _before(
    cast: Cast,
    linked: Linked,
    states: dict[int, Match],
    by_last: dict[int, Inner],
    ends: dict[int, int],
    spot: Spot,
    person: bool,
) -> list[Held]:
    """«Iraqi Prime Minister X», «Syria's Deputy Foreign Minister X», «the militant group X»."""
    words, name = cast.words, spot.first
    whole = title_start(words, name, person, by_last)
    first, former = skip_former(words, whole, name)
    if first == name:
        _untitled(cast, by_last, spot, person)
        return []
    if all(titles().get(words.lower[t]) == "honorific" or not words.text[t][0].isalnum() for t in range(first, name)):
        cast.mention(spot.draft, "name", first, spot.last, spot.head)
        return []
    owner = by_last.get(first - 1) if first > 1 and words.text[first - 1] in ("'s", "’s", "'", "’") else None
    _title_mentions(cast, states, by_last, spot, whole, first, owner, person)
    tail = ends.get(spot.last)
    if tail:
        cast.mention(spot.draft, "title" if person else "description", first, tail, spot.head)
    _note_roles(cast, states, spot.draft, whole, name, owner)
    office = _office(words, states, first, name) if person else ""
    if not office:
        return []
    body = cast.root(owner.draft) if owner else _body(cast, linked, states, first, name)
    if body is None and tail:
        body = cast.at(tail - 1)
    return [Held(spot.draft, office, body, first, name, former, _body_token(words, first, name))]


def _untitled(cast: Cast, by_last: dict[int, Inner], spot: Spot, person: bool) -> None:
    """What else stands before a name: «19-year-old X», «the Sultan's Camel Corps»."""
    words, name = cast.words, spot.first
    aged = name - 5
    if person and aged >= 0 and words.lower[name - 1] == "old" and words.pos[aged] == "NUM":
        if words.lower[aged + 2] in ("year", "month"):
            cast.mention(spot.draft, "description", aged, spot.last, spot.head)
    elif not person and cast.draft(spot.draft).kind != "state":
        _modified(cast, by_last, spot)


def _title_mentions(
    cast: Cast,
    states: dict[int, Match],
    by_last: dict[int, Inner],
    spot: Spot,
    whole: int,
    first: int,
    owner: Inner | None,
    person: bool,
) -> None:
    """The title alone and with the name, with and without state, owner, rank."""
    words, name = cast.words, spot.first
    label: MentionKind = "title" if person else "description"
    head = name - 1 if words.text[name - 1][0].isalnum() else name - 2
    possessor = owner.first if owner else first
    if not owner and first > 2 and words.text[first - 1] in ("'s", "’s"):
        possessor = phrase_start(words, first - 2)
    rank = rank_at(words, first, name)
    for start in starts_of(words, states, by_last, whole, first, name, possessor):
        if start < name and not _only_name(by_last, start, name):
            cast.mention(spot.draft, label, start, name, max(start, head))
        cast.mention(spot.draft, label, start, spot.last, spot.head)
        if rank and person and any(titles().get(words.lower[t]) in OFFICES for t in range(start, rank)):
            cast.mention(spot.draft, label, start, rank, rank - 1)
    for token in range(first + 1, name - 1):
        if words.lower[token] == "and" and words.lower[token - 1] in titles() and person:
            cast.mention(spot.draft, label, first, token, token - 1)


def _modified(cast: Cast, by_last: dict[int, Inner], spot: Spot) -> None:
    """An organisation's name with what stands before it: «the Sultan's Camel Corps», «the opposition Unity Party»."""
    words = cast.words
    first = spot.first
    while (
        first > 0
        and words.dep[first - 1] in ("amod", "compound", "nmod", "punct", "npadvmod")
        and spot.first - first < 5
    ):
        at = first - 1
        glued = words.end[at] == words.start[first] and (words.text[at] in HYPHENS or words.text[first] in HYPHENS)
        if words.pos[at] not in ("ADJ", "NOUN", "VERB") and not glued:
            break
        if words.head[at] < at:
            break
        first = at
    while first < spot.first and not words.text[first][0].isalnum():
        first += 1
    noun = kind_noun(words, spot.first, spot.last)
    if noun is not None and noun >= spot.last:
        for start in dict.fromkeys((first, spot.first)):
            cast.mention(spot.draft, "description", start, noun + 1, noun)
    if first < spot.first:
        cast.mention(spot.draft, "description", first, spot.last, spot.head)
    if first > 1 and words.text[first - 1] in ("'s", "’s") and first - 1 in by_last:
        cast.mention(spot.draft, "description", by_last[first - 1].first, spot.last, spot.head)


def _only_name(names: dict[int, Inner], first: int, last: int) -> bool:
    """Are tokens [first, last) nothing but another name («Democrat»)?"""
    return last in names and names[last].first == first


def _note_roles(cast: Cast, states: dict[int, Match], draft: int, first: int, last: int, owner: Inner | None) -> None:
    """Remember which role words, and of which states, were told of the actor: «the cleric» may then mean him."""
    words = cast.words
    codes = {
        states[t].known.code
        for t in range(first, last)
        if t in states and states[t].known.label in ("adjective", "state") and words.text[t + 1] not in HYPHENS
    }
    if owner and (code := cast.draft(owner.draft).code):
        codes.add(code)
    cast.draft(draft).roles.update(codes)
    cast.draft(draft).roles.update(role_of(words, t) for t in range(first, last) if words.text[t][0].isalpha())


def _body(cast: Cast, linked: Linked, states: dict[int, Match], first: int, last: int) -> int | None:
    """The state or organisation that words of the title name."""
    for token in range(last - 1, first - 1, -1):
        found = cast.at(token)
        if found is not None and cast.draft(found).kind not in ("person", "group"):
            return found
    for token in range(first, last):
        match = states.get(token)
        if match and match.known.label in ("adjective", "state"):
            return state(cast, linked, match.known.code)
    return None


def _office(words: Words, states: dict[int, Match], first: int, last: int) -> str:
    """The office in lower case, without the state's adjective."""
    tokens = [t for t in range(first, last) if not (t in states and states[t].known.label in ("adjective", "state"))]
    while tokens and (
        not words.text[tokens[0]][0].isalnum() or (words.lower[tokens[0]] in PLAIN and words.pos[tokens[0]] == "ADJ")
    ):
        tokens.pop(0)
    told = [titles().get(role_of(words, t)) for t in tokens]
    if not {"office", "rank", "royal"} & set(told):
        return ""
    while told[-1] in ("rank", "honorific") and {"office", "royal"} & set(told[:-1]):
        tokens.pop()
        told.pop()
    out = words.text[tokens[0]]
    for before, token in pairwise(tokens):
        out += (" " if words.start[token] > words.end[before] else "") + words.text[token]
    return out.lower()


def _beside(
    cast: Cast, linked: Linked, states: dict[int, Match], by_last: dict[int, Inner], spot: Spot, person: bool
) -> list[Held]:
    """Apposition and predicate: «X, the leader of Y», «the leader of Y, X», «X is the leader of Y»."""
    words, head = cast.words, spot.head
    found = [c for c in words.children[head] if words.dep[c] == "appos" and c >= spot.last]
    above = words.head[head]
    if words.dep[head] == "appos" and above < spot.first and words.text[spot.first - 1] in (",", ":", "-", "–", "—"):
        found.append(above)
    if words.dep[head] == "nsubj" and words.lemma[above] in ("be", "become", "remain") and not negated(words, above):
        found += [c for c in words.children[above] if words.dep[c] == "attr" and c > above]
    found += titles_made(words, head)
    if person and not found and (left := told_before(words, spot, by_last)) is not None:
        found.append(left)
    found += [c for noun in found for c in words.children[noun] if words.dep[c] == "conj" and c != head]
    held = []
    for noun in found:
        low = role_of(words, noun)
        fits = low in titles() if person else is_kind(words, noun)
        other = cast.at(noun)
        partisan = person and other is not None and cast.draft(other).kind == "party" and words.dep[noun] == "appos"
        if not fits or (other is not None and not partisan) or words.tag[noun] in ("NNS", "NNPS"):
            continue
        if person and _anothers(words, by_last, spot, noun):
            continue
        held += _describe(cast, linked, states, by_last, spot, noun, person)
    return held


def _anothers(words: Words, by_last: dict[int, Inner], spot: Spot, noun: int) -> bool:
    """Does this title stand before another person's name («X, Ambassador to Peru Y»)?"""
    last = phrase_end(words, noun)
    for end in range(noun + 2, min(last + 4, len(words))):
        inner = by_last.get(end)
        if inner and inner.person and inner.first > noun and inner.draft != spot.draft:
            return title_start(words, inner.first, True, by_last) <= noun
    return False


def _describe(
    cast: Cast, linked: Linked, states: dict[int, Match], by_last: dict[int, Inner], spot: Spot, noun: int, person: bool
) -> list[Held]:
    words = cast.words
    whole = phrase_start(words, noun)
    owner = by_last.get(whole - 1) if words.text[whole - 1] in ("'s", "’s", "'", "’") else None
    if owner and owner.person:
        owner = owner._replace(first=title_start(words, owner.first, True, by_last))
    first, former = skip_former(words, whole, noun)
    last = phrase_end(words, noun, spot)
    cast.mention(spot.draft, "description", first, noun + 1, noun)
    for start in dict.fromkeys((whole, owner.first if owner else first)):
        cast.mention(spot.draft, "description", start, noun + 1, noun)
    if last > noun + 1:
        cast.mention(spot.draft, "description", owner.first if owner else first, last, noun)
    match = states.get(whole)
    if match and match.known.label == "adjective" and match.last <= noun:
        for end in dict.fromkeys((noun + 1, last)):
            cast.mention(spot.draft, "description", match.last, end, noun)
    if noun < spot.first <= last + 2:
        for start in dict.fromkeys((whole, owner.first if owner else whole)):
            cast.mention(spot.draft, "description", start, spot.last, spot.head)
    _note_roles(cast, states, spot.draft, whole, noun + 1, owner)
    if not person:
        return []
    inner = complement(words, noun)
    body = cast.at(inner) if inner is not None else None
    if body is None:
        body = _body(cast, linked, states, first, noun + 1)
    office = _office(words, states, first, noun + 1)
    token = complement(words, noun)
    token = _body_token(words, first, noun + 1) if token is None else token
    return [Held(spot.draft, office, body, first, last, former, token)] if office else []


def complement(words: Words, noun: int) -> int | None:
    """The token behind «of», «for», «at», or before «'s»: leader of Y, spokesman for Y, Y's leader."""
    for child in words.children[noun]:
        if words.dep[child] == "poss":
            return child
    for child in words.children[noun]:
        if words.dep[child] == "prep" and words.lower[child] in ("of", "for", "at", "in", "to", "with"):
            for inner in words.children[child]:
                if words.dep[inner] == "pobj":
                    return inner
    return None


def _body_token(words: Words, first: int, last: int) -> int | None:
    """The body's common noun before the office: «army» in «army spokesman»."""
    for token in range(last - 2, first - 1, -1):
        found = group_nouns().get(words.lower[token])
        if found and found[2] and words.dep[token] in ("compound", "amod", "nmod"):
            return token
    return None
