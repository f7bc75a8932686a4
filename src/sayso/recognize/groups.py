"""Common nouns go in; the unnamed parties among them come out: bodies, crowds, armed people, persons."""

from __future__ import annotations

from functools import lru_cache

from sayso.lexicon.tables import mapping
from sayso.lexicon.tables import words as word_list
from sayso.model import Words
from sayso.recognize.bodies import NEAR, body_of, both_bodies, heads_body, owned_body
from sayso.recognize.cast import Cast, Draft
from sayso.recognize.described import person_told, tell, tell_quantity
from sayso.recognize.gazetteer import Match
from sayso.recognize.kinds import Sort, group_nouns
from sayso.recognize.link import Linked, plain_body, state
from sayso.recognize.name_spans import Name, titles
from sayso.recognize.noun_phrases import (
    DEFINITE,
    Phrase,
    Tellings,
    heads_phrase,
    named_owner,
    no_party,
    owner_state,
    read_phrase,
    singular,
    telling,
    two_states,
)
from sayso.recognize.title_words import phrase_end
from sayso.recognize.titles import Held
from sayso.recognize.variants import abbreviates
from sayso.terms import Kind

ARMED = frozenset(
    {
        "rebel",
        "rebels",
        "insurgent",
        "militant",
        "militia",
        "guerrilla",
        "paramilitary",
        "opposition",
        "resistance",
        "separatist",
        "terrorist",
        "jihadist",
    }
)
COLLECTIVE = frozenset({"organisation", "armed_group", "party", "media", "igo", "legislature", "court"})
GENERIC = frozenset(
    {
        "group",
        "organisation",
        "organization",
        "movement",
        "faction",
        "militia",
        "party",
        "network",
        "newspaper",
        "paper",
        "broadcaster",
    }
)
PAPERS = frozenset({"newspaper", "paper", "broadcaster"})
COUNTRIES = frozenset(
    {"country", "nation", "state", "power", "superpower", "neighbour", "neighbor", "kingdom", "republic"}
)
FORCES = frozenset({"police", "military"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
FIRMS = frozenset({"company", "firm", "corporation"})


def find_groups(
    cast: Cast,
    linked: Linked,
    states: dict[int, Match],
    names: list[Name],
    issuer: str | None = None,
    homeland: str | None = None,
) -> list[Held]:
    """Add unnamed parties, in the order of the text; return the offices that descriptions tell.

    `issuer` is the state whose body gives the article out, `homeland` the one whose «government» a bare word means.
    """
    words, told = cast.words, Tellings()
    told.issuer = issuer
    inside = {
        t
        for n in names
        for t in range(n.first, n.last)
        if not plain_body(words, n) and not (n.known and n.known.label in ("adjective", "people", "faith", "state"))
    }
    told.named.update(t for s in cast.spots if s.kind == "name" for t in range(s.first, s.last))
    held: list[Held] = []
    titled = {t for s in cast.spots if s.kind == "title" for t in range(s.first, s.last)}
    peoples = {n.head: n for n in names if n.known and n.known.label in ("people", "faith", "adjective")}
    spots = {s.head: s.draft for s in cast.spots if s.kind == "name"}
    modifiers: list[Name] = []
    for token, pos in enumerate(words.pos):
        if token in spots:
            told.last[cast.root(spots[token])] = token
        if pos not in ("NOUN", "PROPN", "ADJ") or token in inside:
            continue
        if token in peoples and cast.at(token) is None:
            if not _people(cast, told, peoples[token]):
                modifiers.append(peoples[token])
            continue
        noun, role = noun_and_role(words.lower[token], words.lemma[token])
        if not noun or (noun == "pm" and words.tag[token - 1] == "CD"):
            continue  # «at 6 pm»
        if not heads_phrase(words, token, pos):
            owned_body(cast, linked, states, told, token, noun)
            continue
        if cast.at(token) is None and not (token in titled and role in titles() and pos == "PROPN"):
            held += _party(cast, linked, states, told, token, noun, role, homeland)
    _tell_modifiers(cast, told, modifiers)
    return held


@lru_cache(maxsize=65536)
def noun_and_role(lower: str, lemma: str) -> tuple[str, str]:
    """The party's noun and the title word that a token tells; both empty where it tells neither."""
    nouns, roles, small = group_nouns(), titles(), lemma.lower()
    noun = small if small in nouns else singular(lower)
    role = lower if lower in roles else small
    return (noun, role) if noun in nouns or role in roles else ("", "")


def _tell_modifiers(cast: Cast, told: Tellings, names: list[Name]) -> None:
    """«Sunni» in «Sunni villages» names the Sunnis, where the article tells of them elsewhere."""
    for name in names:
        if name.known and name.known.label == "faith":
            before = told.by_noun.get(name.known.name)
            if before:
                cast.mention(before[-1][2], "adjective", name.first, name.last, name.head)


def _party(
    cast: Cast,
    linked: Linked,
    states: dict[int, Match],
    told: Tellings,
    token: int,
    noun: str,
    role: str,
    homeland: str | None,
) -> list[Held]:
    """The party that the noun at `token` tells; the offices, if it is a person told by role."""
    words, phrase = cast.words, read_phrase(cast.words, token)
    found = group_nouns().get(noun)
    many = words.tag[token] in ("NNS", "NNPS")
    if no_party(words, phrase, noun, many, found) or (role == "head" and not many and not heads_body(cast, phrase)):
        return []
    bundle = phrase.preposition == "of" and noun in word_list("name_quantities")
    if bundle and found is None and phrase.determiner in ("a", "an"):
        return []  # «a host of measures»
    if not many and _one_person(noun, role, found):
        return person_told(cast, linked, states, told, phrase, role if role in titles() else noun)
    if bundle and phrase.inner is not None and _party_noun(words, phrase.inner):
        return []
    codes = two_states(words, states, phrase)
    if found and found[2] and len(codes) == 2:
        both_bodies(cast, linked, told, phrase, found, codes)
        return []
    found = found or ("group", "GOV" if titles().get(role) == "office" else "CVL", "")
    number = _which(cast, linked, states, told, phrase, noun, found, many, homeland)
    if number is not None:
        tell(cast, told, number, phrase, token)
        _bracketed(cast, number, phrase)
    return []


def _one_person(noun: str, role: str, found: tuple[Kind, str, str] | None) -> bool:
    """Does the noun in the singular mean one person («a policeman»), not a body («the militia»)?"""
    if found and found[0] in ("group", "armed_group") and noun not in word_list("groups_whole"):
        return True
    bodiless = found and found[2] == "" and found[0] in ("armed_group", "military", "police", "government")
    return role in titles() and bool(not found or found[0] == "group" or bodiless)


def _sharper(found: tuple[Kind, str, str], noun: str, mods: frozenset[str]) -> tuple[Kind, str, str]:
    """What modifiers make of a noun: «police officers» are police, a «rebel group» is armed."""
    if "police" in mods and noun in ("force", "officer", "unit", "chief"):
        return "police", "COP", "police"
    if found[0] == "organisation" and not mods.isdisjoint(ARMED):
        return "armed_group", "UAF", ""
    return found


def _which(
    cast: Cast,
    linked: Linked,
    states: dict[int, Match],
    told: Tellings,
    phrase: Phrase,
    noun: str,
    found: tuple[Kind, str, str],
    many: bool,
    homeland: str | None,
) -> int | None:
    """The actor that a phrase for several people or a body means; None where it means none."""
    code = owner_state(states, phrase)
    mods = telling(cast.words, states, told, phrase)
    kind, sector, cls = _sharper(found, noun, mods)
    if kind == "armed_group" or (not mods.isdisjoint(ARMED) and cls == "military"):
        named = named_owner(cast, phrase)
        if named is not None and cast.draft(named).kind == "armed_group":
            return named
        kind, sector, cls = ("armed_group", "UAF", "") if cls else (kind, sector, cls)
    number = None
    if kind in FORCES:
        named = named_owner(cast, phrase)
        if named is not None and cast.draft(named).kind in FORCES and cast.draft(named).reason != "group noun":
            return named
    if cls and kind != "group":
        number = body_of(cast, linked, told, phrase, Sort(kind, sector), cls, code, mods, homeland)
    elif kind in COLLECTIVE and not many and phrase.determiner in DEFINITE and not mods:
        number = _nearest(cast, told, noun, kind, phrase.head)
    elif kind in COLLECTIVE:
        number = _named_before(cast, phrase)
    elif kind == "state":
        plain = phrase.determiner in DEFINITE and not mods and noun in ("country", "nation")
        pointed = plain and phrase.determiner == "that"
        of = code or (_state_before(cast, told, phrase.head) if pointed else homeland if plain else None)
        if of and not many:
            return state(cast, linked, of)
        if not many or phrase.owner is not None or noun not in COUNTRIES or (noun == "power" and not mods):
            return None
    return number if number is not None else _group(cast, told, phrase, noun, Sort(kind, sector, code), mods, many)


def _state_before(cast: Cast, told: Tellings, token: int) -> str | None:
    """«That country»: the state told last before."""
    states = [(at, n) for n, at in told.last.items() if at < token and cast.draft(n).kind == "state"]
    return cast.draft(max(states)[1]).code if states else None


def _bracketed(cast: Cast, number: int, phrase: Phrase) -> None:
    """A common noun's short form in brackets: «the human rights commission (HRC)»."""
    words, at = cast.words, phrase.head + 2
    if at + 1 >= len(words) or words.text[at - 1] != "(" or words.text[at + 1] != ")":
        return
    short = cast.at(at)
    if short is None or cast.draft(number).named:
        return
    if abbreviates(words.text[at], words.text[phrase.first : phrase.head + 1]):
        cast.join(short, number)
        cast.draft(short).kind = cast.draft(number).kind


def _party_noun(words: Words, token: int) -> bool:
    return (
        words.lemma[token].lower() in group_nouns()
        or words.tag[token] == "NNPS"
        or (words.tag[token] == "NNS" and words.lower[token] in titles())
    )


def _named_before(cast: Cast, phrase: Phrase) -> int | None:
    """The organisation whose name stands right before its kind: «the Unity political party»."""
    for token in phrase.mods:
        found = cast.at(token)
        if (
            found is not None
            and cast.words.head[token] == phrase.head
            and cast.draft(found).named
            and cast.draft(found).kind in COLLECTIVE | {"organisation"}
        ):
            return found
    return None


def _nearest(cast: Cast, told: Tellings, noun: str, kind: str, token: int) -> int | None:
    """The named party of this kind that was told last within reach, if only one was."""
    kinds = {kind} if kind not in ("organisation",) else {"organisation", "armed_group", "igo", "party", "media"}
    if kind in ("armed_group", "party"):
        kinds = {"armed_group", "party"}
    named = sorted(((at, n) for n, at in told.last.items() if cast.draft(n).named), reverse=True)
    if noun in GENERIC and cast.words.lower[token - 1] == "local":
        return None
    if noun in GENERIC:
        kinds = {"media"} if noun in PAPERS else kinds - {"media", "igo"}
        near = {cast.root(n): at for at, n in reversed(named) if token - at <= 2 * NEAR and cast.draft(n).kind in kinds}
        return _outstanding(cast, near)
    firm = noun in FIRMS
    alike = [
        n
        for _, n in named
        if any(p.lower() == noun for p in cast.draft(n).parts) or (firm and cast.draft(n).sector == "BUS")
    ]
    return alike[0] if len(set(alike)) == 1 else None


def _outstanding(cast: Cast, told: dict[int, int]) -> int | None:
    """Of several parties that «the group» may mean, the one told last, unless another was a subject beside it.

    «The Harbour Coalition» is no rival: it would be called «the coalition».
    """
    words, last = cast.words, max(told, key=lambda n: told[n], default=None)
    if last is None or len(told) == 1 or words.dep[told[last]] in SUBJECTS:
        return last
    near = words.sentence[told[last]] - 1
    acting = (n for n, at in told.items() if words.sentence[at] >= near and words.dep[at] in SUBJECTS)
    rivals = [n for n in acting if group_nouns().keys().isdisjoint(cast.draft(n).name.lower().split())]
    return None if rivals else last


def _group(cast: Cast, told: Tellings, phrase: Phrase, noun: str, sort: Sort, mods: frozenset[str], many: bool) -> int:
    """An unnamed party: the one told before under the same noun and compatible modifiers, else a new one."""
    owner = named_owner(cast, phrase)
    marks = mods | ({sort.code} if sort.code else set())
    key = mapping("groups_same").get(noun, noun)
    if noun == "people" and sort.code and not mods and phrase.determiner != "#":
        key, marks = "people of " + sort.code, frozenset()
        owner = None
    before = told.by_noun.setdefault(key, [])
    exact = [n for m, o, n in before if m == marks and o == owner]
    if exact:
        return exact[-1]
    if not marks and owner is None:
        alone = {n for _, _, n in before}
        if len(alone) == 1 or (alone and phrase.determiner in DEFINITE):
            return before[-1][2]
    else:
        close = {n for m, o, n in before if (o == owner and (m < marks or marks < m)) or (not m and o is None)}
        if len(close) == 1:
            return close.pop()
    words = cast.words
    placed = phrase.preposition in ("in", "at") and not phrase.mods and phrase.owner is None
    end = phrase_end(words, phrase.head) if owner is not None and not placed else phrase.head + 1
    first = phrase.first
    name = cast.text(first, end) or words.text[phrase.head]
    found = group_nouns().get(noun)
    local = (
        bool(found and found[2])
        and words.text[phrase.head].islower()
        and any(words.pos[t] == "PROPN" for t in phrase.mods)
    )
    proper = words.pos[phrase.head] == "PROPN" and words.text[phrase.head].istitle() and bool(phrase.mods)
    proper = proper and all(words.text[t][0].isupper() and words.pos[t] == "PROPN" for t in phrase.mods)
    kind: Kind = "organisation" if proper and sort.kind == "group" and not many else sort.kind
    number = cast.add(
        Draft(name, kind, named=proper or local, code=sort.code, sector=sort.sector, plural=many, reason="group noun")
    )
    before.append((marks, owner, number))
    return number


def _people(cast: Cast, told: Tellings, name: Name) -> bool:
    """«Iraqis», «the Kurds», «two Americans»: a people, or some of it, as a party; one of them as a person."""
    words, token = cast.words, name.head
    known = name.known
    assert known is not None
    if not heads_phrase(words, token, "NOUN") or (words.dep[token] == "poss" and known.label == "adjective"):
        return False
    if words.dep[token] == "conj" and words.head[words.head[token]] == token + 1:
        return False
    follows = token + 1 < len(words) and words.pos[token + 1] in ("NOUN", "PROPN")
    if known.label == "adjective" and (
        words.dep[token] == "acomp" or (follows and not words.lower[token].endswith("s"))
    ):
        return False
    many = words.tag[token] in ("NNS", "NNPS") or words.lower[token].endswith("s")
    phrase = read_phrase(words, token)
    alone = not many and phrase.determiner in ("a", "an", "another", "#") and known.label != "faith"
    whole = "people of " + known.code if known.code else known.name
    key = "person of " + known.name if alone else whole
    kind: Kind = "person" if alone else "group"
    before = told.by_noun.setdefault(key, [])
    if before:
        number = before[-1][2]
    else:
        text = cast.text(min(phrase.first, name.first), name.last)
        number = cast.add(
            Draft(text, kind, named=False, code=known.code or None, sector="CVL", plural=not alone, reason="people")
        )
        before.append((frozenset(), None, number))
    first = min(phrase.first, name.first)
    cast.mention(number, "group", first, name.last, token)
    if first < name.first and words.lower[first] in word_list("name_neutral"):
        cast.mention(number, "group", first + 1, name.last, token)
    if phrase.determiner == "#" and first > 0 and words.pos[first - 1] == "NUM":
        cast.mention(number, "group", first - 1, name.last, token)
    end = phrase_end(words, token)
    if end > name.last:
        cast.mention(number, "group", first, end, token)
    tell_quantity(cast, number, token, "group")
    told.last[number] = token
    return True
