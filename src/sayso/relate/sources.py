"""A cue's token goes in; who stands behind it comes out: the head of its source phrase, and that phrase."""

from __future__ import annotations

from collections.abc import Mapping

from sayso.lexicon.tables import mapping
from sayso.lexicon.tables import words as word_list
from sayso.model import Clause, Words
from sayso.relate.cues import VERBAL, Range, cues

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})
CUT = frozenset({"relcl", "appos", "acl", "advcl", "parataxis"})
MISTAGGED = frozenset({"dobj", "attr", "npadvmod", "appos", "oprd"})
CLIMBED = frozenset(
    {"acl", "oprd", "dobj", "pobj", "conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep", "parataxis"}
)
MARKS = frozenset('"“”,;:–—-')
DEEPEST = 8


def source_of_verb(words: Words, verb: int, by_head: Mapping[int, Clause] | None = None) -> int | None:
    """The head of the phrase that speaks: the subject, also shared or relative; the by-phrase of a passive."""
    if is_passive(words, verb):
        return _subject(words, verb, passive=True) if words.lemma[verb] == "quote" else agent(words, verb)
    at = verb
    for _ in range(DEEPEST):
        subject = _subject(words, at, passive=at != verb)
        if subject is not None:
            return _antecedent(words, subject, at)
        if at == verb and (turned := _inverted(words, verb)) is not None:
            return turned
        dep = words.dep[at]
        if dep in ("conj", "advcl") and at == verb and (outer := _outer_cue(words, verb)) is not None:
            at = outer
            continue
        if dep in ("acl", "relcl") and words.pos[words.head[at]] in NOMINAL and not _misplaced(words, at):
            return words.head[at]
        if dep == "pcomp" and (quoted_one := _quoted_as(words, at)) is not None:
            return quoted_one
        if dep not in CLIMBED or words.head[at] == at:
            break
        if dep == "ccomp" and at != verb:
            break
        at = words.head[at]
        if words.pos[at] in ("NOUN", "PROPN") and words.dep[at] in SUBJECTS:
            return at
    clause = by_head.get(verb) if by_head else None
    told = clause.of("subject") if clause else ()
    return told[0].head if told and words.dep[verb] not in ("ccomp", "ROOT") else None


def _quoted_as(words: Words, verb: int) -> int | None:
    """«quoted an official as saying»: the object speaks."""
    preposition = words.head[verb]
    above = words.head[preposition]
    if words.lower[preposition] != "as" or is_passive(words, above):
        return None
    return next((kid for kid in words.children[above] if words.dep[kid] == "dobj" and above < kid < preposition), None)


def _outer_cue(words: Words, verb: int) -> int | None:
    """«said it was late and added that»: the first reporting verb, when the parser joined the second to its content."""
    inner = words.head[verb]
    outer = words.head[inner]
    alike = words.tag[verb] == ("VBG" if words.dep[verb] == "advcl" else words.tag[outer])
    if words.dep[inner] != "ccomp" or not alike or inner < outer:
        return None
    known = cues("V")
    both = known.get(words.lemma[verb]), known.get(words.lemma[outer])
    return outer if all(cue and cue.kind in ("say", "ask", "deny", "judge", "call") for cue in both) else None


def _misplaced(words: Words, verb: int) -> bool:
    """«blamed the army for the toll, saying»: a participle that the parser hung on an object that cannot speak."""
    noun = words.head[verb]
    if words.tag[verb] != "VBG" or words.dep[noun] not in ("dobj", "pobj") or words.pos[noun] != "NOUN":
        return False
    if words.left[verb] == noun + 1 and words.text[noun + 1] != "," and words.lemma[noun] in mapping("genders"):
        return False
    return words.lemma[noun] not in word_list("cues_documents") and words.lower[noun] not in word_list("cues_reporters")


def is_passive(words: Words, verb: int) -> bool:
    return any(words.dep[kid] in ("auxpass", "nsubjpass") for kid in words.children[verb])


def agent(words: Words, verb: int) -> int | None:
    """The noun behind «by» of a passive or of a reporting noun."""
    for kid in words.children[verb]:
        if words.dep[kid] in ("agent", "prep") and words.lower[kid] == "by":
            found = (noun for noun in words.children[kid] if words.dep[noun] == "pobj")
            return next((noun for noun in found if not _dated(words, noun)), None)
    return None


def _dated(words: Words, noun: int) -> bool:
    """«expected by Friday»: a time is no source."""
    return any(e.first <= noun < e.last and e.label in ("DATE", "TIME") for e in words.entities)


def _subject(words: Words, verb: int, passive: bool) -> int | None:
    wanted = SUBJECTS | PASSIVE_SUBJECTS if passive else SUBJECTS
    found = [kid for kid in words.children[verb] if words.dep[kid] in wanted]
    before = [kid for kid in found if kid < verb]
    two = len(before) > 1 and all(words.pos[kid] in ("PROPN", "NOUN") for kid in before)
    if two and not any(words.pos[t] == "PUNCT" for t in range(before[0], before[-1])):
        return before[0]  # «X from the party said»: the parser took the party for a second subject
    return before[-1] if before else found[0] if found else None


def _antecedent(words: Words, subject: int, verb: int) -> int:
    if words.lower[subject] in RELATIVE and words.tag[subject] != "DT" and words.dep[verb] == "relcl":
        return words.head[verb]
    return subject


