"""Phrases of office go in; ties come out: who holds which office where, who leads what, who has a seat or serves in what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sayso.model import Relation
from sayso.relate.tie_ground import FACES, STATES, Draft, Ground, Party, classed
from sayso.relate.tie_holders import Held, holders, one
from sayso.relate.tie_phrases import Phrase

SEATS = {"senate": "senate", "house": "house", "knesset": "knesset", "european parliament": "european parliament", "marines": "marine"}
KINDS = {"court": "court", "police": "police", "military": "military", "parliament": "legislature", "senate": "legislature",
         "house": "legislature"}  # fmt: skip
OF_BODY = frozenset(("of", "for", "at", "with", "in", "from"))
PARTISANS = frozenset(("state", "envoy", "senate", "house", "parliament", "knesset", "council"))


def office_drafts(ground: Ground, found: Iterable[Phrase]) -> Iterator[Draft]:
    """The ties of every phrase of office, read from the last to the first so that chains find their name."""
    later: Held | None = None
    last_phrase: Phrase | None = None
    for phrase in reversed(tuple(found)):
        near = later if last_phrase and 0 <= last_phrase.first - phrase.last <= 1 else None
        held = holders(ground, phrase, near)
        later, last_phrase = held, phrase
        if held and phrase.said.relation != "none":
            for holder in held.parties:
                yield from _drafts(ground, phrase, held, holder)


def _drafts(ground: Ground, phrase: Phrase, held: Held, holder: Party) -> Iterator[Draft]:
    relation, default = phrase.said.relation, phrase.said.body
    partisan = _partisan(ground, phrase)
    if partisan and default in PARTISANS:
        yield _draft(holder, "member_of", partisan, phrase, held, "party of an office holder")
    if default == "partyword":
        if partisan:
            yield _draft(holder, "member_of", partisan, phrase, held, "party's candidate")
        return
    body = _body(ground, phrase, holder, partisan if default in PARTISANS else None)
    how = "told"
    if not body:
        body, how = _default(ground, default), "the article's"
    if not body or body.key == holder.key:
        return
    relation, body = _of_command(ground, phrase, relation, body)
    draft = _draft(holder, relation, body, phrase, held, f"{held.rule}, {how} body")
    sure = draft.confidence * (1.0 if how == "told" else 0.7)
    office = office_words(ground, phrase) if relation == "holds_office" else None
    yield replace(draft, office=office, confidence=round(sure, 3))


def _draft(holder: Party, relation: str, body: Party, phrase: Phrase, held: Held, rule: str) -> Draft:
    known: Relation = relation  # type: ignore[assignment]  # the tables' linter keeps to the model's relations
    return Draft(holder, known, body, phrase.noun, rule, held.confidence, former=held.former or phrase.past, told=held.told)


def office_words(ground: Ground, phrase: Phrase) -> str:
    """The office's own words: without the body, «the», «former», and with «of the Interior» or «to Iraq»."""
    words = ground.words
    skip = {i for party in phrase.left for i in range(party.first, party.last)}
    kept = [
        i for i in range(phrase.first, phrase.end)
        if i >= phrase.noun or (i not in skip and words.tag[i] not in ("DT", "PRP$", "WP$", "POS") and words.lower[i] not in classed("past"))
    ]  # fmt: skip
    first = kept[0]
    bodies = [party.first for preposition, party in phrase.right if preposition == "of"]
    last = phrase.last if not bodies or phrase.said.body == "envoy" else phrase.end
    return ground.parties.phrase(first, max(last, phrase.end)).text


def _partisan(ground: Ground, phrase: Phrase) -> Party | None:
    """The party that stands before an office: «Green Party senator», «Labour MP», «the Liberal candidate»."""
    words, names = ground.words, classed("partisan")
    for party in reversed(phrase.left):
        if party.kind == "party" or words.lower[party.last - 1] in ("party", *names):
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


def _body(ground: Ground, phrase: Phrase, holder: Party, partisan: Party | None) -> Party | None:
    """The body that the text tells: «of» and «for» first, then before the noun, then behind the name."""
    wanted = phrase.said.body
    right = [party for preposition, party in phrase.right if preposition in (("of",) if wanted == "envoy" else OF_BODY)
             and party != partisan and not (preposition in ("in", "from") and party.kind in STATES)]  # fmt: skip
    if right:
        return right[0] if wanted == "org" else right[-1]
    left = [party for party in phrase.left if party != partisan]
    if left:
        return _before(ground, phrase, left)
    if phrase.owner is not None:
        owner = _owner(ground, phrase.owner)
        if owner and owner.kind in FACES | STATES:
            return owner
    sector = _sector(ground, phrase, None)
    return sector or _behind_name(ground, holder)


def _before(ground: Ground, phrase: Phrase, left: list[Party]) -> Party:
    """Of the parties before the noun, the state for an office of state, else the nearest; «Chilean navy» as one body."""
    if phrase.said.body in ("state", "envoy"):
        return next((p for p in left if p.kind in STATES), left[0])
    nearest = left[-1]
    if nearest.kind in STATES:
        return _sector(ground, phrase, nearest) or nearest
    return nearest


def _sector(ground: Ground, phrase: Phrase, state: Party | None) -> Party | None:
    """The body that a common noun before the office names: «army spokesman», «Chilean police chief»."""
    words, sectors = ground.words, classed("sector")
    for token in range(phrase.end - 1, phrase.first - 1, -1):
        kind = sectors.get(words.lower[token])
        if not kind or token == phrase.end - 1:
            continue
        if state and state.last <= token:
            return ground.phrase(state.first, token + 1, kind)
        known = ground.often.get(kind)
        return known or ground.phrase(token, token + 1, kind)
    return None


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
    if at + 1 >= len(words) or words.lower[at] not in ("of", "from"):
        return None
    at += 1 + (words.tag[at + 1] == "DT")
    found = ground.begins.get(at)
    return found if found and found.kind in FACES | STATES and words.lower[holder.last] == "of" or found and found.kind in FACES else None


def _default(ground: Ground, wanted: str) -> Party | None:
    """The article's own body for an office that tells none."""
    if wanted in ("state", "envoy"):
        return ground.home
    if wanted in SEATS:
        found = next((p for p in ground.begins.values() if SEATS[wanted] in p.entity.text.lower() and p.kind != "person"), None)
        if found:
            return found
    return ground.often.get(KINDS.get(wanted, wanted))


def _of_command(ground: Ground, phrase: Phrase, relation: str, body: Party) -> tuple[str, Party]:
    """«Chile's leader» holds an office; «US commander» leads the forces; a chief for some matter holds an office."""
    if relation != "leads":
        return relation, body
    if body.kind in STATES:
        if phrase.said.words[-1] == "commander" or phrase.said.body == "military":
            force = next((p for p in ground.begins.values() if p.kind == "military" and p.code == body.code is not None), None)
            return ("leads", force) if force else ("holds_office", body)
        return "holds_office", body
    between = [ground.words.lower[i] for i in range(body.last, phrase.noun)] if body.last <= phrase.noun else []
    plain = classed("plain").keys() | classed("sector").keys() | {"'s", "’s", "'", "’"} | classed("past").keys()
    if body.kind in ("igo", "government") and any(word not in plain for word in between):
        return "holds_office", body
    return "leads", body
