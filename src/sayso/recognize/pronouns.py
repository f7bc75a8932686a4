"""An article's mentions go in; who its pronouns mean comes out: he, she, they, it, his, who, which."""

from __future__ import annotations

from sayso.model import Words
from sayso.recognize.cast import Cast

PERSONAL = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
THING = frozenset({"it", "its", "itself"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "poss", "agent"})
BODIES = frozenset(
    {
        "organisation",
        "armed_group",
        "party",
        "government",
        "legislature",
        "court",
        "police",
        "military",
        "state",
        "igo",
        "media",
    }
)
PLURALS = frozenset(
    {
        "group",
        "armed_group",
        "police",
        "military",
        "organisation",
        "party",
        "government",
        "media",
        "court",
        "legislature",
    }
)
REACH = 3  # sentences


def resolve_pronouns(cast: Cast) -> None:
    """Add a mention for every pronoun whose actor is plain."""
    words = cast.words
    quoted = in_quotes(words)
    heads = _mentions_by_token(cast)
    past: list[tuple[int, int]] = []
    for token, tag in enumerate(words.tag):
        if token in heads:
            past.append((token, heads[token]))
        if tag in ("WP", "WDT", "WP$") and words.lower[token] in RELATIVE:
            _relative(cast, token)
        elif tag in ("PRP", "PRP$"):
            found = _antecedent(cast, past, quoted, token)
            if found is not None:
                cast.mention(found, "pronoun", token, token + 1, token)
                past.append((token, found))


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


def _antecedent(cast: Cast, past: list[tuple[int, int]], quoted: list[bool], token: int) -> int | None:
    low = cast.words.lower[token]
    if low in PERSONAL:
        return _person(cast, past, quoted, token, PERSONAL[low])
    if low in MANY:
        return _party(cast, past, quoted, token, PLURALS, many=True)
    if low in THING and not _empty(cast.words, token):
        return _party(cast, past, quoted, token, BODIES, many=False)
    return None


def _reachable(cast: Cast, past: list[tuple[int, int]], quoted: list[bool], token: int) -> list[tuple[int, int]]:
    """Earlier mentions within reach, the nearest first; a quotation keeps to itself and is passed over from outside."""
    words, out = cast.words, []
    sentence = words.sentence[token]
    for at, number in reversed(past):
        if sentence - words.sentence[at] > REACH:
            break
        if quoted[at] and not quoted[token]:
            continue
        if quoted[token] and not quoted[at] and words.sentence[at] == sentence:
            continue
        out.append((at, number))
    return out


def _person(cast: Cast, past: list[tuple[int, int]], quoted: list[bool], token: int, gender: str) -> int | None:
    """The nearest earlier person that is a subject or an owner, else the nearest of all."""
    words = cast.words
    object_of = words.head[token] if words.dep[token] in ("dobj", "dative") else -1
    found = [
        (at, n)
        for at, n in _reachable(cast, past, quoted, token)
        if cast.draft(n).kind == "person" and cast.draft(n).gender in ("", gender) and not cast.draft(n).plural
        and not (object_of >= 0 and words.head[at] == object_of)
    ]  # fmt: skip
    chosen = next((n for at, n in found if _subject(words, at)), found[0][1] if found else None)
    if chosen is not None and not cast.draft(chosen).gender:
        cast.draft(chosen).gender = gender
    return chosen


def _subject(words: Words, token: int) -> bool:
    dep = words.dep[token]
    if dep == "conj":
        return words.dep[words.head[token]] in SUBJECTS
    return dep in SUBJECTS


def _party(
    cast: Cast, past: list[tuple[int, int]], quoted: list[bool], token: int, kinds: frozenset[str], *, many: bool
) -> int | None:
    """The nearest earlier party of a fitting kind and number that is a subject, within the last two sentences."""
    words = cast.words
    sentence = words.sentence[token]
    for at, n in _reachable(cast, past, quoted, token):
        if sentence - words.sentence[at] > 1:
            return None
        draft = cast.draft(n)
        fits = draft.kind in kinds and (not many or draft.plural or draft.kind != "government")
        if many and draft.kind == "person" and draft.plural:
            fits = True
        if fits and (_subject(words, at) or words.sentence[at] == sentence) and _number(words, at, many):
            return n
    return None


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
    adjective = any(words.dep[c] in ("acomp", "attr") for c in words.children[verb])
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
