"""A verb's token goes in; its own arguments in deep roles come out: what stands in the verb's own clause.

Labels are those of the ClearNLP dependency scheme that the English spaCy pipelines use.
"""

from __future__ import annotations

from functools import cache

from sayso.lexicon.tables import rows
from sayso.model import Argument, Words

SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
SUBJECTED = SUBJECTS | PASSIVE_SUBJECTS
PARTICLES = frozenset(
    {
        "up",
        "out",
        "down",
        "off",
        "over",
        "back",
        "away",
        "in",
        "on",
        "through",
        "apart",
        "aside",
        "together",
        "forward",
        "ahead",
        "around",
        "along",
        "by",
    }
)
WHEN = frozenset({"day", "time", "moment", "week", "month", "year", "night", "morning", "afternoon", "evening", "hour"})
CUT = frozenset({"relcl", "appos", "acl", "advcl", "parataxis", "cc", "conj"})


@cache
def verbs(way: str) -> frozenset[str]:
    """The verb lemmas that take their arguments in `way` (lexicon/clause_verbs.tsv)."""
    return frozenset(verb for verb, said in rows("clause_verbs", 2) if said == way)


def argument(words: Words, role: str, head: int, preposition: str = "", inferred: str = "") -> Argument:
    """The argument headed by `head`, its phrase cut before what joins or explains it."""
    first, last = words.left[head], words.right[head]
    for child in words.children[head]:
        if child > head and words.dep[child] in CUT:
            last = min(last, words.left[child])
    while last - 1 > head and (words.pos[last - 1] in ("PUNCT", "SPACE")):
        last -= 1
    while first < head and words.pos[first] in ("PUNCT", "SPACE"):
        first += 1
    return Argument(role, head, first, max(last, head + 1), preposition, inferred)


def is_passive(words: Words, verb: int) -> bool:
    """Whether the verb's grammatical subject is its deep object."""
    kids = words.children[verb]
    if any(words.dep[c] in ("nsubjpass", "auxpass", "csubjpass") for c in kids):
        return True
    if words.tag[verb] not in ("VBN", "VBD"):
        return False
    if any(words.dep[c] == "aux" for c in kids) and not any(words.dep[c] == "agent" for c in kids):
        return False
    if words.dep[verb] == "conj" and words.tag[verb] == "VBD" and any(words.dep[c] == "agent" for c in kids):
        above = words.children[words.head[verb]]
        return not any(words.dep[c] == "dobj" for c in kids) and any(words.dep[c] == "auxpass" for c in above)
    if words.dep[verb] in ("acl", "amod") or any(words.dep[c] == "agent" for c in kids):
        return words.tag[verb] == "VBN"
    if words.dep[verb] == "advcl" and words.tag[verb] == "VBN":
        return not any(words.dep[c] in ("aux", "dobj") for c in kids)
    return False


def reads_passive(words: Words, verb: int) -> bool:
    """A headline's or slipped passive: «Two killed in blast», a verb that needs an object and has none."""
    if words.tag[verb] not in ("VBN", "VBD") or words.lemma[verb] not in verbs("transitive"):
        return False
    kids = words.children[verb]
    if any(words.dep[c] in ("dobj", "ccomp", "xcomp", "aux", "prt", "conj", "attr", "oprd") for c in kids):
        return False
    if words.lower[verb + 1 : verb + 2] == ("between",) and "CD" in words.tag[verb + 2 : verb + 4]:
        return False  # «killed between three and six men»
    if any(_rounding(words, c) for c in kids):
        return False  # «arrested over two dozen men»
    return any(words.dep[c] == "nsubj" and words.lower[c] not in ("who", "which", "that") for c in kids)


def _rounding(words: Words, token: int) -> bool:
    """«Over», «around» before a number: how many, not where."""
    below = next((k for k in words.children[token] if words.dep[k] == "pobj"), None)
    if below is None or words.lower[token] not in ("over", "around", "about", "under") or words.pos[below] != "NOUN":
        return False
    return words.tag[token + 1] == "CD" and any(words.dep[k] == "nummod" for k in words.children[below])


def own_arguments(words: Words, verb: int, passive: bool) -> list[Argument]:
    """The arguments that stand in the verb's own clause, in deep roles, in the order of the text."""
    out: list[Argument] = []
    for child in words.children[verb]:
        dep = words.dep[child]
        if dep in SUBJECTS:
            if words.lower[child] != "there" and dep != "expl" and not _land_behind(words, child, verb):
                out.append(argument(words, "object" if passive else "subject", child))
        elif dep in PASSIVE_SUBJECTS:
            out.append(argument(words, "indirect" if _has_object(words, verb) else "object", child))
        elif dep in ("dobj", "dative", "attr", "acomp", "oprd"):
            out.extend(_complements(words, child, dep))
            blamed = blamed_of(words, child)
            out.extend(obliques(words, blamed, "oblique") if blamed is not None else ())
        elif dep in ("ccomp", "xcomp"):
            out.append(argument(words, _clausal(words, child, dep), child))
        elif dep == "advcl" and asked_for(words, child) and words.lemma[verb] in verbs("for_clause"):
            out.append(argument(words, "clause", child, "for"))
        elif dep in ("prep", "agent"):
            out.extend(obliques(words, child, "subject" if dep == "agent" and passive else "oblique"))
        elif dep == "npadvmod" and child < verb and _hyphenated(words, child, verb):
            out.append(argument(words, "subject", child))
    return out


