"""A phrase of office and its holder go in; the body at which it is held comes out: told, else implied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from dataclasses import replace

from sayso.relate.tie_ground import FACES, STATES, Ground, Party, classed, title_words
from sayso.relate.tie_holders import one
from sayso.relate.tie_phrases import Phrase

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
CHAMBERS = frozenset(("legislature", "court", "military", "organisation"))
OF_BODY = frozenset(("of", "for", "at", "with", "in", "from"))
SEATED = frozenset(("senate", "house", "parliament", "knesset", "european parliament", "council"))
ADVISING = frozenset(("adviser", "advisor", "aide", "assistant", "counsellor", "counselor"))
PORTFOLIOS = frozenset(("minister", "secretary"))


def told_body(ground: Ground, phrase: Phrase, holder: Party, partisan: Party | None) -> Party | None:
    """The body that the text tells: «of» and «for» first, then before the noun, then behind the name."""
    wanted = phrase.said.body
    seat = "state" if wanted.isupper() else wanted
    fits = _fitting(phrase, seat)
    behind = _behind_office(ground, phrase, fits, partisan)
    if behind:
        return behind
    named = (bare for party in phrase.left if party != partisan and (bare := _without_title(ground, party)))
    left = [party for party in named if party.kind in fits and not _whereabouts(ground, party)]
    if left:
        return _before(ground, phrase, left)
    owner = _owner(ground, phrase.owner) if phrase.owner is not None else None
    if owner and owner.kind in FACES | STATES:
        return owner
    acronym = _acronym(ground, phrase)
    if acronym:
        return acronym
    sector = _sector(ground, phrase, None) if seat in ("org", "firm", "court", "parliament", "opposition") else None
    if sector and seat == "parliament" and sector.kind != "legislature":
        sector = None
    found = sector or _behind_name(ground, holder)
    if not found and seat not in ("state", "envoy"):
        place = _place_before(ground, phrase)
        found = (place and (_sector(ground, phrase, place) if seat in ("police", "court") else None)) or place
    return found if found and found.kind in fits and (found.kind in STATES or seat not in ("state", "envoy")) else None


def _fitting(phrase: Phrase, seat: str) -> frozenset[str]:
    """The kinds of party at which an office may be held."""
    if seat in ("state", "envoy") and PORTFOLIOS.intersection(phrase.said.words):
        return STATES
    if seat == "state":
        return STATES | FACES
    return (STATES | FACES) - {"party"} if seat in SEATED else STATES | FACES | {"person"}


def _behind_office(ground: Ground, phrase: Phrase, fits: frozenset[str], partisan: Party | None) -> Party | None:
    """The body that stands behind the office: «minister of Chile», «spokesman for the army», «adviser to the court»."""
    wanted = phrase.said.body
    links: Container[str] = ("of",) if wanted == "envoy" else OF_BODY
    if fits is STATES:
        links = ("of", "for") if any(at == "for" and party.kind == "state" for at, party in phrase.right) else ("of",)
    if ADVISING.intersection(phrase.said.words):
        links = OF_BODY | {"to"}
    behind = ((at, party) for at, party in phrase.right if at in links and party.kind in fits and party != partisan)
    behind = ((at, party) for at, party in behind if not _subject_matter(ground, party))
    right = [party for at, party in behind if at not in ("in", "from") or party.kind not in STATES]
    if right and ground.words.lower[right[0].last - 1] in title_words() and not right[0].entity.actor:
        held = ground.person_at(right[0].last)  # «a spokesman for Trade Minister X», «for Chile's president»
        return held or _state_of(ground, right[0]) or right[0]
    at = next((party for link, party in phrase.right if link == "at" and party in right and party.entity.actor), None)
    if right and at and not right[0].entity.actor:
        return at  # «head of road studies at the institute»
    return None if not right else right[0] if wanted in ("org", "town", "province") else right[-1]


def _subject_matter(ground: Ground, party: Party) -> bool:
    """Whether these words tell what an office is about: «Under Secretary for Asian Affairs»."""
    return not party.entity.actor and ground.words.lower[party.last - 1] in ("affairs", "policy", "matters", "issues")


def _whereabouts(ground: Ground, party: Party) -> bool:
    """Whether a state before an office only tells where: «in Chile President X», «Washington, D.C. Secretary X»."""
    words, before = ground.words, ground.words.lower[party.first - 1] if party.first else ""
    if party.kind == "place" and before == "," and ground.ends.get(party.first - 1):
        return True
    return party.kind in STATES and words.tag[party.last - 1] == "NNP" and before in ("in", "from")


def _without_title(ground: Ground, party: Party) -> Party | None:
    """A body less the words of a title that were taken for its own («Acme Executive»); None for a mere portfolio."""
    words, last = ground.words, party.last
    if party.kind == "person" and last - party.first > 1 and words.lower[last - 1] in classed("portfolio"):
        return ground.phrase(party.first, last - 1, "organisation")
    if party.kind != "organisation":
        return party
    while last > party.first and words.lower[last - 1] in classed("portfolio"):
        last -= 1
    if last == party.last or (last > party.first and words.lower[last - 1] in ("and", "of", "for", "'s", "’s")):
        return party if last > party.first else None
    return ground.phrase(party.first, last, party.kind) if last > party.first else None


def _place_before(ground: Ground, phrase: Phrase) -> Party | None:
    """A place known from elsewhere in the article, by its name at the head of the phrase: «Assam Chief Minister»."""
    words, at = ground.words, phrase.first
    while at < phrase.noun and words.tag[at] == "DT":
        at += 1
    stop = at
    while stop < phrase.noun and words.tag[stop] == "NNP" and words.lower[stop] not in classed("portfolio"):
        stop += 1
    if stop == at or stop - at > 3 or words.lower[at] in classed("plain") or words.lower[at] in classed("rank"):
        return None
    name = " ".join(words.text[at:stop])
    known = any(party.entity.text == name for party in ground.begins.values() if party.kind in STATES)
    return ground.phrase(at, stop, "place") if known else None


def _before(ground: Ground, phrase: Phrase, left: list[Party]) -> Party:
    """Of the parties before the noun, the state for an office of state, else the nearest («Chilean navy» is one)."""
    if phrase.said.body in ("state", "envoy") or phrase.said.body.isupper():
        return next((p for p in left if p.kind in STATES), _owner_of(ground, left[0]) or left[0])
    nearest = left[-1]
    if nearest.kind in STATES:
        return _sector(ground, phrase, nearest) or nearest
    return nearest


def _state_of(ground: Ground, party: Party) -> Party | None:
    """The state told within the words of an office: «the Chilean president», «Chile's president»."""
    inside = (ground.begins.get(i) for i in range(party.first, party.last))
    return next((found for found in inside if found and found.kind == "state"), None)


