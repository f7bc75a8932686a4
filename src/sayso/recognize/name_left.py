"""Words and the names found go in; capitalised runs that nobody claimed but that act or bear a title come out."""

from __future__ import annotations

from sayso.lexicon.tables import mapping
from sayso.lexicon.tables import words as word_list
from sayso.model import Words
from sayso.recognize.gazetteer import Match
from sayso.recognize.name_junk import is_junk
from sayso.recognize.name_spans import Name, head_of, heads, is_title, titles

OBJECTS = ("nsubj", "nsubjpass", "dobj", "appos", "conj", "poss", "dative")


def left_over(words: Words, taken: dict[int, Name], at: dict[int, Match]) -> list[Name]:
    """Capitalised runs that nobody claimed but that act or are acted on: «RPP says», «Mayor Tovi»."""
    found: list[Name] = []
    surnames = {words.text[n.last - 1] for n in taken.values() if n.label == "PERSON"}
    token, size = 0, len(words)
    while token < size:
        text = words.text[token]
        if not text[0].isupper() or token in taken:
            token += 1
            continue
        if text in surnames and words.pos[token] in ("NOUN", "ADJ", "PROPN"):
            found.append(Name(token, token + 1, token, "PERSON"))
            token += 1
            continue
        last = _run(words, token, taken)
        if last > token:
            name = _named(words, token, last, taken, at)
            if name:
                found.append(name)
        token = max(last, token + 1)
    return found


def _run(words: Words, first: int, taken: dict[int, Name]) -> int:
    """The end of the run of proper nouns that begins at `first`; `first` itself if none does."""
    last, size = first, len(words)
    while (
        last < size
        and last not in taken
        and words.text[last][0].isupper()
        and (words.tag[last] in ("NNP", "NNPS") or (last == first and _short_form(words, last)))
    ):
        last += 1
    return last


def _short_form(words: Words, token: int) -> bool:
    """Three to six capitals that the tagger took for another word, in a sentence that does not shout."""
    text = words.text[token]
    return 3 <= len(text) <= 6 and text.isalpha() and text.isupper() and words.lower[token] not in word_list("name_not")


def _named(words: Words, first: int, last: int, taken: dict[int, Name], at: dict[int, Match]) -> Name | None:
    begin = first
    while begin < last and is_title(words.lower[begin]):
        begin += 1
    if begin < last and begin > first and _bearer(words, begin, last, begin - 1, at):
        return Name(begin, last, head_of(words, begin, last), "PERSON")
    given = words.lower[first] in mapping("name_given")
    if last - first in (2, 3) and given and not is_title(words.lower[last - 1]) and not is_junk(words, first, last, at):
        return Name(first, last, head_of(words, first, last), "PERSON")
    if _acts(words, first, last, taken) and not is_junk(words, first, last, at):
        return Name(first, last, head_of(words, first, last), "LEFT")
    return None


def _bearer(words: Words, first: int, last: int, title: int, at: dict[int, Match]) -> bool:
    """Is [first, last) the name of the one who bears the title before it, and no body («General Staff»)?"""
    if last - first > 4 or titles().get(words.lower[title]) == "role" or words.tag[title] == "NNS":
        return False
    if any(t in at or words.text[t] in heads() or is_title(words.lower[t]) for t in range(first, last)):
        return False
    if words.lower[last - 1] in word_list("name_not") or len(words.text[last - 1]) < 2:
        return False
    return not is_junk(words, first, last, at)


def _acts(words: Words, first: int, last: int, taken: dict[int, Name]) -> bool:
    low, head = words.lower[first], head_of(words, first, last)
    if (
        low in word_list("name_not")
        or is_title(words.lower[last - 1])
        or len(words.text[first]) < 2
        or words.text[last - 1] in heads()
        or last - first > 5
    ):
        return False
    if kind_noun(words, first, last) is not None:
        return True
    if first - 1 in taken or last in taken or (words.pos[head] != "PROPN" and not words.text[head].isupper()):
        return False
    if words.dep[head] == "pobj":
        joint = words.lower[words.head[head]]
        return joint in ("by", "with", "against") or (last - first > 1 and joint in ("to", "of", "for", "from"))
    return words.dep[head] in OBJECTS


def kind_noun(words: Words, first: int, last: int) -> int | None:
    """The common noun right beside a name that tells its kind: «the Tagblatt newspaper», «the group Nova»."""
    nouns = mapping("name_beside")
    after = last
    while after < len(words) and after - last < 2 and words.pos[after] in ("ADJ", "NOUN", "PROPN"):
        if words.lower[after] in nouns and words.text[after][0].islower():
            joined = words.dep[last - 1] in ("compound", "nmod", "amod") and words.head[last - 1] >= last
            return after if joined else None
        if not words.text[after][0].islower():
            break
        after += 1
    before = first - 1
    if before > 0 and words.text[before] in ('"', "“", "'", "‘", "«"):
        before -= 1
    if before >= 0 and words.lower[before] in nouns and words.text[before][0].islower():
        head = head_of(words, first, last)
        above = words.head[head]
        if (words.dep[before] in ("compound", "nmod") and words.head[before] == head) or (
            words.dep[head] == "appos" and above == before
        ):
            return before
    return None
