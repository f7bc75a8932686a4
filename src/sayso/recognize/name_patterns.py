"""Words go in; the names that their head nouns tell come out: «… Committee», «Ministry of …», «Frente …»."""

from __future__ import annotations

from functools import cache

from sayso.lexicon.tables import mapping
from sayso.lexicon.tables import words as word_list
from sayso.model import Words
from sayso.recognize.gazetteer import Match
from sayso.recognize.kinds import head_nouns
from sayso.recognize.name_spans import HYPHENS, LONGEST, POSSESSIVE, Name, capital, head_of, heads, is_title, run_end

RANKED = frozenset(("senior", "deputy", "acting", "special", "principal", "assistant", "associate", "chief"))
SURNAMES = frozenset({"Gang", "Church", "Post", "House", "Bank", "Guard", "Court", "Star", "Power", "Watch", "Front"})
SEVERAL = frozenset({"Parties", "Governments", "Armies", "Forces", "Troops", "Soldiers", "Police", "Authorities"})
OPENING = frozenset({'"', "“", "«", "‘", "'"})
CLOSING = frozenset({'"', "”", "»", "’", "'"})
USED = frozenset({"PERSON", "ORG", "NORP", "GPE", "LOC", "FAC"})


def headed(words: Words, at: dict[int, Match]) -> list[Name]:
    """Names that end in a head noun, or go on behind it with «of» or «for»."""
    nouns, found, size = heads(), [], len(words)
    people = {e.first: e.last for e in words.entities if e.label == "PERSON"}
    bodies = {e.first: e.last for e in words.entities if e.label == "ORG"}
    token = 0
    while token < size:
        if words.text[token] not in nouns or words.pos[token] not in ("PROPN", "NOUN", "ADJ", "VERB"):
            token += 1
            continue
        while token + 1 < size and words.text[token + 1] in nouns and words.pos[token + 1] in ("PROPN", "NOUN"):
            token += 1
        first = _leftwards(words, token, at)
        last = _rightwards(words, token + 1, at, people)
        last = _and_more(words, first, last, bodies, at)
        if last - first > 1 and not _furniture(words, first, last):
            name = Name(first, last, head_of(words, first, last), "HEAD", None, words.text[token])
            found.append(_whole(words, name, at))
        token = max(token + 1, last)
    return found


def _whole(words: Words, name: Name, at: dict[int, Match]) -> Name:
    """A known name with its own state before or behind it is that name: «Unity Party of Malawi»."""
    match, land = at.get(name.first), at.get(name.last - 1)
    if not match or not land or match.known.code != land.known.code:
        return name
    if match.known.label == "adjective" and land.known.label == "name" and land.first == match.last:
        return name._replace(label="KNOWN", known=land.known)
    behind = land.first - match.last in (1, 2) and words.lower[match.last] == "of"
    if behind and land.known.label == "state" and match.known.label == "name":
        return name._replace(label="KNOWN", known=match.known)
    return name


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
            if before == 0 or not capital(words, before - 1) or not _possessive_inside(words, before):
                break
            first = before - 1
        elif (text in ("&", "and") and before > 0 and _coordinated(words, before, first, token, at)) or (
            text.isdigit() and before > 0 and words.text[before - 1] in heads()
        ):
            first = before - 1
        elif _numbered(words, before, token) or (
            capital(words, before)
            and words.pos[before] in ("PROPN", "ADJ", "NOUN", "NUM")
            and _joins(words, before, at)
        ):
            first = before
        else:
            break
    while first < token and (words.lower[first] in word_list("name_not") and words.pos[first] != "ADJ" and first == 0):
        first += 1
    while first < token and words.lower[first] in ("former", "current", "then", "ex"):
        first += 1
    return first


