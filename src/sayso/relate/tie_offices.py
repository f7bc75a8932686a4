"""Phrases of office go in; ties come out: who holds which office where, who leads, sits or serves in what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.relate.tie_bodies import default_body, of_an_office, told_body
from sayso.relate.tie_ground import FACES, STATES, Draft, Ground, Party, classed, state_code
from sayso.relate.tie_holders import Held, holders, one
from sayso.relate.tie_homes import Seat, homes
from sayso.relate.tie_phrases import BEFORE, Phrase, singular
from sayso.terms import Relation

DETERMINERS = frozenset(("DT", "PRP$", "WP$", "POS"))
AT_HOME = frozenset(("state", "senate"))  # offices that are held at the article's own state unless it tells another
TURNS = frozenset(("next", "last", "final", "first", "second", "third", "main", "keynote", "guest", "previous"))
LAWMAKING = frozenset(("senate", "house", "parliament"))
HEADS = frozenset(("president", "pm", "premier", "chancellor"))
SHARED = frozenset(("minister", "secretary", "deputy minister", "minister of state"))  # bare, many hold it
PARTISANS = frozenset(
    (
        "state",
        "USA",
        "GBR",
        "IRL",
        "envoy",
        "senate",
        "house",
        "parliament",
        "knesset",
        "council",
        "european parliament",
    )
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A phrase of office, who holds it, and the body that the text tells for each holder."""

    phrase: Phrase
    held: Held
    bodies: tuple[Party | None, ...]
    partisan: Party | None


def office_drafts(ground: Ground, readings: Sequence[Reading]) -> Iterator[Draft]:
    """The ties of every phrase of office."""
    at_home = _at_home(ground, readings)
    for place, reading in enumerate(readings):
        if reading.phrase.said.body == "counterpart":
            yield from _counterparts(ground, reading, readings[:place])
            continue
        for holder, body in zip(reading.held.parties, reading.bodies, strict=True):
            seat = (holder.key, _seat(ground, reading, holder))
            yield from _drafts(ground, reading, holder, body, at_home.get(seat))


def _at_home(ground: Ground, readings: Sequence[Reading]) -> dict[Seat, Party]:
    """The states of all offices of state that are told bare."""
    bare: dict[Seat, Party] = {}
    told: dict[str, set[str]] = {}
    settled: set[Seat] = set()
    sole: set[str] = set()
    for reading in readings:
        phrase, past = reading.phrase, reading.phrase.past or reading.held.former
        for holder, body in zip(reading.held.parties, reading.bodies, strict=True):
            office = _seat(ground, reading, holder)
            if body and body.kind in STATES:
                settled.add((holder.key, office))
                if body.code and not past:
                    told.setdefault(office, set()).add(body.code)
            elif not body and (phrase.said.body in AT_HOME or of_an_office(ground, phrase) or _own(ground, phrase)):
                bare.setdefault((holder.key, office), holder)
                if not past and phrase.said.body == "state" and office not in SHARED:
                    sole.add(office)
    listed = _listed(ground, readings)
    bare = {seat: holder for seat, holder in bare.items() if seat not in settled and seat not in listed}
    return listed | homes(ground, bare, {office: frozenset(codes) for office, codes in told.items()}, frozenset(sole))


def _listed(ground: Ground, readings: Sequence[Reading]) -> dict[Seat, Party]:
    """«the Chilean President X and Foreign Minister Y»: the state told for the first serves the second."""
    ends: dict[int, Party] = {}
    found: dict[Seat, Party] = {}
    for reading in readings:
        phrase, holder, body = reading.phrase, reading.held.parties[0], reading.bodies[0]
        if reading.held.rule != "title" or phrase.said.body not in AT_HOME:
            continue
        before = phrase.first - (ground.words.lower[phrase.first - 1] == "and" if phrase.first else 0)
        state = ends.get(before) or ends.get(before - (ground.words.text[before - 1] == "," if before else 0))
        if not body and before < phrase.first and state:
            found[holder.key, _seat(ground, reading, holder)] = body = state
        if (body and body.kind == "state" and phrase.first <= body.first < holder.first) or body in found.values():
            ends[holder.last] = body  # type: ignore[assignment]  # a body, as the condition says
    return found


def _seat(ground: Ground, reading: Reading, holder: Party) -> str:
    """The office by which holders are weighed against each other: a former one is apart."""
    office = _office(ground, reading.phrase, holder)
    return f"former {office}" if reading.phrase.past or reading.held.former else office


def _own(ground: Ground, phrase: Phrase) -> bool:
    """Whether a government's own statement tells one of its officers bare: «Deputy Secretary X», «Ambassador X»."""
    return bool(ground.speaking) and (phrase.said.body == "envoy" or phrase.said.words[-1] == "secretary")


def titles(readings: Iterable[Reading]) -> dict[int, Party]:
    """Where titles before names begin, and whose names they are."""
    return {reading.phrase.first: reading.held.parties[0] for reading in readings if reading.held.rule == "title"}


def held_by(readings: Iterable[Reading]) -> dict[int, Party]:
    """The noun of each title before a name, and whose name it is."""
    return {reading.phrase.head: reading.held.parties[0] for reading in readings if reading.held.rule == "title"}


