"""Phrases of office go in; ties come out: who holds which office where, who leads, sits or serves in what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sayso.lexicon.tables import rows
from sayso.model import Relation
from sayso.relate.tie_ground import FACES, STATES, Draft, Ground, Party, classed
from sayso.relate.tie_holders import Held, holders, one
from sayso.relate.tie_phrases import BEFORE, Phrase, singular

SEATS = {
    "senate": "senate",
    "house": "house",
    "knesset": "knesset",
    "european parliament": "european parliament",
    "marines": "marine corps",
    "supreme court": "supreme court",
}
KINDS = {
    "court": "court",
    "police": "police",
    "military": "military",
    "parliament": "legislature",
    "senate": "legislature",
    "house": "legislature",
}
DETERMINERS = frozenset(("DT", "PRP$", "WP$", "POS"))
OF_BODY = frozenset(("of", "for", "at", "with", "in", "from"))
LAWMAKING = frozenset(("senate", "house", "parliament"))
SEATED = frozenset(("senate", "house", "parliament", "knesset", "european parliament", "council"))
PORTFOLIOS = frozenset(("minister", "secretary"))
HEADS = frozenset(("president", "pm", "premier", "chancellor"))
PARTISANS = frozenset(("state", "USA", "GBR", "envoy", "senate", "house", "parliament", "knesset", "council"))


@dataclass(frozen=True, slots=True)
class Reading:
    """A phrase of office, who holds it, and the body that the text tells for each holder."""

    phrase: Phrase
    held: Held
    bodies: tuple[Party | None, ...]
    partisan: Party | None


def office_drafts(ground: Ground, readings: Sequence[Reading]) -> Iterator[Draft]:
    """The ties of every phrase of office."""
    seats: dict[str, list[tuple[str, str]]] = {}  # by office: who holds it in which state, as told
    for reading in readings:
        for holder, body in zip(reading.held.parties, reading.bodies, strict=True):
            if body and body.code and body.kind in STATES and not reading.phrase.past:
                seats.setdefault(_office(reading.phrase), []).append((holder.key, body.code))
    for place, reading in enumerate(readings):
        if reading.phrase.said.body == "counterpart":
            yield from _counterparts(ground, reading, readings[:place])
            continue
        for holder, body in zip(reading.held.parties, reading.bodies, strict=True):
            others = seats.get(_office(reading.phrase), ())
            taken = frozenset(code for key, code in others if key != holder.key)
            yield from _drafts(ground, reading, holder, body, taken)


def titles(readings: Iterable[Reading]) -> dict[int, Party]:
    """Where titles before names begin, and whose names they are."""
    return {reading.phrase.first: reading.held.parties[0] for reading in readings if reading.held.rule == "title"}


def _office(phrase: Phrase) -> str:
    return " ".join(phrase.said.words)


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
        partisan = _partisan(ground, phrase)
        if partisan and not _apart(ground, phrase, partisan):
            partisan = None
        aside = partisan if phrase.said.body != "partyword" else None
        bodies = tuple(_body(ground, phrase, holder, aside) for holder in held.parties)
        out.append(Reading(phrase, held, bodies, partisan))
    return tuple(reversed(out))


def _drafts(
    ground: Ground, reading: Reading, holder: Party, told: Party | None, taken: frozenset[str]
) -> Iterator[Draft]:
    phrase, held, partisan = reading.phrase, reading.held, reading.partisan
    relation, default = phrase.said.relation, phrase.said.body
    if partisan:
        yield _draft(ground, holder, "member_of", partisan, phrase, held, "party of an office holder")
    if default == "partyword":
        return
    body = (
        told
        or default_body(ground, phrase, taken)
        or (_home(ground, phrase, taken) if _of_an_office(ground, phrase) else None)
    )
    if body and body.kind in STATES and (relation == "member_of" or default in LAWMAKING):
        own = default_body(ground, phrase)
        fits = own and (not own.code or not body.code or own.code == body.code)
        body = own if fits else (None if relation == "member_of" else body)
    if not body or body.key == holder.key or (default == "firm" and body.kind not in FACES):
        return
    if holder.first < phrase.end and holder.last > phrase.noun:
        return  # «elected a new president»: the office is told, nobody who holds it
    relation, body = _of_command(ground, phrase, relation, body)
    draft = _draft(ground, holder, relation, body, phrase, held, f"{held.rule}, {'told' if told else 'article'} body")
    office = office_words(ground, phrase, body) if relation == "holds_office" else None
    yield replace(draft, office=office, confidence=round(draft.confidence * (1.0 if told else 0.7), 3))


def _counterparts(ground: Ground, reading: Reading, before: Sequence[Reading]) -> Iterator[Draft]:
    """«his Chilean counterpart X»: the office told last, held at another state."""
    model = next((r for r in reversed(before) if r.phrase.said.relation == "holds_office"), None)
    if not model or ground.words.sentence[reading.phrase.noun] - ground.words.sentence[model.phrase.noun] > 2:
        return
    states, holders_ = _states_before(ground, reading.phrase), reading.held.parties
    if len(states) == len(holders_):
        for state, holder in zip(states, holders_, strict=True):
            draft = _draft(ground, holder, "holds_office", state, reading.phrase, reading.held, "counterpart")
            yield replace(draft, office=office_words(ground, model.phrase, state), confidence=0.7)


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
    idle = classed("past")
    kept = [i for i in range(begun, phrase.noun) if i not in skip and words.tag[i] not in DETERMINERS]
    kept = [i for i in kept if words.lower[i] not in idle] + [phrase.noun]
    first = kept[0]
    bodies = [party.first for preposition, party in phrase.right if preposition == "of"]
    last = phrase.last if not bodies or phrase.said.body == "envoy" else phrase.end
    return ground.parties.phrase(first, max(last, phrase.end)).text


def _partisan(ground: Ground, phrase: Phrase) -> Party | None:
    """The party that stands before an office: «Green Party senator», «Labour MP», «the Liberal candidate»."""
    words, names = ground.words, classed("partisan")
    for party in reversed(phrase.left):
        if words.lower[party.last - 1] in names:
            return ground.phrase(party.last - 1, party.last, "party") if not party.entity.actor else party
        if party.kind == "party" or words.lower[party.last - 1] == "party":
            return party
    for token in range(phrase.noun - 1, phrase.first - 1, -1):
        if words.lower[token] in names and words.text[token][:1].isupper():
            return ground.phrase(token, token + 1, "party")
    for preposition, party in phrase.right:
        if party.kind == "party" and preposition in ("of", "from", "for", "with"):
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


def _body(ground: Ground, phrase: Phrase, holder: Party, partisan: Party | None) -> Party | None:
    """The body that the text tells: «of» and «for» first, then before the noun, then behind the name."""
    wanted = phrase.said.body
    seat = "state" if wanted.isupper() else wanted
    fits = STATES | FACES | {"person"}
    if seat in ("state", "envoy") and PORTFOLIOS.intersection(phrase.said.words):
        fits = STATES
    elif seat in SEATED:
        fits = fits - {"party", "person"}
    links = ("of",) if wanted == "envoy" else OF_BODY
    behind = ((at, party) for at, party in phrase.right if at in links and party.kind in fits and party != partisan)
    right = [party for at, party in behind if at not in ("in", "from") or party.kind not in STATES]
    if right:
        return right[0] if wanted == "org" else right[-1]
    left = [party for party in phrase.left if party != partisan and party.kind in fits]
    if left:
        return _before(ground, phrase, left)
    if phrase.owner is not None:
        owner = _owner(ground, phrase.owner)
        if owner and owner.kind in FACES | STATES:
            return owner
    sector = _sector(ground, phrase, None) if seat in ("org", "firm", "court", "parliament") else None
    if sector and seat == "parliament" and sector.kind != "legislature":
        sector = None
    found = sector or _behind_name(ground, holder)
    return found if found and found.kind in fits and (found.kind in STATES or seat not in ("state", "envoy")) else None


def _before(ground: Ground, phrase: Phrase, left: list[Party]) -> Party:
    """Of the parties before the noun, the state for an office of state, else the nearest («Chilean navy» is one)."""
    if phrase.said.body in ("state", "envoy") or phrase.said.body.isupper():
        return next((p for p in left if p.kind in STATES), _owner_of(ground, left[0]) or left[0])
    nearest = left[-1]
    if nearest.kind in STATES:
        return _sector(ground, phrase, nearest) or nearest
    return nearest


def _owner_of(ground: Ground, party: Party) -> Party | None:
    """The state that owns a body told in one name: «Chile's UN …»."""
    inside = (ground.ends.get(i) for i in range(party.first + 1, party.last) if ground.words.tag[i] == "POS")
    return next((owner for owner in inside if owner and owner.kind in STATES), None)


