"""A chronicle goes in; copies, actors across articles and happenings are judged and kept in its ledger."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sayso.store import judge, read
from sayso.store.database import Database
from sayso.store.folding import fold
from sayso.unify.actors import Identity, Known, link
from sayso.unify.copies import Printed, find_copies
from sayso.unify.denying import find_denials
from sayso.unify.happenings import Report, Where, group, happening_id
from sayso.unify.keys import article_voices, day_of, party_key, voice_of
from sayso.unify.voices import Record, record

RULES = "unify 2"  # raise when a rule here changes, so that older chronicles are judged anew
CONTENT_WORD = re.compile(r"[^\W\d_]{4,}|\d{2,}")


def unify(database: Database, *, now: str) -> bool:
    """Judge anew what was read since the last time. False if there was nothing new."""
    if judge.up_to_date(database, RULES):
        return False
    copies = {copy.article: (copy.original, copy.reason) for copy in find_copies(_printed(database))}
    judge.keep_judgements(database, "copy", copies, coder=RULES, now=now)
    _unify_actors(database, now)
    reports, places = _reports(database)
    groups = group(reports)
    told = {report.id: (happening_id(g), _why(g)) for g in groups for report in g}
    judge.keep_judgements(database, "happening", told, coder=RULES, now=now)
    denials = find_denials(database, {key: found for key, (found, _) in told.items()})
    links = {f"{denial}:{event}": (event, reason) for (denial, event), reason in denials.links.items()}
    judge.keep_judgements(database, "denial", links, coder=RULES, now=now)
    judge.keep_happenings(database, (record(g, places, denials.of(g)) for g in groups), now=now)
    judge.keep_unified(database, coder=RULES, now=now)
    return True


def _unify_actors(database: Database, now: str) -> None:
    """Which actors of articles are one: judged, kept, and let go before the events come in."""
    identities = link(_known(database))
    judge.keep_judgements(database, "actor", _memberships(identities), coder=RULES, now=now)
    judge.keep_identities(database, map(_identity_row, identities), now=now)


def _printed(database: Database) -> Iterator[Printed]:
    for row in read.documents(database, with_text=True):
        body = " ".join(row["text"][start:end] for start, end in row["body_spans"])
        yield Printed(row["id"], body, row["published"] or row["published_last"] or row["published_first"])


def _known(database: Database) -> Iterator[Known]:
    """Every article's actors with their proper names; adjectives and descriptions name nobody across articles."""
    names: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for row in read.names(database):
        if row["kind"] == "name":
            names[row["actor"]].append((row["text"], row["count"]))
    for row in read.actors(database):
        yield Known(
            row["id"], row["name"], row["kind"], row["code"], row["sector"], bool(row["named"]), tuple(names[row["id"]])
        )


def _memberships(identities: Iterable[Identity]) -> dict[str, judge.Judgement]:
    return {actor: (identity.id, reason) for identity in identities for actor, reason in identity.members.items()}


def _identity_row(identity: Identity) -> Record:
    return {
        "id": identity.id, "name": identity.name, "kind": identity.kind, "code": identity.code,
        "sector": identity.sector,
        "reason": identity.reason,
    }  # fmt: skip


def _why(reports: Sequence[Report]) -> str:
    return "the only report" if len(reports) == 1 else "same type, parties and days; places agree"


def _reports(database: Database) -> tuple[list[Report], dict[str, Any]]:
    """The events as `happenings` needs them, and their places as lists, by event id."""
    identity = {subject: object_ for subject, (object_, _) in judge.standing(database, "actor").items() if object_}
    voices = article_voices(database)
    denied = _denied(database)
    reports, places = [], {}
    for row in read.events(database):
        reports.append(_report(row, identity, voices, denied))
        if row["place"]:
            places[row["id"]] = row["place"]
    return reports, places


def _report(
    row: Mapping[str, Any],
    identity: Mapping[str, str],
    voices: Mapping[str, str],
    denied: Mapping[str, list[tuple[int, int]]],
) -> Report:
    source = row["source"]
    spans = denied.get(row["article"], ())
    against = row["status"] == "negated" or any(a <= row["trigger_start"] and row["trigger_end"] <= b for a, b in spans)
    first, last = day_of(row["first_day"]), day_of(row["last_day"])
    who = party_key(source, identity) if source else None
    return Report(
        id=row["id"], article=row["article"], type=row["type"], status=row["status"],
        actors=_keys(row["actor"], identity), recipients=_keys(row["recipient"], identity),
        first=first or last, last=last or first,
        exact=row["date_text"] is not None and first == last and first is not None,
        where=_where(row["place"]), dead=_toll(row["counts"]), content=_words(row["content_text"]),
        modes=frozenset(row["modes"]), voice=voice_of(who, row["article"], voices),
        stance="denies" if against else "attributes" if source else "asserts", source=who,
    )  # fmt: skip


def _keys(parties: Iterable[Sequence[Any]], identity: Mapping[str, str]) -> frozenset[str]:
    """The keys of parties; one string each however many events name them, for a chronicle holds many."""
    return frozenset(sys.intern(party_key(party, identity)) for party in parties)


def _denied(database: Database) -> dict[str, list[tuple[int, int]]]:
    """The spans of what sources deny, by article."""
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in read.attributions(database, stance="denies"):
        spans[row["article"]].extend((start, end) for _, start, end in row["content"])
    return spans


def _where(place: Sequence[Any] | None) -> Where | None:
    """A place from its cells as store keeps them (the columns of the table `places`)."""
    if not place:
        return None
    return Where(place[3], place[4], place[5], place[6], place[10], place[11])


def _toll(counts: Mapping[str, Sequence[Any]]) -> tuple[int | None, int | None] | None:
    dead = counts.get("dead")
    return (dead[0], dead[1]) if dead else None


def _words(text: str | None) -> frozenset[str]:
    return frozenset(map(sys.intern, CONTENT_WORD.findall(fold(text)))) if text else frozenset()
