"""Words go in; attributions without a reporting verb come out: «according to», «in the words of», nouns, adverbs."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.lexicon.tables import mapping
from sayso.lexicon.tables import words as word_list
from sayso.model import Words
from sayso.relate.cues import Cue, Draft, Range, cues
from sayso.relate.sources import SUBJECTS, agent, is_verbal, source_of_verb, trimmed
from sayso.terms import Stance

LIGHT = frozenset({"make", "issue", "release", "give", "express", "have", "voice", "raise", "send", "publish", "post",
                   "file", "repeat", "reject", "deny", "offer", "air", "share", "hold", "renew", "write", "lodge",
                   "level"})  # fmt: skip
RUMOURS = frozenset(
    {"report", "rumor", "rumour", "poll", "study"}
)  # these are themselves the source when nobody owns them
NATIONAL = frozenset({"amod", "compound", "nmod"})


def unverbal(words: Words) -> Iterator[Draft]:
    """A draft for each attribution that a phrase, a noun, an adjective or an adverb carries."""
    hearsay, views = mapping("cues_hearsay"), mapping("cues_views")
    nouns, adjectives = cues("N"), cues("A")
    for token, lower in enumerate(words.lower):
        pos = words.pos[token]
        if lower == "according":
            yield from _according(words, token)
        elif lower == "per" and pos == "ADP":
            yield from _per(words, token)
        elif lower == "as":
            yield from _as_told(words, token)
        elif lower in views and words.dep[token] == "pobj" and words.lower[words.head[token]] in ("in", "by"):
            yield from _view(words, token, views[lower])
        elif lower in hearsay:
            yield from _hearsay(words, token, hearsay[lower])
        elif pos == "NOUN" and (cue := nouns.get(words.lemma[token])):
            yield from _noun(words, token, cue)
        elif (
            pos in ("ADJ", "VERB")
            and words.dep[token] in ("acomp", "ROOT", "conj", "oprd")
            and (cue := adjectives.get(lower))
        ):
            yield from _adjective(words, token, cue)


def host(words: Words, token: int, phrase: Range) -> tuple[Range, ...]:
    """What a phrase of source comments on: the clause it stands in, or all of the sentence that it opens or ends."""
    start, end = words.sentences[words.sentence[token]]
    while end > start + 1 and (words.pos[end - 1] == "SPACE" or words.text[end - 1] in ".!?"):
        end -= 1
    if phrase[0] - start <= 1:
        return _pieces(words, (start, end), phrase)
    if end - phrase[1] <= 1 and words.text[phrase[0] - 1] == ",":
        return _pieces(words, (start, end), phrase)
    at = words.head[token]
    for _ in range(8):
        if is_verbal(words, at) or words.head[at] == at:
            break
        at = words.head[at]
    return _pieces(words, (words.left[at], words.right[at]), phrase)


def _pieces(words: Words, whole: Range, hole: Range) -> tuple[Range, ...]:
    first, last = whole
    cut = [(first, min(hole[0], last)), (max(hole[1], first), last)] if hole[0] < last and first < hole[1] else [whole]
    return tuple(trimmed(words, piece) for piece in cut if any(words.text[t][:1].isalnum() for t in range(*piece)))


def _according(words: Words, token: int) -> Iterator[Draft]:
    to = next((kid for kid in range(token + 1, min(token + 2, len(words))) if words.lower[kid] == "to"), None)
    if to is None:
        return
    source = next((kid for kid in words.children[to] if words.dep[kid] in ("pobj", "pcomp")), None)
    if source is None:
        return
    phrase = (token, max(words.right[to], words.right[source]))
    yield Draft(token, (token, to + 1), source, host(words, token, phrase), "asserts", "according to")


def _per(words: Words, token: int) -> Iterator[Draft]:
    source = next((kid for kid in words.children[token] if words.dep[kid] == "pobj"), None)
    if source is not None and (words.pos[source] == "PROPN" or words.lemma[source] in ("report", "source", "official")):
        yield Draft(
            token, (token, token + 1), source, host(words, token, (token, words.right[token])), "asserts", "per"
        )


def _as_told(words: Words, token: int) -> Iterator[Draft]:
    """«As reported by the daily, …», «…, as noted in the press»: who told it is behind «by» or «in»."""
    verb, known = words.head[token], cues("V")
    cue = known.get(words.lemma[verb])
    if cue is None or cue.kind != "say" or words.tag[verb] != "VBN" or token + 1 != verb:
        return
    source = agent(words, verb)
    for kid in words.children[verb] if source is None else ():
        if words.dep[kid] == "prep" and words.lower[kid] in ("in", "on"):
            source = next((k for k in words.children[kid] if words.dep[k] == "pobj"), None)
            break
    if source is not None and (words.pos[source] == "PROPN" or words.lower[source] in word_list("cues_reporters")):
        phrase = (token, words.right[verb])
        yield Draft(verb, (token, verb + 1), source, host(words, verb, phrase), "asserts", "according to, as told")


def _view(words: Words, token: int, kind: str) -> Iterator[Draft]:
    preposition = words.head[token]
    phrase = (preposition, words.right[preposition])
    if kind == "document":
        if words.left[preposition] == words.sentences[words.sentence[token]][0] and words.lower[preposition] == "in":
            yield Draft(
                preposition,
                (preposition, preposition + 1),
                token,
                host(words, preposition, phrase),
                "asserts",
                "in a poll",
            )
        return
    source = owner_of(words, token)
    if source is not None and words.lower[preposition] == "in":
        yield Draft(
            token, (preposition, token + 1), source, host(words, preposition, phrase), "asserts", "in the words of"
        )


def owner_of(words: Words, noun: int) -> int | None:
    """Whose claim, view or plan it is: possessor, by-phrase, of- or from-phrase of a person, nationality."""
    for kid in words.children[noun]:
        if words.dep[kid] == "poss":
            return kid
    if (by := agent(words, noun)) is not None:
        return by
    for kid in words.children[noun]:
        if words.dep[kid] == "prep" and words.lower[kid] in ("of", "from"):
            return next((k for k in words.children[kid] if words.dep[k] == "pobj"), None)
    return next((kid for kid in words.children[noun] if kid < noun and words.pos[kid] == "PROPN"), None)


def _hearsay(words: Words, token: int, kind: str) -> Iterator[Draft]:
    verb = words.head[token]
    if (
        kind == "adverb"
        and words.dep[token] == "advmod"
        and is_verbal(words, verb)
        and words.dep[verb] not in ("amod", "acl")
    ):
        content = _pieces(words, (words.left[verb], words.right[verb]), (token, token + 1))
        yield Draft(token, (token, token + 1), None, content, "asserts", "hearsay adverb")
    elif kind == "adjective" and words.dep[token] == "amod":
        noun = words.head[token]
        if noun > token:
            yield Draft(
                token,
                (token, token + 1),
                None,
                (trimmed(words, (token + 1, words.right[noun])),),
                "asserts",
                "hearsay adjective",
            )


def _noun(words: Words, noun: int, cue: Cue) -> Iterator[Draft]:
    """«the army's claim that», «reports of», «fears that»: the noun's clause, infinitive or phrase is the content."""
    for kid in words.children[noun]:
        form = _noun_form(words, kid, cue) if kid > noun else ""
        if form:
            first = kid + 1 if form.endswith("-phrase") else words.left[kid]
            content = trimmed(words, (first, words.right[kid]))
            source = noun_source(words, noun, kid)
            if source is None and words.lemma[noun] in RUMOURS:
                source = noun
            if source is not None or form == "clause" or cue.kind == "say":
                yield Draft(
                    noun,
                    _noun_cue(words, noun, kid if form.endswith("-phrase") else None),
                    source,
                    (content,),
                    _noun_stance(words, noun, cue),
                    f"{cue.kind} noun, {form}",
                )
            return


def _noun_form(words: Words, kid: int, cue: Cue) -> str:
    dep = words.dep[kid]
    finite = any(words.dep[k] in ("nsubj", "nsubjpass", "expl") for k in words.children[kid])
    if dep in ("acl", "ccomp") and (finite or words.tag[kid] not in ("VBN", "VBG")):
        to = any(words.lower[k] == "to" and words.dep[k] == "aux" for k in words.children[kid])
        return ("infinitive" if "i" in cue.complements else "") if to else ("clause" if "c" in cue.complements else "")
    if (
        dep == "relcl"
        and words.lower[words.left[kid]] == "that"
        and words.dep[words.left[kid]] == "mark"
        and "c" in cue.complements
    ):
        return "clause"
    if (
        dep == "prep"
        and words.right[kid] > kid + 1
        and f"p:{words.lower[kid]}" in cue.complements
        and words.lower[kid] != "by"
    ):
        return f"{words.lower[kid]}-phrase"
    return ""


def noun_source(words: Words, noun: int, content: int) -> int | None:
    """Who stands behind a claim, a report, a criticism whose content hangs at token `content`."""
    for kid in words.children[noun]:
        if words.dep[kid] == "poss":
            return kid
    if (by := agent(words, noun)) is not None:
        return by
    for kid in words.children[noun]:
        if words.dep[kid] == "prep" and kid != content and words.lower[kid] in ("from", "of", "among"):
            return next((k for k in words.children[kid] if words.dep[k] == "pobj"), None)
    verb = words.head[noun]
    if words.dep[noun] == "dobj" and words.lemma[verb] in LIGHT:
        return source_of_verb(words, verb)
    if words.dep[noun] == "pobj" and words.lemma[words.head[verb]] in ("speak", "talk"):
        return source_of_verb(words, words.head[verb])
    named = [
        kid for kid in words.children[noun] if words.dep[kid] in NATIONAL and kid < noun and words.pos[kid] == "PROPN"
    ]
    return named[0] if named else None


def _noun_cue(words: Words, noun: int, preposition: int | None) -> Range:
    """The noun with a «no» before it and the preposition behind it that leads to its content («support for»)."""
    first = noun
    for kid in words.children[noun]:
        if kid < noun and words.dep[kid] == "det" and words.lower[kid] == "no":
            first = kid
    return first, noun + 2 if preposition == noun + 1 else noun + 1


def _noun_stance(words: Words, noun: int, cue: Cue) -> Stance:
    return (
        "doubts"
        if any(words.lower[kid] == "no" for kid in words.children[noun]) and cue.stance == "asserts"
        else cue.stance
    )


def _adjective(words: Words, token: int, cue: Cue) -> Iterator[Draft]:
    """«is confident that», «was worried about»: the subject of the copula is the source."""
    verb = words.head[token] if words.dep[token] in ("acomp", "oprd") else token
    source = next((kid for kid in words.children[verb] if words.dep[kid] in SUBJECTS), None)
    source = source_of_verb(words, verb) if source is None and is_verbal(words, verb) else source
    if source is None or words.lower[source] in ("it", "that", "this", "there"):
        return
    for kid in words.children[token]:
        if kid <= token:
            continue
        dep, name = words.dep[kid], words.lower[kid]
        finite = dep == "ccomp" and "c" in cue.complements
        infinite = dep == "xcomp" and "i" in cue.complements
        phrase = dep == "prep" and f"p:{name}" in cue.complements and words.right[kid] > kid + 1
        if finite or infinite or phrase:
            content = trimmed(words, (kid + 1 if phrase else words.left[kid], words.right[kid]))
            negated = any(words.dep[k] == "neg" for k in (*words.children[verb], *words.children[token]))
            stance: Stance = "doubts" if negated and cue.stance == "asserts" else cue.stance
            yield Draft(
                token,
                (
                    min(verb, token) if token - verb <= 2 else token,
                    token + 2 if phrase and kid == token + 1 else token + 1,
                ),
                source,
                (content,),
                stance,
                f"{cue.kind} adjective, phrase" if phrase else f"{cue.kind} adjective",
            )
            return
