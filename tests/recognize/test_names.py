"""Sentences go in; the proper names in them come out, cut to what they name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.model import Article, Words
from sayso.recognize.gazetteer import find_known
from sayso.recognize.names import find_names

pytestmark = pytest.mark.model
ReadWords = Callable[..., tuple[Article, Words]]


@pytest.fixture
def names(read_words: ReadWords) -> Callable[[str], list[str]]:
    def find(text: str) -> list[str]:
        article, words = read_words(text)
        found = find_names(words, find_known(words))
        return [article.text[words.start[n.first] : words.end[n.last - 1]] for n in found]

    return find


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Center for Road and River Studies published it.", "Center for Road and River Studies"),
        ("Leaders of the Northern Farmers' Union met.", "Northern Farmers' Union"),
        ("Fighters of Jaish al-Nahr fled to the hills.", "Jaish al-Nahr"),
        ("The Ministry of the Interior denied it.", "Ministry of the Interior"),
        ("Members of the Frente Amplio walked out.", "Frente Amplio"),
        ("Gen. Tomas Weber resigned.", "Tomas Weber"),
    ],
)
def test_a_name_reaches_as_far_as_it_goes(names: Callable[[str], list[str]], text: str, wanted: str) -> None:
    assert wanted in names(text)


def test_a_name_ends_where_a_person_begins(names: Callable[[str], list[str]]) -> None:
    found = names(
        "The Bureau of Trade and Fishery Affairs Anna Weber leads was closed. The Bank of Ghana Governor spoke."
    )
    assert "Bank of Ghana" in found
    assert not [name for name in found if "Affairs Anna" in name or name.endswith("Governor")]


def test_a_continent_is_no_state(names: Callable[[str], list[str]]) -> None:
    assert not {"America", "American"} & set(names("Traders in North America and South American farmers agreed."))


def test_days_and_furniture_are_no_names(names: Callable[[str], list[str]]) -> None:
    assert not {"Monday", "Share", "Photo"} & set(names("On Monday the minister left. Share Photo Comments"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Council on Coastal-Inland Relations asked for a hearing.", "Council on Coastal-Inland Relations"),
        ("They wrote to the Department of Water, Heritage and Arts.", "Department of Water, Heritage and Arts"),
        ("The Trade and Fisheries Commission met on Friday.", "Trade and Fisheries Commission"),
        ("The Kenyan Ministry of Women's Affairs closed.", "Kenyan Ministry of Women's Affairs"),
        ("The Campaign to Protect Rivers filed a suit.", "Campaign to Protect Rivers"),
        ("Soldiers of the 4th Rifle Regiment crossed the river.", "4th Rifle Regiment"),
        ("Fighters of the “Mouvement pour la terre du nord” fled.", "Mouvement pour la terre du nord"),
        ("President Thomas A. Weber, Jr. spoke first.", "Thomas A. Weber, Jr."),
        ("General Tomas Ruiz was cleared of any wrongdoing.", "Tomas Ruiz"),
        ("Police Commissioner B K Tovi confirmed the arrests.", "B K Tovi"),
        ("South Korean President Han Seo-in called the minister.", "Han Seo-in"),
        ("They met the minister, Marta Freitas do Campo, who smiled.", "Marta Freitas do Campo"),
        ("The Guardians of Harbour Rights Council asked for a permit.", "Guardians of Harbour Rights Council"),
        ("The Lakeland Peasants Union - Unity Front (LPU-UF) won.", "Lakeland Peasants Union - Unity Front"),
        ("Prime Minister Clara May says that it will end.", "Clara May"),
        ("He told the Brasko news agency that talks had failed.", "Brasko"),
    ],
)
def test_a_name_keeps_its_inner_words(names: Callable[[str], list[str]], text: str, wanted: str) -> None:
    assert wanted in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "They signed the Quarry Amendment and the Lisbon Accords.",
        "Senator Anna Kell (R-TX) held an AK-47.",
        "The minister for Fisheries, Forestry and Regional Development resigned.",
        "Trade between New South Wales and New Mexico grew.",
    ],
)
def test_laws_codes_subjects_and_places_are_no_actors(names: Callable[[str], list[str]], text: str) -> None:
    junk = {"Quarry Amendment", "Lisbon Accords", "TX", "AK-47", "Forestry", "Regional Development", "Wales", "Mexico"}
    assert not junk & set(names(text))
