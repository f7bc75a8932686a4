"""The actors of many articles go in; who is who across them comes out, each link with its reason.

A name is linked by itself, by another transliteration of it, by its acronym, or, for a surname alone, by the only
person who bears it. Where more than one candidate remains nothing is linked. Unnamed groups are never linked; states
go by their code.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.model import content_id
from sayso.store.folding import fold
from sayso.unify.spelling import same_spelling, sound_key, sounded

FIGHTING = frozenset({"armed_group", "party", "military", "organisation"})
GENERIC = frozenset({"organisation", "group"})
SMALL = frozenset(
    {"of", "the", "and", "for", "in", "on", "to", "de", "du", "des", "la", "le", "et", "del", "von", "van", "der"}
)


@dataclass(frozen=True, slots=True)
class Known:
    """One actor of one article: `names` are its proper names with the count of their uses."""

    id: str
    name: str
    kind: str
    code: str | None = None
    sector: str | None = None
    named: bool = True
    names: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """One actor across articles. `members` leads from an article's actor to the reason why it is this one."""

    id: str
    name: str
    kind: str
    code: str | None
    sector: str | None
    reason: str
    members: Mapping[str, str]


@dataclass(slots=True)
class _Cluster:
    """What is one actor so far; grows only within `link`."""

    family: str
    folded: str
    members: list[Known]
    reasons: dict[str, str] = field(default_factory=dict)
    aliases: set[str] = field(default_factory=set)
    into: _Cluster | None = None


def link(actors: Iterable[Known]) -> tuple[Identity, ...]:
    """Who is who across articles. The same actors in any order give the same identities."""
    listed = sorted((a for a in actors if a.named and fold(a.name)), key=lambda a: a.id)
    clusters = _same_names(listed)
    for kin, rule in (
        ("body", _by_acronym),
        ("body", _by_alias),
        ("person", _by_middle_name),
        ("person", _by_surname),
    ):
        _join([c for c in clusters if c.into is None and c.family == kin], rule)
    return tuple(sorted((_identity(c) for c in clusters if c.into is None), key=lambda i: i.id))


def family(kind: str) -> str:
    """Kinds that are told apart before names are looked at: person, state, people, or a body of some kind."""
    return {"person": "person", "state": "state", "group": "people"}.get(kind, "body")


def _same_names(actors: Sequence[Known]) -> list[_Cluster]:
    """Clusters of one name in its spellings; the commonest spelling leads."""
    blocks: dict[tuple[str, str], list[Known]] = defaultdict(list)
    for actor in actors:
        kin = family(actor.kind)
        if kin == "state" and actor.code:
            blocks[kin, f"={actor.code}"].append(actor)
        elif not any(letter.isupper() for letter in actor.name):
            blocks[kin, f"~{actor.id}"].append(actor)  # «the army» of one article says nothing of another's
        else:
            blocks[kin, _key(actor.name)].append(actor)
    found: list[_Cluster] = []
    for (kin, key), block in sorted(blocks.items()):
        found.extend(_split(kin, block, by_code=key.startswith("=")))
    return found


def _key(name: str) -> str:
    """What the spellings of a name share; of letters for a name («NATO») nothing but themselves."""
    return f"^{fold(name)}" if _letters(name) else sound_key(fold(name))


def _letters(name: str) -> bool:
    plain = name.replace(".", "")
    return plain.isupper() and plain.isalpha() and 2 <= len(plain) <= 7


def _split(kin: str, block: Sequence[Known], *, by_code: bool) -> list[_Cluster]:
    """One block as clusters: spellings near each other, codes and kinds that do not speak against it."""
    often = Counter(fold(actor.name) for actor in block)
    clusters: list[_Cluster] = []
    for actor in sorted(block, key=lambda a: (-often[fold(a.name)], fold(a.name), a.code is None, a.id)):
        folded = fold(actor.name)
        near = [c for c in clusters if by_code or c.folded == folded or same_spelling(c.folded, folded)]
        fits = [c for c in near if _compatible(c, actor)]
        if len({c.folded for c in fits}) > 1:
            fits = [c for c in fits if c.folded == folded]
        exact = [c for c in fits if actor.code and any(m.code == actor.code for m in c.members)]
        if len(fits) > 1:
            fits = exact
        if len(fits) == 1:
            _add(fits[0], actor, _name_reason(fits[0], folded, by_code=by_code, code=actor.code))
        else:
            cluster = _Cluster(kin, folded, [])
            _add(cluster, actor, f"state code {actor.code}" if by_code else "its own name")
            clusters.append(cluster)
    return clusters


