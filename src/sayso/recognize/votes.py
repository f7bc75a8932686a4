"""Words of a clause go in; how many voted for and how many against comes out."""

from __future__ import annotations

import re

from sayso.model import Words

NUMBER = r"(\d{1,3}(?:,\d{3})*|\d{1,6}|no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
SMALL = {word: number for number, word in enumerate(WORDS)}
WHO = r"(?: \w+){0,2}?"
PAIR = re.compile(rf"{NUMBER}(?: votes?)? ?(?:to|-|–|—|against|versus|v) ?{NUMBER}(?![\d%])")
SIDES = re.compile(
    rf"{NUMBER}{WHO} (?:(?:voted|voting) )?(?:for|in favou?r|yes|yea|yeas|ayes)\b.{{0,60}}?\b{NUMBER}{WHO} "
    rf"(?:(?:voted|voting) )?(?:against|no|nays|noes|opposed)\b"
)
FOR = re.compile(rf"{NUMBER}{WHO} (?:voted|votes|voting)? ?(?:for|in favou?r)\b")
AGAINST = re.compile(rf"{NUMBER}{WHO} (?:voted|votes|voting)? ?(?:against|opposed)\b")
CUE = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|ballots?|decision|majority|ruled|ruling|margin|for|against|passed|approved|rejected)\b"
)
UNANIMOUS = re.compile(r"\bunanimous(?:ly)?\b")


def find_votes(words: Words, first: int, last: int) -> tuple[int | None, int | None] | None:
    """The tally within tokens [first, last), votes for and against; None where none is told."""
    said = [w for w in words.lower[first:last] if not w.isspace()][:400]
    text = " ".join(said)
    if not CUE.search(text):
        return None
    if found := SIDES.search(text):
        return _value(found[1]), _value(found[2])
    if found := PAIR.search(text):
        pair = _value(found[1]), _value(found[2])
        if "vot" in text or "decision" in text or "margin" in text or "majority" in text or "passed" in text:
            return pair
    voted_for, against = FOR.search(text), AGAINST.search(text)
    if "vot" in text and (voted_for or against):
        return (_value(voted_for[1]) if voted_for else None), (_value(against[1]) if against else None)
    if UNANIMOUS.search(text) and "vot" in text and (alone := re.search(rf"\bby {NUMBER} votes?\b", text)):
        return _value(alone[1]), 0
    return None


def _value(text: str) -> int:
    return SMALL[text] if text in SMALL else int(text.replace(",", ""))
