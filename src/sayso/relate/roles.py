"""A clause and a role expression go in; the parties that fill the role come out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from sayso.lexicon.framerows import word_lists
from sayso.lexicon.tables import rows
from sayso.model import Argument, Clause, Entity, Mention, Span
from sayso.parse.arguments import argument
from sayso.relate.frames import role_heads
from sayso.relate.scene import Scene, first_person

PLAIN = frozenset(
    {"subject", "object", "indirect", "complement", "clause", "infinitive", "gerund", "possessor", "modifier"}
)
PARTITIVE = frozenset({"of"})
OWNED_BY = frozenset({"poss", "compound", "amod", "nmod"})
Expression = tuple[tuple[str, ...], ...]


@cache
def listed(name: str) -> frozenset[str]:
    """The words of lexicon/roles.tsv under `name`."""
    return frozenset(word for key, words in rows("roles", 2) if key == name for word in words.split("|"))


def arguments(clause: Clause, role: str) -> list[Argument]:
    """The arguments that a role name means: a deep role, or the obliques behind a preposition."""
    if role in PLAIN:
        return [a for a in clause.arguments if a.role == role]
    return [a for a in clause.arguments if a.preposition == role]


def fill(scene: Scene, clause: Clause, expression: Expression, *, owner: bool = False) -> tuple[Entity, ...]:
    """The parties of the first alternative that yields any; joined roles (+) add up. Doubles are left out."""
    for joined in expression:
        found: dict[str, Entity] = {}
        for role in joined:
            for entity in _fillers(scene, clause, role, owner):
                found.setdefault(entity.actor or entity.text.lower(), entity)
        if found:
            return tuple(found.values())
    return ()


def _fillers(scene: Scene, clause: Clause, role: str, owner: bool) -> list[Entity]:
    """The parties of one role; `owner` of what is taken, where that is a thing or a place."""
    if role == "speaker":
        return _speaker(scene, clause)
    if role == "owner":
        taken = role_heads(clause, "object", scene.words)
        return [e for h in taken for e in (_owner(scene, h) or _states(scene, party(scene, h)))]
    heads = role_heads(clause, role, scene.words)
    if role in ("infinitive", "gerund"):
        heads = _undergoers(scene, heads)
    elif role == "modifier":
        heads = [h for h in heads if not _against(scene, h)]
        known = [h for h in heads if acts_as_modifier(scene, h)]
        if not known:
            return [named_before(scene, h) for h in heads if _is_force(scene, h)][:1]
        heads, owner = _one_owner(scene, known), False
    elif role == "possessor":
        heads = [h for h in heads if not _ranked(scene, clause, h)]
    return [e for head in heads for e in party(scene, head, owner=owner)]


def _is_force(scene: Scene, token: int) -> bool:
    """«A militia attack»; not «a rocket attack», «a general strike», «a terrorist attack»."""
    word, lists = scene.words.lemma[token].lower(), word_lists()
    means = word in lists["heavy"] or word in lists["aircraft"] or word in listed("quality")
    if word not in bodies() or means:
        return False
    return scene.words.tag[token] != "JJ" or named_before(scene, token).actor is not None


def _against(scene: Scene, token: int) -> bool:
    """«Anti-government protests» are not the government's."""
    words = scene.words
    return words.lower[token].startswith(("anti", "pro-")) or any(
        words.lower[k] in ("anti", "pro") for k in range(max(0, token - 2), token)
    )


def _one_owner(scene: Scene, heads: list[int]) -> list[int]:
    """«The Chadian army offensive» is the army's, «a Chadian drone strike» Chad's: not both."""
    out = list(heads)
    for head in heads:
        told = scene.parties.headed(head)
        inner = [h for h in heads if h != head and told is not None and told.first <= h < told.last]
        if inner:
            body = scene.words.lemma[head].lower() in listed("body")
            out = [h for h in out if (h not in inner if body else h != head)]
    return out


def _undergoers(scene: Scene, verbs: list[int]) -> list[int]:
    """Whom «tear gas to disperse the marchers» falls on: the objects of the verbs."""
    inner = [scene.by_head[verb] for verb in verbs if verb in scene.by_head]
    return [head for clause in inner for head in role_heads(clause, "object", scene.words)]


