"""A phrase for a state's body goes in («Iraqi troops», «the government»); the actor that it means comes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sayso.recognize.cast import Cast, Draft
from sayso.recognize.gazetteer import Match
from sayso.recognize.kinds import Sort, group_nouns
from sayso.recognize.link import Linked, body
from sayso.recognize.noun_phrases import DEFINITE, Phrase, Tellings, named_owner
from sayso.terms import Kind

SEVERAL = frozenset({"governments", "parliaments", "regimes", "legislatures", "courts", "cabinets", "administrations"})
NOT_ONE = frozenset({"another", "any", "no", "every", "each", "a", "an"})
VEHICLES = frozenset({"convoy", "vehicle", "plane", "aircraft", "helicopter"})
OURS = frozenset({"my", "our"})
RULES = frozenset({"regime", "junta", "rule", "administration"})
NEAR = 60  # tokens within which a bare noun may take up the body told last, when several were told


def owned_body(cast: Cast, linked: Linked, states: dict[int, Match], told: Tellings, token: int, noun: str) -> None:
    """«US troop withdrawal»: a body of a state before another noun."""
    found = group_nouns().get(noun)
    match = states.get(token - 1)
    if (
        found
        and found[2] in ("military", "government", "police")
        and match
        and match.known.label in ("adjective", "state")
    ):
        number = body(cast, linked, found[2], match.known.code, Sort(found[0], found[1]))
        cast.mention(number, "group", match.first, token + 1, token)
        told.last[number] = token


def main_state(cast: Cast, told: Iterable[str] = ()) -> str | None:
    """The state that the article is plainly about: more than half of all mentions of states, or the only one.

    `told` are the codes of the states whose peoples and towns the article names: none where these lead elsewhere.
    """
    counts: Counter[str] = Counter()
    for spot in cast.spots:
        draft = cast.draft(spot.draft)
        if draft.kind == "state" and draft.code:
            counts[draft.code] += 1
    if not counts:
        return None
    best = max(counts, key=lambda code: counts[code])
    whole = counts + Counter(told)
    return best if 2 * counts[best] > sum(counts.values()) and whole[best] == max(whole.values()) else None


def heads_body(cast: Cast, phrase: Phrase) -> bool:
    """Does «head» mean a leader here: of a named body, or with a modifier or owner that is none's flesh?"""
    inner = phrase.inner if phrase.inner is not None else phrase.owner
    if inner is None:
        return bool(phrase.mods)
    found = cast.at(inner)
    noun = group_nouns().get(cast.words.lemma[inner].lower())
    return (found is not None and cast.draft(found).kind != "person") or bool(noun and noun[0] != "group")


def both_bodies(
    cast: Cast, linked: Linked, told: Tellings, phrase: Phrase, found: tuple[Kind, str, str], pair: list[Match]
) -> None:
    """Two bodies under one noun: the second state's by the noun, the first's by its own adjective."""
    near, far = sorted(pair, key=lambda m: -m.first)
    for match, head in ((near, phrase.head), (far, far.last - 1)):
        number = body(cast, linked, found[2], match.known.code, Sort(found[0], found[1]))
        if match is near:
            cast.mention(number, "group", match.first, max(match.last, head + 1), head)
        told.last[number] = head
    cast.mention(number, "group", far.first, phrase.head + 1, far.last - 1)


def body_of(
    cast: Cast,
    linked: Linked,
    told: Tellings,
    phrase: Phrase,
    sort: Sort,
    cls: str,
    code: str | None,
    mods: frozenset[str],
    homeland: str | None,
) -> int | None:
    """The state's body that the phrase means; None where it is a party of its own."""
    foreign = mods - {"government", "govt", "loyalist", "pro", "army", "police", "local"}
    holder = _holder(cast, phrase) if cls == "government" and phrase.head is not None else None
    if holder is not None:
        code, foreign = holder, frozenset()
    if not code and phrase.determiner in ("its", "their"):
        code = _own_state(cast, told, phrase.head)
    if not code and cls == "government" and (phrase.determiner in OURS or _administration(cast, phrase)):
        code = told.issuer
    if code:
        return body(cast, linked, cls, code, sort) if not foreign else None
    owner = named_owner(cast, phrase)
    kind = cast.draft(owner).kind if owner is not None else None
    lemma = cast.words.lemma[phrase.head].lower()
    if owner is not None and (cls, kind) == ("government", "government") and (seat := cast.draft(owner).code):
        return body(cast, linked, cls, seat, sort)  # «the Kremlin regime»
    armed = cls in ("military", "police") and lemma not in VEHICLES
    if owner is not None and kind == "igo" and armed and not foreign - {"un", "nato"}:
        return _force_of(cast, linked, owner, sort, cls)
    if foreign or kind not in (None, "person", "government") or phrase.determiner in NOT_ONE:
        return None
    if cast.words.lower[phrase.head] in SEVERAL or (kind == "person" and lemma in RULES):
        return None  # «the Bakri regime»: whose state that is, nobody told
    return _told_body(cast, linked, told, phrase, sort, cls, homeland)


