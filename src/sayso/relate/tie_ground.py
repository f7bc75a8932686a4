"""Words and mentions go in; the parties that a tie may join come out, by the tokens where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

import pycountry

from sayso.lexicon.tables import rows
from sayso.model import Entity, Mentions, NamedSpan, Place, Words
from sayso.relate.parties import Parties
from sayso.terms import Relation

NAMED_BY_MODEL = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "NORP": "people", "LOC": "place"}
STATES = frozenset(("state", "place", "people"))
FACES = frozenset(
    ("organisation", "armed_group", "party", "government", "legislature", "court", "police", "military", "igo", "media")
)
OFFICIAL = frozenset(("ministry", "government", "presidency", "department", "embassy", "office", "parliament", "army"))


@dataclass(frozen=True, slots=True)
class Party:
    """A party in the text: tokens [first, last), its head token, its kind (or place, people) and its code if known."""

    first: int
    last: int
    head: int
    entity: Entity
    kind: str
    code: str | None = None
    named: bool = True

    @property
    def key(self) -> str:
        """What two parties share that are one: the state's code, the actor, else the words."""
        if self.kind == "state" and self.code:
            return self.code
        return self.entity.actor or self.entity.text.lower()


@dataclass(frozen=True, slots=True)
class Draft:
    """A tie before its source and dates: who, which relation, to whom, and the token at which it is told."""

    subject: Party
    relation: Relation
    object: Party
    at: int
    rule: str
    confidence: float
    office: str | None = None
    former: bool = False
    told: bool = False  # whether the words assert the tie (X is the head of Y) rather than take it as known (head X)
    sole: str = ""  # an office of state that only one person holds at a time
    post: str = ""  # the office's head noun: one person may hold several at one body


@dataclass(frozen=True, slots=True)
class Ground:
    """One article's parties, ready to be asked for by token."""

    words: Words
    parties: Parties
    begins: dict[int, Party] = field(default_factory=dict)
    ends: dict[int, Party] = field(default_factory=dict)
    heads: dict[int, Party] = field(default_factory=dict)
    named: frozenset[int] = frozenset()
    often: dict[str, Party] = field(default_factory=dict)
    states: tuple[Party, ...] = ()  # every naming of a state, in order
    coded: tuple[tuple[int, str], ...] = ()  # where a state or a body of one is named
    entitled: dict[int, str] = field(
        default_factory=dict
    )  # tokens of titles, and the person whom the recogniser gives them
    speaking: str | None = None  # the state whose own statement the article is
    titled: dict[int, Party] = field(default_factory=dict)  # where a title before a name begins, and whose name it is
    heldby: dict[int, Party] = field(default_factory=dict)  # the nouns of offices, and who holds them
    sites: tuple[tuple[Party, str], ...] = ()  # the places, in order, each with the class of its GeoNames feature

    def person_at(self, token: int) -> Party | None:
        found = self.begins.get(token)
        return found if found and found.kind == "person" else None

    def person_to(self, token: int) -> Party | None:
        """The person whose name ends before `token`."""
        found = self.ends.get(token)
        return found if found and found.kind == "person" else None

    def phrase(self, first: int, last: int, kind: str, head: int | None = None) -> Party:
        """Tokens [first, last) as a party of `kind`: the mention that they are, where they are one."""
        found = self.begins.get(first)
        if found and found.last == last:
            return found
        head = last - 1 if head is None else head
        while first < head and self.words.text[first] in classed("plain"):  # «current», «senior»: no part of a name
            first += 1
        known = self.heads.get(head)
        actor = known.entity.actor if known and first <= known.first and known.kind != "person" else None
        return Party(
            first, last, head, self.parties.phrase(first, last, actor), known.kind if actor and known else kind
        )


@cache
def classed(role: str) -> dict[str, str]:
    """The words of `ties_words.tsv` that play `role`, with the kind that each names."""
    return {word: kind for word, said, kind in rows("ties_words", 3) if said == role}


