"""Drafts of events go in; fewer come out: tellings of one act within a sentence and across the article are joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from sayso.lexicon.framerows import word_lists
from sayso.model import Entity
from sayso.relate.apart import days_apart, places_apart, told_apart
from sayso.relate.draft import SPEAKING, Draft
from sayso.relate.roles import listed
from sayso.relate.scene import Scene
from sayso.relate.tellings import Tellings, key, wording
from sayso.relate.tolls import harms

DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its"})
SAME_TALK = 3  # sentences within which «met» and «discussed» of the same people are one meeting
CAUSES = frozenset({"in", "after", "during", "by", "following", "from"})
LINKED = frozenset({"advcl", "conj", "relcl", "acl", "xcomp", "pcomp", "nominal", "prep"})
PEOPLE = frozenset({"people", "persons", "person", "others"})


def join_within(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Join drafts of one type that one clause chain of a sentence tells: «launched a strike that killed 8»."""
    out: list[Draft] = []
    beside: defaultdict[tuple[str, int], list[int]] = defaultdict(list)  # of one type, by sentence
    for draft in drafts:
        near = beside[draft.type, scene.words.sentence[draft.clause.head]]
        at = next((i for i in reversed(near) if _one_telling(scene, out[i], draft)), None)
        if at is None:
            near.append(len(out))
            out.append(draft)
        else:
            out[at] = merge(out[at], draft)
    return out


def _one_telling(scene: Scene, one: Draft, other: Draft) -> bool:
    """Whether two drafts of one type and one sentence tell one act."""
    if set(one.clause.words) & set(other.clause.words):
        return True
    if _argument_of(one, other) or _argument_of(other, one):
        return True
    if one.type == "ASSAULT" and (_trailing(scene, one, other) or _how(scene, one, other) or _how(scene, other, one)):
        return True
    if _toll(scene, one, other) or (one.type == "ASSAULT" and _cause(scene, one, other)):
        return True
    if other.clause.governor in one.also and other.clause.link == "conj" and other.clause.lemma in harms():
        return True  # «opened fire, killing four and wounding nine»
    if not _linked(one, other) and not _linked(other, one):
        return False
    if not agree(one.actor, other.actor):
        return False
    return agree(one.recipient, other.recipient) or (one.type == "ASSAULT" and _outcome(scene, one, other))


def _toll(scene: Scene, one: Draft, other: Draft) -> bool:
    """«Twelve were reported killed and sixty people injured»: one toll, however the parser hangs it."""
    deeds = (one.clause, other.clause)
    if one.actor or other.actor or one.clause.lemma == other.clause.lemma:
        return False
    if not all(clause.lemma in harms() and clause.voice == "passive" and clause.kind == "verb" for clause in deeds):
        return False
    return other.clause.link == "conj" and not places_apart(scene, one, other)


def _trailing(scene: Scene, upper: Draft, lower: Draft) -> bool:
    """«Threw grenades, police said, killing one»: behind the saying, the outcome hangs on «said»."""
    clause = lower.clause
    if clause.link != "advcl" or scene.words.tag[clause.head] != "VBG" or clause.lemma not in harms():
        return False
    above = clause.governor or 0
    return upper.clause.link == "ccomp" and upper.clause.governor == above > upper.clause.head


def _how(scene: Scene, harm: Draft, act: Draft) -> bool:
    """«Two were killed as gunmen fired on the patrol», «when a bomb went off»: how the harm was done."""
    clause = act.clause
    if harm.clause.lemma not in harms() or harm.clause.voice != "passive" or harm.actor or clause.lemma in harms():
        return False
    if clause.link != "advcl" or clause.mark not in ("as", "when", "after") or clause.governor is None:
        return False
    above = scene.by_head.get(clause.governor)
    joined = above is not None and above.link == "conj" and above.governor == harm.clause.head
    return joined or clause.governor == harm.clause.head


def _outcome(scene: Scene, upper: Draft, lower: Draft) -> bool:
    """«Raided a camp, killing nine men», «two were killed and four wounded»: what the act above did to people."""
    clause = lower.clause
    if upper.clause.lemma in harms() and upper.clause.voice == "passive" and clause.link == "acl":
        noun = scene.words.head[clause.head]  # «killed in police firing on the crowd»
        return any(a.head == noun and a.preposition in ("in", "during") for a in upper.clause.arguments)
    if clause.lemma not in harms() or clause.kind != "verb":
        return False
    if clause.link == "advcl" and scene.words.tag[clause.head] == "VBG":
        return True
    return clause.link == "conj" and upper.clause.lemma in harms() and clause.lemma != upper.clause.lemma


