"""A predicate and a place of its sentence go in; how far that place is from being where the act was done comes out."""

from __future__ import annotations

from functools import cache

from sayso.lexicon.tables import rows
from sayso.model import Place, Words
from sayso.recognize.place_slots import acts, bodies, listed

DEPTH = 14
CLOSED_ABOVE = frozenset(["relcl", "parataxis", "appos"])
CLOSED_BELOW = frozenset(["ccomp", "parataxis", "csubj", "intj"])
GRAIN = {
    "PCLI": 2.0,
    "CONT": 3.0,
    "OCN": 3.0,
    "SEA": 1.5,
    "GULF": 1.5,
    "ADM1": 1.2,
    "RGN": 1.4,
    "PPLC": 0.8,
    "PPL": 0.4,
    "PPLX": 0.0,
}
LAST_RESORT = frozenset(["PCLI", "CONT", "OCN"])
NAMED_BY = frozenset(["compound", "nmod", "poss", "pobj", "prep", "appos"])


def outer(words: Words, place: Place) -> int:
    """The token by which a place name hangs on the sentence."""
    inside = range(place.first, place.last)
    return next(
        (k for k in range(place.last - 1, place.first - 1, -1) if words.head[k] not in inside or words.head[k] == k),
        place.first,
    )


def holder_of(words: Words, at: int, place: Place) -> int:
    """Up from a name that modifies a noun («Oslo's harbour», «the Soweto slums», «province of Jujuy») to that noun."""
    for _ in range(5):
        head = words.head[at]
        if head == at:
            break
        dep = words.dep[at]
        if dep in ("compound", "nmod", "amod") and place.feature_code in LAST_RESORT:
            break  # «a US strike»: whose, not where
        if (dep == "amod" and words.lower[head] in listed("settled")) or (
            dep in ("poss", "compound", "nmod", "appos", "conj") and words.pos[head] in ("NOUN", "PROPN")
        ):
            at = head
        elif dep == "pobj" and words.lower[head] == "of" and words.lower[words.head[head]] in listed("inner") - {"out"}:
            at = words.head[head]
        else:
            break
    return at


def stands(words: Words, at: int) -> str:
    """How a name (or its holder) stands: locative, to, from, of, reach (object of an act upon it), or otherwise."""
    head = words.head[at]
    dep, verb = words.dep[at], words.lemma[head]
    if dep == "pobj":
        if words.lower[head] == "against":
            return "reach" if words.lower[at] in listed("settled") else ""
        return _behind(words, words.lower[head], words.head[head], head)
    if dep in ("advmod", "npadvmod") and words.lower[at] in listed("inner") | listed("direction") | {
        "there",
        "downtown",
    }:
        return "locative"  # «two officers were hurt north of Tartus»
    if dep in ("nsubj", "nsubjpass") and words.lemma[at] in listed("local"):
        return "local"  # «Basra police arrested»
    if dep in ("dobj", "nsubjpass") and words.pos[head] in ("VERB", "AUX") and verb in listed("reach"):
        return "reach"
    return ""


def _behind(words: Words, preposition: str, governor: int, at: int) -> str:
    """What a preposition tells of the place behind it, given the word that it hangs on."""
    lemma = words.lemma[governor].lower()
    if preposition == "of":
        return "reach" if at and words.lower[at - 1] == "out" else "of"
    if preposition in listed("from"):
        return "from" if lemma in listed("leave") or words.lower[at - 1] == "out" else ""
    if preposition in ("to", "into", "onto", "towards", "toward"):
        going = lemma in listed("go") or any(words.lower[k] in listed("go") for k in words.children[governor])
        return "to" if going or preposition in ("into", "onto") else ""
    if preposition in ("on", "over", "between", "off") and lemma in listed("speech"):
        return ""
    return "locative" if preposition in listed("locative") else ""


def cost_of(words: Words, place: Place, token: int, *, spoken: bool = False) -> float | None:
    """How far a place stands from being where the act took place; None where it is not told as a place of it."""
    at = outer(words, place)
    holder = holder_of(words, at, place)
    opened = _opened(words, at, token)
    if opened is not None:
        return opened + GRAIN.get(place.feature_code or "", 0.3)
    standing = stands(words, holder)
    if (
        not standing
        and words.lower[words.head[holder]] in listed("from")
        and words.lemma[token].lower() in listed("leave")
    ):
        standing = "from"
    if holder == token and words.lemma[token] in listed("go") and words.pos[token] == "NOUN":
        standing = "to"  # «her Balkans tour»
    if not standing or _parties(words, holder, place):
        return None
    cost = {"locative": 0.0, "reach": 0.5, "to": 1.5, "from": 1.0, "of": 2.5, "local": 1.0}[standing]
    cost += 0.5 * (words.dep[at] == "conj")  # of a list the first
    cost += 1.5 * any(
        words.dep[k] == "npadvmod" for k in words.children[holder]
    )  # «60 km north of» a better known town
    if standing == "local" and (spoken or holder == at):
        return None
    cost += 0.6 * (words.dep[at] == "poss")  # «Lima's Rímac district»: the district is the nearer place
    above, path = upwards(words, token), upwards(words, holder)
    places = {node: k for k, node in enumerate(above)}
    meet = next((k for k, node in enumerate(path) if node in places), None)
    if meet is None:
        return None
    lower, upper = path[:meet], above[: places[path[meet]]]
    upper = _told_of(words, upper, path[meet])
    if any(words.dep[node] in CLOSED_ABOVE for node in upper) or any(words.dep[node] in CLOSED_BELOW for node in lower):
        return None
    cost += 0.4 * len(lower) + 0.7 * len(upper) + sum(_step(words, node) for node in lower)
    cost += sum(3.0 for node in upper if words.dep[node] == "ccomp")
    if (spoken or words.lemma[token] in listed("speech")) and _spoken_of(words, at, holder, lower, upper):
        return None  # where the act that is spoken of took place, not the speaking
    if standing == "of" and _of_people(words, words.head[words.head[holder]], token):
        return None  # «the navies of China»
    cost += GRAIN.get(place.feature_code or "", 0.3)
    return cost if cost < 9 else None


