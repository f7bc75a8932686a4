"""A noun that may tell an act goes in; a nominal or light-verb clause comes out: «the assassination of X by Y»."""

from __future__ import annotations

from sayso.model import Argument, Clause, Words
from sayso.parse.arguments import argument, asked_for, is_passive, obliques, own_arguments, verbs

BY_BEHIND = frozenset({"by", "against", "on"})


def nominal(words: Words, noun: int, governor: int | None) -> Clause | None:
    """The clause of a noun as predicate, or None where it is but a name, a measure or an adverb."""
    if words.dep[noun] in ("compound", "npadvmod", "quantmod", "nummod"):
        return None
    arguments = _within(words, noun)
    light = _light(words, noun)
    if light is None:
        return Clause(
            head=noun,
            lemma=words.lemma[noun].lower(),
            kind="nominal",
            words=(noun,),
            arguments=tuple(arguments),
            link="nominal",
            governor=governor,
            negation=_no(words, noun),
        )
    shared = [a for a in own_arguments(words, light, is_passive(words, light)) if a.head != noun]
    if words.dep[noun] in ("nsubj", "nsubjpass") and not is_passive(words, light):
        shared = [a for a in shared if a.role == "oblique"]
    elif is_passive(words, light):
        shared = [a for a in shared if a.role in ("subject", "oblique")]
    return Clause(
        head=noun,
        lemma=words.lemma[noun].lower(),
        kind="light",
        words=tuple(sorted((light, noun))),
        arguments=tuple(arguments + [a for a in shared if a.head != noun]),
        light=words.lemma[light].lower(),
        link="nominal",
        governor=light,
        negation=_no(words, noun),
    )


def _no(words: Words, noun: int) -> int | None:
    return next((c for c in words.children[noun] if words.lower[c] in ("no", "neither")), None)


def _light(words: Words, noun: int) -> int | None:
    """The light or occurrence verb that carries the noun, seen through «a series of attacks»."""
    at, steps = noun, 0
    while words.dep[at] in ("conj", "pobj", "prep") and steps < 4:
        above = words.head[at]
        if words.dep[at] == "conj" and above in words.children[at]:
            return None
        if words.dep[at] == "prep" and (words.lower[at] != "of" or words.pos[above] != "NOUN"):
            lemma = words.lemma[above]
            return (
                above
                if words.pos[above] == "VERB"
                and words.lower[at] in ("in", "with", "to", "into")
                and lemma in ("engage", "participate", "take", "enter", "come", "respond", "resort")
                else None
            )
        at, steps = above, steps + 1
    above = words.head[at]
    if words.pos[above] not in ("VERB", "AUX"):
        return None
    lemma, dep = words.lemma[above], words.dep[at]
    if dep == "dobj" and lemma in verbs("light"):
        return above
    if dep == "nsubjpass" and lemma in verbs("light"):
        return above
    if dep == "nsubj" and lemma in verbs("occur") and lemma != "be":
        return above
    if dep == "attr" and any(words.dep[c] == "expl" for c in words.children[above]):
        return above
    return None


def _within(words: Words, noun: int) -> list[Argument]:
    """The arguments inside the noun's own phrase."""
    out: list[Argument] = []
    for child in words.children[noun]:
        dep = words.dep[child]
        if dep == "poss":
            out.append(argument(words, "possessor", child))
        elif dep in ("compound", "amod", "nmod") and words.pos[child] != "NUM":
            out.extend(_modifiers(words, child, noun))
        elif dep == "prep":
            found = obliques(words, child, "oblique")
            out.extend(found)
            out.extend(_strayed(words, found))
        elif dep in ("acl", "relcl", "ccomp") and any(words.tag[c] == "TO" for c in words.children[child]):
            out.append(argument(words, "infinitive", child))
        elif dep == "advcl" and asked_for(words, child):
            out.append(argument(words, "infinitive", child, "for"))
        elif dep in ("acl", "ccomp") and any(words.dep[c] == "mark" for c in words.children[child]):
            out.append(argument(words, "clause", child))
    return out


def _modifiers(words: Words, child: int, noun: int) -> list[Argument]:
    out = [argument(words, "modifier", child)]
    for below in words.children[child]:
        if (
            words.dep[below] in ("compound", "conj", "amod", "npadvmod")
            and below < noun
            and words.pos[below] in ("PROPN", "ADJ", "NOUN")
        ):
            out.append(argument(words, "modifier", below))
    return out


def _strayed(words: Words, found: list[Argument]) -> list[Argument]:
    """A «by», «against» or «on» phrase that the parser hung on the «of» phrase: «the killing of X by Y»."""
    out: list[Argument] = []
    for each in found:
        if each.preposition not in ("of", "on", "against", "in", "at"):
            continue
        behind = BY_BEHIND if each.preposition == "of" else ("by",)
        for child in words.children[each.head]:
            if words.dep[child] in ("prep", "agent") and words.lower[child] in behind:
                out.extend(obliques(words, child, "oblique"))
    return out
