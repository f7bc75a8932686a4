"""A draft whose parties are missing goes in; the same draft with parties that its surroundings plainly tell comes out.

The content of a request names whom it is put to, the object of a reproach whose act it is, the clause around «talks
with X» who else talked. Nothing is guessed: each way follows one grammatical path.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from sayso.lexicon.tables import rows
from sayso.model import Clause, Entity
from sayso.relate.concerned import (
    doer,
    joined_in,
    pointed_to,
    strayed_agent,
    undergoes,
    whose_fault,
    without_victims,
)
from sayso.relate.draft import Draft
from sayso.relate.protested import protested
from sayso.relate.put_to import conditional, told_by_content, told_to_act, urged_by, wanted
from sayso.relate.roles import acts_as_modifier, arguments, bodies, listed, named_before, party
from sayso.relate.scene import Scene

MUTUAL = frozenset({"CONSULT", "COOPERATE"})
ON_VISIT = frozenset({"on", "during", "after", "following"})
JUDGING = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
CONCERNING = frozenset({"ACCUSE", "REQUEST", "PROTEST"})
BEHIND: dict[str, tuple[str, ...]] = {
    "REQUEST": ("on", "to", "from", "of", "for", "with"),
    "ACCUSE": ("against", "with", "toward", "towards"),
    "AGREE": ("with", "to"),
    "SANCTION": ("with", "on", "against", "from"),
    "AID": ("to", "for"),
    "THREATEN": ("against", "on", "into"),
}
GIVEN = frozenset({"AID", "SANCTION"})
AUTHORITY = {"arrest": "police", "convict": "court"}


def filled(scene: Scene, draft: Draft, told: Sequence[Draft]) -> Draft:
    """The draft with its empty roles filled where one path leads to a party; `told` are the drafts before it."""
    if draft.type in CONCERNING and draft.recipient:
        draft = replace(draft, recipient=without_victims(scene, draft))
    acting = joined_in(scene, draft.clause) or whose_fault(scene, draft.clause, told)
    if acting:
        draft = replace(draft, actor=acting)
    elif not draft.actor:
        found = _actor(scene, draft)
        if not draft.recipient or len(found) > 1:
            found = tuple(e for e in found if not _among(e, draft.recipient))
        draft = replace(draft, actor=found, recipient=tuple(e for e in draft.recipient if not _among(e, found)))
    elif draft.type in MUTUAL and len(draft.actor) == 1 and not draft.recipient:
        draft = replace(draft, actor=_with_the_other(scene, draft))
    draft = replace(draft, actor=(*draft.actor, *(e for e in _beside(scene, draft) if not _among(e, draft.actor))))
    if draft.type == "PROTEST" and draft.clause.kind != "verb":
        draft = replace(draft, actor=tuple(e for e in draft.actor if not _is_land(scene, e)))
    if not draft.recipient:
        found = _recipient(scene, draft) or _waged_on(scene, draft.clause)
        if not found and draft.type in JUDGING and not _makes_law(draft):
            found = pointed_to(scene, draft.clause, told)
        draft = replace(draft, recipient=tuple(e for e in found if not _among(e, draft.actor)))
    return draft


def _beside(scene: Scene, draft: Draft) -> tuple[Entity, ...]:
    """«The mayor, along with the bishop, urged calm»: both urge."""
    words, verb = scene.words, draft.clause.head
    if not draft.actor or draft.clause.kind != "verb" or draft.clause.voice == "passive":
        return ()
    with_them = (a for a in arguments(draft.clause, "with") if a.head < verb)
    joined = (a for a in with_them if words.lower[words.head[a.head] - 1] in ("along", "together"))
    return tuple(e for a in joined for e in party(scene, a.head))


def _is_land(scene: Scene, entity: Entity) -> bool:
    """«The Egypt protests», «the Malian uprising»: where they were; no state protests."""
    actor = scene.parties.actors.get(entity.actor or "")
    return actor is not None and actor.kind == "state"


def _among(entity: Entity, others: tuple[Entity, ...]) -> bool:
    return any(entity.span == o.span or (entity.actor and entity.actor == o.actor) for o in others)


def _actor(scene: Scene, draft: Draft) -> tuple[Entity, ...]:
    """Who acts, where the act's own clause does not say: the author of a statement, the subject around a nominal."""
    clause = draft.clause
    for each in clause.of("subject"):
        if scene.words.lemma[each.head].lower() in listed("message"):
            found = author(scene, each.head)
            if found:
                return found
    if clause.kind == "nominal":
        before = [a.head for a in arguments(clause, "possessor")]
        before += [a.head for a in arguments(clause, "modifier") if acts_as_modifier(scene, a.head)]
        owners = [e for head in before for e in party(scene, head)]
        return tuple(owners) or (_around(scene, clause) if draft.type in MUTUAL else ())
    return _authority(scene, draft) or strayed_agent(scene, clause) or _set_before(scene, clause)


