"""Words go in; the proper names among them come out: the model's entities mended by name patterns and word lists."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from sayso.lexicon.tables import mapping, words as word_list
from sayso.model import NamedSpan, Words
from sayso.recognize.gazetteer import Known, Match

PARTICLES = frozenset(
    "al el ul ad as ash ar an at az para por pour bin ibn bint bar ben abu abd van von der den de del della di da do dos das du la le y e ter ten".split()
)
INNER = frozenset({"of", "for", "and", "the", "de", "del", "des", "du", "la", "e", "y", "in", "on", "&", "to"})
HYPHENS = frozenset({"-", "–", "‑"})
APOSTROPHES = frozenset({"'", "’"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
USED = frozenset({"PERSON", "ORG", "NORP", "GPE", "LOC", "FAC"})
LONGEST = 12


class Name(NamedTuple):
    """A proper name: tokens [first, last), its head token, a label (PERSON, ORG, GPE, NORP, KNOWN, HEAD, ...) and what lists say."""

    first: int
    last: int
    head: int
    label: str
    known: Known | None = None
    noun: str = ""


def find_names(words: Words, known: list[Match]) -> list[Name]:
    """The names in the order of the text, none over another."""
    taken: dict[int, Name] = {}
    for name in _by_strength(words, known):
        if not any(token in taken for token in range(name.first, name.last)):
            taken.update(dict.fromkeys(range(name.first, name.last), name))
    names = _mend(words, sorted(set(taken.values()), key=lambda n: n.first))
    names += _left_over(words, taken)
    return sorted(names, key=lambda n: n.first)


def _mend(words: Words, names: list[Name]) -> list[Name]:
    """Join the halves of a person's name that the model took apart behind a title: «President» + «Serzh» + «Sarkisian»."""
    out: list[Name] = []
    for name in names:
        last = out[-1] if out else None
        halves = last and last.last == name.first and not (last.known or name.known) and {last.label, name.label} <= USED
        if last and halves and last.last - last.first == 1 and titled(words, last.first):
            out[-1] = Name(last.first, name.last, name.head, "PERSON")
        else:
            out.append(name)
    return out


def titled(words: Words, first: int) -> bool:
    """Does an honorific, rank or office stand right before token `first`?"""
    before = first - 1
    if before < 0 or words.sentence[before] != words.sentence[first]:
        return False
    kind = titles().get(words.lower[before])
    return kind in ("honorific", "rank", "royal", "office") and words.text[before][0].isupper()


def _by_strength(words: Words, known: list[Match]) -> list[Name]:
    """Candidates, the strongest first: longer patterns before known names before the model's entities."""
    at = {token: match for match in known for token in range(match.first, match.last)}
    persons = [p for e in words.entities if e.label == "PERSON" for p in person_spans(words, e.first, e.last, at)]
    patterns = [*_headed(words, at), *_foreign(words)]
    strong: list[tuple[int, Name]] = []
    for match in known:
        strong.append((2 * (match.last - match.first) + 1, _known(words, match)))
    for name in patterns:
        strong.append((2 * (name.last - name.first), name))
    for name in persons:
        weak = any(token in at for token in range(name.first, name.last))
        strong.append(((2 if weak else 1) * (name.last - name.first), name))
    strong.sort(key=lambda pair: (-pair[0], pair[1].first))
    rest = [n for e in words.entities if e.label in USED and e.label != "PERSON" for n in entity_spans(words, e, at)]
    return [name for _, name in strong] + rest


def _known(words: Words, match: Match) -> Name:
    return Name(match.first, match.last, head_of(words, match.first, match.last), "KNOWN", match.known)


def head_of(words: Words, first: int, last: int) -> int:
    """The token of [first, last) that hangs on a token outside it; the last such that is a word."""
    found = last - 1
    for token in range(last - 1, first - 1, -1):
        above = words.head[token]
        if (above == token or not first <= above < last) and words.pos[token] not in ("PUNCT", "DET", "PART", "ADP", "CCONJ", "SPACE"):
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


