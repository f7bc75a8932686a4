"""A file goes in; a Chronicle comes out: store, view, unify and reading composed. READ THIS SECOND."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

from sayso.errors import InputError
from sayso.lexicon.codebook import Codebook, read_codebook
from sayso.lexicon.framerows import frame_rows
from sayso.model import Issue, Raw, Reading
from sayso.store import read, write
from sayso.store.database import Database, open_database
from sayso.store.inputs import Pending, fresh
from sayso.unify.joining import unify
from sayso.view import ask, claims, export, lines, records, state, verify
from sayso.view.explain import Parsed, explain
from sayso.view.frames import FrameList, Lacking, Unused, list_frames, list_lacking, list_unused
from sayso.view.lines import AttributionLine, EventLine, HappeningLine, QuoteLine, Register, TieLine, Who
from sayso.view.show import Shown, show
from sayso.view.table import Table


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: articles done (coded, already there, and with issues) of `total`, and the file at hand."""

    done: int
    total: int | None
    coded: int
    known: int
    events: int
    issues: int
    path: str

    @property
    def worked(self) -> int:
        """Articles on which this run spent work."""
        return self.coded + self.issues


@dataclass(frozen=True, slots=True)
class Run:
    """What a run did: articles coded, already there from before, events found, inputs that could not be read."""

    coded: int
    known: int
    events: int
    issues: int


class Reader(Protocol):
    """What codes articles: `sayso.reading.read_articles`, or another coder of the same shape."""

    def __call__(self, raws: Iterable[Raw | Issue], *, model: str | None = None) -> Iterator[Reading | Issue]: ...