def _coordinated(words: Words, mark: int, first: int, noun: int, at: dict[int, Match]) -> bool:
    """Does «and» at `mark` join two words within the name: «Trade and Industry Board», not «Kenya and Uganda Board»?"""
    left = mark - 1
    if not capital(words, left) or words.pos[left] not in ("PROPN", "ADJ", "NOUN") or left in at or first in at:
        return False
    if words.text[mark] == "&":
        return True
    if words.text[noun] in SEVERAL or is_title(words.lower[left]):
        return False
    subjects = word_list("name_portfolios")
    if words.lower[left] in subjects:
        return True
    modifies = words.dep[left] in ("nmod", "compound", "amod") and mark < words.head[left] <= noun
    return modifies and (words.text[left] in heads() or not _labelled(words, left))


def _labelled(words: Words, token: int) -> bool:
    """Did the model take this one word for a name of its own?"""
    return any(e.last == token + 1 for e in words.entities if e.label in USED)


def _numbered(words: Words, token: int, noun: int) -> bool:
    """Is this the number of a unit: «4th Rifle Regiment», «82 Squadron»?"""
    text = words.text[token]
    armed = head_nouns()[words.text[noun]][0] in ("military", "armed_group", "court")
    ordinal = text[0].isdigit() and words.lower[token][-2:] in ("st", "nd", "rd", "th")
    opens = token == 0 or words.sentence[token - 1] != words.sentence[token]
    spelled = words.pos[token] == "NUM" and text[0].isupper() and text.isalpha() and not opens
    return (armed and ordinal) or spelled


def _possessive_inside(words: Words, mark: int) -> bool:
    """Does the possessive belong to the name: «People's Party», «Fishers' Union», not «Diallo's Army»?"""
    if words.lower[mark - 1] in word_list("name_possessives"):
        return True
    many = words.text[mark] in ("'", "’") and words.tag[mark - 1] in ("NNPS", "NNS")
    return many and words.lower[mark - 1] not in mapping("name_given")


def _joins(words: Words, token: int, at: dict[int, Match]) -> bool:
    """May this capitalised word stand within an organisation's name? Titles and other names' ends may not."""
    if words.pos[token] == "NUM" and words.text[token].isalpha():
        return False
    match = at.get(token)
    return not (
        match
        and match.known.label == "name"
        and match.known.kind in ("person", "media", "armed_group")
        and match.last - match.first > 1
    )


def _rightwards(words: Words, last: int, at: dict[int, Match], people: dict[int, int]) -> int:
    """How far a name goes on behind its head noun: «Ministry of the Interior», «Center for Peace and Public Law»."""
    size, end = len(words), last
    inside = False
    while end < size and end - last < LONGEST:
        step = _step(words, last, end, inside)
        if step >= size or not capital(words, step) or words.pos[step] not in ("PROPN", "ADJ", "NOUN", "VERB"):
            break
        if (step == end and not inside) or (words.pos[step] == "VERB" and words.lower[end] != "to"):
            break
        if words.sentence[step] != words.sentence[last - 1] or not _goes_on(words, end, step, at):
            break
        if step == end and _another(words, step, at, people):
            break
        inside, end = True, step + 1
        if end + 1 < size and words.text[end] in HYPHENS and words.end[end] == words.start[end + 1]:
            end += 2 if words.end[end - 1] == words.start[end] and words.text[end + 1][0].islower() else 0
    return end


def _and_more(words: Words, first: int, last: int, bodies: dict[int, int], at: dict[int, Match]) -> int:
    """The end with «and» and one more word, where the model has it so: «Centre for River Science and Engineering»."""
    more, end = last + 1, bodies.get(first, bodies.get(first - 1, 0))
    if end != last + 2 or words.lower[last] != "and" or more in at or not words.text[more][0].isupper():
        return last
    joint = any(words.lower[t] in ("of", "for", "on") for t in range(first, last))
    return last + 2 if joint and words.text[more] not in heads() and not words.text[more].isupper() else last


def _another(words: Words, step: int, at: dict[int, Match], people: dict[int, int]) -> bool:
    """Does something else begin at `step`: a person («Bureau of Trade Kim Berg»), his title, what a state has?"""
    start = step
    while start < len(words) and (is_title(words.lower[start]) or words.lower[start] in RANKED):
        start += 1
    if start in people and people[start] - start > (start == step):
        return True
    land = at.get(step - 1)
    return land is not None and land.known.label == "state" and words.text[step] not in heads()


