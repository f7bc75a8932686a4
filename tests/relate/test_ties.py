"""Sentences of our own go in; the ties that they tell come out, one line each: subject | relation | object | office."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from sayso.lexicon.tables import rows
from sayso.model import Article, Attribution, Entity, Mentions, Passage, Span, Tie, Words
from sayso.recognize.actors import find_actors
from sayso.recognize.times import find_times
from sayso.relate.ties import find_ties
from sayso.terms import Relation

ReadWords = Callable[..., tuple[Article, Words]]
pytestmark = pytest.mark.model
RELATIONS = set(Relation.__args__)  # type: ignore[attr-defined]


def told(read_words: ReadWords, text: str) -> list[str]:
    article, words = read_words(text)
    return [line(tie) for tie in find_ties(article, words, (), Mentions(), ())]


@pytest.fixture
def read_whole(read_words: ReadWords) -> Callable[[str], list[str]]:
    """The ties of a text whose actors have been recognised."""

    def find(text: str) -> list[str]:
        article, words = read_words(text)
        actors, mentions, offices = find_actors(article, words, (), ())
        return [
            line(t)
            for t in find_ties(article, words, (), Mentions(actors=actors, mentions=mentions, offices=offices), ())
        ]

    return find


def line(tie: Tie) -> str:
    former = "former " if tie.former else ""
    office = f" | {former}{tie.office}" if tie.office else ""
    return f"{tie.subject.text} | {tie.relation} | {tie.object.text}{office}"


ONE = [
    (
        "Norwegian Foreign Minister Anna Larsen flew to Rome.",
        "Anna Larsen | holds_office | Norwegian | Foreign Minister",
    ),
    ("Peru's interior minister, Carlos Mendoza, resigned.", "Carlos Mendoza | holds_office | Peru | interior minister"),
    ("Carlos Mendoza, the president of Peru, spoke first.", "Carlos Mendoza | holds_office | Peru | president"),
    ("Former Peruvian president Carlos Mendoza spoke.", "Carlos Mendoza | holds_office | Peruvian | former president"),
    ("Carlos Mendoza was elected president of Peru in 2001.", "Carlos Mendoza | holds_office | Peru | president"),
    ("Anna Larsen, Norway's ambassador to Peru, left.", "Anna Larsen | holds_office | Norway | ambassador to Peru"),
    (
        "Anna Larsen, a spokeswoman for Greenpeace, disagreed.",
        "Anna Larsen | holds_office | Greenpeace | spokeswoman for Greenpeace",
    ),
    ("Hezbollah leader Karim Haddad gave a speech.", "Karim Haddad | leads | Hezbollah"),
    ("The leader of Hezbollah, Karim Haddad, gave a speech.", "Karim Haddad | leads | Hezbollah"),
    ("Anna Larsen of the Labour Party won the seat.", "Anna Larsen | member_of | Labour Party"),
    ("John Miller, a Republican senator, objected.", "John Miller | member_of | Republican"),
    ("Karim Haddad founded the Cedar Movement in 1999.", "Karim Haddad | founded | Cedar Movement"),
    ("Norway and Peru joined the United Nations in 1945.", "Peru | member_of | United Nations"),
    ("Iran-backed Hezbollah fired rockets.", "Iran | backs | Hezbollah"),
    ("Karim Haddad's government fell on Monday.", "Karim Haddad | leads | Karim Haddad's government"),
    ("The movement was led by Karim Haddad.", "Karim Haddad | leads | movement"),
    (
        "The Peruvian army spokesman, Carlos Mendoza, denied it.",
        "Carlos Mendoza | holds_office | Peruvian army | spokesman",
    ),
    ("Hezbollah is an ally of Iran.", "Hezbollah | allied_with | Iran"),
    ("Emma Clark, the daughter of John Clark, was there.", "Emma Clark | kin_of | John Clark"),
    ("Emma Clark is the daughter of former mayor John Clark.", "Emma Clark | kin_of | John Clark"),
    ("John Miller (Labour) voted against the bill.", "John Miller | member_of | Labour"),
    ("Liberal leader Anna Larsen resigned.", "Anna Larsen | leads | Liberal"),
    (
        "The opposition's health spokesman, John Miller, disagreed.",
        "John Miller | holds_office | opposition | health spokesman",
    ),
    ("The team was led by Norwegian Foreign Minister Anna Larsen.", "Anna Larsen | leads | team"),
    ("Iran gave weapons to the Hezbollah militia.", "Iran | backs | Hezbollah militia"),
    (
        "In Norway, voters mourned former prime minister and media magnate John Miller.",
        "John Miller | holds_office | Norway | former prime minister",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ONE)
def test_one_tie(read_words: ReadWords, text: str, wanted: str) -> None:
    assert wanted in told(read_words, text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway will elect a new president next year.",
        "If Carlos Mendoza were elected president of Peru, he would resign.",
        "Carlos Mendoza is not the president of Peru.",
        "The spokesman declined to comment on Tuesday.",
        "They agreed to join forces against the flood.",
        "",
    ],
)
def test_no_tie(read_words: ReadWords, text: str) -> None:
    assert told(read_words, text) == []


def test_an_office_without_its_state_is_laid_at_the_state_that_may_have_it(read_words: ReadWords) -> None:
    text = "Norway raised its budget. Norway and Peru signed a pact. President Carlos Mendoza was pleased."
    assert told(read_words, text) == ["Carlos Mendoza | holds_office | Peru | President"]


def test_one_office_is_not_guessed_for_two(read_words: ReadWords) -> None:
    text = "Peru cheered. In Peru, President Carlos Mendoza met President Karim Haddad."
    assert told(read_words, text) == []


def test_two_bare_offices_are_shared_out_between_the_states_near_them(read_words: ReadWords) -> None:
    text = (
        "Peru hailed the accord. President Carlos Mendoza spoke to workers in Peru on Friday. "
        "In Lebanon, crowds cheered. Lebanon's army saluted as President Karim Haddad left Lebanon."
    )
    assert told(read_words, text) == [
        "Carlos Mendoza | holds_office | Peru | President",
        "Karim Haddad | holds_office | Lebanon | President",
    ]


def test_a_listed_office_is_held_at_the_state_of_the_first(read_words: ReadWords) -> None:
    text = "Syria rejoiced with Syria. The Peruvian President Carlos Mendoza and Foreign Minister Anna Larsen came."
    assert "Anna Larsen | holds_office | Peruvian | Foreign Minister" in told(read_words, text)


def test_a_counterpart_holds_the_office_told_before(read_words: ReadWords) -> None:
    text = "Norwegian Foreign Minister Anna Larsen met her Peruvian counterpart Carlos Mendoza."
    assert "Carlos Mendoza | holds_office | Peruvian | Foreign Minister" in told(read_words, text)


FAMILIES = [
    (
        "Norwegian Foreign Minister Anna Larsen saw Peruvian President Carlos Mendoza. Larsen met his Lebanese "
        "counterpart Karim Haddad.",
        "Karim Haddad | holds_office | Lebanese | President",
    ),
    ("Police Captain Jonas Weber said the fire was out.", "Jonas Weber | holds_office | Police | Captain"),
    ("The Social Democratic Party's Anna Larsen disagreed.", "Anna Larsen | member_of | Social Democratic Party"),
    (
        "Anna Larsen, sister of Peruvian Senator Maria Larsen, sang.",
        "Anna Larsen | kin_of | Maria Larsen",
    ),
    (
        "Jonas Weber, head of water research at the Rhine Institute, agreed.",
        "Jonas Weber | holds_office | Rhine Institute | head of water research",
    ),
    (
        "It happened after the death of Karim Haddad, who was the leader of the Cedar Party.",
        "Karim Haddad | leads | Cedar Party",
    ),
    (
        "Jonas Weber, president of Novaline Canada, resigned.",
        "Jonas Weber | holds_office | Novaline Canada | president",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), FAMILIES)
def test_families_of_ties_beyond_titles(read_whole: Callable[[str], list[str]], text: str, wanted: str) -> None:
    assert wanted in read_whole(text)


@pytest.mark.parametrize(
    "text",
    [
        "According to the mayor's spokesman, Anna Larsen left early.",
        "The union leader Anna Larsen was pleased.",
        "Anna Larsen's body was found near the lake.",
        "The opposition leader, Karim Haddad's only rival, stayed away.",
        "The candidates of the two opposition parties, Anna Larsen and Karim Haddad, met.",
    ],
)
def test_what_only_looks_like_a_tie(read_whole: Callable[[str], list[str]], text: str) -> None:
    assert not [tie for tie in read_whole(text) if "opposed_to" not in tie]


def test_where_troops_go_and_whose_envoy_is_seen_is_not_whose_minister_speaks(
    read_whole: Callable[[str], list[str]],
) -> None:
    text = (
        "Norway's parliament met in Oslo. Norway is divided. Defence Minister Anna Larsen resigned after her talks "
        "with the Peruvian ambassador."
    )
    assert "Anna Larsen | holds_office | Norway | Defence Minister" in read_whole(text)


def test_one_tie_told_twice_is_one_with_the_fuller_office(read_words: ReadWords) -> None:
    text = "Peruvian minister Carlos Mendoza came. Peru's interior minister Carlos Mendoza left."
    assert told(read_words, text) == ["Carlos Mendoza | holds_office | Peruvian | interior minister"]


def test_what_a_quotation_asserts_has_its_speaker_as_source(read_words: ReadWords) -> None:
    text = 'Anna Larsen said: "Karim Haddad is the leader of Hezbollah."'
    article, words = read_words(text)
    inside = Span(text.index("Karim"), len(text) - 1)
    speaker = Entity(text="Anna Larsen", span=Span(0, 11))
    content = (Passage(article.text[inside.start : inside.end], inside),)
    said = Attribution(id="a", kind="direct", source=speaker, cue=None, content=content)
    ties = find_ties(article, words, (), Mentions(), (said,))
    assert [(line(tie), tie.source) for tie in ties] == [("Karim Haddad | leads | Hezbollah", speaker)]
    assert all(article.text[t.sentence.span.start : t.sentence.span.end] == t.sentence.text for t in ties)


def test_an_office_has_its_days_where_they_are_told(read_words: ReadWords) -> None:
    article, words = read_words("Carlos Mendoza, the president of Peru since 1994, met Anna Larsen on Tuesday.")
    (tie,) = find_ties(article, words, (), Mentions(times=find_times(article, words)), ())
    assert tie.start and tie.start.first == dt.date(1994, 1, 1)
    assert tie.end is None and not tie.former


def test_hostile_text_is_read_in_bounds(read_words: ReadWords) -> None:
    text = "the president of " * 300 + "president " * 300 + "'s - of , and " * 200
    assert told(read_words, text) == []


def test_the_tables_know_only_the_relations_of_the_model() -> None:
    offices = {relation for _, relation, _ in (*rows("ties_offices", 3), *rows("ties_nouns", 3))}
    predicates = {relation for _, _, _, relation, _, _ in rows("ties", 6)}
    assert (offices | predicates) - {"none"} <= RELATIONS
    assert len({phrase for phrase, *_ in rows("ties_offices", 3)}) == len(rows("ties_offices", 3))
