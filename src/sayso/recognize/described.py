"""A noun phrase goes in; the mentions that it makes, and the person that its role means, come out."""

from __future__ import annotations

from sayso.lexicon.tables import words as word_list
from sayso.model import Words
from sayso.recognize.bodies import NEAR
from sayso.recognize.cast import Cast, Draft
from sayso.recognize.gazetteer import Match
from sayso.recognize.kinds import group_nouns
from sayso.recognize.link import Linked, state
from sayso.recognize.name_spans import titles
from sayso.recognize.noun_phrases import DETERMINERS, Phrase, Tellings, named_owner, owner_state, telling
from sayso.recognize.title_words import phrase_end
from sayso.recognize.titles import Held, complement
from sayso.terms import MentionKind

HEADS = frozenset({"president", "premier", "king", "queen", "chancellor", "emir", "sultan", "emperor", "prime"})
LOCAL = frozenset({"governor", "mayor", "premier", "bishop", "archbishop", "prefect"})


def tell(cast: Cast, told: Tellings, number: int, phrase: Phrase, token: int) -> None:
    words = cast.words
    label: MentionKind = "group" if not cast.draft(number).named or cast.draft(number).body else "description"
    start = phrase.first
    cast.mention(number, label, start, token + 1, token)
    if phrase.determiner == "#" and start > 0 and words.pos[start - 1] == "NUM":
        cast.mention(number, label, start - 1, token + 1, token)
    _shorter(cast, number, phrase, token, label)
    tell_quantity(cast, number, token, label)
    if phrase.owner is not None and words.pos[phrase.owner] == "PROPN":
        left = min(words.left[phrase.owner], phrase.owner)
        while left < phrase.owner and words.lower[left] in DETERMINERS:
            left += 1
        cast.mention(number, label, left, token + 1, token)
    end = phrase_end(words, token)
    if end > token + 1:
        cast.mention(number, label, start, end, token)
    told.last[cast.root(number)] = token


def _shorter(cast: Cast, number: int, phrase: Phrase, token: int, label: MentionKind) -> None:
    """The phrase without its first, untelling modifiers: «Shia factions» of «different Shia factions»."""
    words, start = cast.words, phrase.first
    while start < token and words.lower[start] in word_list("name_neutral"):
        start += 1
    if phrase.first < start < token and words.text[start][0].isalnum():
        cast.mention(number, label, start, token + 1, token)


def tell_quantity(cast: Cast, number: int, token: int, label: MentionKind) -> None:
    """«Hundreds of protesters», «a group of students»: the quantity's noun means them too."""
    words = cast.words
    of = words.head[token]
    above = words.head[of]
    if (
        words.lower[of] != "of"
        or words.dep[token] != "pobj"
        or above >= of
        or words.lower[above] not in word_list("name_quantities")
    ):
        return
    first = above
    while first > 0 and words.pos[first - 1] in ("ADJ", "NUM") and words.head[first - 1] == above:
        first -= 1
    cast.mention(number, label, first, token + 1, above)


def person_told(
    cast: Cast, linked: Linked, states: dict[int, Match], told: Tellings, phrase: Phrase, role: str
) -> list[Held]:
    """«The cleric», «an Iraqi policeman», «a spokesman for the army»: a person told by role."""
    words, token = cast.words, phrase.head
    mods = telling(words, states, told, phrase)
    code = owner_state(states, phrase)
    owner = named_owner(cast, phrase)
    if owner is None and phrase.inner is not None and phrase.preposition in ("of", "for", "at"):
        owner = cast.at(phrase.inner)
    number = None
    elsewhere = _of_another(cast, role, phrase) or _become(words, token)
    if not elsewhere and phrase.determiner not in ("a", "an", "another", "one", "every", "each", "any", "no", "#"):
        number = _bearer(cast, told, role, mods, code, token)
    if number is None:
        number = _described(cast, told, phrase, role, mods, code, owner)
    tell(cast, told, number, phrase, token)
    if owner is None and code:
        owner = state(cast, linked, code)
    inner = complement(words, token)
    if titles().get(role) in ("office", "rank", "royal"):
        return [
            Held(
                number,
                cast.text(phrase.first, token + 1).lower(),
                owner,
                phrase.first,
                token + 1,
                "former" in mods,
                inner,
            )
        ]
    return []


def _of_another(cast: Cast, role: str, phrase: Phrase) -> bool:
    """«The governor of Northland»: not the governor told before, of whom that place was not told."""
    words, inner = cast.words, phrase.inner
    if role not in LOCAL or inner is None or phrase.preposition != "of":
        return False
    place = inner if words.pos[inner] == "PROPN" else inner - 1
    bearers = [d for d in cast.drafts if d.joined is None and d.kind == "person" and d.named and role in d.roles]
    return words.pos[place] == "PROPN" and not any(words.lower[place] in d.roles for d in bearers)


def _become(words: Words, token: int) -> bool:
    """«The only woman to have become premier»: said of her, not of the premier told before."""
    return words.dep[token] == "attr" and words.lemma[words.head[token]] == "become"


def _bearer(cast: Cast, told: Tellings, role: str, mods: frozenset[str], code: str | None, token: int) -> int | None:
    """The person of whom the article told this role: the only one, or the one told last within reach."""
    found = [
        (told.last.get(n, 0), n)
        for n, d in enumerate(cast.drafts)
        if d.joined is None and d.kind == "person" and d.named and role in d.roles and all(m in d.roles for m in mods)
    ]
    found = [(at, n) for at, n in found if n in told.last] or found
    if code:
        told_of = [(at, n) for at, n in found if code in cast.draft(n).roles]
        found = told_of or [
            (at, n) for at, n in found if not any(len(r) == 3 and r.isupper() for r in cast.draft(n).roles)
        ]
    if not found and code and role == "leader" and not mods:
        return _heading(cast, code)
    if len(found) == 1:
        return found[0][1]
    near = [(at, n) for at, n in found if token - at <= NEAR]
    return near[0][1] if len(near) == 1 else None


def _heading(cast: Cast, code: str) -> int | None:
    """«The Ghanaian leader»: the one head of that state or its government of whom the article tells."""
    heads = [
        n
        for n, d in enumerate(cast.drafts)
        if d.joined is None and d.kind == "person" and d.named and code in d.roles and not HEADS.isdisjoint(d.roles)
    ]
    return heads[0] if len(heads) == 1 and "former" not in cast.draft(heads[0]).roles else None


def _described(
    cast: Cast, told: Tellings, phrase: Phrase, role: str, mods: frozenset[str], code: str | None, owner: int | None
) -> int:
    before = told.by_noun.setdefault("one " + role, [])
    marks = mods | ({code} if code else set())
    fresh = phrase.determiner in ("another", "second")
    exact = [n for m, o, n in before if not fresh and ((m == marks and o == owner) or (not marks and owner is None))]
    if exact:
        return exact[-1]
    words = cast.words
    end = phrase_end(words, phrase.head)
    first = phrase.first
    sector = (group_nouns().get(role) or ("person", "GOV" if titles().get(role) in ("office", "royal") else "CVL", ""))[
        1
    ]
    number = cast.add(Draft(cast.text(first, end), "person", named=False, code=code, sector=sector, reason="role noun"))
    before.append((marks, owner, number))
    cast.drafts[number].roles.add(role)
    return number
