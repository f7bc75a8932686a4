"""An article that a state's body gives out goes in; its «we» and «I» come out as mentions: the state, who signs it.

«We condemn the attack» under the name of a ministry is said by its state; «I commend» in «Statement from Minister
Jane Doe» by her. Joint statements have no such voice, and what stands in quotation marks is somebody else's.
"""

from __future__ import annotations

import re

from sayso.lexicon.tables import mapping
from sayso.lexicon.tables import words as word_list
from sayso.model import Article, Words
from sayso.recognize.cast import Cast, Draft
from sayso.recognize.gazetteer import known_names
from sayso.recognize.link import Linked, state
from sayso.recognize.name_spans import is_title
from sayso.recognize.persons import bearer_of
from sayso.recognize.variants import plain

OURS = frozenset({"we", "us", "our", "ours", "ourselves"})
MINE = frozenset({"i", "me", "my", "mine", "myself"})
BODIES = frozenset({"government", "legislature", "military"})
OPENING = 300  # characters: where a statement says on whose behalf it is given
GIVEN_BY = re.compile(r"\b[Ss]tatement (?:[Ff]rom|[Bb]y) ((?:[A-Z][^\s,:]*\s*)+)")


def resolve_issuer(article: Article, cast: Cast, linked: Linked, quoted: list[bool]) -> None:
    """Add a mention for each first person that the issuing body itself speaks."""
    words, code = cast.words, issuer(article)
    if code is None:
        return
    ours = [t for t, low in enumerate(words.lower) if low in OURS and _speaks(words, quoted, t)]
    mine = [t for t, low in enumerate(words.lower) if low in MINE and _speaks(words, quoted, t)]
    whole = state(cast, linked, code) if ours or mine else -1
    signer = _signer(cast, article.title or "") if mine else None
    for token in ours:
        cast.mention(whole, "pronoun", token, token + 1, token)
    for token in mine:
        cast.mention(whole if signer is None else signer, "pronoun", token, token + 1, token)


def _speaks(words: Words, quoted: list[bool], token: int) -> bool:
    return not quoted[token] and words.tag[token] in ("PRP", "PRP$")


def issuer(article: Article) -> str | None:
    """The code of the state on whose behalf alone the article is given out."""
    return None if _joint(article) else issuing_state(article.outlet)


def issuing_state(outlet: str | None) -> str | None:
    """The code of the state whose body the outlet is: «US Department of State», «Ghanaian Ministry of Trade»."""
    if not outlet:
        return None
    whole = known_names().get(plain(outlet.removeprefix("The ")))
    if whole and whole.kind in BODIES:
        return whole.code or None
    parts = outlet.split()
    if not any(part.lower() in word_list("name_issuers") for part in parts):
        return None
    states = {k.code for part in parts if (k := known_names().get(plain(part))) and k.label in ("state", "adjective")}
    return states.pop() if len(states) == 1 else None


def _joint(article: Article) -> bool:
    """Whether several give the text out together: «Joint Statement», «released by the governments of»."""
    start = article.body[0].start if article.body else 0
    told = {"title": (article.title or "").lower(), "opening": article.text[start : start + OPENING].lower()}
    return any(word in told.get(where, "") for word, where in mapping("name_joint").items())


def _signer(cast: Cast, title: str) -> int | None:
    """The person in whose name the title says the statement is given; made where the text does not name him."""
    told = GIVEN_BY.search(title)
    name = _named(told.group(1).split()) if told else []
    if not name:
        return None
    found = bearer_of(cast, name[-1])
    return found if found is not None else cast.add(Draft(" ".join(name), "person", reason="signs"))


def _named(parts: list[str]) -> list[str]:
    """The person's name among capitalised words: behind the last title, before what the statement does."""
    end = next(
        (n for n, part in enumerate(parts) if part.endswith("ing") and part.lower() not in ("king",)), len(parts)
    )
    title = max((n for n, part in enumerate(parts[:end]) if is_title(part.lower())), default=-1)
    name = parts[title + 1 : end]
    return name if len(name) <= 4 and (title >= 0 or len(name) > 1) else []