class Chronicle:
    """One chronicle file: read into it, ask it, export it. Also a context manager; iterates over its events."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._register: Register | None = None

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False) -> Chronicle:
        """The chronicle at `path`; with `create`, an empty one if it is not there."""
        return cls(open_database(path, create=create))

    @property
    def path(self) -> Path:
        return self._database.path

    @property
    def register(self) -> Register:
        """Who is who across the articles."""
        if self._register is None:
            self._register = Register(self._database)
        return self._register

    def close(self) -> None:
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __iter__(self) -> Iterator[EventLine]:
        return iter(self.events())

    def __repr__(self) -> str:
        return f"<Chronicle {self.path}>"

    def add(self, reading: Reading, *, coder: str, now: str) -> bool:
        """Keep one reading; False if it is there already. Call `unify` when all are in."""
        return write.add_reading(self._database, reading, coder=coder, now=now)

    def read(
        self,
        raws: Iterable[Raw | Issue],
        reader: Reader,
        *,
        coder: str,
        now: str,
        inputs: Sequence[str] = (),
        model: str | None = None,
        total: int | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> Run:
        """Code what is not yet coded, one transaction an article; run again after a stop, it goes on where it was."""
        database = self._database
        run = write.begin_run(database, coder=coder, inputs=inputs, now=now)
        done, pending, counts = write.done_keys(database, coder), Pending(), _Counts()
        for found in reader(fresh(raws, done, pending, counts.one_known), model=model):
            if isinstance(found, Reading):
                path = found.article.path or found.article.title or ""
                new = write.add_reading(database, found, coder=coder, now=now, run=run, key=pending.key(found))
                counts.add(found, new)
                if not new:
                    write.add_twin(database, found, run=run)
            else:
                path = found.path or ""
                counts.issues += 1
                write.add_issue(database, found, run=run)
            if progress:
                progress(Progress(counts.done, total, counts.coded, counts.known, counts.events, counts.issues, path))
        write.end_run(database, run, articles=counts.coded, issues=counts.issues, now=now)
        self.unify(now=now)
        return Run(counts.coded, counts.known, counts.events, counts.issues)

    def keep(self, codebook: Codebook, *, now: str) -> None:
        """Keep the codebook by which articles are coded, for the types that it adds."""
        write.keep_codebook(self._database, hash_=codebook.hash, name=codebook.name, text=codebook.text, now=now)

    def unify(self, *, now: str) -> bool:
        """Judge anew which actors, articles and events are the same. False if nothing was read since the last time."""
        self._register = None
        return unify(self._database, now=now)

    def events(
        self,
        *,
        actor: str | None = None,
        type: str | None = None,  # noqa: A002 - the word that users say
        first: str | None = None,
        last: str | None = None,
        source: str | None = None,
        status: str | None = None,
        min_confidence: float | None = None,
    ) -> Table[EventLine]:
        """The events that fit, in the order of their days. `source` is anyone in the chain of sources."""
        found = self.timeline(
            actor=actor, type=type, first=first, last=last, source=source, status=status, min_confidence=min_confidence
        )
        return Table(found.events, records.event_record)

    def timeline(self, **filters: Any) -> ask.Timeline:
        """As `events`, with whom the names were taken to mean."""
        return ask.timeline(self._database, self.register, **filters)

    def actors(self) -> Table[Who]:
        """The actors across all articles."""
        found = sorted(self.register.identities.values(), key=lambda w: (w.name.lower(), w.id))
        return Table(found, asdict)

    def ties(self) -> Table[TieLine]:
        """Every tie as each article tells it."""
        found = lines.ties(read.ties(self._database), self.register)
        return Table(found, lambda tie: next(iter(export.tie_records([tie]))))

    def quotes(self, *, speaker: str | None = None) -> Table[QuoteLine]:
        """The direct quotations, of one speaker or of all."""
        return Table(self.quotations(speaker=speaker).quotes, claims.quotation_record)

    def quotations(self, *, speaker: str | None = None) -> claims.Quotations:
        """As `quotes`, with whom the name was taken to mean."""
        return claims.quotations(self._database, self.register, speaker=speaker)

    def attributions(
        self, *, about: str | None = None, stance: str | None = None, source: str | None = None
    ) -> Table[AttributionLine]:
        """Who says what: about whom, with which stance, on whose say-so (anyone in the chain)."""
        return Table(self.claims(about=about, stance=stance, source=source).claims, claims.claim_record)

    def claims(self, **filters: str | None) -> claims.Claims:
        """As `attributions`, with whom the names were taken to mean."""
        return claims.claims(self._database, self.register, **filters)

    def happenings(self) -> Table[HappeningLine]:
        """Acts in the world, each with its reports and their independent origins."""
        return Table(lines.happenings(read.happenings(self._database), self.register), records.happening_record)

    def conflicts(self) -> tuple[ask.Rival, ...]:
        """Where reports of one happening cannot all be right."""
        return ask.rivals(self._database, self.register)

    def who(self, name: str) -> ask.Dossier:
        """All that is known of one actor."""
        return ask.who(self._database, self.register, name)

    def state(self, on: str | dt.date) -> state.State:
        """Who leads and holds what on a day, alliances and enmities, and the demands that stand."""
        return state.state(self._database, self.register, on=on if isinstance(on, str) else on.isoformat())

    def show(self, key: str) -> Shown:
        """One record by its id, with its words marked in their paragraph."""
        return show(self._database, self.register, key)

    def status(self) -> dict[str, Any]:
        """What the chronicle holds, in numbers."""
        return ask.status(self._database)

    def issues(self) -> tuple[Mapping[str, Any], ...]:
        """What was wrong with inputs."""
        return tuple(read.issues(self._database))

    def export_records(
        self, directory: str | Path, *, with_text: bool = False, min_confidence: float | None = None
    ) -> dict[str, int]:
        """Write everything as JSON Lines into `directory`; how many lines each file has."""
        least = ask.likelihood(min_confidence)
        return export.export_records(self._database, directory, with_text=with_text, least=least)

    def verify(self) -> verify.Verified:
        """Check every hash and span against the stored text."""
        return verify.verify(self._database)


@dataclass(slots=True)
class _Counts:
    """The sums of a run while it goes."""

    coded: int = 0
    known: int = 0
    events: int = 0
    issues: int = 0

    @property
    def done(self) -> int:
        return self.coded + self.known + self.issues

    def one_known(self) -> None:
        self.known += 1

    def add(self, reading: Reading, new: bool) -> None:
        self.coded += new
        self.known += not new
        self.events += len(reading.events) if new else 0


def read_paths(
    paths: str | Path | Sequence[str | Path],
    *,
    into: str | Path,
    columns: Mapping[str, str] | None = None,
    model: str | None = None,
    codebook: str | Path | None = None,
    progress: Callable[[Progress], None] | None = None,
    now: str | None = None,
) -> tuple[Chronicle, Run]:
    """Read files, folders and tables of articles into a chronicle, made if it is not there; also what the run did."""
    listed = _listed(paths)
    own = read_codebook(codebook) if codebook else None
    now = now or today()
    chronicle = Chronicle.open(into, create=True)
    try:
        gather = import_module("sayso.acquire.files").gather
        total = sum(1 for _ in gather(listed, columns=columns)) if progress else None
        reading = import_module("sayso.reading")  # here and not above: it loads the language model's library
        reader, coder = reading.read_articles, reading.coder()
        if own:
            chronicle.keep(own, now=now)
            reader, coder = partial(reader, codebook=own), reading.coder(own)
        run = chronicle.read(
            gather(listed, columns=columns), reader, coder=coder, now=now, inputs=[str(path) for path in listed],
            model=model, total=total, progress=progress,
        )  # fmt: skip
    except BaseException:
        chronicle.close()
        raise
    return chronicle, run


def _listed(paths: str | Path | Sequence[str | Path]) -> list[str | Path]:
    listed = [paths] if isinstance(paths, str | Path) else list(paths)
    if not listed:
        raise InputError("nothing to read: name a file or a folder of articles")
    return listed


def read_text(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    model: str | None = None,
    codebook: str | Path | None = None,
) -> Reading:
    """One text without a file: all that it says. `published` is an ISO date from which relative dates count."""
    own = read_codebook(codebook) if codebook else None
    found: Reading = import_module("sayso.reading").read_one(
        text, published=published, title=title, model=model, codebook=own
    )
    return found


def explain_text(
    text: str, *, published: str | None = None, model: str | None = None, codebook: str | Path | None = None
) -> dict[str, Any]:
    """Why a text is coded as it is: clauses, events with roles and rule, attributions, ties, as plain records."""
    reading = read_text(text, published=published, model=model, codebook=codebook)
    if not reading.article.paragraphs:
        return explain(reading)
    own = read_codebook(codebook) if codebook else None
    _, words = next(import_module("sayso.parse.nlp").parse([reading.article], model))
    clauses = import_module("sayso.parse.clauses").clauses(words)
    rows = {row.id: row for row in (*frame_rows(), *(own.rows if own else ()))}
    won = import_module("sayso.relate.uncoded").winners(
        reading.article, words, clauses, reading.mentions, reading.attributions, _table(own)
    )
    return explain(reading, Parsed(words, clauses, [rows.get(key or "") for key in won]))


def _table(codebook: Codebook | None) -> Any:
    """The frames with a codebook's; None for the lexicon's own."""
    return import_module("sayso.relate.frames").frames_with(codebook) if codebook else None


def frames(*, like: str | None = None, most: int | None = None, codebook: str | Path | None = None) -> FrameList:
    """The frame rows by type, a codebook's first."""
    own = read_codebook(codebook).rows if codebook else ()
    return list_frames((*own, *frame_rows()), like=like, most=most)


