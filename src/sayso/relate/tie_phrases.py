"""Nouns of office and relation go in; their phrases come out: modifiers before, «of …» behind, the parties within."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.tables import rows
from sayso.model import Words
from sayso.relate.tie_ground import Ground, Party, classed, state_codes, title_words

PREPOSITIONS = frozenset(("of", "for", "to", "at", "in", "with", "from", "on", "within", "between", "against"))
MODIFIER_TAGS = frozenset(
    ("JJ", "JJS", "JJR", "NN", "NNS", "NNP", "NNPS", "POS", "HYPH", "VBN", "VBG", "CD", "RB", "FW", "AFX")
)
ADVERBS = frozenset(("then", "newly", "most", "very", "recently", "formerly", "late"))
QUARTERS = frozenset(
    ("north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "new", "upper", "lower",
     "greater", "occupied", "mainland", "republic", "kingdom", "state", "islamic", "soviet")
)  # fmt: skip
BEFORE, BEHIND = 12, 14  # tokens that a phrase may reach


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of the tables: its words, the relation it tells, and what it asks of its parties."""

    words: tuple[str, ...]
    relation: str
    body: str
    table: str = "office"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens [first, last) around the noun at [noun, end): parties to its left, and to its right by preposition."""

    first: int
    noun: int
    end: int
    last: int
    said: Noun
    left: tuple[Party, ...]
    right: tuple[tuple[str, Party], ...]
    owner: int | None  # a possessive pronoun or «whose» at the phrase's head
    past: bool
    definite: bool
    plural: bool
    head: int  # the token that heads the noun: «member» of «member of parliament»


@cache
def nouns() -> dict[str, tuple[Noun, ...]]:
    """All nouns of office and relation by first word, longest first."""
    index: dict[str, list[Noun]] = {}
    for phrase, relation, body in rows("ties_offices", 3):
        said = tuple(re.findall(r"[^\s-]+|-", phrase))
        index.setdefault(said[0], []).append(Noun(said, relation, body))
    for phrase, relation, body in rows("ties_nouns", 3):
        said = tuple(re.findall(r"[^\s-]+|-", phrase))
        index.setdefault(said[0], []).append(Noun(said, relation, body, "relation"))
    for word, role in rows("kin", 2):
        said = tuple(re.findall(r"[^\s-]+|-", word))
        index.setdefault(said[0], []).append(Noun(said, "kin_of", role, "kin"))
    return {word: tuple(sorted(found, key=lambda n: -len(n.words))) for word, found in index.items()}


@cache
def first_words() -> frozenset[str]:
    """The words at which a noun of the tables may begin, plurals with them."""
    return frozenset(form for word in nouns() for form in (word, _plural(word)))


def _plural(word: str) -> str:
    if word.endswith("man"):
        return word[:-2] + "en"
    if word.endswith("y") and word[-2:-1] not in "aeo":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith("s") else "s")


def singular(word: str) -> str:
    """The singular of a noun that is in the tables, else the word."""
    return _singulars().get(word, word)


@cache
def _singulars() -> dict[str, str]:
    known = (word for found in nouns().values() for noun in found for word in (noun.words[0], noun.words[-1]))
    return {_plural(word): word for word in known}


def phrases(ground: Ground) -> Iterator[Phrase]:
    """Every phrase of the article whose head is a noun of the tables."""
    words, starts = ground.words, first_words()
    free = 0
    for token, low in enumerate(words.lower):
        if token < free or low not in starts or token in ground.named:
            continue
        found = _noun_at(words, token)
        if not found:
            continue
        said, end = found
        inside = ground.begins.get(token)
        if inside and inside.last > end and inside.named and inside.kind != "person":
            continue
        free = end
        if (_is_head(ground, end) or (said.table == "kin" and _title_next(words, end))) and words.pos[end - 1] in (
            "NOUN",
            "PROPN",
            "ADJ",
        ):
            yield _phrase(ground, said, token, end)


def _noun_at(words: Words, token: int) -> tuple[Noun, int] | None:
    low = words.lower
    for first in dict.fromkeys((low[token], singular(low[token]))):
        for said in nouns().get(first, ()):
            end = token + len(said.words)
            if end > len(words) or words.sentence[end - 1] != words.sentence[token]:
                continue
            tail = low[end - 1]
            if low[token + 1 : end - 1] == said.words[1:-1] and said.words[-1] in (tail, singular(tail)):
                return said, end
    return None


def _title_next(words: Words, token: int) -> bool:
    """Whether a title begins at `token`: «her uncle President X»."""
    return token < len(words) and words.text[token][:1].isupper() and words.lower[token] in title_words()


def _is_head(ground: Ground, end: int) -> bool:
    """Whether the noun ends its noun phrase: no further noun follows but a name or a rank."""
    words = ground.words
    if end >= len(words) or ground.person_at(end):
        return True
    if words.lower[end] in ("'s", "’s", "'", "’") and words.tag[end] == "POS":
        return False
    if words.lower[end] in classed("rank"):
        return True
    if words.text[end] in ("-", "–") and end + 1 < len(words) and words.start[end + 1] == words.end[end]:
        return False
    return words.tag[end] not in ("NN", "NNS", "NNP", "NNPS") or words.dep[end] in (
        "nsubj",
        "nsubjpass",
        "npadvmod",
        "appos",
    )


def _phrase(ground: Ground, said: Noun, noun: int, end: int) -> Phrase:
    words = ground.words
    first, left = _leftwards(ground, noun)
    last, right = _rightwards(ground, end)
    owner = first if words.tag[first] in ("PRP$", "WP$") else None
    lows = words.lower[first:noun]
    return Phrase(
        first=first, noun=noun, end=end, last=last, said=said, left=left, right=right, owner=owner,
        past=any(low in classed("past") for low in lows) or "ex-" in "".join(lows),
        definite=bool(lows) and lows[0] in ("the", "this", "that"),
        plural=words.lower[end - 1] != said.words[-1],
        head=_head(words, said, noun, end),
    )  # fmt: skip


def _head(words: Words, said: Noun, noun: int, end: int) -> int:
    outside = [i for i in range(noun, end) if not noun <= words.head[i] < end]
    if not outside:
        return end - 1
    return outside[0] if "of" in said.words or "in" in said.words else outside[-1]


def _leftwards(ground: Ground, noun: int) -> tuple[int, tuple[Party, ...]]:
    words, at, found = ground.words, noun, []
    floor = max(words.sentences[words.sentence[noun]][0], noun - BEFORE)
    while at > floor:
        party = ground.ends.get(at)
        if party and party.first >= floor:
            if party.kind == "person" and at < noun and words.tag[at] not in ("POS", "NN", "NNP", "JJ"):
                break
            if party.kind == "person" and at == noun and words.dep[party.head] not in ("compound", "poss", "nmod"):
                break
            found.append(party)
            at = party.first
            continue
        tag = words.tag[at - 1]
        if tag in ("DT", "PRP$", "WP$"):
            at -= 1
            break
        if tag == "CC" and not _joins(ground, at - 1, noun):
            break
        if tag not in MODIFIER_TAGS and tag != "CC":
            break
        modifies = at < noun and words.tag[at] in ("VBN", "JJ") and words.lower[at - 1].endswith("ly")
        if tag == "RB" and not modifies and words.lower[at - 1] not in ADVERBS:
            break
        if tag in ("VBG", "VBN") and words.dep[at - 1] not in ("amod", "compound"):
            break
        at -= 1
    return at, tuple(reversed(found))


def _joins(ground: Ground, token: int, noun: int) -> bool:
    """Whether «and» joins two modifiers of one office: «legal and security affairs minister»."""
    words = ground.words
    if token + 1 >= noun or ground.ends.get(token) or words.lower[token] != "and":
        return False
    return words.tag[token - 1] in ("JJ", "NN", "NNP") and words.head[token - 1] >= token


def _rightwards(ground: Ground, end: int) -> tuple[int, tuple[tuple[str, Party], ...]]:
    words, at, found = ground.words, end, []
    ceiling = min(words.sentences[words.sentence[end - 1]][1], end + BEHIND)
    while at < ceiling and words.lower[at] in PREPOSITIONS:
        stop, party = noun_phrase(ground, at + 1, ceiling)
        if stop == at + 1:
            break
        if party:
            found.append((words.lower[at], party))
        at = stop
    return at, tuple(found)


def noun_phrase(ground: Ground, first: int, ceiling: int) -> tuple[int, Party | None]:
    """The end of the noun phrase that begins at `first`, and the party that it is (the whole of «X's committee»)."""
    words, at = ground.words, first
    if at < ceiling and words.tag[at] in ("DT", "PRP$"):
        at += 1
    start, named = at, False
    while at < ceiling:
        party = ground.begins.get(at)
        if party and party.kind == "person" and at > start:
            break
        if party:
            at, named = min(party.last, ceiling), True
        elif _modifies(words, at) or (at + 1 < ceiling and _and_name(ground, at)):
            at += 1
        else:
            break
    while at > start and _rank_of_next(ground, at):
        at -= 1  # «the team General X»: the rank is the name's
    if at == start:
        return first, None
    if words.tag[at - 1] == "POS":
        at -= 1
    return at, _whole(ground, start, at, named)


def _rank_of_next(ground: Ground, at: int) -> bool:
    """Whether the word before `at` is the rank of the person named there («the team General X»)."""
    words = ground.words
    return words.lower[at - 1] in classed("rank") and words.text[at - 2] != "-" and ground.person_at(at) is not None


def _modifies(words: Words, token: int) -> bool:
    tag = words.tag[token]
    verbal = tag in ("VBN", "VBG") and words.dep[token] not in ("amod", "compound")
    return tag in MODIFIER_TAGS and tag != "RB" and not verbal


def _and_name(ground: Ground, token: int) -> bool:
    """Whether «and» joins two words of one name: «the Ministry of Trade and Industry»."""
    words = ground.words
    joins = words.lower[token] in ("and", "&") and words.tag[token + 1] == words.tag[token - 1] == "NNP"
    return joins and not ground.begins.get(token + 1)


def _whole(ground: Ground, start: int, stop: int, named: bool) -> Party | None:
    """Tokens [start, stop) as one party; None for a phrase of common nouns that names no kind of body."""
    found = ground.begins.get(start)
    if found and found.last >= stop:
        return found
    tail = ground.words.lower[stop - 1]
    inner = ground.ends.get(stop)
    if inner and inner.kind == "person":
        return inner
    sectors = classed("sector")
    kind = sectors.get(tail) or classed("person_body").get(tail) or classed("common_body").get(tail)
    if inner and not kind:
        return ground.phrase(start, stop, "organisation") if _named_for(ground, start, inner) else inner
    if named or kind:
        return ground.phrase(start, stop, kind or "organisation") if kind or named else None
    return ground.heads.get(stop - 1)


def _named_for(ground: Ground, start: int, land: Party) -> bool:
    """Whether a state's name only ends a firm's: «president of Novaline Canada»."""
    words = ground.words
    if land.kind not in ("state", "place") or not start < land.first or land.entity.text.lower() not in state_codes():
        return False
    own = range(start, land.first)
    barred = classed("portfolio").keys() | classed("plain").keys() | classed("rank").keys() | classed("sector").keys()
    return all(
        words.tag[i] == "NNP" and words.text[i][0].isupper() and words.lower[i] not in barred | QUARTERS for i in own
    )