def _argument_of(upper: Draft, lower: Draft) -> bool:
    """Whether `lower` is a nominal that stands as an argument of `upper`: «were killed in an air strike»."""
    return lower.clause.kind != "verb" and any(a.head == lower.clause.head for a in upper.clause.arguments)


def _cause(scene: Scene, harm: Draft, act: Draft) -> bool:
    """«Seven were killed, others hurt, after a raid by X», «in a series of attacks»: the noun tells who did it."""
    clause, words = act.clause, scene.words
    if harm.clause.lemma not in harms() or harm.clause.voice != "passive" or harm.actor or clause.kind != "nominal":
        return False
    top = words.head[clause.head]
    if words.lower[top] == "of" and words.lemma[words.head[top]] in listed("quantifier"):
        top = words.head[words.head[top]]
    return words.lower[top] in CAUSES and clause.head > harm.clause.head and agree(harm.recipient, act.recipient)


def _linked(upper: Draft, lower: Draft) -> bool:
    """Whether `lower` hangs on `upper`'s predicate or stands as one of its arguments."""
    clause = lower.clause
    if clause.mark in ("after", "before", "since", "until") and clause.kind == "verb":
        return False
    if clause.link == "conj" and upper.type == "COERCE" and not set(upper.modes) & set(lower.modes):
        return False  # «seized weapons and held two men»
    if clause.governor == upper.clause.head and clause.link in LINKED:
        return True
    if any(a.head == clause.head for a in upper.clause.arguments):
        return True
    return clause.governor is not None and clause.governor in upper.clause.words


def agree(one: Sequence[Entity], other: Sequence[Entity]) -> bool:
    """Whether two fillings may be one: either is empty, or they share a party."""
    if not one or not other:
        return True
    return bool({key(e) for e in one} & {key(e) for e in other})


def merge(kept: Draft, other: Draft) -> Draft:
    """`kept` with what `other` knows more; the verb's telling leads over a noun's."""
    if kept.clause.kind in ("nominal",) and other.clause.kind != "nominal":
        kept, other = other, kept
    recipient = kept.recipient or _apart(other.recipient, kept.actor)
    if not agree(kept.recipient, other.recipient):
        recipient = _told_apart((*kept.recipient, *_apart(other.recipient, kept.actor)))
    if any(len(d.actor) > 1 and d.clause.lemma in listed("mutual") for d in (kept, other)):
        recipient = _named_apart(recipient)  # «the two fought, killing nine people»
    return replace(
        kept,
        actor=kept.actor or _apart(other.actor, recipient),
        recipient=recipient,
        modes=tuple(dict.fromkeys((*kept.modes, *other.modes))),
        content=kept.content or other.content,
        retellings=kept.retellings + other.retellings,
        also=(*kept.also, other.clause.head, *other.also),
    )


