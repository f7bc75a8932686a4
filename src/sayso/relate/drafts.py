"""A scene goes in; drafts of events come out: a clause, the frame that fits it, its parties; each act once."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.lexicon.framerows import word_lists
from sayso.model import Argument, Clause, Entity
from sayso.relate.ahead import in_its_tense, is_general
from sayso.relate.culprits import with_culprits
from sayso.relate.draft import SPEAKING, Draft
from sayso.relate.filling import filled
from sayso.relate.frames import Frame, match
from sayso.relate.holding import Holding, lying
from sayso.relate.joining import join_retellings, join_within
from sayso.relate.mishaps import by_mishap
from sayso.relate.pairs import in_pairs
from sayso.relate.protested import answers
from sayso.relate.roles import content, fill, listed
from sayso.relate.said import said_drafts
from sayso.relate.scene import Scene, first_person
from sayso.relate.status import embedded
from sayso.relate.unreal import is_unreal
from sayso.relate.victims import with_victims
from sayso.terms import Status

URGING = frozenset({"must", "should", "ought"})
PUT_TO = frozenset({"REQUEST", "THREATEN"})
OWNED = frozenset({"ASSAULT", "COERCE", "PROTEST", "SANCTION", "MOBILIZE", "RETREAT"})


def draft_events(scene: Scene) -> tuple[Draft, ...]:
    """The drafts of an article, in the order of the text."""
    drafts = [d for clause in scene.clauses if clause.link != "amod" for d in [_draft(scene, clause)] if d]
    drafts = join_within(scene, drafts)
    drafts = _without_contents(scene, drafts)
    told: list[Draft] = []
    for each in drafts:
        standing = in_its_tense(scene, each) if _stands(scene, each) and not is_unreal(scene, each) else None
        full = in_pairs(scene, filled(scene, standing, told), told) if standing else None
        if full and not is_general(scene, full):
            told.append(full)
    return tuple(join_retellings(scene, with_culprits(scene, with_victims(scene, _with_said(scene, told)))))


def _with_said(scene: Scene, told: list[Draft]) -> list[Draft]:
    """The drafts with what is done by saying something; «Chad should free them, he said» asks, nobody is freed."""
    urged = {id(d) for d in told if d.clause.modal in URGING and d.status is None}
    taken = frozenset(token for d in told if id(d) not in urged for token in d.clause.words)
    said = list(said_drafts(scene, taken, told))
    asked = {d.clause.head for d in said if d.type == "REQUEST"}
    kept = [d for d in told if id(d) not in urged or asked.isdisjoint(d.clause.words)]
    held = {token for d in kept for token in d.clause.words}
    return [*kept, *(d for d in said if d.clause.head not in held)]


def _draft(scene: Scene, clause: Clause) -> Draft | None:
    frame = match(clause, scene.words, scene.classify, scene.frames)
    if frame is None:
        return None
    actor = fill(scene, clause, frame.actor)
    owner = frame.type in OWNED or frame.type in SPEAKING
    hit = fill(scene, clause, frame.recipient, owner=owner)
    if frame.type == "PROTEST":  # «against workers' poor pay»: the workers are not protested against
        direct = fill(scene, clause, frame.recipient)
        hit = direct or tuple(e for e in hit if answers(scene, e))
    recipient = tuple(r for r in hit if not _among(r, actor) and not _town(scene, clause, r))
    if frame.type == "ASSAULT":
        recipient = tuple(r for r in recipient if not _premises(scene, r))
    return Draft(
        clause=clause,
        type=frame.type,
        rule=frame.id,
        modes=frame.modes,
        actor=actor,
        recipient=recipient,
        content=_content(scene, clause, frame, recipient),
        specificity=len(frame.conditions),
        status=_settled(frame),
    )


def _town(scene: Scene, clause: Clause, entity: Entity) -> bool:
    """«The shelling of Harun»: what guns fall on is no person by the mere name."""
    if clause.lemma not in listed("shelling") or " " in entity.text:
        return False
    actor = scene.parties.actors.get(entity.actor or "")
    return actor is not None and actor.kind in ("person", "organisation") and actor.name == entity.text


def _premises(scene: Scene, entity: Entity) -> bool:
    """«A school», «two banks»: a house without a name that is hit, not who keeps it."""
    actor = scene.parties.actors.get(entity.actor or "")
    if actor is None or actor.named or actor.kind != "organisation":
        return False
    last = entity.text.lower().rpartition(" ")[2]
    return any(word in word_lists()["building"] for word in (last, last.removesuffix("s"), last.removesuffix("es")))


def _settled(frame: Frame) -> Status | None:
    """«Will not allow», «must leave», «sees no reason»: where the frame asks for modal or «not», saying is the act."""
    tests = [t for tests in frame.conditions for t in tests if not t.negated]
    asked = any(t.kind == "modal" or t.role == "negated" or (t.kind == "near" and "no" in t.values) for t in tests)
    return "actual" if asked and frame.type in SPEAKING else None


def _among(entity: Entity, others: Sequence[Entity]) -> bool:
    return any(entity.span == o.span or (entity.actor and entity.actor == o.actor) for o in others)


def _content(scene: Scene, clause: Clause, frame: Frame, recipient: Sequence[Entity]) -> Argument | None:
    expression = frame.content
    if not expression and frame.type in SPEAKING:
        expression = (("clause",), ("infinitive",), ("gerund",))
    parties = recipient if frame.type in PUT_TO else ()
    found = content(scene, clause, expression, parties) if expression else None
    if found and found.head in scene.timed:
        return None  # «arrested on Friday»: a day is no content
    return found


def _without_contents(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Leave out what another speech act only asks for, promises, threatens or accuses of (codebook rule 2)."""
    words = scene.words
    held = Holding(
        (min(inside.first, words.left[inside.head]), words.right[inside.head], draft.clause.head)
        for draft in drafts
        if draft.type in SPEAKING and (inside := draft.content) is not None
    )

    def is_content(token: int) -> bool:
        return any(token != head and not _aside(scene, token, head) for head in held.around(token, token + 1))

    return [d for d in drafts if not is_content(d.clause.head)]


