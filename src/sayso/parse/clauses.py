"""`Words` go in; clauses come out: predicates with arguments in one shape for every way of telling an act.

Arguments that stand elsewhere are brought in: the antecedent of a relative, the controller of an infinitive, what
coordinated verbs share. `Argument.inferred` says which way an argument came.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Literal

from sayso.model import Argument, Clause, Words
from sayso.parse.arguments import SUBJECTED, WHEN, argument, is_passive, own_arguments, particle, reads_passive, verbs
from sayso.parse.nominals import nominal

RELATIVES = frozenset({"who", "which", "that", "whom", "whose", "what"})
PREDICATES = frozenset({"VERB", "AUX"})
DEEPEST = 4  # how far the verb that a joined past verb continues may stand above
FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "sha"})


def clauses(words: Words, nominals: Collection[str] | None = None) -> tuple[Clause, ...]:
    """The clauses of an article in the order of their heads; `nominals` narrows the nouns that are looked at."""
    found: dict[int, Clause] = {}
    for at in range(len(words)):
        if _is_verb(words, at):
            found[at] = _verb(words, at)
    for at in sorted(found, key=lambda token: _depth(words, token)):
        found[at] = _complete(words, found[at], found)
    for at in range(len(words)):
        if words.pos[at] == "NOUN" and at not in found and (nominals is None or words.lemma[at].lower() in nominals):
            clause = nominal(words, at, _governor(words, at))
            if clause:
                found[at] = _with_light_subject(clause, found)
        elif words.pos[at] == "ADJ" and words.dep[at] in ("acomp", "conj") and words.head[at] in found:
            found[at] = _adjective(words, at, found[words.head[at]])
    return tuple(found[at] for at in sorted(found))


def _is_verb(words: Words, at: int) -> bool:
    """Whether the token is a predicate; «Police in Lima arrest five» may be tagged a noun with subject and object."""
    pos, dep = words.pos[at], words.dep[at]
    if pos == "VERB":
        return dep != "prep"
    if pos == "AUX":
        return dep not in ("aux", "auxpass")
    return pos == "NOUN" and {"nsubj", "dobj"} <= {words.dep[c] for c in words.children[at]}


def _depth(words: Words, token: int) -> int:
    steps = 0
    while words.head[token] != token and steps < 60:
        token, steps = words.head[token], steps + 1
    return steps


def _governor(words: Words, token: int) -> int | None:
    """The nearest predicate above `token`."""
    steps = 0
    while words.head[token] != token and steps < 60:
        token, steps = words.head[token], steps + 1
        if words.pos[token] in PREDICATES and words.dep[token] not in ("aux", "auxpass", "prep"):
            return token
    return None


def _verb(words: Words, verb: int) -> Clause:
    passive = is_passive(words, verb)
    arguments = own_arguments(words, verb, passive)
    if not passive and reads_passive(words, verb):
        passive = True
        arguments = [_as(a, "object") if a.role == "subject" else a for a in arguments]
    kids = words.children[verb]
    auxiliaries = [words.lower[c] for c in kids if words.dep[c] in ("aux", "auxpass")]
    modals = [words.lower[c] for c in kids if words.dep[c] == "aux" and words.tag[c] == "MD"]
    small = particle(words, verb)
    return Clause(
        head=verb,
        lemma=words.lemma[verb].lower(),
        kind="verb",
        words=_trigger(words, verb, small),
        arguments=tuple(arguments),
        particle=small,
        voice="passive" if passive else "active",
        tense=_tense(words, verb, auxiliaries),
        modal=modals[0] if modals else "",
        negation=_negation(words, verb),
        mark=_mark(words, verb),
        link=words.dep[verb],
        governor=_governor(words, verb),
        question=words.text[_end(words, verb)] == "?",
    )


def _as(old: Argument, role: str, inferred: str | None = None) -> Argument:
    return Argument(
        role, old.head, old.first, old.last, old.preposition, old.inferred if inferred is None else inferred
    )


def _end(words: Words, token: int) -> int:
    last = words.sentences[words.sentence[token]][1] - 1
    while last > token and (words.pos[last] == "SPACE" or words.text[last] in "\"”’'»)"):
        last -= 1
    return last


def _trigger(words: Words, verb: int, small: str) -> tuple[int, ...]:
    own = [verb]
    if small:
        own += [c for c in words.children[verb] if words.lower[c] == small and 0 < c - verb <= 6][:1]
    return tuple(sorted(own))


Tense = Literal["past", "present", "future", "none"]


def _tense(words: Words, verb: int, auxiliaries: list[str]) -> Tense:
    if any(a in FUTURE for a in auxiliaries):
        return "future"
    tags = {words.tag[verb]} | {words.tag[c] for c in words.children[verb] if words.dep[c] in ("aux", "auxpass")}
    if "VBD" in tags:
        return "past"
    if {"VBZ", "VBP"} & tags:
        return "past" if "VBN" in tags and "have" in {words.lemma[c] for c in words.children[verb]} else "present"
    return "past" if words.tag[verb] == "VBN" else "none"


def _negation(words: Words, verb: int) -> int | None:
    for child in words.children[verb]:
        if words.dep[child] == "neg" or words.lower[child] in ("never", "no longer"):
            return child
        if words.lower[child] == "nor" and child == words.left[verb]:  # «Nor are all of them ready»
            return child
    return None


def _mark(words: Words, verb: int) -> str:
    for child in words.children[verb]:
        if child < verb and (
            words.dep[child] == "mark" or (words.tag[child] == "WRB" and words.dep[child] == "advmod")
        ):
            return words.lower[child]
    if any(words.tag[c] == "TO" and c < verb for c in words.children[verb]):
        return "to"
    return words.lower[words.head[verb]] if words.dep[verb] == "pcomp" else ""


def _complete(words: Words, clause: Clause, found: dict[int, Clause]) -> Clause:
    """The clause with the arguments that stand outside it; its governor is complete already."""
    extra: list[Argument] = []
    roles = {a.role for a in clause.arguments}
    above = found.get(clause.governor) if clause.governor is not None else None
    if above and (told := _told_of(words, clause, above, found)):
        clause, above = replace(clause, governor=told.head), told
    arguments = clause.arguments
    passive = clause.voice == "passive"
    if clause.link in ("relcl", "acl", "amod") and words.pos[words.head[clause.head]] not in PREDICATES:
        arguments, extra = _antecedent(words, clause)
    elif above and above.head == words.head[clause.head] and (clause.link == "conj" or _next(words, clause, above)):
        above = _true_sister(words, clause, above, found)
        clause, arguments, extra = _coordinated(words, clause, above)
    elif above and clause.link in ("acomp", "oprd"):
        extra = [
            _as(a, "object" if words.tag[clause.head] == "VBN" else "subject", "shared")
            for a in above.of("object" if above.voice == "passive" else "subject")
        ]
    elif above and above.voice == "passive" and _reported(words, clause, roles):
        clause, extra = replace(clause, voice="passive"), [_as(a, "object", "control") for a in above.of("object")]
    elif above and clause.link in ("xcomp", "ccomp", "advcl", "pcomp", "prep") and not roles & {"subject"}:
        extra = _habitual(words, clause) or _controlled(clause, above, passive)
    arguments, extra = _raised(words, clause, tuple(arguments), extra)
    arguments = (*arguments, *extra)
    if not any(a.role == "object" for a in arguments) and not passive:
        arguments += _object_ahead(words, clause)
    return _replace(clause, arguments)


def _reported(words: Words, clause: Clause, roles: set[str]) -> bool:
    """«Nine are reported wounded»: the participle is passive, its object the subject above."""
    bare = not any(words.dep[c] in ("aux", "auxpass") for c in words.children[clause.head])
    return clause.link == "xcomp" and words.tag[clause.head] == "VBN" and bare and not roles & {"subject", "object"}


def _told_of(words: Words, clause: Clause, above: Clause, found: dict[int, Clause]) -> Clause | None:
    """«Rebels shelled the mill, police said, killing two»: the outcome is that of what is said, not of saying it."""
    if clause.link != "advcl" or words.tag[clause.head] != "VBG" or clause.mark or clause.head < above.head:
        return None
    if clause.lemma not in verbs("outcome") or above.voice == "passive":
        return None
    said = [a.head for a in above.of("clause") if a.head < above.head]
    return found.get(said[0]) if said else None


def _habitual(words: Words, clause: Clause) -> list[Argument]:
    """«The church's practice of picketing funerals»: its owner does it."""
    noun = words.head[words.head[clause.head]]
    fits = clause.link == "pcomp" and clause.mark == "of" and words.pos[noun] == "NOUN"
    owners = [c for c in words.children[noun] if fits and words.dep[c] == "poss"]
    return [argument(words, "subject", owners[0], "", "control")] if owners and clause.voice == "active" else []


def _next(words: Words, clause: Clause, above: Clause) -> bool:
    """«The patrol crossed the river, then burned the village»: joined without «and»."""
    later = clause.link == "dep" and words.tag[clause.head] == "VBD" and clause.head > above.head
    return later and any(words.lower[c] == "then" for c in words.children[clause.head])


def _replace(clause: Clause, arguments: tuple[Argument, ...]) -> Clause:
    return clause if arguments == clause.arguments else replace(clause, arguments=arguments)


def _antecedent(words: Words, clause: Clause) -> tuple[tuple[Argument, ...], list[Argument]]:
    """Relative pronouns give way to their noun; a participle's gap is filled by the noun that it describes."""
    noun = _person_above(words, clause, words.head[clause.head])
    out, filled = [], False
    if words.lemma[noun] in WHEN and any(a.role == "subject" and a.head != noun for a in clause.arguments):
        return clause.arguments, []  # «the day that rebels fired on the mill»: they fired no day
    for each in clause.arguments:
        if words.lower[each.head] in RELATIVES and each.role in ("subject", "object", "indirect", "oblique"):
            out.append(argument(words, each.role, noun, each.preposition, "relative"))
            filled = True
        else:
            out.append(each)
    if filled or clause.mark == "to":
        return tuple(out), []
    roles = {a.role for a in out}
    gap = "object" if clause.voice == "passive" or (clause.link == "relcl" and "subject" in roles) else "subject"
    if clause.link == "amod" and words.tag[clause.head] == "VBN":
        gap = "object"
    if gap in roles or (clause.link == "relcl" and gap == "object" and roles & {"clause", "infinitive"}):
        return tuple(out), []
    return tuple(out), [argument(words, gap, noun, "", "relative" if clause.link == "relcl" else "participle")]