def _office(ground: Ground, phrase: Phrase, body: Party) -> str:
    """The office by which two holders exclude each other: «foreign minister» also of a «new foreign minister»."""
    words = office_words(ground, phrase, body).lower().split()
    return " ".join(w for w in words if w == "deputy" or (w not in classed("plain") and not w[0].isdigit()))


def office_readings(ground: Ground, found: Sequence[Phrase]) -> tuple[Reading, ...]:
    """Each phrase with its holders, read from the last to the first so that chains find their name."""
    out: list[Reading] = []
    later: Held | None = None
    last: Phrase | None = None
    for phrase in reversed(found):
        near = later if last and last.first == phrase.last + 1 and not last.definite else None
        held = holders(ground, phrase, near)
        later, last = held, phrase
        if not held or phrase.said.relation == "none":
            continue
        partisan = found_party = _partisan(ground, phrase)
        if partisan and not _apart(ground, phrase, partisan):
            partisan = None
        aside = partisan if phrase.said.body != "partyword" else None
        own = found_party if not partisan and phrase.said.body == "org" else None
        bodies = tuple(told_body(ground, phrase, holder, aside) or own for holder in held.parties)
        out.append(Reading(phrase, held, bodies, partisan))
    return tuple(reversed(out))


def _drafts(
    ground: Ground, reading: Reading, holder: Party, told: Party | None, at_home: Party | None
) -> Iterator[Draft]:
    phrase, held, partisan, words = reading.phrase, reading.held, reading.partisan, ground.words
    relation, default = phrase.said.relation, phrase.said.body
    if partisan:
        yield _draft(ground, holder, "member_of", partisan, phrase, held, "party of an office holder")
    if default == "partyword":
        return
    body = told or at_home or default_body(ground, phrase)
    if body and body.kind in STATES and (relation == "member_of" or _of_chamber(phrase, body)):
        own = default_body(ground, phrase)
        fits = own and (not own.code or not body.code or own.code == body.code)
        body = own if fits else (None if relation == "member_of" else body)
    if body and default == "senate" and body.kind == "place" and words.lower[phrase.noun - 1] != "state":
        body = _federal(ground, body, phrase)
    if not body or body.key == holder.key or (default == "firm" and body.kind not in FACES):
        return
    if phrase.said.words[-1] == "speaker" and words.lower[phrase.noun - 1] in TURNS:
        return  # «the next speaker»: whose turn it is to speak
    if relation == "leads" and body.kind == "people":
        return
    if holder.first < phrase.end and holder.last > phrase.noun:
        return  # «elected a new president»: the office is told, nobody who holds it
    relation, body = _of_command(ground, phrase, relation, body)
    draft = _draft(ground, holder, relation, body, phrase, held, f"{held.rule}, {'told' if told else 'article'} body")
    office = office_words(ground, phrase, body) if relation == "holds_office" else None
    sole = _office(ground, phrase, body) if default == "state" and relation == "holds_office" else ""
    sure = round(draft.confidence * (1.0 if told else 0.7), 3)
    yield replace(draft, office=office, confidence=sure, sole="" if sole in SHARED else sole)


def _of_chamber(phrase: Phrase, body: Party) -> bool:
    """Whether an office told with a state or place is one of its chamber: «US Speaker X»."""
    return phrase.said.body in LAWMAKING and (not body.code or phrase.said.words[-1] == "speaker")


def _federal(ground: Ground, place: Party, phrase: Phrase) -> Party:
    """The state in whose senate a senator sits for one of its parts, else the senate that the article names."""
    code = place.code and state_code(place.code)
    state = next((party for party in ground.states if code and party.code == code), None)
    return state or default_body(ground, phrase) or place


def _counterparts(ground: Ground, reading: Reading, before: Sequence[Reading]) -> Iterator[Draft]:
    """«his Chilean counterpart X»: the office told last, held at another state."""
    owner = one(ground, reading.phrase.owner) if reading.phrase.owner is not None else None
    posts = [r for r in reversed(before) if r.phrase.said.relation == "holds_office"]
    own = [r for r in posts if owner and owner.key in {party.key for party in r.held.parties}]
    model = next(iter(own or posts), None)
    if not model or (not own and _apart_by(ground, model.phrase, reading.phrase) > 2):
        return
    states, holders_ = _states_before(ground, reading.phrase), reading.held.parties
    if len(states) == len(holders_):
        for state, holder in zip(states, holders_, strict=True):
            draft = _draft(ground, holder, "holds_office", state, reading.phrase, reading.held, "counterpart")
            yield replace(draft, office=office_words(ground, model.phrase, state), confidence=0.7)


def _apart_by(ground: Ground, first: Phrase, last: Phrase) -> int:
    """How many sentences lie between two phrases."""
    return ground.words.sentence[last.noun] - ground.words.sentence[first.noun]


