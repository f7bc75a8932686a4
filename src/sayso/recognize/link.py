"""Proper names go in; they come out as actors: one for all the spellings and short forms of a name in the article."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from sayso.lexicon.tables import rows
from sayso.lexicon.tables import words as word_list
from sayso.model import Words
from sayso.recognize.cast import Cast, Draft
from sayso.recognize.gazetteer import Known, Match, adjective_of, state_names
from sayso.recognize.kinds import Sort, group_nouns, sort_of
from sayso.recognize.name_spans import HYPHENS, Name
from sayso.recognize.name_votes import located_only, votes_of, within_other
from sayso.recognize.persons import link_persons, name_key
from sayso.recognize.variants import abbreviates, sound

BODIES = {
    "government": "government",
    "legislature": "parliament",
    "military": "military",
    "police": "police",
    "court": "court",
    "cabinet": "cabinet",
}
PLACES = ("GPE", "LOC", "FAC")


@dataclass
class Linked:
    """Which actor stands for which key: states by code, bodies by class and owner, names by sound."""

    states: dict[str, int] = field(default_factory=dict)
    bodies: dict[tuple[str, str], int] = field(default_factory=dict)
    names: dict[tuple[str, ...], int] = field(default_factory=dict)
    known: dict[str, int] = field(default_factory=dict)


def link_names(cast: Cast, names: list[Name], states: dict[int, Match]) -> Linked:
    """Draft an actor for each name that may act, with all its mentions."""
    words = cast.words
    linked = Linked()
    votes = votes_of(words, names)
    persons, others = [], []
    located = located_only(words, names)
    surnames = {words.lower[n.last - 1] for n in names if n.label == "PERSON" and n.last - n.first > 1}
    short = _short_forms(words, names)
    begins = {n.first for n in names if n.label == "PERSON" and not n.known}
    for name in names:
        if name.known and _office_name(words, name, begins):
            continue
        if name.known and name.known.label == "seat" and words.lower[name.first] in surnames:
            persons.append(name)
            continue
        label = votes.get(name_key(words, name), name.label) if not name.known else "KNOWN"
        if name.known and name.known.label in ("state", "adjective") and within_other(words, name):
            continue
        if name.known and name.known.label in ("state", "adjective", "people", "faith", "seat"):
            _link_state(cast, linked, name)
        elif name_key(words, name) in located:
            continue
        elif label == "PERSON":
            persons.append(name)
        elif not name.known and words.text[name.first] in short:
            others.append(name._replace(label="ORG"))
        elif name.known or label not in PLACES or _placed_head(words, name):
            others.append(name)
        elif acts(words, name.head):
            _link_place(cast, linked, name)
    link_persons(cast, linked.names, persons)
    for name in sorted(others, key=lambda n: (n.first - n.last, n.first)):
        if not plain_body(words, name):
            _link_other(cast, linked, name, states)
    _link_inner_states(cast, linked, names, states)
    _link_brackets(cast)
    return linked


def _short_forms(words: Words, names: list[Name]) -> set[str]:
    """The short forms in brackets behind the names that they shorten."""
    found = set()
    for name in names:
        at = name.last + 1
        opened = at < len(words) and words.text[name.last] == "(" and name.label not in ("PERSON", *PLACES)
        if opened and abbreviates(words.text[at], words.text[name.first : name.last]):
            found.add(words.text[at])
    return found


def _office_name(words: Words, name: Name, begins: set[int]) -> bool:
    """«UN High Commissioner for Refugees Jane Doe»: the name of the office before the name of who holds it."""
    return name.last in begins and "commissioner" in words.lower[name.first : name.last]


def plain_body(words: Words, name: Name) -> bool:
    """Is the name one bare noun for a party («Parliament», «Aides»)? Its phrase tells which one."""
    if name.known or name.last - name.first > 1 or name.label == "PERSON":
        return False
    return any(
        form in group_nouns()
        for form in (words.lower[name.first], words.lower[name.first].rstrip("s"), words.lemma[name.first].lower())
    )


def _link_inner_states(cast: Cast, linked: Linked, names: list[Name], states: dict[int, Match]) -> None:
    """The state told inside a body's name: «Iraqi Parliament», «Bank of Ghana»."""
    for name in names:
        if name.label not in ("HEAD", "ORG") or name.known:
            continue
        for token in (name.first, name.last - 1):
            match = states.get(token)
            if (
                match
                and match.known.label in ("state", "adjective")
                and match.last - match.first < name.last - name.first
            ):
                number = state(cast, linked, match.known.code)
                cast.mention(number, "adjective", match.first, match.last, match.last - 1)


def _placed_head(words: Words, name: Name) -> bool:
    """A label of a place on a name that ends in a body's noun («the US Embassy»)."""
    return sort_of(words, name, {}) is not None


@cache
def agentive() -> frozenset[str]:
    return word_list("name_verbs")