def _headed(words: Words, at: dict[int, Match]) -> list[Name]:
    """Names that end in a head noun, or go on behind it with «of» or «for»."""
    nouns, found, size = heads(), [], len(words)
    token = 0
    while token < size:
        if words.text[token] not in nouns or words.pos[token] not in ("PROPN", "NOUN", "ADJ", "VERB"):
            token += 1
            continue
        while token + 1 < size and words.text[token + 1] in nouns and words.pos[token + 1] in ("PROPN", "NOUN"):
            token += 1
        first = _leftwards(words, token, at)
        last = _rightwards(words, token + 1)
        if last - first > 1 and not _furniture(words, first, last):
            found.append(Name(first, last, head_of(words, first, last), "HEAD", None, words.text[token]))
        token = max(token + 1, last)
    return found


def _leftwards(words: Words, token: int, at: dict[int, Match]) -> int:
    """How far a name that ends at `token` reaches to the left."""
    first = token
    while first > 0 and token - first < LONGEST:
        before = first - 1
        text = words.text[before]
        if words.sentence[before] != words.sentence[first]:
            break
        if text in HYPHENS and before > 0 and words.end[before] == words.start[first] == words.start[before] + 1:
            if words.end[before - 1] != words.start[before] or not capital(words, before - 1):
                break
            first = before - 1
        elif text in POSSESSIVE:
            if before == 0 or words.lower[before - 1] not in word_list("name_possessives") or not capital(words, before - 1):
                break
            first = before - 1
        elif text == "&" and before > 0 and capital(words, before - 1):
            first = before - 1
        elif capital(words, before) and words.pos[before] in ("PROPN", "ADJ", "NOUN", "NUM") and _joins(words, before, at):
            first = before
        else:
            break
    while first < token and (words.lower[first] in word_list("name_not") and words.pos[first] != "ADJ" and first == 0):
        first += 1
    return first


def _joins(words: Words, token: int, at: dict[int, Match]) -> bool:
    """May this capitalised word stand within an organisation's name? Titles and other names' ends may not."""
    if words.pos[token] == "NUM" and words.text[token].isalpha():
        return False
    match = at.get(token)
    return not (match and match.known.label == "name" and match.known.kind in ("person", "media", "armed_group") and match.last - match.first > 1)


def _rightwards(words: Words, last: int) -> int:
    """How far a name goes on behind its head noun: «Ministry of the Interior», «Center for Strategic and International Studies»."""
    size, end = len(words), last
    inside = False
    while end < size and end - last < LONGEST:
        text = words.text[end]
        step = end
        if text in ("of", "for") or (inside and text in ("and", "&", "on", "in")):
            step = end + 1
            if step < size and words.lower[step] == "the":
                step += 1
        elif words.text[end] in HYPHENS and inside and words.end[end - 1] == words.start[end]:
            step = end + 1
        if step >= size or not capital(words, step) or words.pos[step] not in ("PROPN", "ADJ", "NOUN"):
            break
        if step == end and not inside:
            break
        if words.sentence[step] != words.sentence[last - 1] or (text in ("and", "in") and words.dep[step] not in ("conj", "amod", "compound", "pobj", "nmod")):
            break
        if text in ("in", "and") and not _compound(words, step):
            break
        inside, end = True, step + 1
    return end


def _compound(words: Words, token: int) -> bool:
    """Does another capitalised word follow in the same phrase? «and International Studies», not «and Hamas»."""
    if token + 1 >= len(words):
        return False
    glued = words.text[token + 1] in HYPHENS and words.end[token] == words.start[token + 1]
    return glued or (capital(words, token + 1) and words.pos[token + 1] in ("PROPN", "NOUN"))


def _furniture(words: Words, first: int, last: int) -> bool:
    return any(words.pos[token] == "SPACE" for token in range(first, last))


