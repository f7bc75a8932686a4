"""A sentence goes in, the predicate and its arguments come out: one test row for each way of telling an act."""

from __future__ import annotations

import pytest

from sayso.model import Clause, Words
from sayso.parse.clauses import clauses

ROWS = [
    # plain verbs, shared and controlled arguments
    ("Gunmen attacked and killed three soldiers in Mosul.", "attack", "subject=Gunmen object=three soldiers"),
    ("Gunmen attacked and killed three soldiers in Mosul.", "kill", "subject=Gunmen object=three soldiers in=Mosul"),
    ("The army tried to storm the camp.", "storm", "object=the camp subject=The army"),
    ("The president urged the rebels to lay down their arms.", "lay", "subject=the rebels"),
    ("Kenya called on Sudan to release the pilots.", "release", "subject=Sudan object=the pilots"),
    ("Troops entered the town, killing 20 people.", "kill", "subject=Troops object=20 people"),
    # passives: the by-phrase is the subject, the grammatical subject the object
    ("The bomb was planted by rebels.", "plant", "object=The bomb subject=rebels"),
    ("He was arrested and charged with treason.", "charge", "object=He with=treason"),
    ("The town besieged by rebels fell.", "besiege", "subject=rebels object=The town"),
    ("The minister was accused of stealing public money.", "accuse", "object=The minister of=stealing"),
    # shared by a verb in another voice, by one joined without «and», by the outcome of what is said
    ("The thief tried to flee but was tackled by a baker.", "tackle", "object=The thief subject=a baker"),
    ("The soldiers first landed near the weir, then broke the gate.", "break", "subject=The soldiers object=the gate"),
    ("Gunmen hurled bombs at a mosque, police said, killing six people.", "kill", "subject=Gunmen object=six people"),
    ("Nuns resent the chapel's practice of protesting at funerals.", "protest", "subject=the chapel"),
    # headlines without auxiliaries
    ("Two killed in market blast", "kill", "object=Two in=market blast"),
    ("Police in Lima arrest five students.", "arrest", "subject=Police in Lima object=five students"),
    # relatives
    ("The group, which attacked the base, fled.", "attack", "subject=The group object=the base"),
    ("The village that the soldiers burned was empty.", "burn", "object=The village subject=the soldiers"),
    # nominals and light verbs
    ("The assassination of the minister by gunmen shocked the city.", "assassination", "of=the minister by=gunmen"),
    ("Protesters condemned the government's arrest of students.", "arrest", "possessor=the government of=students"),
    ("The rebels carried out an attack on the port.", "attack", "subject=The rebels on=the port"),
    ("A meeting between the two leaders took place in Geneva.", "meeting", "between=the two leaders in=Geneva"),
    # compounds and predicative participles
    ("The Turkish-backed militia left.", "back", "object=militia"),
    ("Lawmakers are opposed to the bill.", "oppose", "to=the bill"),
]  # fmt: skip


def told(clause: Clause, words: Words) -> dict[str, str]:
    """Each role with its words."""
    out: dict[str, str] = {}
    for a in clause.arguments:
        said = " ".join(words.text[a.first : a.last]).replace(" - ", "-").removesuffix(" 's")
        out[a.preposition or a.role] = said
    return out


@pytest.mark.model
@pytest.mark.parametrize(("sentence", "lemma", "wanted"), ROWS)
def test_arguments(read_words, sentence: str, lemma: str, wanted: str) -> None:
    _, words = read_words(sentence)
    found = [c for c in clauses(words) if c.lemma == lemma]
    assert found, f"no clause of «{lemma}»"
    got = told(found[-1] if found[0].kind == "nominal" and len(found) > 1 else found[0], words)
    parts = [part.split("=") for part in __import__("re").split(r" (?=\w+=)", wanted)]
    for role, said in parts:
        assert said in got.get(role, ""), f"{role}: {got}"


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "lemma", "slot", "value"),
    [
        ("The army will attack the town.", "attack", "tense", "future"),
        ("The army may attack the town.", "attack", "modal", "may"),
        ("If the army attacks the town, many will flee.", "attack", "mark", "if"),
        ("The rebels pulled out of the city.", "pull", "particle", "out"),
        ("The ministers were sacked.", "sack", "voice", "passive"),
        ("Will the army attack the town?", "attack", "question", True),
        ("The rebels staged an ambush.", "ambush", "light", "stage"),
    ],
)
def test_slots(read_words, sentence: str, lemma: str, slot: str, value: object) -> None:
    _, words = read_words(sentence)
    assert [getattr(c, slot) for c in clauses(words) if c.lemma == lemma] == [value]


@pytest.mark.model
def test_negation(read_words) -> None:
    _, words = read_words("The army did not attack the town.")
    clause = next(c for c in clauses(words) if c.lemma == "attack")
    assert words.lower[clause.negation or 0] == "not"
