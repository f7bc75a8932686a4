"""Attributions of a scene go in; drafts of what the speakers do by saying it come out.

«The minister said the raid by the army was illegal» reproaches, «Foreign troops must leave the country, the minister
said» demands: speech acts whose own verb is but «said» (codebook rules 2 and 3). The rows stand in lexicon/said.tsv.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.framerows import word_lists
from sayso.lexicon.tables import rows
from sayso.model import Argument, Attribution, Clause, Entity, Passage
from sayso.relate.concerned import meant, pointing, undergoes, whose_act
from sayso.relate.draft import Draft
from sayso.relate.holding import Holding
from sayso.relate.roles import arguments, listed, party, voices
from sayso.relate.scene import Scene, first_person

FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "ca", "can", "could", "going"})
MAYBE = frozenset({"may", "might", "can", "ca", "could"})
WILL = FUTURE - {"ca", "can", "could"}
SEMI = {"need": "need", "have": "have_to"}
COPULAS = frozenset({"be", "remain", "become", "constitute", "represent", "seem", "look", "amount", "feel"})
ASIDE = frozenset({"if", "whether", "unless", "because", "when", "while", "after", "before", "to", "for"})
BY = frozenset({"by", "from"})
BEHIND = BY | {"of"}
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
OPENERS = frozenset({"do", "n't", "n’t", "not", "please", "never", "just", "immediately", "and", "now", "so"})
AHEAD = frozenset({"will", "future", "negated_future"})
CLOSERS = frozenset({'"', "”", "»", "''", "’"})
REMARKS = frozenset({"note", "say", "mention", "remember", "add", "admit", "feel", "know", "wonder", "imagine"})

SameSide = Callable[[Scene, str, Entity], bool]


@dataclass(frozen=True, slots=True)
class SaidRow:
    """One row of lexicon/said.tsv."""

    where: str
    words: frozenset[str]
    whose: str
    polarity: str
    type: str
    modes: tuple[str, ...]


@cache
def said_rows() -> tuple[SaidRow, ...]:
    """The rows in their order: the first that holds wins."""
    return tuple(
        SaidRow(where, frozenset(words.split("|")), whose, polarity, kind, tuple(m for m in modes.split(",") if m))
        for where, words, whose, polarity, kind, modes, _ in rows("said", 7)
    )


def said_drafts(scene: Scene, taken: frozenset[int], told: Sequence[Draft] = ()) -> Iterator[Draft]:
    """Drafts for clauses at the top of what somebody asserts.

    `taken` are the heads that a frame has coded, `told` the acts to which «the move» may point back.
    """
    seen: set[int] = set()
    words = scene.words
    coded = Holding((words.start[token], words.end[token], token) for token in taken)
    asked = {d.content.head for d in told if d.content is not None}
    for each in (*scene.attributions, *_own_words(scene)):
        if each.source is None or each.source.actor is None or each.stance in ("denies", "doubts", "asks"):
            continue
        if each.cue and each.kind == "indirect" and coded.touching(each.cue.span.start, each.cue.span.end):
            continue
        for clause in top_clauses(scene, each):
            if clause.head in seen or clause.head in taken or clause.head in asked:
                continue
            if clause.link == "conj" and clause.governor in asked:
                continue
            draft = _draft(scene, clause, each.source, told, spoken=each.kind != "indirect")
            if draft:
                seen.add(clause.head)
                yield draft


def _own_words(scene: Scene) -> list[Attribution]:
    """What a press statement says in its own voice, between what it quotes and reports."""
    if scene.voice is None:
        return []
    article = scene.article
    others = Holding((p.span.start, p.span.end, True) for each in scene.attributions for p in each.content)
    paragraphs = Holding((p.start, p.end, True) for p in article.paragraphs)
    content = []
    for first, last in scene.words.sentences:
        span = scene.words.span(first, last)
        inside = paragraphs.around(span.start, span.start + 1)
        if inside and span != article.title_span and not others.touching(span.start, span.end):
            content.append(Passage(article.text[span.start : span.end], span))
    return [Attribution(id="own", kind="indirect", source=scene.voice, cue=None, content=tuple(content))]


def top_clauses(scene: Scene, attribution: Attribution) -> Iterator[Clause]:
    """The clauses of a content that are said outright: its complement clause, roots of its sentences, those joined."""
    spans = [content.span for content in attribution.content]
    words = scene.words

    held = Holding((span.start, span.end, True) for span in spans)

    def inside(token: int) -> bool:
        return bool(held.around(words.start[token], words.start[token] + 1))

    tops: set[int] = set()
    lying = {number for span in spans for number in scene.lying.touching(span.start, span.end)}
    for clause in (scene.clauses[number] for number in sorted(lying)):
        if clause.kind in ("nominal", "light"):
            continue
        above = clause.governor
        joined = clause.link in ("conj", "parataxis", "ccomp") and above in tops
        if above is None or not inside(above) or (joined and clause.link != "ccomp"):
            tops.add(clause.head)
            yield clause


def _draft(scene: Scene, clause: Clause, speaker: Entity, told: Sequence[Draft], *, spoken: bool) -> Draft | None:
    if clause.question or clause.mark in ASIDE or clause.kind == "adjective" or clause.link == "amod":
        return None
    own, theirs = _is_own(scene, clause, speaker), _is_own(scene, clause, speaker, _speaks_for)
    for row in said_rows():
        mine = {"self": theirs if row.polarity in AHEAD else own, "other": not own, "any": True}[row.whose]
        if not mine or (row.where == "imperative" and not spoken):
            continue
        if _polarity_holds(clause, row.polarity) and _word_holds(scene, clause, row):
            return _made(scene, clause, speaker, row, told)
    return None


def _subject(clause: Clause) -> Argument | None:
    found = clause.of("subject") if clause.voice == "active" else clause.of("object")
    return found[0] if found else None


def _is_own(scene: Scene, clause: Clause, speaker: Entity, same: SameSide | None = None) -> bool:
    subject = _subject(clause)
    if subject is None:
        return False
    if first_person(scene.words, subject.head):
        return True
    heads = [subject.head]
    if scene.words.lemma[subject.head].lower() in listed("own_side"):
        heads += [c for c in scene.words.children[subject.head] if scene.words.dep[c] == "poss"]
    told = [each.actor for head in heads for each in [scene.parties.headed(head)] if each is not None]
    return speaker.actor in told or (same is not None and any(same(scene, each, speaker) for each in told))


def _speaks_for(scene: Scene, told: str, speaker: Entity) -> bool:
    """Whether one speaks for the state of his office or of which he is a body: «Kenya will help», its minister said."""
    state, voice = scene.parties.actors.get(told), scene.parties.actors.get(speaker.actor or "")
    if state is None or voice is None or state.kind not in ("state", "government") or not state.code:
        return False
    if voice.kind in ("state", "government"):
        return voice.code == state.code
    held = [o.body for o in scene.mentions.offices if o.person == voice.id and o.body and not o.former]
    bodies = [scene.parties.actors[body] for body in held if body in scene.parties.actors]
    return any(body.kind in ("state", "government") and body.code == state.code for body in bodies)


def _polarity_holds(clause: Clause, wanted: str) -> bool:
    negated = clause.negation is not None
    ahead = clause.tense == "future" or clause.modal in FUTURE or clause.link == "xcomp"
    if wanted == "will":
        return clause.modal in WILL and not negated
    if wanted == "future":
        return ahead and not negated
    if wanted == "negated_future":
        return negated and (ahead or clause.tense == "present")
    if wanted == "plain":
        return not negated and clause.modal not in MAYBE and (clause.voice == "active" or clause.modal != "would")
    return negated == (wanted == "negated") or wanted == "any"


def _word_holds(scene: Scene, clause: Clause, row: SaidRow) -> bool:
    words = scene.words
    if row.where == "modal":
        return _modal_holds(scene, clause, row)
    if row.where == "imperative":
        return _is_order(scene, clause) and clause.lemma not in row.words
    if row.where in ("verb", "passive"):
        if clause.kind != "verb" or (row.where == "passive" and clause.voice == "active"):
            return False
        told = {clause.lemma, f"{clause.lemma}+{clause.particle}"}
        told.update(f"{clause.lemma}+{a.preposition}" for a in clause.of("oblique"))
        told.update(f"{clause.lemma}>{words.lemma[a.head].lower()}" for a in clause.of("object"))
        return not told.isdisjoint(row.words)
    return any(
        words.lemma[head].lower() in row.words or words.lower[head] in row.words for head in _qualities(scene, clause)
    )


def _is_order(scene: Scene, clause: Clause) -> bool:
    """«Stop the bombing», «don't listen to them»: a bare verb without subject that opens its stretch of speech."""
    words, head = scene.words, clause.head
    if clause.kind != "verb" or words.tag[head] != "VB" or clause.of("subject") or clause.of("clause"):
        return False
    if head + 1 < len(words) and words.text[head + 1] in CLOSERS:
        return False  # «had "contempt" for it»
    if any(words.dep[c] in SUBJECTS or words.tag[c] in ("TO", "MD") for c in words.children[head]):
        return False
    before = head - 1
    while before >= 0 and words.lower[before] in OPENERS:
        before -= 1
    return before < 0 or words.pos[before] in ("PUNCT", "SPACE")


def _predicated(clause: Clause) -> list[int]:
    """The heads of what a copula says of its subject."""
    return [a.head for a in clause.of("complement")] if clause.lemma in COPULAS else []


def _qualities(scene: Scene, clause: Clause) -> list[int]:
    """What is predicated, with the adjectives before a noun of no colour of its own: «was an illegal act»."""
    heads = _predicated(clause)
    plain = [h for h in heads if scene.words.lemma[h].lower() in listed("any_act")]
    return heads + [c for h in plain for c in scene.words.children[h] if scene.words.dep[c] == "amod"]


def _modal_holds(scene: Scene, clause: Clause, row: SaidRow) -> bool:
    """«Must», «should»: not «it should be noted», «the plan should bring jobs» nor «should he win»."""
    modal = clause.modal if clause.modal in row.words else _semi_modal(scene, clause)
    if modal not in row.words or (modal in MAYBE and clause.voice == "active"):
        return False
    if clause.lemma in REMARKS:
        return False
    subject = _subject(clause)
    if modal != "should":
        return True
    if subject and any(scene.words.lower[c] == "should" for c in scene.words.children[clause.head] if c < subject.head):
        return False
    if clause.voice == "passive" or not clause.of("object"):
        return True
    return subject is not None and scene.parties.headed(subject.head) is not None


