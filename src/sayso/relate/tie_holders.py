"""A noun's phrase goes in; who it is told of comes out, with the rule: before a name, beside it, or said of it."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Words
from sayso.relate.tie_ground import Ground, Party, classed, title_words
from sayso.relate.tie_phrases import Phrase

COPULAS = frozenset(("be", "become", "remain", "stay"))
JOINTS = frozenset((",", "—", "–", "(", "-", "--"))
WILL = frozenset(("will", "would", "could", "may", "might", "should", "can", "must", "shall", "'ll", "’ll", "'d"))


@dataclass(frozen=True, slots=True)
class Held:
    """Who holds, by which rule, how surely, and whether it is over or is asserted (rather than taken as known)."""

    parties: tuple[Party, ...]
    rule: str
    confidence: float
    former: bool = False
    told: bool = False


def holders(ground: Ground, phrase: Phrase, later: Held | None, *, anyone: bool = False) -> Held | None:
    """Who is told to be what the phrase says; `later` is who holds the next phrase of the same chain."""
    words = ground.words
    if phrase.definite and words.lower[phrase.first - 1] == "to" and words.lower[phrase.first - 2] in title_words():
        return None  # «the Assistant to the President, X»: the name is the outer title's
    for way in (_titled, _beside, _named_after, _predicated, _recognised, _modifying, _joined):
        found = way(ground, phrase, anyone)
        if found:
            return found
    if later and _chained(ground, phrase):
        return Held(later.parties, "title chain", 0.6)
    return None


def _modifying(ground: Ground, phrase: Phrase, _anyone: bool) -> Held | None:
    """«former minister and oil trader X»: a title that modifies a name some words on."""
    words = ground.words
    up, at = None, phrase.head
    for _ in range(3):
        if words.dep[at] not in ("compound", "nmod", "amod") or up in ground.heads:
            break
        up = at = words.head[at]
    if up is None and words.dep[phrase.head] != "pobj":
        up = next((c for c in words.children[phrase.head] if words.dep[c] == "conj"), None)
    found = ground.heads.get(up) if up is not None and phrase.said.table == "office" else None
    if not found or found.kind != "person" or not 1 < found.first - phrase.last <= 6:
        return None
    between = range(phrase.last, found.first)
    plain = (
        all(words.tag[i][:2] in ("NN", "JJ", "CC", "HY") for i in between)
        and "and" in words.lower[phrase.last : found.first]
    )
    return Held((found,), "title", 0.7) if plain else None


def _joined(ground: Ground, phrase: Phrase, _anyone: bool) -> Held | None:
    """«X, brother of Y and son of Z»: the second noun is the first one's bearer's."""
    words, at = ground.words, phrase.head
    up = words.head[at]
    if words.dep[at] != "conj" or words.dep[up] != "appos" or up > at or words.tag[phrase.first] in ("DT", "PRP$"):
        return None
    found = ground.heads.get(words.head[up])
    return Held((found,), "apposition", 0.65) if found and found.kind == "person" else None


def _party_at(ground: Ground, token: int, anyone: bool) -> Party | None:
    found = ground.begins.get(token)
    return found if found and (found.kind == "person" or (anyone and found.kind not in ("place", "people"))) else None


def _party_to(ground: Ground, token: int, anyone: bool) -> Party | None:
    found = ground.ends.get(token)
    return found if found and (found.kind == "person" or (anyone and found.kind != "people")) else None


def past_ranks(ground: Ground, token: int) -> int:
    """The first token from `token` on that is no rank or quotation mark before a name."""
    words, ranks, steps = ground.words, classed("rank"), 0
    while token < len(words) and steps < 6 and not ground.person_at(token):
        if words.lower[token] not in ranks and words.text[token] not in ("-", "."):
            break
        token, steps = token + 1, steps + 1
    return token


def with_more(ground: Ground, first: Party, plural: bool) -> tuple[Party, ...]:
    """`first`, and after a plural title the names joined to it."""
    found, words, at = [first], ground.words, first.last
    while plural and at < len(words) and words.lower[at] in (",", "and", "&") and len(found) < 8:
        at += 1
        if at < len(words) and words.lower[at] == "and":
            at += 1
        more = ground.person_at(past_ranks(ground, at))
        if not more:
            break
        found.append(more)
        at = more.last
    return tuple(found)


def _titled(ground: Ground, phrase: Phrase, anyone: bool) -> Held | None:
    """«Chilean Foreign Minister X», «Vice President of Chile X», «rivals X and Y», «Chilean ally X»."""
    if phrase.said.table != "office" and phrase.last > phrase.end:
        return None  # «the son of former mayor X»: the name is the inner noun's
    at = past_ranks(ground, phrase.last)
    found = _party_at(ground, at, anyone and phrase.said.table == "relation" and not phrase.right)
    if not found and phrase.said.table == "kin":
        found = ground.titled.get(phrase.last)
    if not found or ground.words.sentence[found.first] != ground.words.sentence[phrase.noun]:
        return None
    if phrase.right and ground.words.lower[phrase.last - 1] in title_words():
        return None  # «the spokesman for President X»: the name is the inner title's
    return Held(with_more(ground, found, phrase.plural), "title", 0.9)


def _beside(ground: Ground, phrase: Phrase, anyone: bool) -> Held | None:
    """«X, the Foreign Minister of Chile,»."""
    words, at = ground.words, phrase.first
    straight = ground.person_to(at)
    if straight and phrase.definite and words.dep[phrase.head] == "appos" and words.head[phrase.head] == straight.head:
        return Held((straight,), "apposition", 0.7)  # «X the Chilean Foreign Minister»
    if at < 2 or words.text[at - 1] not in JOINTS or (phrase.plural and not anyone):
        return None
    found = _party_to(ground, _before_age(ground, at - 1), anyone)
    if not found or words.sentence[found.first] != words.sentence[phrase.noun]:
        return None
    if found.kind != "person" and words.dep[phrase.head] != "appos":
        return None
    if phrase.definite and _named_next(ground, phrase) and words.dep[phrase.head] != "appos":
        return None
    return Held((found,), "apposition", 0.85)


def _before_age(ground: Ground, comma: int) -> int:
    """Past an age or a bracket: «X, 52, the …», «X (ABC), a …»."""
    words = ground.words
    if comma > 2 and words.pos[comma - 1] == "NUM" and words.text[comma - 2] == ",":
        return comma - 2
    if comma > 3 and words.text[comma - 1] == ")":
        return next((i for i in range(comma - 2, max(comma - 8, 0), -1) if words.text[i] == "("), comma)
    return comma


def _named_next(ground: Ground, phrase: Phrase) -> Party | None:
    words, at = ground.words, phrase.last
    if at + 1 >= len(words) or words.text[at] not in (",", "—", "–", ":", "("):
        return None
    return ground.person_at(past_ranks(ground, at + 1)) or ground.titled.get(at + 1)


def _named_after(ground: Ground, phrase: Phrase, _anyone: bool) -> Held | None:
    """«The Foreign Minister of Chile, X, …»."""
    words, found = ground.words, _named_next(ground, phrase)
    if not found or words.sentence[found.first] != words.sentence[phrase.noun]:
        return None
    if words.dep[phrase.head] in ("conj",) and words.dep[found.head] == "conj":
        return None
    if found.last < len(words) and words.tag[found.last] == "POS":
        return None  # «The mayor, X's rival, spoke»
    closed = found.last >= len(words) or not words.text[found.last][0].isalnum()
    if words.dep[phrase.head] == "pobj" and words.dep[found.head] in ("nsubj", "nsubjpass") and not closed:
        return None  # «According to the mayor, X said»: X is another
    told = phrase.left or phrase.right or "of" in phrase.said.words or _of_a_sector(ground, phrase)
    if words.tag[phrase.first] not in ("DT", "PRP$", "WP$") and not told:
        start = words.sentences[words.sentence[phrase.noun]][0]
        if phrase.first > start + 1 and not (closed and words.pos[phrase.first - 1] == "VERB"):
            return None
    return Held(with_more(ground, found, phrase.plural), "name after", 0.8)


def _of_a_sector(ground: Ground, phrase: Phrase) -> bool:
    """«police spokesman»: an office whose body a common noun tells."""
    return any(low in classed("sector") for low in ground.words.lower[phrase.first : phrase.noun])


def _predicated(ground: Ground, phrase: Phrase, anyone: bool) -> Held | None:
    """«X is the Foreign Minister», «X was elected president», «X served as mayor», «whose leader is X»."""
    words, at = ground.words, phrase.head
    steps = 0
    while words.dep[at] in ("conj", "compound") and steps < 6:
        at, steps = words.head[at], steps + 1
    verb, dep = words.head[at], words.dep[at]
    if dep == "nsubj" and words.lemma[verb] == "be" and phrase.owner is not None:
        named = next(
            (c for c in words.children[verb] if words.dep[c] in ("attr", "nsubj") and ground.heads.get(c)), None
        )
        found = ground.heads[named] if named is not None else None
        return Held((found,), "copula", 0.75, told=True) if found and found.kind == "person" else None
    if dep == "pobj" and words.lower[verb] == "as":
        return _as_office(ground, words.head[verb], anyone)
    if _unreal(words, verb):
        return None
    if (dep == "attr" and words.lemma[verb] in COPULAS) or (
        dep in ("dobj", "attr", "acomp") and words.lemma[verb] == "become"
    ):
        found_list = subjects(ground, verb, anyone)
        was = words.tag[verb] == "VBD" and words.lemma[verb] == "be" and phrase.said.table == "office"
        return Held(found_list, "copula", 0.75, former=was, told=True) if found_list else None
    if dep in ("oprd", "attr", "dobj", "ccomp", "xcomp") and words.lemma[verb] in classed("making"):
        found_list = _made(ground, verb, anyone)
        return Held(found_list, "appointed", 0.75, told=True) if found_list else None
    return None


def _as_office(ground: Ground, verb: int, anyone: bool) -> Held | None:
    words, lemma = ground.words, ground.words.lemma[verb]
    if _unreal(words, verb) or words.pos[verb] not in ("VERB", "AUX"):
        return None
    if lemma in classed("acting"):
        found = subjects(ground, verb, anyone)
        return Held(found, "served as", 0.75, former=words.tag[verb] == "VBD", told=True) if found else None
    if not anyone and (lemma in classed("leaving") or lemma in classed("making")):
        found = _made(ground, verb, anyone)
        return Held(found, "appointed", 0.7, former=lemma in classed("leaving"), told=True) if found else None
    return None


def _recognised(ground: Ground, phrase: Phrase, _anyone: bool) -> Held | None:
    """A title that the recogniser gave to a person whose name stands near: «former X and Y NAME»."""
    actor = ground.entitled.get(phrase.head)
    if not actor or (phrase.said.table == "kin" and phrase.last > phrase.end):
        return None
    last = ground.words.sentences[ground.words.sentence[phrase.head]][1]
    near = (ground.person_at(token) for token in range(phrase.last, min(last + 4, phrase.last + 16)))
    found = next((party for party in near if party and party.entity.actor == actor), None)
    return Held((found,), "title", 0.7) if found else None


def _unreal(words: Words, verb: int) -> bool:
    if any(words.tag[c] == "TO" for c in words.children[verb]) and words.lemma[words.head[verb]] not in classed(
        "reporting"
    ):
        return True
    return words.dep[verb] == "pcomp" or any(
        words.dep[c] == "neg"
        or (words.dep[c] == "aux" and words.lower[c] in WILL)
        or (words.dep[c] == "mark" and words.lower[c] == "if")
        for c in words.children[verb]
    )


def _made(ground: Ground, verb: int, anyone: bool) -> tuple[Party, ...]:
    """Who was elected or appointed: the passive's subject, the active's object, the noun that a participle modifies."""
    words = ground.words
    passive = words.tag[verb] == "VBN" and not any(words.dep[c] == "nsubj" for c in words.children[verb])
    if passive or words.lemma[verb] in ("resign", "quit", "step", "retire"):
        return subjects(ground, verb, anyone)
    for child in words.children[verb]:
        if words.dep[child] in ("dobj", "nsubj") and child > verb:
            return resolved(ground, child, anyone)
    return ()


def subjects(ground: Ground, verb: int, anyone: bool, depth: int = 0) -> tuple[Party, ...]:
    """The subject of a verb, also through «who», a participle, control or a shared subject."""
    words = ground.words
    for child in words.children[verb]:
        if words.dep[child] in ("nsubj", "nsubjpass"):
            if words.tag[child] in ("WP", "WDT") and words.dep[verb] == "relcl":
                near = ground.person_to(child - (words.text[child - 1] == ",")) if words.lower[child] == "who" else None
                return (near,) if near and near.named else resolved(ground, words.head[verb], anyone)
            return resolved(ground, child, anyone)
    dep, up = words.dep[verb], words.head[verb]
    if dep == "pcomp" and words.head[up] != up:  # «accused X of arming Y»
        return tuple(
            p for c in words.children[words.head[up]] if words.dep[c] == "dobj" for p in resolved(ground, c, anyone)
        )
    if dep in ("acl", "relcl") and depth < 3:
        return resolved(ground, up, anyone)
    if dep in ("conj", "xcomp", "advcl") and depth < 3 and up != verb:
        return subjects(ground, up, anyone, depth + 1)
    return ()


def resolved(ground: Ground, token: int, anyone: bool) -> tuple[Party, ...]:
    """The parties that `token` and what is joined to it mean: names, pronouns, titles, descriptions."""
    found = []
    for each in ground.parties.coordinated(token):
        party = one(ground, each) or (_described(ground, each) if anyone else None)
        if party and ((party.kind == "person" and party.named) or (anyone and party.kind not in ("person", "people"))):
            found.append(party)
    return tuple(found)


def _described(ground: Ground, token: int) -> Party | None:
    """A body that only common nouns tell: «a military committee»."""
    words = ground.words
    low = words.lower[token]
    kind = classed("sector").get(low) or classed("person_body").get(low) or classed("common_body").get(low)
    if not kind or words.pos[token] not in ("NOUN", "PROPN"):
        return None
    first = max(words.left[token], token - 6)
    while first < token and words.tag[first] in ("DT", "PRP$", "IN", "CD", ","):
        first += 1
    return ground.phrase(first, token + 1, kind)


def one(ground: Ground, token: int) -> Party | None:
    """The party headed by `token`: by name, else by pronoun, title or description."""
    found = ground.heads.get(token) or ground.heldby.get(token)
    if found:
        return found
    mention = ground.parties.headed(token)
    actor = ground.parties.actors.get(mention.actor) if mention else None
    entity = ground.parties.entity(token)
    if not mention or not actor or not entity:
        return None
    return Party(mention.first, mention.last, token, entity, actor.kind, actor.code, actor.named)


def _chained(ground: Ground, phrase: Phrase) -> bool:
    """Whether a further title follows: «mayor and former judge X», «party leader, former mayor X»."""
    words, at = ground.words, phrase.last
    return at < len(words) and words.lower[at] in ("and", ",", "&") and not phrase.plural