def _step(words: Words, last: int, end: int, inside: bool) -> int:
    """The token at which the name might go on behind `end`: behind a preposition, «and», a comma, a hyphen, «the»."""
    text = words.text[end]
    glued = text in HYPHENS and inside and words.end[end - 1] == words.start[end]
    glued = glued or (inside and _owned_subject(words, end))
    listed = inside and text == "," and end + 1 < len(words) and words.lower[end + 1] in word_list("name_portfolios")
    joint = text in ("of", "for") or (inside and text in ("and", "&", "on", "in"))
    opened = end == last and words.text[last - 1] in openers().get(text, ())
    if not (glued or listed or joint or opened):
        return end
    step = end + 1
    if listed and step + 1 < len(words) and words.lower[step] == "and":
        step += 1
    return step + 1 if step < len(words) and words.lower[step] == "the" else step


def _owned_subject(words: Words, mark: int) -> bool:
    """«Ministry of Women's Affairs»: a possessive within the name, before a subject of ministries."""
    known = word_list("name_portfolios")
    inside = words.text[mark] in POSSESSIVE and words.lower[mark - 1] in word_list("name_possessives")
    return inside and mark + 1 < len(words) and words.lower[mark + 1] in known


def _goes_on(words: Words, end: int, step: int, at: dict[int, Match]) -> bool:
    """Does the capitalised word at `step`, behind the joint at `end`, belong to the name?"""
    text = words.text[end]
    if text in ("and", "in"):
        if words.lower[step] in word_list("name_portfolios") and text == "and":
            return True
        joined = words.dep[step] in ("conj", "amod", "compound", "pobj", "nmod")
        return joined and (_compound(words, step) or (text == "in" and words.text[end - 1] in openers()["in"]))
    if text in openers() and text not in ("of", "for"):
        whole = at[step].last if step in at else step
        return words.lower[step] not in word_list("name_not") and (step not in at or _compound(words, whole - 1))
    return True


@cache
def openers() -> dict[str, frozenset[str]]:
    """The prepositions other than «of» and «for» that go on with a name, and behind which heads."""
    return {word: frozenset(nouns.split("|")) for word, nouns in mapping("name_openers").items()}


def _compound(words: Words, token: int) -> bool:
    """Does another capitalised word follow in the same phrase? «and International Studies», not «and Hamas»."""
    if token + 1 >= len(words):
        return False
    glued = words.text[token + 1] in HYPHENS and words.end[token] == words.start[token + 1]
    return glued or (capital(words, token + 1) and words.pos[token + 1] in ("PROPN", "NOUN"))


def _furniture(words: Words, first: int, last: int) -> bool:
    """Is this no name at all («West Bank», «Human Rights»), or a person's («Ian Church»)?"""
    if last - first == 2:
        alike = words.text[last - 1] in SURNAMES and words.lower[first] not in word_list("name_portfolios")
        if alike and any(e.first == first and e.last == last and e.label == "PERSON" for e in words.entities):
            return True
        if f"{words.lower[first]} {words.lower[first + 1]}" in word_list("name_not"):
            return True
    return any(words.pos[token] == "SPACE" for token in range(first, last))


def foreign(words: Words) -> list[Name]:
    """Names behind a transliterated head: «Kataib Hezbollah», «Frente Amplio»."""
    nouns, found = mapping("name_foreign"), []
    for token, text in enumerate(words.text):
        if text not in nouns or words.pos[token] not in ("PROPN", "NOUN", "ADJ", "X", "VERB"):
            continue
        last = max(run_end(words, token + 1), _unquoted(words, token))
        if last > token + 1:
            found.append(Name(token, last, head_of(words, token, last), "FOREIGN", None, text))
    return found


def _unquoted(words: Words, first: int) -> int:
    """The end of a foreign name that fills its quotation marks; `first` itself if it stands in none."""
    if first == 0 or words.text[first - 1] not in OPENING:
        return first
    for token in range(first + 1, min(first + LONGEST, len(words))):
        if words.text[token] in CLOSING:
            return token
    return first