def _owner_of(ground: Ground, party: Party) -> Party | None:
    """The state that owns a body told in one name: «Chile's UN …»."""
    inside = (ground.ends.get(i) for i in range(party.first + 1, party.last) if ground.words.tag[i] == "POS")
    return next((owner for owner in inside if owner and owner.kind in STATES), None)


def _sector(ground: Ground, phrase: Phrase, state: Party | None) -> Party | None:
    """The body that a common noun before the office names: «army spokesman», «Chilean police chief»."""
    words, sectors = ground.words, classed("sector")
    for token in range(phrase.end - 1, phrase.first - 1, -1):
        kind = sectors.get(words.lower[token])
        if not kind and phrase.said.relation == "leads" and token == phrase.noun - 1:
            kind = classed("person_body").get(words.lower[token]) or classed("common_body").get(words.lower[token])
        if kind == "opposition" and (token < phrase.noun or phrase.said.body == "opposition"):
            return replace(ground.phrase(token, token + 1, "party"), kind="party")
        if not kind or token == phrase.end - 1:
            continue
        if state and state.last <= token:
            if "and" in words.lower[state.last : token]:
                return None  # «Harun's mayor and former police chief»
            return ground.phrase(state.first, token + 1, kind)
        known = _known_as(ground, words.lower[token], phrase.noun)
        if words.lower[token] in ("party", "union", "movement") and not known:
            return None  # a bare «party leader» does not say of which
        if not known and words.lower[token] in classed("general"):
            known = ground.often.get(kind)
        if known or words.pos[token] == "ADJ":
            return known
        return ground.phrase(token, token + 1, kind)
    return None


