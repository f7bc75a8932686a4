"""A predicate whose sentence tells no place goes in; the place of the story that it belongs to comes out."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Place, Words
from sayso.recognize.place_cost import LAST_RESORT, holder_of, outer, stands

BACK = 0  # paragraphs: in the same paragraph every second such place is right, farther back one in six
CITIES = frozenset(["HK", "MO", "SG", "MC", "VA", "GI"])  # states that are towns


def story_place(words: Words, places: Sequence[Place], token: int) -> Place | None:
    """The last town or district before `token`, in its paragraph, where something was told to be done."""
    here, best = words.paragraph[token], None
    for place in places:
        if place.first >= token or words.sentence[place.first] == words.sentence[token]:
            break
        if here - words.paragraph[place.first] > BACK or (
            place.feature_code in LAST_RESORT and place.country_code not in CITIES
        ):
            continue
        if stands(words, holder_of(words, outer(words, place), place)) in ("locative", "reach"):
            best = place
    return best
