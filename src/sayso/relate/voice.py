"""An article goes in; whom its own «I» and «we» mean comes out, where it is the statement of an office or a person.

News speaks of itself in the third person. A press statement does not: «we condemn» is the state whose office issued it,
«I» the person by whom its title says it is. Elsewhere an «I» outside quotation marks means nobody we know.
"""

from __future__ import annotations

import re
from functools import cache

from sayso.lexicon.tables import rows
from sayso.model import Actor, Article, Entity, Mentions

SIGNED = re.compile(r"\b(?:statement|remarks|message|letter|address|speech|op-ed)\s+(?:from|by|of)\s+(.{3,120})", re.I)
TOPIC = re.compile(r"\s+(?:on|about|regarding|at|in|for|to|following|after)\s")
JOINT = re.compile(r"\b(?:joint|jointly|coalition|leaders|ministers|group)\b", re.I)
WORD = re.compile(r"[^\W_](?:[\w.]*\w)?\.?")
SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})


def own_voice(article: Article, mentions: Mentions) -> dict[bool, Entity]:
    """Who the article itself is: under True its «I», under False its «we»; a key is missing where nobody is plain."""
    found: dict[bool, Entity] = {}
    author = _author(article, mentions)
    if author:
        found[True] = author
    state = _state(article, mentions)
    if state or author:
        found[False] = state or found[True]
    return found


def _author(article: Article, mentions: Mentions) -> Entity | None:
    """The one person named between «Statement by» and its topic in the title."""
    signed = SIGNED.search(article.title or "")
    if not signed:
        return None
    named = {w.lower() for w in WORD.findall(TOPIC.split(signed[1])[0])}
    people = [a for a in mentions.actors if a.kind == "person" and a.named and a.name.split()[-1].lower() in named]
    return _first(people[0], mentions) if len(people) == 1 else None


def _state(article: Article, mentions: Mentions) -> Entity | None:
    """The state whose office the outlet is, if the article names that state and does not speak for several."""
    code = _office(article.outlet) if article.outlet and not JOINT.search(article.title or "") else None
    state = next((a for a in mentions.actors if code and a.kind == "state" and a.code == code), None)
    return _first(state, mentions) if state else None


def _first(actor: Actor, mentions: Mentions) -> Entity | None:
    told = next((m for m in mentions.mentions if m.actor == actor.id and m.kind != "pronoun"), None)
    return Entity(text=told.text, span=told.span, actor=actor.id) if told else None


@cache
def _office(outlet: str) -> str | None:
    """The code of the state whose office or ministry the outlet is; None for a paper, an agency, a broadcaster."""
    bare = re.sub(r"^the\s+", "", outlet.strip(), flags=re.I)[:200]
    for name, kind, code, _, others, *_ in rows("name_known", 6):
        if kind in ("government", "legislature", "military") and bare in (name, *others.split("|")):
            return code or None
    inside = {w.lower() for w in WORD.findall(bare)}
    if not inside & {w for key, listed in rows("roles", 2) if key == "office" for w in listed.split("|")}:
        return None
    padded = f" {bare} "
    for code, name, others, _, adjectives, _ in rows("states", 6):
        if any(f" {w} " in padded for w in (name, *others.split("|"), *adjectives.split("|")) if w):
            return code
    return None