def _states_before(ground: Ground, phrase: Phrase) -> tuple[Party, ...]:
    """The states told before a noun, over commas and «and»: «his Chilean, Greek and French …»."""
    words, at, found = ground.words, phrase.noun, []
    while at > phrase.noun - BEFORE and at > 0:
        party = ground.ends.get(at)
        if party and party.kind in STATES:
            found.append(party)
            at = party.first
        elif words.lower[at - 1] in (",", "and", "'s", "’s") or (words.tag[at - 1] == "JJ" and not found):
            at -= 1
        else:
            break
    return tuple(reversed(found))


def _draft(ground: Ground, holder: Party, relation: str, body: Party, phrase: Phrase, held: Held, rule: str) -> Draft:
    known: Relation = relation  # type: ignore[assignment]  # the tables' linter keeps to the model's relations
    former = held.former or phrase.past
    post = _post(ground, phrase) if relation == "holds_office" else ""
    return Draft(holder, known, body, phrase.noun, rule, held.confidence, former=former, told=held.told, post=post)


def _post(ground: Ground, phrase: Phrase) -> str:
    """What two wordings of one office share."""
    word = singular(ground.words.lower[phrase.head])
    return "minister" if word in ("pm", "premier") else word.rstrip(".")


def office_words(ground: Ground, phrase: Phrase, body: Party) -> str:
    """The office's own words: without the body, «the», «former», and with «of the Interior» or «to Iraq»."""
    words = ground.words
    skip = {i for party in phrase.left for i in range(party.first, party.last)}
    begun = max((p.last for p in phrase.left if p.key == body.key), default=phrase.first)
    if phrase.first <= body.first and body.last <= phrase.noun:
        begun = body.last
    idle = classed("past")
    kept = [i for i in range(begun, phrase.noun) if i not in skip and words.tag[i] not in DETERMINERS]
    kept = [i for i in kept if words.lower[i] not in idle] + [phrase.noun]
    first = kept[0]
    bodies = [party.first for preposition, party in phrase.right if preposition == "of"]
    last = phrase.last if not bodies or phrase.said.body == "envoy" else phrase.end
    last = next((i for i in range(phrase.end, last) if words.lower[i] in ("in", "at", "with", "from", "within")), last)
    return ground.parties.phrase(first, max(last, phrase.end)).text.lstrip("- ")


def _partisan(ground: Ground, phrase: Phrase) -> Party | None:
    """The party that stands before an office: «Green Party senator», «Labour MP», «the Liberal candidate»."""
    words, names = ground.words, classed("partisan")
    for party in reversed(phrase.left):
        if words.lower[party.last - 1] in names:
            return ground.phrase(party.last - 1, party.last, "party") if not party.entity.actor else party
        if (party.kind == "party" and words.lower[party.last - 1] != "parties") or words.lower[
            party.last - 1
        ] == "party":
            return party
    inside = {i for party in phrase.left for i in range(party.first, party.last)}
    for token in range(phrase.noun - 1, phrase.first - 1, -1):
        if token not in inside and words.lower[token] in names and words.text[token][:1].isupper():
            return ground.phrase(token, token + 1, "party")
    for preposition, party in phrase.right:
        plural = words.lower[party.last - 1] == "parties"
        if party.kind == "party" and not plural and preposition in ("of", "from", "for", "with"):
            return party
    if phrase.said.body == "partyword":
        return next((p for p in phrase.left if p.kind in ("organisation", "armed_group")), None)
    return None


def _apart(ground: Ground, phrase: Phrase, partisan: Party) -> bool:
    """Whether the party is not the body of the office: «the Green committee chairman», «a Labour senator»."""
    words, sectors = ground.words, classed("sector")
    plain = partisan.entity.text.lower() in classed("partisan")
    if phrase.said.body == "partyword" or (
        phrase.said.body in PARTISANS and (plain or phrase.said.words[-1] not in HEADS)
    ):
        return True
    if partisan.last > phrase.noun or not plain:
        return False
    return any(
        words.lower[i] in sectors and sectors[words.lower[i]] != "party" for i in range(partisan.last, phrase.noun + 1)
    )


def _of_command(ground: Ground, phrase: Phrase, relation: str, body: Party) -> tuple[str, Party]:
    """«Chile's leader» holds an office; «US commander» leads the forces; a chief for some matter holds an office."""
    if relation != "leads":
        return relation, body
    if body.kind in STATES:
        if phrase.said.words[-1] == "commander" or phrase.said.body == "military":
            force = next(
                (p for p in ground.begins.values() if p.kind == "military" and p.code and p.code == body.code), None
            )
            return ("leads", force) if force else ("holds_office", body)
        return "holds_office", body
    of = phrase.end < len(ground.words) and ground.words.lower[phrase.end] == "of"
    if of and body.key in {party.key for preposition, party in phrase.right if preposition == "at"}:
        return "holds_office", body  # «head of road studies at the institute»
    between = [ground.words.lower[i] for i in range(body.last, phrase.noun)] if body.last <= phrase.noun else []
    plain = classed("plain").keys() | classed("sector").keys() | {"'s", "’s", "'", "’"} | classed("past").keys()
    if body.kind in ("igo", "government") and any(word not in plain for word in between):
        return "holds_office", body
    return "leads", body
