"""A chronicle goes in; the files of RECORDS come out, field by field."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from readings_by_hand import CODER, NOW, Hand, shelling

from sayso.chronicle import Chronicle
from sayso.errors import InputError
from sayso.lexicon.tables import rows
from sayso.model import Issue, Raw
from sayso.terms import EventType
from sayso.view.lines import plover_scales
from sayso.view.records import cameo, cameo_codes, resolution

FIELDS = {
    "documents": "id given_id path url outlet title authors published published_range published_basis language "
    "contexts body_spans same_as issues",
    "events": "id document event mode context actor recipient status source source_chain source_cue content date "
    "enddate date_text date_basis event_loc size votes event_text event_span text text_info quad_code event_scale "
    "cameo confidence rule coder coded_date retellings happening",
    "actors": "id name kind code sector names mentions reason",
    "ties": "id document subject relation object office start end former source text text_info first_cited last_cited "
    "confidence rule coder",
    "attributions": "id document kind source cue content stance parent rule",
    "quotes": "id document text start end speaker cue addressee",
    "times": "document start end text from to type anchor",
    "places": "document start end text geonameid lat lon country_code feature_code confidence",
    "happenings": "id event actor recipient date enddate event_loc reports origins support conflicts",
}


@pytest.fixture
def chronicle(tmp_path: Path) -> Iterator[Chronicle]:
    with Chronicle.open(tmp_path / "a.sayso", create=True) as made:
        first = shelling()
        hand = Hand("gunmen fired at the Lake Council in Dorne.", path="two.txt", outlet="Hill Post",
                    cast={"gunmen": ("group", None, ()), "Lake Council": ("organisation", None, ())})  # fmt: skip
        hand.event(
            "ASSAULT", "fired", ["gunmen"], ["Lake Council"], day="2021-05-01", place="Dorne", modes=["firearms"]
        )
        hand.issues.append(Issue(code="no_title", message="two.txt: no title"))
        for reading in (first, shelling("copy.txt", "Vale Herald"), hand.made()):
            made.add(reading, coder=CODER, now=NOW)
        made.unify(now=NOW)
        yield made


def exported(chronicle: Chronicle, folder: Path, **options: bool) -> dict[str, list[dict[str, Any]]]:
    chronicle.export_records(folder, **options)
    return {
        f.stem: [json.loads(line) for line in f.read_text(encoding="utf-8").splitlines()]
        for f in folder.glob("*.jsonl")
    }


def test_every_file_and_field_is_there(chronicle: Chronicle, tmp_path: Path) -> None:
    found = exported(chronicle, tmp_path / "out")
    assert set(found) == set(FIELDS)
    for kind, fields in FIELDS.items():
        assert found[kind], kind
        assert set(fields.split()) <= set(found[kind][0]), kind


def test_each_span_holds_its_words(chronicle: Chronicle, tmp_path: Path) -> None:
    found = exported(chronicle, tmp_path / "out", with_text=True)
    texts = {d["id"]: d["text"] for d in found["documents"]}
    checked = 0
    for kind in ("quotes", "times", "places"):
        for record in found[kind]:
            assert texts[record["document"]][record["start"] : record["end"]] == record["text"]
            checked += 1
    for event in found["events"]:
        start, end = event["event_span"]
        assert texts[event["document"]][start:end] == event["event_text"]
        assert texts[event["document"]][event["text_info"]["start"] : event["text_info"]["end"]] == event["text"]
        for words in (event["content"], event["source_cue"]):
            assert words is None or texts[event["document"]][words["start"] : words["end"]] == words["text"]
    for actor in found["actors"]:
        for mention in actor["mentions"]:
            assert texts[mention["document"]][mention["start"] : mention["end"]] == mention["text"]
            checked += 1
    assert checked > 20


def test_an_event_tells_all_that_plover_asks(chronicle: Chronicle, tmp_path: Path) -> None:
    found = exported(chronicle, tmp_path / "out")
    event = next(e for e in found["events"] if e["event_text"] == "shelled")
    assert (event["event"], event["mode"], event["quad_code"], event["event_scale"], event["cameo"]) == (
        ["ASSAULT"],
        ["heavy-weapons"],
        4,
        -9.0,
        "194",
    )
    assert event["actor"][0]["identifier_text"] == "Northern Front"
    assert event["source"]["entity_text"] == "Vellish army"
    assert event["size"] == {"dead": {"low": 12, "high": 12, "text": ""}}
    assert event["event_loc"]["resolution"] == 4
    assert (event["coder"], event["coded_date"], event["context"]) == (CODER, NOW, ["military"])
    assert event["happening"] in {h["id"] for h in found["happenings"]}


def test_actors_are_one_across_articles_and_unnamed_groups_have_no_id(chronicle: Chronicle, tmp_path: Path) -> None:
    found = exported(chronicle, tmp_path / "out")
    council = next(a for a in found["actors"] if a["name"] == "Lake Council")
    assert len({m["document"] for m in council["mentions"]}) == 3
    assert council["names"][0] == {
        "text": "Lake Council",
        "count": 3,
        "first": "2021-05-04",
        "last": "2021-05-04",
        "documents": 3,
    }
    fired = next(e for e in found["events"] if e["event_text"] == "fired")
    assert (fired["actor"][0]["identifier_id"], fired["actor"][0]["identifier_text"]) == (None, "gunmen")
    assert fired["recipient"][0]["identifier_id"] == council["id"]
    front = next(a for a in found["actors"] if a["name"] == "Northern Front")
    assert {n["text"] for n in front["names"]} == {"Northern Front", "the rebels"}


def test_copies_issues_and_happenings(chronicle: Chronicle, tmp_path: Path) -> None:
    found = exported(chronicle, tmp_path / "out")
    ids = {d["path"]: d["id"] for d in found["documents"]}
    copies = {d["path"]: d["same_as"] for d in found["documents"] if d["same_as"]}
    assert len(copies) == 1
    assert copies in ({"copy.txt": ids["one.txt"]}, {"one.txt": ids["copy.txt"]})
    assert next(d for d in found["documents"] if d["path"] == "two.txt")["issues"][0]["code"] == "no_title"
    shelled = next(h for h in found["happenings"] if len(h["reports"]) == 2 and h["event"] == ["ASSAULT"])
    assert len(shelled["origins"]) == 1
    assert shelled["support"]["attributes"] == shelled["origins"]
    tie = found["ties"][0]
    assert (tie["office"], tie["first_cited"], tie["subject"]["identifier_text"]) == (
        "minister",
        "2021-05-04",
        "Tamsin Orlow",
    )


def test_two_exports_are_the_same_bytes(chronicle: Chronicle, tmp_path: Path) -> None:
    for name in ("one", "two"):
        chronicle.export_records(tmp_path / name)
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()


def test_a_folder_that_is_a_file_is_told(chronicle: Chronicle, tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(InputError, match="is a file: name a folder"):
        chronicle.export_records(tmp_path / "taken")


def test_plover_and_cameo_tables_hold_only_what_the_codebook_has() -> None:
    types = set(EventType.__args__)  # type: ignore[attr-defined]
    assert set(plover_scales()) == types
    modes = {name: set(told.split()) for name, _, _, told in rows("plover", 4)}
    for name, mode in cameo_codes():
        assert name in types
        assert not mode or mode in modes[name]
    assert cameo("SANCTION", ["convict"], cameo_codes()) == "116"
    assert cameo("COERCE", ["misinformation"], cameo_codes()) is None
    assert cameo("SANCTION", [], cameo_codes()) == "160"
    assert cameo("ASSAULT", ["convict", "drone"], cameo_codes()) == "1952"


@pytest.mark.parametrize(
    ("code", "level"), [("PCLI", 1), ("ADM1", 2), ("ADM2", 3), ("PPLC", 4), ("PPLX", 5), ("AIRP", 5), (None, None)]
)
def test_resolution(code: str | None, level: int | None) -> None:
    assert resolution(code) == level


@pytest.mark.model
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_words_over_a_line_s_end_are_exported_as_they_stand(tmp_path: Path, end: str) -> None:
    from sayso.reading import read_articles  # noqa: PLC0415 - loads the language model

    told = [
        "The border town was quiet on Sunday after its mayor had left with",
        "all of his guards on the last boat of the day. Foreign Minister Karl",
        "Berg said on Monday that most of the troops had left the long border",
        "and would not come back before the end of a dry and hungry summer.",
    ]
    text = end.join((*told, ""))
    with Chronicle.open(tmp_path / "a.sayso", create=True) as made:
        made.read([Raw(text=text, path="a.txt")], read_articles, coder=CODER, now=NOW)
        found = exported(made, tmp_path / "out")
        assert not any(end in name["text"] for name in made.who("Berg").names)
    said = next(each for each in found["attributions"] if end in each["source"]["entity_text"])
    passages = [said["source"] | {"text": said["source"]["entity_text"]}, said["cue"], *said["content"]]
    passages += [mention for actor in found["actors"] for mention in actor["mentions"]]
    assert all(text[each["start"] : each["end"]] == each["text"] for each in passages)
    assert sum(end in each["text"] for each in passages) > 1
