"""A text goes in, its events come out in one line each: TYPE[modes] actors > recipients (status; on whose say-so).

Each row guards a rule of the codebook; the sentences are ours.
"""

from __future__ import annotations

import pytest

from sayso.model import Entity, Event, Reading
from sayso.reading import read_one

pytestmark = pytest.mark.model


def name(reading: Reading, entity: Entity) -> str:
    actors = {actor.id: actor.name for actor in reading.mentions.actors}
    return actors.get(entity.actor or "", entity.text)


def line(reading: Reading, event: Event) -> str:
    actors = ", ".join(name(reading, e) for e in event.actor)
    recipients = ", ".join(name(reading, e) for e in event.recipient)
    source = f"; {name(reading, event.source)}" if event.source else ""
    return f"{event.type} {actors} > {recipients} ({event.status}{source})"


def told(text: str) -> list[str]:
    reading = read_one(text, published="2012-05-18")
    return [line(reading, event) for event in reading.events]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # an act in the article's own voice, and on somebody's say-so
        ("Syria attacked Iraq.", ["ASSAULT Syria > Iraq (actual)"]),
        ("Syria attacked Iraq, the Turkish government said.", ["ASSAULT Syria > Iraq (actual; Turkish government)"]),
        ("Turkey said Syria attacked Iraq.", ["ASSAULT Syria > Iraq (actual; Turkey)"]),
        ("According to Kenya, rebels shelled the town.", ["ASSAULT rebels >  (actual; Kenya)"]),
        # negation, denial, possibility
        ("Syria did not attack Iraq.", ["ASSAULT Syria > Iraq (negated)"]),
        ("Syria denied attacking Iraq.", []),
        ("Syria may attack Iraq.", ["ASSAULT Syria > Iraq (hypothetical)"]),
        # a speech act is one event, its content none (rule 2)
        ("Turkey urged Syria to attack Iraq.", ["REQUEST Turkey > Syria (actual)"]),
        ("Syria threatened to attack Iraq.", ["THREATEN Syria > Iraq (actual)"]),
        ("Syria refused to attack Iraq.", ["REJECT Syria >  (actual)"]),
        ("France accused Libya of arming the rebels.", ["ACCUSE France > Libya (actual)"]),
        # mutual acts put all parties in actor (rule 1); a visitor is the actor
        ("France and Germany held talks in Geneva.", ["CONSULT France, Germany >  (actual)"]),
        # passives and nominal acts
        ("Two soldiers were killed by gunmen.", ["ASSAULT gunmen > soldiers (actual)"]),
        ("The arrest of three students by police came at dawn.", ["COERCE police > students (actual)"]),
        # «his» residence is of the one met
        ("Ali met President Okello at his residence.", ["CONSULT Ali > Okello (actual)"]),
        # the police of one land arrest nobody in another; who is deployed moves
        ("The Kenyan police left. Nine men were arrested in Peru.", ["COERCE  > men (actual)"]),
        ("The Kenyan police left. Nine men were arrested in Nairobi.", ["COERCE Kenyan police > men (actual)"]),
        ("Troops were deployed in Lima.", ["MOBILIZE Troops >  (actual)"]),
        # a town that bears a man's name is not his
        ("Ann Kennedy slept. US planes pounded Kennedy City.", ["ASSAULT US military >  (actual)"]),
        # plain talk is no event (rules 3, 4, 27)
        ("The minister said the weather was fine.", []),
        ("Tensions are rising in the north.", []),
    ],
)
def test_events(text: str, wanted: list[str]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a coming meeting or help is a promise; what only should or might be is no friendly act
        ("Kenya's planned visit to Chad was announced.", ["AGREE Kenya > Chad (actual)"]),
        ("Norway may help Chad.", []),
        ("Turkey could meet with Oman in June.", []),
        ("They fear that Kenya will help Chad.", []),
        ("Oman decided not to send observers.", []),
        # who gets what is promised stands behind «to», not in what is given
        ("Norway pledged to send 90 nurses to Chad.", ["AGREE Norway > Chad (actual)"]),
        ("Norway said it would send aid to Chad.", ["AGREE Norway > Chad (actual)"]),
        ("Norway said on Monday that it was ready to talk to Chad.", ["AGREE Norway > Chad (actual)"]),
        ("The rebels said they would withdraw from Chad.", ["CONCEDE rebels > Chad (actual)"]),
        # words of support, whoever tells them of whom
        ("The premier stressed her country's support for Chad.", ["SUPPORT premier > Chad (actual)"]),
        ("The fisheries bill passed in the senate.", ["SUPPORT senate >  (actual)"]),
        # meetings: parties that the parser hangs elsewhere, talk of talks, the press
        ("The envoy spoke today with Karl Berg.", ["CONSULT envoy, Karl Berg >  (actual)"]),
        (
            "Karl Berg met today with President Anna Holm to discuss a trip.",
            ["CONSULT Karl Berg, Anna Holm >  (actual)"],
        ),
        ("The premier held a press conference.", []),
        # who visits, who is the host
        (
            "On a trip to Benin, the premier called for calm.",
            ["CONSULT premier > Benin (actual)", "REQUEST premier >  (actual)"],
        ),
        ("Tourists paid for the trip to Benin.", []),
        ("Karl Berg met President Holm at her residence.", ["CONSULT Karl Berg > Holm (actual)"]),
        ("The two men said they had met the mayor.", ["CONSULT men, mayor >  (actual)"]),
        ("Kenya and Oman discussed the conflict with Chad.", ["CONSULT Kenya, Oman >  (actual)"]),
    ],
)
def test_friendly_acts(text: str, wanted: list[str]) -> None:
    assert told(text) == wanted


