"""Readings go in; rows come out, once, in versions, and never half."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from readings_by_hand import CODER, NOW, Hand, shelling

from sayso.model import Issue
from sayso.store import read, write
from sayso.store.database import Database, open_database
from sayso.store.folding import fold


@pytest.fixture
def chronicle(tmp_path: Path) -> Database:
    return open_database(tmp_path / "a.sayso", create=True)


def dump(database: Database) -> list[str]:
    return [line for line in database.connection.iterdump() if "INSERT INTO" in line]


def test_what_an_article_says_comes_back_as_it_was(chronicle: Database) -> None:
    reading = shelling()
    assert write.add_reading(chronicle, reading, coder=CODER, now=NOW)
    told = list(read.events(chronicle))
    assert [(e["type"], e["trigger_text"], e["first_day"], e["status"]) for e in told] == [
        ("ASSAULT", "shelled", "2021-05-03", "actual"),
        ("REQUEST", "demanded", "2021-05-04", "actual"),
    ]
    assault, request = told
    assert assault["actor"][0][0] == "Northern Front"
    assert assault["counts"] == {"dead": [12, 12, ""]}
    assert assault["place"][3:5] == ["Dorne", 101]
    assert (assault["cue_text"], request["content_text"], request["modes"]) == (
        "said",
        "the rebels leave Marrow",
        ["yield"],
    )
    assert [t["office"] for t in read.ties(chronicle)] == ["minister"]
    assert [q["text"] for q in read.quotes(chronicle)] == ["We will not wait another week,"]
    assert [a["stance"] for a in read.attributions(chronicle)] == ["asserts"]
    assert len(list(read.times(chronicle))) == 1
    assert {p["name"] for p in read.places(chronicle)} == {"Dorne", "Marrow", "Velland"}
    assert read.text_of(chronicle, reading.article.id) == reading.article.text
    document = next(read.documents(chronicle))
    assert (document["outlet"], document["contexts"], document["published"]) == (
        "Lake Courier",
        ["military"],
        "2021-05-04",
    )


def test_the_same_coder_adds_nothing_twice(chronicle: Database) -> None:
    assert write.add_reading(chronicle, shelling(), coder=CODER, now=NOW)
    before = dump(chronicle)
    assert not write.add_reading(chronicle, shelling(), coder=CODER, now="2027-01-01")
    assert dump(chronicle) == before


def test_a_new_coder_adds_a_version_and_views_show_it(chronicle: Database) -> None:
    reading = shelling()
    write.add_reading(chronicle, reading, coder="sayso 1", now=NOW)
    write.add_reading(chronicle, replace(reading, events=reading.events[:1]), coder="sayso 2", now=NOW)
    assert [(e["type"], e["coder"]) for e in read.events(chronicle)] == [("ASSAULT", "sayso 2")]
    assert chronicle.value("SELECT count(*) FROM events") == 3
    assert read.counts(chronicle)["articles"] == 1


def test_half_characters_are_kept_as_one_mark_each(chronicle: Database) -> None:
    broken = Hand("A broken \ud800 text about Velland.").tie("Velland", "allied_with", "broken \ud800 text").made()
    assert write.add_reading(chronicle, broken, coder=CODER, now=NOW)
    assert read.text_of(chronicle, broken.article.id) == "A broken ? text about Velland."
    assert [tie["object"][0] for tie in read.ties(chronicle)] == ["broken ? text"]


def test_a_reading_that_cannot_be_kept_leaves_nothing(chronicle: Database) -> None:
    before = dump(chronicle)
    reading = shelling()
    with pytest.raises(AttributeError):
        write.add_reading(chronicle, replace(reading, ties=(None,)), coder=CODER, now=NOW)  # type: ignore[arg-type]
    assert dump(chronicle) == before
    assert write.add_reading(chronicle, reading, coder=CODER, now=NOW)


def test_the_same_issue_is_kept_once(chronicle: Database) -> None:
    issue = Issue(code="empty", message="a.txt: empty", path="a.txt")
    for _ in range(2):
        write.add_issue(chronicle, issue)
    assert [i["message"] for i in read.issues(chronicle)] == ["a.txt: empty"]


def test_what_could_be_coded_after_all_is_no_issue_any_more(chronicle: Database) -> None:
    reading = shelling()
    write.add_issue(
        chronicle, Issue(code="unreadable", message="one.txt: could not be coded", article=reading.article.id)
    )
    assert len(list(read.issues(chronicle))) == 1
    write.add_reading(chronicle, reading, coder=CODER, now=NOW)
    assert list(read.issues(chronicle)) == []


def test_events_are_found_by_party_source_day_type_and_status(chronicle: Database) -> None:
    reading = shelling()
    write.add_reading(chronicle, reading, coder=CODER, now=NOW)
    front = next(a.id for a in reading.mentions.actors if a.name == "Northern Front")
    army = next(a.id for a in reading.mentions.actors if a.name == "Vellish army")

    def types(**filters: object) -> list[str]:
        return [e["type"] for e in read.events(chronicle, **filters)]  # type: ignore[arg-type]

    assert types(actors=[front]) == ["ASSAULT", "REQUEST"]
    assert types(actors=[army]) == []
    assert types(sources=[army]) == ["ASSAULT"]
    assert types(first="2021-05-04") == ["REQUEST"]
    assert types(last="2021-05-03") == ["ASSAULT"]
    assert types(type="REQUEST", status="actual") == ["REQUEST"]
    assert types(status="negated") == []


def test_full_text_finds_articles(chronicle: Database) -> None:
    write.add_reading(chronicle, shelling(), coder=CODER, now=NOW)
    sql = "SELECT a.path FROM articles_words w JOIN articles a ON a.rowid = w.rowid WHERE articles_words MATCH ?"
    assert [row["path"] for row in chronicle.rows(sql, ("shells",))] == ["one.txt"]


def test_an_article_of_thirty_events_is_stored_fast(chronicle: Database) -> None:
    """The budget is 4 ms of CPU; the bound here leaves room for a loaded machine."""
    text = "\n".join(f"Line {n}: the Northern Front shelled Dorne again and Tamsin Orlow spoke." for n in range(75))
    reading = Hand(text).made()
    one = (
        Hand(text)
        .event("ASSAULT", "shelled", ["Northern Front"], ["Tamsin Orlow"], day="2021-05-03", place="Dorne")
        .made()
        .events[0]
    )
    events = tuple(replace(one, id=f"{n:016x}") for n in range(30))
    spent = 0.0
    for n in range(20):
        article = replace(reading.article, id=f"{n:016d}")
        began = time.process_time()
        write.add_reading(chronicle, replace(reading, article=article, events=events), coder=CODER, now=NOW)
        spent += time.process_time() - began
    assert len(reading.mentions.mentions) >= 150
    assert spent / 20 < 0.012


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Omar al-Zoubi’s", "omar zoubi"),
        ("the Lake Council", "lake council"),
        ("Élysée", "elysee"),
        ("U.N.", "un"),
        ("Abd el-Kader", "abd kader"),
        ("as-Sahab", "sahab"),
        ("Doctors’ Union", "doctors union"),
        ("…", ""),
        ("Al Jarrah", "jarrah"),
        ("an-Nahar", "nahar"),
    ],
)
def test_names_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded
