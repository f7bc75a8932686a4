"""Predicates and relational nouns go in; ties come out, by the rows of the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from sayso.model import Words
from sayso.relate.tie_ground import FACES, Draft, Ground, Party, classed
from sayso.relate.tie_holders import holders, one, resolved, subjects
from sayso.relate.tie_phrases import Phrase, noun_phrase
from sayso.relate.tie_table import fits, make, predicates

UNTOLD = frozenset(
    ("to", "will", "would", "could", "may", "might", "should", "can", "must", "shall", "'ll", "’ll", "'d")
)
PATTERNS = ("verb", "container", "adjective", "support", "between")
NAMED = frozenset(
    ("member_of", "founded", "dissolved", "revived", "allied_with")
)  # verbs of these tell much else of unnamed bodies
LINKS = frozenset(("of", "to", "with", "within", "from", "for", "against"))


@cache
def _marked() -> frozenset[str]:
    """All lemmas at which a row of the table may apply."""
    return frozenset(lemma for pattern in PATTERNS for lemma, _ in predicates(pattern))


def _marked_drafts(ground: Ground, token: int, lemma: str) -> Iterator[Draft]:
    pos = ground.words.pos[token]
    if pos == "VERB":
        yield from _verb(ground, token)
    elif pos in ("ADJ", "NOUN") and (lemma, "") in predicates("adjective"):
        yield from _adjective(ground, token)
    elif pos == "NOUN" and (lemma, "") in predicates("support"):
        yield from _support(ground, token)
    elif pos == "NOUN" and (lemma, "") in predicates("between"):
        yield from _between(ground, token)


def rule_drafts(ground: Ground, found: Iterable[Phrase]) -> Iterator[Draft]:
    """Every tie that a relational noun or a predicate tells."""
    for phrase in found:
        yield from _relational(ground, phrase)
    words, marked = ground.words, _marked()
    for token, lemma in enumerate(words.lemma):
        if lemma in marked:
            yield from _marked_drafts(ground, token, lemma)


def _relational(ground: Ground, phrase: Phrase) -> Iterator[Draft]:
    """«X, a member of Y», «X is the son of Y», «Y's ally X», «the armed wing of Y»."""
    if phrase.said.relation == "none" or phrase.said.table == "office":
        return
    kin = phrase.said.table == "kin"
    target, possessed = _target(ground, phrase, kin)
    if not target or (kin and target.kind != "person"):
        return
    held = holders(ground, phrase, None, anyone=not kin)
    parties = held.parties if held else (_unnamed_kin(ground, phrase) if kin else _unnamed(ground, phrase))
    rule = f"{phrase.said.words[-1]}: {held.rule if held else 'itself'}"
    confidence = held.confidence if held else 0.5
    for subject in parties:
        if phrase.said.body == "body" and target.kind not in FACES:
            continue
        relation = phrase.said.relation
        if phrase.said.words == ("part",) and subject.kind in ("person", "state", "group"):
            relation = "member_of"
        if relation in ("part_of", "offshoot_of") and subject.kind not in FACES:
            continue
        if subject.key == target.key or (kin and (subject.kind, target.kind) != ("person", "person")):
            continue
        first, second = (target, subject) if phrase.said.body == "inverse" or (kin and possessed) else (subject, target)
        draft = make(first, relation, second, phrase.noun, rule, confidence)
        yield replace(draft, former=phrase.past, told=bool(held and held.told))


def _target(ground: Ground, phrase: Phrase, kin: bool) -> tuple[Party | None, bool]:
    """Whose member, rival, son it is, and whether a possessive says so."""
    titled = ground.titled.get(phrase.end + 1) or ground.titled.get(phrase.end + 2)
    if titled and ground.words.lower[phrase.end] in ("of", "to"):
        return titled, False  # «the son of former governor X»
    for preposition, party in phrase.right:
        if preposition in LINKS:
            return party, False
    if phrase.owner is not None:
        words, owner = ground.words, one(ground, phrase.owner)
        if words.tag[phrase.owner] == "PRP$" and owner:
            return owner, True
        return None, False
    for party in reversed(phrase.left):
        possessive = ground.words.tag[party.last] == "POS" if party.last < len(ground.words) else False
        if possessive or (not kin and party.kind in FACES):
            return party, possessive
    return None, False


