"""Typed answers go in; a sequence of them comes out that can also be records or a Polars table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from sayso.errors import InputError

if TYPE_CHECKING:
    import polars

Row_co = TypeVar("Row_co", covariant=True)


class Table(Sequence[Row_co], Generic[Row_co]):
    """Answers in order: to iterate, count and index, and as a Polars table where Polars is installed."""

    def __init__(self, rows: Iterable[Row_co], record: Callable[[Any], Mapping[str, Any]]) -> None:
        self._rows = tuple(rows)
        self._record = record

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Row_co: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Row_co, ...]: ...
    def __getitem__(self, at: int | slice) -> Row_co | tuple[Row_co, ...]:
        return self._rows[at]

    def __repr__(self) -> str:
        return f"<{len(self)} rows>"

    def records(self) -> list[dict[str, Any]]:
        """The rows as the export writes them."""
        return [dict(self._record(row)) for row in self._rows]

    def to_polars(self) -> polars.DataFrame:
        """The rows as a Polars table with the export's columns."""
        try:
            frames = import_module("polars")  # an extra that most users do not have
        except ImportError as error:
            raise InputError("to_polars needs Polars: pip install 'sayso[polars]'") from error
        made: polars.DataFrame = frames.DataFrame(self.records(), infer_schema_length=None, strict=False)
        return made
