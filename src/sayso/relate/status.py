"""A clause with its words goes in; whether its act happened comes out: actual, future, hypothetical or negated.

Status is decided first by what stands at the act itself (negation, modals, subordinators, modifiers), then upwards
through every predicate that embeds it; rows in lexicon/status_words.tsv and
lexicon/status_embedding.tsv say what each of those does.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sayso.lexicon.tables import rows
from sayso.model import Clause, Words
from sayso.relate.embedding import effect_of, effects, is_needed, is_owed
from sayso.relate.sources import is_verbal
from sayso.terms import Status

HIGHEST = 14  # embeddings that are climbed: deeper than any sentence that people write
KNOWN: dict[str, Status] = {
    "actual": "actual",
    "future": "future",
    "hypothetical": "hypothetical",
    "negated": "negated",
}
COMPLEMENT = frozenset({"ccomp", "xcomp", "pcomp", "acl", "csubj", "oprd"})
NOT_NEGATING = frozenset({"only", "just", "merely", "necessarily"})
LEADS = {
    "wanted": ("for", "to"),
    "negates": ("from",),
    "hypothetical": ("of", "for", "to", "with"),
    "future": ("for", "to", "at"),
    "doubts": ("of",),
}


@cache
def _words(where: str) -> dict[str, Status]:
    return {word: KNOWN[status] for word, place, status in rows("status_words", 3) if place == where}


def status_of(words: Words, clauses: Sequence[Clause], clause: Clause) -> Status:  # noqa: ARG001
    """Whether the act of `clause` happened, will, may, or did not."""
    status, at = _own(words, clause.head), clause.head
    light = set(clause.words)
    for _ in range(HIGHEST):
        step = _step(words, at, light)
        if step is None:
            break
        at, effect = step
        if effect == "factive":
            break
        above = _own(words, at)
        if above == "future" and words.lemma[at] in _words("goes on"):
            above = "actual"
        elif effect == "wanted" and _performed(words, clause.head, at):
            return "actual"
        status = _through(effect, above, status)
        if effect in ("denies", "negates", "wanted", "hypothetical", "doubts") and status != "actual":
            break
    return status


def _performed(words: Words, act: int, at: int) -> bool:
    """«I want to thank», «we would like to apologise»: the speech act is done in saying so."""
    if words.lemma[act] not in _words("performed") or words.lemma[at] not in ("want", "wish", "like"):
        return False
    return any(words.lower[kid] in ("i", "we") and words.dep[kid] == "nsubj" for kid in words.children[at])


def embedded(words: Words, token: int) -> tuple[str, int] | None:
    """The predicate in whose complement `token` stands, and what that does to it; None where it stands free.

    Predicates without effect of their own («began to», «was», light verbs) are passed through.
    """
    at = token
    for _ in range(HIGHEST):
        step = _step(words, at, set())
        if step is None:
            return ("hypothetical", at) if _marked(words, at) == "hypothetical" else None
        at, effect = step
        if effect == "factive":
            return None
        if effect not in ("actual", "shared", "beside", "told"):
            return effect, at
    return None


def governed(words: Words, token: int) -> tuple[int, str] | None:
    """The nearest predicate in whose complement `token` stands, and its effect, also «actual» and «factive».

    Conjuncts share what governs the first; light verbs and «to be» are no governors of their own.
    """
    at = token
    for _ in range(HIGHEST):
        step = _step(words, at, set())
        if step is None:
            return None
        at, effect = step
        if effect not in ("shared", "beside"):
            return at, effect
    return None


def _own(words: Words, token: int) -> Status:
    """The status that stands at the predicate itself."""
    return _verb_status(words, token) if is_verbal(words, token) else _noun_status(words, token)


def _verb_status(words: Words, verb: int) -> Status:
    negated = _negated(words, verb)
    modal = _modal(words, verb)
    if modal:
        past = any(words.lemma[kid] == "have" and words.dep[kid] == "aux" for kid in words.children[verb])
        name, status = modal
        if name in ("would", "'d", "’d") and not past and _backshifted(words, verb):
            status = "future"
        if name in ("must", "can", "ca") and past and negated:
            return "negated"
        return "negated" if negated and (status == "future" or name in ("could", "can", "ca", "would")) else status
    if negated:
        return "negated"
    if (marked := _marked(words, verb)) != "actual":
        return marked
    if _asked(words, verb) or _imperative(words, verb):
        return "hypothetical"
    adverbs = _words("adverb")
    return next(
        (
            adverbs[words.lower[kid]]
            for kid in words.children[verb]
            if words.lower[kid] in adverbs and words.dep[kid] == "advmod"
        ),
        "actual",
    )


def _negated(words: Words, verb: int) -> bool:
    for kid in words.children[verb]:
        dep, lower = words.dep[kid], words.lower[kid]
        if dep == "neg" and words.lower[min(kid + 1, len(words) - 1)] not in NOT_NEGATING:
            return True
        if dep in ("nsubj", "nsubjpass", "dobj", "attr") and (lower in _words("subject") or _no(words, kid)):
            return True
        if dep == "advmod" and _words("adverb").get(lower) == "negated":
            return True
        if dep == "preconj" and lower == "neither":
            return True
    return False


def _no(words: Words, noun: int) -> bool:
    return any(
        words.lower[kid] in _words("determiner") and words.dep[kid] in ("det", "neg", "preconj")
        for kid in words.children[noun]
    )


def _modal(words: Words, verb: int) -> tuple[str, Status] | None:
    """The modal of the verb, or of the verb that it is coordinated with («may attack and burn»)."""
    modals = _words("modal")
    for kid in words.children[verb]:
        if words.dep[kid] == "aux" and words.lower[kid] in modals:
            return words.lower[kid], modals[words.lower[kid]]
    return None


def _backshifted(words: Words, verb: int) -> bool:
    """«said it would attack»: a future seen from the past."""
    if any(words.dep[kid] == "advcl" and _marked(words, kid) == "hypothetical" for kid in words.children[verb]):
        return False
    head = words.head[verb]
    return (
        words.dep[verb] in ("ccomp", "relcl", "acl", "conj")
        and head != verb
        and (words.tag[head] in ("VBD", "VBN") or not is_verbal(words, head))
    )


def _marked(words: Words, verb: int) -> Status:
    marks = _words("mark")
    for kid in words.children[verb]:
        if words.dep[kid] == "mark" and words.lower[kid] in marks:
            return marks[words.lower[kid]]
        if words.dep[kid] == "prep" and words.lower[kid] in ("without",) and words.dep[verb] == "pcomp":
            return "negated"
    return "actual"


def _asked(words: Words, verb: int) -> bool:
    """The main verb of a question that can be answered by yes or no."""
    if words.dep[verb] not in ("ROOT", "conj", "ccomp"):
        return False
    start, end = words.sentences[words.sentence[verb]]
    while end > start + 1 and not words.text[end - 1].strip("\"”'’) "):
        end -= 1
    if words.text[end - 1] != "?":
        return False
    return not any(words.tag[t] in ("WDT", "WP", "WRB") for t in range(start, min(start + 3, end)))


def _imperative(words: Words, verb: int) -> bool:
    if words.tag[verb] != "VB" or words.dep[verb] != "ROOT":
        return False
    return not any(words.dep[kid] in ("nsubj", "nsubjpass", "aux", "auxpass", "expl") for kid in words.children[verb])


def _noun_status(words: Words, noun: int) -> Status:
    if _no(words, noun):
        return "negated"
    modifiers = _words("modifier")
    for kid in words.children[noun]:
        if kid < noun and words.lower[kid] in modifiers and words.dep[kid] in ("amod", "compound", "det"):
            return modifiers[words.lower[kid]]
    if any(words.dep[kid] == "neg" for kid in words.children[noun]):
        return "negated"
    return "actual"


def _step(words: Words, token: int, light: set[int]) -> tuple[int, str] | None:
    """The predicate above `token` and what it does to it; None where `token` stands on its own."""
    head, dep = words.head[token], words.dep[token]
    if head == token:
        return None
    if head in light:
        return head, "shared"
    if dep == "conj":
        return _above_conjunct(words, token, head)
    if dep == "advcl":
        return _adverbial(words, token, head)
    if (
        dep == "acl"
        and words.tag[token] in ("VBG", "VBN")
        and not _has_to(words, token)
        and not _own_subject(words, token)
    ):
        return None
    if dep in COMPLEMENT and (is_verbal(words, head) or words.pos[head] in ("NOUN", "ADJ", "PROPN")):
        return _embedder(words, token, head)
    if dep == "pcomp" or (dep == "pobj" and not is_verbal(words, token)):
        return _behind_preposition(words, token, head)
    if dep in ("dobj", "attr", "oprd", "conj", "nsubj", "nsubjpass", "dep") and not is_verbal(words, token):
        return _nominal(words, token, head)
    if dep == "compound":
        return head, effect_of(words, head, "actual") if effect_of(words, head, "") in (
            "hypothetical",
            "wanted",
            "negates",
        ) else "shared"
    return None


def _above_conjunct(words: Words, token: int, head: int) -> tuple[int, str] | None:
    """A conjunct without its own subject shares what stands before it; one with a subject shares what embeds both."""
    own = _own_subject(words, token)
    if is_verbal(words, token) != is_verbal(words, head):
        return None
    if own or any(words.dep[kid] == "aux" and words.tag[kid] == "MD" for kid in words.children[token]):
        return head, "beside"
    if words.tag[token] == "VBD" and words.tag[head] == "VB":  # «asked Y to leave and left»
        while words.head[head] != head and words.tag[head] != "VBD":
            head = words.head[head]
        return head, "beside"
    if (
        is_verbal(words, token)
        and words.tag[token] in ("VBD", "VBZ", "VBP")
        and words.tag[head] in ("VB", "VBN", "VBG")
    ):
        return head, "beside"
    return head, "shared" if not is_verbal(words, token) or words.tag[token] == words.tag[head] else "beside"


def _adverbial(words: Words, token: int, head: int) -> tuple[int, str] | None:
    """«in order to», «to free them»: purpose; any other adverbial clause stands on its own."""
    to = next((kid for kid in words.children[token] if words.lower[kid] == "to" and words.dep[kid] == "aux"), None)
    if to is not None:
        result = words.lemma[head] in ("return", "go_on", "live", "wake", "survive") or words.lower[to - 1] == "only"
        effect = "actual" if result else "hypothetical"
        known = effects().get((words.lemma[head], "V"))
        return head, known if known in ("future", "wanted", "negates") else effect
    return None


def _embedder(words: Words, token: int, head: int) -> tuple[int, str]:
    infinite = _has_to(words, token)
    dep = words.dep[token]
    if words.lemma[head] in ("go", "be") and infinite:
        return head, "future" if words.lemma[head] == "be" or words.tag[head] == "VBG" else "actual"
    if words.lemma[head] == "have" and infinite:
        return head, "actual" if words.tag[head] in ("VBD", "VBN") else "hypothetical"
    if dep == "ccomp" and is_owed(words, head):
        return head, "wanted"
    adjective = (
        next((kid for kid in words.children[head] if words.dep[kid] == "acomp"), None) if dep == "xcomp" else None
    )
    at = adjective if adjective is not None and infinite else head
    finite = (
        dep == "ccomp"
        and not infinite
        and any(words.dep[kid] in ("nsubj", "nsubjpass", "expl") for kid in words.children[token])
    )
    effect = effect_of(
        words,
        at,
        "hypothetical" if infinite and words.pos[at] != "VERB" else "actual" if not infinite else "hypothetical",
    )
    if finite and effect in ("hypothetical", "future", "negates", "actual") and is_verbal(words, at):
        effect = "told"
    if infinite and effect == "reported":
        effect = "reported" if _passive(words, at) or words.tag[at] == "VBN" else "wanted"
    return head, effect


def _passive(words: Words, verb: int) -> bool:
    return any(words.dep[kid] in ("auxpass", "nsubjpass") for kid in words.children[verb])


def _has_to(words: Words, verb: int) -> bool:
    return any(words.lower[kid] == "to" and words.dep[kid] == "aux" for kid in words.children[verb])


def _own_subject(words: Words, verb: int) -> bool:
    return any(words.dep[kid] in ("nsubj", "nsubjpass", "expl") for kid in words.children[verb])


def _behind_preposition(words: Words, token: int, preposition: int) -> tuple[int, str] | None:
    """«without firing», «prevented them from leaving», «plans for an attack», «accused of bombing»."""
    name, above = words.lower[preposition], words.head[preposition]
    if name in _words("preposition") or (name == "from" and words.lower[preposition - 1] == "far"):
        return preposition, "negates"
    if words.dep[preposition] in ("prep", "agent") and above != preposition:
        effect = effect_of(words, above, "")
        if is_verbal(words, above):
            wanted = name in LEADS.get(effect, ())
            light = words.dep[token] == "pobj" and words.lemma[above] in _words("occurs")
            return (
                (above, effect)
                if wanted
                else (above, "shared")
                if light
                else (above, "reported")
                if effect == "reported"
                else None
            )
        if words.pos[above] == "ADJ":
            return (above, effect) if effect else None
        if effect and (name in ("of", "for", "to", "at", "on", "about", "against", "in", "that")):
            return above, effect
    return None


def _nominal(words: Words, noun: int, verb: int) -> tuple[int, str] | None:
    """A nominal act as object or subject of a verb."""
    if not is_verbal(words, verb):
        return (verb, "shared") if words.dep[noun] == "conj" else None
    effect = effect_of(words, verb, "")
    dep = words.dep[noun]
    if dep in ("nsubj", "nsubjpass"):
        passive = dep == "nsubjpass" and effect in ("wanted", "future", "hypothetical", "negates")
        if passive:
            return verb, effect
        if is_needed(words, verb):
            return verb, "wanted"
        return (verb, "shared") if words.lemma[verb] in _words("occurs") else None
    if effect in ("wanted", "negates", "hypothetical", "future"):
        return verb, effect
    if effect == "factive":
        return verb, effect
    return (verb, "shared") if effect == "actual" or words.lemma[verb] in _words("occurs") else None


def _through(effect: str, above: Status, status: Status) -> Status:
    """The status of an act, given what its embedder does and the embedder's own status."""
    if effect in ("beside", "told"):
        return status
    if effect in ("actual", "shared"):
        return status if above == "actual" else above if status == "actual" else status
    if effect == "reported":
        return "hypothetical" if above == "negated" and status == "actual" else status
    if effect in ("negates", "denies"):
        if above == "negated":
            return status
        return "negated" if above == "actual" else above
    if above == "negated":
        return "negated"
    if effect == "future":
        return (
            "future"
            if status in ("actual", "future") and above in ("actual", "future")
            else "hypothetical"
            if status != "negated"
            else status
        )
    return "hypothetical" if status != "negated" else status