def _aside(scene: Scene, token: int, top: int) -> bool:
    """Whether a relative clause stands between `token` and `top`: it tells on its own, not what is asked."""
    words, steps = scene.words, 0
    while token != top and words.head[token] != token and steps < 40:
        if words.dep[token] == "relcl" or _rejoins(scene, token) or _told_of(scene, token):
            return True
        token, steps = words.head[token], steps + 1
    return False


def _told_of(scene: Scene, token: int) -> bool:
    """«the release of two nurses kidnapped by rebels»: a participle with its doer or day tells what was done before."""
    words = scene.words
    if words.dep[token] != "acl" or words.tag[token] != "VBN":
        return False
    first, last = token, words.right[token]
    dated = any(first < time.first and time.last <= last and time.kind == "date" for time in scene.mentions.times)
    return dated or any(words.dep[c] == "agent" or words.lower[c] == "during" for c in words.children[token])


def _rejoins(scene: Scene, token: int) -> bool:
    """«demanded that he resign and accused him»: a past verb joined to one that is not joins what is told again."""
    words = scene.words
    above = words.head[token]
    if words.dep[token] != "conj" or words.tag[token] != "VBD":
        return False
    return words.tag[above] in ("VB", "VBZ", "VBP", "MD") or _of_another(scene, token, above)


def _of_another(scene: Scene, token: int, above: int) -> bool:
    """«Claimed that X cheated and called for a recount»: the parser's clause has found another subject than X."""
    mine, theirs = ((c.of("subject") if (c := scene.by_head.get(t)) else ()) for t in (token, above))
    shared = bool(mine) and mine[0].inferred == "shared"
    return shared and bool(theirs) and theirs[0].head != mine[0].head


