"""Common nouns go in; the unnamed parties among them come out: bodies of states, crowds, armed people, described persons."""

from __future__ import annotations

from typing import NamedTuple

from sayso.lexicon.tables import mapping, words as word_list
from sayso.model import Kind, MentionKind, Words
from sayso.recognize.cast import Cast, Draft
from sayso.recognize.gazetteer import Match
from sayso.recognize.kinds import Sort, group_nouns
from sayso.recognize.link import Linked, body, plain_body, state
from sayso.recognize.names import HYPHENS, Name, titles
from sayso.recognize.titles import Held, phrase_end, role_of

MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "poss", "quantmod", "det", "punct", "case", "advmod", "predet", "npadvmod"})
DETERMINERS = frozenset("the a an this that these those his her their its our my your some any all both each every no another other".split())
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
ARMED = frozenset({"rebel", "rebels", "insurgent", "militant", "militia", "guerrilla", "paramilitary", "opposition", "resistance", "separatist", "terrorist", "jihadist"})
COLLECTIVE = frozenset({"organisation", "armed_group", "party", "media", "igo", "legislature", "court"})
GENERIC = frozenset({"group", "organisation", "organization", "movement", "faction", "militia", "party", "network", "newspaper", "paper", "broadcaster"})
FIRMS = frozenset({"company", "firm", "corporation"})
NEAR = 60  # tokens within which a bare noun may take up the body told last, when several were told


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
    """What was told so far in this article: group actors by noun, bodies by class, with the token where each stood last."""

    def __init__(self) -> None:
        self.by_noun: dict[str, list[tuple[frozenset[str], int | None, int]]] = {}
        self.last: dict[int, int] = {}


def find_groups(cast: Cast, linked: Linked, states: dict[int, Match], names: list[Name]) -> list[Held]:
    """Add unnamed parties, in the order of the text; return the offices that descriptions tell."""
    words, told = cast.words, Tellings()
    inside = {t for n in names for t in range(n.first, n.last) if not plain_body(words, n) and not (n.known and n.known.label in ("adjective", "people", "faith", "state"))}
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
        if not _heads_phrase(words, token, pos):
            _owned_body(cast, linked, states, told, token, noun)
            continue
        if cast.at(token) is None:
            held += _party(cast, linked, states, told, token, noun, role, homeland)
    return held


def singular(lower: str) -> str:
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith("men"):
        return lower[:-3] + "man"
    return lower[:-1] if lower.endswith("s") and not lower.endswith("ss") else lower


def _heads_phrase(words: Words, token: int, pos: str) -> bool:
    dep = words.dep[token]
    if pos == "ADJ":
        return dep in ("nsubj", "nsubjpass", "dobj", "pobj", "conj") and words.tag[token] != "JJS"
    return dep not in ("compound", "amod", "nmod", "npadvmod", "advmod", "quantmod", "nummod")


def _owned_body(cast: Cast, linked: Linked, states: dict[int, Match], told: Tellings, token: int, noun: str) -> None:
    """«US troop withdrawal»: a body of a state before another noun."""
    found = group_nouns().get(noun)
    match = states.get(token - 1)
    if found and found[2] in ("military", "government", "police") and match and match.known.label in ("adjective", "state"):
        number = body(cast, linked, found[2], match.known.code, Sort(found[0], found[1]))
        cast.mention(number, "group", match.first, token + 1, token)
        told.last[number] = token


def main_state(cast: Cast) -> str | None:
    """The state that the article is plainly about: more than half of all mentions of states, or the only one."""
    counts: dict[str, int] = {}
    for spot in cast.spots:
        draft = cast.draft(spot.draft)
        if draft.kind == "state" and draft.code:
            counts[draft.code] = counts.get(draft.code, 0) + 1
    if not counts:
        return None
    best = max(counts, key=lambda code: counts[code])
    return best if 2 * counts[best] > sum(counts.values()) else None


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
        hyphen = words.text[at] in HYPHENS and words.end[at] == words.start[first]
        if not hyphen and not (words.dep[at] in MODIFIERS and words.pos[at] in ("ADJ", "NOUN", "PROPN", "VERB", "ADV")):
            break
        if not hyphen:
            mods.append(at)
        first = at
    inner, preposition = None, ""
    for child in words.children[head]:
        if words.dep[child] == "prep" and words.lower[child] in ("of", "in", "for", "from", "to", "at") and child == head + 1:
            inner = next((c for c in words.children[child] if words.dep[c] == "pobj"), None)
            preposition = words.lower[child]
        elif words.dep[child] == "poss" and owner is None and words.tag[child] == "PRP$":
            determiner = words.lower[child]
    return Phrase(head, first, determiner, owner, tuple(mods), inner, preposition)


