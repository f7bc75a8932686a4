"""Words of the command line go in; answers come out: output to stdout, progress and troubles to stderr."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sayso.errors import ChronicleError, InputError, SaysoError

if TYPE_CHECKING:
    from sayso.chronicle import Chronicle

app = typer.Typer(
    name="sayso", add_completion=False, no_args_is_help=False, rich_markup_mode=None, pretty_exceptions_enable=False,
    help="Who did what to whom, when and where, and on whose say-so: reads news, offline, into a chronicle.",
)  # fmt: skip
export_app = typer.Typer(help="Write the chronicle in a format that other programs read.")
app.add_typer(export_app, name="export")

File = Annotated[Path, typer.Option("-c", "--chronicle", help="The chronicle file.", metavar="FILE", readable=False)]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")]
Own = Annotated[Path | None, typer.Option("--codebook", help="Your own frame rows, before ours.", metavar="FILE")]
Columns = Annotated[str, typer.Option(help="Columns of a table: text=body,title=headline,…")]
Least = Annotated[float | None, typer.Option("--min-confidence", help="Leave out what is less sure: 0 to 1.")]
HERE = Path("chronicle.sayso")

INTERRUPTED = 130
STOPPED_READING = "stopped; nothing is lost: the same command goes on from here"
# What typer raises for wrong words: click's ClickException, or its own copy of it, by version.
USAGE_ERROR: type[Exception] = typer.BadParameter.__mro__[2]

WELCOME = """sayso reads news, offline, into a chronicle: who did what to whom, when and where, and on whose say-so.
First   sayso read FOLDER             reads text, Markdown and HTML files and tables of articles into chronicle.sayso
then    sayso timeline                what happened, day by day, and who says so
        sayso who NAME                all that is told of one actor; for a day: sayso state --on 2008-03-27
        sayso claims --about NAME     who says what of an actor; who is quoted: sayso quotes --speaker NAME