def _ranked(scene: Scene, clause: Clause, owner: int) -> bool:
    """«The country's first bombing», «the city's worst riot»: where it was, not who did it."""
    words = scene.words
    return words.lemma[owner].lower() in listed("ground") and any(
        words.tag[k] == "JJS" or words.lower[k] in ("first", "second", "third", "latest", "last")
        for k in words.children[clause.head]
    )


def _speaker(scene: Scene, clause: Clause) -> list[Entity]:
    """Who says it: the nearest source of the clause; nobody where the article says it itself."""
    chain = scene.chains.of(scene.words.span(clause.head, clause.head + 1))
    found = (each.source for each in chain[-1:] if each.source is not None and each.source.actor is not None)
    return [voice for source in found for voice in voices(scene, source)]


def voices(scene: Scene, source: Entity) -> tuple[Entity, ...]:
    """Each party of a source: «the mayor and the bishop said» has two speakers."""
    words = scene.words
    first, last = bisect_left(words.start, source.span.start), bisect_left(words.start, source.span.end)
    heads = [t for t in range(first, last) if not first <= words.head[t] < last or words.head[t] == t]
    inside = [e for head in heads[:1] for e in party(scene, head) if source.span.touches(e.span)]
    several = {e.actor for e in inside}
    return tuple(inside) if len(several) > 1 and None not in several and source.actor in several else (source,)


def acts_as_modifier(scene: Scene, token: int) -> bool:
    """«The Chadian invasion», «a militia attack»; «the Chad invasion» befell Chad, «the US invasion» did not."""
    words, mention = scene.words, scene.parties.headed(token)
    if mention is None or mention.kind not in ("adjective", "name", "group"):
        return False
    if token > 1 and words.text[token - 1] == "," and token - 2 in scene.places and token in scene.places:
        return False  # «in Accra, Ghana talks went on»
    if words.dep[token] != "compound" or words.lemma[words.head[token]].lower() not in listed("onset"):
        return True
    actor = scene.parties.actors.get(mention.actor)
    power = mention.text.isupper() or "." in mention.text or mention.text.startswith("United")
    return power or actor is None or actor.kind != "state"


def party(scene: Scene, token: int, *, owner: bool = False, depth: int = 0) -> list[Entity]:
    """The parties that the phrase headed by `token` means, with those joined to it by «and»."""
    words = scene.words
    found = _single(scene, token, owner, depth)
    if depth < 6:
        for child in words.children[token]:
            if words.dep[child] == "conj" and words.pos[child] in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
                found = [] if _same_one(scene, token, child) else found
                found.extend(party(scene, child, owner=owner, depth=depth + 1))
            elif words.dep[child] == "appos" and _goes_on(scene, token, child):
                found.extend(party(scene, child, depth=depth + 1))
            elif words.dep[child] == "nmod" and _joined_before(scene, child):
                found.extend(_single(scene, child, owner=False, depth=depth + 1))
    return found


def _same_one(scene: Scene, token: int, joined: int) -> bool:
    """«The party leader and evangelist Ada Okoro»: one person, told by two nouns under one article."""
    words, first, second = scene.words, scene.parties.actor(token), scene.parties.actor(joined)
    if first is None or second is None or {first.kind, second.kind} != {"person"} or first.named or not second.named:
        return False
    kids = words.children[joined]
    bare = not any(words.dep[c] in ("det", "poss") for c in kids)
    told = any(words.dep[c] == "compound" and words.text[c].islower() for c in kids)
    return bare and told and any(words.lower[c] == "the" for c in words.children[token])


def _goes_on(scene: Scene, token: int, beside: int) -> bool:
    """«The Palm Union, the Miners' Union and the Bakers' Guild»: a list, though parsed as an explanation."""
    first, second = scene.parties.headed(token), scene.parties.headed(beside)
    if first is None or second is None or first.actor == second.actor or scene.words.text[beside - 1] in ("(", "-"):
        return False
    one, other = scene.parties.actors[first.actor], scene.parties.actors[second.actor]
    several = any(scene.words.dep[c] == "conj" for c in scene.words.children[beside])
    return several and one.named and other.named and one.kind == other.kind


def _joined_before(scene: Scene, token: int) -> bool:
    """«Vale and mine leader Stone»: the parser hangs the first name on the second."""
    words, mention = scene.words, scene.parties.headed(token)
    named = mention is not None and mention.kind in ("name", "title")
    return named and any(words.lower[c] == "and" and words.dep[c] == "cc" for c in words.children[token])


