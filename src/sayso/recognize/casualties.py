"""The counts of a text and an act's trigger go in; how many died, were hurt, were held, or took part comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sayso.lexicon.tables import rows
from sayso.lexicon.tables import words as listed
from sayso.model import Amount, Count, Words

PEOPLE = re.compile(r"\w+(?:ers?|ors?|ists?|men|women|ants?|ees|ians?|eers?|iers?|ites?)")
EARLIER = frozenset(["after", "before", "since"])
APART = frozenset(["ccomp", "parataxis"])
TURN = ("nsubj", "nsubjpass")


@cache
def _harm() -> dict[tuple[str, str], tuple[str, str]]:
    """Lemma and part of speech → slot and where the victims stand."""
    return {(lemma, pos): (slot, where) for lemma, pos, slot, where in rows("number_harm", 4)}


def event_counts(
    words: Words, counts: Sequence[Count], tokens: Sequence[int], trigger: int
) -> tuple[tuple[str, Amount], ...]:
    """dead, injured, arrested and size of the act at `trigger`, whose clause holds `tokens`."""
    first, last = words.sentences[words.sentence[trigger]]
    near = [c for c in counts if first <= c.first < last]
    found: dict[str, Amount] = {}
    victims: set[int] = set()
    reach = _reach(words, trigger, set(tokens))
    for token, slot, where in sorted(_harmful(words, first, last), key=lambda found: found[0] != trigger):
        heads = _victims(words, token, where)
        amount = _amount(words, near, heads, token, where)
        victims.update(heads)
        if amount and slot not in found and (token == trigger or token in reach):
            found[slot] = amount
    size = _size(words, near, trigger, victims)
    if size:
        found["size"] = size
    return tuple(found.items())


def _pos(words: Words, token: int) -> str:
    """V for a verb, N for a noun and for «dead», «wounded» used as one."""
    return "V" if words.pos[token] in ("VERB", "AUX") else "N"


def _harmful(words: Words, first: int, last: int) -> Iterator[tuple[int, str, str]]:
    """The words that tell who was harmed or held, with their slot and where the victims stand."""
    table = _harm()
    for token in range(first, last):
        if words.pos[token] not in ("VERB", "NOUN", "ADJ"):
            continue
        slot, where = table.get((words.lemma[token].lower(), _pos(words, token)), ("size", ""))
        if slot == "injured" and any(words.lower[k] in ("fatally", "mortally") for k in words.children[token]):
            slot = "dead"
        if slot != "size":
            yield token, slot, where
        elif words.pos[token] == "VERB" and _to_death(words, token):
            yield token, "dead", "object"


def _to_death(words: Words, verb: int) -> bool:
    """«shot dead», «beaten to death», «shot and fatally wounded»."""
    return any(
        words.lower[k] in ("dead", "fatally") or words.lower[k : k + 2] == ("to", "death") for k in words.children[verb]
    )


def _reach(words: Words, trigger: int, tokens: set[int]) -> set[int]:
    """The tokens whose counts belong to the act: below it, beside it, and the clause that it hangs in."""
    reach = {
        k for k in {*tokens, *range(words.left[trigger], words.right[trigger])} if not _told_apart(words, k, trigger)
    }
    for child in words.children[trigger]:
        if words.dep[child] == "advcl" and any(words.lower[k] in EARLIER for k in words.children[child]):
            reach.difference_update(range(words.left[child], words.right[child]))
    at = trigger
    for _ in range(8):
        head = words.head[at]
        if head == at or words.dep[at] in APART:
            break
        at = head
        reach.add(at)
        if words.pos[at] in ("VERB", "AUX"):
            reach.update(
                k for k in words.children[at] if words.dep[k] in ("conj", "dobj", "advcl", "acomp", "oprd", "nsubjpass")
            )
            if words.dep[at] not in ("conj", "advcl", "xcomp", "pcomp"):
                break
    return reach


def _told_apart(words: Words, token: int, trigger: int) -> bool:
    """Does a clause of speech stand between the token and the act above it? («which they say killed ten» is none)."""
    at = token
    for _ in range(12):
        if at == trigger or words.head[at] == at:
            return False
        if words.dep[at] in APART and words.dep[words.head[at]] != "relcl":
            return True
        at = words.head[at]
    return False


def _victims(words: Words, token: int, where: str) -> list[int]:
    """The heads of the noun phrases that name who was hurt or held."""
    kids = words.children[token]
    if where == "object":
        found = [k for k in kids if words.dep[k] in ("dobj", "nsubjpass")] or _rounded(words, kids)
        if not found and words.dep[token] == "conj" and words.tag[token] == "VBN":
            found = [k for k in kids if words.dep[k] == "nsubj"] or _shared(words, token)
        if not found and words.tag[token] == "VBN" and words.dep[token] in ("oprd", "xcomp", "acomp", "ccomp"):
            found = [k for k in words.children[words.head[token]] if words.dep[k] in ("nsubjpass", "dobj")]
        if not found and words.dep[token] in ("acl", "relcl") and words.tag[token] == "VBN":
            found = [words.head[token]]
        return [_antecedent(words, k, token) for k in found]
    if where == "subject":
        return [_antecedent(words, k, token) for k in kids if words.dep[k] == "nsubj"]
    behind = [g for k in kids if words.lower[k] == "of" for g in words.children[k] if words.dep[g] == "pobj"]
    owners = [k for k in kids if words.dep[k] == "poss"] if where == "of" else []
    if where == "self":
        return [token] if words.lemma[token] == "toll" or not behind or _numbered(words, token) else [*behind, token]
    return behind or owners


def _rounded(words: Words, kids: Sequence[int]) -> list[int]:
    """«killing up to eight people»: the parser takes the bound of a number for a preposition."""
    return [
        g
        for k in kids
        if words.lower[k] in ("over", "to") and (words.lower[k] == "over" or words.lower[k - 1] == "up")
        for g in words.children[k]
        if words.dep[g] == "pobj" and (words.pos[g] == "NUM" or _numbered(words, g))
    ]


def _numbered(words: Words, token: int) -> bool:
    return any(words.dep[k] == "nummod" for k in words.children[token])


def _shared(words: Words, token: int) -> list[int]:
    """The passive subject that a coordinated participle shares with the first («were arrested and wounded»)."""
    head = words.head[token]
    between = any(words.tag[k] == "CD" for k in range(head + 1, token))
    return [] if between else [k for k in words.children[head] if words.dep[k] == "nsubjpass"]


def _antecedent(words: Words, token: int, verb: int) -> int:
    """What a relative pronoun stands for."""
    if words.tag[token] in ("WP", "WDT", "WP$") and words.dep[verb] == "relcl":
        return words.head[verb]
    return token


def _amount(words: Words, counts: list[Count], heads: list[int], token: int, where: str) -> Amount | None:
    """How many the phrases headed by `heads` name, joined ones summed; else a bare number beside the word."""
    parts = [p for head in heads[:2] for p in _joined(words, counts, head, lone=where != "self")]
    if parts:
        return _sum(parts)
    if words.lemma[token] == "toll":
        return next((c.amount for c in counts if c.unit is None and 0 < c.first - token < 12), None)
    beside = (c.amount for c in counts if c.unit in (None, token) and 0 <= token - c.last <= 1)
    behind = (c.amount for c in counts if where == "object" and c.unit is None and c.first == token + 1)
    return next(beside, None) or next(behind, None)


def _joined(words: Words, counts: list[Count], head: int, *, lone: bool) -> list[Amount]:
    heads = [head, *(k for k in words.children[head] if words.dep[k] == "conj" and not _verb_between(words, head, k))]
    found = [a for a in (_of(words, counts, h, lone=lone) for h in heads) if a]
    return found if len(found) == len(heads) or (found and _of(words, counts, head, lone=lone)) else []


def _verb_between(words: Words, first: int, last: int) -> bool:
    return any(words.tag[k].startswith("VB") for k in range(first + 1, last))


def _of(words: Words, counts: list[Count], head: int, *, lone: bool) -> Amount | None:
    for count in counts:
        if count.unit == head or (count.first <= head < count.last):
            return count.amount
        if count.unit is not None and words.head[count.unit] == head and words.dep[count.unit] == "pobj":
            return count.amount
    if any(
        words.lower[k] == "of" and any(c.unit == g for g in words.children[k] for c in counts)
        for k in words.children[head]
    ):
        return next(c.amount for c in counts for k in words.children[head] if c.unit in words.children[k])
    return Amount(1, 1, words.text[head]) if lone and _one_person(words, head) else None


def _one_person(words: Words, head: int) -> bool:
    """Is this one person: a name of a person, or a singular noun that means no group?"""
    label = next((e.label for e in words.entities if e.first <= head < e.last), "")
    if words.tag[head] == "NNP":
        return label not in ("ORG", "NORP")
    if words.tag[head] != "NN" or label in ("ORG", "GPE", "LOC", "FAC"):
        return False
    lemma = words.lemma[head].lower()
    return lemma not in listed("number_groups") and _named_people(lemma)


def _named_people(lemma: str) -> bool:
    return lemma in listed("number_people") or (bool(PEOPLE.fullmatch(lemma)) and lemma not in listed("number_things"))


def _sum(parts: list[Amount]) -> Amount:
    low = None if any(p.low is None for p in parts) else sum(p.low or 0 for p in parts)
    high = None if any(p.high is None for p in parts) else sum(p.high or 0 for p in parts)
    return Amount(low, high, " + ".join(p.text for p in parts)) if low is not None or high is not None else parts[0]


def _size(words: Words, counts: list[Count], trigger: int, victims: set[int]) -> Amount | None:
    """How many took part: a counted people that is subject, or object of a movement, or stands behind «of»."""
    verb = _carrier(words, trigger)
    moved = _harm().get((words.lemma[verb].lower(), "V"), ("", ""))[0] == "size"
    heads = [k for k in words.children[verb] if words.dep[k] in (("dobj", *TURN) if moved else TURN)]
    heads += [
        g
        for k in words.children[verb]
        if words.lower[k] in ("of", "by")
        for g in words.children[k]
        if words.dep[g] == "pobj"
    ]
    if words.dep[verb] == "relcl" or (words.dep[verb] == "acl" and words.tag[verb] == "VBG"):
        heads.append(words.head[verb])
    if not heads and words.dep[verb] in ("xcomp", "conj", "advcl"):
        heads = [k for k in words.children[words.head[verb]] if words.dep[k] in ("nsubj", "nsubjpass")]
    for head in heads:
        if head in victims:
            continue
        for count in counts:
            inside = count.unit == head or count.first <= head < count.last or count.unit in _behind_of(words, head)
            if inside and (count.unit is None or _people(words, count.unit)) and count.amount.low not in (0, 1):
                return count.amount
    return None


def _carrier(words: Words, trigger: int) -> int:
    """The verb whose object a noun is, also in «took part in the march»; else the trigger itself."""
    at, above = trigger, words.head[trigger]
    if words.pos[trigger] != "NOUN":
        return trigger
    if words.dep[at] == "pobj" and words.lower[above] == "in":
        at, above = above, words.head[above]
        if words.lemma[above] in ("participate", "join", "engage") or "part" in (
            words.lower[k] for k in words.children[above]
        ):
            return above
    return above if words.dep[at] == "dobj" and words.pos[above] == "VERB" else trigger


def _behind_of(words: Words, head: int) -> list[int]:
    """«a crowd of 500 people», «a total of 40 men»: what stands behind «of»."""
    return [
        g for k in words.children[head] if words.lower[k] == "of" for g in words.children[k] if words.dep[g] == "pobj"
    ]


def _people(words: Words, unit: int) -> bool:
    lemma = words.lemma[unit].lower()
    if lemma in listed("number_things"):
        return False
    return lemma in listed("number_people") or bool(PEOPLE.fullmatch(words.lower[unit])) or words.pos[unit] == "PRON"