def _told_body(
    cast: Cast, linked: Linked, told: Tellings, phrase: Phrase, sort: Sort, cls: str, homeland: str | None
) -> int | None:
    """The body that a bare «the police» takes up: the only one told, the one told near, that of the article's state."""
    known = {
        cast.root(number): told.last.get(cast.root(number), -10_000)
        for (kind, _), number in linked.bodies.items()
        if kind == cls
    }
    for number, draft in enumerate(cast.drafts):
        if (
            draft.joined is None
            and draft.named
            and draft.kind == sort.kind
            and number not in known
            and _stands_for(draft, cls)
            and number in told.last
        ):
            known[number] = told.last[number]
    ruled = phrase.owner is not None and cls == "government"  # «the Vale government»: not any that was told just now
    near = {n for n, at in known.items() if phrase.head - at <= NEAR} if not ruled else set()
    if len(known) == 1 and (near or not homeland or cast.draft(next(iter(known))).code in (homeland, None)):
        return next(iter(known))
    if len(near) == 1:
        return near.pop()
    alone = cls != "military" or phrase.determiner in DEFINITE or _only_party(cast)
    at_home = [n for n in known if cast.draft(n).code == homeland]
    if homeland and alone and not at_home and (not known or cls != "military"):
        return body(cast, linked, cls, homeland, sort)
    return None


def _administration(cast: Cast, phrase: Phrase) -> bool:
    return cast.words.lower[phrase.head] == "administration" and phrase.owner is None and not phrase.mods


def _force_of(cast: Cast, linked: Linked, owner: int, sort: Sort, cls: str) -> int:
    """The force of an international body: «UN troops», «NATO forces»."""
    key = (cls, f"actor {owner}")
    if key not in linked.bodies:
        name = f"{cast.draft(owner).name} {'police' if cls == 'police' else 'forces'}"
        linked.bodies[key] = cast.add(
            Draft(
                name,
                sort.kind,
                code=cast.draft(owner).code,
                sector=sort.sector,
                body=cls,
                plural=True,
                reason="force of a body",
            )
        )
    return linked.bodies[key]


def _own_state(cast: Cast, told: Tellings, token: int) -> str | None:
    """The state that «its», «their» before a body mean: the only one named earlier in the sentence."""
    sentence = cast.words.sentence
    near = {n for n, at in told.last.items() if at < token and sentence[at] == sentence[token]}
    codes = {cast.draft(n).code for n in near if cast.draft(n).kind == "state"}
    return codes.pop() if len(codes) == 1 else None


def _only_party(cast: Cast) -> bool:
    """Is one state, and no body of many states, all that the article names so far?"""
    return sum(d.joined is None and d.kind in ("state", "igo") for d in cast.drafts) <= 1


def _stands_for(draft: Draft, cls: str) -> bool:
    """May a bare «the police», «parliament» mean this named body?"""
    if cls == "legislature":
        return not {"Senate", "House", "Committee", "Council"} & set(draft.parts)
    return cls in ("police", "military")


def _holder(cast: Cast, phrase: Phrase) -> str | None:
    """The state of the person whose government it is: «Mr Diallo's government»."""
    owner = named_owner(cast, phrase)
    if owner is None or cast.draft(owner).kind != "person" or cast.words.lemma[phrase.head].lower() != "government":
        return None
    codes = [role for role in cast.draft(owner).roles if role.isupper() and len(role) == 3]
    return codes[0] if len(codes) == 1 else None
