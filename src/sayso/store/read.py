"""Questions of one table go in; its rows as mappings come out, of each article the newest reading only."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any

from sayso.store.database import Database, Row

JSON_COLUMNS = frozenset(
    {"modes", "actor", "recipient", "source", "source_chain", "place", "counts", "retellings", "contexts", "content",
    "speaker", "addressee",
     "subject", "object", "authors", "body_spans", "paragraph_spans", "byline_spans", "caption_spans", "actors",
     "recipients", "reports",
     "origins", "support", "conflicts", "inputs"}
)  # fmt: skip


def unpacked(row: Row) -> dict[str, Any]:
    """A row with its JSON cells as values."""
    return {name: json.loads(cell) if name in JSON_COLUMNS and cell is not None else cell for name, cell in row.items()}


def documents(
    database: Database, ids: Collection[str] | None = None, *, with_text: bool = False
) -> Iterator[dict[str, Any]]:
    """The articles, each with the contexts and coder of its newest reading and the article that it copies."""
    text = "a.text" if with_text else "NULL AS text"
    sql = f"""SELECT a.id, {text}, a.sha256, a.path, a.url, a.given_id, a.outlet, a.title, a.authors, a.published,
      a.published_first,
      a.published_last, a.published_basis, a.language, a.body_spans, a.paragraph_spans, a.created, r.contexts, r.coder,
      s.object AS same_as
      FROM articles a JOIN current_readings c ON c.article = a.id JOIN readings r ON r.id = c.reading
      LEFT JOIN standing s ON s.kind = 'copy' AND s.subject = a.id"""
    if ids is None:
        rows = database.rows(f"{sql} ORDER BY a.id")
    else:
        rows = database.rows(
            f"{sql} WHERE a.id IN (SELECT value FROM json_each(?)) ORDER BY a.id", (json.dumps(sorted(ids)),)
        )
    return map(unpacked, rows)


def issues(database: Database, article: str | None = None) -> Iterator[Row]:
    """What was wrong with inputs, of one article or of all; not what a later run could code after all."""
    mended = "code = 'unreadable' AND article IN (SELECT article FROM current_readings)"
    where = f"WHERE NOT ({mended})" + (" AND article = ?" if article else "")
    sql = f"SELECT * FROM issues {where} ORDER BY coalesce(path, ''), article, start, id"
    return database.rows(sql, (article,) if article else ())


def events(
    database: Database,
    *,
    ids: Collection[str] | None = None,
    actors: Collection[str] | None = None,
    sources: Collection[str] | None = None,
    type: str | None = None,  # noqa: A002 - the word that users say
    status: str | None = None,
    first: str | None = None,
    last: str | None = None,
    articles: Collection[str] | None = None,
    least: float | None = None,
) -> Iterator[dict[str, Any]]:
    """Events in the order of their days. `actors` and `sources` hold ids of identities or of one article's actors.

    `sources` finds whoever stands anywhere in the chain of sources; `least` is the least confidence.
    """
    tests, values = _tests(
        [
            ("e.id IN (SELECT value FROM json_each(?))", _listed(ids)),
            ("e.article IN (SELECT value FROM json_each(?))", _listed(articles)),
            (_party("'actor', 'recipient'"), _listed(actors)),
            (_party("'source', 'chain'"), _listed(sources)),
            ("e.type = ?", type),
            ("e.status = ?", status),
            ("coalesce(e.last_day, e.first_day) >= ?", first),
            ("coalesce(e.first_day, e.last_day) <= ?", last),
            ("e.confidence >= CAST(? AS REAL)", None if least is None else str(least)),
        ]
    )
    day = "coalesce(e.first_day, e.last_day, e.published, e.published_last, '9999')"
    order = f"{day}, e.last_day, e.article, e.trigger_start, e.id"
    return map(unpacked, database.rows(f"SELECT e.* FROM events_current e {tests} ORDER BY {order}", values))


def _listed(ids: Collection[str] | None) -> str | None:
    return None if ids is None else json.dumps(sorted(ids))


def _party(roles: str) -> str:
    return f"""(e.reading, e.id) IN (SELECT p.reading, p.event FROM json_each(?) w
      JOIN standing s ON s.kind = 'actor' AND s.object = w.value JOIN event_parties p
      ON p.actor = s.subject AND p.role IN ({roles})
      UNION SELECT p.reading,
      p.event FROM json_each(?) w JOIN event_parties p ON p.actor = w.value AND p.role IN ({roles}))"""


def _tests(tests: list[tuple[str, str | None]]) -> tuple[str, list[str]]:
    used = [(test, value) for test, value in tests if value is not None]
    values = [value for test, value in used for _ in range(test.count("?"))]
    return ("WHERE " + " AND ".join(test for test, _ in used) if used else ""), values


def ties(
    database: Database, *, ids: Collection[str] | None = None, least: float | None = None
) -> Iterator[dict[str, Any]]:
    """Ties in the order of their articles; `least` is the least confidence."""
    tests, values = _tests(
        [
            ("t.id IN (SELECT value FROM json_each(?))", _listed(ids)),
            ("t.confidence >= CAST(? AS REAL)", None if least is None else str(least)),
        ]
    )
    return map(
        unpacked,
        database.rows(f"SELECT t.* FROM ties_current t {tests} ORDER BY t.article, t.sentence_start, t.id", values),
    )


def attributions(
    database: Database,
    *,
    ids: Collection[str] | None = None,
    stance: str | None = None,
    about: Collection[str] | None = None,
    sources: Collection[str] | None = None,
    articles: Collection[str] | None = None,
) -> Iterator[dict[str, Any]]:
    """Attributions in the order of their articles.

    `about` and `sources` hold ids of actors: who is named within what is said, or in an event that it denies; who says
    it, or is told to have been told it by whom the article quotes.
    """
    tests, values = _tests(
        [
            ("t.id IN (SELECT value FROM json_each(?))", _listed(ids)),
            ("t.article IN (SELECT value FROM json_each(?))", _listed(articles)),
            ("t.stance = ?", stance),
            (ABOUT, _everywhere(database, about)),
            (SAID_BY, _everywhere(database, sources)),
        ]
    )
    return map(
        unpacked, database.rows(f"SELECT t.* FROM claims t {tests} ORDER BY t.article, t.cue_start, t.id", values)
    )


LISTED = "(SELECT value FROM json_each(?))"
ABOUT = f"""EXISTS (
  SELECT 1 FROM json_each(t.content) c JOIN mentions m ON m.reading = t.reading
    AND m.start >= json_extract(c.value, '$[1]') AND m."end" <= json_extract(c.value, '$[2]')
    WHERE m.actor IN {LISTED}
  UNION ALL SELECT 1 FROM denials d JOIN events e ON e.id = d.event
    JOIN event_parties p ON p.reading = e.reading AND p.event = e.id AND p.role IN ('actor', 'recipient')
    WHERE d.attribution = t.id AND p.actor IN {LISTED})"""
SAID_BY = f"""EXISTS (
  WITH RECURSIVE chain (parent, source) AS (
    SELECT t.parent, t.source
    UNION SELECT o.parent, o.source FROM chain n JOIN attributions o ON o.id = n.parent AND o.reading = t.reading)
  SELECT 1 FROM chain WHERE json_extract(source, '$[3]') IN {LISTED})"""


def _everywhere(database: Database, ids: Collection[str] | None) -> str | None:
    """The actors of articles that are judged to be one of `ids`, as a JSON list; `ids` may be of both kinds."""
    if ids is None:
        return None
    rows = database.rows(
        "SELECT subject FROM standing WHERE kind = 'actor' AND object IN (SELECT value FROM json_each(?))",
        (_listed(ids),),
    )
    return _listed({*ids, *(row["subject"] for row in rows)})


def quotes(
    database: Database, *, ids: Collection[str] | None = None, speakers: Collection[str] | None = None
) -> Iterator[dict[str, Any]]:
    """Quotes in the order of their articles. `speakers` holds ids of actors."""
    tests, values = _tests(
        [
            ("q.id IN (SELECT value FROM json_each(?))", _listed(ids)),
            (f"json_extract(q.speaker, '$[3]') IN {LISTED}", _everywhere(database, speakers)),
        ]
    )
    return map(
        unpacked, database.rows(f"SELECT q.* FROM quotes_current q {tests} ORDER BY q.article, q.start, q.id", values)
    )


def denials(database: Database) -> Iterator[Row]:
    """Which attribution denies which event, and why that is judged so."""
    return database.rows("SELECT attribution, event, reason FROM denials ORDER BY attribution, event")


def codebooks(database: Database) -> Iterator[Row]:
    """The codebooks by which articles were coded."""
    return database.rows("SELECT hash, name, text, made FROM codebooks ORDER BY made, hash")


def spoken_mentions(database: Database, article: str) -> Iterator[Row]:
    """Where actors stand in one article, each with its actor's name, kind and identity."""
    return database.rows(
        """SELECT m.actor, m.start, m."end", m.text, m.kind, s.object AS identity FROM mentions_current m
        LEFT JOIN standing s ON s.kind = 'actor' AND s.subject = m.actor WHERE m.article = ? ORDER BY m.start""",
        (article,),
    )