def _told_apart(parties: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Those hit without the mere «three people», who are some of the others (codebook rule 29)."""
    return _named_apart(parties) or parties


def _named_apart(parties: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """The parties but for mere «three people»."""
    return tuple(e for e in parties if e.text.lower().rpartition(" ")[2] not in PEOPLE)


def _apart(parties: Sequence[Entity], others: Sequence[Entity]) -> tuple[Entity, ...]:
    """The parties that are not among `others`: nobody strikes himself."""
    known = {key(e) for e in others}
    return tuple(e for e in parties if key(e) not in known)


def join_retellings(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Keep each act at its fullest telling; a later telling leaves its span behind."""
    told = Tellings()
    out = told.drafts
    for draft in _headlines_last(scene, drafts):
        at = next((i for i in _perhaps(scene, told, draft) if _retold(scene, out[i], draft)), None)
        if at is None:
            told.add(draft)
            continue
        mentioned = _in_known_act(scene, draft) or _mere_mention(scene, draft)
        first = in_headline(scene, draft) or mentioned or _fullness(out[at]) >= _fullness(draft)
        kept, other = (out[at], draft) if first else (draft, out[at])
        merged = (
            replace(kept, also=(*kept.also, other.clause.head)) if in_headline(scene, other) else merge(kept, other)
        )
        span = scene.words.span(min(other.clause.words), max(other.clause.words) + 1)
        told.put(at, replace(merged, clause=kept.clause, retellings=(*merged.retellings, span)))
    return sorted(out, key=lambda d: d.clause.head)


def _perhaps(scene: Scene, told: Tellings, draft: Draft) -> list[int]:
    """The tellings that `draft` might tell again: what `_retold` asks for, by look-up."""
    if in_headline(scene, draft) or (draft.type == "CONSULT" and len(draft.actor) > 1):
        return told.of_type(draft)
    unnamed = not draft.actor and not draft.recipient
    if draft.clause.kind in ("nominal", "light") and _definite(scene, draft.clause.head):
        return told.of_type(draft) if unnamed else told.sharing(draft)
    if unnamed and _known_means(scene, draft):
        return told.of_type(draft)
    laws = draft.content is not None and not draft.actor and draft.clause.lemma in listed("lawmaking")
    if _in_known_act(scene, draft) or _mere_mention(scene, draft):
        return _nearest(told, draft)
    if _dies(scene, draft):
        return told.of_type(draft)
    if points_back(scene, draft) or laws:
        return told.of_word(draft)
    return told.alike(draft)


def _nearest(told: Tellings, draft: Draft) -> list[int]:
    """Those told before it, the last first, then those told behind it."""
    head, found = draft.clause.head, told.of_type(draft)
    before = [at for at in found if told.drafts[at].clause.head < head]
    return [*reversed(before), *(at for at in found if at not in before)]


def in_headline(scene: Scene, draft: Draft) -> bool:
    """Whether the draft stands in the article's headline."""
    title = scene.article.title_span
    return title is not None and title.start <= scene.words.start[draft.clause.head] < title.end


def _headlines_last(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """A headline retells what the body tells, «those killed» who else are told: they are joined after the others."""
    return sorted(drafts, key=lambda d: 2 if in_headline(scene, d) else int(points_back(scene, d)))


def _fullness(draft: Draft) -> int:
    parties = 2 * bool(draft.actor) + 2 * bool(draft.recipient)
    return 10 * (parties + (draft.content is not None) + (draft.clause.kind == "verb")) + len(draft.clause.arguments)


def _retold(scene: Scene, one: Draft, other: Draft) -> bool:
    """Same type, the same party on one side at least, nothing at odds on the other."""
    if one.type != other.type:
        return False
    if in_headline(scene, other):
        return True
    if points_back(scene, other) and wording(one) & wording(other):
        return not days_apart(scene, one, other)
    if _mere_mention(scene, other):
        return not told_apart(scene, one, other)
    if _in_known_act(scene, other) and one.clause.lemma in listed("lasting"):
        return False
    if _in_known_act(scene, other) or (_dies(scene, one) and _dies(scene, other) and same_victim(one, other)):
        same = agree(one.actor, other.actor) and not days_apart(scene, one, other)
        return same and not places_apart(scene, one, other)
    if one.type == "CONSULT" and len(one.actor) > 1 and len(other.actor) > 1:
        return _met_again(scene, one, other) and not told_apart(scene, one, other)
    if not agree(one.actor, other.actor) or not agree(one.recipient, other.recipient):
        return False
    return _alike(scene, one, other) and not told_apart(scene, one, other)


def _alike(scene: Scene, one: Draft, other: Draft) -> bool:
    """A shared party and word, or a telling that points back to what was told before."""
    hit = bool({key(e) for e in one.recipient} & {key(e) for e in other.recipient})
    shared = hit or bool({key(e) for e in one.actor} & {key(e) for e in other.actor})
    definite = _definite(scene, other.clause.head)
    same_word = bool(wording(one) & wording(other))
    laws = {one.clause.lemma, other.clause.lemma} <= listed("lawmaking")
    if laws and one.content is not None and other.content is not None and not other.actor:
        return _same_content(scene, one, other)
    if other.clause.kind in ("nominal", "light") and definite:
        told = (same_word and not other.recipient) or one.clause.lemma == other.clause.lemma
        return shared or told or (not other.actor and not other.recipient)
    if not other.actor and not other.recipient and _known_means(scene, other):
        return True
    if one.type in SPEAKING and one.content is not None and other.content is not None:
        return same_word and shared and _same_content(scene, one, other)
    again = same_word and _owned(scene, other.clause.head)
    same_row = hit and one.rule.split()[0] == other.rule.split()[0]
    return shared and (one.clause.lemma == other.clause.lemma or laws or same_row or again)


def points_back(scene: Scene, draft: Draft) -> bool:
    """«Those killed in the blast», «the men that were arrested»: a deed that but tells which people are meant."""
    words, clause = scene.words, draft.clause
    if draft.type in SPEAKING or clause.kind != "verb" or words.tag[clause.head] != "VBN":
        return False
    told = clause.link == "relcl" and clause.voice == "passive" and words.lower[words.head[clause.head] + 1] != ","
    if clause.link != "acl" and not told:
        return False
    noun = words.head[clause.head]
    return words.lower[noun] in ("those", "others") or _definite(scene, noun) or _in_known_act(scene, draft)


def _in_known_act(scene: Scene, draft: Draft) -> bool:
    """«Nine were hurt in the attack»: deaths and injuries are counts of an act told before (rule 29)."""
    words, clause = scene.words, draft.clause
    if draft.type != "ASSAULT" or clause.lemma not in harms() or clause.kind != "verb":
        return False
    if clause.of("subject") and harms()[clause.lemma] == "object":
        return False  # the clause tells who did it
    acts = word_lists()["attacknoun"] | {"incident"}
    within = (a.head for a in clause.arguments if a.preposition in ("in", "during", "by", "from"))
    known = (words.children[head] for head in within if words.lemma[head].lower() in acts)
    return any(
        any(words.lower[c] in DEFINITE for c in kids) and not any(words.tag[c] in ("JJS", "RBS") for c in kids)
        for kids in known
    )


def _mere_mention(scene: Scene, draft: Draft) -> bool:
    """«The battle raged on», «the march was organised by X»: the noun by itself names nobody, so it points back."""
    clause, words = draft.clause, scene.words
    if draft.type not in ("ASSAULT", "PROTEST") or clause.kind not in ("nominal", "light"):
        return False
    known = any(words.lower[c] in ("the", "this", "that") for c in words.children[clause.head])
    if not known or words.tag[clause.head] != "NN" or clause.light in ("attend", "join", "lead"):
        return False
    first, last = words.start[words.left[clause.head]], words.end[words.right[clause.head] - 1]
    return not any(first <= e.span.start < last for e in (*draft.actor, *draft.recipient))


def _dies(scene: Scene, draft: Draft) -> bool:
    """«Was assassinated», «the murder of X»: a named person dies once."""
    if draft.type != "ASSAULT" or draft.clause.lemma not in listed("deadly") or len(draft.recipient) != 1:
        return False
    victim = scene.parties.actors.get(draft.recipient[0].actor or "")
    return victim is not None and victim.kind == "person" and victim.named


def same_victim(one: Draft, other: Draft) -> bool:
    """Whether both are told of the same one person, and not of two who did it."""
    return [key(e) for e in one.recipient] == [key(e) for e in other.recipient] and agree(one.actor, other.actor)


def _definite(scene: Scene, noun: int) -> bool:
    """«the attack», «their attack», «Monday's attack»: one told before."""
    words = scene.words
    return any(
        words.lower[c] in DEFINITE or (words.dep[c] == "poss" and c in scene.timed) for c in words.children[noun]
    )


def _owned(scene: Scene, noun: int) -> bool:
    """«The mayor's resignation»."""
    return any(scene.words.dep[c] == "poss" for c in scene.words.children[noun])


def _known_means(scene: Scene, draft: Draft) -> bool:
    """«The bomb exploded», «the blast»: who tells no party but a known weapon tells an act told before."""
    subjects = [a.head for a in draft.clause.of("subject") if a.head not in draft.clause.words]
    return any(scene.words.pos[head] == "NOUN" and _definite(scene, head) for head in subjects)


def _met_again(scene: Scene, one: Draft, other: Draft) -> bool:
    """Whether two meetings are one: the same people, by the same word or close by, and not «also met»."""
    words = scene.words
    mine, theirs = {key(e) for e in one.actor}, {key(e) for e in other.actor}
    again = any(words.lower[c] == "also" for c in words.children[other.clause.head])
    if (again and mine != theirs) or not (mine <= theirs or theirs <= mine):
        return False
    apart = words.sentence[other.clause.head] - words.sentence[one.clause.head]
    return one.clause.lemma == other.clause.lemma or apart <= SAME_TALK


def _same_content(scene: Scene, one: Draft, other: Draft) -> bool:
    """Whether two contents share half of the shorter one's telling words."""
    words = scene.words

    def told(draft: Draft) -> set[str]:
        inside = draft.content
        if inside is None:
            return set()
        tokens = range(words.left[inside.head], words.right[inside.head])
        return {words.lemma[i].lower() for i in tokens if words.pos[i] in ("NOUN", "VERB", "PROPN", "ADJ")}

    first, second = told(one), told(other)
    return 2 * len(first & second) >= min(len(first), len(second))