def _acronym(ground: Ground, phrase: Phrase) -> Party | None:
    """A body that nobody recognised, by its capitals: «XYZ spokesman»."""
    words = ground.words
    for token in range(phrase.noun - 1, phrase.first - 1, -1):
        text = words.text[token]
        if sum(c.isupper() for c in text) >= 2 and text.isalpha() and 3 <= len(text) <= 7 and token not in ground.named:
            return ground.phrase(token, token + 1, "organisation")
    return None


def _known_as(ground: Ground, word: str, before: int) -> Party | None:
    """The body named before that a bare «committee» or «army» means: one whose name ends so, the nearest."""
    words = ground.words
    earlier = (p for p in ground.begins.values() if p.last - p.first > 1 and p.first < before)
    found = [
        p for p in earlier if words.lower[p.last - 1] == word and p.kind in FACES and (p.named or word == "council")
    ]
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


def default_body(ground: Ground, phrase: Phrase) -> Party | None:
    """The article's own body for an office that tells none."""
    wanted = phrase.said.body
    if wanted in ("state", "envoy"):  # a state's is judged elsewhere; an envoy's article is often about where to
        return None
    if wanted in ("town", "province"):
        return _local(ground, phrase, "PPL" if wanted == "town" else "ADM1")
    if wanted == "council":
        return _known_as(ground, "council", phrase.noun)
    if wanted.isupper():
        return next((party for party in ground.states if party.code == wanted), None)
    if wanted in SEATS:
        found = next(
            (p for p in ground.begins.values() if p.kind in CHAMBERS and p.named and _ends(ground, p, SEATS[wanted])),
            None,
        )
        if found:
            return found
    if wanted == "igo":
        counts = Counter(p.key for p in ground.begins.values() if p.kind == "igo")
        most = counts.most_common(1)[0][0] if counts else None
        return min((p for p in ground.begins.values() if p.key == most), key=lambda p: p.first, default=None)
    kind = KINDS.get(wanted, wanted)
    found = ground.often.get(kind) or _of_home(ground, kind)
    other = {"house": "senate", "senate": "house"}.get(wanted)
    return None if found and other and other in found.entity.text.lower().split() else found


def _local(ground: Ground, phrase: Phrase, feature: str) -> Party | None:
    """The town or province of a bare mayor or governor: the only one told, else one told far more than others."""
    counts: Counter[str] = Counter()
    first: dict[str, Party] = {}
    for party, code in ground.sites:
        if code.startswith(feature):
            counts[party.entity.text] += 1 + (
                abs(ground.words.sentence[party.first] - ground.words.sentence[phrase.noun]) < 2
            )
            first.setdefault(party.entity.text, party)
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] * 2 < ranked[1][1] * 3):
        return None
    found = first[ranked[0][0]]
    known = ground.begins.get(found.first)
    return known if known and known.last == found.last else found


def _of_home(ground: Ground, kind: str) -> Party | None:
    """Of several bodies of a kind the one of the state that the article names most."""
    codes = Counter(code for _, code in ground.coded)
    own = codes.most_common(1)[0][0] if codes else None
    found = {p.key: p for p in reversed(ground.begins.values()) if p.kind == kind and p.code and p.code == own}
    return next(iter(found.values())) if len(found) == 1 else None


def _ends(ground: Ground, party: Party, seat: str) -> bool:
    """Whether a party is the chamber itself: «the State Senate», not «the Senate committee»."""
    said = " ".join(ground.words.lower[party.first : party.last])
    return said == seat or said.endswith(" " + seat) or said.startswith(seat + " of ")


def of_an_office(ground: Ground, phrase: Phrase) -> bool:
    """«the Prime Minister's spokesman»: the office belongs to an office of state."""
    words = ground.words
    owners = [i for i in range(phrase.first, phrase.noun - 1) if words.tag[i + 1] == "POS"]
    return any(
        words.lower[i] in ("president", "minister", "chancellor", "king", "premier", "emir", "monarch") for i in owners
    )