def _semi_modal(scene: Scene, clause: Clause) -> str:
    """«need to», «have to» above an infinitive stand in the governing clause itself."""
    words = scene.words
    if clause.lemma not in SEMI or clause.tense != "present" or clause.kind != "verb":
        return ""
    if any(words.lower[child] == "yet" for child in words.children[clause.head]):
        return ""  # «have yet to report»
    return SEMI[clause.lemma] if any(words.dep[child] == "xcomp" for child in words.children[clause.head]) else ""


def _made(scene: Scene, clause: Clause, speaker: Entity, row: SaidRow, told: Sequence[Draft]) -> Draft | None:
    words, subject = scene.words, _subject(clause)
    if subject is not None and row.type == "ACCUSE":
        told_of = words.lemma[subject.head].lower()
        if told_of in listed("report_of_act") or (told_of in listed("fate") and row.where == "complement"):
            return None  # «the claims are baseless» denies them, «the war is a tragedy» blames nobody
    towards = _towards(scene, clause, row) or _listener(scene, clause, row) or _pointed_to(scene, clause, row, told)
    recipient = [e for e in towards if e.actor != speaker.actor]
    if row.type == "ACCUSE" and not recipient and not _addressed(scene, clause):
        return None
    first, last = words.left[clause.head], words.right[clause.head]
    return Draft(
        clause=clause,
        type=row.type,
        rule=f"said:{row.where} {clause.lemma}",
        modes=row.modes,
        actor=voices(scene, speaker),
        recipient=tuple(recipient),
        content=Argument("said", clause.head, first, last),
        specificity=2,
        status="actual",
    )


