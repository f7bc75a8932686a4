"""Who did what to whom, when and where, and on whose say-so: articles go in, a chronicle comes out. The API.

>>> import sayso
>>> chronicle = sayso.read(["articles"], into="x.sayso")      # doctest: +SKIP
>>> for event in chronicle.events(type="REQUEST"):            # doctest: +SKIP
...     print(event.date, event.type, [p.name for p in event.actors], event.source and event.source.name)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from sayso.chronicle import Chronicle, Progress
    from sayso.errors import SaysoError
    from sayso.model import Reading

    __version__: str

HOMES = {"Chronicle": "sayso.chronicle", "SaysoError": "sayso.errors", "Reading": "sayso.model"}

__all__ = ["Chronicle", "Reading", "SaysoError", "__version__", "open", "read", "read_text"]


def read(
    paths: str | Path | Sequence[str | Path],
    into: str | Path,
    *,
    columns: Mapping[str, str] | None = None,
    model: str | None = None,
    codebook: str | Path | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Chronicle:
    """Read files, folders and tables of articles into the chronicle `into`, made if it is not there.

    `columns` maps our fields (id, text, title, outlet, authors, published, url) to a table's. `codebook` is a file of
    your own frame rows (docs/lexicon.md). What is read already is not read again; what could not be read stands in
    `chronicle.issues()`.
    """
    made: Chronicle = import_module("sayso.chronicle").read_paths(
        paths, into=into, columns=columns, model=model, codebook=codebook, progress=progress
    )[0]
    return made


def open(path: str | Path) -> Chronicle:  # noqa: A001 - sayso.open is what users expect
    """The chronicle at `path`, which must be there."""
    found: Chronicle = import_module("sayso.chronicle").Chronicle.open(path)
    return found


def read_text(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    model: str | None = None,
    codebook: str | Path | None = None,
) -> Reading:
    """One text without a file: all that it says. `published` is an ISO date from which relative dates count."""
    found: Reading = import_module("sayso.chronicle").read_text(
        text, published=published, title=title, model=model, codebook=codebook
    )
    return found


def __getattr__(name: str) -> Any:
    """What the package offers, loaded when first asked for, so that `import sayso` costs nothing."""
    if name == "__version__":
        return import_module("importlib.metadata").version("sayso")
    if name not in HOMES:
        raise AttributeError(f"sayso has no {name}: it offers {', '.join(__all__)}")
    return getattr(import_module(HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