def times(database: Database) -> Iterator[Row]:
    """Time expressions in the order of their articles."""
    return database.rows(
        "SELECT c.article, t.* FROM current_readings c JOIN times t USING (reading) ORDER BY c.article, t.start"
    )


def places(database: Database) -> Iterator[Row]:
    """Place names in the order of their articles."""
    return database.rows(
        "SELECT c.article, p.* FROM current_readings c JOIN places p USING (reading) ORDER BY c.article, p.start"
    )


def mentions(database: Database, article: str) -> Iterator[Row]:
    """Where actors stand in one article, in the order of the text."""
    return database.rows("SELECT * FROM mentions_current WHERE article = ? ORDER BY start", (article,))


def mentions_by_actor(database: Database) -> Iterator[Row]:
    """Every mention but pronouns, grouped by the actor across articles (`whole`) that it means."""
    return database.rows(
        """SELECT coalesce(s.object, m.actor) AS whole, c.article, m.start, m."end", m.text, m.kind,
          coalesce(a.published, a.published_last, a.published_first) AS day
        FROM current_readings c JOIN articles a ON a.id = c.article JOIN mentions m ON m.reading = c.reading
        LEFT JOIN standing s ON s.kind = 'actor' AND s.subject = m.actor
        WHERE m.kind <> 'pronoun' ORDER BY whole, c.article, m.start, m."end" """
    )