def _person_above(words: Words, clause: Clause, noun: int) -> int:
    """«X of the Farmers' Party, who …»: the one who does it is X, though the clause hangs on the party."""
    above = words.head[words.head[noun]]
    if words.dep[noun] != "pobj" or words.pos[noun] != "PROPN" or words.pos[above] != "PROPN":
        return noun
    if not any(words.lower[a.head] == "who" for a in clause.arguments):
        return noun
    labels = {e.label for e in words.entities if e.first <= noun < e.last}
    return above if labels and "PERSON" not in labels else noun


def _true_sister(words: Words, clause: Clause, above: Clause, found: dict[int, Clause]) -> Clause:
    """«X said prices rise and urged calm», «X asked Y to go and went»: a past verb joins the past verb above."""
    over = found.get(above.governor) if above.governor is not None else None
    if over is not None and above.modal and above.link == "ccomp" and _has_done(words, clause):
        return over  # «agreed that he could not act, but has refused»
    if words.tag[clause.head] != "VBD":
        return above
    at, upper = above, _spoken_over(clause, above, found)
    for _ in range(DEEPEST):
        if upper is None:
            upper = found.get(at.governor) if at.governor is not None and _hangs(words, at) else None
            if at.tense == "past" or upper is None:
                return above
        if upper.tense == "past":
            return upper
        at, upper = upper, None
    return above


def _hangs(words: Words, clause: Clause) -> bool:
    """Whether a clause is what another's verb takes: «said that prices rise», «asked them to go»."""
    return clause.link == "ccomp" or words.tag[clause.head] == "VB"


def _spoken_over(clause: Clause, above: Clause, found: dict[int, Clause]) -> Clause | None:
    """«X said the bridge was unsafe and urged drivers to wait»: bridges urge nobody; X does."""
    upper = found.get(above.governor) if above.governor is not None else None
    if upper is None or above.link != "ccomp" or above.tense != "past" or clause.lemma not in verbs("speaks"):
        return None
    mute = above.voice == "passive" or above.lemma == "be"
    other = upper.lemma in verbs("told_by") and above.lemma not in verbs("speaks") and upper.head < above.head
    told = upper.tense == "past" and bool(upper.of("clause")) and bool(clause.arguments)
    return upper if told and (mute or other) else None


def _has_done(words: Words, clause: Clause) -> bool:
    """Whether the verb has a «has» or «have» of its own."""
    kids = words.children[clause.head]
    return words.tag[clause.head] == "VBN" and any(words.tag[c] in ("VBZ", "VBP") for c in kids if c < clause.head)


def _coordinated(words: Words, clause: Clause, above: Clause) -> tuple[Clause, tuple[Argument, ...], list[Argument]]:
    """«was arrested and charged», «attacked and killed Y»: subjects run on, passives run on."""
    own = {a.role for a in clause.arguments}
    finite = any(words.dep[c] in ("nsubj", "nsubjpass") for c in words.children[clause.head])
    passive = clause.voice == "passive"
    if not finite and above.voice == "passive" and words.tag[clause.head] == "VBN" and "object" not in own:
        passive = True
    shared = [a for a in above.arguments if a.role == ("object" if passive else "subject")]
    if passive and above.voice == "active":
        shared = [_as(a, "object") for a in above.of("subject")]
    if not passive and above.voice == "passive":
        shared = [_as(a, "subject") for a in above.of("object")]
    subjected = any(words.dep[c] in SUBJECTED for c in words.children[clause.head])
    subjected = subjected or (not passive and "subject" in own)
    extra = [] if subjected else [_as(a, a.role, "shared") for a in shared]
    if passive != (clause.voice == "passive"):
        clause = replace(clause, voice="passive")
    return clause, clause.arguments, extra


