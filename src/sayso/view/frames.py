"""Frame rows, and uses of predicates that no row knows, go in; lists of them come out, and their renderings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from rich.console import Group, RenderableType
from rich.text import Text

from sayso.lexicon.framerows import COLUMNS, Row
from sayso.view.tables import table
from sayso.view.terminal import count

SAMPLES = 3  # concordance lines of one predicate
SIDE = 55  # characters on each side of the word
ROWS_SHOWN, PREDICATES_SHOWN = 10, 50


class Use(Protocol):
    """One use of a predicate, in its context."""

    @property
    def predicate(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def particle(self) -> str: ...
    @property
    def rows(self) -> int: ...
    @property
    def before(self) -> str: ...
    @property
    def word(self) -> str: ...
    @property
    def after(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Lacking:
    """A predicate that no row fires on, how often, how many rows of it there are that did not hold, and samples."""

    predicate: str
    kind: str
    particle: str
    count: int
    rows: int
    samples: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class FrameList:
    """Frame rows by type. `left_out` counts those of a type that are not shown."""

    rows: tuple[Row, ...]
    left_out: dict[str, int]


def list_frames(rows: Iterable[Row], *, like: str | None = None, most: int | None = None) -> FrameList:
    """The rows by type; `like` keeps those with such a predicate or type, `most` so many of each type (0: all)."""
    wanted = (like or "").strip().lower()
    listed = sorted((row for row in rows if _like(row, wanted)), key=lambda row: (row.type == "-", row.type))
    limit = (0 if wanted else ROWS_SHOWN) if most is None else most
    shown: list[Row] = []
    seen: Counter[str] = Counter()
    for row in listed:
        seen[row.type] += 1
        if not limit or seen[row.type] <= limit:
            shown.append(row)
    return FrameList(tuple(shown), {name: n - limit for name, n in seen.items() if limit and n > limit})


@dataclass(frozen=True, slots=True)
class Unused:
    """The rows that fire nowhere in `articles` articles, of `rows_in_all`; `fired` counts how often the others do."""

    rows: tuple[Row, ...]
    rows_in_all: int
    articles: int
    fired: int


def list_unused(rows: Iterable[Row], fired: Iterable[Iterable[str | None]], *, like: str | None = None) -> Unused:
    """The rows that no clause of many articles is `fired` by; `like` as in `list_frames`."""
    counted: Counter[str] = Counter()
    articles = 0
    for article in fired:
        articles += 1
        counted.update(name for name in article if name)
    wanted = (like or "").strip().lower()
    asked = [row for row in rows if _like(row, wanted)]
    return Unused(tuple(r for r in asked if not counted[r.id]), len(asked), articles, sum(counted.values()))


def _like(row: Row, wanted: str) -> bool:
    return not wanted or wanted == row.type.lower() or any(wanted in lemma for lemma in row.predicate.split("|"))


def list_lacking(
    uses: Iterable[Iterable[Use]], *, like: str | None = None, most: int | None = None
) -> tuple[Lacking, ...]:
    """The predicates of many articles' `uses`, the most frequent first; samples from several articles."""
    wanted = (like or "").strip().lower()
    counted: Counter[tuple[str, str, str]] = Counter()
    samples: dict[tuple[str, str, str], list[Use]] = {}
    for article in uses:
        here: set[tuple[str, str, str]] = set()
        for use in article:
            key = (use.predicate, use.kind, use.particle)
            counted[key] += 1
            held = samples.setdefault(key, [])
            new = key not in here and not any(use.before == other.before for other in held)
            if new and wanted in use.predicate and len(held) < SAMPLES:
                held.append(use)
                here.add(key)
    found = sorted((key for key in counted if wanted in key[0]), key=lambda key: (-counted[key], key))
    limit = PREDICATES_SHOWN if most is None else most
    return tuple(
        Lacking(*key, counted[key], max((u.rows for u in samples[key]), default=0),
                tuple((u.before, u.word, u.after) for u in samples[key]))
        for key in (found[:limit] if limit else found)
    )  # fmt: skip


def frame_records(answer: FrameList) -> list[dict[str, Any]]:
    """The rows as records, with the rule's name that an event carries."""
    return [{"rule": row.id, **{name: getattr(row, name) for name in COLUMNS}} for row in answer.rows]


def unused_records(answer: Unused) -> dict[str, Any]:
    """The rows as records, with how much was looked through."""
    looked = {"articles": answer.articles, "rows": answer.rows_in_all, "fired": answer.fired}
    return {**looked, "unused": frame_records(FrameList(answer.rows, {}))}


def unused_table(answer: Unused) -> RenderableType:
    """The rows that never fire, by type."""
    text = (
        f"{len(answer.rows):,} of {count(answer.rows_in_all, 'row')} fire nowhere in "
        f"{count(answer.articles, 'article')} (the others {answer.fired:,} times): "
        "rare words, or another row comes first: sayso explain tells which"
    )
    return Group(frame_table(FrameList(answer.rows, {})), Text(text)) if answer.rows else Text(text)


def lacking_records(answer: Sequence[Lacking]) -> list[dict[str, Any]]:
    """The predicates as records."""
    return [asdict(each) for each in answer]


def frame_table(answer: FrameList) -> RenderableType:
    """Rows by type, each with an example."""
    if not answer.rows:
        return Text("No row is like that. «sayso frames» lists some of each type; a codebook may add rows.")
    parts: list[RenderableType] = []
    for type_ in dict.fromkeys(row.type for row in answer.rows):
        listed = [row for row in answer.rows if row.type == type_]
        made = table("predicates", "kind", "conditions", "modes", "example", "rule", title=_title(type_))
        for row in listed:
            said = row.predicate.replace("|", ", ") + (f" + {_particles(row)}" if row.particle else "")
            cells = (said, row.kind, row.conditions, row.modes, row.example, row.id.partition(" ")[0])
            made.add_row(*(Text(cell) for cell in cells))
        parts.append(made)
        if answer.left_out.get(type_):
            parts.append(
                Text(f"… {count(answer.left_out[type_], 'more row')}: --like {type_}, or --most 0", style="dim")
            )
    return Group(*parts, Text(f"\n{count(len(answer.rows), 'row')}; their format: docs/lexicon.md", style="dim"))


def _title(type_: str) -> str:
    return "No event: uses that these rows rule out" if type_ == "-" else type_


def _particles(row: Row) -> str:
    return " or ".join(part or "none" for part in row.particle.split("|"))


def lacking_table(answer: Sequence[Lacking]) -> RenderableType:
    """Predicates that no row fires on, each with concordance lines, its words under one another."""
    if not answer:
        return Text("No predicate is left without a row.")
    parts: list[RenderableType] = []
    for each in answer:
        name = " ".join(part for part in (each.predicate, each.particle) if part)
        tried = f", {count(each.rows, 'row')} whose conditions did not hold" if each.rows else ""
        parts += [Text(f"{each.count:>6,}  {name} ({each.kind}{tried})", style="bold"), *map(_line, each.samples)]
    note = "\nNo frame row fires on these uses. Your own rows: sayso frames --help, docs/lexicon.md (codebooks)"
    return Group(*parts, Text(note, style="dim"))


def _line(sample: tuple[str, str, str]) -> Text:
    before, word, after = sample
    left = before[-(SIDE - len(word) // 2) :]
    said = Text(f"{left:>{SIDE + 8 - len(word) // 2}} ", no_wrap=True, overflow="crop")
    said.append(word, style="bold reverse")
    return said.append(f" {after[:SIDE]}")