def survey(words: Words, mentions: Mentions, outlet: str | None = None) -> Ground:
    """The parties of one article: its mentions first, then places and names that only the model saw."""
    parties = Parties(words, mentions)
    ground = Ground(words, parties)
    covered = bytearray(len(words) + 1)
    coded: dict[int, str] = {}
    seen = chain(
        _mentioned(ground, mentions), _placed(mentions), _modelled(ground, covered), _entitled_names(ground, covered)
    )
    for party in seen:
        if party.last <= party.first:
            continue
        code = state_code(party.code) if party.code and party.kind != "person" else None
        if code:
            coded.setdefault(party.first, code)
        inside = any(covered[party.first : party.last])
        if inside and not party.entity.actor:
            continue
        covered[party.first : party.last] = b"\1" * (party.last - party.first)
        _keep(ground.begins, party.first, party)
        _keep(ground.ends, party.last, party)
        ground.heads.setdefault(party.head, party)
    people = (p for p in ground.begins.values() if p.kind == "person")
    named = frozenset(token for person in people for token in range(person.first, person.last))
    return Ground(
        words,
        parties,
        ground.begins,
        ground.ends,
        ground.heads,
        named,
        _frequent(ground),
        _states(ground),
        tuple(sorted(coded.items())),
        _entitled(parties, mentions),
        _speaking(outlet),
        sites=tuple((_place(place), place.feature_code or "") for place in mentions.places),
    )


def _speaking(outlet: str | None) -> str | None:
    """The state whose government is the outlet."""
    name = (outlet or "").rpartition(":")[2].strip().lower().removeprefix("the ")
    told = name.split()
    if name in _governments() or not any(word in OFFICIAL for word in told):
        return _governments().get(name)
    forms = (" ".join(told[i:j]) for i in range(len(told)) for j in range(i + 1, min(i + 4, len(told)) + 1))
    return next((code for form in forms if (code := state_codes().get(form))), None)


@cache
def _governments() -> dict[str, str]:
    known = (row for row in rows("name_known", 8) if row[1] in ("government", "legislature", "military"))
    return {form.lower(): row[2] for row in known for form in (row[0], *row[4].split("|")) if form}


def _entitled(parties: Parties, mentions: Mentions) -> dict[int, str]:
    titles = (m for m in mentions.mentions if m.kind == "title" and m.actor in parties.actors)
    people = (m for m in titles if parties.actors[m.actor].kind == "person" and parties.actors[m.actor].named)
    return {token: mention.actor for mention in people for token in range(mention.first, mention.last)}


def _keep(table: dict[int, Party], token: int, party: Party) -> None:
    old = table.get(token)
    if old is None or old.last - old.first < party.last - party.first:
        table[token] = party


def _mentioned(ground: Ground, mentions: Mentions) -> Iterator[Party]:
    for mention in mentions.mentions:
        actor = ground.parties.actors.get(mention.actor)
        if actor is None or mention.kind == "pronoun":
            continue
        kind: str = actor.kind
        first = mention.first
        if kind == "person":
            if mention.kind != "name":
                continue
            first = mention.first
        elif ground.words.tag[first] in ("DT", "PRP$") and first + 1 < mention.last:
            first += 1
        entity = Entity(text=mention.text, span=mention.span, actor=mention.actor)
        split = _split_at(ground, first, mention.last) if kind in FACES else 0
        if split:
            code = _code(ground, first, split)
            phrase = ground.parties.phrase
            yield Party(first, split, split - 1, phrase(first, split), "state" if code else kind, code)
            yield Party(split, mention.last, mention.head, phrase(split, mention.last), "person")
            continue
        yield Party(first, mention.last, mention.head, entity, kind, actor.code, actor.named)


def _split_at(ground: Ground, first: int, last: int) -> int:
    """Where the name begins in «ambassador to [Chile Anna Larsen]», which was taken for one body; else 0."""
    words = ground.words
    if first < 2 or last - first < 3 or words.lower[first - 1] not in ("to", "for", "of", "the"):
        return 0
    if title_words().isdisjoint(words.lower[max(first - 4, 0) : first - 1]):
        return 0
    if any(words.tag[i] != "NNP" for i in range(max(last - 2, first), last)) or words.lower[last - 1] in _bodies():
        return 0
    for stop in range(max(first + 1, last - 3), last - 1):
        abroad = words.lower[first - 1] == "to" and _code(ground, first, stop)
        if abroad or (stop > first + 1 and words.text[stop] in _given()):
            return stop
    return 0


@cache
def _bodies() -> frozenset[str]:
    """Nouns at which the names of bodies end."""
    return frozenset(
        word for word, role, _ in rows("ties_words", 3) if role in ("sector", "person_body", "common_body")
    )


@cache
def _given() -> frozenset[str]:
    """Given names, written as in names."""
    return frozenset(row[0].title() for row in rows("name_given", 8))


def _code(ground: Ground, first: int, last: int) -> str | None:
    return state_codes().get(" ".join(ground.words.lower[first:last]).removeprefix("the "))


@cache
def state_codes() -> dict[str, str]:
    """States by name, capital excepted, and by adjective, in small letters: their code."""
    codes: dict[str, str] = {}
    for code, name, others, _, adjectives, *_ in rows("states", 8):
        for form in (name, *others.split("|"), *adjectives.split("|")):
            if form:
                codes.setdefault(form.lower(), code)
    return codes