def _foreign(words: Words) -> list[Name]:
    """Names behind a transliterated head: «Kataib Hezbollah», «Frente Amplio»."""
    nouns, found = mapping("name_foreign"), []
    for token, text in enumerate(words.text):
        if text not in nouns or words.pos[token] not in ("PROPN", "NOUN", "ADJ", "X", "VERB"):
            continue
        last = run_end(words, token + 1)
        if last > token + 1:
            found.append(Name(token, last, head_of(words, token, last), "FOREIGN", None, text))
    return found


def run_end(words: Words, at: int) -> int:
    """The end of the capitalised run that goes on from token `at` by particles, hyphens and capitals."""
    end, size = at, len(words)
    while end < size and end - at < LONGEST:
        step = end
        while step < size and step - end < 4 and (words.text[step] in HYPHENS or words.lower[step] in PARTICLES):
            step += 1
        if step >= size or not words.text[step][0].isupper() or words.pos[step] not in ("PROPN", "NOUN", "ADJ", "X"):
            break
        if words.sentence[step] != words.sentence[at - 1] or words.pos[step - 1] == "SPACE":
            break
        end = step + 1
    return end


def person_spans(words: Words, first: int, last: int, at: dict[int, Match]) -> list[Name]:
    """A PERSON entity cut at possessives and marks, without titles, with its lost ends."""
    found = []
    for start, end in _cut(words, first, last):
        start = strip_title(words, start, end, at)
        if start >= end:
            continue
        grown = run_end(words, end) if words.text[end - 1][0].isalnum() and _goes_on(words, end) else end
        start = _lost_start(words, start, at)
        while grown > start and not words.text[grown - 1][0].isalnum():
            grown -= 1
        if _personal(words, start, grown):
            found.append(Name(start, grown, head_of(words, start, grown), "PERSON"))
    return found


def _goes_on(words: Words, end: int) -> bool:
    """Is the next token glued to the name («al» + «-» + «Sadr») or a particle of it?"""
    if end >= len(words):
        return False
    glued = words.text[end] in HYPHENS and words.end[end - 1] == words.start[end]
    return glued or words.text[end - 1] in HYPHENS or words.lower[end - 1] in PARTICLES or words.lower[end] in ("al", "el", "bin")


def _lost_start(words: Words, first: int, at: dict[int, Match]) -> int:
    """A first name that the model left out: a capitalised compound right before."""
    before = first - 1
    if before < 0 or words.tag[before] != "NNP" or words.dep[before] != "compound" or before in at:
        return first
    if words.text[before] in heads() or is_title(words.lower[before]) or not words.text[before][0].isupper() or words.sentence[before] != words.sentence[first]:
        return first
    if not (first <= words.head[before] < first + 4) or words.lower[before] not in mapping("name_given"):
        return first
    return before


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
        if match and match.last < last and (match.known.label in ("adjective", "state", "faith") or match.known.label == "name"):
            first = match.last
        elif low in titles() and first + 1 < last and words.text[first + 1] not in HYPHENS and low not in mapping("name_given"):
            first += 1
        elif low in ("the", "a", "an", "former", "late", "then", "ex", "-", "–", "ex-", "chief", "deputy", "foreign", "defense", "defence") or words.text[first][0] in "\"“'‘’(":
            first += 1
        elif not words.text[first][0].isupper() and low not in PARTICLES:
            first += 1
        else:
            break
    return first


def _cut(words: Words, first: int, last: int) -> list[tuple[int, int]]:
    """Stretches of [first, last) between possessives, line ends and marks."""
    out, start = [], first
    for token in range(first, last):
        text = words.text[token]
        if words.pos[token] == "SPACE" or text in ("'s", "’s", ",", ";", ":", "(", ")", "[", "]", "/", "|", "\"", "“", "”", "—", "@", "…", "and", "&"):
            out.append((start, token))
            start = token + 1
    out.append((start, last))
    return [(a, b) for a, b in out if b > a]