def _controlled(clause: Clause, above: Clause, passive: bool) -> list[Argument]:
    """Who does the infinitive, gerund or participle: the governor's object or subject."""
    if clause.link == "ccomp" and clause.mark != "to":
        return []
    if passive and any(a.role == "object" for a in clause.arguments):
        return []
    role = "subject"
    if clause.link in ("xcomp", "ccomp") and above.lemma in verbs("object_control"):
        if above.of("indirect") or above.of("object"):
            role = "indirect" if above.of("indirect") else "object"
        elif above.of("oblique", "on"):
            role = "oblique"
    elif clause.link == "pcomp" and clause.mark in ("for", "of") and above.lemma in verbs("object_gerund"):
        role = "object"  # «held two men on suspicion of robbing her»
    elif above.voice == "passive" and (clause.link in ("xcomp", "pcomp", "advcl") or not above.of("subject")):
        role = "object"
    found = [a for a in above.of(role) if role != "oblique" or a.preposition == "on"]
    return [Argument("object" if passive else "subject", a.head, a.first, a.last, "", "control") for a in found[:1]]


def _raised(
    words: Words, clause: Clause, arguments: tuple[Argument, ...], extra: list[Argument]
) -> tuple[tuple[Argument, ...], list[Argument]]:
    """«urged Y to go» parsed as one complement: Y becomes the object, the rest the infinitive."""
    out: list[Argument] = []
    has = any(a.role in ("object", "indirect") for a in arguments)
    for each in arguments:
        out.append(each)
        if each.role not in ("infinitive", "clause") or has or clause.lemma not in verbs("object_control"):
            continue
        if each.role == "clause" and not any(words.tag[c] == "TO" for c in words.children[each.head]):
            continue
        subjects = [c for c in words.children[each.head] if words.dep[c] in ("nsubj", "nsubjpass") and c > clause.head]
        if subjects:
            out.append(argument(words, "object", subjects[0], "", "raised"))
    return tuple(out), extra


def _object_ahead(words: Words, clause: Clause) -> tuple[Argument, ...]:
    """«attacked and killed Y»: the first verb's object stands with the last."""
    for child in words.children[clause.head]:
        if words.dep[child] != "conj" or words.pos[child] != "VERB" or child - clause.words[-1] > 3:
            continue
        if any(words.dep[c] in ("nsubj", "aux", "auxpass") for c in words.children[child]):
            continue
        for below in words.children[child]:
            if words.dep[below] == "dobj":
                return (argument(words, "object", below, "", "shared"),)
    return ()


def _with_light_subject(clause: Clause, found: dict[int, Clause]) -> Clause:
    """A light verb's noun takes over what the verb's clause knows: its shared or controlled subject, tense, modal."""
    verb = found.get(clause.governor) if clause.kind == "light" and clause.governor is not None else None
    if verb is None:
        return clause
    arguments = clause.arguments
    carried = verb.voice == "passive" or any(a.head == clause.head and a.role == "object" for a in verb.arguments)
    if verb.voice == "passive" and verb.lemma == "engage":  # «were engaged in looting»
        arguments += tuple(_as(a, "subject") for a in verb.of("object"))
    elif carried and not clause.of("subject"):
        arguments += tuple(a for a in verb.arguments if a.role == "subject" and a.head != clause.head)
    return replace(
        clause,
        arguments=arguments,
        tense=verb.tense,
        modal=verb.modal,
        negation=clause.negation or verb.negation,
        mark=verb.mark,
        question=verb.question,
    )


def _adjective(words: Words, at: int, verb: Clause) -> Clause:
    """«X is opposed to Y»: the adjective tells, the copula's subject does."""
    arguments = [a for a in verb.arguments if a.role == "subject"]
    for child in words.children[at]:
        if words.dep[child] == "prep":
            from_prep = [a for a in own_arguments(words, at, False) if a.role == "oblique"]
            arguments += [a for a in from_prep if a not in arguments]
        elif words.dep[child] in ("xcomp", "ccomp"):
            arguments += [a for a in own_arguments(words, at, False) if a.head == child]
    return replace(
        verb,
        head=at,
        lemma=words.lower[at],
        kind="adjective",
        words=(verb.head, at),
        arguments=tuple(arguments),
        particle="",
        voice="active",
    )