def lacking(
    paths: str | Path | Sequence[str | Path],
    *,
    like: str | None = None,
    most: int | None = None,
    columns: Mapping[str, str] | None = None,
    model: str | None = None,
    codebook: str | Path | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> tuple[Lacking, ...]:
    """The predicates of articles on which no frame row fires, the most frequent first."""
    own = read_codebook(codebook) if codebook else None
    uses = _over(paths, "uses_in", columns=columns, model=model, codebook=own, progress=progress)
    return list_lacking(uses, like=like, most=most)


def unused(
    paths: str | Path | Sequence[str | Path],
    *,
    like: str | None = None,
    columns: Mapping[str, str] | None = None,
    model: str | None = None,
    codebook: str | Path | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Unused:
    """The frame rows that fire nowhere in articles, a codebook's first."""
    own = read_codebook(codebook) if codebook else None
    fired = _over(paths, "fired_in", columns=columns, model=model, codebook=own, progress=progress)
    return list_unused((*(own.rows if own else ()), *frame_rows()), fired, like=like)


def _over(
    paths: str | Path | Sequence[str | Path], question: str, *, columns: Mapping[str, str] | None, model: str | None,
    codebook: Codebook | None, progress: Callable[[Progress], None] | None,
) -> Any:  # fmt: skip
    """What a question of view.corpus finds, article by article."""
    listed = _listed(paths)
    gather = import_module("sayso.acquire.files").gather
    total = sum(1 for _ in gather(listed, columns=columns)) if progress else None

    def told(done: int, issues: int, path: str) -> None:
        if progress:
            progress(Progress(done + issues, total, done, 0, 0, issues, path))

    ask_corpus = getattr(import_module("sayso.view.corpus"), question)
    return ask_corpus(gather(listed, columns=columns), told, model=model, table=_table(codebook))


def today() -> str:
    """Now, in UTC, to the second: the only clock, for `created` and `coded_date`."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0).isoformat()