def _single(scene: Scene, token: int, owner: bool, depth: int) -> list[Entity]:
    words, token = scene.words, scene.stands_for(token)
    if first_person(words, token) and token in scene.speakers:
        return [scene.speakers[token]]
    named = _behind_place(scene, token)
    if named is not None:
        return _single(scene, named, owner, depth)
    called = _by_name(scene, token) if depth < 4 else None
    if called is not None:
        return party(scene, called, depth=depth + 1)
    mention = scene.parties.headed(token) or _around(scene, token)
    if mention and not _is_mere_place(scene, token):
        return [*_of_both(scene, token), Entity(text=mention.text, span=mention.span, actor=mention.actor)]
    if depth < 4:
        for child in words.children[token]:
            if words.dep[child] == "prep" and words.lower[child] in PARTITIVE and _quantifies(scene, token):
                inner = [c for c in words.children[child] if words.dep[c] == "pobj"]
                return [e for c in inner for e in party(scene, c, depth=depth + 1)]
    if (
        owner
        and words.lemma[token].lower() in listed("soil")
        and any(words.dep[c] == "amod" for c in words.children[token])
    ):
        return []  # «an Israeli town»: where it is, not whose
    return _owner(scene, token) if owner else []


def _by_name(scene: Scene, token: int) -> int | None:
    """«Its old rival, the Palm Party, »: the name beside a noun that names nobody."""
    told = scene.parties.headed(token)
    actor = scene.parties.actors.get(told.actor) if told else None
    if actor is None or actor.named:
        return None
    for child in scene.words.children[token]:
        beside = scene.parties.headed(child) if scene.words.dep[child] == "appos" else None
        if beside is not None and beside.kind in ("name", "title") and scene.parties.actors[beside.actor].named:
            return child
    return None


def _of_both(scene: Scene, token: int) -> list[Entity]:
    """«Chadian and Malian troops» are two forces: the first is told at its adjective."""
    words = scene.words
    first = next((c for c in words.children[token] if words.dep[c] == "amod"), None)
    mention = scene.parties.headed(first) if first is not None else None
    if first is None or mention is None or mention.kind != "group":
        return []
    if not any(words.dep[c] == "conj" for c in words.children[first]):
        return []
    return [Entity(text=mention.text, span=mention.span, actor=mention.actor)]


def _behind_place(scene: Scene, token: int) -> int | None:
    """«A Springfield, Ohio man John Doe»: the parser heads such a phrase by the place and hangs the man on it."""
    if token not in scene.places:
        return None
    for child in scene.words.children[token]:
        actor = (
            scene.parties.actor(child) if scene.words.dep[child] == "appos" and scene.parties.headed(child) else None
        )
        if actor is not None and (
            actor.kind == "person" or (actor.kind == "group" and not scene.parties.headed(token))
        ):
            return child  # «Chad and Mali (two members of the bloc)» are themselves
    return None


def _around(scene: Scene, token: int) -> Mention | None:
    """The name or title that holds a noun which is not its head: parser and recogniser may differ on heads."""
    if scene.words.pos[token] not in ("NOUN", "PROPN"):
        return None
    found = scene.parties.mention(token)
    return found if found and found.kind in ("name", "title", "description") else None


def _quantifies(scene: Scene, token: int) -> bool:
    words = scene.words
    if words.pos[token] in ("NUM", "PRON", "DET") or words.lemma[token] in (
        "dozen",
        "hundred",
        "thousand",
        "score",
        "million",
    ):
        return True
    return words.lemma[token] in listed("quantifier")


def _is_mere_place(scene: Scene, token: int) -> bool:
    return token in scene.places and scene.parties.headed(token) is None


def _owner(scene: Scene, token: int) -> list[Entity]:
    """Whose thing it is: «US bases», «the party's offices»; a place owns nothing."""
    words = scene.words
    for child in words.children[token]:
        if words.dep[child] not in OWNED_BY or (token in scene.places and words.dep[child] == "compound"):
            continue  # a place that bears a name is not its bearer's
        if words.dep[child] == "compound" and words.lemma[token].lower() in listed("onset"):
            continue  # «the Chad invasion»: Chad undergoes it
        if child in scene.speakers:
            return [scene.speakers[child]]
        mention = scene.parties.headed(child)
        if mention and mention.kind != "adjective" and token in scene.places and child in scene.places:
            continue  # «Kennedy City» is no city of Kennedy's
        if mention:
            mention = _body_of(scene, token, mention)
            return [Entity(text=mention.text, span=mention.span, actor=mention.actor)]
        if words.lemma[child].lower() in bodies() and words.lemma[child].lower() not in listed("quality"):
            return [named_before(scene, child)]
    if (inner := _bearer(scene, token)) or words.lemma[token].lower() in listed("held"):
        return inner  # «a base in Somalia» is not Somalia's
    return _country(scene, token)


