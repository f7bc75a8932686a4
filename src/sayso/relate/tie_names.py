"""Names beside names go in; ties come out: possessives, «X of the Y», hyphen compounds, party adjectives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from sayso.lexicon.tables import rows
from sayso.relate.tie_ground import FACES, Draft, Ground, Party, classed, title_words
from sayso.relate.tie_holders import one, past_ranks, with_more
from sayso.relate.tie_phrases import noun_phrase
from sayso.relate.tie_table import fits, make, predicates

BUREAUS = frozenset(("bureau", "department", "directorate", "division", "agency", "service", "branch", "ministry"))
FORCES = {"police": "police", "army": "military", "navy": "military", "marine": "military", "marines": "military"}
CLUBS = frozenset(("party", "organisation", "media", "armed_group", "igo"))  # bodies whose people are told as theirs
LETTERS = {"D": "democrat", "R": "republican"}  # how a congress's members are marked


def name_drafts(ground: Ground) -> Iterator[Draft]:
    """Every tie that a name tells by what stands beside it."""
    words = ground.words
    for token, text in enumerate(words.text):
        if text == "-":
            yield from _compound(ground, token)
        elif words.tag[token] == "PRP$":
            yield from _owned(ground, token)
    for party in ground.ends.values():
        yield from _people(ground, party)
        yield from _possessive(ground, party)
        if party.kind == "person":
            yield from _behind(ground, party)
            yield from _bracketed(ground, party)
            yield from _ranked(ground, party)
    yield from _party_adjectives(ground)


def _owned(ground: Ground, token: int) -> Iterator[Draft]:
    """«his party», «her campaign»: a body that a person commands."""
    words, head = ground.words, ground.words.head[token]
    kind = classed("person_body").get(words.lower[head]) if words.lower[head] in classed("his_body") else None
    owner = one(ground, token) if kind and head > token else None
    if owner and owner.kind == "person" and words.lower[token] in ("his", "her") and kind:
        owned = ground.heads.get(head) or ground.phrase(token, head + 1, kind)
        if owned.kind in FACES:
            yield make(owner, "leads", owned, token, "possessive of command", 0.5)


def _people(ground: Ground, party: Party) -> Iterator[Draft]:
    """«the Kurdish party», «the Sunni resistance»: a body named for a people or a faith represents it."""
    words = ground.words
    if party.kind not in ("party", "armed_group", "organisation") or party.last - party.first < 2:
        return
    low = words.lower[party.last - 1]
    if low not in classed("represents") or words.text[party.first].lower() not in peoples():
        return
    stop = party.last - 1
    if any(words.lower[i] not in peoples() for i in range(party.first, stop)):
        return
    people = Party(party.first, stop, stop - 1, ground.parties.phrase(party.first, stop), "people")
    yield make(party, "represents", people, party.first, "body of a people", 0.6)


@cache
def peoples() -> frozenset[str]:
    """Adjectives of peoples and faiths."""
    return frozenset(word.lower() for word, _, _, what, *_ in rows("demonyms", 8) if what in ("people", "faith"))


def _compound(ground: Ground, hyphen: int) -> Iterator[Draft]:
    """«X-backed Y»: the party before the hyphen, and the noun that the participle modifies."""
    words = ground.words
    if hyphen + 2 >= len(words) or hyphen < 1 or words.end[hyphen - 1] != words.start[hyphen]:
        return
    found = predicates("compound").get((words.lower[hyphen + 1], ""))
    subject = ground.ends.get(hyphen)
    if found and not subject and words.lower[hyphen - 1] in peoples():
        subject = ground.phrase(hyphen - 1, hyphen, "people")
    if not found or not subject:
        return
    end, target = noun_phrase(ground, hyphen + 2, min(hyphen + 12, len(words)))
    if not target or end <= hyphen + 2:
        return
    for _, relation, kinds in found:
        if fits(kinds, subject, target):
            yield make(subject, relation, target, hyphen + 1, f"compound {words.lower[hyphen + 1]}", 0.7)


def _possessive(ground: Ground, party: Party) -> Iterator[Draft]:
    """«X's Y Army», «X's government»: a person's possessive of a body is command; a body's of a body is membership."""
    words, at = ground.words, party.last
    if at + 1 >= len(words) or words.tag[at] != "POS":
        return
    own = ground.person_at(past_ranks(ground, at + 1)) if party.kind in CLUBS and party.named else None
    for person in with_more(ground, own, plural=True) if own else ():
        yield make(person, "member_of", party, at, "body's own", 0.65)
    end, target = noun_phrase(ground, at + 1, min(at + 9, len(words)))
    if not target or target.kind not in FACES or target.key == party.key or target.last != end:
        return
    if end < len(words) and (words.tag[end] in ("POS", "NN", "NNP", "NNS") or ground.person_at(end)):
        return
    if party.kind == "person":
        if not _commanded(ground, target):
            return
        owned = target if target.named and target.entity.actor else ground.phrase(party.first, target.last, target.kind)
        yield make(party, "leads", owned, party.last, "possessive of command", 0.65)
    elif (
        party.kind in FACES
        and words.text[target.last - 1][:1].isupper()
        and target.kind in ("military", "armed_group", "legislature", "party", "organisation", "government")
        and words.lower[target.last - 1] not in title_words()
        and (
            target.kind != "government"
            or words.lower[target.first] in BUREAUS
            or words.lower[target.last - 1] in BUREAUS
        )
    ):
        yield make(target, "part_of", party, at, "possessive of a body", 0.5)


def _commanded(ground: Ground, target: Party) -> bool:
    """Whether a possessive of a person may mean command of a body: an army, a campaign, not a car or a family."""
    if target.kind in ("armed_group", "party", "military", "government"):
        return True
    tail = ground.words.lower[target.last - 1]
    if tail == "body" or (tail == "campaign" and target.last - target.first > 1 and not target.named):
        return False  # a man's own body; «his latest campaign» is what he does
    return target.kind == "organisation" and (tail in classed("person_body") or tail in classed("common_body"))


def _behind(ground: Ground, person: Party) -> Iterator[Draft]:
    """«X of the Green Party», «X from the Institute»: belonging told behind a name."""
    words, at = ground.words, person.last
    if at + 3 < len(words) and words.text[at] == "," and words.lower[at + 1] in ("from", "of"):
        at += 1
    if at + 1 >= len(words) or words.lower[at] not in ("of", "from", "with"):
        return
    start = at + 1
    end, target = noun_phrase(ground, start, min(at + 12, len(words)))
    if not target or end <= start or target.kind not in FACES or words.lower[target.last - 1] in title_words():
        return
    if words.lower[at] == "with" and target.kind in ("media", "court", "police", "government"):
        return
    if words.lower[at] != "of" and words.head[at] != person.head and target.kind not in ("party",):
        return
    relation = "member_of"
    yield make(person, relation, target, at, "body behind a name", 0.65)


def _bracketed(ground: Ground, person: Party) -> Iterator[Draft]:
    """«X (Labour)», «X (Green Party)», «X (D-NY)», «X, D-Mich.»: the party told behind a politician's name."""
    words, at = ground.words, person.last
    if at + 2 >= len(words) or words.text[at] not in ("(", "[", ","):
        return
    found = ground.begins.get(at + 1)
    close = words.text[at] != "," and words.text[found.last if found else at + 2][:1] in (")", "]", ",", "-", "–")
    target = None
    if found and close and (found.kind == "party" or words.lower[found.last - 1] in ("party", "parties")):
        target = found
    elif close and words.lower[at + 1] in classed("partisan") and words.text[at + 1][:1].isupper():
        target = ground.phrase(at + 1, at + 2, "party")
    elif words.text[at + 1].split("-")[0] in LETTERS and "-" in "".join(words.text[at + 1 : at + 3]):
        target = _lettered(ground, LETTERS[words.text[at + 1].split("-")[0]])
    if target:
        yield make(person, "member_of", target, at, "party in brackets", 0.7)


