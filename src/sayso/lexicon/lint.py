"""Frame files go in; what is wrong with them comes out, a line each: unknown names, clashes, shadows, lacking words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from sayso.lexicon.framerows import NO_EVENT, Row, frame_rows, word_lists
from sayso.lexicon.tables import rows

MODES: dict[str, frozenset[str]] = {
    "AGREE": frozenset(),
    "CONSULT": frozenset({"visit", "third-party", "multilateral", "phone"}),
    "SUPPORT": frozenset(),
    "CONCEDE": frozenset(),
    "COOPERATE": frozenset(),
    "AID": frozenset(),
    "RETREAT": frozenset({"withdraw", "release", "disarm", "ceasefire", "access", "resign"}),
    "REQUEST": frozenset({"assist", "change", "yield", "meet"}),
    "ACCUSE": frozenset({"disapprove", "investigate", "allege"}),
    "REJECT": frozenset({"assist", "change", "yield", "meet"}),
    "THREATEN": frozenset({"restrict", "arrest", "relations", "expel", "territory", "violence"}),
    "PROTEST": frozenset({"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"}),
    "SANCTION": frozenset({"convict", "expel", "withdraw", "discontinue"}),
    "MOBILIZE": frozenset({"troops", "weapons", "police", "militia"}),
    "COERCE": frozenset(
        {
            "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation",
            "cyber",
        }
    ),
    "ASSAULT": frozenset(
        {
            "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
            "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
        }
    ),
}  # fmt: skip
ROLES = frozenset(
    [
        "subject",
        "speaker",
        "object",
        "indirect",
        "possessor",
        "modifier",
        "complement",
        "clause",
        "infinitive",
        "gerund",
        "owner",
        "with",
        "against",
        "on",
        "of",
        "by",
        "between",
        "from",
        "to",
        "for",
        "over",
        "at",
        "in",
        "into",
        "as",
        "upon",
        "about",
        "around",
        "among",
        "toward",
        "towards",
        "through",
        "behind",
        "near",
        "along",
        "alongside",
        "beside",
        "under",
        "outside",
        "onto",
        "off",
        "across",
        "during",
        "after",
        "before",
        "without",
        "around",
        "within",
        "via",
    ]
)
FLAGS = frozenset({"passive", "active", "plural", "negated", "light", "modal"})
CLASSES = frozenset(
    [
        "person",
        "organisation",
        "armed_group",
        "party",
        "government",
        "legislature",
        "court",
        "police",
        "military",
        "state",
        "igo",
        "media",
        "group",
        "actor",
        "force",
        "official",
        "people",
        "place",
        "thing",
    ]
)
OWN_LISTS = frozenset({"partitive", "rounding", "mere", "day", "about", "shared", "mouthpiece"})
ORIGINS = frozenset({"plover", "cameo", "news", "wordnet-like"})
TEST = re.compile(r"(!?)([a-z]+)(\.aux|\.bare)?(?:(!?[@=~])(\S(?:.*\S)?))?")


def lint(extra: Sequence[Row] = ()) -> list[str]:
    """What is wrong with the frames of the lexicon (and with `extra` rows); empty when all is well."""
    found = [*frame_rows(), *extra]
    problems = [f"{row.where}: {problem}" for row in found for problem in (*row_problems(row), *_unwritten(row))]
    return [*problems, *_clashes(found), *_examples(found), *_mode_tables(), *_unreached(found)]


def row_problems(
    row: Row,
    modes: Mapping[str, frozenset[str]] = MODES,
    lists: Mapping[str, frozenset[str]] | None = None,
) -> Iterator[str]:
    """What is wrong with one row, by the types with their `modes` and the word `lists` that it may name."""
    if row.type != NO_EVENT and row.type not in modes:
        yield f"unknown type {row.type}"
    for mode in filter(None, row.modes.split(",")):
        if mode not in modes.get(row.type, ()):
            yield f"{row.type} has no mode {mode}"
    lemmas = row.predicate.split("|")
    if row.predicate != row.predicate.lower() or not all(lemmas):
        yield "predicates are lemmas in lower case"
    if any(lemma.count(" ") > (row.kind == "noun") for lemma in lemmas):
        yield "a predicate is one word, a noun may have one word before it; put the rest in a condition"
    if len(set(lemmas)) < len(lemmas):
        yield "a predicate stands twice"
    for expression in (row.actor, row.recipient, row.content):
        for role in re.split(r"[,+]", expression):
            if role and role != "-" and role not in ROLES:
                yield f"unknown role «{role}»"
    for part in filter(None, re.split(r";| or ", row.conditions)):
        yield from _condition(part.strip(), word_lists() if lists is None else lists)


def _unwritten(row: Row) -> Iterator[str]:
    """What a row of the lexicon must also tell."""
    if not row.example:
        yield "no example"
    if row.origin not in ORIGINS:
        yield f"unknown origin «{row.origin}»"


def _condition(text: str, lists: Mapping[str, frozenset[str]]) -> Iterator[str]:
    found = TEST.fullmatch(text)
    if not found:
        yield f"cannot read the condition «{text}»"
        return
    _, role, _, sign, values = found.groups()
    bare = not sign
    if bare and role not in ROLES and role not in FLAGS - {"modal"}:
        yield f"unknown role or flag «{role}»"
    elif not bare and role not in ROLES and role not in ("light", "near", "modal"):
        yield f"unknown role «{role}»"
    for value in (values or "").split("|") if sign else ():
        if "@" in sign and value not in lists:
            yield f"no word list «{value}» in classes.tsv"
        if "=" in sign and value not in CLASSES:
            yield f"unknown class «{value}»"
        if "~" in sign and (len(value) < 2 or value != value.lower()):
            yield f"«{value}» is no lemma"


def _clashes(found: Sequence[Row]) -> Iterator[str]:
    """Rows that can never win, because another row of the same predicate has the same pattern."""
    seen: dict[tuple[str, str, str, frozenset[str]], Row] = {}
    for row in found:
        pattern = frozenset(part.strip() for part in row.conditions.split(";") if part.strip())
        for lemma in row.predicate.split("|"):
            for particle in row.particle.split("|"):
                first = seen.setdefault((lemma, row.kind, particle, pattern), row)
                if first is not row:
                    what = "clashes with" if first.type != row.type else "is shadowed by"
                    yield f"{row.where}: «{lemma}» {what} {first.where}"


def _examples(found: Sequence[Row]) -> Iterator[str]:
    seen: dict[str, Row] = {}
    for row in found:
        first = seen.setdefault(row.example, row)
        if first is not row:
            yield f"{row.where}: shares its example with {first.where}"


def _mode_tables() -> Iterator[str]:
    for name, mode, listed in rows("modes_words", 3):
        if mode not in MODES.get(name, ()):
            yield f"modes_words.tsv: {name} has no mode {mode}"
        if listed != listed.lower():
            yield f"modes_words.tsv: {name} {mode}: lemmas are in lower case"
    for mode, _ in rows("modes_content", 2):
        if mode not in MODES["REQUEST"] | {"force"}:
            yield f"modes_content.tsv: no mode {mode}"


def _unreached(found: Sequence[Row]) -> Iterator[str]:
    """Types and modes that no row and no word reaches, and word lists that no row asks for."""
    told = {(row.type, mode) for row in found for mode in row.modes.split(",")}
    told |= {(name, mode) for name, mode, _ in rows("modes_words", 3)}
    content = {mode for mode, _ in rows("modes_content", 2)} | {"change"}
    for name, modes in MODES.items():
        reached = {mode for told_name, mode in told if told_name == name}
        reached |= content if name in ("REQUEST", "REJECT") else set()
        if name not in {row.type for row in found}:
            yield f"no row for {name}"
        for mode in sorted(modes - reached):
            yield f"no row or word for {name} {mode}"
    asked = {
        name for row in found for listed in re.findall(r"@([a-z|]+)", row.conditions) for name in listed.split("|")
    }
    for name in sorted(word_lists().keys() - asked - OWN_LISTS):
        yield f"classes.tsv: no row asks for «{name}»"