def _told_of(words: Words, upper: list[int], noun: int) -> list[int]:
    """«The attack in Oslo that killed two»: what a relative clause tells of an act took place where the act did."""
    if not upper or words.dep[upper[-1]] != "relcl" or words.lemma[noun].lower() not in acts():
        return upper
    verb = upper[-1]
    tells = any(words.dep[k] == "nsubj" and words.lower[k] in ("that", "which") for k in words.children[verb])
    return upper[:-1] if tells and len(upper) == 1 else upper


def _parties(words: Words, holder: int, place: Place) -> bool:
    """«clashes between Chad and Libya»: states that do something to each other, not where; a border is between them."""
    head = words.head[holder]
    if words.lower[head] != "between" or place.feature_code not in LAST_RESORT:
        return False
    return words.lower[words.head[head]] not in listed("feature") | listed("inner")


def _opened(words: Words, at: int, token: int) -> float | None:
    """The cost of a place that a relative clause tells of («the village where two men were shot»), else None."""
    node, steps = token, 0
    while words.dep[node] not in ("relcl", "advcl", "ccomp") and words.head[node] != node and steps < DEPTH:
        node, steps = words.head[node], steps + 1
    if words.dep[node] != "relcl" or not _tells_where(words, node):
        return None
    up, top = at, words.head[node]
    named = top == at or _held_by(words, top, at)
    if (
        not named
        and words.lower[top] not in listed("feature") | listed("inner")
        and words.lemma[top] not in listed("held")
    ):
        return None
    for above in range(5):
        if up == top or _held_by(words, top, up):
            return 0.4 * above + 0.3 * steps
        if words.dep[up] not in NAMED_BY or words.lower[up] in ("between", "from", "to"):
            return None
        up = words.head[up]
    return None


def _held_by(words: Words, inner: int, at: int) -> bool:
    """Does the name at `at` hold the place before a comma and «which» («the Castle in Prague, which was stormed»)?"""
    prep = words.head[inner]
    return words.dep[inner] == "pobj" and words.head[prep] == at and words.lower[prep] == "in"


def _tells_where(words: Words, verb: int) -> bool:
    """Is the relative word the place of the clause: «where», «in which», «which» as object of a verb of reach?"""
    for kid in words.children[verb]:
        if kid > verb:
            break
        if words.lower[kid] == "where":
            return True
        if words.dep[kid] == "prep" and words.lower[kid] in ("in", "at", "near", "outside", "inside", "on"):
            return any(words.lower[k] == "which" for k in words.children[kid])
        if words.lower[kid] in ("which", "that") and words.dep[kid] in ("dobj", "nsubjpass"):
            return words.lemma[verb] in listed("reach")
    return False


def _step(words: Words, node: int) -> float:
    return {"relcl": 4.0, "acl": 1.5, "advcl": 2.0, "conj": 1.5, "appos": 1.0, "nsubj": 2.5, "nsubjpass": 2.5}.get(
        words.dep[node], 0.0
    )


def _of_people(words: Words, governor: int, token: int) -> bool:
    """Does «of» hang on a body or on people («the navies of China», «the president of Peru»), not on a place or act?"""
    lower, lemma = words.lower[governor], words.lemma[governor]
    if governor == token or lower in listed("feature") | listed("inner") or lemma in listed("local"):
        return False
    return words.pos[governor] == "PROPN" or lower in bodies() or lemma in bodies() or lemma in _persons()


@cache
def _persons() -> frozenset[str]:
    """Nouns of people: those that are counted, and those who hold an office."""
    return frozenset(row[0] for row in rows("number_people", 2)) | frozenset(
        row[0].lower() for row in rows("titles", 8)
    )


def _spoken_of(words: Words, at: int, holder: int, lower: list[int], upper: list[int]) -> bool:
    """Does the place belong to what a speech act is about, or to another clause, rather than to the speaking?"""
    if (
        not lower
        or words.dep[lower[-1]] == "nsubj"
        or (words.dep[lower[-1]] == "advcl" and words.tag[lower[-1]] == "NN")
    ):
        return bool(upper)  # the place of who speaks: «an assembly of ministers in Cairo»
    if holder != at and words.lower[holder] not in listed("feature") | listed("inner"):
        return True
    return any(_is_content(words, node) for node in lower)


def _is_content(words: Words, node: int) -> bool:
    """Does this step lead from what a speech act is about?"""
    if words.dep[node] == "conj":
        return words.pos[node] in ("VERB", "AUX")
    if words.dep[node] == "prep":
        return words.lower[node] not in ("in", "at", "during", "after", "before", "inside", "outside", "near")
    return words.dep[node] in ("dobj", "xcomp", "advcl", "pcomp", "acl", "dative", "relcl")


def upwards(words: Words, token: int) -> list[int]:
    """`token` and what it hangs on, to the root."""
    path = [token]
    while words.head[path[-1]] != path[-1] and len(path) < DEPTH:
        path.append(words.head[path[-1]])
    return path
