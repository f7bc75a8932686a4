"""The model's entities go in; they come out cut and mended to what they name."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from sayso.lexicon.tables import mapping
from sayso.lexicon.tables import words as word_list
from sayso.model import NamedSpan, Words
from sayso.recognize.gazetteer import Known, Match
from sayso.recognize.name_junk import is_code, is_junk, is_opening, is_thing

PARTICLES = frozenset(
    ("al", "el", "ul", "ad", "as", "ash", "ar", "an", "at", "az", "para", "por", "pour", "bin", "ibn", "bint",
     "bar", "ben", "abu", "abd", "van", "von", "der", "den", "de", "del", "della", "di", "da", "do", "dos",
     "das", "du", "la", "le", "y", "e", "ter", "ten")
)  # fmt: skip
INNER = frozenset({"of", "for", "and", "the", "de", "del", "des", "du", "la", "e", "y", "in", "on", "&", "to"})
HYPHENS = frozenset({"-", "–", "‑"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
MONTHS = frozenset({"may", "march", "april", "june", "august"})  # surnames too
GLUED = frozenset(
    {"led", "run", "era", "like", "style", "type", "born", "held", "made", "elect", "based", "pro", "owned"}
)
LONGEST = 12


class Name(NamedTuple):
    """A proper name: tokens [first, last), its head token, a label (PERSON, ORG, KNOWN, HEAD, …), what lists say."""

    first: int
    last: int
    head: int
    label: str
    known: Known | None = None
    noun: str = ""
    told: tuple[str, str] | None = None


def head_of(words: Words, first: int, last: int) -> int:
    """The token of [first, last) that hangs on a token outside it; the last such that is a word."""
    found = last - 1
    for token in range(last - 1, first - 1, -1):
        above = words.head[token]
        if (above == token or not first <= above < last) and words.pos[token] not in (
            "PUNCT",
            "DET",
            "PART",
            "ADP",
            "CCONJ",
            "SPACE",
        ):
            found = token
            if words.dep[token] not in ("conj", "appos", "dep", "nmod"):
                break
    return found


@cache
def heads() -> dict[str, str]:
    return mapping("name_heads")


def capital(words: Words, token: int) -> bool:
    text = words.text[token]
    return text[0].isupper() or (text[0].isdigit() and len(text) == 4 and words.tag[token] == "CD")


def run_end(words: Words, at: int) -> int:
    """The end of the capitalised run that goes on from token `at` by particles, hyphens and capitals."""
    end, size = at, len(words)
    while end < size and end - at < LONGEST:
        step = end
        while step < size and step - end < 4 and (_glue(words, step) or words.lower[step] in PARTICLES):
            step += 1
        if step >= size or not words.text[step][0].isupper() or words.pos[step] not in ("PROPN", "NOUN", "ADJ", "X"):
            break
        if words.sentence[step] != words.sentence[at - 1] or words.pos[step - 1] == "SPACE":
            break
        end = step + 1
    return end


def _glue(words: Words, token: int) -> bool:
    """Is this a hyphen within a word, not a dash between two?"""
    return words.text[token] in HYPHENS and not _dash(words, token)


def _dash(words: Words, token: int) -> bool:
    """Is this a dash with room on both sides?"""
    if words.text[token] not in HYPHENS or not 0 < token < len(words) - 1:
        return False
    return words.end[token - 1] < words.start[token] and words.end[token] < words.start[token + 1]


def person_spans(words: Words, first: int, last: int, at: dict[int, Match]) -> list[Name]:
    """A PERSON entity cut at possessives and marks, without titles, with its lost ends."""
    found = []
    for begin, end in _cut(words, first, last):
        start = strip_title(words, begin, end, at)
        if start >= end:
            continue
        grown = run_end(words, end) if words.text[end - 1][0].isalnum() and _goes_on(words, end) else end
        grown = _junior(words, _lost_end(words, grown, at))
        grown = _syllable(words, start, grown)
        start -= _lost_start(words, start, at)
        while grown > start and not words.text[grown - 1][0].isalnum():
            grown -= 1
        grown = _syllable(words, start, grown)
        if _personal(words, start, grown):
            found.append(Name(start, grown, head_of(words, start, grown), "PERSON"))
    return found


def bearer(words: Words, entity: NamedSpan, at: dict[int, Match]) -> Name | None:
    """The person in what the model took for a body: «General Ruiz», «Chancellor Weiss», not «General Assembly»."""
    first, last = entity.first, entity.last
    while first < last and words.lower[first] in ("the", "a", "an"):
        first += 1
    start = first
    while start < last and titles().get(words.lower[start]) in ("honorific", "rank", "royal", "office"):
        start += 1
    names = mapping("name_given")
    if start == first and first > 1 and words.lower[first - 1] == "of" and is_title(words.lower[first - 2]):
        start = next((t for t in range(first + 1, last - 1) if words.lower[t] in names), first)
        # «Director of [National Intelligence Anna Weber]»
    if start == first or start >= last or last - start > 4 or words.tag[start - 1] == "NNS":
        return None
    for token in range(start, last):
        low = words.lower[token]
        fits = words.text[token][0].isupper() and words.pos[token] == "PROPN" and token not in at
        if not fits or words.text[token] in heads() or is_title(low) or low in word_list("name_not"):
            return None
        if low in word_list("name_portfolios") and low not in names:
            return None
    if is_thing(words, first, last) or (words.lower[start - 1] == "general" and last - start < 2):
        return None
    return Name(start, last, head_of(words, start, last), "PERSON")


def _junior(words: Words, end: int) -> int:
    """The end of the name with «, Jr.» behind it."""
    comma = end < len(words) and words.text[end] == ","
    at = end + comma
    return at + 1 if at < len(words) and words.lower[at].rstrip(".") in ("jr", "sr") else end


def _syllable(words: Words, first: int, end: int) -> int:
    """The end of a name with the small syllable behind its last hyphen («Han Seo-in»), which is no participle."""
    if end + 1 >= len(words) or end - first < 2 or words.text[end] not in HYPHENS:
        return end
    glued = words.end[end - 1] == words.start[end] and words.end[end] == words.start[end + 1]
    short = len(words.text[end - 1]) <= 5 and 2 <= len(words.text[end + 1]) <= 5 and words.text[end + 1].islower()
    return end + 2 if glued and short and words.lower[end + 1] not in GLUED else end


def _goes_on(words: Words, end: int) -> bool:
    """Is the next token glued to the name («al» + «-» + «Nahri») or a particle of it?"""
    if end >= len(words):
        return False
    glued = words.text[end] in HYPHENS and words.end[end - 1] == words.start[end]
    return (
        glued
        or words.text[end - 1] in HYPHENS
        or words.lower[end - 1] in PARTICLES
        or words.lower[end] in ("al", "el", "bin")
    )


def _lost_end(words: Words, end: int, at: dict[int, Match]) -> int:
    """The end of the name with the surnames that the model left out and on which its last word hangs."""
    while end < len(words) and end not in at and words.tag[end] == "NNP" and words.text[end].istitle():
        joined = words.dep[end - 1] == "compound" and words.head[end - 1] in (end, end + 1)
        low = words.lower[end]
        month = low in MONTHS and not (end + 1 < len(words) and words.text[end + 1][0].isdigit())
        if not joined or words.text[end] in heads() or is_title(low) or (low in word_list("name_not") and not month):
            break
        end += 1
    return end


def _lost_start(words: Words, first: int, at: dict[int, Match]) -> int:
    """1 if the model left out a first name right before token `first`, else 0."""
    before = first - 1
    if before < 0 or words.tag[before] != "NNP" or words.dep[before] != "compound" or before in at:
        return 0
    if words.lower[before] not in mapping("name_given") or not words.text[before][0].isupper():
        return 0
    return int(first <= words.head[before] < first + 4 and words.sentence[before] == words.sentence[first])


@cache
def titles() -> dict[str, str]:
    return mapping("titles")


def is_title(lower: str) -> bool:
    return lower in titles()


def strip_title(words: Words, first: int, last: int, at: dict[int, Match]) -> int:
    """The first token of a person's name behind titles, states and other names."""
    while first < last:
        low = words.lower[first]
        match = at.get(first)
        if (
            match
            and match.last < last
            and (match.known.label in ("adjective", "state", "faith") or match.known.label == "name")
        ):
            first = match.last
        elif (
            (
                low in titles()
                and first + 1 < last
                and words.text[first + 1] not in HYPHENS
                and low not in mapping("name_given")
            )
            or low
            in (
                "the",
                "a",
                "an",
                "former",
                "late",
                "then",
                "ex",
                "-",
                "–",
                "ex-",
                "chief",
                "deputy",
                "foreign",
                "defense",
                "defence",
            )
            or (
                low in ("grand", "rear", "vice", "lance", "sub", "acting")
                and words.lower[min(first + 1, last)] in titles()
            )
            or words.text[first][0] in "\"“'‘’("
            or (not words.text[first][0].isupper() and low not in PARTICLES)
        ):
            first += 1
        else:
            break
    return first


