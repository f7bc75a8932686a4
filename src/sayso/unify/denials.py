"""Denials and events of many articles go in; which denial denies which event comes out, each link with its reason.

A denial speaks against an event whose act its content names (by the event's own word; «denied bombarding» also by a
word that the lexicon knows for its type) and whose parties agree: the actor denies it, or is named in the content; who
else is named there is whom the act fell on. «Denied it», «denied any involvement» point back to the last act told of
who denies. The same article goes first; another's event needs a named party and more in common, and must be the only
such happening.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.lexicon.framerows import NO_EVENT, frame_rows
from sayso.lexicon.tables import words as lexicon_words
from sayso.store.folding import fold

SPEECH = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
WORD = re.compile(r"[^\W\d_]+")
ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ers", "er", "ed", "es", "s", "e")
OWN_WORD = 3.0
NEAR = 800  # characters back to which «denied it» points
WINDOW = 21  # days before a denial in which another article's act may lie
HEAD = 16  # characters of a content within which its head noun begins
ASIDE = re.compile(r"[,;:—(]|\b(?:who|whom|whose|which|where|when|while|after|before|since|because|as|if|although)\b")
MANY = 400  # events of one party that are compared


@dataclass(frozen=True, slots=True)
class Denial:
    """An attribution whose stance is denies. Parties are keys: see `Act`; `spans` are those of its content."""

    id: str
    article: str
    day: dt.date | None
    at: int
    deniers: frozenset[str]
    content: str
    spans: tuple[tuple[int, int], ...]
    parties: frozenset[str]


@dataclass(frozen=True, slots=True)
class Act:
    """An event as denials need it. A party's keys: its id across articles, or «~» and its noun and «@» and its id."""

    id: str
    article: str
    type: str
    status: str
    trigger: str
    at: int
    actors: frozenset[str]
    recipients: frozenset[str]
    source: frozenset[str]
    first: dt.date | None
    last: dt.date | None
    place: str | None
    happening: str | None


Found = tuple[float, Act, str]


def link_denials(denials: Iterable[Denial], acts: Iterable[Act]) -> dict[tuple[str, str], str]:
    """Which denial denies which event, and why that is judged so. The same input in any order gives the same links."""
    by_article: dict[str, list[Act]] = defaultdict(list)
    by_party: dict[str, list[Act]] = defaultdict(list)
    for act in sorted(acts, key=lambda a: (a.article, a.at, a.id)):
        by_article[act.article].append(act)
        for party in sorted(act.actors | act.recipients):
            if party[0] not in "~@":
                by_party[party].append(act)
    links: dict[tuple[str, str], str] = {}
    for denial in sorted(denials, key=lambda d: d.id):
        here = by_article.get(denial.article, [])
        told = [act for act in here if _within(act, denial)]
        links.update({(denial.id, act.id): "told within what is denied" for act in told})
        around = [act for act in here if not any(start <= act.at < end for start, end in denial.spans)]
        found = _here(denial, around) or ([] if told else _elsewhere(denial, by_party))
        links.update({(denial.id, act.id): reason for _, act, reason in found})
    return links


def _within(act: Act, denial: Denial) -> bool:
    """Is an act told within what is denied? An accusation that is itself the object («denied allegations») is not."""
    return any(
        start <= act.at < end and not (act.type == "ACCUSE" and act.at - start < HEAD) for start, end in denial.spans
    )


def _here(denial: Denial, acts: Sequence[Act]) -> list[Found]:
    """The one event of the same article that fits best, the nearest told before where two fit alike."""
    fits = [(*fit, act) for act in acts if (fit := _fit(denial, act)) is not None]
    if not fits:
        return []
    best = max(fits, key=lambda f: (f[0], f[2].at < denial.at, -abs(denial.at - f[2].at), f[2].id))
    return [(best[0], best[2], best[1])]


