"""A day goes in; who leads and holds what, who stands with and against whom, and which demands stand, come out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.store import read
from sayso.store.database import Database
from sayso.store.folding import fold
from sayso.view import lines
from sayso.view.ask import Bond, bond_of, bonds, day
from sayso.view.lines import EventLine, Register

LEADING = ("leads", "holds_office")
FRIENDLY, HOSTILE = ("allied_with", "backs"), ("opposed_to",)
# What meets a demand, by what is demanded; without a mode any of these does.
MEETS: Mapping[str, tuple[str, ...]] = {
    "yield": ("RETREAT", "CONCEDE"),
    "meet": ("CONSULT", "AGREE"),
    "assist": ("AID", "SUPPORT", "COOPERATE", "AGREE"),
    "change": ("CONCEDE", "RETREAT", "AGREE", "SUPPORT"),
}
SMALL = frozenset(
    {"that", "they", "their", "them", "with", "from", "into", "have", "been", "will", "would", "should", "must", "this"}
)
WORD = re.compile(r"[^\W\d_]{4,}")


PASSING = re.compile(r"\b(?:acting|caretaker|current|incumbent|interim|new|newly \w+|outgoing|transitional)\s+")
SHARED = re.compile(r"spokes|\b(?:member|minister|mp|lawmaker|senator|deputy|envoy|adviser|advisor|aide|official)$")
HONOURED = re.compile(r"(?:honou?r|obey|heed|compl[yi]|fulfil|follow|carr[yi]|met\b|meet)", re.IGNORECASE)
DEMANDED = re.compile(
    r"\b(?:orders?|calls?|appeals?|demands?|instructions?|requests?|ultimatum|wish(?:es)?)\b", re.IGNORECASE
)
LATELY = 31  # days before an article within which it tells of a demand as of today's
STALE, OPEN = 3 * 365, 365  # days after which a tie last told, and a demand, is no longer taken for certain


@dataclass(frozen=True, slots=True)
class Standing:
    """A tie as told up to the day; `why` says why it may hold no more: its end is not told, but something else is."""

    bond: Bond
    why: str = ""


@dataclass(frozen=True, slots=True)
class Demand:
    """A demand that stands: not met by any act told up to the day. `refused` is the latest refusal, if one is told."""

    event: EventLine
    refused: EventLine | None = None


@dataclass(frozen=True, slots=True)
class State:
    """The state of the system on one day, as the articles up to it tell it.

    `past` are ties that may hold no more, each with why; `older` counts unmet demands of more than a year before.
    """

    on: str
    offices: tuple[Standing, ...]
    alliances: tuple[Standing, ...]
    enmities: tuple[Standing, ...]
    other: tuple[Standing, ...]
    demands: tuple[Demand, ...]
    past: tuple[Standing, ...] = ()
    older: int = 0


def state(database: Database, register: Register, *, on: str) -> State:
    """Who leads and holds what on a day, alliances and enmities, and the demands that stand."""
    at = day(on, last=True) or on
    rows = read.events(database, last=at)
    told = [e for e in lines.events(rows, register) if e.status == "actual"]
    held = [told_by for bond in bonds(database, register) if (told_by := as_told(bond, at)) and in_force(told_by, at)]
    why = {id(bond): reason for bond in held if (reason := _doubt(bond, held, _killed(told), at))}
    sure = [Standing(bond) for bond in held if id(bond) not in why]
    demands = _once(standing_demands(told, _named_in_contents(database, register, told)))
    recent = tuple(d for d in demands if (d.event.enddate or d.event.date or "") >= _before(at, OPEN))

    def of(*relations: str) -> tuple[Standing, ...]:
        return tuple(sorted((s for s in sure if s.bond.tie.relation in relations), key=_order))

    rest = {s.bond.tie.relation for s in sure} - {*LEADING, *FRIENDLY, *HOSTILE}
    past = sorted((Standing(b, why[id(b)]) for b in held if id(b) in why), key=lambda s: s.bond.last_cited or "")
    return State(
        at,
        of(*LEADING),
        of(*FRIENDLY),
        of(*HOSTILE),
        of(*rest),
        recent,
        tuple(reversed(past)),
        len(demands) - len(recent),
    )


def _once(demands: Iterable[Demand]) -> list[Demand]:
    """Each demand once, be it told by several articles."""
    seen: set[object] = set()
    found = []
    for demand in demands:
        event = demand.event
        asked = fold(event.content.text if event.content else event.trigger.text)
        said = (frozenset(_keys(event.actors)), frozenset(_keys(event.recipients)), event.date, asked)
        if not seen & {said, event.happening or event.id}:
            found.append(demand)
        seen |= {said, event.happening or event.id}
    return found


def _before(on: str, days: int) -> str:
    at = dt.date.fromisoformat(on)
    return (at - dt.timedelta(days=min(days, at.toordinal() - 1))).isoformat()


def as_told(bond: Bond, on: str) -> Bond | None:
    """A tie as the articles up to the day tell it, and as later ones tell of a beginning before it."""
    known = [t for t in bond.tellings if t.cited is None or t.cited <= on or _begun(t, on) or t.end]
    if not any(t.cited is None or t.cited <= on or _begun(t, on) for t in known):
        return None
    return bond_of(known)


def _begun(tie: lines.TieLine, on: str) -> bool:
    return bool(tie.start) and (tie.start[0] or tie.start[1] or "9999") <= on if tie.start else False


def _killed(events: Sequence[EventLine]) -> dict[str, str]:
    """Persons told as killed, by id, with the day: the dead of an assault bear their names (codebook rule 29)."""
    found: dict[str, str] = {}
    for event in events:
        named = fold((event.counts.get("dead") or (None, None, ""))[2])
        for party in event.recipients:
            if named and party.id and party.actor and party.actor.kind == "person" and fold(party.text) == named:
                found.setdefault(party.id, event.date or "day not told")
    return found


def _doubt(bond: Bond, held: Sequence[Bond], killed: Mapping[str, str], on: str) -> str:
    """Why a tie may hold no more: its holder was killed, another is told of in the post, or it was told long ago."""
    tie = bond.tie
    if tie.subject.id in killed:
        return f"killed ({killed[tie.subject.id or '']})"
    last = bond.last_cited or ""
    after = [other for other in held if (other.first_cited or "") > last and _same_post(tie, other.tie)]
    if after:
        return f"later told of: {max(after, key=lambda b: b.last_cited or '').tie.subject.name}"
    if last and last < _before(on, STALE) and not tie.start:
        return f"last told {last}"
    return ""


def _same_post(one: lines.TieLine, other: lines.TieLine) -> bool:
    """Is it one post, which only one can hold, in other hands?"""
    if one.relation not in LEADING or one.relation != other.relation or one.subject.id == other.subject.id:
        return False
    post, its = (PASSING.sub("", (tie.office or "").lower()).strip() for tie in (one, other))
    if post != its or (SHARED.search(post) and not post.startswith("prime minister")):
        return False
    whose, others = (tie.object.id or fold(tie.object.text) for tie in (one, other))
    return whose == others


def _order(standing: Standing) -> tuple[str, str, str, str]:
    tie = standing.bond.tie
    return tie.object.name.lower(), tie.relation, tie.subject.name.lower(), tie.id


def in_force(bond: Bond, on: str) -> bool:
    """Is a tie in force: begun (by its start, else by its first telling) and neither ended nor told as past?"""
    starts = [t.start[0] or t.start[1] for t in bond.tellings if t.start]
    begun = min((s for s in starts if s), default=None) or bond.first_cited
    if begun is not None and begun > on:
        return False
    ends = [t.end[1] or t.end[0] for t in bond.tellings if t.end]
    if any(end is not None and end < on for end in ends):
        return False
    told = [t for t in bond.tellings if t.cited is None or t.cited <= on] or list(bond.tellings)
    return not told[-1].former


def _named_in_contents(database: Database, register: Register, events: Sequence[EventLine]) -> dict[str, set[str]]:
    """Who is named in the content of each demand that is addressed to nobody."""
    open_ = [e for e in events if e.type == "REQUEST" and e.content and not e.recipients]
    found: dict[str, set[str]] = {}
    for article in sorted({e.document for e in open_}):
        mentions = [m for m in read.mentions(database, article) if m["kind"] != "adjective"]
        for event in (e for e in open_ if e.document == article and e.content):
            start, end = event.content.span if event.content else (0, 0)
            inside = [register.who(m["actor"]) for m in mentions if start <= m["start"] and m["end"] <= end]
            found[event.id] = {who.id if who.named else f"~{fold(who.name)}" for who in inside if who}
    return found


def standing_demands(events: Sequence[EventLine], named: Mapping[str, set[str]] | None = None) -> tuple[Demand, ...]:
    """The demands among `events` (up to the day) that no later act among them meets.

    Who must act is the recipient; where there is none, whoever is `named` in the content.
    """
    by_actor: dict[str, list[EventLine]] = {}
    for event in events:
        for key in _keys(event.actors):
            by_actor.setdefault(key, []).append(event)
    found = []
    for event in events:
        if event.type != "REQUEST" or not event.date:
            continue
        keys = _addressed(event, named or {})
        own = {act.id: act for key in sorted(keys) for act in by_actor.get(key, ()) if _later(event, act)}
        loose = [act for act in events if _later(event, act)] if _nobody_named(keys) else []
        if not any(_meets(event, act) for act in own.values()) and not any(_obeys(event, act) for act in loose):
            refusals = [act for act in own.values() if act.type == "REJECT" and _related(event, act)]
            found.append(Demand(event, max(refusals, key=lambda e: (e.date or "", e.id), default=None)))
    return tuple(found)


def _later(demand: EventLine, act: EventLine) -> bool:
    """Is an act told as done after a demand? On the day itself, if the article tells it after it.

    So too where the article tells no day for the demand: it stands at the day of the article, but was made before;
    and where the act is told to honour it.
    """
    if act.id == demand.id or not act.date or not demand.date:
        return False
    same = act.document == demand.document and _before(demand.date, LATELY) <= act.date <= demand.date
    if same and (act.date == demand.date or demand.date_basis != "told" or _honours(demand, act)):
        return act.trigger.span[0] > demand.trigger.span[0]
    return act.date >= demand.date


def _nobody_named(keys: set[str]) -> bool:
    """Does a demand go to unnamed people only («his followers»)? Then any act may be theirs that is clearly it."""
    return bool(keys) and all(key.startswith("~") for key in keys)


def _obeys(demand: EventLine, act: EventLine) -> bool:
    """Is an act what was demanded, by its words, within a month, whoever is told to have done it?"""
    if _honours(demand, act):
        return True
    if act.type not in _meeting(demand) or (act.date or "") > _before(demand.date or "", -30):
        return False
    asked = _stems(demand.content.text) if demand.content else frozenset[str]()
    return len(asked & _stems(f"{act.trigger.text} {act.sentence.text}")) >= 2


def _meeting(demand: EventLine) -> list[str]:
    """The types of acts that meet a demand."""
    return [name for mode in demand.modes for name in MEETS.get(mode, ())] or [
        type_ for found in MEETS.values() for type_ in found
    ]


def _keys(parties: Iterable[lines.Party]) -> set[str]:
    return {party.id or f"~{fold(party.name)}" for party in parties}


def _addressed(event: EventLine, named: Mapping[str, set[str]]) -> set[str]:
    return _keys(event.recipients) or named.get(event.id, set())


def _meets(demand: EventLine, act: EventLine) -> bool:
    return _honours(demand, act) or (act.type in _meeting(demand) and _related(demand, act))


def _honours(demand: EventLine, act: EventLine) -> bool:
    """«The miners heeded the call»: told of the very demand, it is met, whatever it was."""
    if act.type not in ("SUPPORT", "AGREE", "CONCEDE", "RETREAT") or not HONOURED.match(act.trigger.text):
        return False
    asked = DEMANDED.search(act.content.text if act.content else act.sentence.text)
    return bool(asked) and bool(_keys(act.recipients) & _keys(demand.actors))


def _related(demand: EventLine, act: EventLine) -> bool:
    """Does an act answer a demand: it is done to who demanded, or shares a word of what was demanded?"""
    if _keys(act.recipients) & _keys(demand.actors):
        return True
    asked = _stems(demand.content.text if demand.content else demand.sentence.text)
    return bool(asked & _stems(act.content.text if act.content else act.sentence.text))


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:5] for word in WORD.findall(fold(text)) if word not in SMALL)
