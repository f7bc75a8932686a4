"""Articles as they lay go in; predicates without a frame row, and rows that fire, come out: from clean to relate."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from sayso.clean.article import clean
from sayso.errors import InputError
from sayso.model import Article, Attribution, Clause, Issue, Mentions, Raw, Words
from sayso.parse.clauses import clauses
from sayso.parse.nlp import parse
from sayso.parse.quotes import quoted
from sayso.recognize.mentions import recognize
from sayso.relate.attribution import attribute
from sayso.relate.frames import FrameTable
from sayso.relate.uncoded import Uncoded, uncoded, winners

Parts = tuple[Article, Words, Sequence[Clause], Mentions, Sequence[Attribution]]
Told = Callable[[int, int, str], None]  # articles done, inputs that could not be read, the path at hand


def uses_in(
    raws: Iterable[Raw | Issue], told: Told, *, model: str | None = None, table: FrameTable | None = None
) -> Iterator[Iterator[Uncoded]]:
    """Article by article the uses of predicates without a row. `table` holds the frames, by default the lexicon's."""
    for parts in _parted(raws, told, model):
        yield uncoded(*parts, table)


def fired_in(
    raws: Iterable[Raw | Issue], told: Told, *, model: str | None = None, table: FrameTable | None = None
) -> Iterator[list[str | None]]:
    """Article by article the names of the rows that fire, of each clause one. `table` as in `uses_in`."""
    for parts in _parted(raws, told, model):
        yield winners(*parts, table)


def _parted(raws: Iterable[Raw | Issue], told: Told, model: str | None) -> Iterator[Parts]:
    """Each article with what the frames look at."""
    issues: list[Issue] = []
    done = 0
    for article, words in parse(_articles(raws, issues), model):
        done += 1
        told(done, len(issues), article.path or "")
        mentions, found = recognize(article, words), clauses(words)
        attributions, _ = attribute(article, words, found, mentions, quoted(article, words))
        yield article, words, found, mentions, attributions
    if not done:
        why = f" ({issues[0].message})" if issues else ""
        raise InputError(f"no article could be read{why}: name files or folders of articles")


def _articles(raws: Iterable[Raw | Issue], issues: list[Issue]) -> Iterator[Article]:
    for raw in raws:
        cleaned = raw if isinstance(raw, Issue) else clean(raw)
        if isinstance(cleaned, Issue):
            issues.append(cleaned)
        else:
            yield cleaned
