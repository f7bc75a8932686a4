"""Common nouns go in; the unnamed parties among them come out: bodies of states, crowds, armed people, described persons."""

from __future__ import annotations

from sayso.lexicon.tables import mapping
from sayso.lexicon.tables import words as word_list
from sayso.model import Kind, MentionKind, Words
from sayso.recognize.bodies import NEAR, body_of, both_bodies, heads_body, main_state, owned_body
from sayso.recognize.cast import Cast, Draft
from sayso.recognize.gazetteer import Match
from sayso.recognize.kinds import Sort, group_nouns
from sayso.recognize.link import Linked, plain_body, state
from sayso.recognize.names import Name, titles
from sayso.recognize.noun_phrases import (
    DEFINITE,
    DETERMINERS,
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
from sayso.recognize.title_words import phrase_end, role_of
from sayso.recognize.titles import Held
from sayso.recognize.variants import abbreviates

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
COUNTRIES = frozenset(
    {"country", "nation", "state", "power", "superpower", "neighbour", "neighbor", "kingdom", "republic"}
)
FIRMS = frozenset({"company", "firm", "corporation"})


def find_groups(cast: Cast, linked: Linked, states: dict[int, Match], names: list[Name]) -> list[Held]:
    """Add unnamed parties, in the order of the text; return the offices that descriptions tell."""
    words, told = cast.words, Tellings()
    inside = {
        t
        for n in names
        for t in range(n.first, n.last)
        if not plain_body(words, n) and not (n.known and n.known.label in ("adjective", "people", "faith", "state"))
    }
    nouns, roles = group_nouns(), titles()
    homeland = main_state(cast)
    held: list[Held] = []
    peoples = {n.head: n for n in names if n.known and n.known.label in ("people", "faith", "adjective")}
    spots = {s.head: s.draft for s in cast.spots if s.kind == "name"}
    for token, pos in enumerate(words.pos):
        if token in spots:
            told.last[cast.root(spots[token])] = token
        if pos not in ("NOUN", "PROPN", "ADJ") or token in inside:
            continue
        lemma = words.lemma[token].lower()
        if token in peoples and cast.at(token) is None:
            _people(cast, told, peoples[token])
            continue
        noun = lemma if lemma in nouns else singular(words.lower[token])
        role = role_of(words, token)
        if noun not in nouns and role not in roles:
            continue
        if not heads_phrase(words, token, pos):
            owned_body(cast, linked, states, told, token, noun)
            continue
        if cast.at(token) is None:
            held += _party(cast, linked, states, told, token, noun, role, homeland)
    return held


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
    words = cast.words
    phrase = read_phrase(words, token)
    found = group_nouns().get(noun)
    many = words.tag[token] in ("NNS", "NNPS")
    if no_party(words, phrase, noun, many, found):
        return []
    if role == "head" and not many and not heads_body(cast, phrase):
        return []
    single = not many and found and found[0] in ("group", "armed_group") and noun not in word_list("groups_whole")
    if single or (
        not many
        and role in titles()
        and (
            not found
            or found[0] == "group"
            or (found[2] == "" and found[0] in ("armed_group", "military", "police", "government"))
        )
    ):
        return _person(cast, linked, states, told, phrase, role if role in titles() else noun)
    if (
        phrase.preposition == "of"
        and phrase.inner is not None
        and noun in word_list("name_quantities")
        and _party_noun(words, phrase.inner)
    ):
        return []
    if found and len(codes := two_states(words, states, phrase)) == 2 and found[2]:
        both_bodies(cast, linked, told, phrase, found, codes)
        return []
    if not found:
        found = ("group", "GOV" if titles().get(role) == "office" else "CVL", "")
    kind, sector, cls = found
    code = owner_state(cast, states, phrase)
    mods = telling(words, states, phrase)
    if kind == "armed_group" or (not mods.isdisjoint(ARMED) and cls == "military"):
        named = named_owner(cast, phrase)
        if named is not None and cast.draft(named).kind == "armed_group":
            _tell(cast, told, named, phrase, token)
            return []
        if cls:
            kind, sector, cls = "armed_group", "UAF", ""
    number = None
    if cls and kind != "group":
        number = body_of(cast, linked, told, phrase, Sort(kind, sector), cls, code, mods, homeland)
    elif kind in COLLECTIVE and not many and phrase.determiner in DEFINITE and not mods:
        number = _nearest(cast, told, noun, kind, token)
    elif kind in COLLECTIVE and (named := _named_before(cast, phrase)) is not None:
        number = named
    elif kind == "state":
        of = code or (
            homeland if phrase.determiner in DEFINITE and not mods and noun in ("country", "nation") else None
        )
        if of and not many:
            number = state(cast, linked, of)
        elif not many or phrase.owner is not None or noun not in COUNTRIES or (noun == "power" and not mods):
            return []
    if number is None:
        number = _group(cast, told, phrase, noun, Sort(kind, sector, code), mods, many)
    _tell(cast, told, number, phrase, token)
    _bracketed(cast, number, phrase)
    return []


def _bracketed(cast: Cast, number: int, phrase: Phrase) -> None:
    """A common noun's short form in brackets: «the human rights commission (HRC)»."""
    words, at = cast.words, phrase.head + 2
    if (
        at + 1 < len(words)
        and words.text[at - 1] == "("
        and words.text[at + 1] == ")"
        and (short := cast.at(at)) is not None
    ):
        if abbreviates(words.text[at], words.text[phrase.first : phrase.head + 1]) and not cast.draft(number).named:
            cast.join(short, number)
            cast.draft(short).kind = cast.draft(number).kind


def _party_noun(words: Words, token: int) -> bool:
    return (
        words.lemma[token].lower() in group_nouns()
        or words.tag[token] == "NNPS"
        or (words.tag[token] == "NNS" and words.lower[token] in titles())
    )


def _named_before(cast: Cast, phrase: Phrase) -> int | None:
    """The organisation whose name stands right before its kind: «the Unity political party», «the Daily Star newspaper»."""
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


def _tell(cast: Cast, told: Tellings, number: int, phrase: Phrase, token: int) -> None:
    words = cast.words
    label: MentionKind = "group" if not cast.draft(number).named or cast.draft(number).body else "description"
    start = phrase.first
    cast.mention(number, label, start, token + 1, token)
    if phrase.determiner == "#" and start > 0 and words.pos[start - 1] == "NUM":
        cast.mention(number, label, start - 1, token + 1, token)
    _shorter(cast, number, phrase, token, label)
    _quantity(cast, number, phrase, token, label)
    if phrase.owner is not None and words.pos[phrase.owner] == "PROPN":
        left = min(words.left[phrase.owner], phrase.owner)
        while left < phrase.owner and words.lower[left] in DETERMINERS:
            left += 1
        cast.mention(number, label, left, token + 1, token)
    end = phrase_end(words, token)
    if end > token + 1:
        cast.mention(number, label, start, end, token)
    told.last[cast.root(number)] = token


def _shorter(cast: Cast, number: int, phrase: Phrase, token: int, label: MentionKind) -> None:
    """The phrase without its first, untelling modifiers: «Shia factions» of «different Shia factions»."""
    words, start = cast.words, phrase.first
    while start < token and words.lower[start] in word_list("name_neutral"):
        start += 1
    if phrase.first < start < token and words.text[start][0].isalnum():
        cast.mention(number, label, start, token + 1, token)


def _quantity(cast: Cast, number: int, phrase: Phrase, token: int, label: MentionKind) -> None:
    """«Hundreds of protesters», «a group of students»: the quantity's noun means them too."""
    words = cast.words
    of = words.head[token]
    above = words.head[of]
    if (
        words.lower[of] != "of"
        or words.dep[token] != "pobj"
        or above >= of
        or words.lower[above] not in word_list("name_quantities")
    ):
        return
    first = above
    while first > 0 and words.pos[first - 1] in ("ADJ", "NUM") and words.head[first - 1] == above:
        first -= 1
    cast.mention(number, label, first, token + 1, above)


def _nearest(cast: Cast, told: Tellings, noun: str, kind: str, token: int) -> int | None:
    """The named party of this kind that was told last within reach, if only one was."""
    kinds = {kind} if kind not in ("organisation",) else {"organisation", "armed_group", "igo", "party", "media"}
    if kind in ("armed_group", "party"):
        kinds = {"armed_group", "party"}
    found = sorted(
        (
            (at, n)
            for n, at in told.last.items()
            if token - at <= 2 * NEAR and cast.draft(n).kind in kinds and cast.draft(n).named
        ),
        reverse=True,
    )
    if noun not in GENERIC:
        found = [
            (at, n)
            for at, n in found
            if any(p.lower() == noun for p in cast.draft(n).parts) or (noun in FIRMS and cast.draft(n).sector == "BUS")
        ]
    return found[0][1] if found else None


def _group(cast: Cast, told: Tellings, phrase: Phrase, noun: str, sort: Sort, mods: frozenset[str], many: bool) -> int:
    """An unnamed party: the one told before under the same noun and compatible modifiers, else a new one."""
    owner = named_owner(cast, phrase)
    marks = mods | ({sort.code} if sort.code else set())
    before = told.by_noun.setdefault(mapping("groups_same").get(noun, noun), [])
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
    end = phrase_end(words, phrase.head) if owner is not None else phrase.head + 1
    first = phrase.first
    name = cast.text(first, end) or words.text[phrase.head]
    proper = words.pos[phrase.head] == "PROPN" and words.text[phrase.head].istitle() and bool(phrase.mods)
    proper = proper and all(words.text[t][0].isupper() and words.pos[t] == "PROPN" for t in phrase.mods)
    kind: Kind = "organisation" if proper and sort.kind == "group" and not many else sort.kind
    number = cast.add(
        Draft(name, kind, named=proper, code=sort.code, sector=sort.sector, plural=many, reason="group noun")
    )
    before.append((marks, owner, number))
    return number


def _people(cast: Cast, told: Tellings, name: Name) -> None:
    """«Iraqis», «the Kurds», «two Americans»: a people, or some of it, as a party; one of them as a person."""
    words, token = cast.words, name.head
    known = name.known
    assert known is not None
    if not heads_phrase(words, token, "NOUN") or (words.dep[token] == "poss" and known.label == "adjective"):
        return
    if words.dep[token] == "conj" and words.head[words.head[token]] == token + 1:
        return
    many = words.tag[token] in ("NNS", "NNPS") or words.lower[token].endswith("s")
    phrase = read_phrase(words, token)
    alone = not many and phrase.determiner in ("a", "an", "another", "#") and known.label != "faith"
    key = "person of " + known.name if alone else known.name
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
    if phrase.determiner == "#" and first > 0 and words.pos[first - 1] == "NUM":
        cast.mention(number, "group", first - 1, name.last, token)
    end = phrase_end(words, token)
    if end > name.last:
        cast.mention(number, "group", first, end, token)
    _quantity(cast, number, phrase, token, "group")
    told.last[number] = token


def _person(
    cast: Cast, linked: Linked, states: dict[int, Match], told: Tellings, phrase: Phrase, role: str
) -> list[Held]:
    """«The cleric», «an Iraqi policeman», «a spokesman for the army»: a person told by role."""
    words, token = cast.words, phrase.head
    mods = telling(words, states, phrase)
    code = owner_state(cast, states, phrase)
    owner = named_owner(cast, phrase)
    if owner is None and phrase.inner is not None and phrase.preposition in ("of", "for", "at"):
        owner = cast.at(phrase.inner)
    number = None
    if phrase.determiner not in ("a", "an", "another", "one", "every", "each", "any", "no", "#"):
        number = _bearer(cast, told, role, mods, code, owner, token)
    if number is None:
        number = _described(cast, told, phrase, role, mods, code, owner)
    _tell(cast, told, number, phrase, token)
    if owner is None and code:
        owner = state(cast, linked, code)
    if titles().get(role) in ("office", "rank", "royal"):
        return [
            Held(number, cast.text(phrase.first, token + 1).lower(), owner, phrase.first, token + 1, "former" in mods)
        ]
    return []


def _bearer(
    cast: Cast, told: Tellings, role: str, mods: frozenset[str], code: str | None, owner: int | None, token: int
) -> int | None:
    """The person of whom the article told this role: the only one, or the one told last within reach."""
    found = [
        (told.last.get(n, 0), n)
        for n, d in enumerate(cast.drafts)
        if d.joined is None and d.kind == "person" and d.named and role in d.roles and all(m in d.roles for m in mods)
    ]
    found = [(at, n) for at, n in found if n in told.last] or found
    if code:
        told_of = [(at, n) for at, n in found if code in cast.draft(n).roles]
        found = told_of or [
            (at, n) for at, n in found if not any(len(r) == 3 and r.isupper() for r in cast.draft(n).roles)
        ]
    if len(found) == 1:
        return found[0][1]
    near = [(at, n) for at, n in found if token - at <= NEAR]
    return near[0][1] if len(near) == 1 else None


def _described(
    cast: Cast, told: Tellings, phrase: Phrase, role: str, mods: frozenset[str], code: str | None, owner: int | None
) -> int:
    before = told.by_noun.setdefault("one " + role, [])
    marks = mods | ({code} if code else set())
    fresh = phrase.determiner in ("another", "second")
    exact = [n for m, o, n in before if not fresh and ((m == marks and o == owner) or (not marks and owner is None))]
    if exact:
        return exact[-1]
    words = cast.words
    end = phrase_end(words, phrase.head)
    first = phrase.first
    sector = (group_nouns().get(role) or ("person", "GOV" if titles().get(role) in ("office", "royal") else "CVL", ""))[
        1
    ]
    number = cast.add(Draft(cast.text(first, end), "person", named=False, code=code, sector=sector, reason="role noun"))
    before.append((marks, owner, number))
    cast.drafts[number].roles.add(role)
    return number