def _inverted(words: Words, verb: int) -> int | None:
    """«…, said the mayor» where the parser has no subject: the noun phrase right behind the verb."""
    if words.dep[verb] not in ("ROOT", "parataxis", "ccomp", "advcl", "dep") or words.tag[verb] not in (
        "VBD",
        "VBZ",
        "VBP",
    ):
        return None
    for kid in words.children[verb]:
        if kid > verb and words.dep[kid] in MISTAGGED and words.pos[kid] in NOMINAL and words.left[kid] == verb + 1:
            return kid
    return None


def source_phrase(words: Words, head: int) -> Range:
    """The tokens of the source: the noun phrase without relative clauses and appositions behind a comma."""
    first, last = words.left[head], words.right[head]
    for kid in words.children[head]:
        if kid > head and (words.dep[kid] in CUT or words.text[kid] in (",", "(", "—", "–", ":")):
            last = min(last, words.left[kid])
        if kid < head and words.text[kid] in MARKS and words.dep[kid] == "punct" and not _within_word(words, kid):
            first = max(first, kid + 1)
        if kid < head and words.dep[kid] in ("advmod", "cc", "preconj", "mark"):
            first = max(first, words.right[kid]) if words.left[kid] == first else first
    return trimmed(words, (first, max(last, head + 1)))


def _within_word(words: Words, token: int) -> bool:
    """Does the mark stand between letters, as the hyphen in a name?"""
    return (
        token + 1 < len(words)
        and words.end[token - 1] == words.start[token]
        and words.end[token] == words.start[token + 1]
    )


def whole_phrase(words: Words, head: int) -> Range:
    """The tokens of the source with its relative clauses and appositions («the mayor, who …»)."""
    first, _ = source_phrase(words, head)
    last = words.right[head]
    for kid in words.children[head]:
        if kid > head and (words.dep[kid] in ("advcl", "parataxis") or words.text[kid] in ("—", "–", ":")):
            last = min(last, words.left[kid])
    return trimmed(words, (first, max(last, head + 1)))


def trimmed(words: Words, tokens: Range) -> Range:
    """The range without spaces and plain punctuation at its ends."""
    first, last = tokens
    while first < last - 1 and _idle(words, first):
        first += 1
    while last - 1 > first and _idle(words, last - 1):
        last -= 1
    return first, last


def _idle(words: Words, token: int) -> bool:
    return words.pos[token] == "SPACE" or words.text[token] in {",", ";", ":", "-", "–", "—", "."}


def cue_phrase(words: Words, verb: int, extra: int | None = None) -> Range:
    """The cue's tokens: the verb with auxiliaries, negation and adverbs right before it, particle, `extra`."""
    first = verb
    for kid in reversed([kid for kid in words.children[verb] if kid < verb]):
        if words.dep[kid] in ("aux", "auxpass", "neg", "advmod") and words.left[kid] == kid and kid + 1 == first:
            first = kid
        else:
            break
    last = _in_document(words, verb, _with_adverbs(words, verb, verb + 1))
    last = _with_adverbs(words, verb, last)
    return _led_in(words, verb, first), extra + 1 if extra == last else last


def _with_adverbs(words: Words, verb: int, last: int) -> int:
    """The end of the particle, adverb or day that stands right behind («said late last month»)."""
    for kid in words.children[verb]:
        adverb = words.dep[kid] in ("prt", "npadvmod", "advmod") and words.right[kid] - words.left[kid] <= 3
        if words.left[kid] == last and kid >= last and (adverb or _called_on(words, verb, kid)):
            last = words.right[kid] if adverb else kid + 1
    return last


def _called_on(words: Words, verb: int, kid: int) -> bool:
    """«called on the army to withdraw»: the preposition belongs to the verb."""
    return words.lemma[verb] in ("call", "prevail", "look") and words.lower[kid] in ("on", "upon")


def _led_in(words: Words, verb: int, first: int) -> int:
    """«went on to say», «was quoted as saying»: the cue begins with the verb that leads to it."""
    head = words.head[verb] if words.dep[verb] == "xcomp" else words.head[words.head[verb]]
    led = words.dep[verb] == "xcomp" and words.lower[first] == "to"
    led = led or (words.dep[verb] == "pcomp" and words.lower[first - 1] == "as" and words.lemma[head] == "quote")
    between = {words.pos[t] for t in range(head + 1, first)}
    if words.tag[verb] == "VBG" and (maker := _issued(words, verb, first)) is not None:
        return maker
    near = 0 < first - head <= 2 and between <= {"ADP", "PART", "ADV", "SCONJ"}
    return cue_phrase(words, head)[0] if led and near else first


def _issued(words: Words, verb: int, first: int) -> int | None:
    """«issued a statement saying»: the verb before the document, where the cue then begins; None elsewhere."""
    noun = words.head[verb]
    if first != noun + 1 or words.dep[noun] != "dobj" or words.lemma[noun] not in word_list("cues_documents"):
        return None
    maker = words.head[noun]
    return maker if is_verbal(words, maker) and noun - maker <= 3 else None


def _in_document(words: Words, verb: int, last: int) -> int:
    """«said in a statement»: the document belongs to the cue."""
    occasions = word_list("cues_occasions")
    for kid in words.children[verb]:
        named = any(words.dep[k] == "pobj" and words.lemma[k] in occasions for k in words.children[kid])
        if kid == last and named and words.lower[kid] in ("in", "on") and words.right[kid] - kid <= 5:
            return words.right[kid]
    return last


def is_verbal(words: Words, token: int) -> bool:
    return words.pos[token] in VERBAL or words.tag[token].startswith("VB")
