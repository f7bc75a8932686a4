"""A text and a few words about it go in; a Reading made by hand comes out: for tests of store, unify, view."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from sayso.model import (
    Actor,
    Amount,
    Article,
    Attribution,
    Days,
    Entity,
    Event,
    Issue,
    Mention,
    Mentions,
    Passage,
    Place,
    Quote,
    Reading,
    Span,
    Tie,
    Time,
    content_id,
)

CODER = "sayso test"
NOW = "2026-01-02T03:04:05+00:00"

# name: (kind, code, other wordings)
CAST: Mapping[str, tuple[str, str | None, tuple[str, ...]]] = {
    "Tamsin Orlow": ("person", None, ("Orlow", "the minister")),
    "Northern Front": ("armed_group", None, ("the rebels",)),
    "Velland": ("state", "VEL", ("Vellish",)),
    "Vellish army": ("military", "VEL", ("the army",)),
    "Lake Council": ("organisation", None, ()),
}
PLACES = {
    "Dorne": (101, 10.0, 20.0, "PPL", "VEL"),
    "Marrow": (102, 10.1, 20.1, "PPL", "VEL"),
    "Velland": (1, 0.0, 0.0, "PCLI", "VEL"),
}


class Hand:
    """Builds one Reading: every span is looked up in the text."""

    def __init__(
        self, text: str, *, published: str | None = "2021-05-04", path: str = "one.txt",
        outlet: str | None = "Lake Courier",
        cast: Mapping[str, tuple[str, str | None, tuple[str, ...]]] = CAST,
    ) -> None:  # fmt: skip
        day = dt.date.fromisoformat(published) if published else None
        paragraphs = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
        self.article = Article(
            id=content_id("article", path, text), text=text, body=(Span(0, len(text)),), paragraphs=paragraphs,
            path=path,
            outlet=outlet, title=text.split("\n", maxsplit=1)[0], published=day,
            published_basis="given" if day else "none",
            language="en",
        )  # fmt: skip
        self.events: list[Event] = []
        self.ties: list[Tie] = []
        self.quotes: list[Quote] = []
        self.attributions: list[Attribution] = []
        self.issues: list[Issue] = []
        self.actors: dict[str, Actor] = {}
        self.mentions: list[Mention] = []
        longest_first = sorted(
            ((len(form), name, form) for name, (_, _, others) in cast.items() for form in (name, *others)), reverse=True
        )
        for _, name, form in longest_first:
            self._cast(name, cast[name][0], cast[name][1], form)

    def _cast(self, name: str, kind: str, code: str | None, form: str) -> None:
        ident = content_id("actor", self.article.id, name, kind)
        form_kind = (
            "name" if form[0].isupper() and form != "Vellish" else "adjective" if form == "Vellish" else "description"
        )
        for match in re.finditer(rf"\b{re.escape(form)}\b", self.article.text):
            span = Span(*match.span())
            if any(m.span.touches(span) for m in self.mentions):
                continue
            named = name != name.lower()
            self.actors[name] = Actor(id=ident, name=name, kind=kind, named=named, code=code, reason="by hand")  # type: ignore[arg-type]
            self.mentions.append(
                Mention(
                    actor=ident,
                    kind=form_kind if named else "group",
                    first=0,
                    last=1,
                    head=0,
                    span=span,
                    text=match.group(),
                )  # type: ignore[arg-type]
            )

    def passage(self, words: str) -> Passage:
        at = self.article.text.index(words)
        return Passage(words, Span(at, at + len(words)))

    def entity(self, words: str) -> Entity:
        said = self.passage(words)
        actor = next((m.actor for m in self.mentions if m.span.touches(said.span)), None)
        return Entity(text=words, span=said.span, actor=actor)

    def sentence(self, words: str) -> Passage:
        at = self.article.text.index(words)
        start = max(
            self.article.text.rfind(". ", 0, at) + 2 if ". " in self.article.text[:at] else 0,
            self.article.text.rfind("\n", 0, at) + 1,
        )
        ends = [e for e in (self.article.text.find(". ", at), self.article.text.find("\n", at)) if e >= 0]
        end = min(ends) + 1 if ends else len(self.article.text)
        return Passage(self.article.text[start:end], Span(start, end))

    def event(
        self, kind: str, trigger: str, actor: Sequence[str] = (), recipient: Sequence[str] = (), *,
        day: str | None = None,
        to: str | None = None, source: str | None = None, cue: str | None = None, content: str | None = None,
        place: str | None = None,
        status: str = "actual", modes: Sequence[str] = (), dead: tuple[int | None, int | None] | None = None,
        basis: str = "told",
    ) -> Hand:  # fmt: skip
        said = self.passage(trigger)
        days = Days(dt.date.fromisoformat(day), dt.date.fromisoformat(to or day)) if day else None
        self.events.append(
            Event(
                id=content_id("event", self.article.id, said.span.start, kind, source), type=kind, trigger=said,  # type: ignore[arg-type]
                sentence=self.sentence(trigger), rule="by hand", modes=tuple(modes), actor=tuple(map(self.entity,
                actor)),
                recipient=tuple(map(self.entity, recipient)), status=status,  # type: ignore[arg-type]
                source=self.entity(source) if source else None, source_chain=(self.entity(source),) if source else (),
                source_cue=self.passage(cue) if cue else None, content=self.passage(content) if content else None,
                days=days,
                date_text=day, date_basis=basis if days else None,  # type: ignore[arg-type]
                place=self.place(place) if place else None,
                counts=(("dead", Amount(*dead, "")),) if dead else (), confidence=0.8,
            )
        )  # fmt: skip
        return self

    def place(self, name: str) -> Place:
        said = self.passage(name)
        number, lat, lon, code, country = PLACES[name]
        return Place(
            span=said.span, text=name, first=0, last=1, name=name, geonameid=number, lat=lat, lon=lon, city=name,
            country="Velland",
            country_code=country, feature_code=code, confidence=0.9,
        )  # fmt: skip

    def tie(
        self, subject: str, relation: str, obj: str, *, office: str | None = None, start: str | None = None,
        end: str | None = None,
        former: bool = False,
    ) -> Hand:  # fmt: skip
        at = self.passage(subject)
        day = dt.date.fromisoformat
        self.ties.append(
            Tie(
                id=content_id("tie", self.article.id, at.span.start, relation, obj), subject=self.entity(subject),
                relation=relation,  # type: ignore[arg-type]
                object=self.entity(obj), sentence=self.sentence(subject), rule="by hand", office=office,
                start=Days(day(start), day(start)) if start else None, end=Days(day(end), day(end)) if end else None,
                former=former,
            )
        )  # fmt: skip
        return self

    def quote(self, words: str, speaker: str, cue: str) -> Hand:
        said = self.passage(words)
        self.quotes.append(
            Quote(id=content_id("quote", self.article.id, said.span.start), text=words, span=said.span,
            speaker=self.entity(speaker),
                  cue=self.passage(cue))
        )  # fmt: skip
        return self

    def attribution(self, source: str, cue: str, content: str, stance: str = "asserts") -> Hand:
        self.attributions.append(
            Attribution(
                id=content_id("attribution", self.article.id, source, cue), kind="indirect", source=self.entity(source),
                cue=self.passage(cue), content=(self.passage(content),), stance=stance, rule="by hand",  # type: ignore[arg-type]
            )
        )  # fmt: skip
        return self

    def made(self) -> Reading:
        times = tuple(
            Time(span=Span(*m.span()), text=m.group(), first=0, last=1, days=None)
            for m in re.finditer(r"\byesterday\b", self.article.text)
        )
        found = [n for n in PLACES if n in self.article.text]
        mentions = Mentions(
            actors=tuple(self.actors.values()), mentions=tuple(sorted(self.mentions, key=lambda m: m.span)),
            times=times,
            places=tuple(self.place(name) for name in found),
        )  # fmt: skip
        return Reading(
            article=self.article, mentions=mentions, attributions=tuple(self.attributions), quotes=tuple(self.quotes),
            events=tuple(self.events), ties=tuple(self.ties), contexts=("military",), issues=tuple(self.issues),
        )  # fmt: skip


def shelling(path: str = "one.txt", outlet: str = "Lake Courier") -> Reading:
    """A whole small article with all kinds of records."""
    text = (
        "Shells fall on Dorne\n"
        "The Northern Front shelled Dorne on Monday, killing 12 people, the Vellish army said. "
        "Tamsin Orlow, minister of Velland, demanded that the rebels leave Marrow. "
        "“We will not wait another week,” Orlow told the Lake Council. yesterday was calm."
    )
    hand = Hand(text, path=path, outlet=outlet)
    hand.event("ASSAULT", "shelled", ["Northern Front"], [], day="2021-05-03", source="Vellish army", cue="said",
    place="Dorne",
               dead=(12, 12), modes=["heavy-weapons"])  # fmt: skip
    hand.event(
        "REQUEST",
        "demanded",
        ["Tamsin Orlow"],
        ["the rebels"],
        day="2021-05-04",
        content="the rebels leave Marrow",
        modes=["yield"],
    )
    hand.tie("Tamsin Orlow", "holds_office", "Velland", office="minister")
    hand.quote("We will not wait another week,", "Orlow told"[:5], "told")
    hand.attribution("the Vellish army", "said", "The Northern Front shelled Dorne on Monday, killing 12 people")
    return hand.made()
