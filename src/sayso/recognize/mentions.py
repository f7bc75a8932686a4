"""An article and its words go in; all its mentions come out: who, when, where, how many."""

from __future__ import annotations

from sayso.model import Article, Mentions, Words
from sayso.recognize.actors import find_actors
from sayso.recognize.counts import find_counts
from sayso.recognize.issuer import issuer
from sayso.recognize.places import find_places
from sayso.recognize.times import find_times


def recognize(article: Article, words: Words) -> Mentions:
    """Everything that names a party, a time, a place or a number, each kind in the order of the text."""
    times = find_times(article, words)
    places = find_places(article, words)
    counts = find_counts(words, times)
    actors, mentions, offices = find_actors(article, words, places, counts)
    code = issuer(article)
    return Mentions(
        actors=actors,
        mentions=mentions,
        offices=offices,
        times=times,
        places=places,
        counts=counts,
        voice=next((a.id for a in actors if code and a.kind == "state" and a.code == code), None),
    )
