"""A speech act and what was told before go in; whom it concerns comes out, where the act is only pointed to.

«Condemned the attack»: who attacked. «Rejected the demand»: who demanded. «Refused to obey the general's orders»: the
general. Each way follows one path; who merely undergoes what is judged or asked for is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.model import Argument, Clause, Entity
from sayso.relate.draft import Draft
from sayso.relate.frames import FrameTable
from sayso.relate.joining import agree
from sayso.relate.roles import acts_as_modifier, arguments, listed, party
from sayso.relate.scene import Scene

POINTING = frozenset({"the", "this", "that", "such", "these", "those"})
REACH = 4  # sentences back to which «the move» may point
DOER_PATHS = ("possessor", "by", "from", "modifier", "of", "between")
HELD_BY = ("possessor", "modifier", "of")
FAULTING = frozenset({"SANCTION", "PROTEST", "ACCUSE"})
UNLIKE = {  # what «the action» and «the decision» were not, where something else was told
    "deed": frozenset({"AGREE", "CONSULT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}),
    "decided": frozenset({"ACCUSE", "PROTEST", "ASSAULT", "CONSULT"}),
}
FORCE = frozenset({"ASSAULT", "COERCE"})
ABOUT = frozenset({"for", "of", "to", "over", "about", "at", "with"})
STEM = 4


def pointed_to(scene: Scene, clause: Clause, told: Sequence[Draft]) -> tuple[Entity, ...]:
    """Whose act «the operation», «this move» or «the killing of X» was, among the acts told before."""
    words = scene.words
    for each in clause.arguments:
        head = each.head
        if each.role not in ("object", "oblique", "clause") or words.pos[head] != "NOUN":
            continue
        if not pointing(scene, head):
            continue
        found = meant(scene, head, told)
        if found:
            return found
    return ()


def pointing(scene: Scene, head: int) -> bool:
    """Whether «the», «this» or the like stands before the noun."""
    return any(scene.words.lower[c] in POINTING for c in scene.words.children[head])


def meant(scene: Scene, head: int, told: Sequence[Draft]) -> tuple[Entity, ...]:
    """The actor of the act that the noun means: one just told, else the article's first; the same stem leads."""
    words, noun = scene.words, scene.words.lemma[head].lower()
    if noun in listed("court_act"):
        return _court_before(scene, head)
    types = _meant_by(scene.frames, noun)
    here, of = words.sentence[head], _undergoing(scene, head)
    fitting = [
        d
        for d in told
        if d.actor
        and d.clause.head < head
        and (d.type in types or ("any" in types and here - words.sentence[d.clause.head] <= REACH))
        and agree(d.recipient, of)
    ]
    unlike = UNLIKE.get(next((kind for kind in UNLIKE if noun in listed(kind)), ""), frozenset({"ACCUSE"}))
    fitting = [d for d in fitting if d.type not in unlike] or (fitting if types.isdisjoint(FORCE) else [])
    fitting = [d for d in fitting if d.clause.lemma[:STEM] == noun[:STEM]] or fitting
    if not fitting:
        return ()
    near = [d for d in fitting if here - words.sentence[d.clause.head] <= 1 or "any" in types]
    return near[-1].actor if near else fitting[0].actor


def _court_before(scene: Scene, head: int) -> tuple[Entity, ...]:
    """The court that was told last before the noun, within reach."""
    words = scene.words
    for each in reversed(scene.mentions.mentions):
        actor = scene.parties.actors.get(each.actor)
        if actor is None or actor.kind != "court" or each.head >= head or each.kind == "pronoun":
            continue
        near = words.sentence[head] - words.sentence[each.head] <= REACH
        return (Entity(text=each.text, span=each.span, actor=each.actor),) if near else ()
    return ()


