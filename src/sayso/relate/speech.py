"""Words go in; indirect attributions come out: reporting verbs with their complements, passives, parentheses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sayso.model import Clause, Words
from sayso.relate.cues import Cue, Draft, Range, cues
from sayso.relate.sources import agent, cue_phrase, is_passive, is_verbal, source_of_verb, trimmed
from sayso.terms import Stance

WH = frozenset({"what", "whether", "why", "how", "who", "where", "when", "which", "if"})
OBJECTS = frozenset({"dobj", "oprd", "attr", "acomp"})
GOVERNED = frozenset({"xcomp", "ccomp", "acomp", "oprd"})
TURNS = frozenset({"while", "whereas", "but", "though", "although"})
AFTER_OBJECT = frozenset({"as", "of", "for", "to", "with", "over", "on", "about"})
IMPERSONAL = frozenset({"it", "there"})
PASSIVE_KINDS = frozenset({"say", "think", "show"})
SPOKEN_KINDS = frozenset({"say", "mention", "call", "deny", "promise", "ask"})
THOUGHT = frozenset({"think", "want"})
FLIPPED: dict[str, Stance] = {
    "asserts": "doubts",
    "denies": "doubts",
    "doubts": "asserts",
    "wants": "denies",
    "asks": "asks",
}


def verbal(words: Words, by_head: Mapping[int, Clause]) -> Iterator[Draft]:
    """A draft for each verb cue that has a content."""
    known = cues("V")
    phrasal = {lemma.split()[0] for lemma in known if " " in lemma}
    for token, lemma in enumerate(words.lemma):
        cue = _with_particle(words, token, known) if lemma in phrasal else known.get(lemma)
        if cue and is_verbal(words, token) and words.dep[token] not in ("amod", "compound", "aux"):
            yield from _draft(words, token, cue, by_head)


def _with_particle(words: Words, verb: int, known: Mapping[str, Cue]) -> Cue | None:
    """The cue of «rule out» before that of «rule»."""
    for kid in words.children[verb]:
        if words.dep[kid] in ("prt", "advmod", "acomp", "oprd") and (
            cue := known.get(f"{words.lemma[verb]} {words.lower[kid]}")
        ):
            return cue
    return known.get(words.lemma[verb])


def _draft(words: Words, verb: int, cue: Cue, by_head: Mapping[int, Clause]) -> Iterator[Draft]:
    if is_passive(words, verb):
        yield from _passive(words, verb, cue, by_head)
        return
    if _participle(words, verb):
        yield from _asked_of(words, verb, cue)
        return
    if cue.kind == "seem":
        yield from _seeming(words, verb)
        return
    form, content, preposition = complements(words, verb, cue)
    if not content and "q" in cue.complements:
        form, content = "parenthesis", _around(words, verb)
    if not content:
        return
    source = source_of_verb(words, verb, by_head)
    if source is not None and words.lower[source] in IMPERSONAL:
        source = None
    if source is None and words.dep[verb] in ("pcomp", "csubj", "ROOT", "amod") and form != "parenthesis":
        return
    if _has_to(words, verb) and (cue.kind not in SPOKEN_KINDS or form in ("object", "object clause", "parenthesis")):
        return
    yield Draft(
        verb=verb, cue=cue_phrase(words, verb, preposition), source=source, content=content,
        stance=stance_of(words, verb, cue, form), rule=f"{cue.kind} verb, {form}",
    )  # fmt: skip


def _participle(words: Words, verb: int) -> bool:
    """«Asked whether», «the reports made by»: a past participle without «have» is passive."""
    set_off = words.dep[verb] == "acl" and words.text[words.left[verb] - 1] == ","
    if words.tag[verb] not in (("VBN", "VBD") if set_off else ("VBN",)) or words.dep[verb] not in (
        "advcl",
        "acl",
        "amod",
        "prep",
    ):
        return False
    return not any(words.dep[kid] == "aux" for kid in words.children[verb])


def _asked_of(words: Words, verb: int, cue: Cue) -> Iterator[Draft]:
    form, content, preposition = complements(words, verb, cue)
    if content and form not in ("object", "object clause"):
        source = agent(words, verb)
        yield Draft(
            verb, cue_phrase(words, verb, preposition), source, content, cue.stance, f"{cue.kind} participle, {form}"
        )


def _seeming(words: Words, verb: int) -> Iterator[Draft]:
    """«The talks appear to have failed»: no source, the content is the subject with what it seems to do."""
    kids = words.children[verb]
    told = next((kid for kid in kids if words.dep[kid] in ("xcomp", "oprd", "acomp", "ccomp") and kid > verb), None)
    subject = next((kid for kid in kids if words.dep[kid] == "nsubj" and kid < verb), None)
    if told is None:
        return
    content = [trimmed(words, (words.left[told], words.right[told]))]
    if subject is not None and words.lower[subject] not in IMPERSONAL:
        content.insert(0, trimmed(words, (words.left[subject], words.right[subject])))
    yield Draft(verb, cue_phrase(words, verb), None, tuple(content), "asserts", "seem verb")


def stance_of(words: Words, verb: int, cue: Cue, form: str = "") -> Stance:
    """The cue's stance, turned by a negation («did not say»)."""
    neither = verb > 0 and words.lower[verb - 1] in ("nor", "neither")
    negated = neither or any(words.dep[kid] == "neg" and not _more_than(words, kid) for kid in words.children[verb])
    wish = (form == "infinitive" and "i" in cue.wishes) or f"p:{form.removesuffix('-phrase')}" in cue.wishes
    stance = "wants" if wish else cue.stance
    return FLIPPED[stance] if negated else stance