def _towards(scene: Scene, clause: Clause, row: SaidRow) -> list[Entity]:
    """Whom the saying is about: the subject, who stands within its phrase, or whose it is by what is predicated."""
    if row.whose == "self":
        return _served(scene, clause, row)
    subject = _blamed(clause, row)
    found = [] if subject is None else party(scene, subject.head, owner=True)
    if not found and row.type == "REQUEST" and subject is not None:
        return list(whose_act(scene, subject.head))
    if not found and row.type == "ACCUSE":
        act = scene.by_head.get(subject.head) if subject else None
        behind = BY if act is not None and act.kind != "verb" and undergoes(scene, act, "of") else BEHIND
        found = _within(scene, subject.head, behind) if subject else []
        harm = listed("harm")
        told = [(h, BY if scene.words.lemma[h].lower() in harm else BEHIND) for h in _predicated(clause)]
        found = (found or [e for head, behind in told for e in _within(scene, head, behind)])[:1]
    return found


def _served(scene: Scene, clause: Clause, row: SaidRow) -> list[Entity]:
    """To whom a promise or threat goes: «send aid to X», «work with X», else the verb's object."""
    roles = ["indirect", "object"] if clause.lemma not in listed("giving") else ["indirect"]
    for role in (*roles, *(("with", "to", "for", "from") if row.type in ("AGREE", "CONCEDE") else ("against",))):
        found = [e for a in arguments(clause, role) for e in party(scene, a.head, owner=True)]
        if found:
            return found
    return []


def _listener(scene: Scene, clause: Clause, row: SaidRow) -> list[Entity]:
    """Who is spoken to, where an order or «you» is put to him: not the press, to whom all is told."""
    subject, words = _subject(clause), scene.words
    if row.where != "imperative" and (subject is None or words.lower[subject.head] not in ("you", "your")):
        return []
    at = words.start[clause.head]
    heard = [e for start, end, e in scene.listeners if start <= at < end and e.actor in scene.parties.actors]
    return [e for e in heard if e.text.split()[-1].lower() not in _press() and _kind(scene, e) != "media"]


@cache
def _press() -> frozenset[str]:
    """«Reporters», «journalists» and their like."""
    singular = word_lists()["press"]
    return singular | {f"{noun}s" for noun in singular}


def _kind(scene: Scene, entity: Entity) -> str:
    return scene.parties.actors[entity.actor].kind if entity.actor else ""


def _pointed_to(scene: Scene, clause: Clause, row: SaidRow, told: Sequence[Draft]) -> list[Entity]:
    """«The raid was cowardly», «this is a crime»: who did what was told before."""
    subject = _blamed(clause, row)
    if row.type != "ACCUSE" or row.whose == "self" or subject is None or scene.words.pos[subject.head] != "NOUN":
        return []
    return list(meant(scene, subject.head, told)) if pointing(scene, subject.head) else []


def _within(scene: Scene, head: int, behind: frozenset[str]) -> list[Entity]:
    """The parties named in the phrase of `head` behind such a preposition, or as owners there."""
    words = scene.words
    out: list[Entity] = []
    for child in words.children[head]:
        if words.dep[child] in ("prep", "agent") and words.lower[child] in behind:
            for inner in words.children[child]:
                out.extend(party(scene, inner, owner=True))
    return out


def _blamed(clause: Clause, row: SaidRow) -> Argument | None:
    """Who is reproached or asked: the subject; the by-phrase of a passive."""
    if (row.where == "verb" or row.type == "REQUEST") and clause.voice == "passive":
        return next(iter(clause.of("subject")), None)
    return _subject(clause)


def _addressed(scene: Scene, clause: Clause) -> bool:
    """«You stole the vote», «your presence is a calamity»: the one spoken to stands nowhere else."""
    words, subject = scene.words, _subject(clause)
    if subject is None:
        return False
    return words.lower[subject.head] in ("you", "those") or any(
        words.lower[child] == "your" for child in words.children[subject.head]
    )