def _party(cast: Cast, linked: Linked, states: dict[int, Match], told: Tellings, token: int, noun: str, role: str, homeland: str | None) -> list[Held]:
    words = cast.words
    phrase = read_phrase(words, token)
    found = group_nouns().get(noun)
    many = words.tag[token] in ("NNS", "NNPS")
    single = not many and found and found[0] == "group" and noun not in word_list("groups_whole")
    if single or not many and role in titles() and (not found or found[0] == "group" or found[2] == "" and found[0] in ("armed_group", "military", "police", "government")):
        return _person(cast, linked, states, told, phrase, role if role in titles() else noun)
    if phrase.preposition == "of" and phrase.inner is not None and noun in word_list("name_quantities") and _party_noun(words, phrase.inner):
        return []
    if found and len(codes := _two_states(words, states, phrase)) == 2 and found[2]:
        _both(cast, linked, told, phrase, found, codes)
        return []
    if not found:
        found = ("group", "GOV" if titles().get(role) == "office" else "CVL", "")
    kind, sector, cls = found
    code = _owner_state(cast, states, phrase)
    mods = _telling(words, states, phrase)
    if kind == "armed_group" or not mods.isdisjoint(ARMED) and cls == "military":
        named = _named_owner(cast, phrase)
        if named is not None and cast.draft(named).kind == "armed_group":
            _tell(cast, told, named, phrase, token)
            return []
        if cls:
            kind, sector, cls = "armed_group", "UAF", ""
    number = None
    if cls and kind != "group":
        number = _body_of(cast, linked, told, phrase, Sort(kind, sector), cls, code, mods, homeland)
    elif kind in COLLECTIVE and not many and phrase.determiner in DEFINITE and not mods:
        number = _nearest(cast, told, noun, kind, token)
    elif kind in COLLECTIVE and (named := _named_before(cast, phrase)) is not None:
        number = named
    elif kind == "state":
        of = code or (homeland if phrase.determiner in DEFINITE and not mods and noun in ("country", "nation") else None)
        if of and not many:
            number = state(cast, linked, of)
        elif not many:
            return []
    if number is None:
        number = _group(cast, told, phrase, noun, Sort(kind, sector, code), mods, many)
    _tell(cast, told, number, phrase, token)
    return []


def _party_noun(words: Words, token: int) -> bool:
    return words.lemma[token].lower() in group_nouns() or words.tag[token] == "NNPS" or (words.tag[token] == "NNS" and words.lower[token] in titles())


def _two_states(words: Words, states: dict[int, Match], phrase: Phrase) -> list[Match]:
    """The two states of «US and Iraqi forces»."""
    found = [states[t] for t in phrase.mods if t in states and states[t].known.label in ("adjective", "state")]
    at = phrase.first
    if len(found) == 1 and at > 1 and words.lower[at - 1] == "and" and at - 2 in states and states[at - 2].known.label in ("adjective", "state"):
        found.append(states[at - 2])
    return list(dict.fromkeys(found))


def _both(cast: Cast, linked: Linked, told: Tellings, phrase: Phrase, found: tuple[Kind, str, str], pair: list[Match]) -> None:
    """Two bodies under one noun: the second state's by the noun, the first's by its own adjective."""
    near, far = sorted(pair, key=lambda m: -m.first)
    for match, head in ((near, phrase.head), (far, far.last - 1)):
        number = body(cast, linked, found[2], match.known.code, Sort(found[0], found[1]))
        cast.mention(number, "group", match.first, max(match.last, head + 1), head)
        told.last[number] = head
    cast.mention(number, "group", far.first, phrase.head + 1, far.last - 1)


