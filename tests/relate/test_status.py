"""A sentence and the word that tells the act go in; its status comes out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.model import Article, Words
from sayso.parse.clauses import clauses
from sayso.relate.status import embedded, status_of

ReadWords = Callable[..., tuple[Article, Words]]

ACTUAL, FUTURE, HYPOTHETICAL, NEGATED = "actual", "future", "hypothetical", "negated"

PROBES = [
    ("Syria attacked Iraq.", "attacked", ACTUAL),
    ("Syria attacked Iraq, the Turkish foreign ministry said.", "attacked", ACTUAL),
    ("Turkey said Syria attacked Iraq.", "attacked", ACTUAL),
    ("Syria did not attack Iraq.", "attack", NEGATED),
    ("Syria denied attacking Iraq.", "attacking", NEGATED),
    ("Syria may attack Iraq.", "attack", HYPOTHETICAL),
    ("Syria reportedly attacked Iraq.", "attacked", ACTUAL),
    ("Syria threatened to attack Iraq.", "attack", HYPOTHETICAL),
    ("Turkey urged Syria to attack Iraq.", "attack", HYPOTHETICAL),
    ("Syria refused to attack Iraq.", "attack", NEGATED),
]
OURS = [
    ("The rebels failed to capture the airport.", "capture", NEGATED),
    ("The guards managed to free two hostages.", "free", ACTUAL),
    ("The guards did not manage to free the hostages.", "free", NEGATED),
    ("The minister did not fail to condemn the raid.", "condemn", ACTUAL),
    ("Villagers prevented the convoy from entering the valley.", "entering", NEGATED),
    ("The column withdrew without firing a shot.", "firing", NEGATED),
    ("Nobody attacked the embassy.", "attacked", NEGATED),
    ("No soldiers were killed in the ambush.", "killed", NEGATED),
    ("The president has never visited the province.", "visited", NEGATED),
    ("If the talks collapse, the union will strike.", "collapse", HYPOTHETICAL),
    ("The envoy asked whether the army had shelled the port.", "shelled", HYPOTHETICAL),
    ("Did the navy sink the trawler?", "sink", HYPOTHETICAL),
    ("The army will withdraw on Friday.", "withdraw", FUTURE),
    ("The army is going to withdraw on Friday.", "withdraw", FUTURE),
    ("The court is set to sentence the general next week.", "sentence", FUTURE),
    ("The ministers plan to meet in Vienna.", "meet", FUTURE),
    ("The general said his men would leave the city.", "leave", FUTURE),
    ("The militia began to withdraw from the hills.", "withdraw", ACTUAL),
    ("The gunmen tried to storm the barracks.", "storm", ACTUAL),
    ("The troops closed the road in order to arrest the mayor.", "arrest", HYPOTHETICAL),
    ("The militia warned of a possible attack on the port.", "attack", HYPOTHETICAL),
    ("The group announced plans for an attack on the pipeline.", "attack", HYPOTHETICAL),
    ("The opposition called for talks with the junta.", "talks", HYPOTHETICAL),
    ("The talks will be held in Geneva.", "talks", FUTURE),
    ("The planned invasion alarmed the neighbours.", "invasion", FUTURE),
    ("The mayor condemned the bombing of the market.", "bombing", ACTUAL),
    ("The police confirmed that the gang had robbed the bank.", "robbed", ACTUAL),
    ("The regime wants to expel the observers.", "expel", HYPOTHETICAL),
    ("The two sides are expected to sign the treaty in May.", "sign", FUTURE),
    ("The rebels could not take the bridge.", "take", NEGATED),
    ("The governor must resign.", "resign", HYPOTHETICAL),
    ("I want to thank the crews.", "thank", ACTUAL),
    ("The mayor wants to thank the crews.", "thank", HYPOTHETICAL),
    ("I will continue to press for talks.", "press", ACTUAL),
    ("The fund is aimed at rebuilding the port.", "rebuilding", FUTURE),
    ("The jets may strike the depot and destroy the stores.", "destroy", HYPOTHETICAL),
    ("The coup was foiled and the plotters never seized the radio station.", "seized", NEGATED),
    ("He is unlikely to pardon the officers.", "pardon", NEGATED),
    ("After the rebels seized the town, the army shelled it.", "seized", ACTUAL),
]


@pytest.mark.parametrize(("text", "word", "status"), PROBES + OURS)
def test_status(read_words: ReadWords, text: str, word: str, status: str) -> None:
    _, words = read_words(text)
    found = clauses(words)
    clause = next(c for c in found if words.text[c.head] == word)
    assert status_of(words, found, clause) == status


@pytest.mark.parametrize(
    ("text", "word", "kind", "predicate"),
    [
        ("The envoy said the army shelled the port.", "shelled", "reported", "said"),
        ("The army denied shelling the port.", "shelling", "denies", "denied"),
        ("The envoy urged the army to leave.", "leave", "wanted", "urged"),
        ("The governor threatened to jail the strikers.", "jail", "hypothetical", "threatened"),
        ("The opposition called for an end to the siege.", "end", "wanted", "called"),
    ],
)
def test_embedded(read_words: ReadWords, text: str, word: str, kind: str, predicate: str) -> None:
    _, words = read_words(text)
    found = embedded(words, words.text.index(word))
    assert found is not None
    assert (found[0], words.text[found[1]]) == (kind, predicate)


def test_free_standing_acts_are_not_embedded(read_words: ReadWords) -> None:
    _, words = read_words("The army shelled the port.")
    assert embedded(words, words.text.index("shelled")) is None