def acts(words: Words, head: int) -> bool:
    """Is the token the subject of a verb that only a party can do, the doer after «by», or asked to do something?"""
    above = words.head[head]
    if words.text[head + 1 : head + 2] in (("–",), ("—",), ("-",), ("--",)):
        return False  # a dateline
    if _addressed(words, head):
        return True
    if words.dep[head] == "conj" and words.dep[above] in ("nsubj", "pobj"):
        return acts(words, above)
    if words.dep[head] == "nsubj":
        return words.lemma[above].lower() in agentive() or any(words.dep[c] == "xcomp" for c in words.children[above])
    if words.dep[head] == "pobj" and words.dep[above] == "agent":
        return True
    if words.dep[head] == "poss":
        return words.lemma[above].lower() in agentive()
    verb = words.head[above]
    return (
        words.dep[head] == "pobj"
        and words.lower[above] in ("with", "against", "from", "on")
        and words.lemma[verb]
        in ("talk", "negotiation", "tension", "relation", "sanction", "war", "tie", "pressure", "negotiate")
    )


def _addressed(words: Words, head: int) -> bool:
    """«Urged Khartoum to open the border», «blamed Khartoum», «called on Khartoum to sign»."""
    above, verb = words.head[head], words.head[words.head[head]]
    if words.dep[head] == "nsubj" and above > head:
        infinitive = any(words.tag[c] == "TO" for c in words.children[above])
        return infinitive and verb < head and words.lemma[verb].lower() in word_list("name_addressed")
    if words.dep[head] == "pobj":
        put = words.lower[above] in ("on", "upon") and words.lemma[verb].lower() == "call"
        return put and any(words.dep[c] in ("xcomp", "advcl") for c in words.children[verb])
    return words.dep[head] == "dobj" and words.lemma[above].lower() in word_list("name_addressed")


def _link_state(cast: Cast, linked: Linked, name: Name) -> None:
    """A state, its adjective, its capital where it acts, or its people."""
    known = name.known
    assert known is not None
    words = cast.words
    label = known.label
    if label == "seat":
        if acts(words, name.head):
            _state_mention(cast, linked, name, "name")
        return
    noun = words.pos[name.head] in ("PROPN", "NOUN") and words.dep[name.head] not in ("amod", "compound", "nmod")
    if label in ("faith", "people") or (label == "adjective" and noun and _people(words, name)):
        if label == "adjective" and known.code == "USA" and not words.lower[name.head].startswith("american"):
            _state_mention(cast, linked, name, "name")
        return  # peoples are groups: groups.py reads them
    _state_mention(
        cast, linked, name, "adjective" if label == "adjective" and not (noun and known.code == "USA") else "name"
    )


def _people(words: Words, name: Name) -> bool:
    return words.dep[name.head] not in ("compound", "amod", "nmod", "poss")


def state(cast: Cast, linked: Linked, code: str) -> int:
    """The actor of the state `code`, made when first asked for."""
    if code not in linked.states:
        linked.states[code] = cast.add(
            Draft(state_names()[code], "state", code=code, sector="GOV", reason="list of states")
        )
    return linked.states[code]


def _state_mention(cast: Cast, linked: Linked, name: Name, kind: str) -> None:
    assert name.known is not None
    number = state(cast, linked, name.known.code)
    cast.mention(number, "adjective" if kind == "adjective" else "name", name.first, name.last, name.head)


def _link_place(cast: Cast, linked: Linked, name: Name) -> None:
    """A town or region that acts."""
    key = name_key(cast.words, name)
    if key not in linked.names:
        linked.names[key] = cast.add(
            Draft(cast.text(name.first, name.last), "government", sector="GOV", reason="place acts")
        )
    cast.mention(linked.names[key], "name", name.first, name.last, name.head)


def body(cast: Cast, linked: Linked, kind: str, code: str, sort: Sort) -> int:
    """The body of class `kind` that the state `code` has: «Iraqi government», made when first asked for."""
    key = (kind, code)
    if key not in linked.bodies:
        title = f"{adjective_of().get(code, code)} {BODIES.get(kind, kind)}"
        if code == "USA":
            title = f"US {BODIES.get(kind, kind)}"
        linked.bodies[key] = cast.add(
            Draft(
                title,
                sort.kind,
                code=code,
                sector=sort.sector,
                body=kind,
                plural=kind in ("police", "military"),
                reason="body of a state",
            )
        )
    return linked.bodies[key]


