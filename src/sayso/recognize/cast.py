"""Drafts of actors and their mentions go in, one by one; the article's finished actors and mentions come out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sayso.model import Actor, Mention, Words, content_id
from sayso.recognize.kinds import Sort
from sayso.terms import Kind, MentionKind


@dataclass
class Draft:
    """An actor in the making. `key` holds what its unnamed phrase is known by; `parts` the words of its names."""

    name: str
    kind: Kind
    named: bool = True
    code: str | None = None
    sector: str | None = None
    reason: str = ""
    gender: str = ""
    plural: bool = False
    body: str = ""
    roles: set[str] = field(default_factory=set)
    parts: tuple[str, ...] = ()
    joined: int | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """A mention in the making: which draft, how, tokens [first, last), head."""

    draft: int
    kind: MentionKind
    first: int
    last: int
    head: int


@dataclass
class Cast:
    """The drafts of one article with their mentions."""

    words: Words
    drafts: list[Draft] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    by_head: dict[int, int] = field(default_factory=dict)
    seen: set[tuple[int, int, str]] = field(default_factory=set)

    def add(self, draft: Draft) -> int:
        self.drafts.append(draft)
        return len(self.drafts) - 1

    def join(self, one: int, other: int) -> None:
        """Make `other` the same actor as `one`."""
        one, other = self.root(one), self.root(other)
        if one != other:
            self.drafts[other].joined = one
            self.drafts[one].roles |= self.drafts[other].roles

    def root(self, number: int) -> int:
        while (above := self.drafts[number].joined) is not None:
            number = above
        return number

    def draft(self, number: int) -> Draft:
        return self.drafts[self.root(number)]

    def mention(self, number: int, kind: MentionKind, first: int, last: int, head: int) -> None:
        """Note that tokens [first, last) mean actor `number`; an adjective never hides another mention's head."""
        if (first, last, kind) in self.seen:
            return
        self.seen.add((first, last, kind))
        self.spots.append(Spot(number, kind, first, last, head))
        if kind != "adjective" and (head not in self.by_head or kind == "name"):
            self.by_head[head] = number

    def at(self, token: int) -> int | None:
        """The actor that a mention headed by `token` means."""
        number = self.by_head.get(token)
        return None if number is None else self.root(number)

    def text(self, first: int, last: int) -> str:
        """The words of tokens [first, last) with their own spaces, line ends as spaces."""
        words = self.words
        if last - first == 1:
            return words.text[first]
        return "".join(
            words.text[t] + (" " if t + 1 < last and words.start[t + 1] > words.end[t] else "")
            for t in range(first, last)
        )

    def sort(self, number: int, sort: Sort) -> None:
        draft = self.draft(number)
        draft.kind, draft.body = sort.kind, sort.body or draft.body
        draft.sector, draft.code = sort.sector or draft.sector, sort.code or draft.code


def finish(cast: Cast, article: str) -> tuple[dict[int, str], tuple[Actor, ...], tuple[Mention, ...]]:
    """The ids by draft, the actors and their mentions in the order of the text."""
    ids: dict[int, str] = {}
    actors: dict[str, Actor] = {}
    for number in _in_order(cast):
        draft = cast.drafts[number]
        made = content_id("actor", article, draft.name, draft.kind)
        ids[number] = made
        if made not in actors:
            actors[made] = Actor(
                id=made,
                name=draft.name,
                kind=draft.kind,
                named=draft.named,
                code=draft.code,
                sector=draft.sector,
                reason=draft.reason,
            )
    words = cast.words
    mentions = sorted(
        (
            Mention(
                actor=ids[cast.root(s.draft)], kind=s.kind, first=s.first, last=s.last, head=s.head,
                span=words.span(s.first, s.last), text=cast.text(s.first, s.last),
            )
            for s in cast.spots
        ),
        key=lambda m: (m.first, m.last, m.kind),
    )  # fmt: skip
    return ids, tuple(actors.values()), tuple(mentions)


def _in_order(cast: Cast) -> Iterable[int]:
    return dict.fromkeys(cast.root(s.draft) for s in sorted(cast.spots, key=lambda s: (s.first, s.last)))