def _unnamed_kin(ground: Ground, phrase: Phrase) -> tuple[Party, ...]:
    """«her mother» as a party of its own, where it takes part."""
    if phrase.plural and phrase.said.words[-1] == "parent":
        return ()
    if phrase.owner is None or ground.words.dep[phrase.head] not in ("nsubj", "nsubjpass", "dobj", "conj", "pobj"):
        return ()
    return (replace(ground.phrase(phrase.first, phrase.end, "person", phrase.head), kind="person"),)


def _unnamed(ground: Ground, phrase: Phrase) -> tuple[Party, ...]:
    """«members of Y», «the armed wing of Y» as a party of their own."""
    relation = phrase.said.relation
    if relation not in ("member_of", "part_of", "offshoot_of") or not phrase.right or phrase.right[0][0] != "of":
        return ()
    if relation == "member_of" and not (phrase.plural and _capital(ground.words, phrase.right[0][1])):
        return ()
    if relation == "part_of" and phrase.plural and not _capital(ground.words, phrase.right[0][1]):
        return ()
    if relation == "part_of" and (
        phrase.said.words[-1] in ("part", "component") or ground.words.dep[phrase.end - 1] == "attr"
    ):
        return ()
    kind = "group" if relation == "member_of" else "organisation"
    first = phrase.noun if relation == "member_of" else _undetermined(ground.words, phrase.first)
    return (ground.phrase(first, max(phrase.right[0][1].last, phrase.end), kind, phrase.head),)


def _capital(words: Words, party: Party) -> bool:
    return any(words.text[i][0].isupper() for i in range(party.first, party.last))


def _undetermined(words: Words, token: int) -> int:
    return token + (words.tag[token] in ("DT", "PRP$"))


def _verb(ground: Ground, verb: int) -> Iterator[Draft]:
    words = ground.words
    if _untold(words, verb):
        return
    particle = next(
        (words.lower[c] for c in words.children[verb] if words.dep[c] in ("prt", "advmod") and c == verb + 1), ""
    )
    for pattern in ("verb", "container"):
        rows_ = predicates(pattern)
        found = rows_.get((words.lemma[verb], particle)) or rows_.get((words.lemma[verb], ""), ())
        for preposition, relation, kinds in found:
            for doer, done in _pairs(ground, verb, preposition):
                subject, target = (done, doer) if pattern == "container" else (doer, done)
                if fits(kinds, subject, target) and (relation not in NAMED or _is_named(ground, target)):
                    yield make(subject, relation, target, verb, f"verb {words.lemma[verb]}", 0.6)


def _untold(words: Words, verb: int) -> bool:
    """Whether a verb is denied or only may be."""
    return any(
        words.dep[c] == "neg" or (words.dep[c] == "aux" and words.lower[c] in UNTOLD) for c in words.children[verb]
    )


def _is_named(ground: Ground, party: Party) -> bool:
    return any(ground.words.pos[i] == "PROPN" for i in range(party.first, party.last))


def _pairs(ground: Ground, verb: int, preposition: str) -> Iterator[tuple[Party, Party]]:
    """Deep subjects with deep objects, the passive turned round."""
    words = ground.words
    if preposition != "-":
        targets = _behind_preposition(ground, verb, preposition)
        yield from ((s, t) for t in targets for s in subjects(ground, verb, True))
        return
    agents = _behind_preposition(ground, verb, "by")
    if agents:
        patients = subjects(ground, verb, True)
        yield from ((a, p) for a in agents for p in patients)
        return
    objects = [c for c in words.children[verb] if words.dep[c] == "dobj"]
    if (objects and words.tag[verb] != "VBN") or any(words.dep[c] == "nsubj" for c in words.children[verb]):
        doers = subjects(ground, verb, True)
        yield from ((s, o) for c in objects for o in _objects(ground, c) for s in doers)