def _name_reason(cluster: _Cluster, folded: str, *, by_code: bool, code: str | None) -> str:
    if by_code:
        return f"state code {code}"
    if folded == cluster.folded:
        return "the same name"
    return f"a spelling of {cluster.members[0].name}"


def _add(cluster: _Cluster, actor: Known, reason: str) -> None:
    cluster.members.append(actor)
    cluster.reasons[actor.id] = reason
    cluster.aliases.update(_aliases(actor))


def _aliases(actor: Known) -> set[str]:
    """Other names of an actor that could stand alone: not those that only shorten its name."""
    whole = set(fold(actor.name).split())
    found = {fold(text) for text, _ in actor.names if any(letter.isupper() for letter in text)}
    if family(actor.kind) == "person":
        return {name for name in found if name}
    return {name for name in found if name and not set(name.split()) <= whole}


def _compatible(cluster: _Cluster, actor: Known) -> bool:
    return all(_codes_agree(m, actor) and _kinds_agree(m.kind, actor.kind) for m in cluster.members[:8])


def _codes_agree(one: Known, other: Known) -> bool:
    return one.code is None or other.code is None or one.code == other.code


def _kinds_agree(one: str, other: str) -> bool:
    return one == other or one in GENERIC or other in GENERIC or {one, other} <= FIGHTING


def _agree(one: _Cluster, other: _Cluster) -> bool:
    return _compatible(one, other.members[0]) and _compatible(other, one.members[0])


Rule = Callable[[_Cluster, "_Index"], tuple[list[_Cluster], str]]


@dataclass(frozen=True, slots=True)
class _Index:
    """Clusters by what a rule looks up."""

    folded: Mapping[str, list[_Cluster]]
    alias: Mapping[str, list[_Cluster]]
    acronym: Mapping[str, list[_Cluster]]
    ends: Mapping[tuple[str, str], list[_Cluster]]
    last: Mapping[str, list[_Cluster]]


def _join(clusters: Sequence[_Cluster], rule: Rule) -> None:
    """Let each cluster go into the only one that `rule` finds for it."""
    index = _indexed(clusters)
    chosen: list[tuple[_Cluster, _Cluster, str]] = []
    for cluster in clusters:
        candidates, reason = rule(cluster, index)
        fits = [c for c in _distinct(candidates) if c is not cluster and _agree(c, cluster)]
        if len(fits) == 1:
            chosen.append((cluster, fits[0], reason))
    moving = {id(cluster) for cluster, _, _ in chosen}
    for cluster, target, reason in chosen:
        if id(target) in moving and (target.folded, target.members[0].id) > (cluster.folded, cluster.members[0].id):
            continue  # two that point at each other: one of them stays
        end = target
        while end.into is not None:
            end = end.into
        if end is not cluster:
            cluster.into = end
            for actor in cluster.members:
                _add(end, actor, reason)


def _indexed(clusters: Sequence[_Cluster]) -> _Index:
    folded: dict[str, list[_Cluster]] = defaultdict(list)
    alias: dict[str, list[_Cluster]] = defaultdict(list)
    acronym: dict[str, list[_Cluster]] = defaultdict(list)
    ends: dict[tuple[str, str], list[_Cluster]] = defaultdict(list)
    last: dict[str, list[_Cluster]] = defaultdict(list)
    for cluster in clusters:
        folded[cluster.folded].append(cluster)
        for name in sorted(cluster.aliases):
            alias[sound_key(name)].append(cluster)
        words = cluster.folded.split()
        if len(words) > 1:
            ends[sound_key(words[0]), sound_key(words[-1])].append(cluster)
            last[sound_key(words[-1])].append(cluster)
            for initials in {"".join(w[0] for w in words), "".join(w[0] for w in words if w not in SMALL)}:
                acronym[initials].append(cluster)
    return _Index(folded, alias, acronym, ends, last)


