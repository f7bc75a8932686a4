"""A name that the model took for a person, body or people goes in; whether it stands where only a place stands comes
out."""

from __future__ import annotations

from functools import cache

from sayso.lexicon.tables import rows
from sayso.model import Words

AT = frozenset(["in", "near", "outside", "inside", "into", "around", "throughout"])
ALSO = frozenset(["at", "toward", "towards"])  # of bodies and peoples they may as well say something else
DOING = frozenset(["nsubj", "agent", "dative"])
SMALL = frozenset(["al", "el", "an", "ar", "as", "ad", "de", "da", "do", "dos", "di", "du", "la", "-", "–", "’", "‘"])
GENITIVE = frozenset(["'s", "’s"])


@cache
def listed(kind: str) -> frozenset[str]:
    """The words of place_words.tsv of one class."""
    return frozenset(word for word, group in rows("place_words", 2) if group == kind)


@cache
def acts() -> dict[str, frozenset[str]]:
    """Lemma → its classes of act."""
    found: dict[str, set[str]] = {}
    for lemma, kind in rows("place_acts", 2):
        found.setdefault(lemma, set()).add(kind)
    return {lemma: frozenset(kinds) for lemma, kinds in found.items()}


def agents(words: Words) -> frozenset[str]:
    """The names that act, speak or own somewhere in the article: those are no places wherever they stand."""
    return frozenset(
        "".join(words.lower[e.first : e.last])
        for e in words.entities
        if e.label in ("PERSON", "ORG", "NORP")
        and (
            words.dep[e.last - 1] in DOING
            or (e.last < len(words) and words.lower[e.last] in GENITIVE)
            or (e.first and words.lower[e.first - 1] in ("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr."))
        )
    )


def slotted(words: Words, first: int, last: int, label: str, acting: frozenset[str]) -> bool:
    """Does an unknown name stand behind «in» or «near» with nothing to say that it is a person or a body?"""
    at = first - 1
    while at > 0 and words.lower[at] in listed("direction"):
        at -= 1
    if at < 0 or not _named(words, first, last) or "".join(words.lower[first:last]) in acting:
        return False
    before, behind = words.lower[at], words.lower[last] if last < len(words) else ""
    if behind in GENITIVE or words.head[last - 1] >= last:
        return False  # «in Gomez's view», «in Apple phones»
    if label in ("LANGUAGE", "LAW", "EVENT") or (label == "NORP" and _people(words, last - 1)):
        return False
    if words.dep[last - 1] == "pobj" and words.lemma[words.head[words.head[last - 1]]] in listed("printed"):
        return False
    return before in AT or (label in ("PERSON", "PRODUCT") and before in ALSO)


def _named(words: Words, first: int, last: int) -> bool:
    """One to three capitalised words, no initials or acronym, no noun of a body or event at the end."""
    texts = words.text[first:last]
    if any(not t[0].isupper() and t.lower() not in SMALL for t in texts) or any(t.endswith(".") for t in texts):
        return False
    if words.lower[last - 1] in bodies() or texts[-1] in listed("not") or texts[0] in listed("not"):
        return False
    return last - first <= 5 and not (texts[-1].isupper() and len(texts[-1]) < 6) and texts[-1].isalpha()


def _people(words: Words, token: int) -> bool:
    return words.tag[token] not in ("NNP", "NN") or words.lower[token].endswith(("ian", "ish", "ese", "ic", "ites"))


@cache
def bodies() -> frozenset[str]:
    """Head nouns of bodies («Army», «Union»), lower case."""
    return frozenset(row[0].lower() for row in rows("name_heads", 4)) - listed("feature")


def beside(words: Words, first: int, last: int, label: str) -> bool:
    """Does the name modify «village», «district», «camp» …: «attacked Sontyo village»?"""
    if last >= len(words) or words.lower[last] not in listed("settled") or not words.text[last].islower():
        return False
    if words.head[last - 1] != last or words.dep[last - 1] not in ("compound", "nmod"):
        return False
    if label == "NORP" and _people(words, last - 1):
        return False
    return _named(words, first, last) and not (first and words.lower[first - 1] in ("a", "an", "their", "his", "our"))


def possessed(words: Words, first: int, last: int) -> int:
    """Where a name with a genitive inside ends («at King's Cross»); `last` if it has none."""
    if last + 1 >= len(words) or words.lower[last] not in GENITIVE or not words.text[last + 1][0].isupper():
        return last
    before, earlier = words.lower[first - 1] if first else "", words.lower[first - 2] if first > 1 else ""
    if before not in AT | {"at", "on"} and not (before == "of" and earlier in listed("feature")):
        return last
    end = last + 1
    while end < len(words) and end - last < 4 and words.text[end][0].isupper() and words.pos[end] in ("PROPN", "NOUN"):
        end += 1
    return end