def _objects(ground: Ground, token: int) -> tuple[Party, ...]:
    """An object's parties; for a phrase that only holds a name the phrase, where it names a body."""
    found = resolved(ground, token, True)
    if found:
        return found
    words = ground.words
    end, party = noun_phrase(ground, words.left[token], words.right[token])
    return (party,) if party and party.last - 1 == token and end > token else ()


def _behind_preposition(ground: Ground, verb: int, preposition: str) -> list[Party]:
    words = ground.words
    found: list[Party] = []
    for child in words.children[verb]:
        if words.lower[child] == preposition and words.dep[child] in ("prep", "agent", "advmod", "dative"):
            for at in words.children[child]:
                if words.dep[at] == "pobj":
                    found.extend(_agents(ground, at))
    return found


def _agents(ground: Ground, token: int) -> tuple[Party, ...]:
    """The parties of a prepositional object, past a title to the name in apposition: «by rebel leader X»."""
    found = resolved(ground, token, True)
    return found or _objects(ground, token)


def _adjective(ground: Ground, token: int) -> Iterator[Draft]:
    words = ground.words
    for preposition, relation, kinds in predicates("adjective")[words.lemma[token], ""]:
        targets = _behind_preposition(ground, token, preposition)
        if not targets:
            continue
        up = words.head[token]
        if words.dep[token] in ("acomp", "attr"):
            parties = subjects(ground, up, True)
        elif words.dep[token] in ("amod", "acl", "relcl"):
            parties = resolved(ground, up, True)
        else:
            parties = subjects(ground, token, True)
        for subject in parties:
            for target in targets:
                if fits(kinds, subject, target):
                    yield make(subject, relation, target, token, f"adjective {words.lemma[token]}", 0.55)


def _support(ground: Ground, noun: int) -> Iterator[Draft]:
    """«Chilean support for the rebels»: who supports stands before the noun, whom behind its preposition."""
    words, up = ground.words, ground.words.head[noun]
    doers = _before_noun(ground, noun)
    given = words.dep[noun] == "dobj" and words.lemma[up] in classed("giving") and not _untold(words, up)
    if given and not doers:
        doers = subjects(ground, up, True)
    for preposition, relation, kinds in predicates("support")[ground.words.lemma[noun], ""]:
        targets = _behind_preposition(ground, noun, preposition)
        if given and not targets:
            targets = _behind_preposition(ground, up, preposition)
        for target in targets:
            for doer in doers:
                if fits(kinds, doer, target):
                    yield make(doer, relation, target, noun, f"noun {ground.words.lemma[noun]}", 0.55)


def _before_noun(ground: Ground, noun: int) -> tuple[Party, ...]:
    """The parties that modify or own a noun: «Chilean …», «Chile's …», «its …»."""
    words = ground.words
    found = [one(ground, c) for c in words.children[noun] if words.dep[c] in ("amod", "poss", "compound", "nmod")]
    return tuple(party for party in found if party)


def _between(ground: Ground, noun: int) -> Iterator[Draft]:
    """«the feud between X and Y», «the X-Y war»."""
    words = ground.words
    _, relation, kinds = predicates("between")[words.lemma[noun], ""][0]
    pair = _behind_preposition(ground, noun, "between")
    first = ground.ends.get(noun)
    if not pair and first and words.text[first.first - 1] in ("-", "–") and ground.ends.get(first.first - 1):
        pair = [ground.ends[first.first - 1], first]
    if len(pair) == 2 and fits(kinds, pair[0], pair[1]) and all(party.named for party in pair):
        yield make(pair[0], relation, pair[1], noun, f"noun {words.lemma[noun]}", 0.55)