def _ranked(ground: Ground, person: Party) -> Iterator[Draft]:
    """«police Captain X», «Army Maj. Gen. X»: a rank held in the force told before it."""
    words, ranks, at = ground.words, _ranks(), person.first
    while at > 1 and (words.lower[at - 1].rstrip(".") in ranks or words.text[at - 1] == "."):
        at -= 1
    force = FORCES.get(words.lower[at - 1]) if 0 < at < person.first else None
    if not force or words.text[at - 1] != words.text[at - 1].strip("."):
        return
    told = ground.ends.get(at) or ground.heads.get(at - 1)
    body = told if told and told.kind == force else ground.often.get(force) or ground.phrase(at - 1, at, force)
    office = ground.parties.phrase(at, person.first).text
    yield replace(make(person, "holds_office", body, at, "rank in a force", 0.6), office=office, post=words.lower[at])


@cache
def _ranks() -> frozenset[str]:
    """Military and police ranks, without their dots."""
    return frozenset(word.rstrip(".") for word, kind, _ in rows("titles", 3) if kind == "rank")


def _lettered(ground: Ground, stem: str) -> Party | None:
    """The party whose initial stands for it, where the article names it."""
    words = ground.words
    for token, low in enumerate(words.lower):
        if low.startswith(stem) and words.text[token][:1].isupper() and low in classed("partisan"):
            found = ground.heads.get(token)
            return found if found and found.kind == "party" else ground.phrase(token, token + 1, "party")
    return None


def _party_adjectives(ground: Ground) -> Iterator[Draft]:
    """«Republican X», «the Democratic candidate X» where no title stands between."""
    words, names = ground.words, classed("partisan")
    for token, low in enumerate(words.lower):
        if low in names and words.text[token][:1].isupper() and token + 1 < len(words):
            person = ground.person_at(token + 1)
            if person:
                yield make(
                    person, "member_of", ground.phrase(token, token + 1, "party"), token, "party before a name", 0.7
                )
