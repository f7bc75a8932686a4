"""Inputs go in; those that are not done with come out, each with the key by which the next run knows it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from sayso.model import Issue, Raw, Reading, content_id


class Pending:
    """Inputs handed to the reader and not yet back, by where they lie; a reading finds its input again."""

    def __init__(self) -> None:
        self._waiting: dict[tuple[str | None, str | None], list[tuple[str, str]]] = {}

    def add(self, raw: Raw, key: str) -> None:
        self._waiting.setdefault((raw.path, raw.given_id), []).append((key, raw.text))

    def key(self, reading: Reading) -> str | None:
        """The key of the input that became this reading: the one with its text, else the only one at its place."""
        article = reading.article
        place = (article.path, article.given_id)
        waiting = self._waiting.get(place, [])
        same = [item for item in waiting if item[1] == article.text] or (waiting if len(waiting) == 1 else [])
        if not same:
            return None
        item = same[0]
        waiting.remove(item)
        if not waiting:
            del self._waiting[place]
        return item[0]


def input_key(raw: Raw) -> str:
    """What makes an input the same input on the next run: all that it says."""
    return content_id(
        "input", raw.text, raw.form, raw.path, raw.given_id, raw.title, raw.outlet, *raw.authors, raw.published, raw.url
    )


def fresh(
    raws: Iterable[Raw | Issue], done: Collection[str], pending: Pending, known: Callable[[], None]
) -> Iterator[Raw | Issue]:
    """The inputs that are not done with; `known` is called for each of the others."""
    for raw in raws:
        if isinstance(raw, Issue):
            yield raw
            continue
        key = input_key(raw)
        if key in done:
            known()
            continue
        pending.add(raw, key)
        yield raw