def mentions_of(database: Database, whole: str) -> Iterator[Row]:
    """Every mention but pronouns of one actor across articles."""
    return database.rows(
        """WITH
          w AS (SELECT subject AS actor FROM standing WHERE kind = 'actor' AND object = ?1 UNION SELECT ?1),
          r AS (SELECT DISTINCT w.actor, n.reading FROM w JOIN names n ON n.actor = w.actor)
        SELECT c.article, m.start, m."end", m.text, m.kind,
          coalesce(a.published, a.published_last, a.published_first) AS day
        FROM r JOIN current_readings c ON c.reading = r.reading JOIN articles a ON a.id = c.article
        JOIN mentions m ON m.reading = c.reading AND m.actor = r.actor AND m.kind <> 'pronoun'
        ORDER BY c.article, m.start""",
        (whole,),
    )


def find(database: Database, prefix: str) -> list[tuple[str, str]]:
    """The kind and id of every record whose id begins so."""
    tables = {
        "event": "events_current", "tie": "ties_current", "attribution": "claims", "quote": "quotes_current",
        "happening": "happenings_current", "article": "articles", "actor": "identities_current",
    }  # fmt: skip
    found = []
    for kind, table in tables.items():
        rows = database.rows(
            f"SELECT DISTINCT id FROM {table} WHERE id >= ? AND id < ? LIMIT 9", (prefix, prefix + "~")
        )
        found += [(kind, row["id"]) for row in rows]
    return found


def actors(database: Database) -> Iterator[Row]:
    """The actors of every article, each with the identity that it is judged to be."""
    return database.rows("SELECT * FROM actors_current ORDER BY article, id")


def names(database: Database) -> Iterator[Row]:
    """Each article's actors under each of their wordings, with counts."""
    return database.rows(
        """SELECT c.article, n.actor, n.text, n.kind, n.folded, n.count, s.object AS identity
        FROM current_readings c JOIN names n ON n.reading = c.reading
        LEFT JOIN standing s ON s.kind = 'actor' AND s.subject = n.actor ORDER BY c.article, n.actor, n.text, n.kind"""
    )