def _set_before(scene: Scene, clause: Clause) -> tuple[Entity, ...]:
    """«In Chad, the president, Ada Okoro, ordered …»: the name before the verb, where none is its subject."""
    words, at = scene.words, clause.head
    if words.tag[at] == "VBG" and at > 0 and words.dep[at - 1] == "pobj" and words.lower[words.head[at - 1]] == "with":
        return tuple(party(scene, at - 1))  # «a quarrel, with Okoro accusing the mayor»
    if clause.voice == "passive" or words.tag[at] not in ("VBD", "VBZ", "VBP"):
        return ()
    if at < 2 or words.text[at - 1] != "," or words.dep[at - 2] != "appos":
        return ()
    actor = scene.parties.actor(at - 2)
    return tuple(_one(scene, at - 2)) if actor is not None and actor.named and actor.kind == "person" else ()


def _one(scene: Scene, token: int) -> list[Entity]:
    found = scene.parties.entity(token)
    return [found] if found else []


def _authority(scene: Scene, draft: Draft) -> tuple[Entity, ...]:
    """Who arrests or sentences where nobody is named: the article's foremost police or court (codebook rule 6)."""
    kind = next((AUTHORITY[m] for m in draft.modes if m in AUTHORITY), None)
    if kind is None or draft.clause.voice != "passive":
        return ()
    bodies = {actor.id for actor in scene.mentions.actors if actor.kind == kind and not _counted(scene, actor.name)}
    told = Counter(m.actor for m in scene.mentions.mentions if m.actor in bodies).most_common(2)
    if not told or (len(told) == 2 and told[0][1] == told[1][1]):
        return ()
    mention = next((m for m in scene.mentions.mentions if m.actor == told[0][0] and m.kind != "pronoun"), None)
    if mention is None or _abroad(scene, draft, scene.parties.actors[mention.actor].code):
        return ()
    return (Entity(text=mention.text, span=mention.span, actor=mention.actor),)


def _abroad(scene: Scene, draft: Draft, code: str | None) -> bool:
    """Whether the sentence of the act names places, and none in the land of the body with this code."""
    home = next((row[1] for row in rows("states", 6) if row[0] == code), None)
    first, last = scene.words.sentences[scene.words.sentence[draft.clause.head]]
    lands = {scene.places[i].country for i in range(first, last) if i in scene.places}
    return home is not None and bool(lands - {None}) and home not in lands


def _counted(scene: Scene, name: str) -> bool:
    """«Sixty officers»: so many are no body."""
    first = name.partition(" ")[0].lower()
    return first.isdigit() or any(count.amount.text.lower().startswith(first) for count in scene.mentions.counts)


def author(scene: Scene, noun: int) -> tuple[Entity, ...]:
    """Who issued a statement or letter: its possessor, its by-phrase, or the subject of the verb around it."""
    words = scene.words
    for child in words.children[noun]:
        if words.dep[child] == "poss" or (words.dep[child] == "prep" and words.lower[child] in ("by", "from")):
            heads = (
                [child] if words.dep[child] == "poss" else [c for c in words.children[child] if words.dep[c] == "pobj"]
            )
            found = [e for head in heads for e in party(scene, head)]
            if found:
                return tuple(found)
    issuer = _issuer(scene, noun)
    if issuer is not None:
        return (issuer,)
    verb = scene.by_head.get(words.head[noun])
    if verb is None:
        return ()
    subjects = [a for a in verb.of("subject") if a.head != noun]
    return tuple(e for a in subjects[:1] for e in party(scene, a.head))


def _issuer(scene: Scene, noun: int) -> Entity | None:
    """Whose «UN report», «army statement» or «Chadian court ruling» it is: the last body or state before the noun."""
    words = scene.words
    for child in reversed([c for c in words.children[noun] if words.dep[c] in ("compound", "amod", "nmod")]):
        found = scene.parties.entity(child)
        if found is not None and _kind(scene, found) not in ("person", "group", "media"):
            return found
        if found is None and words.lemma[child].lower() in bodies():
            return named_before(scene, child)
    return None


def _kind(scene: Scene, entity: Entity) -> str:
    actor = scene.parties.actors.get(entity.actor or "")
    return actor.kind if actor else ""


