"""Articles as they lay go in; readings come out: the order of the work, from clean to relate. READ THIS FIRST."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from importlib import metadata

from sayso.clean.article import clean
from sayso.errors import SaysoError
from sayso.lexicon.codebook import HASH, Codebook
from sayso.model import Article, Clause, Issue, Raw, Reading, Time, Words
from sayso.parse.clauses import clauses
from sayso.parse.nlp import BATCH, parse
from sayso.parse.quotes import quoted
from sayso.recognize.counts import event_counts, find_votes
from sayso.recognize.mentions import recognize
from sayso.recognize.places import place_for
from sayso.recognize.times import when
from sayso.relate.attribution import attribute
from sayso.relate.contexts import find_contexts
from sayso.relate.events import When, code_events
from sayso.relate.frames import FrameTable, frames_with
from sayso.relate.ties import find_ties

LONGEST = 20 * 366  # days: «in the 21st century» dates no act


def coder(codebook: Codebook | None = None) -> str:
    """Who makes the records: this program and its version, and the codebook that it goes by."""
    named = f"sayso {metadata.version('sayso')}"
    return f"{named} codebook {codebook.hash[:HASH]}" if codebook else named


def read_articles(
    raws: Iterable[Raw | Issue], *, model: str | None = None, codebook: Codebook | None = None
) -> Iterator[Reading | Issue]:
    """Each article's reading; what cannot be read becomes an Issue and the rest goes on."""
    source, frames = iter(raws), frames_with(codebook) if codebook else None
    while batch := list(itertools.islice(source, BATCH)):
        articles: list[Article] = []
        for raw in batch:
            cleaned = raw if isinstance(raw, Issue) else clean(raw)
            if isinstance(cleaned, Issue):
                yield cleaned
            else:
                articles.append(cleaned)
        yield from _read_batch(articles, model, frames)


def _read_batch(articles: list[Article], model: str | None, frames: FrameTable | None) -> Iterator[Reading | Issue]:
    for article, words in _parsed(articles, model):
        try:
            yield words if isinstance(words, Issue) else read_words(article, words, frames)
        except SaysoError:  # a broken word list is no fault of the article
            raise
        except Exception as error:  # one bad article never stops a run; what went wrong is told
            yield _uncoded(article, error)


def _parsed(articles: list[Article], model: str | None) -> Iterator[tuple[Article, Words | Issue]]:
    """Each article with its words; if the model fails on a batch, its articles are parsed one by one."""
    done = 0
    try:
        for pair in parse(articles, model):
            yield pair
            done += 1
    except SaysoError:  # no model, no article
        raise
    except Exception as error:
        if len(articles) == 1:
            yield articles[0], _uncoded(articles[0], error)
            return
        for article in articles[done:]:
            yield from _parsed([article], model)


def _uncoded(article: Article, error: Exception) -> Issue:
    said = f"{article.path or article.id}: could not be coded ({type(error).__name__}: {error}): report this article"
    return Issue(code="unreadable", message=said, path=article.path, article=article.id)


def read_words(article: Article, words: Words, frames: FrameTable | None = None) -> Reading:
    """All that one parsed article says: from words to records; `frames` are the lexicon's unless given."""
    mentions = recognize(article, words)
    found = clauses(words)
    attributions, quotes = attribute(article, words, found, mentions, quoted(article, words))
    events = code_events(
        article,
        words,
        found,
        mentions,
        attributions,
        quotes,
        frames=frames,
        dating=lambda token, clause: _dated(article, words, mentions.times, token, clause),
        placing=lambda token, kind: place_for(words, mentions.places, token, kind),
        counting=lambda tokens, trigger: event_counts(words, mentions.counts, tokens, trigger),
        voting=lambda first, last: find_votes(words, first, last),
    )
    ties = find_ties(article, words, found, mentions, attributions)
    return Reading(
        article=article,
        mentions=mentions,
        attributions=attributions,
        quotes=quotes,
        events=events,
        ties=ties,
        contexts=find_contexts(words),
        issues=article.issues,
    )


def _dated(article: Article, words: Words, times: tuple[Time, ...], token: int, clause: Clause) -> When:
    """When the act at `token` took place: its own time, the narrative's, or the publication's."""
    found = when(article, words, times, token, _tense(words, clause))
    days = found[0]
    if days and days.first and days.last and (days.last - days.first).days > LONGEST:
        return None, None, None
    return found


def _tense(words: Words, clause: Clause) -> str:
    """The clause's tense, the present perfect told apart."""
    verb = clause.governor if clause.kind == "light" and clause.governor is not None else clause.head
    have = any(words.lemma[c] == "have" and words.tag[c] in ("VBZ", "VBP") for c in words.children[verb])
    return "perfect" if have and clause.tense == "past" else clause.tense


def read_one(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    model: str | None = None,
    codebook: Codebook | None = None,
) -> Reading:
    """One text without a file. `published` is an ISO date from which relative dates count."""
    raw = Raw(text=text, published=published, title=title)
    found = next(iter(read_articles([raw], model=model, codebook=codebook)))
    if isinstance(found, Issue):
        return Reading(article=Article(id="", text=text, body=(), paragraphs=()), issues=(found,))
    return found