def _elsewhere(denial: Denial, by_party: Mapping[str, Sequence[Act]]) -> list[Found]:
    """The first report of the only happening of other articles that fits, or nothing."""
    day = denial.day
    named = sorted(party for party in denial.deniers | denial.parties if party[0] not in "~@")
    if day is None or pointing(denial.content):
        return []
    fits: dict[str, tuple[Found, ...]] = {}
    for act in {act.id: act for party in named for act in by_party.get(party, ())[:MANY]}.values():
        if act.article == denial.article or act.happening is None or not _lately(act, day):
            continue
        fit = _fit(denial, act)
        if (
            fit
            and fit[0] >= OWN_WORD
            and (_overlap(denial.parties - act.actors, act.recipients) or _placed(denial, act))
        ):
            fits[act.happening] = (*fits.get(act.happening, ()), (fit[0], act, f"{fit[1]}; told by another article"))
    if not fits:
        return []
    best = max(f[0] for found in fits.values() for f in found)
    top = [found for found in fits.values() if max(f[0] for f in found) == best]
    return [max(top[0], key=lambda f: (f[0], f[1].id))] if len(top) == 1 else []


def _lately(act: Act, day: dt.date) -> bool:
    if not act.first or not act.last:
        return False
    return act.first <= day and act.last >= day - dt.timedelta(days=WINDOW)


def _fit(denial: Denial, act: Act) -> tuple[float, str] | None:
    """How well a denial fits an event, and why; None where it does not."""
    if act.status != "actual" or _overlap(act.source, denial.deniers):
        return None
    if pointing(denial.content):
        near = 0 < denial.at - act.at <= NEAR and act.type not in SPEECH
        own = _overlap(act.actors, denial.deniers)
        return (1.0, "the last act told of who denies") if near and own else None
    meant = _named_act(denial, act)
    if not meant:
        return None
    others = denial.parties - act.actors - denial.deniers
    acting = _overlap(act.actors, denial.deniers | denial.parties)
    undergoing = _overlap(act.recipients, denial.parties)
    if not acting and (act.actors or not undergoing):
        return None
    if others and act.recipients and not undergoing and _people(others):
        return None
    score = meant + 2.0 * acting + 2.0 * undergoing + 1.0 * _placed(denial, act)
    if meant < OWN_WORD and not (undergoing and _overlap(act.actors, denial.deniers)):
        return None
    reason = "the act's own word" if meant == OWN_WORD else "a word for its type"
    return score, f"{reason}; {'the actor' if acting else 'the recipient'} agrees"


def _named_act(denial: Denial, act: Act) -> float:
    """How plainly the content names the act: by its own word, by its first gerund as one of its type, or not (0)."""
    words = WORD.findall(fold(denial.content))
    stems = {stem(word) for word in words}
    if stems & {stem(word) for word in WORD.findall(fold(act.trigger)) if len(word) > 3}:
        return OWN_WORD
    gerund = next((word for word in words[:2] if word.endswith("ing") and word not in ("having", "being")), "")
    return 1.0 if gerund and act.type in types_of().get(stem(gerund), ()) else 0.0


def main_part(content: str) -> int:
    """How far a content goes before a relative clause, a time clause or an aside."""
    found = ASIDE.search(content, min(len(content), 12))
    return found.start() if found else len(content)


def _overlap(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one.isdisjoint(other)


def _people(parties: frozenset[str]) -> bool:
    """Whether any of the parties is more than «people»."""
    return any(party[0] != "@" and party != "~people" for party in parties)


def _placed(denial: Denial, act: Act) -> bool:
    return bool(act.place) and f" {fold(act.place or '')} " in f" {fold(denial.content)} "


def pointing(content: str) -> bool:
    """Does a content only point back to what was told, as «it» and «any involvement» do?"""
    known = lexicon_words("denial_words")
    return all(word in known for word in WORD.findall(content.lower()))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """What the forms of one word share, roughly: «killed», «killings» → «kill»."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word


@cache
def types_of() -> Mapping[str, frozenset[str]]:
    """The types for which the lexicon's frames have a predicate, by its stem. Do not change what comes back."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in frame_rows():
        if row.type != NO_EVENT:
            for lemma in row.predicate.split("|"):
                found[stem(lemma.rpartition(" ")[2])].add(row.type)
    return {word: frozenset(types) for word, types in found.items()}