def _stands(scene: Scene, draft: Draft) -> bool:
    """Whether the draft tells an act: not a denied, wanted or merely thinkable one, not a bare noun without parties."""
    clause = draft.clause
    found = None if _rejoins(scene, clause.head) else embedded(scene.words, clause.head)
    if found and (_performed(scene, draft, found[1]) or _handed(draft, found[1])):
        return True
    if (found and found[0] in ("denies", "wanted", "hypothetical")) or _denied(scene, clause):
        return False
    if by_mishap(scene, draft) or _likened(scene, draft) or _sought(scene, clause):
        return False
    if clause.kind == "nominal" and not draft.actor and not draft.recipient and not _located(scene, draft):
        return False
    if clause.mark in ("if", "whether", "unless", "for") or clause.modal in ("can", "ca"):
        return False
    if clause.link == "relcl" and clause.tense == "present" and draft.type not in ("ASSAULT", "COERCE", "PROTEST"):
        return False
    return clause.mark != "to" or clause.link == "xcomp"


def _denied(scene: Scene, clause: Clause) -> bool:
    """Whether someone is told to deny it: an attribution, not an event (rule 27)."""
    span = scene.words.span(clause.head, clause.head + 1)
    return any(each.stance == "denies" for each in scene.chains.of(span))


def _sought(scene: Scene, clause: Clause) -> bool:
    """«To secure the release of the hostages»: what one strives for has not come about."""
    above = scene.by_head.get(clause.governor) if clause.kind == "nominal" and clause.governor is not None else None
    if above is None or above.lemma not in listed("striving") or above.mark != "to":
        return False
    return any(a.head == clause.head for a in above.of("object"))


def _likened(scene: Scene, draft: Draft) -> bool:
    """«The levy is an attack on the poor», «the others arrested»: but called so, people but pointed at."""
    words, clause = scene.words, draft.clause
    if clause.link == "acl" and draft.type in OWNED and len(clause.arguments) == 1:
        noun = words.head[clause.head]
        if words.lower[noun] in ("those", "others") or any(words.lower[c] == "the" for c in words.children[noun]):
            return True
    if clause.kind == "verb" and any(words.lower[c] in ("almost", "nearly") for c in words.children[clause.head]):
        return draft.type == "ASSAULT"
    if clause.kind == "nominal" and words.text[clause.head][0].isupper() and _in_name(scene, clause.head):
        return True
    if draft.type != "ASSAULT" or clause.kind != "nominal" or words.dep[clause.head] != "attr":
        return False
    subjects = [c for c in words.children[words.head[clause.head]] if words.dep[c] == "nsubj"]
    acts = word_lists()["attacknoun"] | word_lists()["explosive"]
    return any(words.pos[c] == "NOUN" and words.lemma[c].lower() not in acts for c in subjects)


def _in_name(scene: Scene, token: int) -> bool:
    """Whether the noun is a part of a longer name: «the Wool Campaign»."""
    mention = scene.parties.mention(token)
    return mention is not None and mention.kind == "name" and mention.last - mention.first > 1


def _performed(scene: Scene, draft: Draft, above: int) -> bool:
    """«I want to thank», «we would like to congratulate»: the wish is the act."""
    if draft.type not in SPEAKING or scene.words.lemma[above] not in ("want", "like", "wish", "have", "must"):
        return False
    return any(first_person(scene.words, a.head) for a in draft.clause.of("subject"))


def _handed(draft: Draft, above: int) -> bool:
    """«Offered an apology», «offered condolences»: what is said by offering it."""
    clause = draft.clause
    return clause.kind == "light" and clause.light == "offer" and clause.governor == above and draft.type in SPEAKING


def _located(scene: Scene, draft: Draft) -> bool:
    """Whether a nominal act without parties is placed or dated: «clashes in the capital», not «violence».

    So it is by a town's name («the Harun bombings») and, of protests, where others tell what befell «during a march».
    """
    if draft.type not in ("PROTEST", "ASSAULT"):
        return False
    first, last = scene.words.left[draft.clause.head], scene.words.right[draft.clause.head]
    if any(time.last <= last and time.kind == "date" for time in lying(scene.mentions.times, first, last)):
        return True
    before = scene.words.lower[scene.words.head[draft.clause.head]]
    if draft.type == "PROTEST" and (before in ("during", "amid") or (before == "in" and draft.clause.of("modifier"))):
        return True
    return any(
        (a.preposition in ("in", "at", "outside", "across", "near") and not a.inferred)
        or (a.role == "modifier" and a.head in scene.places)
        for a in draft.clause.arguments
    )