def _body_of(scene: Scene, token: int, land: Mention) -> Mention:
    """«An Afghan army base», «Syrian government offices»: the army's, the government's, not the land's as such."""
    if land.kind != "adjective":
        return land
    beside = (scene.parties.headed(c) for c in scene.words.children[token] if land.head < c < token)
    return next((m for m in beside if m and m.kind == "group" and m.first <= land.head), land)


def _bearer(scene: Scene, token: int) -> list[Entity]:
    """«The offices of the union», «a base run by the Front»: whose building, vehicle or camp it is."""
    words = scene.words
    if token in scene.places or words.lemma[token].lower() not in listed("held"):
        return []
    behind = [c for c in words.children[token] if words.dep[c] == "prep" and words.lower[c] in ("of", "belonging")]
    heads = [k for c in behind for k in words.children[c] if words.dep[k] == "pobj" and k not in scene.places]
    run = [c for c in words.children[token] if words.dep[c] == "acl" and words.lemma[c] in listed("running")]
    heads += [a.head for c in run if c in scene.by_head for a in scene.by_head[c].of("subject")]
    return [e for head in heads for e in party(scene, head)]


def _states(scene: Scene, parties: list[Entity]) -> list[Entity]:
    """Those of the parties that are states: «took a third of the country»."""
    return [e for e in parties if (a := scene.parties.actors.get(e.actor or "")) and a.kind == "state"]


def _country(scene: Scene, token: int) -> list[Entity]:
    """Whose «towns in Somalia» are: the state's."""
    words = scene.words
    if words.lemma[token].lower() not in word_lists()["territory"]:
        return []
    behind = [c for c in words.children[token] if words.dep[c] == "prep" and words.lower[c] in ("in", "of", "within")]
    found = [scene.parties.headed(k) for c in behind for k in words.children[c] if words.dep[k] == "pobj"]
    states = [m for m in found if m and (actor := scene.parties.actors.get(m.actor)) and actor.kind == "state"]
    return [Entity(text=m.text, span=m.span, actor=m.actor) for m in states[:1]]


@cache
def bodies() -> frozenset[str]:
    """Common nouns of forces and bodies of state that may own a thing: «government buildings», «rebel stronghold»."""
    owning = ("armed_group", "military", "police", "government", "legislature", "court", "party")
    return frozenset(row[0] for row in rows("groups", 4) if row[1] in owning)


def named_before(scene: Scene, token: int) -> Entity:
    """A noun that modifies as a party: the article's one actor that goes by this noun, else the bare word."""
    words = scene.words
    lemma = words.lemma[token].lower()
    found = {m.actor for m in scene.mentions.mentions if words.lemma[m.head].lower() == lemma and m.kind != "pronoun"}
    return scene.parties.phrase(token, token + 1, found.pop() if len(found) == 1 else None)


def content(scene: Scene, clause: Clause, expression: Expression, parties: Sequence[Entity] = ()) -> Argument | None:
    """The argument that tells what is asked, promised or threatened, also where the parser hung it elsewhere.

    The bare name of one of the `parties` that the act is put to tells nothing, more words behind it may.
    """
    words, named = scene.words, {e.span for e in parties}
    party: Argument | None = None
    for joined in expression:
        for role in joined:
            for each in arguments(clause, role) or [argument(words, role, h) for h in role_heads(clause, role, words)]:
                mention = scene.parties.headed(each.head)
                if mention is None or mention.span not in named:
                    return each
                if party is None and words.right[each.head] - mention.last > 1:
                    party = each
    return party


def argument_span(scene: Scene, each: Argument) -> Span:
    """All the words of an argument, its relative clauses and appositions with it."""
    words = scene.words
    first, last = min(each.first, words.left[each.head]), max(each.last, words.right[each.head])
    while last - 1 > first and words.pos[last - 1] in ("PUNCT", "SPACE"):
        last -= 1
    while first < last - 1 and words.pos[first] in ("PUNCT", "SPACE"):
        first += 1
    return words.span(first, last)