def _more_than(words: Words, negation: int) -> bool:
    """«not only», «not just»: what follows is said, and more."""
    return words.lower[min(negation + 1, len(words) - 1)] in ("only", "just", "merely", "simply")


def complements(words: Words, verb: int, cue: Cue) -> tuple[str, tuple[Range, ...], int | None]:
    """Which kind of complement holds the content, its tokens, and the preposition that leads to it."""
    clause: list[Range] = []
    thing: list[Range] = []
    form, behind = "", False
    for kid in words.children[verb]:
        dep = words.dep[kid]
        if dep in ("ccomp", "xcomp") and (told := _clause_form(words, kid, cue, dep)):
            form = form or told
            behind = behind or words.left[kid] > verb
            clause.extend(_own_part(words, kid, piece) for piece in _clause_ranges(words, kid, verb))
        elif dep in OBJECTS and kid > verb and "o" in cue.complements and words.lower[kid] not in ("that", "so"):
            thing.append((words.left[kid], words.right[kid]))
    if behind:
        clause = [piece for piece in clause if piece[0] > verb]
    if form == "clause":
        clause.extend(_joined_on(words, verb))
    if clause and (stray := _stray_subject(words, verb)) is not None:
        clause.insert(0, (words.left[stray], words.right[stray]))
    if clause:
        return form, tuple(trimmed(words, piece) for piece in clause), None
    if thing:
        return "object", (trimmed(words, _with_phrases(words, verb, (thing[0][0], thing[-1][1]), cue)),), None
    return _prepositional(words, verb, cue)


def _joined_on(words: Words, verb: int) -> Iterator[Range]:
    """«Said that it rained, and that it would snow»: a second that-clause, which the parser joins to the verb."""
    for kid in words.children[verb]:
        first = words.left[kid]
        if kid > verb and words.dep[kid] == "conj" and words.lower[first] == "that" and words.dep[first] == "mark":
            yield first, words.right[kid]


def _stray_subject(words: Words, verb: int) -> int | None:
    """«The road, police said, was closed»: the first of two subjects that the parser gives to the verb of saying."""
    subjects = [kid for kid in words.children[verb] if words.dep[kid] in ("nsubj", "dep") and kid < verb]
    return subjects[0] if len(subjects) > 1 and "," in words.text[subjects[0] : subjects[1]] else None


def _clause_form(words: Words, kid: int, cue: Cue, dep: str) -> str:
    wanted = cue.complements
    if dep == "ccomp":
        if any(
            (words.lower[k] in WH and words.dep[k] != "mark") or words.lower[k] in ("whether", "if")
            for k in words.children[kid]
        ):
            return "wh-clause" if wanted & {"w", "c", "q"} and cue.kind != "think" else ""
        if words.tag[kid] == "VB" and _has_to(words, kid):
            return "infinitive" if "i" in wanted else ""
        return "clause" if wanted & {"c", "q"} else "object clause" if "o" in wanted else ""
    if _has_to(words, kid):
        return "infinitive" if "i" in wanted else ""
    if words.tag[kid] == "VBG":
        return "gerund" if wanted & {"g", "o"} else ""
    return "object clause" if "o" in wanted else "clause" if "c" in wanted else ""


def _has_to(words: Words, verb: int) -> bool:
    return any(words.lower[kid] == "to" and words.dep[kid] == "aux" for kid in words.children[verb])


def _clause_ranges(words: Words, kid: int, verb: int) -> list[Range]:
    """The complement's tokens; in two pieces where the cue with its subject stands in its midst."""
    first, last = words.left[kid], words.right[kid]
    if not first < verb < last:
        return [(first, last)]
    others = [other for other in words.children[verb] if other != kid and words.text[other] not in (".", "?", "!")]
    hole_start = min((words.left[other] for other in others if other < verb), default=verb)
    hole_end = max(
        (words.right[other] for other in others if verb < other < kid or kid < verb < other), default=verb + 1
    )
    pieces = [(first, min(hole_start, verb)), (max(hole_end, verb + 1), last)]
    return [piece for piece in pieces if any(words.text[t][:1].isalnum() for t in range(*piece))]