def _cut(words: Words, first: int, last: int) -> list[tuple[int, int]]:
    """Stretches of [first, last) between possessives, line ends and marks."""
    out, start = [], first
    for token in range(first, last):
        text = words.text[token]
        if (
            words.pos[token] == "SPACE"
            or _dash(words, token)
            or text
            in (
                "'s",
                "’s",
                ",",
                ";",
                ":",
                "(",
                ")",
                "[",
                "]",
                "/",
                "|",
                '"',
                "“",
                "”",
                "—",
                "@",
                "…",
                "and",
                "&",
            )
        ):
            out.append((start, token))
            start = token + 1
    out.append((start, last))
    return [(a, b) for a, b in out if b > a]


def _personal(words: Words, first: int, last: int) -> bool:
    if last - first > 7 or last <= first:
        return False
    capitals = sum(words.text[t][0].isupper() for t in range(first, last))
    small = sum(
        words.text[t][0].islower() and words.lower[t] not in PARTICLES and words.text[t - 1] not in HYPHENS
        for t in range(first, last)
    )
    if not capitals or small or (last - first == 1 and words.lower[first] in word_list("name_not")):
        return False
    if is_thing(words, first, last, person=True) or is_code(words, first, last) or is_opening(words, first, last):
        return False
    if last - first == 1:
        return (
            len(words.text[first]) > 1
            and words.pos[first] in ("PROPN", "NOUN", "ADJ", "X")
            and not is_title(words.lower[first])
            and not (words.tag[first] == "NNPS" and is_title(words.lower[first].removesuffix("s")))
        )
    return True