def _link_other(cast: Cast, linked: Linked, name: Name, states: dict[int, Match]) -> None:
    """An organisation or body: by the lists, by its words, by a longer name in the article, else a new actor."""
    words = cast.words
    key = name_key(words, name)
    if not key or (not name.known and name.label in ("NORP", *PLACES) and sort_of(words, name, states) is None):
        return
    sort = sort_of(words, name, states)
    if sort is None and words.lower[name.last - 1] in word_list("name_not"):
        return
    number = linked.known.get(name.known.name) if name.known else linked.names.get(key)
    if number is None and name.known and name.known.kind == "party":
        number = linked.names.get((*key, sound("Party")))
    if number is None and sort and sort.body and sort.code:
        number = body(cast, linked, sort.body, sort.code, sort)
    if number is None and not name.known:
        number = _longer(cast, linked, key, words.text[name.first : name.last])
    if number is None:
        sort = sort or Sort("organisation")
        text = name.known.name if name.known else cast.text(name.first, name.last)
        reason = "list of names" if name.known else "name"
        parts = words.text[name.first : name.last]
        made = Draft(text, sort.kind, code=sort.code, sector=sort.sector, parts=parts, body=sort.body, reason=reason)
        number = cast.add(made)
    if name.known:
        number = _whole_body(cast, linked, name.known, number)
    linked.names.setdefault(key, number)
    cast.mention(number, "name", name.first, name.last, name.head)
    short = _before_of(words, name)
    if short:
        cast.mention(number, "name", name.first, short, name.head if name.head < short else short - 1)


def _whole_body(cast: Cast, linked: Linked, known: Known, number: int) -> int:
    """A name that is the state's one army or parliament stands for that body: «Knesset», «Israeli parliament»."""
    linked.known[known.name] = number
    cls = bodies_by_name().get(known.name)
    if cls:
        before = linked.bodies.setdefault((cls, known.code), number)
        cast.join(number, before)
    return number


@cache
def bodies_by_name() -> dict[str, str]:
    """The known names that are the state's one body of a class."""
    return {row[0]: row[5] for row in rows("name_known", 6) if row[5]}


def _before_of(words: Words, name: Name) -> int | None:
    """The end of a name's first part where it can stand alone: «Riverside Baptist Church» of «… of Springfield»."""
    if name.label != "HEAD" or words.text[name.last - 1] == name.noun:
        return None
    end = next((t + 1 for t in range(name.first, name.last) if words.text[t] == name.noun), name.first)
    return end if end - name.first > 1 and words.lower[end] == "of" else None


def _longer(cast: Cast, linked: Linked, key: tuple[str, ...], texts: tuple[str, ...]) -> int | None:
    """The one actor whose longer name ends or begins with these words, or whose first letters they are."""
    found = set()
    for other, number in linked.names.items():
        draft = cast.draft(number)
        if draft.kind in ("person", "state"):
            continue
        letters = len(texts) == 1 and draft.parts and abbreviates(texts[0], draft.parts)
        if letters or (len(other) > len(key) and _shortens(key, other, draft.parts, texts)):
            found.add(cast.root(number))
    return found.pop() if len(found) == 1 else None


def _shortens(key: tuple[str, ...], other: tuple[str, ...], parts: tuple[str, ...], texts: tuple[str, ...]) -> bool:
    """Do these words end or begin a longer name, so that they alone may stand for it?"""
    followed = len(parts) > len(texts) and parts[len(texts)] in ("of", "for")
    if other[: len(key)] == key and (key[0] not in GENERIC or followed):
        return True
    return other[-len(key) :] == key and texts != ("House",)


GENERIC = frozenset(
    sound(w)
    for w in (
        "national",
        "united",
        "new",
        "international",
        "supreme",
        "house",
        "state",
        "federal",
        "islamic",
        "democratic",
        "people",
        "central",
        "world",
        "ministry",
        "department",
        "department",
        "european",
        "african",
        "american",
        "army",
    )
)


def _link_brackets(cast: Cast) -> None:
    """A name and the short form in brackets behind it are one: «Popular Mobilization Forces (PMF)»."""
    words = cast.words
    ends = {s.last: s for s in cast.spots if s.kind == "name"}
    for spot in list(cast.spots):
        before = spot.first - 1
        while before >= 0 and (words.text[before] in ("“", '"', "or") or words.lower[before] in ("the", "known", "as")):
            before -= 1
        if before < 1 or words.text[before] != "(" or spot.kind != "name":
            continue
        full = ends.get(before)
        if full is None:
            continue
        if cast.root(full.draft) == cast.root(spot.draft):
            if spot.last < len(words) and words.text[spot.last] == ")":
                cast.mention(full.draft, "description", full.first, spot.last + 1, full.head)
            continue
        short, long = cast.draft(spot.draft), cast.draft(full.draft)
        text = words.text[spot.first : spot.last]
        whole = tuple(t for t in words.text[full.first : full.last] if t not in HYPHENS)
        close = spot.last < len(words) and words.text[spot.last] == ")"
        if close and (
            abbreviates("".join(text), whole)
            or (len(text) == 1 and text[0].isupper() and long.kind not in ("person", "state"))
        ):
            cast.mention(full.draft, "description", full.first, spot.last + 1, full.head)
            if short.kind != long.kind and short.reason == "list of names":
                cast.join(spot.draft, full.draft)
            else:
                cast.join(full.draft, spot.draft)
