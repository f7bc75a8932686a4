"""Names go in; they come out with what the words beside them tell: «the Tagblatt newspaper», «Nova, a rebel group»."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache

from sayso.lexicon.tables import mapping, rows
from sayso.model import Words
from sayso.recognize.name_left import kind_noun
from sayso.recognize.name_spans import Name
from sayso.recognize.variants import sounds

Told = tuple[str, str]
PLACES = frozenset({"GPE", "LOC", "FAC"})
FIRM = frozenset({"media", "party"})
HEADING = frozenset(
    ("president", "chairman", "chairwoman", "chairperson", "ceo", "founder", "co-founder", "employee", "employees",
     "subsidiary", "shareholders", "owner", "owners")
)  # fmt: skip


def tell_kinds(words: Words, names: list[Name]) -> list[Name]:
    """Each name with the kind that most of its mentions are told; told bodies are no persons and no places."""
    told: dict[tuple[str, ...], Counter[Told]] = defaultdict(Counter)
    full: set[str] = set()
    for name in names:
        if name.known or name.label in ("HEAD", "FOREIGN"):
            continue
        key = sounds(words.text[name.first : name.last])
        if name.label == "PERSON" and len(key) > 1:
            full.update((key[0], key[-1]))
        kind = _told(words, name)
        if kind:
            told[key][kind] += 1
    if not told:
        return names
    return [_with_kind(words, name, told, full) for name in names]


def _with_kind(words: Words, name: Name, told: dict[tuple[str, ...], Counter[Told]], full: set[str]) -> Name:
    if name.known or name.label in ("HEAD", "FOREIGN"):
        return name
    key = sounds(words.text[name.first : name.last])
    found = told.get(key)
    if not found:
        return name
    kind = found.most_common(1)[0][0]
    someone = (len(key) == 1 and key[0] in full) or words.lower[name.first] in mapping("name_given")
    if name.label == "PERSON" and someone:
        return name
    return name._replace(label="ORG", told=kind)


def _told(words: Words, name: Name) -> Told | None:
    noun = kind_noun(words, name.first, name.last)
    if noun is None:
        noun = _apposed(words, name)
        return _kind(words, noun) if noun is not None else _headed_by(words, name)
    kind = _kind(words, noun)
    behind = noun >= name.last
    weak = (name.label in PLACES and behind) or (name.label == "PERSON" and behind and kind and not _sure(kind))
    return None if weak else kind


def _headed_by(words: Words, name: Name) -> Told | None:
    """A firm, where one word that looks like a person's has a president or founder: «chairman of Delvano»."""
    at = name.first - 1
    alone = name.label == "PERSON" and name.last - name.first == 1 and at > 0 and words.lower[at] == "of"
    return ("organisation", "BUS") if alone and words.lower[at - 1] in HEADING else None


def _sure(kind: Told) -> bool:
    """Kinds that are seldom told by a person's name: «the Tagblatt newspaper», not «the Weber movement»."""
    return kind[0] in FIRM or kind[1] == "BUS"


def _kind(words: Words, noun: int) -> Told | None:
    """What the noun, with the word before it, tells: «news agency» is more than «agency»."""
    table = _table()
    pair = f"{words.lower[noun - 1]} {words.lower[noun]}" if noun else ""
    return table.get(pair) or table.get(words.lower[noun])


@cache
def _table() -> dict[str, Told]:
    return {row[0]: (row[1], row[2]) for row in rows("name_beside", 3)}


def _spoken_for(words: Words, noun: int) -> bool:
    """Does the body at `noun` only tell whose spokesman is named: «a spokesman for the agency, X»?"""
    joint = words.head[noun]
    return words.dep[noun] == "pobj" and words.lemma[words.head[joint]].lower() in mapping("titles")


def _apposed(words: Words, name: Name) -> int | None:
    """The noun in apposition or predicate: «Nova, the largest party», «Nova is a newspaper»."""
    head = name.head
    nouns = mapping("name_beside")
    found = [c for c in words.children[head] if words.dep[c] == "appos" and c >= name.last]
    above = words.head[head]
    if words.dep[head] == "appos" and above < name.first and words.text[name.first - 1] == ",":
        found += [above] if name.label != "PERSON" or not _spoken_for(words, above) else []
    if words.dep[head] == "nsubj" and words.lemma[above] == "be":
        found += [c for c in words.children[above] if words.dep[c] == "attr" and c > above]
    return next((t for t in found if words.lower[t] in nouns and words.tag[t] == "NN"), None)