def _own_part(words: Words, kid: int, tokens: Range) -> Range:
    """The clause up to where another speaker takes over: «said it was late, while others said it was not»."""
    known = cues("V")
    for other in words.children[kid]:
        if other <= kid or words.dep[other] not in ("advcl", "conj"):
            continue
        first = words.left[other]
        turns = words.lower[first] in TURNS or words.text[first - 1] in (",", ";", "and", "but")
        cue = known.get(words.lemma[other]) if turns else None
        if cue and cue.kind == "say" and words.dep[other] == "advcl" and words.tag[other] == "VBG":
            return tokens[0], max(min(tokens[1], first - 1), tokens[0] + 1)
        same = words.dep[other] == "conj" and words.tag[other] == words.tag[words.head[kid]]
        subject = any(words.dep[k] == "nsubj" for k in words.children[other])
        if (cue and cue.kind in ("say", "ask", "deny") and (subject if "q" in cue.complements else False)) or (
            cue and same and not subject and not (cue.kind in THOUGHT and _pronominal(words, kid))
        ):
            return tokens[0], max(min(tokens[1], first if words.lower[first] in TURNS else first - 1), tokens[0] + 1)
    return tokens


def _pronominal(words: Words, verb: int) -> bool:
    """«Said she was tired and hoped for rain»: what the pronoun hopes is part of what she said."""
    return any(
        words.dep[kid] == "nsubj" and words.lower[kid] in ("he", "she", "they", "it") for kid in words.children[verb]
    )


def _with_phrases(words: Words, verb: int, tokens: Range, cue: Cue) -> Range:
    """«described the talks as useful», «accused them of lying»: the phrase behind the object belongs to the content."""
    wanted = AFTER_OBJECT if cue.kind in ("judge", "ask") or "p:of" in cue.complements else ("as",)
    for kid in words.children[verb]:
        if (
            kid >= tokens[1]
            and words.lower[kid] in wanted
            and words.dep[kid] in ("prep", "dative")
            and words.left[kid] == tokens[1]
        ):
            return tokens[0], words.right[kid]
    return tokens


def _prepositional(words: Words, verb: int, cue: Cue) -> tuple[str, tuple[Range, ...], int | None]:
    for kid in words.children[verb]:
        led = kid > verb and words.dep[kid] in ("prep", "prt", "agent") and words.right[kid] > kid + 1
        if led and f"p:{words.lower[kid]}" in cue.complements:
            return f"{words.lower[kid]}-phrase", (trimmed(words, (kid + 1, words.right[kid])),), kid
    return "", (), None


def _around(words: Words, verb: int) -> tuple[Range, ...]:
    """«The road, police said, was closed» and «…, police said.»: the clause that the parenthesis interrupts."""
    if words.tag[verb] in ("VBN", "VB") or any(
        kid > verb and words.dep[kid] in GOVERNED for kid in words.children[verb]
    ):
        return ()
    first, last = words.left[verb], words.right[verb]
    start, end = words.sentences[words.sentence[verb]]
    if words.dep[verb] in ("parataxis", "advcl", "ccomp", "dep") and words.head[verb] != verb:
        host = words.head[verb]
        if words.dep[verb] in ("advcl", "ccomp") and not _set_off(words, first, last, start, end):
            return ()
        pieces = ((words.left[host], min(first, words.right[host])), (max(last, words.left[host]), words.right[host]))
        return tuple(
            trimmed(words, piece) for piece in pieces if any(words.text[t][:1].isalnum() for t in range(*piece))
        )
    if words.dep[verb] == "ROOT" and first > start + 3 and words.text[first - 1] in (",", "”", '"'):
        return (trimmed(words, (start, first - 1)),)
    return ()


def _set_off(words: Words, first: int, last: int, start: int, end: int) -> bool:
    before = words.text[first - 1] if first > start else ","
    after = words.text[last] if last < end else "."
    return before in (",", "—", "–", "(") and after in (",", ".", "—", "–", ")")


def _passive(words: Words, verb: int, cue: Cue, by_head: Mapping[int, Clause]) -> Iterator[Draft]:
    """«is said to have fled», «it is believed that», «was told that»: the source is the by-phrase, or unnamed."""
    subject = next((kid for kid in words.children[verb] if words.dep[kid] in ("nsubjpass", "csubjpass")), None)
    if words.lemma[verb] == "quote":
        return
    source = source_of_verb(words, verb, by_head)
    pieces = [
        (words.left[kid], words.right[kid])
        for kid in words.children[verb]
        if words.dep[kid] in ("ccomp", "xcomp") and kid > verb
    ]
    form = "passive"
    if cue.kind not in PASSIVE_KINDS and source is None:
        return
    if subject is not None and words.lower[subject] not in IMPERSONAL and (pieces or source is not None):
        told = any(words.dep[kid] == "ccomp" for kid in words.children[verb])
        pieces = pieces if told else [(words.left[subject], words.right[subject]), *pieces]
    if pieces:
        content = tuple(trimmed(words, piece) for piece in pieces)
        yield Draft(
            verb, cue_phrase(words, verb), source, content, stance_of(words, verb, cue), f"{cue.kind} verb, {form}"
        )