def test_meeting_others_too_is_another_meeting() -> None:
    text = "Karl Berg met with Anna Holm. He also met with Piet Roos. Berg and Roos discussed the harbour."
    assert [line.partition(" (")[0] for line in told(text)] == [
        "CONSULT Karl Berg, Anna Holm > ",
        "CONSULT Karl Berg, Piet Roos > ",
    ]


def test_the_two_leaders_are_those_who_met() -> None:
    text = "Karl Berg spoke with Anna Holm. The two leaders discussed the harbour. Both sides agreed to meet again."
    assert [line.partition(" (")[0] for line in told(text)] == [
        "CONSULT Karl Berg, Anna Holm > ",
        "AGREE Karl Berg, Anna Holm > ",
    ]


def test_what_was_talked_about_makes_no_mode() -> None:
    text = "Karl Berg met today with President Anna Holm to discuss a trip."
    assert [event.modes for event in read_one(text, published="2012-05-18").events] == [()]


def test_a_signature_praises_nobody() -> None:
    text = "The treaty signed by Chad and Oman was published in Togo."
    assert [line.partition(" (")[0] for line in told(text)] == ["SUPPORT Chad, Oman > "]


def test_one_bill_passes_once() -> None:
    text = "The senate approved the harbour bill. The harbour bill passed by the senate funds two piers."
    assert [line.partition(" ")[0] for line in told(text)] == ["SUPPORT"]


def test_retelling_is_one_event() -> None:
    text = "Rebels attacked a police station in Lagos on Monday. The attack began at dawn."
    reading = read_one(text, published="2012-05-18")
    assert [e.type for e in reading.events] == ["ASSAULT"]
    assert [text[s.start : s.end] for s in reading.events[0].retellings] == ["attack began"]


def test_every_span_leads_back_into_the_text() -> None:
    text = "Gunmen killed 12 civilians in Mosul on Friday, police said. “We condemn this attack,” the governor said."
    reading = read_one(text, published="2012-05-18")
    for event in reading.events:
        for passage in (event.trigger, event.sentence, event.content):
            assert passage is None or text[passage.span.start : passage.span.end] == passage.text
        for entity in (*event.actor, *event.recipient):
            assert text[entity.span.start : entity.span.end] == entity.text
