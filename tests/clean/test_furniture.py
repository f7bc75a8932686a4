"""Lines in, marks out: single lines of furniture, and lines of news that look a little like it."""

from __future__ import annotations

import pytest

from sayso.clean.cues import cues
from sayso.clean.furniture import mark, marked
from sayso.clean.pieces import piece_at, pieces
from sayso.lexicon.tables import rows

FURNITURE = """
Sign up for our free newsletter
We use cookies to improve your experience. By continuing you agree to our cookie policy.
This article is more than 3 years old
Facebook Twitter WhatsApp Email
Home | World | Politics | Sport
Read more: Rebels take the bridge
3 min read
© 2014 The Courier
Terms of Use | Privacy Policy
Your support makes our independent journalism possible. Please donate today.
Comments are moderated and must follow our community guidelines.
Follow us on Instagram
Please enter a valid email address
https://example.org/a/b
Download our app
"""
NEWS = """
Search for survivors goes on after quake
Facebook removes accounts tied to Lorvian army
Twitter bans president for life
Donors pledge millions for flood victims in Kestria
Share prices fall as war nears
The minister said that donations to the party had been hidden, and that he would publish a list of names.
“Sign up and fight,” the rebel leader told the crowd, according to a witness who was there.
Subscribers to the state newspaper were told on Friday that it would close for good after the coup.
Police seized cookies, cash and guns in a raid on a bakery in Osterby on Friday.
Related violence killed four in the south
Published reports that the army had fled were denied by the government on Friday.
Comment: what the vote means for Lorvia
Sources close to the president said that he would resign within days.
Support for the rebels grows in the hills
"""


@pytest.mark.parametrize("line", FURNITURE.strip().split("\n"))
def test_furniture_is_marked(line: str) -> None:
    assert mark(piece_at(line, 0, len(line))).junk


@pytest.mark.parametrize("line", NEWS.strip().split("\n"))
def test_news_is_not(line: str) -> None:
    assert not mark(piece_at(line, 0, len(line))).junk


def test_cues_with_gaps_numbers_and_ends() -> None:
    assert [h.kind for h in cues(["sign", "up", "for", "the", "weekly", "newsletter"])] == ["newsletter"] * 2
    assert cues(["share", "prices"]) == []
    assert cues(["issue", "1877"])[0].whole


def test_every_cue_is_well_formed() -> None:
    listed = rows("clean_cues", 3)
    assert len({cue for *_, cue in listed}) > 400
    assert all(abs(float(weight)) <= 2 and cue == cue.casefold() and cue.split() for _, weight, cue in listed)


def test_links_below_their_heading_go_and_prose_ends_the_list() -> None:
    text = (
        "Rebels took the bridge on Friday, the mayor said.\n"
        "Related stories\nBridge built\nMayor elected\n"
        "The army has fled, he said on the radio."
    )
    marks = marked(text, pieces(text))
    assert [m.junk for m in marks] == [False, True, True, True, False]