def _around(scene: Scene, clause: Clause) -> tuple[Entity, ...]:
    """The subject of the clause to which «after talks with X» is an adverbial."""
    words = scene.words
    prep = words.head[clause.head]
    visit = clause.lemma in listed("visits")
    if words.dep[clause.head] != "pobj" or words.lower[prep] not in (ON_VISIT if visit else listed("adverbial")):
        return ()
    above = scene.by_head.get(clause.governor) if clause.governor is not None else None
    subjects = above.of("subject") if above and not (visit and above.modal) else ()
    found = [e for a in subjects if not visit or scene.classify(a.head, "official") for e in party(scene, a.head)]
    return tuple(found)


def _with_the_other(scene: Scene, draft: Draft) -> tuple[Entity, ...]:
    """Both sides of «talks with X», where only X is told in the phrase itself."""
    if draft.clause.kind != "nominal" or not arguments(draft.clause, "with"):
        return draft.actor
    other = _around(scene, draft.clause)
    return (*(e for e in other if not _among(e, draft.actor)), *draft.actor)


def _recipient(scene: Scene, draft: Draft) -> tuple[Entity, ...]:
    found = told_by_content(scene, draft, draft.content) if draft.content is not None else ()
    if not found and draft.type == "THREATEN":
        found = wanted(scene, draft.clause) or conditional(scene, draft.clause, draft.content)
    if not found and draft.type == "REQUEST" and draft.clause.kind == "nominal":
        found = urged_by(scene, draft.clause)
    if not found and draft.type == "PROTEST":
        found = protested(scene, draft.clause, draft.content)
    if not found and draft.type in JUDGING and not _makes_law(draft):
        found = doer(scene, draft.clause)
    if not found and draft.type == "ACCUSE" and draft.content is not None and draft.content.role == "clause":
        found = told_to_act(scene, draft.content, draft.clause)
    if found:
        return found
    held = [*draft.clause.of("object"), *([draft.content] if draft.content else [])]
    nouns = [scene.by_head[a.head] for a in held if a.head in scene.by_head and scene.words.pos[a.head] == "NOUN"]
    if draft.type in GIVEN:
        nouns += [inner for noun in (draft.clause, *nouns) for inner in _within(scene, noun)]
    for role in BEHIND.get(draft.type, ()):
        for clause in (draft.clause, *nouns):
            if undergoes(scene, clause, role) or (role == "for" and clause is not draft.clause):
                continue  # «demanded security for the lawyers»: they are not asked
            if draft.type == "REQUEST" and _elsewhere(clause, role):
                continue
            found = tuple(e for a in arguments(clause, role) for e in party(scene, a.head))
            if found:
                return found
    return ()


def _elsewhere(clause: Clause, role: str) -> bool:
    """«The withdrawal of troops from X», «a pact with X»: X is not asked, but «a meeting with X» is asked of X."""
    if role == "with":
        return clause.lemma not in listed("encounter")
    return role in ("from", "to") and clause.kind != "verb" and clause.lemma in listed("leaving")


def _within(scene: Scene, noun: Clause) -> list[Clause]:
    """«A million in aid to», «the suspension of flights to»: the nouns behind «in» and «of», two deep."""
    words, found, heads = scene.words, [], [noun.head]
    for _ in range(2):
        hung = [
            c for h in heads for c in words.children[h] if words.dep[c] == "prep" and words.lower[c] in ("of", "in")
        ]
        heads = [k for c in hung for k in words.children[c] if words.dep[k] == "pobj" and words.pos[k] == "NOUN"]
        found += [scene.by_head[h] for h in heads if h in scene.by_head]
    return found


def _makes_law(draft: Draft) -> bool:
    """«Signed the agreement», «voted on the recall»: nobody's act is praised (codebook rule 12)."""
    return draft.type == "SUPPORT" and draft.clause.lemma in listed("lawmaking")


def _waged_on(scene: Scene, clause: Clause) -> tuple[Entity, ...]:
    """«An offensive launched against X»: what a participle of waging tells is the noun's; «the X invasion» befell X."""
    if clause.kind == "verb":
        return ()
    if clause.lemma in listed("onset"):
        befallen = [a.head for a in arguments(clause, "modifier") if not acts_as_modifier(scene, a.head)]
        return tuple(e for head in befallen for e in party(scene, head))
    inner = [scene.by_head.get(c) for c in scene.words.children[clause.head] if scene.words.dep[c] == "acl"]
    waged = [each for each in inner if each is not None and each.lemma in listed("waging")]
    for each in waged:
        for role in ("against", "on", "at"):
            found = tuple(e for a in arguments(each, role) for e in party(scene, a.head))
            if found:
                return found
    return ()