def _named_before(cast: Cast, phrase: Phrase) -> int | None:
    """The organisation whose name stands right before its kind: «the Unity political party», «the Daily Star newspaper»."""
    for token in phrase.mods:
        found = cast.at(token)
        if found is not None and cast.words.head[token] == phrase.head and cast.draft(found).named and cast.draft(found).kind in COLLECTIVE | {"organisation"}:
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
    if words.lower[of] != "of" or words.dep[token] != "pobj" or above >= of or words.lower[above] not in word_list("name_quantities"):
        return
    first = above
    while first > 0 and words.pos[first - 1] in ("ADJ", "NUM") and words.head[first - 1] == above:
        first -= 1
    cast.mention(number, label, first, token + 1, above)


def _owner_state(cast: Cast, states: dict[int, Match], phrase: Phrase) -> str | None:
    """The code of the state that modifiers, the owner or the «of» phrase tell."""
    tokens = [*phrase.mods, *([phrase.owner] if phrase.owner is not None else []), *([phrase.inner] if phrase.inner is not None else [])]
    codes = [states[t].known.code for t in tokens if t in states and states[t].known.label in ("state", "adjective", "seat") and states[t].known.code]
    return codes[0] if codes and (len(set(codes)) == 1 or codes[0] != codes[-1]) else None


def _telling(words: Words, states: dict[int, Match], phrase: Phrase) -> frozenset[str]:
    """The modifiers that tell this party from others of its noun."""
    neutral = word_list("name_neutral")
    return frozenset(
        words.lower[t] for t in phrase.mods
        if words.lower[t] not in neutral and not (t in states and states[t].known.label in ("state", "adjective")) and words.pos[t] != "ADV"
    )  # fmt: skip


def _named_owner(cast: Cast, phrase: Phrase) -> int | None:
    """The named actor before or behind the noun: «ISIS fighters», «fighters of ISIS», «ISIS's fighters»."""
    for token in (*phrase.mods, phrase.owner, phrase.inner):
        found = cast.at(token) if token is not None else None
        if found is not None and cast.draft(found).named:
            return found
    return None


def _body_of(
    cast: Cast, linked: Linked, told: Tellings, phrase: Phrase, sort: Sort, cls: str, code: str | None, mods: frozenset[str], homeland: str | None
) -> int | None:
    """The state's body that the phrase means; None where it is a party of its own."""
    foreign = mods - {"government", "govt", "loyalist", "pro", "army", "police", "local"}
    holder = _holder(cast, phrase) if cls == "government" and phrase.head is not None else None
    if holder is not None:
        code, foreign = holder, frozenset()
    if code:
        return body(cast, linked, cls, code, sort) if not foreign else None
    owner = _named_owner(cast, phrase)
    if foreign or (owner is not None and cast.draft(owner).kind not in ("person", "government")):
        return None
    if phrase.determiner in ("another", "any", "no", "every", "each", "a", "an") or (cls == "military" and phrase.determiner == "#" and False):
        return None
    known = {cast.root(number): told.last.get(cast.root(number), -10_000) for (kind, _), number in linked.bodies.items() if kind == cls}
    for number, draft in enumerate(cast.drafts):
        if draft.joined is None and draft.named and draft.kind == sort.kind and number not in known and _stands_for(draft, cls) and number in told.last:
            known[number] = told.last[number]
    near = {n for n, at in known.items() if phrase.head - at <= NEAR}
    if len(known) == 1:
        return next(iter(known))
    if len(near) == 1:
        return near.pop()
    if not known and homeland:
        return body(cast, linked, cls, homeland, sort)
    return None


def _stands_for(draft: Draft, cls: str) -> bool:
    """May a bare «the police», «parliament» mean this named body?"""
    if cls == "legislature":
        return not {"Senate", "House", "Committee", "Council"} & set(draft.parts)
    return cls in ("police", "military")


def _holder(cast: Cast, phrase: Phrase) -> str | None:
    """The state of the person whose government it is: «Kibaki's government»."""
    owner = _named_owner(cast, phrase)
    if owner is None or cast.draft(owner).kind != "person" or cast.words.lemma[phrase.head].lower() != "government":
        return None
    codes = [role for role in cast.draft(owner).roles if role.isupper() and len(role) == 3]
    return codes[0] if len(codes) == 1 else None


