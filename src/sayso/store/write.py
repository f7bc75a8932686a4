"""A Reading goes in; rows lie in the chronicle. One transaction an article, nothing is ever written over."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from sayso.model import (
    Article,
    Attribution,
    Days,
    Entity,
    Event,
    Issue,
    Mention,
    Passage,
    Place,
    Quote,
    Reading,
    Span,
    Tie,
    content_id,
)
from sayso.store.database import Database
from sayso.store.folding import fold

Values = tuple[Any, ...]
BROKEN = re.compile(r"[^\S ]|  ")  # white space that a name told in words does not have


def begin_run(database: Database, *, coder: str, inputs: Sequence[str], now: str) -> int:
    """Note that a run begins; its number."""
    with database.transaction() as connection:
        cursor = connection.execute(
            "INSERT INTO runs (coder, started, inputs) VALUES (?, ?, ?)", (coder, now, plain(list(inputs)))
        )
        return int(cursor.lastrowid or 0)


def end_run(database: Database, run: int, *, articles: int, issues: int, now: str) -> None:
    """Note that a run has ended, and what it did."""
    with database.transaction() as connection:
        connection.execute(
            "UPDATE runs SET finished = ?, articles = ?, issues = ? WHERE id = ?", (now, articles, issues, run)
        )


def add_reading(
    database: Database, reading: Reading, *, coder: str, now: str, run: int | None = None, key: str | None = None
) -> bool:
    """Keep what one article says. False if this coder's reading of it is already there: then nothing changes."""
    try:
        return _add(database, reading, _as_it_is, coder=coder, now=now, run=run, key=key)
    except UnicodeEncodeError:
        return _add(database, reading, _storable, coder=coder, now=now, run=run, key=key)


def _add(
    database: Database,
    reading: Reading,
    said: Callable[[Values], Values],
    *,
    coder: str,
    now: str,
    run: int | None,
    key: str | None,
) -> bool:
    with database.transaction() as connection:
        if key:
            connection.execute("INSERT OR IGNORE INTO inputs VALUES (?, ?, ?)", (key, coder, reading.article.id))
        connection.execute(ARTICLE, said(_article(reading.article, now)))
        number = connection.execute(
            READING, (reading.article.id, coder, now, run, plain(list(reading.contexts)))
        ).fetchone()
        if number is None:
            return False
        for table, rows in _rows(_verbatim(reading) if BROKEN.search(reading.article.text) else reading):
            if rows:
                marks = ", ".join("?" * (len(rows[0]) + 1))
                cells = [(number[0], *said(row)) for row in rows]
                connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", cells)
        connection.executemany(ISSUE, [_storable(_issue(issue, run, reading.article.id)) for issue in reading.issues])
        return True


def _as_it_is(row: Values) -> Values:
    return row


def _storable(row: Values) -> Values:
    """A row with half characters (broken UTF-16, file names of another encoding) as «?», one for one: offsets hold."""
    return tuple(cell.encode("utf-8", "replace").decode("utf-8") if isinstance(cell, str) else cell for cell in row)


def add_issue(database: Database, issue: Issue, *, run: int | None = None) -> None:
    """Keep what was wrong with an input; the same trouble is kept once."""
    with database.transaction() as connection:
        connection.execute(ISSUE, _storable(_issue(issue, run, issue.article)))


def add_twin(database: Database, reading: Reading, *, run: int | None = None) -> None:
    """Note that an input has the very text of an article that lies elsewhere: it is kept once, and this says so."""
    article = reading.article
    row = next(database.rows("SELECT coalesce(path, url, id) AS place FROM articles WHERE id = ?", (article.id,)))
    place = article.path or article.url
    if place and place != row["place"]:
        message = f"{place}: has the very text of {row['place']}: kept once"
        add_issue(database, Issue(code="same_text", message=message, path=place, article=article.id), run=run)


def keep_codebook(database: Database, *, hash_: str, name: str, text: str, now: str) -> None:
    """Keep the codebook by which articles are coded; the same one is kept once."""
    with database.transaction() as connection:
        connection.execute("INSERT OR IGNORE INTO codebooks VALUES (?, ?, ?, ?)", (hash_, name, text, now))


def done_keys(database: Database, coder: str) -> set[str]:
    """The inputs that `coder` is done with."""
    return {row["key"] for row in database.rows("SELECT key FROM inputs WHERE coder = ?", (coder,))}


ISSUE = (
    'INSERT OR IGNORE INTO issues (id, run, code, message, path, article, start, "end") VALUES (?, ?, ?, ?, ?, ?, ?, ?)'
)
READING = (
    "INSERT OR IGNORE INTO readings (article, coder, coded_date, run, contexts) VALUES (?, ?, ?, ?, ?) RETURNING id"
)
ARTICLE = """INSERT OR IGNORE INTO articles (
  id, text, sha256, path, url, given_id, outlet, title, title_start, title_end, authors, published, published_first,
  published_last, published_basis, language, body_spans, paragraph_spans, byline_spans, caption_spans,
  created) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""


def plain(value: object) -> str:
    """JSON as the chronicle keeps it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _article(article: Article, now: str) -> Values:
    reach, title = article.published_range, article.title_span
    text = article.text.encode("utf-8", "replace").decode("utf-8")
    return (
        article.id, article.text, sha256(text), article.path, article.url, article.given_id, article.outlet,
        article.title,
        title.start if title else None, title.end if title else None, plain(list(article.authors)),
        article.published.isoformat() if article.published else None, *_days(reach), article.published_basis,
        article.language,
        _spans(article.body), _spans(article.paragraphs), _spans(article.byline_spans), _spans(article.caption_spans),
        now,
    )  # fmt: skip


