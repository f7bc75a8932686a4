"""Sentences and rows go in; frames, modes and content modes come out."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import ReadWords

from sayso.errors import LexiconError
from sayso.model import Article, Words
from sayso.parse.clauses import clauses
from sayso.recognize.mentions import recognize
from sayso.relate.frames import content_mode, load_frames, match, modes_for
from sayso.relate.scene import set_scene

EVENTS = [
    ("The militia shelled the harbour.", "ASSAULT"),
    ("Gunmen shot a councillor.", "ASSAULT"),
    ("Navy jets struck two camps near the border.", "ASSAULT"),
    ("Airstrikes by Turkey on the village killed a shepherd.", "ASSAULT"),
    ("Chile accused Peru of spying.", "ACCUSE"),
    ("The union lashed out at the ministry over the cuts.", "ACCUSE"),
    ("The envoy called on the rebels to free the nurses.", "REQUEST"),
    ("The general refused to negotiate.", "REJECT"),
    ("The chancellor met the Danish premier in Bonn.", "CONSULT"),
    ("Thousands of students took to the streets.", "PROTEST"),
    ("Police detained two reporters.", "COERCE"),
    ("The court sentenced the colonel to nine years in prison.", "SANCTION"),
    ("Spain recalled its ambassador from Lima.", "SANCTION"),
    ("The rebels laid down their arms.", "RETREAT"),
    ("The treasurer resigned.", "RETREAT"),
    ("The king lifted the curfew.", "CONCEDE"),
    ("Norway donated tents to the refugees.", "AID"),
    ("Syria and Libya held a joint naval exercise.", "COOPERATE"),
    ("The army massed troops along the river.", "MOBILIZE"),
    ("The warlord threatened to burn the port.", "THREATEN"),
    ("Kenya promised to reopen the embassy.", "AGREE"),
    ("The bishops praised the mediator.", "SUPPORT"),
]
NO_EVENTS = [
    "The ministry met its deadline.",
    "The two firms struck a balance between cost and speed.",
    "A fire broke out in the barn.",
    "The airline charged a fee for bags.",
    "The porter called him a taxi.",
    "The strike rate of the batsman fell.",
    "The earthquake killed forty villagers.",
    "The striker beat two defenders in the final.",
    "The poet died of pneumonia.",
    "Tourists visited the ruins.",
    "The bank said profits rose.",
    "The director shot the film in Prague.",
]


def frames_of(article: Article, words: Words) -> list[str]:
    scene = set_scene(article, words, clauses(words), recognize(article, words), ())
    return [frame.type for clause in scene.clauses if (frame := match(clause, words, scene.classify))]


@pytest.mark.model
@pytest.mark.parametrize(("text", "event"), EVENTS)
def test_acts_get_their_type(text: str, event: str, read_words: ReadWords) -> None:
    assert event in frames_of(*read_words(text))


@pytest.mark.model
@pytest.mark.parametrize("text", NO_EVENTS)
def test_other_uses_are_no_event(text: str, read_words: ReadWords) -> None:
    assert frames_of(*read_words(text)) == []


@pytest.mark.model
def test_own_rows_win(tmp_path: Path, read_words: ReadWords) -> None:
    own = tmp_path / "own.tsv"
    own.write_text(
        "shell\tverb\t\tsubject; object\tMOBILIZE\tweapons\t\t\t\tThe corps shelled the hill.\tnews\n", encoding="utf-8"
    )
    article, words = read_words("The militia shelled the harbour.")
    scene = set_scene(article, words, clauses(words), recognize(article, words), ())
    table = load_frames((own,))
    won = [frame.id for clause in scene.clauses if (frame := match(clause, words, scene.classify, table))]
    assert won == ["own:1 shell"]


def test_a_broken_row_names_its_line(tmp_path: Path) -> None:
    own = tmp_path / "mine.tsv"
    own.write_text("# a comment\nshell\tverb\t\tobject@unheard\tASSAULT\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"mine\.tsv, line 2: no word list «unheard»"):
        load_frames((own,))
    own.write_text("shell\tgesture\t\t\tASSAULT\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"mine\.tsv, line 1: a row needs a predicate, a kind"):
        load_frames((own,))


def test_ids_and_rows_are_stable() -> None:
    table = load_frames()
    assert len({frame.id for frame in table.frames}) == len(table.frames)
    assert sum(len(frames) for frames in table.index.values()) > 3000
    assert load_frames() is table


def test_modes_from_words() -> None:
    assert modes_for("ASSAULT", ["a", "car", "bomb", "kill", "a", "guard"]) == ("explosives",)
    assert modes_for("ASSAULT", ["Police", "fire", "tear", "gas"]) == ("crowd-control",)
    assert modes_for("COERCE", ["impose", "a", "curfew"]) == ("curfew",)
    assert modes_for("AGREE", ["bomb"]) == ()


@pytest.mark.parametrize(
    ("lemmas", "mode"),
    [
        ("to withdraw its troop", "yield"),
        ("an immediate end to hostility", "yield"),
        ("to help the refugee", "assist"),
        ("to hold talk with the rebel", "meet"),
        ("to rewrite the constitution", "change"),
        ("not to attack the convoy", "yield"),
        ("not to surrender", "change"),
    ],
)
def test_content_modes(lemmas: str, mode: str) -> None:
    assert content_mode(lemmas.split()) == mode
