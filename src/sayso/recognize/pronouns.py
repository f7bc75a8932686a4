"""An article's mentions go in; who its pronouns mean comes out: he, she, they, it, his, who, which.

The candidates are the parties told in the last sentences. Each stands out by the places it held there (a subject more
than an object, that more than an owner; half with each sentence back); gender, number and grammar rule candidates out.
A pronoun is linked to the one that stands out clearly; nouns that are no party may stand out instead, and then it is
linked to none.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from sayso.lexicon.tables import mapping
from sayso.lexicon.tables import words as word_list
from sayso.model import Words
from sayso.recognize.cast import Cast
from sayso.recognize.definites import join_beside, join_definites
from sayso.recognize.persons import gendered
from sayso.recognize.salience import CLAUSAL, place, predicative, reported, reporting, speaks, weight

PERSONAL = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
THING = frozenset({"it", "its", "itself"})
SELF = frozenset({"himself", "herself", "themselves", "itself"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
BODIES = frozenset(
    {"organisation", "armed_group", "party", "government", "legislature", "court", "police", "military", "state", "igo",
     "media"}
)  # fmt: skip
PLURALS = BODIES - {"state", "igo"} | {"group"}
NOBODY, PAIR = -1, -2
REACH = 5  # sentences
FADING = 0.5  # what a sentence's distance leaves
SAID_FADING = 0.35  # the same for the subject of a verb of saying
TOPIC = 0.06  # what each naming in the article adds, up to eight
LEAST = 0.3  # how prominent a party must be at least for «they» or «it»
CLEAR = {"one": 1.05, "many": 1.25, "it": 1.25}  # how far the first must stand out before the second


class Look(NamedTuple):
    """Where somebody was told: which draft (NOBODY: a noun that is no party, PAIR: «X and Y»), how prominently."""

    token: int
    draft: int
    weight: float
    sentence: int


@dataclass
class Focus:
    """What has been told so far, sentence by sentence."""

    cast: Cast
    quoted: list[bool]
    clock: list[int]  # each sentence's number, where sentences wholly in quotation marks do not count
    told: Counter[int] = field(default_factory=Counter)  # how often each draft is named in the article
    looks: list[Look] = field(default_factory=list)

    def note(self, token: int, draft: int) -> None:
        words = self.cast.words
        if draft < 0 or not predicative(words, token):
            self.looks.append(Look(token, draft, weight(words, token), self.clock[words.sentence[token]]))
            if draft >= 0 and any(words.dep[kid] == "conj" for kid in words.children[token]):
                self.looks.append(self.looks[-1]._replace(draft=PAIR))


def resolve_pronouns(cast: Cast) -> None:
    """Add a mention for every pronoun whose actor is plain."""
    words = cast.words
    join_beside(cast)
    join_definites(cast)
    _tell_genders(cast)
    quoted = in_quotes(words)
    focus = Focus(
        cast, quoted, _clock(words, quoted), Counter(cast.root(s.draft) for s in cast.spots if s.kind == "name")
    )
    heads = _mentions_by_token(cast)
    for token, tag in enumerate(words.tag):
        if token in heads:
            focus.note(token, heads[token])
        elif tag in ("WP", "WDT", "WP$") and words.lower[token] in RELATIVE:
            _relative(cast, token)
        elif tag in ("PRP", "PRP$"):
            found = _antecedent(focus, token)
            if found is not None:
                cast.mention(found, "pronoun", token, token + 1, token)
                focus.note(token, found)
        elif tag in ("NN", "NNS", "NNP", "NNPS") and words.dep[token] not in ("compound", "nmod", "npadvmod"):
            focus.note(token, NOBODY)


def _clock(words: Words, quoted: list[bool]) -> list[int]:
    """For each sentence how many sentences before it the article tells in its own voice."""
    out, count = [], 0
    for first, last in words.sentences:
        out.append(count)
        count += any(words.pos[t] in ("VERB", "AUX") and not quoted[t] for t in range(first, last))
    return out


def _tell_genders(cast: Cast) -> None:
    """The gender that a person's roles tell: «his wife», «the spokesman»."""
    table = gendered() | mapping("genders")
    for draft in cast.drafts:
        if draft.kind == "person" and not draft.gender and draft.joined is None:
            told = {table[role] for role in draft.roles if role in table}
            draft.gender = told.pop() if len(told) == 1 else ""


def _mentions_by_token(cast: Cast) -> dict[int, int]:
    found: dict[int, int] = {}
    for spot in cast.spots:
        if spot.kind in ("name", "description", "group"):
            found[spot.head] = cast.root(spot.draft)
        elif spot.kind == "title":
            found.setdefault(spot.head, cast.root(spot.draft))
    return found


def in_quotes(words: Words) -> list[bool]:
    """For each token whether it stands inside quotation marks; a paragraph's end closes them."""
    out, inside, paragraph = [], False, -1
    for token, text in enumerate(words.text):
        if words.paragraph[token] != paragraph and words.paragraph[token] >= 0:
            inside, paragraph = False, words.paragraph[token]
        if text in ('"', "``", "''"):
            inside = not inside
        elif text == "“":
            inside = True
        elif text == "”":
            inside = False
        out.append(inside)
    return out


