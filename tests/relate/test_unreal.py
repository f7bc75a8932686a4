"""A text goes in, the types of its events come out: what is asked, imagined, general or undone is none of them.

The sentences are ours.
"""

from __future__ import annotations

import pytest

from sayso.reading import read_one

pytestmark = pytest.mark.model


def types(text: str) -> list[str]:
    return [f"{event.type} {event.status}" for event in read_one(text, published="2012-05-18").events]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # what is feared, asked about or merely thinkable
        ("The miners fear that their chief may be shot by the guards.", []),
        ("The premier might call for new polls.", []),
        ("The army may have shelled Harun.", ["ASSAULT hypothetical"]),
        ("The editor may face legal action.", ["ACCUSE hypothetical"]),
        # a reproach not made, people not hit, nobody killed
        ("The bishop did not condemn the raid.", []),
        ("No shepherds were killed in the raid.", []),
        ("The clerk met the shepherds who were not shot by the guards.", []),
        # «when» and «until» with a present tense tell what is so in general or yet to come
        ("We cannot be silent when they insult our prophet, the cleric said.", []),
        # what is needed, demanded or judged in general
        ("The general said a deployment of troops was necessary.", []),
        ("It is important that the western powers support the process.", []),
        ("Shooting children is no answer, the banner said.", []),
        ("Analysts think the premier will retire in June.", []),
        ('The clerk said he had "contempt" for the scheme.', []),
        # no comment, a notion rejected, a sentence confirmed on appeal
        ("The aide refused to confirm or deny the report.", []),
        ("The premier rejected the notion that his cabinet had failed.", []),
        ("The guards pushed the clerk to the floor.", []),
        ("The monitors were denied access to the camp.", ["REJECT actual"]),
        # what one stops short of, what the interviewer asks, who joined as a youth
        ("The union stopped short of calling for a boycott.", []),
        ("What is your final plea to the voters?", []),
        ("The corporal joined the army at the age of eighteen.", []),
        ("Which candidates have you supported in the past?", []),
        ("The senator conceded defeat to his rival.", []),
        ("The poet complained of chest pain.", []),
        # an intention that one has not is a refusal, unless it is a hostile one
        ("The rebels have no intention of laying down their arms.", ["REJECT actual"]),
        ("Chad has no intention of attacking Sudan.", []),
        # what the speaker «would like to» do in words is done
        ("I would like to encourage the farmers to join the talks, the mayor said.", ["REQUEST actual"]),
    ],
)
def test_unreal(text: str, wanted: list[str]) -> None:
    assert types(text) == wanted