def _nearest(cast: Cast, told: Tellings, noun: str, kind: str, token: int) -> int | None:
    """The named party of this kind that was told last within reach, if only one was."""
    kinds = {kind} if kind not in ("organisation",) else {"organisation", "armed_group", "igo", "party", "media"}
    if kind in ("armed_group", "party"):
        kinds = {"armed_group", "party"}
    found = sorted(
        ((at, n) for n, at in told.last.items() if token - at <= 2 * NEAR and cast.draft(n).kind in kinds and cast.draft(n).named), reverse=True
    )
    if noun not in GENERIC:
        found = [(at, n) for at, n in found if any(p.lower() == noun for p in cast.draft(n).parts) or (noun in FIRMS and cast.draft(n).sector == "BUS")]
    return found[0][1] if found else None


def _group(cast: Cast, told: Tellings, phrase: Phrase, noun: str, sort: Sort, mods: frozenset[str], many: bool) -> int:
    """An unnamed party: the one told before under the same noun and compatible modifiers, else a new one."""
    owner = _named_owner(cast, phrase)
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
        close = {n for m, o, n in before if (m < marks or marks < m) and (o == owner or o is None or owner is None) and not (m and marks and not (m & marks))}
        if len(close) == 1:
            return close.pop()
    words = cast.words
    end = phrase_end(words, phrase.head) if owner is not None else phrase.head + 1
    first = phrase.first
    name = cast.text(first, end) or words.text[phrase.head]
    number = cast.add(Draft(name, sort.kind, named=False, code=sort.code, sector=sort.sector, plural=many, reason="group noun"))
    before.append((marks, owner, number))
    return number


def _people(cast: Cast, told: Tellings, name: Name) -> None:
    """«Iraqis», «the Kurds», «two Americans»: a people, or some of it, as a party; one of them as a person."""
    words, token = cast.words, name.head
    known = name.known
    assert known is not None
    if not _heads_phrase(words, token, "NOUN") or words.dep[token] == "poss" and known.label == "adjective":
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
        number = cast.add(Draft(text, kind, named=False, code=known.code or None, sector="CVL", plural=not alone, reason="people"))
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


def _person(cast: Cast, linked: Linked, states: dict[int, Match], told: Tellings, phrase: Phrase, role: str) -> list[Held]:
    """«The cleric», «an Iraqi policeman», «a spokesman for the army»: a person told by role."""
    words, token = cast.words, phrase.head
    mods = _telling(words, states, phrase)
    code = _owner_state(cast, states, phrase)
    owner = _named_owner(cast, phrase)
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
        return [Held(number, cast.text(phrase.first, token + 1).lower(), owner, phrase.first, token + 1, "former" in mods)]
    return []


def _bearer(cast: Cast, told: Tellings, role: str, mods: frozenset[str], code: str | None, owner: int | None, token: int) -> int | None:
    """The person of whom the article told this role: the only one, or the one told last within reach."""
    found = [
        (told.last.get(n, 0), n)
        for n, d in enumerate(cast.drafts)
        if d.joined is None and d.kind == "person" and d.named and role in d.roles and n in told.last and all(m in d.roles for m in mods)
    ]
    if code:
        told_of = [(at, n) for at, n in found if code in cast.draft(n).roles]
        found = told_of or [(at, n) for at, n in found if not any(len(r) == 3 and r.isupper() for r in cast.draft(n).roles)]
    if len(found) == 1:
        return found[0][1]
    near = [(at, n) for at, n in found if token - at <= NEAR]
    return near[0][1] if len(near) == 1 else None


def _described(cast: Cast, told: Tellings, phrase: Phrase, role: str, mods: frozenset[str], code: str | None, owner: int | None) -> int:
    before = told.by_noun.setdefault("one " + role, [])
    marks = mods | ({code} if code else set())
    fresh = phrase.determiner in ("another", "second")
    exact = [n for m, o, n in before if not fresh and (m == marks and o == owner or (not marks and owner is None))]
    if exact:
        return exact[-1]
    words = cast.words
    end = phrase_end(words, phrase.head)
    first = phrase.first
    sector = (group_nouns().get(role) or ("person", "GOV" if titles().get(role) in ("office", "royal") else "CVL", ""))[1]
    number = cast.add(Draft(cast.text(first, end), "person", named=False, code=code, sector=sector, reason="role noun"))
    before.append((marks, owner, number))
    cast.drafts[number].roles.add(role)
    return number