def _meant_by(table: FrameTable, noun: str) -> frozenset[str]:
    """The event types that a noun may tell; «any» for nouns such as «move»."""
    told = {frame.type for frame in table.index.get((noun, "noun"), ())}
    told = {"ASSAULT"} if "ASSAULT" in told else told  # an attack may be one in words or on computers, but seldom is
    return frozenset(told | {"any"}) if noun in listed("any_act") else frozenset(told)


def _undergoing(scene: Scene, head: int) -> tuple[Entity, ...]:
    """Who undergoes the act that the noun `head` tells, as far as its own phrase says."""
    act = scene.by_head.get(head)
    roles = ("of", "against", "on") if act else ()
    return tuple(e for role in roles if act for a in arguments(act, role) for e in party(scene, a.head))


def doer(scene: Scene, clause: Clause) -> tuple[Entity, ...]:
    """Whose act is judged: «rejected a request from X», «condemned the attack by X», «criticised X's decision»."""
    if clause.lemma in listed("echoing"):
        return ()
    for role in ("object", "of", "to", "at", "by", "in", "into", "against", "over", "on", "with"):
        for each in arguments(clause, role):
            if found := whose(scene, each.head, clause):
                return found
    return _first(scene, clause, ("by",)) if clause.voice == "active" and clause.of("object") else ()


def _judged(scene: Scene, noun: int) -> Clause | None:
    """The act that a noun tells; «support for X's plan» judges the plan."""
    act = scene.by_head.get(noun)
    if act is None or act.lemma not in listed("backing"):
        return act
    towards = ABOUT - {"for"} if act.lemma == "concern" else ABOUT
    below = [scene.by_head[a.head] for a in act.of("oblique") if a.head in scene.by_head and a.preposition in towards]
    return next((c for c in below if c.kind != "verb"), act)


def whose_act(scene: Scene, noun: int) -> tuple[Entity, ...]:
    """Who is to act where an act's noun says what is asked: «the withdrawal of the troops», «an end to their raids»."""
    act = scene.by_head.get(noun)
    if act is None or scene.words.pos[noun] != "NOUN":
        return ()
    if act.lemma in listed("ending"):
        ended = [a.head for role in ("to", "of", "in") for a in arguments(act, role)]
        return next((found for head in ended if (found := whose_act(scene, head))), ())
    if not scene.frames.index.get((act.lemma, "noun")) and act.lemma not in listed("sway"):
        return ()
    return _first(
        scene, act, (path for path in ("possessor", "by", "modifier", "of") if not undergoes(scene, act, path))
    )


def whose(
    scene: Scene, noun: int, judging: Clause | None = None, paths: tuple[str, ...] = DOER_PATHS
) -> tuple[Entity, ...]:
    """Who did what the noun tells: «abuses by X», «the law that X passed»; not who undergoes it."""
    act = _judged(scene, noun)
    if act is None or scene.words.pos[noun] != "NOUN":
        return ()
    found = _first(scene, act, (path for path in paths if not undergoes(scene, act, path)))
    return found or described(scene, noun, judging or act)


def described(scene: Scene, noun: int, judging: Clause) -> tuple[Entity, ...]:
    """«A bill passed by the senate», «the raid that Chad made»: who did it, in the clause that describes the noun."""
    for child in scene.words.children[noun]:
        told = scene.words.dep[child] in ("acl", "relcl") and child != judging.head
        clause = scene.by_head.get(child) if told else None
        for each in clause.of("subject") if clause and clause.mark != "to" else ():
            found = party(scene, each.head) if each.head != noun else []
            if found:
                return tuple(found)
    return ()


def undergoes(scene: Scene, act: Clause, path: str) -> bool:
    """Whether what stands on this path of a noun undergoes the act: «the killing of X», «X's arrest»."""
    if path not in HELD_BY:
        return False
    noun = act.lemma
    if noun in listed("undergone"):
        return path == "of" or not arguments(act, "of")
    if noun in listed("sending"):
        return path == "of"
    return path == "of" and any(f.type in FORCE for f in scene.frames.index.get((noun, "noun"), ()))