def _personal(words: Words, first: int, last: int) -> bool:
    if last - first > 7 or last <= first:
        return False
    capitals = sum(words.text[t][0].isupper() for t in range(first, last))
    small = sum(
        words.text[t][0].islower() and words.lower[t] not in PARTICLES and words.text[t - 1] not in HYPHENS for t in range(first, last)
    )
    if not capitals or small or (last - first == 1 and words.lower[first] in word_list("name_not")):
        return False
    if last - first == 1:
        return len(words.text[first]) > 1 and words.pos[first] in ("PROPN", "NOUN", "ADJ", "X") and not is_title(words.lower[first])
    return True


def entity_spans(words: Words, entity: NamedSpan, at: dict[int, Match]) -> list[Name]:
    """An ORG, GPE, NORP, LOC or FAC entity cut to what it names."""
    found = []
    for start, end in _cut_possessor(words, entity.first, entity.last):
        while start < end and (words.lower[start] in ("the", "a", "an") or not words.text[start][0].isalnum()):
            start += 1
        while end > start and (words.text[end - 1] in POSSESSIVE or not words.text[end - 1][0].isalnum()):
            end -= 1
        while end > start + 1 and words.text[end - 1][0].islower() and words.text[end - 2] not in HYPHENS:
            end -= 1
        if not _sound_entity(words, start, end) or titles().get(words.lower[end - 1].rstrip(".")) == "rank":
            continue
        label = entity.label
        found.append(Name(start, end, head_of(words, start, end), label))
    return found


def _cut_possessor(words: Words, first: int, last: int) -> list[tuple[int, int]]:
    out, start = [], first
    for token in range(first, last):
        text = words.text[token]
        cut = words.pos[token] == "SPACE" or text in ("(", ")", "[", "]", "|", ";", ":", "\"", "“", "”")
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
    if not capitals or small > capitals or not texts[0][0].isupper() and texts[0].lower() not in PARTICLES and not texts[0][0].isdigit():
        return False
    if last - first == 1:
        return words.lower[first] not in word_list("name_not") and words.pos[first] in ("PROPN", "NOUN", "ADJ", "X") and len(texts[0]) > 1
    return " ".join(t.lower() for t in texts) not in word_list("name_not") and words.pos[last - 1] != "VERB"


def _left_over(words: Words, taken: dict[int, Name]) -> list[Name]:
    """Capitalised runs that nobody claimed but that act or are acted on: «RPP says»."""
    found, token, size = [], 0, len(words)
    surnames = {words.text[n.last - 1] for n in taken.values() if n.label == "PERSON"}
    while token < size:
        if words.text[token] in surnames and token not in taken and words.pos[token] in ("NOUN", "ADJ", "PROPN"):
            found.append(Name(token, token + 1, token, "PERSON"))
            token += 1
            continue
        if words.tag[token] not in ("NNP", "NNPS") or token in taken or not words.text[token][0].isupper():
            token += 1
            continue
        last = token + 1
        while last < size and last not in taken and words.tag[last] in ("NNP", "NNPS") and words.text[last][0].isupper():
            last += 1
        if last - token in (2, 3) and words.lower[token] in mapping("name_given") and not is_title(words.lower[last - 1]):
            found.append(Name(token, last, head_of(words, token, last), "PERSON"))
        elif _acts(words, token, last, taken):
            found.append(Name(token, last, head_of(words, token, last), "LEFT"))
        token = last
    return found


def _acts(words: Words, first: int, last: int, taken: dict[int, Name]) -> bool:
    low = words.lower[first]
    if low in word_list("name_not") or is_title(words.lower[last - 1]) or len(words.text[first]) < 2 or words.text[last - 1] in heads():
        return False
    if first - 1 in taken or last in taken or words.pos[head_of(words, first, last)] != "PROPN":
        return False
    head = head_of(words, first, last)
    return words.dep[head] in ("nsubj", "nsubjpass", "pobj", "dobj", "appos", "conj", "poss", "dative") and last - first <= 5
