"""Sentences of our own go in; place names with their places, and the place of an act, come out."""

from __future__ import annotations

import pytest

from sayso.recognize.place_index import find
from sayso.recognize.places import find_places, place_for


def places_of(read_words, text):
    article, words = read_words(text)
    return words, {p.text: p for p in find_places(article, words)}


@pytest.mark.parametrize(
    ("name", "country", "like"),
    [
        ("Nassiriya", "IQ", "Nasiriyah"),
        ("Kerbala", "IQ", "Karbala"), ("Basra", "IQ", "Basrah"), ("Dhi Qar", "IQ", "Dhi Qar"),
        ("Nasiriyeh", "IQ", "Nasiriyah"), ("Britain", "GB", "United Kingdom"), ("U.S.", "US", "United States"),
        ("Kiev", "UA", "Kyiv"), ("Sadr City", "IQ", "Sadr City"), ("Côte d'Ivoire", "CI", "Ivory Coast"),
        ("W.Va.", "US", "West Virginia"),
    ],
)  # fmt: skip
def test_names_under_many_spellings(name, country, like):
    sites = find(name)
    assert sites and (sites[0].code, sites[0].name) == (country, like)


def test_unknown_names_find_nothing():
    assert find("Qzrbblk") == () == find("") == find("x")


@pytest.mark.model
def test_the_article_decides_between_namesakes(read_words):
    _, far = places_of(read_words, "The mayor of Paris, Texas, flew home. Two Texas sheriffs met the mayor in Paris.")
    _, near = places_of(read_words, "The French president returned to Paris. In Lyon nobody stirred.")
    assert (far["Texas"].feature_code, near["Paris"].country_code) == ("ADM1", "FR")
    assert far["Paris"].province == "Texas"


@pytest.mark.model
def test_directions_districts_and_names_that_are_none(read_words):
    _, found = places_of(
        read_words,
        "Shells fell on eastern Aleppo. In the Qarlukiya neighborhood of Aleppo, Syria, a Washington Post reporter was"
        " hurt. Iranian officials said nothing.",
    )
    assert found["eastern Aleppo"].country_code == "SY" and found["eastern Aleppo"].geonameid
    assert "Washington Post" not in found and "Washington" not in found and "Iranian" not in found
    local = next(p for text, p in found.items() if text.startswith("Qarlukiya"))
    assert (local.geonameid, local.country_code, local.name) == (None, "SY", "Qarlukiya")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Rebels from Chad attacked a convoy near Khartoum.", "attacked", "Khartoum"),
        ("Soldiers stormed Lima's central market.", "stormed", "Lima"),
        ("Turkish jets bombed Erbil.", "bombed", "Erbil"),
        ("The minister urged Iran to free the sailors.", "urged", None),
        ("A US drone strike killed two men in Yemen.", "killed", "Yemen"),
        ("In Nairobi, Kenya, students marched on Monday.", "marched", "Nairobi, Kenya"),
        ("The troops were driven out of Goma.", "driven", "Goma"),
    ],
)
def test_the_place_of_an_act(read_words, text, trigger, place):
    words, found = places_of(read_words, text)
    said = place_for(words, tuple(found.values()), words.text.index(trigger))
    assert (said.text if said else None) == place


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Rebels took Goma in May. On Sunday shells hit the city.", "hit", "Goma"),
        ("A bomb wounded four guards in the Afghan capital.", "wounded", "the Afghan capital"),
        ("Troops entered Lima. A bomb wounded four guards in the capital city.", "wounded", "Lima"),
        ("Gunmen opened fire in the town of Oyo, where six traders were killed.", "killed", "Oyo"),
        ("Fighting spread to the northern regions of Mali.", "spread", "northern regions of Mali"),
        ("Kisumu police arrested nine boys.", "arrested", "Kisumu"),
        ("The rally was held in Brno. Officers beat two women.", "beat", "Brno"),
        ("The rally was held in Brno. Elsewhere officers beat two women.", "beat", None),
        ("Envoys met in Vienna. The delegates called for calm.", "called", "Vienna"),
        ("Shots rang out in Tumbo. The raid on the market in Juba failed. Two men died in the raid.", "died", "Juba"),
    ],
)
def test_places_told_before(read_words, text, trigger, place):
    article, words = read_words(text)
    token = len(words) - 1 - words.text[::-1].index(trigger)
    kind = "REQUEST" if trigger == "called" else "ASSAULT"
    said = place_for(words, find_places(article, words), token, kind)
    assert (said.text if said else None) == place


@pytest.mark.model
def test_what_is_spoken_of_is_not_where_it_was_spoken(read_words):
    article, words = read_words("The minister denounced the arrests in Minsk. Judges in Lagos denounced the plan.")
    places = find_places(article, words)
    first, second = (k for k, word in enumerate(words.text) if word == "denounced")
    assert place_for(words, places, first, "ACCUSE") is None
    said = place_for(words, places, second, "ACCUSE")
    assert said and said.name == "Lagos"


@pytest.mark.model
def test_names_taken_for_persons_that_stand_where_places_stand(read_words):
    _, found = places_of(
        read_words, "Troops entered Karsheh village. Nine were shot near Abu Tarrab. Gomez lay in King's Cross."
    )
    assert any(text.startswith("Karsheh") for text in found) and "Gomez" not in found


def test_a_short_form_that_the_article_explains_is_no_place(read_words):
    article, words = read_words(
        "A court froze the assets of the Harbour Front (HF). The Palm Alliance (PA) protested in Lima."
    )
    assert [place.text for place in find_places(article, words)] == ["Lima"]
    article, words = read_words("The United Kingdom (UK) sent envoys to Lima.")
    assert [place.text for place in find_places(article, words)] == ["United Kingdom", "UK", "Lima"]