def without_victims(scene: Scene, draft: Draft) -> tuple[Entity, ...]:
    """The draft's recipients but for those who only undergo what it judges or asks for."""
    out: set[int] = set()
    for each in (*draft.clause.arguments, *([draft.content] if draft.content else [])):
        act = scene.by_head.get(each.head)
        if act is not None and scene.words.pos[each.head] == "NOUN":
            out |= {a.head for path in HELD_BY if undergoes(scene, act, path) for a in arguments(act, path)}
    if not out:
        return draft.recipient
    held = [scene.words.span(head, head + 1) for head in out]
    return tuple(e for e in draft.recipient if not any(e.span.touches(span) for span in held))


def refused(scene: Scene, told: Argument) -> tuple[Entity, ...]:
    """Whom a refusal to act is put to: whose order is not obeyed, whom one will not meet, back or pay."""
    inner = scene.by_head.get(told.head)
    if inner is None or inner.kind != "verb":
        return ()
    for each in inner.of("object"):
        demand = scene.by_head.get(each.head)
        if demand is not None and demand.lemma in listed("demand"):
            return _first(scene, demand, ("from", "by", "possessor", "of", "modifier"))
    if inner.lemma in listed("meeting") or inner.lemma in listed("siding"):
        return _first(scene, inner, ("object", "with", "to", "by"))
    return _first(scene, inner, ("indirect",))


def _first(scene: Scene, clause: Clause, roles: Iterable[str]) -> tuple[Entity, ...]:
    """The parties of the first of these roles that has any."""
    for role in roles:
        told = [a.head for a in arguments(clause, role) if role != "modifier" or acts_as_modifier(scene, a.head)]
        found = [e for head in told for e in party(scene, head)]
        if found:
            return tuple(found)
    return ()


def whose_fault(scene: Scene, clause: Clause, told: Sequence[Draft]) -> tuple[Entity, ...]:
    """«Left the cabinet of X at his refusal», «protested against X over its refusal»: it was X who refused."""
    words = scene.words
    mine = [a.head for a in clause.of("possessor") if words.tag[a.head] == "PRP$"]
    hung = words.head[clause.head]
    if clause.kind != "nominal" or not mine or words.lower[hung] not in ("at", "over", "for"):
        return ()
    above = next((d for d in told if d.clause.head == clause.governor and d.type in FAULTING), None)
    if above is None or len(above.recipient) != 1 or words.lower[mine[0]] in ("our", "my", "your"):
        return ()
    return above.recipient


def joined_in(scene: Scene, clause: Clause) -> tuple[Entity, ...]:
    """«X joined Y in condemning Z», «X was joined by Y in urging Z»: both do it."""
    words = scene.words
    above = scene.by_head.get(clause.governor) if clause.governor is not None else None
    if clause.link != "pcomp" or above is None or above.lemma != "join" or words.lower[words.head[clause.head]] != "in":
        return ()
    found: dict[str, Entity] = {}
    for each in (*above.of("subject"), *above.of("object")):
        found.update((e.actor or e.text, e) for e in party(scene, each.head))
    return tuple(found.values())


def strayed_agent(scene: Scene, clause: Clause) -> tuple[Entity, ...]:
    """«Was ordered to leave by X», «was accused of theft by X»: who acts hangs on what is asked or blamed."""
    words = scene.words
    if clause.voice != "passive" or clause.of("subject"):
        return ()
    for each in clause.arguments:
        if each.role != "infinitive" and each.preposition not in ("of", "with"):
            continue
        if any(words.dep[c] in ("auxpass",) or words.lower[c] == "of" for c in words.children[each.head]):
            continue
        for child in words.children[each.head]:
            if words.lower[child] == "by" and words.dep[child] in ("prep", "agent"):
                found = [e for c in words.children[child] if words.dep[c] == "pobj" for e in party(scene, c)]
                if found:
                    return tuple(found)
    return ()