def entity_spans(words: Words, entity: NamedSpan, at: dict[int, Match]) -> list[Name]:
    """An ORG, GPE, NORP, LOC or FAC entity cut to what it names."""
    found = []
    for begin, until in _cut_possessor(words, entity.first, entity.last):
        start, end = begin, until
        while start < end and (words.lower[start] in ("the", "a", "an") or not words.text[start][0].isalnum()):
            start += 1
        while end > start and (words.text[end - 1] in POSSESSIVE or not words.text[end - 1][0].isalnum()):
            end -= 1
        while end > start + 1 and _loose_end(words, end - 1):
            end -= 1
        if not _sound_entity(words, start, end) or _office(words, start, end) or is_junk(words, start, end, at):
            continue
        label = entity.label
        found.append(Name(start, end, head_of(words, start, end), label))
    return found


def _loose_end(words: Words, token: int) -> bool:
    """Is this a small word at a name's end that is no part of it («ships»; but «Médecins du monde»)?"""
    before = words.text[token - 1]
    return words.text[token][0].islower() and before not in HYPHENS and before not in PARTICLES


def _office(words: Words, first: int, last: int) -> bool:
    """Is this an office («Deputy Foreign Minister»), not a body?"""
    kind = titles().get(words.lower[last - 1].rstrip("."))
    return kind == "rank" or (last - first > 1 and kind == "office")


def _cut_possessor(words: Words, first: int, last: int) -> list[tuple[int, int]]:
    out, start = [], first
    for token in range(first, last):
        text = words.text[token]
        cut = words.pos[token] == "SPACE" or text in ("(", ")", "[", "]", "|", ";", ":", '"', "“", "”")
        owner = text in ("'s", "’s") and token > first and words.lower[token - 1] not in word_list("name_possessives")
        if cut or owner:
            out.append((start, token))
            start = token + 1
    out.append((start, last))
    return [(a, b) for a, b in out if b > a]


def _sound_entity(words: Words, first: int, last: int) -> bool:
    """Is this the shape of a name: capitals, few small words, no furniture?"""
    if last <= first or last - first > LONGEST:
        return False
    texts = words.text[first:last]
    capitals = sum(t[0].isupper() for t in texts)
    small = sum(t[0].islower() and t.lower() not in INNER and t.lower() not in PARTICLES for t in texts)
    if (
        not capitals
        or small > capitals
        or (not texts[0][0].isupper() and texts[0].lower() not in PARTICLES and not texts[0][0].isdigit())
    ):
        return False
    if last - first == 1:
        return (
            words.lower[first] not in word_list("name_not")
            and words.pos[first] in ("PROPN", "NOUN", "ADJ", "X")
            and len(texts[0]) > 1
        )
    return " ".join(t.lower() for t in texts) not in word_list("name_not") and words.pos[last - 1] != "VERB"