def _land_behind(words: Words, token: int, verb: int) -> bool:
    """«A blast in Kazan, Russia killed two»: the land behind a town's comma, which the parser took for a subject."""
    others = [c for c in words.children[verb] if words.dep[c] in SUBJECTS and c < token]
    if not others or token < 2 or words.text[token - 1] != ",":
        return False
    lands = {i for e in words.entities if e.label == "GPE" for i in range(e.first, e.last)}
    return token in lands and token - 2 in lands


def asked_for(words: Words, verb: int) -> bool:
    """«(called) for the troops to leave»: an infinitive with a subject of its own behind «for»."""
    kids = [c for c in words.children[verb] if c < verb]
    marked = any(words.dep[c] == "mark" and words.lower[c] == "for" for c in kids)
    return marked and any(words.tag[c] == "TO" for c in kids) and any(words.dep[c] in SUBJECTED for c in kids)


def blamed_of(words: Words, noun: int) -> int | None:
    """The «of» that tells of what somebody is accused, hung on him by the parser: «accused the army of theft».

    «The mayor of Lima» and «the head of the bank» keep theirs.
    """
    verb = words.head[noun]
    if words.dep[noun] not in ("dobj", "nsubjpass") or words.lemma[verb] not in verbs("of_content") or noun < verb:
        return None
    if any(words.lower[c] == "of" and c > noun for c in words.children[verb]):
        return None
    at = noun
    for _ in range(6):
        behind = [c for c in words.children[at] if c > at and words.lower[c] == "of" and words.dep[c] == "prep"]
        for preposition in behind:
            at = next((c for c in words.children[preposition] if words.dep[c] in ("pobj", "pcomp")), preposition)
            definite = any(words.lower[c] in ("the", "this", "that") for c in words.children[at])
            if at > preposition and words.pos[at] not in ("PROPN", "PRON", "NUM") and not definite:
                return preposition
        if not behind:
            return None
    return None


def _has_object(words: Words, verb: int) -> bool:
    """«The refugees were denied access»: the object stays, the subject is whom it goes to."""
    return any(words.dep[c] == "dobj" for c in words.children[verb])


def _hyphenated(words: Words, left: int, right: int) -> bool:
    return right - left == 2 and words.text[left + 1] in ("-", "–")


def _complements(words: Words, child: int, dep: str) -> list[Argument]:
    if dep == "dobj":
        return [argument(words, "complement" if _state(words, child) else "object", child)]
    if dep == "dative":
        if words.pos[child] == "ADP":
            return obliques(words, child, "oblique")
        return [argument(words, "indirect", child)]
    return [argument(words, "complement", child)]


def _state(words: Words, child: int) -> bool:
    """«Taken hostage», «held captive»: what they are made, not who is taken."""
    bare = not words.children[child] and words.tag[words.head[child]] == "VBN"
    return bare and words.lower[child] in ("hostage", "prisoner", "captive")


def _clausal(words: Words, child: int, dep: str) -> str:
    if words.tag[child] == "VBG" and not any(words.dep[c] in ("aux", "nsubj") for c in words.children[child]):
        return "gerund"
    to = any(words.tag[c] == "TO" for c in words.children[child] if c < child)
    return "infinitive" if to or dep == "xcomp" else "clause"


def obliques(words: Words, prep: int, role: str, depth: int = 0) -> list[Argument]:
    """What stands behind a preposition; «out of X» is told under «of»; coordinated prepositions each their own."""
    out: list[Argument] = []
    name = words.lower[prep]
    if name == "according" or (name == "to" and words.tag[prep] == "TO" and words.dep[prep] == "aux"):
        return out
    for child in words.children[prep]:
        dep = words.dep[child]
        if dep in ("pobj", "pcomp") or (dep in ("amod", "npadvmod") and words.pos[child] in ("NOUN", "PROPN")):
            out.append(argument(words, role, _met(words, child, name), "" if role == "subject" else name))
        elif dep in ("prep", "conj") and words.pos[child] == "ADP" and depth < 3:
            out.extend(obliques(words, child, "oblique", depth + 1))
    return out


def _met(words: Words, token: int, preposition: str) -> int:
    """«Met with X to discuss Y»: the parser may take what X is to do for what «with» holds."""
    kids = words.children[token]
    if preposition != "with" or words.dep[token] != "pcomp" or not any(words.tag[c] == "TO" for c in kids):
        return token
    return next((c for c in kids if words.dep[c] == "nsubj"), token)


def particle(words: Words, verb: int) -> str:
    """The verb's particle: «out» in «drove out», «back» in «pulled back», «out» in «pulled out of»."""
    for child in words.children[verb]:
        if words.dep[child] == "prt" and not _bounds(words, child):
            return words.lower[child]
    for child in words.children[verb]:
        if 0 < child - verb <= 3 and words.lower[child] in PARTICLES and not _bounds(words, child):
            if words.dep[child] == "advmod":
                return words.lower[child]
            below = ("prep",) if words.lower[child] == "by" else ("prep", "pcomp")
            nested = any(words.dep[c] in below for c in words.children[child])
            if words.dep[child] == "prep" and (nested or not words.children[child]):
                return words.lower[child]
    return ""


def _bounds(words: Words, token: int) -> bool:
    """«killed up to nine people»: «up» bounds the number and goes with no verb."""
    behind = token + 2
    return words.lower[token:behind] == ("up", "to") and behind < len(words) and words.tag[behind] == "CD"
