"""The nouns: frozen, typed, checked; each with its span (code points of `Article.text`) or its tokens (of `Words`)."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, field
from typing import Literal

from sayso.terms import EventType, Kind, MentionKind, PublishedBasis, Relation, Stance, Status


def content_id(*parts: object) -> str:
    """The id of what `parts` say: 16 hex digits of SHA-256 over their text, the same on every machine."""
    said = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text: [start, end) in characters."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0 on: got {self.start}-{self.end}")

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Days:
    """A span of days, first and last inclusive; None where it is open."""

    first: dt.date | None
    last: dt.date | None

    def __post_init__(self) -> None:
        if (self.first is None and self.last is None) or (self.first and self.last and self.last < self.first):
            raise ValueError(f"days have a first or a last day and run forward: got {self.first} to {self.last}")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number told within bounds: «up to 60» is Amount(None, 60, «up to 60»)."""

    low: int | None
    high: int | None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What is wrong with an input: a value that travels beside the results, never an exception."""

    code: str
    message: str
    path: str | None = None
    article: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A quotation in one paragraph: characters inside its marks, tokens with them; unclosed ones share a `chain`."""

    span: Span
    first: int
    last: int
    paragraph: int
    chain: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """One article as it lay in its file or row, decoded but not cleaned."""

    text: str
    form: Literal["text", "markdown", "html"] = "text"
    path: str | None = None
    given_id: str | None = None
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article: its text as read, its `body` (what is no furniture) and the `paragraphs` of the body, in order."""

    id: str
    text: str
    body: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    path: str | None = None
    url: str | None = None
    given_id: str | None = None
    outlet: str | None = None
    title: str | None = None
    title_span: Span | None = None
    authors: tuple[str, ...] = ()
    byline_spans: tuple[Span, ...] = ()
    caption_spans: tuple[Span, ...] = ()
    published: dt.date | None = None
    published_range: Days | None = None
    published_basis: PublishedBasis = "none"
    language: str | None = None
    issues: tuple[Issue, ...] = ()

    @property
    def anchor(self) -> dt.date | None:
        """The day from which relative dates count: the publication day, or the last of its range."""
        if self.published or not self.published_range:
            return self.published
        return self.published_range.last or self.published_range.first


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A named entity of the statistical model: tokens [first, last) and its label (PERSON, ORG, GPE, NORP …)."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Words:
    """A parsed article in columns, a row a token; a root heads itself; paragraph -1 is outside any paragraph."""

    text: tuple[str, ...]
    lower: tuple[str, ...]
    lemma: tuple[str, ...]
    tag: tuple[str, ...]
    pos: tuple[str, ...]
    dep: tuple[str, ...]
    head: tuple[int, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    sentence: tuple[int, ...]
    paragraph: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]
    entities: tuple[NamedSpan, ...]

    def __len__(self) -> int:
        return len(self.text)

    def span(self, first: int, last: int) -> Span:
        """The characters of tokens [first, last)."""
        return Span(self.start[first], self.end[last - 1])


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a predicate: its role, head token, and phrase of tokens [first, last).

    `inferred` tells how one that stands outside the clause was reached (control, shared, relative, participle).
    """

    role: str
    head: int
    first: int
    last: int
    preposition: str = ""
    inferred: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A predicate with its arguments, one shape for every way of telling an act.

    `head` tells the act, `words` are the trigger's tokens, `governor` heads the clause that embeds this one, by `link`.
    """

    head: int
    lemma: str
    kind: Literal["verb", "nominal", "adjective", "light"]
    words: tuple[int, ...]
    arguments: tuple[Argument, ...]
    particle: str = ""
    light: str = ""
    voice: Literal["active", "passive"] = "active"
    tense: Literal["past", "present", "future", "none"] = "none"
    modal: str = ""
    negation: int | None = None
    mark: str = ""
    link: str = ""
    governor: int | None = None
    question: bool = False

    def of(self, role: str, preposition: str | None = None) -> tuple[Argument, ...]:
        """The arguments that fill `role` (and stand behind `preposition`, if given)."""
        return tuple(a for a in self.arguments if a.role == role and preposition in (None, a.preposition))


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One actor of one article under all its names. `named` is false for an unnamed group («gunmen»)."""

    id: str
    name: str
    kind: Kind
    named: bool = True
    code: str | None = None
    sector: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Where an actor stands in the text: tokens [first, last), `head` the head token."""

    actor: str
    kind: MentionKind
    first: int
    last: int
    head: int
    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A title told with a name: «Iraqi Prime Minister» of person at body. `span` holds the title's words."""

    person: str
    office: str
    body: str | None
    span: Span
    former: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time expression and the days it means. `anchor` says whence: told, context, published."""

    span: Span
    text: str
    first: int
    last: int
    days: Days | None
    kind: Literal["date", "time", "duration", "set"] = "date"
    anchor: Literal["told", "context", "published"] = "told"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place name in the text, resolved to GeoNames where one candidate stands out. `lat`, `lon` in degrees."""

    span: Span
    text: str
    first: int
    last: int
    name: str
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    city: str | None = None
    province: str | None = None
    country: str | None = None
    country_code: str | None = None
    feature_code: str | None = None
    confidence: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number with what it counts: `unit` is the head token of the counted noun, None where bare."""

    span: Span
    first: int
    last: int
    amount: Amount
    unit: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """Everything that `recognize` found, in the order of the text; `voice` is the actor for whom a statement speaks."""

    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    offices: tuple[Office, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    counts: tuple[Count, ...] = ()
    voice: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A party in a record: the words in the article, and the article's actor that they mean (None if none)."""

    text: str
    span: Span
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that a record quotes from the text."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A source says a content. `parent` is the attribution within whose content this one stands."""

    id: str
    kind: Literal["direct", "indirect", "mixed"]
    source: Entity | None
    cue: Passage | None
    content: tuple[Passage, ...]
    stance: Stance = "asserts"
    parent: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One direct quotation (one a paragraph): the words inside the marks and who speaks them."""

    id: str
    text: str
    span: Span
    speaker: Entity | None = None
    cue: Passage | None = None
    addressee: Entity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One act as one article tells it. Dates are days inclusive; counts map dead, injured, arrested, size."""

    id: str
    type: EventType
    trigger: Passage
    sentence: Passage
    rule: str
    modes: tuple[str, ...] = ()
    actor: tuple[Entity, ...] = ()
    recipient: tuple[Entity, ...] = ()
    status: Status = "actual"
    source: Entity | None = None
    source_chain: tuple[Entity, ...] = ()
    source_cue: Passage | None = None
    content: Passage | None = None
    days: Days | None = None
    date_text: str | None = None
    date_basis: Literal["told", "context", "published"] | None = None
    place: Place | None = None
    counts: tuple[tuple[str, Amount], ...] = ()
    votes: tuple[int | None, int | None] | None = None
    confidence: float = 0.5
    retellings: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A lasting relation that the article tells."""

    id: str
    subject: Entity
    relation: Relation
    object: Entity
    sentence: Passage
    rule: str
    office: str | None = None
    start: Days | None = None
    end: Days | None = None
    former: bool = False
    source: Entity | None = None
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything that one article says."""

    article: Article
    mentions: Mentions = field(default_factory=Mentions)
    attributions: tuple[Attribution, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    ties: tuple[Tie, ...] = ()
    contexts: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()