def _sector(ground: Ground, phrase: Phrase, state: Party | None) -> Party | None:
    """The body that a common noun before the office names: «army spokesman», «Chilean police chief»."""
    words, sectors = ground.words, classed("sector")
    for token in range(phrase.end - 1, phrase.first - 1, -1):
        kind = sectors.get(words.lower[token])
        if not kind or token == phrase.end - 1:
            continue
        if state and state.last <= token:
            return ground.phrase(state.first, token + 1, kind)
        known = _known_as(ground, words.lower[token], phrase.noun)
        if not known and words.lower[token] in classed("general"):
            known = ground.often.get(kind)
        if known or words.pos[token] == "ADJ":
            return known
        return ground.phrase(token, token + 1, kind)
    return None


def _known_as(ground: Ground, word: str, before: int) -> Party | None:
    """The body named before that a bare «committee» or «army» means: one whose name ends so, the nearest."""
    words = ground.words
    earlier = (p for p in ground.begins.values() if p.last - p.first > 1 and p.first < before)
    found = [p for p in earlier if words.lower[p.last - 1] == word and p.kind in FACES and p.named]
    return max(found, key=lambda p: p.first) if found else None


def _owner(ground: Ground, token: int) -> Party | None:
    """Whom «his», «its» or «whose» means."""
    words = ground.words
    if words.tag[token] == "WP$":
        at = words.head[token]
        for _ in range(6):
            if words.dep[at] == "relcl":
                return one(ground, words.head[at])
            at = words.head[at]
        return None
    return one(ground, token)


