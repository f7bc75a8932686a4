"""Words go in; the states, peoples and well-known names among them come out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.lexicon.tables import rows
from sayso.model import Article, Words
from sayso.recognize.gazetteer import adjective_of, find_known, known_names, plural

ReadWords = Callable[..., tuple[Article, Words]]


@pytest.mark.model
def test_known_names_longest_first_and_by_their_capitals(read_words: ReadWords) -> None:
    _, words = read_words(
        "The U.N. Security Council told us that the US, South Korean and Sri Lankan envoys met Al-Shabaab "
        "and the United Nations."
    )
    found = [("".join(words.text[m.first : m.last]), m.known.label, m.known.code) for m in find_known(words)]
    assert found == [
        ("U.N.SecurityCouncil", "name", "UNO"),
        ("US", "state", "USA"),
        ("SouthKorean", "adjective", "KOR"),
        ("SriLankan", "adjective", "LKA"),
        ("Al-Shabaab", "name", "SOM"),
        ("UnitedNations", "name", "UNO"),
    ]


def test_every_state_has_one_code_and_an_adjective_or_its_name() -> None:
    codes = [row[0] for row in rows("states", 6)]
    assert len(codes) == len(set(codes)) and set(adjective_of()) == set(codes)
    assert all(len(code) == 3 and code.isupper() for code in codes)


def test_kinds_of_known_names_are_kinds_of_the_model() -> None:
    kinds = {known.kind for known in known_names().values()}
    assert kinds <= {
        "person", "organisation", "armed_group", "party", "government", "legislature", "court",
        "police", "military", "state", "igo", "media", "group",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("one", "many"), [("Kenyan", "Kenyans"), ("Japanese", "Japanese"), ("Frenchman", "Frenchmen"), ("Czech", "Czechs")]
)
def test_plurals(one: str, many: str) -> None:
    assert plural(one) == many