@cache
def state_code(code: str) -> str | None:
    """The alpha-3 code of a state by either code; None for what is no state."""
    if len(code) == 3:
        return code if any(code == row[0] for row in rows("states", 8)) else None
    found = pycountry.countries.get(alpha_2=code)
    return str(found.alpha_3) if found else None


@cache
def title_words() -> frozenset[str]:
    """The last words of all offices."""
    return frozenset(phrase.split()[-1] for phrase, *_ in rows("ties_offices", 3))


def _is_title(word: str) -> bool:
    return word in classed("rank") or word in title_words()


def _placed(mentions: Mentions) -> Iterator[Party]:
    yield from (_place(place) for place in mentions.places)


def _place(place: Place) -> Party:
    entity = Entity(text=place.text, span=place.span)
    return Party(place.first, place.last, place.last - 1, entity, "place", place.country_code)


def _modelled(ground: Ground, covered: bytearray) -> Iterator[Party]:
    words = ground.words
    for span in words.entities:
        kind = NAMED_BY_MODEL.get(span.label)
        if not kind or covered[span.first] or covered[span.last - 1] or (kind == "person" and ground.parties.actors):
            continue  # a recogniser that found actors has judged the model's persons
        first, last = _trimmed(words, span)
        while kind == "person" and first < last - 1 and _is_title(words.lower[first]):
            first += 1
        code = state_codes().get(words.lower[first] if last == first + 1 else " ".join(words.lower[first:last]))
        if code and kind != "person":
            kind = "state"
        if first < last:
            head = next((i for i in range(last - 1, first - 1, -1) if not first <= words.head[i] < last), last - 1)
            yield Party(first, last, head, ground.parties.phrase(first, last), kind, code)


def _entitled_names(ground: Ground, covered: bytearray) -> Iterator[Party]:
    """Names that nobody recognised behind a title: two to four words in capitals that belong to no party."""
    words, titles = ground.words, title_words()
    for token, low in enumerate(words.lower):
        if low not in titles or words.pos[token] not in ("NOUN", "PROPN"):
            continue
        stop = token + 1
        while stop < min(token + 5, len(words)) and words.tag[stop] == "NNP" and not covered[stop]:
            stop += 1
        clear = stop >= len(words) or (
            words.tag[stop] not in ("NN", "NNS", "NNPS", "POS", "HYPH") and not covered[stop]
        )
        named = all(words.text[i].isalpha() and words.text[i][:1].isupper() for i in range(token + 1, stop))
        if stop - token >= 3 and clear and named and titles.isdisjoint(words.lower[token + 1 : stop]):
            first = token + 1
            if words.lower[stop - 1] not in _bodies() and words.text[first] in _given():
                yield Party(first, stop, stop - 1, ground.parties.phrase(first, stop), "person")


def _trimmed(words: Words, span: NamedSpan) -> tuple[int, int]:
    first, last = span.first, span.last
    idle = classed("plain").keys() | classed("past").keys()
    while first < last and (words.tag[first] in ("DT", "POS", "_SP") or not words.text[first][:1].isalnum()):
        first += 1
    while first < last - 1 and words.text[first] in idle:  # «senior», «former»: small letters, so no part of a name
        first += 1
    while last > first and (words.tag[last - 1] in ("POS", "_SP") or not words.text[last - 1][-1:].isalnum()):
        last -= 1
    return first, last


def _frequent(ground: Ground) -> dict[str, Party]:
    """Of each kind the party that a bare noun means: the only one, or the one named far more often."""
    counts: Counter[tuple[str, str]] = Counter()
    samples: dict[tuple[str, str], Party] = {}
    for party in sorted(ground.begins.values(), key=lambda p: p.first):
        counts[party.kind, party.key] += 1
        samples.setdefault((party.kind, party.key), party)
    ranked: dict[str, list[tuple[int, Party]]] = {}
    for key, count in counts.most_common():
        ranked.setdefault(key[0], []).append((count, samples[key]))
    return {kind: best[0][1] for kind, best in ranked.items() if len(best) == 1 or best[0][0] >= 2 * best[1][0]}


def _states(ground: Ground) -> tuple[Party, ...]:
    """Where the article names states, also within the names of their bodies."""
    parties = {(p.first, p.last): p for p in (*ground.ends.values(), *ground.begins.values())}
    found = [parties[at] for at in sorted(parties)]
    return tuple(p for p in found if p.kind == "state" and p.code and p.entity.text.lower() in state_codes())
