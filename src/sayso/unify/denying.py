"""A chronicle goes in; its denials with the events that they deny come out, and who denies a happening."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.lexicon.tables import words as lexicon_words
from sayso.store import judge, read
from sayso.store.database import Database
from sayso.unify.denials import Act, Denial, link_denials, main_part
from sayso.unify.happenings import Report
from sayso.unify.keys import article_voices, day_of, group_noun, party_key, voice_of
from sayso.unify.voices import Denied

Keys = frozenset[str]


@dataclass(frozen=True, slots=True)
class Denials:
    """Which denial denies which event, and why; `voices` says who denies."""

    links: Mapping[tuple[str, str], str]
    voices: Mapping[str, str]

    def of(self, reports: Sequence[Report]) -> list[Denied]:
        """The denials of a happening's reports."""
        ids = {report.id for report in reports}
        found: dict[str, set[str]] = {}
        for denial, event in self.links:
            if event in ids:
                found.setdefault(denial, set()).add(event)
        return [Denied(denial, self.voices[denial], frozenset(found[denial])) for denial in sorted(found)]


def find_denials(database: Database, happenings: Mapping[str, str]) -> Denials:
    """The denials of a chronicle. `happenings` leads from an event to its happening."""
    rows = [row for row in read.attributions(database, stance="denies") if _denies(row)]
    if not rows:
        return Denials({}, {})
    identity = {subject: found for subject, (found, _) in judge.standing(database, "actor").items() if found}
    days = {
        row["id"]: row["published"] or row["published_last"] or row["published_first"]
        for row in read.documents(database, {row["article"] for row in rows})
    }
    voices = article_voices(database)
    told = {row["id"]: _voice(row, identity, voices) for row in rows}
    denials = list(_denials(database, rows, days, identity))
    acts = (_act(row, identity, happenings.get(row["id"])) for row in read.events(database))
    return Denials(link_denials(denials, acts), told)


def _denies(row: Mapping[str, Any]) -> bool:
    """Whether a source denies that something is so: not «refused to», which is an act, nor «ruled out talks»."""
    if not row["content"] or row["rule"].startswith("refuse") or "infinitive" in row["rule"]:
        return False
    return not lexicon_words("denial_cues").isdisjoint((row["cue_text"] or "").lower().split())


def _voice(row: Mapping[str, Any], identity: Mapping[str, str], voices: Mapping[str, str]) -> str:
    return voice_of(party_key(row["source"], identity) if row["source"] else None, row["article"], voices)


def _denials(
    database: Database, rows: Sequence[Mapping[str, Any]], days: Mapping[str, str | None], identity: Mapping[str, str]
) -> Iterator[Denial]:
    article, mentions = None, list[Mapping[str, Any]]()
    for row in sorted(rows, key=lambda r: (r["article"], r["id"])):
        if row["article"] != article:
            article = row["article"]
            mentions = [m for m in read.spoken_mentions(database, row["article"]) if m["kind"] != "adjective"]
        source = row["source"]
        own = _keys(source, identity) if source else frozenset[str]()
        core = [(text[: main_part(text)], start) for text, start, _ in row["content"]]
        spans = tuple((start, start + len(text)) for text, start in core)
        yield Denial(
            id=row["id"], article=row["article"], day=day_of(days.get(row["article"])),
            at=row["cue_start"] if row["cue_start"] is not None else spans[0][0],
            deniers=own | (_named(mentions, [(source[1], source[2])]) if source else own),
            content=" ".join(text for text, _ in core), spans=spans, parties=_named(mentions, spans),
        )  # fmt: skip


def _named(mentions: Sequence[Mapping[str, Any]], spans: Sequence[tuple[int, int]]) -> Keys:
    """Who is named within the spans."""
    inside = [m for m in mentions if any(start <= m["start"] and m["end"] <= end for start, end in spans)]
    return frozenset(key for m in inside for key in _mention_keys(m))


def _mention_keys(mention: Mapping[str, Any]) -> list[str]:
    if mention["identity"]:
        return [mention["identity"]]
    noun = [] if mention["kind"] == "pronoun" else [f"~{group_noun(mention['text'])}"]
    return [f"@{mention['actor']}", *noun]


def _keys(party: Sequence[Any], identity: Mapping[str, str]) -> Keys:
    key = party_key(party, identity)
    return frozenset({key, f"@{party[3]}"}) if key[0] == "~" and party[3] else frozenset({key})


def _act(row: Mapping[str, Any], identity: Mapping[str, str], happening: str | None) -> Act:
    actors, recipients = (
        frozenset(key for party in row[role] for key in _keys(party, identity)) for role in ("actor", "recipient")
    )
    return Act(
        id=row["id"], article=row["article"], type=row["type"], status=row["status"], trigger=row["trigger_text"],
        at=row["trigger_start"], actors=actors, recipients=recipients,
        source=_keys(row["source"], identity) if row["source"] else frozenset(),
        first=day_of(row["first_day"]), last=day_of(row["last_day"]), place=row["place_name"], happening=happening,
    )  # fmt: skip