def _behind_name(ground: Ground, holder: Party) -> Party | None:
    """«President X of Chile», «Archbishop X from the Anglican Church»."""
    words, at = ground.words, holder.last
    if at + 2 >= len(words) or words.lower[at] not in ("of", "from"):
        return None
    found = ground.begins.get(at + 1 + (words.tag[at + 1] == "DT"))
    wanted = FACES | STATES if words.lower[at] == "of" else FACES
    return found if found and found.kind in wanted else None


def default_body(ground: Ground, phrase: Phrase, taken: frozenset[str] = frozenset()) -> Party | None:
    """The article's own body for an office that tells none."""
    wanted = phrase.said.body
    if wanted in ("state", "envoy"):
        return _home(ground, phrase, taken)
    if wanted.isupper():
        return next((party for party in ground.states if party.code == wanted), None)
    if wanted in SEATS:
        found = next((p for p in ground.begins.values() if p.kind in FACES and _ends(ground, p, SEATS[wanted])), None)
        if found:
            return found
    return ground.often.get(KINDS.get(wanted, wanted))


def _ends(ground: Ground, party: Party, seat: str) -> bool:
    """Whether a party is the chamber itself: «the State Senate», not «the Senate committee»."""
    said = " ".join(ground.words.lower[party.first : party.last])
    return said == seat or said.endswith(" " + seat) or said.startswith(seat + " of ")


def _home(ground: Ground, phrase: Phrase, taken: frozenset[str]) -> Party | None:
    """The state that a bare office means: named most, in the lead and near by, with such an office and no other holder."""
    words, scores = ground.words, Counter[str]()
    office = " ".join(phrase.said.words)
    never = taken | lacking().get(office, frozenset()) | lacking().get(phrase.said.words[-1], frozenset())
    here = words.sentence[phrase.noun]
    for token, code in ground.coded:
        apart = here - words.sentence[token]
        scores[code] += 1 + (words.sentence[token] < 2) + (2 if apart == 0 else apart == 1)
    named = {party.code: party for party in reversed(ground.states)}
    ranked = [(score, code) for code, score in scores.most_common() if code in named and code not in never]
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return named[ranked[0][1]]


def _of_an_office(ground: Ground, phrase: Phrase) -> bool:
    """«the Prime Minister's spokesman»: the office belongs to an office of state."""
    words = ground.words
    owners = [i for i in range(phrase.first, phrase.noun - 1) if words.tag[i + 1] == "POS"]
    return any(
        words.lower[i] in ("president", "minister", "chancellor", "king", "premier", "emir", "monarch") for i in owners
    )


@cache
def lacking() -> dict[str, frozenset[str]]:
    """By office: the states that have none such."""
    return {office: frozenset(codes.split()) for office, codes in rows("ties_forms", 2)}


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
    between = [ground.words.lower[i] for i in range(body.last, phrase.noun)] if body.last <= phrase.noun else []
    plain = classed("plain").keys() | classed("sector").keys() | {"'s", "’s", "'", "’"} | classed("past").keys()
    if body.kind in ("igo", "government") and any(word not in plain for word in between):
        return "holds_office", body
    return "leads", body