def _distinct(clusters: Iterable[_Cluster]) -> list[_Cluster]:
    return list({id(cluster): cluster for cluster in clusters}.values())


def _by_acronym(cluster: _Cluster, index: _Index) -> tuple[list[_Cluster], str]:
    """«SLA» goes to the only body whose words begin so."""
    if not _letters(cluster.members[0].name) or len(cluster.folded) < 3:
        return [], ""
    told = [
        c for c in index.alias.get(sound_key(cluster.folded), []) if cluster.folded in c.aliases and c is not cluster
    ]
    found = told or index.acronym.get(cluster.folded, [])
    return found, f"the letters of {found[0].members[0].name}" if found else ""


def _by_alias(cluster: _Cluster, index: _Index) -> tuple[list[_Cluster], str]:
    """A body under a name that another article gives as a second name of exactly one body."""
    letters = _letters(cluster.members[0].name)
    found = [
        c
        for c in index.alias.get(sound_key(cluster.folded), [])
        if c is not cluster
        and (cluster.folded in c.aliases or (not letters and any(same_spelling(cluster.folded, a) for a in c.aliases)))
    ]
    return found, f"another name of {found[0].members[0].name}" if found else ""


def _by_middle_name(cluster: _Cluster, index: _Index) -> tuple[list[_Cluster], str]:
    """«Omar Bashir» goes to the only «Omar Hassan Bashir»; an initial stands for its name."""
    words = cluster.folded.split()
    if len(words) < 2:
        return [], ""
    found = [
        c
        for c in index.ends.get((sound_key(words[0]), sound_key(words[-1])), [])
        if c is not cluster and len(c.folded.split()) > len(words) and _within(words, c.folded.split())
    ]
    return found, f"a shorter form of {found[0].members[0].name}" if found else ""


def _within(words: Sequence[str], longer: Sequence[str]) -> bool:
    """Do `words` stand in `longer` in this order, initials for names?"""
    at = 0
    for word in words:
        while at < len(longer) and not _same_or_initial(word, longer[at]):
            at += 1
        at += 1
    return at <= len(longer)


def _same_or_initial(word: str, other: str) -> bool:
    if len(word) == 1 or len(other) == 1:
        return word[0] == other[0]
    return sound_key(word) == sound_key(other) and same_spelling(word, other)


def _by_surname(cluster: _Cluster, index: _Index) -> tuple[list[_Cluster], str]:
    """A person of one word goes to the only person whose surname, or name for short, that is."""
    if " " in cluster.folded:
        return [], ""
    key = sound_key(cluster.folded)
    found = [c for c in index.last.get(key, []) if sounded(cluster.folded) == sounded(c.folded.split()[-1])]
    found += [c for c in index.alias.get(key, []) if " " in c.folded and cluster.folded in c.aliases]
    return found, f"the surname of the only {found[0].members[0].name}" if found else ""


def _identity(cluster: _Cluster) -> Identity:
    members = cluster.members
    often = Counter(m.name for m in members)
    name = min(often, key=lambda n: (_short(cluster, n), -often[n], -len(n), n))
    kind = _commonest(m.kind for m in members) or "organisation"
    code = _commonest(m.code for m in members)
    key = ("state", code) if cluster.family == "state" and code else ("members", min(m.id for m in members))
    reason = f"{len(members)} articles" if len(members) > 1 else "one article"
    return Identity(
        id=content_id("actor", *key), name=name, kind=kind, code=code, sector=_commonest(m.sector for m in members),
        reason=reason,
        members=dict(sorted(cluster.reasons.items())),
    )  # fmt: skip


def _short(cluster: _Cluster, name: str) -> bool:
    """Surnames and acronyms do not lead where a full name is known."""
    return cluster.family in {"person", "body"} and " " not in name and any(" " in m.name for m in cluster.members)


def _commonest(values: Iterable[str | None]) -> str | None:
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None