def _relative(cast: Cast, token: int) -> None:
    """«who», «which», «that» mean the noun on which their clause hangs."""
    words = cast.words
    verb = words.head[token]
    for _ in range(4):
        if words.dep[verb] == "relcl":
            found = cast.at(words.head[verb])
            if found is not None and words.head[verb] < token:
                cast.mention(found, "pronoun", token, token + 1, token)
            return
        verb = words.head[verb]


def _antecedent(focus: Focus, token: int) -> int | None:
    low = focus.cast.words.lower[token]
    parallel = _parallel(focus.cast, token)
    if parallel is not None:
        return parallel
    if low in PERSONAL:
        return _person(focus, token, PERSONAL[low])
    if low in MANY:
        return _party(focus, token, PLURALS, many=True)
    if low in THING and not _empty(focus.cast.words, token):
        return _party(focus, token, BODIES, many=False)
    return None


def _parallel(cast: Cast, token: int) -> int | None:
    """«Accused Chad of theft and urged it to stop»: the object of the verb that this one is joined to."""
    words, verb = cast.words, cast.words.head[token]
    if (
        words.dep[token] != "dobj"
        or words.dep[verb] != "conj"
        or any(words.dep[k] == "nsubj" for k in words.children[verb])
    ):
        return None
    objects = [k for k in words.children[words.head[verb]] if words.dep[k] == "dobj" and k < token]
    found = cast.at(objects[0]) if objects else None
    if found is None:
        return None
    draft, low = cast.draft(found), words.lower[token]
    if low in PERSONAL:
        return found if draft.kind == "person" and not draft.plural and draft.gender in ("", PERSONAL[low]) else None
    if low in MANY:
        return found if words.tag[objects[0]] in ("NNS", "NNPS") else None
    return found if low in THING and draft.kind in BODIES and _number(words, objects[0], False) else None


def _person(focus: Focus, token: int, gender: str) -> int | None:
    """The one person of this gender who stands out."""
    cast = focus.cast

    def fits(look: Look) -> bool:
        if look.draft < 0:
            return False
        draft = cast.draft(look.draft)
        return draft.kind == "person" and draft.gender in ("", gender) and not draft.plural

    ranked = _ranked(focus, [look for look in _reachable(focus, token) if fits(look)], token)
    chosen = _first(ranked, CLEAR["one"])
    if chosen is not None and not cast.draft(chosen).gender and (len(ranked) == 1 or _first(ranked, 1.5) is not None):
        cast.draft(chosen).gender = gender
    return chosen


def _party(focus: Focus, token: int, kinds: frozenset[str], *, many: bool) -> int | None:
    """The one body or group, of a fitting number, that stands out among all nouns of that number."""
    cast, words = focus.cast, focus.cast.words
    acting = words.dep[token] == "nsubj" and words.lemma[words.head[token]] in word_list("name_verbs")

    def fits(look: Look) -> bool:
        if look.draft < 0:
            plural = look.draft == PAIR or words.tag[look.token] in ("NNS", "NNPS")
            return plural == many and not (acting and look.draft == NOBODY)
        draft = cast.draft(look.draft)
        if draft.kind == "person":
            return many and draft.plural
        return draft.kind in kinds and _number(words, look.token, many)

    near = focus.clock[words.sentence[token]] - 1
    looks = [look for look in _reachable(focus, token) if look.sentence >= near and fits(look)]
    if many:
        looks = [k if _many(words, k) else k._replace(weight=k.weight * 0.6) for k in looks]
    ranked = _ranked(focus, looks, token)
    chosen = _first(ranked, CLEAR["many" if many else "it"])
    return chosen if chosen is not None and chosen >= 0 and ranked[0][0] >= LEAST else None


def _many(words: Words, look: Look) -> bool:
    return look.draft == PAIR or words.tag[look.token] in ("NNS", "NNPS", "PRP", "PRP$")


def _first(ranked: list[tuple[float, int]], clear: float) -> int | None:
    """The first of the ranked, if it stands out before the second."""
    if not ranked or (len(ranked) > 1 and ranked[0][0] < clear * ranked[1][0]):
        return None
    return ranked[0][1]


def _reachable(focus: Focus, token: int) -> list[Look]:
    """The earlier mentions that the pronoun may take up."""
    words, quoted = focus.cast.words, focus.quoted
    sentence, out = focus.clock[words.sentence[token]], []
    barred = _speakers(focus, token) if quoted[token] else set()
    barred |= _barred(focus, token)
    for look in reversed(focus.looks):
        if sentence - look.sentence > REACH:
            break
        if look.draft >= 0 and look.draft in barred:
            continue
        if quoted[look.token] and not quoted[token]:
            look = look._replace(weight=look.weight * 0.3)  # noqa: PLW2901
        elif quoted[token] and not quoted[look.token]:
            look = look._replace(weight=look.weight * 0.7)  # noqa: PLW2901
        if not _within(words, look.token, token):
            out.append(look)
    return out