def named(database: Database, folded: str, *, within: bool = False) -> Iterator[Row]:
    """Who is known under a folded name (`within`: in whose name it stands as whole words), and how often."""
    test = "instr(' ' || n.folded || ' ', ' ' || ? || ' ') > 0 AND n.kind = 'name'" if within else "n.folded = ?"
    return database.rows(
        f"""SELECT coalesce(s.object, n.actor) AS whole, s.object AS identity, sum(n.count) AS count
        FROM names n JOIN current_readings c ON c.reading = n.reading
        LEFT JOIN standing s ON s.kind = 'actor' AND s.subject = n.actor
        WHERE {test} GROUP BY whole ORDER BY count DESC, whole""",
        (folded,),
    )


def offices(database: Database) -> Iterator[Row]:
    """Titles told with names, with the day of the article."""
    return database.rows(
        """SELECT c.article, coalesce(a.published, a.published_last, a.published_first) AS day, o.*
        FROM current_readings c
        JOIN articles a ON a.id = c.article JOIN offices o ON o.reading = c.reading ORDER BY c.article, o.start"""
    )


def identities(database: Database) -> Iterator[Row]:
    """The actors across articles."""
    return database.rows("SELECT * FROM identities_current ORDER BY id")


def happenings(database: Database, *, ids: Collection[str] | None = None) -> Iterator[dict[str, Any]]:
    """The happenings in the order of their days."""
    tests, values = _tests([("h.id IN (SELECT value FROM json_each(?))", _listed(ids))])
    order = "coalesce(first_day, last_day, '9999'), last_day, id"
    return map(unpacked, database.rows(f"SELECT h.* FROM happenings_current h {tests} ORDER BY {order}", values))


def text_of(database: Database, article: str) -> str | None:
    """An article's text as it was read."""
    found = database.value("SELECT text FROM articles WHERE id = ?", (article,))
    return None if found is None else str(found)


def counts(database: Database) -> dict[str, int]:
    """How many there are of each kind of record."""
    tables = ("actors", "mentions", "events", "ties", "attributions", "quotes", "times", "places")
    found = {
        table: database.value(f"SELECT count(*) FROM current_readings c JOIN {table} t ON t.reading = c.reading")
        for table in tables
    }
    found["actors"] = database.value("SELECT count(*) FROM identities_current")
    whole = {
        "articles": "SELECT count(*) FROM current_readings",
        "copies": "SELECT count(*) FROM standing WHERE kind = 'copy' AND object IS NOT NULL",
        "happenings": "SELECT count(*) FROM happenings_current",
        "conflicts": "SELECT count(*) FROM happenings_current WHERE conflicts <> '[]'",
        "issues": "SELECT count(*) FROM issues WHERE code <> 'unreadable' OR article IS NULL OR article NOT IN "
        "(SELECT article FROM current_readings)",
        "runs": "SELECT count(*) FROM runs",
    }
    return {**{name: database.value(sql) for name, sql in whole.items()}, **found}


def tally(database: Database, column: str) -> dict[str, int]:
    """How many events there are of each value of type, status, outlet or coder."""
    if column not in {"type", "status", "outlet", "coder"}:
        raise ValueError(f"no tally of {column}")
    sql = f"SELECT {column} AS value, count(*) AS count FROM events_current GROUP BY 1 ORDER BY 2 DESC, 1"
    return {row["value"] or "": row["count"] for row in database.rows(sql)}


def reach(database: Database) -> dict[str, str | None]:
    """First and last day of what the articles tell, and of the articles themselves."""
    sql = """SELECT (SELECT min(coalesce(published, published_first)) FROM articles) AS published_first,
      (SELECT max(coalesce(published, published_last)) FROM articles) AS published_last,
      (SELECT min(first_day) FROM events_current) AS events_first,
      (SELECT max(last_day) FROM events_current) AS events_last"""
    return dict(next(database.rows(sql)))


def runs(database: Database) -> Iterator[dict[str, Any]]:
    """The runs, newest last."""
    return map(unpacked, database.rows("SELECT * FROM runs ORDER BY id"))
