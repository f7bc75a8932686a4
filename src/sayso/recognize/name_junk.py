"""A capitalised run goes in; whether its words name a law, an event, a place or a code, and so no actor, comes out."""

from __future__ import annotations

import re
from functools import cache

from sayso.lexicon.tables import mapping
from sayso.lexicon.tables import words as word_list
from sayso.model import Words
from sayso.recognize.gazetteer import Match

HYPHENS = frozenset({"-", "–", "‑"})
CODE = re.compile(r"[A-Z][A-Za-z]{0,2}[-–]\d+s?|[A-Z]{1,3}\d{2,}|[A-Z]\.(?:[A-Z]{2,}|R)\.|[RDI][-–][A-Z][A-Za-z.]{1,4}")
BROKEN = re.compile(r"[()\[\]{}/|;<>=#*_—]")


@cache
def tails() -> dict[str, str]:
    return mapping("name_tails")


def is_thing(words: Words, first: int, last: int, *, person: bool = False) -> bool:
    """Do the words end or begin like the name of a law, an event or a place («Quarry Act», «Operation Dawn»)?"""
    if last - first < 2:
        return False
    end, start = tails().get(words.lower[last - 1]), tails().get(words.lower[first])
    if end and words.text[last - 1][0].isupper() and not (person and end == "thing"):
        return True
    return start in ("first", "both") and words.text[first][0].isupper()


def is_code(words: Words, first: int, last: int) -> bool:
    """Is this a weapon's, a paper's or a seat's code («AK-47», «R-TX»), or broken by marks?"""
    if last - first > 4:
        return False
    if first > 1 and words.text[first - 1] in HYPHENS and words.text[first - 2] in ("R", "D", "I"):
        return True
    glued = "".join(words.text[first:last])
    return bool(BROKEN.search(glued) or CODE.match(glued))


def is_subject(words: Words, first: int, last: int) -> bool:
    """Are all words subjects of ministries («Foreign Affairs», «Agriculture and Trade»)?"""
    subjects = word_list("name_portfolios")
    return all(
        words.lower[t] in subjects or words.lower[t] in ("and", "&", ",", "the", "of") for t in range(first, last)
    )


def is_national(words: Words, first: int, last: int, at: dict[int, Match]) -> bool:
    """Are all words states' or peoples' («Serbian-Croatian»)?"""
    return last - first > 1 and all(
        (t in at and at[t].known.label != "name") or words.text[t] in HYPHENS for t in range(first, last)
    )


def is_opening(words: Words, first: int, last: int) -> bool:
    """Is this one common word, capitalised only because it opens its sentence («Landslides killed …»)?"""
    return (
        last - first == 1
        and (first == 0 or words.sentence[first - 1] != words.sentence[first])
        and words.tag[first] not in ("NNP", "NNPS")
        and not words.text[first].isupper()
    )


def is_shouted(words: Words, first: int, last: int) -> bool:
    """Does a run of words in capitals go on before or behind these: a headline, no name?"""
    if not all(words.text[t].isupper() for t in range(first, last) if words.text[t].isalpha()):
        return False
    sentence = words.sentence[first]
    near = [t for t in (first - 2, first - 1, last, last + 1) if 0 <= t < len(words) and words.sentence[t] == sentence]
    loud = [t for t in near if words.text[t].isupper() and len(words.text[t]) > 1 and words.text[t].isalpha()]
    quiet = [t for t in near if words.text[t][0].islower()]
    return len(loud) >= 2 and not quiet


def is_junk(words: Words, first: int, last: int, at: dict[int, Match]) -> bool:
    """Is this capitalised run no actor's name, by its words alone?"""
    return (
        is_thing(words, first, last)
        or is_code(words, first, last)
        or is_subject(words, first, last)
        or is_opening(words, first, last)
        or is_national(words, first, last, at)
        or is_shouted(words, first, last)
    )
