"""A token goes in; the party that its phrase means comes out: the lookup from words to an article's actors."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.model import Actor, Entity, Mention, Mentions, Words

STRENGTH = {"name": 5, "title": 4, "description": 3, "group": 3, "pronoun": 2, "adjective": 1}


class Parties:
    """The actors of one article by token. Immutable once made."""

    def __init__(self, words: Words, mentions: Mentions) -> None:
        self.words = words
        self.actors: dict[str, Actor] = {actor.id: actor for actor in mentions.actors}
        self._by_head: dict[int, Mention] = {}
        self._by_token: dict[int, Mention] = {}
        for mention in sorted(mentions.mentions, key=lambda m: (STRENGTH[m.kind], m.last - m.first)):
            self._by_head[mention.head] = mention
            for token in range(mention.first, mention.last):
                self._by_token[token] = mention

    def headed(self, token: int) -> Mention | None:
        """The mention whose head is `token`."""
        return self._by_head.get(token)

    def mention(self, token: int) -> Mention | None:
        """The mention whose head is `token`, else the one that holds it."""
        return self._by_head.get(token) or self._by_token.get(token)

    def actor(self, token: int) -> Actor | None:
        found = self.mention(token)
        return self.actors.get(found.actor) if found else None

    def entity(self, token: int) -> Entity | None:
        """The party headed by `token`, as records tell it."""
        found = self.headed(token)
        return Entity(text=found.text, span=found.span, actor=found.actor) if found else None

    def phrase(self, first: int, last: int, actor: str | None = None) -> Entity:
        """Tokens [first, last) as a party, whether or not they mean an actor of the article."""
        words = self.words
        text = "".join(
            words.text[i] + (" " if i + 1 < last and words.start[i + 1] > words.end[i] else "")
            for i in range(first, last)
        )
        return Entity(text=text, span=words.span(first, last), actor=actor)

    def coordinated(self, token: int) -> tuple[int, ...]:
        """`token` and the heads joined to it by «and», «or» or commas, in order."""
        found, stack = [], [token]
        while stack:
            at = stack.pop()
            found.append(at)
            stack.extend(child for child in self.words.children[at] if self.words.dep[child] == "conj")
        return tuple(sorted(found))

    def entities(self, tokens: Iterable[int]) -> tuple[Entity, ...]:
        """The parties headed by `tokens`, without doubles."""
        out: dict[str, Entity] = {}
        for token in tokens:
            entity = self.entity(token)
            if entity:
                out.setdefault(entity.actor or entity.text, entity)
        return tuple(out.values())
