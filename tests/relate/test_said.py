"""What somebody says goes in; what is done by saying it comes out: «TYPE speaker > whom», nothing for mere talk."""

from __future__ import annotations

import pytest

from sayso.reading import read_one

pytestmark = pytest.mark.model


def done(text: str) -> list[str]:
    reading = read_one(text, published="2012-05-18")
    names = {actor.id: actor.name for actor in reading.mentions.actors}
    return [
        f"{event.type} {', '.join(names.get(e.actor or '', e.text) for e in event.actor)}"
        f" > {', '.join(names.get(e.actor or '', e.text) for e in event.recipient)}"
        for event in reading.events
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # reproaches: what is predicated, what the other does or leaves undone, whose thing it is
        ("Norway said the Chadian government was corrupt.", ["ACCUSE Norway > Chadian government"]),
        ("Norway said the decision of the Chadian government was a farce.", ["ACCUSE Norway > Chadian government"]),
        ("Norway said Chad was violating the border treaty.", ["ACCUSE Norway > Chad"]),
        ("Norway said Chad did not respect the border treaty.", ["ACCUSE Norway > Chad"]),
        # demands: deontic words and orders; not remarks, not what may happen
        ("Norway said Chad must close the mine.", ["REQUEST Norway > Chad"]),
        ('"Stop the shelling of the harbour," Norway said.', ["REQUEST Norway > "]),
        ("Norway said it should be noted that Chad is large.", []),
        # praise, promise, refusal, threat
        ("Norway said the vote was a milestone.", ["SUPPORT Norway > "]),
        ('"We will help the fishermen," the Norwegian government said.', ["AGREE Norwegian government > fishermen"]),
        ("Norway said a swap of prisoners is not an option.", ["REJECT Norway > "]),
        ("Norway said the smugglers will pay a heavy price.", ["THREATEN Norway > smugglers"]),
        # mere talk
        ("Norway said the harbour was large.", []),
        ("Norway said the storm was a disaster.", []),
    ],
)
def test_what_is_done_by_saying(text: str, wanted: list[str]) -> None:
    assert done(text) == wanted


def test_where_it_was_said_is_not_where_it_is_about() -> None:
    reading = read_one("In Oslo the king said that the troops must leave Goma.", published="2012-05-18")
    assert [(e.type, e.place.name if e.place else None) for e in reading.events] == [("REQUEST", "Oslo")]
