"""What recognize and attribution found goes in; one read-only view of an article for the coder of events comes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.lexicon.framerows import word_lists
from sayso.model import Amount, Article, Attribution, Clause, Entity, Mentions, Place, Quote, Words
from sayso.relate.chain import Chains
from sayso.relate.frames import FrameTable, load_frames
from sayso.relate.holding import Holding
from sayso.relate.parties import Parties


def first_person(words: Words, token: int) -> bool:
    """Whether the token is «I» or «we» in any case; «US» in capitals is a state."""
    return words.lower[token] in FIRST_PERSON and words.text[token] not in ("US", "ME")


FIRST_PERSON = frozenset({"i", "we", "us", "me", "our", "my", "ours", "mine", "myself", "ourselves"})


@dataclass(frozen=True, slots=True)
class Scene:
    """One article with all that the coder looks at.

    `lying` holds the numbers of the clauses by where their heads stand, `timed` the tokens of time expressions,
    `counted` the amounts by where what they count ends; `speakers` maps a token in a quotation to who speaks it;
    `listeners` tells for stretches of speech, by characters, to whom they are said; `voice` is the article's «we».
    """

    article: Article
    words: Words
    clauses: tuple[Clause, ...]
    mentions: Mentions
    parties: Parties
    attributions: tuple[Attribution, ...]
    chains: Chains
    lying: Holding[int]
    timed: frozenset[int]
    counted: Mapping[int, Sequence[Amount]]
    by_head: dict[int, Clause]
    places: dict[int, Place]
    speakers: dict[int, Entity]
    listeners: tuple[tuple[int, int, Entity], ...]
    voice: Entity | None
    frames: FrameTable

    def sentence(self, token: int) -> tuple[int, int]:
        """The tokens [first, last) of the sentence in which `token` stands."""
        return self.words.sentences[self.words.sentence[token]]

    def classify(self, token: int, name: str) -> bool:
        """Whether the phrase headed by `token` is of the class `name` (see the lexicon guide)."""
        token = self.stands_for(token)
        actor = self.parties.actor(token) if self.parties.headed(token) or self._in_name(token) else None
        kind = actor.kind if actor else None
        if name == "place":
            return token in self.places and kind in (None, "state")
        if name == "thing":
            return kind is None and token not in self.places and not first_person(self.words, token)
        if kind is None and self.words.lower[token] == "they":
            return name in ("actor", "people", "official")
        if kind is None and first_person(self.words, token):
            voice = self.speakers.get(token)
            said_by = self.parties.actors.get(voice.actor or "") if voice else None
            if said_by and name in (said_by.kind, *GROUPS.get(said_by.kind, ())):
                return True
            return name in ("actor", "person", "people", "official")
        return kind is not None and (name in ("actor", kind) or name in GROUPS.get(kind, ()))

    def stands_for(self, token: int) -> int:
        """The party that speaks through «the president's office», «the office of the mayor»; else `token` itself."""
        words = self.words
        if (
            words.dep[token] not in ("nsubj", "pobj")
            or words.lemma[token].lower() not in word_lists()["mouthpiece"]
            or self.parties.mention(token)
        ):
            return token
        kids = words.children[token]
        owners = [c for c in kids if words.dep[c] == "poss"]
        owners += [k for c in kids if words.lower[c] == "of" for k in words.children[c] if words.dep[k] == "pobj"]
        return next((c for c in owners if self.parties.headed(c)), token)

    def _in_name(self, token: int) -> bool:
        """Whether `token` stands in a name or title that it does not head: parser and recogniser differ on heads."""
        found = self.parties.mention(token) if self.words.pos[token] == "PROPN" else None
        return found is not None and found.kind in ("name", "title")


GROUPS: dict[str, tuple[str, ...]] = {
    "military": ("force",),
    "police": ("force",),
    "armed_group": ("force",),
    "government": ("official",),
    "state": ("official",),
    "legislature": ("official",),
    "court": ("official",),
    "igo": ("official",),
    "party": ("official",),
    "person": ("official", "people"),
    "group": ("people",),
}


def set_scene(
    article: Article,
    words: Words,
    clauses: Sequence[Clause],
    mentions: Mentions,
    attributions: Sequence[Attribution],
    quotes: Sequence[Quote] = (),
    frames: FrameTable | None = None,
) -> Scene:
    """The view of one article; nothing in it changes afterwards."""
    parties = Parties(words, mentions)
    return Scene(
        article=article,
        words=words,
        clauses=tuple(clauses),
        mentions=mentions,
        parties=parties,
        attributions=tuple(attributions),
        chains=Chains(attributions),
        lying=Holding((words.start[c.head], words.start[c.head] + 1, number) for number, c in enumerate(clauses)),
        timed=frozenset(i for time in mentions.times for i in range(time.first, time.last)),
        counted=_counted(words, mentions),
        by_head={c.head: c for c in clauses},
        places={i: place for place in mentions.places for i in range(place.first, place.last)},
        speakers=_speakers(words, attributions, quotes),
        listeners=tuple((q.span.start, q.span.end, q.addressee) for q in quotes if q.addressee),
        voice=_voice(mentions),
        frames=frames or load_frames(),
    )


def _voice(mentions: Mentions) -> Entity | None:
    """For whom the article itself speaks, where it is a statement of an office and names him."""
    told = next((m for m in mentions.mentions if m.actor == mentions.voice and m.kind != "pronoun"), None)
    return Entity(text=told.text, span=told.span, actor=told.actor) if told else None


def _counted(words: Words, mentions: Mentions) -> dict[int, list[Amount]]:
    """The amounts of the article by the character where the counted noun ends."""
    found: dict[int, list[Amount]] = {}
    for count in mentions.counts:
        if count.unit is not None:
            found.setdefault(words.end[count.unit], []).append(count.amount)
    return found


def _speakers(words: Words, attributions: Sequence[Attribution], quotes: Sequence[Quote]) -> dict[int, Entity]:
    """Who speaks each first-person token inside a quotation."""
    tokens = [i for i in range(len(words)) if first_person(words, i)]
    spoken: list[tuple[int, int, Entity]] = [(q.span.start, q.span.end, q.speaker) for q in quotes if q.speaker]
    for each in attributions:
        if each.kind != "indirect" and each.source:
            spoken.extend((content.span.start, content.span.end, each.source) for content in each.content)
    found: dict[int, Entity] = {}
    lying = Holding((start, end, (end - start, entity)) for start, end, entity in spoken)
    for token in tokens:
        at = words.start[token]
        holding = lying.around(at, at + 1)
        if holding:
            found[token] = min(holding, key=lambda pair: pair[0])[1]
    return found
