"""A predicate and the places of its article go in; the place where the act was done comes out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from sayso.model import Place, Words
from sayso.recognize.place_anaphora import stand_ins
from sayso.recognize.place_cost import cost_of
from sayso.recognize.place_story import SPEECH, story_place
from sayso.recognize.place_whole import whole

_first = attrgetter("first")
BORROWED = 0.8  # what «the city» costs more than its name would


def place_for(words: Words, places: Sequence[Place], token: int, kind: str = "") -> Place | None:
    """The most exact place that the text gives for the act at `token`: of its clause, else of its story.

    `kind` is the act's event type, where the caller knows it: what a speech act speaks of is not where it was spoken.
    """
    place = told_place(words, places, token, kind) or story_place(words, places, token, kind)
    return whole(words, places, place) if place else None


def told_place(words: Words, places: Sequence[Place], token: int, kind: str = "") -> Place | None:
    """The place that the act's own sentence tells, by name or by a phrase that means one named before."""
    best: tuple[float, Place] | None = None
    for stand, place in _candidates(words, places, token):
        cost = cost_of(words, stand, token, spoken=kind in SPEECH)
        if cost is not None and stand is not place:
            cost += BORROWED
        if cost is not None and (best is None or cost < best[0]):
            best = (cost, place)
    return best[1] if best else None


def _candidates(words: Words, places: Sequence[Place], token: int) -> Iterator[tuple[Place, Place]]:
    """The places of the sentence of `token`, each with itself; then the phrases that stand for others."""
    first, last = words.sentences[words.sentence[token]]
    lying = bisect_left(places, first, key=_first), bisect_left(places, last, key=_first)
    for place in places[lying[0] : lying[1]]:
        if not place.first <= token < place.last:
            yield place, place
    yield from (pair for pair in stand_ins(words, places, first, last) if pair[0].first != token)