try     sayso explain "A sentence."   why a sentence is coded as it is
        sayso --help                  all commands; -c FILE names another chronicle, --json prints JSON"""


@app.callback(invoke_without_command=True)
def welcome(
    context: typer.Context, version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False
) -> None:
    """Help a newcomer on."""
    if version:
        typer.echo(f"sayso {import_module('importlib.metadata').version('sayso')}")
    elif context.invoked_subcommand is None:
        typer.echo(WELCOME)


@app.command()
def read(
    paths: Annotated[list[str], typer.Argument(help="Files, folders and tables of articles.", metavar="PATH…")],
    file: File = HERE,
    columns: Columns = "",
    codebook: Own = None,
    as_json: AsJson = False,
) -> None:
    """Read articles into the chronicle. Stopped, the same command goes on where it was."""
    chronicle_room = import_module("sayso.chronicle")
    _some_there(paths)
    named = named_columns(columns)
    with _bar() as bar:
        opened, run = chronicle_room.read_paths(paths, into=file, columns=named, codebook=codebook, progress=bar.show)
    with opened as chronicle:
        counts, troubles = chronicle.status()["counts"], chronicle.issues() if run.issues else ()
    if as_json:
        did = {"read": run.coded, "already_there": run.known, "events": run.events, "issues": run.issues}
        typer.echo(_room("terminal").as_json({"chronicle": str(file), **did, "counts": counts}))
    elif run.coded or run.known:
        count = _room("terminal").count
        typer.echo(
            f"{file}: {count(run.coded, 'article')} read, {run.known:,} already there, "
            f"{count(run.events, 'event')} found, {run.issues:,} could not be read. It now holds "
            + ", ".join(count(counts[name], name.rstrip("s")) for name in ("articles", "events", "happenings"))
            + "."
        )
        typer.echo(_next_step(file, counts["issues"]), err=True)
    if not run.coded and not run.known:
        typer.echo(f"sayso: {_nothing_read(paths, file, troubles)}", err=True)
        raise typer.Exit(1)


def _nothing_read(paths: list[str], file: Path, troubles: Sequence[Mapping[str, Any]]) -> str:
    if not troubles:
        return f"{', '.join(paths)}: no article lies there: sayso reads text, Markdown, HTML, JSON, CSV and TSV files"
    more = f" (and {len(troubles) - 1} more: sayso issues -c {file})" if len(troubles) > 1 else ""
    return f"nothing could be read: {troubles[0]['message']}{more}"


def _some_there(paths: list[str]) -> None:
    missing = [path for path in paths if not Path(path).exists()]
    if len(missing) == len(paths):
        raise InputError(f"{', '.join(missing)}: not there: check the path")


def _next_step(file: Path, issues: int) -> str:
    named = "" if file == HERE else f" -c {file}"
    trouble = f"; what was wrong with inputs: sayso issues{named}" if issues else ""
    return f"Next: sayso timeline{named}{trouble}"


def named_columns(text: str) -> dict[str, str] | None:
    """«text=body,title=headline» as a mapping."""
    if not text.strip():
        return None
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    if not all(name.strip() and sign and column.strip() for name, sign, column in pairs):
        raise InputError(
            f"--columns «{text}» is not of the form text=body,title=headline: name our field, =, and your column"
        )
    return {name.strip(): column.strip() for name, _, column in pairs}


@app.command()
def status(file: File = HERE, as_json: AsJson = False) -> None:
    """What the chronicle holds."""
    _answer(file, as_json, lambda c: c.status(), lambda _, answer: _room("tables").status(answer))


@app.command()
def timeline(
    file: File = HERE,
    actor: Annotated[str | None, typer.Option(help="Who did it or underwent it: a name or an id.")] = None,
    type_: Annotated[str | None, typer.Option("--type", help="A PLOVER type, for example REQUEST.")] = None,
    first: Annotated[str | None, typer.Option("--from", help="First day: 2008-03-27, 2008-03 or 2008.")] = None,
    last: Annotated[str | None, typer.Option("--to", help="Last day.")] = None,
    source: Annotated[str | None, typer.Option(help="On whose say-so: a name or an id.")] = None,
    status_: Annotated[str | None, typer.Option("--status", help="actual, future, hypothetical or negated.")] = None,
    least: Least = None,
    as_json: AsJson = False,
) -> None:
    """What happened, day by day, and who says so."""

    def ask(chronicle: Chronicle) -> Any:
        return chronicle.timeline(
            actor=actor, type=type_, first=first, last=last, source=source, status=status_, min_confidence=least
        )

    def plain(answer: Any) -> list[Any]:
        return [_room("records").event_record(event) for event in answer.events]

    _answer(file, as_json, ask, lambda _, answer: _room("tables").timeline(answer), plain)


@app.command()
def quotes(
    file: File = HERE,
    speaker: Annotated[str | None, typer.Option(help="Who speaks: a name or an id.")] = None,
    as_json: AsJson = False,
) -> None:
    """Who is quoted with which words."""

    def plain(answer: Any) -> list[Any]:
        return [_room("claims").quotation_record(quote) for quote in answer.quotes]

    _answer(file, as_json, lambda c: c.quotations(speaker=speaker), lambda _, a: _room("claim_tables").quotes(a), plain)


@app.command()
def claims(
    file: File = HERE,
    about: Annotated[str | None, typer.Option(help="Whom what is said names: a name or an id.")] = None,
    stance: Annotated[str | None, typer.Option(help="asserts, denies, doubts, asks or wants.")] = None,
    source: Annotated[str | None, typer.Option(help="Who says it, or is told to: a name or an id.")] = None,
    as_json: AsJson = False,
) -> None:
    """Who says what, whether asserting, denying, doubting, asking or wanting it, and through whom."""

    def plain(answer: Any) -> list[Any]:
        return [_room("claims").claim_record(claim) for claim in answer.claims]

    def ask(chronicle: Chronicle) -> Any:
        return chronicle.claims(about=about, stance=stance, source=source)

    _answer(file, as_json, ask, lambda _, answer: _room("claim_tables").claims(answer), plain)


@app.command()
def who(
    name: Annotated[str, typer.Argument(help="A name, a part of it, or an id.")],
    file: File = HERE,
    as_json: AsJson = False,
) -> None:
    """All that is told of one actor: names, offices and ties, what it did, what was done to it, who says so."""
    _answer(file, as_json, lambda c: c.who(name), lambda _, answer: _room("tables").dossier(answer))


@app.command()
def state(
    on: Annotated[str, typer.Option("--on", help="The day: 2008-03-27, 2008-03 or 2008.")],
    file: File = HERE,
    as_json: AsJson = False,
) -> None:
    """Who leads what on a day, alliances and enmities, and the demands that stand, with evidence."""
    _answer(file, as_json, lambda c: c.state(on), lambda _, answer: _room("tables").state(answer))


@app.command()
def show(
    record: Annotated[str, typer.Argument(help="The id of any record, or how it begins.", metavar="ID")],
    file: File = HERE,
    as_json: AsJson = False,
) -> None:
    """One record: its sentence in context with the marked words, attribution, status, rule."""
    _answer(file, as_json, lambda c: c.show(record), lambda _, answer: _room("shown").shown(answer))


@app.command()
def conflicts(file: File = HERE, as_json: AsJson = False) -> None:
    """Where reports of one happening cannot all be right."""
    _answer(file, as_json, lambda c: c.conflicts(), lambda c, answer: _room("tables").conflicts(answer, c.register))


@app.command()
def issues(file: File = HERE, as_json: AsJson = False) -> None:
    """What could not be read, and why."""
    _answer(file, as_json, lambda c: c.issues(), lambda _, answer: _room("tables").issues(answer))


@app.command()
def verify(file: File = HERE, as_json: AsJson = False) -> None:
    """Check every hash and span against the stored text; exit code 1 if any fails."""
    answer = _answer(file, as_json, lambda c: c.verify(), lambda _, answer: _room("tables").verified(answer))
    if answer.faults:
        raise typer.Exit(1)


@app.command()
def explain(
    sentence: Annotated[str, typer.Argument(help="A sentence or a short text.")],
    published: Annotated[str | None, typer.Option(help="The day from which «today» counts.")] = None,
    codebook: Own = None,
    as_json: AsJson = False,
) -> None:
    """Why a sentence is coded as it is: clauses, frames, roles, status, source."""
    if not sentence.strip():
        raise InputError(
            'nothing to explain: give a sentence in quotation marks, for example sayso explain "The army left."'
        )
    answer = import_module("sayso.chronicle").explain_text(sentence, published=published, codebook=codebook)
    _print(as_json, answer, lambda: _room("explained").explained(answer))


@app.command()
def frames(
    more: Annotated[list[str] | None, typer.Argument(help="More files or folders for --uncoded, --unused.")] = None,
    uncoded: Annotated[
        list[str] | None, typer.Option(help="Files or folders: list their predicates without a row.", metavar="PATH")
    ] = None,
    unused: Annotated[
        list[str] | None, typer.Option(help="Files or folders: list the rows that never fire there.", metavar="PATH")
    ] = None,
    like: Annotated[str | None, typer.Option(help="Only predicates with these letters, or a type.")] = None,
    most: Annotated[int | None, typer.Option(min=0, help="So many of a type, or predicates; 0 lists all.")] = None,
    columns: Columns = "",
    codebook: Own = None,
    as_json: AsJson = False,
) -> None:
    """The frame rows by type; or the predicates of a corpus that no row fires on, or the rows that never fire there."""
    room = import_module("sayso.chronicle")
    if uncoded and unused:
        raise InputError("--uncoded and --unused are two questions: ask one at a time")
    if not uncoded and not unused:
        if more:
            raise InputError(
                f"{more[0]}: to look for predicates without a row there, say --uncoded {more[0]}; for rows that never "
                f"fire, --unused {more[0]}"
            )
        rows = room.frames(like=like, most=most, codebook=codebook)
        _print(as_json, rows, lambda: _room("frames").frame_table(rows), _room("frames").frame_records)
        return
    paths, named = [*(uncoded or unused or ()), *(more or ())], named_columns(columns)
    _some_there(paths)
    asked = {"like": like, "columns": named, "codebook": codebook}
    view = _room("frames")
    with _bar() as bar:
        if unused:
            idle = room.unused(paths, **asked, progress=bar.show)
        else:
            found = room.lacking(paths, **asked, most=most, progress=bar.show)
    if unused:
        _print(as_json, idle, lambda: view.unused_table(idle), view.unused_records)
    else:
        _print(as_json, found, lambda: view.lacking_table(found), view.lacking_records)


@export_app.command("records")
def export_records(
    directory: Annotated[Path, typer.Argument(help="The folder to write into.", metavar="DIR")],
    file: File = HERE,
    with_text: Annotated[bool, typer.Option("--with-text", help="Also write the articles' texts.")] = False,
    least: Least = None,
    as_json: AsJson = False,
) -> None:
    """Everything as JSON Lines, one file a kind."""
    with _opened(file) as chronicle:
        written = chronicle.export_records(directory, with_text=with_text, min_confidence=least)
    if as_json:
        typer.echo(_room("terminal").as_json({"directory": str(directory), "lines": written}))
    else:
        typer.echo(f"{directory}: " + ", ".join(f"{number} {name}" for name, number in written.items()))


def _opened(file: Path) -> Chronicle:
    opened: Chronicle = import_module("sayso.chronicle").Chronicle.open(file)
    return opened


def _answer(
    file: Path,
    as_json: bool,
    ask: Callable[[Chronicle], Any],
    render: Callable[[Chronicle, Any], Any],
    plain: Callable[[Any], Any] | None = None,
) -> Any:
    """Ask the chronicle, and print its answer as a table or as JSON."""
    with _opened(file) as chronicle:
        answer = ask(chronicle)
        _print(as_json, answer, lambda: render(chronicle, answer), plain)
    return answer


def _print(as_json: bool, answer: Any, render: Callable[[], Any], plain: Callable[[Any], Any] | None = None) -> None:
    terminal = _room("terminal")
    if as_json:
        typer.echo(terminal.as_json(plain(answer) if plain else answer))
    else:
        terminal.console().print(render())


def _room(name: str) -> Any:
    """A module of view, loaded when it is needed."""
    return import_module(f"sayso.view.{name}")


def _bar() -> Any:
    return _room("terminal").Bar(lambda line: typer.echo(line, err=True))


def main() -> None:
    """The command: every trouble is one line on stderr; exit code 2 for wrong use, 1 for what went wrong."""
    warnings.simplefilter("ignore")  # libraries' notes to programmers are no help to who reads a terminal
    try:
        code = app(prog_name="sayso", standalone_mode=False) or 0
        if code == INTERRUPTED:  # what newer versions of typer make of Ctrl-C
            _stopped()
        raise SystemExit(code)
    except USAGE_ERROR as error:
        _fail(f"{usage_message(error)}: «{usage_command(error)} --help» says how", 2)
    except InputError as error:
        _fail(str(error), 2)
    except (ChronicleError, SaysoError) as error:
        _fail(str(error), 1)
    except (KeyboardInterrupt, typer.Abort):
        _stopped()
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None


def usage_message(error: Exception) -> str:
    """What was wrong with the words of the command, on one line."""
    said = error.format_message() if hasattr(error, "format_message") else str(error)
    return " ".join(said.split()).rstrip(".")


def usage_command(error: Exception) -> str:
    """The command whose words were wrong."""
    context = getattr(error, "ctx", None)
    return str(context.command_path) if context else "sayso"


def _stopped() -> None:
    _fail(STOPPED_READING if "read" in sys.argv[1:2] else "stopped", INTERRUPTED)


def _fail(message: str, code: int) -> None:
    typer.echo(f"sayso: {message}", err=True)
    raise SystemExit(code)


if __name__ == "__main__":
    main()