def _issue(issue: Issue, run: int | None, article: str | None) -> Values:
    start, end = (issue.span.start, issue.span.end) if issue.span else (None, None)
    key = content_id("issue", issue.code, issue.message, issue.path, article, start, end)
    return key, run, issue.code, issue.message, issue.path, article, start, end


def _verbatim(reading: Reading) -> Reading:
    """The same, with the very words of the text, line ends and all, wherever a record tells their span."""
    text = reading.article.text

    def told(span: Span) -> str:
        return text[span.start : span.end]

    def site(place: Place) -> Place:
        return replace(place, text=told(place.span))

    found = reading.mentions
    return replace(
        reading,
        mentions=replace(
            found,
            mentions=tuple(replace(m, text=told(m.span)) for m in found.mentions),
            places=tuple(map(site, found.places)),
        ),
        attributions=tuple(
            replace(a, source=replace(a.source, text=told(a.source.span))) if a.source else a
            for a in reading.attributions
        ),
        events=tuple(replace(e, place=site(e.place)) if e.place else e for e in reading.events),
    )


def _rows(reading: Reading) -> list[tuple[str, list[Values]]]:
    """Every table's rows, without the number of the reading. Cells stand in the order of schema.sql."""
    found = reading.mentions
    return [
        ("actors", [(a.id, a.name, a.kind, int(a.named), a.code, a.sector, a.reason) for a in found.actors]),
        ("mentions", [(m.span.start, m.span.end, m.actor, m.kind, m.text) for m in found.mentions]),
        ("names", _names(found.mentions)),
        ("offices", [(o.span.start, o.span.end, o.person, o.office, o.body, int(o.former)) for o in found.offices]),
        ("times", [(t.span.start, t.span.end, t.text, *_days(t.days), t.kind, t.anchor) for t in found.times]),
        ("places", [_place(p) for p in found.places]),
        ("attributions", [_attribution(a) for a in reading.attributions]),
        ("quotes", [_quote(q) for q in reading.quotes]),
        ("events", [_event(e) for e in reading.events]),
        ("event_parties", [row for e in reading.events for row in _parties(e)]),
        ("ties", [_tie(t) for t in reading.ties]),
    ]


def _names(mentions: Iterable[Mention]) -> list[Values]:
    counted = Counter((m.actor, " ".join(m.text.split()), m.kind) for m in mentions if m.kind != "pronoun")
    return [(actor, text, kind, fold(text), count) for (actor, text, kind), count in counted.items()]


def _place(place: Place) -> Values:
    return (
        place.span.start, place.span.end, place.text, place.name, place.geonameid, place.lat, place.lon, place.city,
        place.province,
        place.country, place.country_code, place.feature_code, place.confidence,
    )  # fmt: skip


def _attribution(told: Attribution) -> Values:
    content = plain([[p.text, p.span.start, p.span.end] for p in told.content])
    return told.id, told.kind, _entity(told.source), *_passage(told.cue), content, told.stance, told.parent, told.rule


def _quote(quote: Quote) -> Values:
    span = quote.span
    return (
        quote.id,
        quote.text,
        span.start,
        span.end,
        _entity(quote.speaker),
        *_passage(quote.cue),
        _entity(quote.addressee),
    )


def _event(event: Event) -> Values:
    place, votes = event.place, event.votes or (None, None)
    counts = {slot: [amount.low, amount.high, amount.text] for slot, amount in event.counts}
    return (
        event.id, event.type, plain(list(event.modes)), event.status, _entities(event.actor),
        _entities(event.recipient),
        _entity(event.source), _entities(event.source_chain), *_passage(event.source_cue), *_passage(event.content),
        *_days(event.days),
        event.date_text, event.date_basis, plain(list(_place(place))) if place else None, place.name if place else None,
        place.country_code if place else None, plain(counts), *votes, *_passage(event.trigger),
        *_passage(event.sentence),
        event.confidence, event.rule, _spans(event.retellings),
    )  # fmt: skip


def _parties(event: Event) -> list[Values]:
    roles = [
        ("actor", event.actor),
        ("recipient", event.recipient),
        ("source", (event.source,) if event.source else ()),
        ("chain", event.source_chain),
    ]
    return [(event.id, role, entity.actor or "", entity.text) for role, entities in roles for entity in entities]


def _tie(tie: Tie) -> Values:
    return (
        tie.id, _entity(tie.subject), tie.relation, _entity(tie.object), tie.office, *_days(tie.start),
        *_days(tie.end), int(tie.former),
        _entity(tie.source), *_passage(tie.sentence), tie.confidence, tie.rule,
    )  # fmt: skip


def _days(days: Days | None) -> tuple[str | None, str | None]:
    if days is None:
        return None, None
    return days.first.isoformat() if days.first else None, days.last.isoformat() if days.last else None


def _passage(passage: Passage | None) -> tuple[str | None, int | None, int | None]:
    return (passage.text, passage.span.start, passage.span.end) if passage else (None, None, None)


def _entity(entity: Entity | None) -> str | None:
    return plain(_party(entity)) if entity else None


def _entities(entities: Iterable[Entity]) -> str:
    return plain([_party(entity) for entity in entities])


def _party(entity: Entity) -> list[object]:
    return [entity.text, entity.span.start, entity.span.end, entity.actor]


def _spans(spans: Iterable[Span]) -> str:
    return plain([[span.start, span.end] for span in spans])