def _speakers(focus: Focus, token: int) -> set[int]:
    """Who speaks the quotation that holds the token: not the one spoken of."""
    words = focus.cast.words
    paragraph, found = words.paragraph[token], set()
    for look in reversed(focus.looks):
        if words.paragraph[look.token] != paragraph:
            break
        if look.draft >= 0 and not focus.quoted[look.token] and speaks(words, look.token):
            found.add(look.draft)
            break
    return found


def _barred(focus: Focus, token: int) -> set[int]:
    """Whom an object cannot mean: the subject of its own verb."""
    words = focus.cast.words
    if words.lower[token] in SELF or words.dep[token] not in ("dobj", "dative", "pobj"):
        return set()
    verb = words.head[token] if words.dep[token] != "pobj" else words.head[words.head[token]]
    return {look.draft for look in focus.looks[-12:] if look.draft >= 0 and verb in _verbs(words, look.token)}


def _verbs(words: Words, token: int) -> set[int]:
    """The verbs of which the token is the subject, shared ones too."""
    dep, verb = place(words, token)
    if dep not in ("nsubj", "nsubjpass"):
        return set()
    return {verb, *(kid for kid in words.children[verb] if words.dep[kid] in ("conj", "xcomp"))}


def _within(words: Words, noun: int, token: int) -> bool:
    """Does the pronoun stand inside the noun's own phrase («the leader of his party»)?"""
    if not words.left[noun] <= token < words.right[noun]:
        return False
    at = token
    for _ in range(12):
        if at == noun:
            return True
        if words.dep[at] in ("relcl", "acl", "conj", "ccomp", "advcl"):
            return False
        at = words.head[at]
    return False


def _ranked(focus: Focus, looks: list[Look], token: int) -> list[tuple[float, int]]:
    """The candidates, the most prominent first; each counts once a sentence."""
    words = focus.cast.words
    now = focus.clock[words.sentence[token]]
    dep, verb = place(words, token)
    saying = dep == "nsubj" and words.lemma[verb] in reporting()
    own = _clause(words, token) if dep == "poss" or words.lower[token] in SELF else -1
    best: dict[tuple[int, int], float] = {}
    for look in looks:
        value = look.weight * (SAID_FADING if saying else FADING) ** (now - look.sentence)
        if saying and look.draft >= 0:
            value *= 1.6 if speaks(words, look.token) else 0.4 if reported(words, look.token) else 1.0
        if own >= 0 and own in _verbs(words, look.token):
            value += 0.4
        key = (look.draft if look.draft >= 0 else -1 - look.token, look.sentence)
        best[key] = max(best.get(key, 0.0), value)
    sums: dict[int, float] = {}
    for (number, _), value in best.items():
        sums[number] = sums.get(number, 0.0) + value
    for number in sums:
        if number >= 0 and focus.cast.draft(number).kind == "person":
            sums[number] *= 1 + TOPIC * min(focus.told[number], 8)
    return sorted(((value, max(number, -1)) for number, value in sums.items()), reverse=True)


def _clause(words: Words, token: int) -> int:
    """The verb in whose clause the token stands."""
    at = words.head[token]
    for _ in range(12):
        if words.dep[at] in CLAUSAL or words.head[at] == at or words.tag[at].startswith("VB"):
            return at
        at = words.head[at]
    return at


def _number(words: Words, token: int, many: bool) -> bool:
    """«they» takes up plurals and names, «it» takes up singulars."""
    plural = words.tag[token] in ("NNS", "NNPS")
    return plural or words.tag[token] in ("NNP", "NN", "PRP", "JJ") if many else not plural


def _empty(words: Words, token: int) -> bool:
    """The «it» that means nobody: «it is clear that», «it rained»."""
    verb = words.head[token]
    if words.dep[token] == "expl":
        return True
    if words.dep[token] == "poss" or words.lower[token] != "it":
        return False
    lemma = words.lemma[verb]
    clausal = any(words.dep[c] in ("ccomp", "xcomp", "advcl", "csubj") for c in words.children[verb])
    said = [c for c in words.children[verb] if words.dep[c] in ("acomp", "attr")]
    if any(words.lower[c] in word_list("pronoun_minds") for c in said):
        return False
    adjective = bool(said)
    return (lemma in ("be", "seem", "appear", "remain", "become") and (clausal or adjective)) or (
        words.dep[token] == "nsubjpass" and clausal
    )


def join_predicates(cast: Cast) -> None:
    """«He was the leader of the union»: the description is the pronoun's own person."""
    words = cast.words
    pronouns = {s.head: cast.root(s.draft) for s in cast.spots if s.kind == "pronoun"}
    for head, number in pronouns.items():
        verb = words.head[head]
        if words.dep[head] != "nsubj" or words.lemma[verb] != "be" or cast.draft(number).kind != "person":
            continue
        if any(words.dep[c] == "neg" for c in words.children[verb]):
            continue
        for noun in (c for c in words.children[verb] if words.dep[c] == "attr"):
            told = cast.at(noun)
            if told is not None and not cast.draft(told).named and cast.draft(told).kind == "person":
                cast.join(number, told)
