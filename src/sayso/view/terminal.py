"""Answers and the state of a run go in; what a terminal or a pipe shows comes out: tables, JSON, a bar of progress."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, is_dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from rich.console import Console

PIPE_WIDTH = 160  # columns of a table where no terminal says how wide it is
EVERY = 30.0  # seconds between lines of progress in a pipe


class Far(Protocol):
    """How far a run is."""

    @property
    def done(self) -> int: ...
    @property
    def total(self) -> int | None: ...
    @property
    def worked(self) -> int: ...
    @property
    def path(self) -> str: ...


def console() -> Console:
    """Where tables go: as wide as the terminal, wide enough for all columns in a pipe."""
    made: Console = import_module("rich.console").Console(
        width=None if sys.stdout.isatty() else PIPE_WIDTH, soft_wrap=False, highlight=False, markup=False
    )
    return made


def as_json(answer: Any) -> str:
    """An answer as JSON text. Half characters, which no output can carry, become «?»."""
    said = json.dumps(answer, ensure_ascii=False, indent=2, default=_plain)
    return said.encode("utf-8", "replace").decode("utf-8")


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, Mapping):
        return dict(value)
    return str(value)


class Bar:
    """Progress on stderr: articles a second, time left, the file at hand. In a pipe a line now and then."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._began = self._said = time.monotonic()
        self._say = say
        self._live: Any = None
        self._task: Any = None

    def __enter__(self) -> Bar:
        if sys.stderr.isatty():
            rich = import_module("rich.progress")
            out = import_module("rich.console").Console(stderr=True)
            self._live = rich.Progress(
                rich.BarColumn(), rich.MofNCompleteColumn(), rich.TextColumn("{task.fields[rate]}"),
                rich.TimeRemainingColumn(), rich.TextColumn("{task.fields[path]}", markup=False), console=out,
                transient=True,
            )  # fmt: skip
            self._live.start()
            self._task = self._live.add_task("read", total=None, rate="", path="loading the language model …")
        return self

    def __exit__(self, *_: object) -> None:
        if self._live:
            self._live.stop()

    def show(self, far: Far) -> None:
        """Tell how far it is."""
        now = time.monotonic()
        rate = far.worked / max(now - self._began, 0.001)
        if self._live:
            self._live.update(
                self._task, completed=far.done, total=far.total, rate=f"{rate:.1f}/s", path=short_path(far.path)
            )
        elif now - self._said > EVERY:
            self._said = now
            left = f", {minutes(((far.total or far.done) - far.done) / rate)} left" if rate and far.total else ""
            self._say(f"{far.done}/{far.total or '?'} articles, {rate:.1f}/s{left}: {far.path}")


def count(number: int, noun: str) -> str:
    """«1 event», «2 events»."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def minutes(seconds: float) -> str:
    """A stretch of time as briefly as it can be said."""
    return f"{seconds:.0f} s" if seconds < 100 else f"{seconds / 60:.0f} min"


def short_path(path: str, letters: int = 40) -> str:
    """The end of a path."""
    return path if len(path) <= letters else "…" + path[-letters + 1 :]
