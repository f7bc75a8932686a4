"""A predicate whose sentence tells no place goes in; the place of the story that it belongs to comes out.

Three kinds of evidence, each a plain one: the act is told again («the raid»), what was said at a meeting was said where
it met, and an act of force follows, in its paragraph, one that was told with its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.model import Place, Words
from sayso.recognize.place_anaphora import CITIES, stand_ins
from sayso.recognize.place_cost import GRAIN, LAST_RESORT, holder_of, outer, stands, upwards
from sayso.recognize.place_slots import acts, listed

FORCE = frozenset(["ASSAULT", "PROTEST", "COERCE", "MOBILIZE"])
SPEECH = frozenset(["AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"])
AGAIN = 12  # sentences over which «the raid» is still the raid
ASIDE = frozenset(["relcl", "acl", "amod", "advcl", "appos", "parataxis"])
WHERE = frozenset(["in", "at", "near", "on", "outside", "inside"])
POINTING = frozenset(["the", "this", "that", "these", "those"])


def story_place(words: Words, places: Sequence[Place], token: int, kind: str = "") -> Place | None:
    """The place of the story to which the act at `token` plainly belongs. `kind` is the act's event type, if known."""
    if kind in SPEECH or (not kind and words.lemma[token] in listed("speech")):
        return meeting_place(words, places, token)
    if kind and kind not in FORCE:
        return None
    return told_again(words, places, token) or thread_place(words, places, token)


def scene(words: Words, places: Sequence[Place], sentence: int) -> Place | None:
    """The most exact place of the sentence that stands where an act is told; no whole country."""
    first, last = words.sentences[sentence]
    best: tuple[float, Place] | None = None
    named = [(p, p) for p in places if first <= p.first < last]
    for stand, place in named or stand_ins(words, places, first, last):
        if place.country_code not in CITIES and place.feature_code in LAST_RESORT:
            continue
        if place.feature_code == "RGN" and not place.country_code:
            continue  # «the Middle East»
        at = outer(words, stand)
        if stands(words, holder_of(words, at, stand)) not in ("locative", "reach"):
            continue
        cost = GRAIN.get(place.feature_code or "", 0.3) + 0.6 * (words.dep[at] == "poss")
        cost += 0.1 * len(upwards(words, at))
        if best is None or cost < best[0]:
            best = (cost, place)
    return best[1] if best else None


def thread_place(words: Words, places: Sequence[Place], token: int) -> Place | None:
    """The place of the last scene before `token` in its paragraph, unless its own sentence leads elsewhere."""
    if not _leads(words, token) or _elsewhere(words, places, token):
        return None
    here = words.paragraph[token]
    for sentence in range(words.sentence[token] - 1, -1, -1):
        if words.paragraph[words.sentences[sentence][0]] != here:
            return None
        found = scene(words, places, sentence)
        if found:
            return found
    return None


def _leads(words: Words, token: int) -> bool:
    """Is the act what its sentence tells, no clause or noun at the side and nothing from before («have used»)?"""
    at = token
    for _ in range(6):
        if words.dep[at] in ASIDE or (words.dep[at] == "pobj" and at == token):
            return False
        if words.head[at] == at:
            break
        at = words.head[at]
    return not any(
        words.dep[k] in ("aux", "auxpass") and words.lower[k] not in ("was", "were", "had", "been", "being")
        for k in words.children[token]
    )


def _elsewhere(words: Words, places: Sequence[Place], token: int) -> bool:
    """Does the sentence name a place of its own, or tell one without a name («in an area hit by violence»)?"""
    first, last = words.sentences[words.sentence[token]]
    if any(first <= p.first < last and p.feature_code not in LAST_RESORT for p in places):
        return True
    return any(
        (words.lower[at] in listed("away") and (words.pos[at] == "ADV" or words.lemma[words.head[at]] in acts()))
        or (words.dep[at] == "pobj" and words.lower[words.head[at]] in WHERE and words.lower[at] in listed("feature"))
        or (words.lower[at] in listed("direction") and words.pos[at] in ("NOUN", "ADV"))
        for at in range(first, last)
    )


def told_again(words: Words, places: Sequence[Place], token: int) -> Place | None:
    """Where the act was done that the sentence names again («the raid»); none where two acts come into question."""
    named = next(_again(words, token), None)
    if named is None:
        return None
    lemma, kinds = words.lemma[named], acts().get(words.lemma[named], frozenset())
    found: list[Place] = []
    here = words.sentence[named]
    for place in reversed(places):
        if place.first >= named or words.sentence[place.first] == here:
            continue
        if here - words.sentence[place.first] > AGAIN:
            break
        act = _act_of(words, place, lemma, kinds)
        if act and (place.feature_code not in LAST_RESORT or place.country_code in CITIES):
            found.append(place)
    names = {p.name for p in found}
    return found[0] if len(names) == 1 else None


def _again(words: Words, token: int) -> Iterator[int]:
    """The definite act nouns by which the clause of `token` points back: itself, its subject, «in the raid»."""
    for at in (token, *words.children[token]):
        if words.dep[at] == "prep" and words.lower[at] in ("in", "during", "after"):
            yield from (k for k in words.children[at] if words.dep[k] == "pobj" and _points(words, k))
        elif (at == token or words.dep[at] in ("nsubj", "nsubjpass", "agent")) and _points(words, at):
            yield at


def _points(words: Words, token: int) -> bool:
    """A noun of an act with «the» or «this», or with the day of the act («Wednesday's attack»)."""
    if words.pos[token] != "NOUN" or words.lemma[token] not in acts():
        return False
    return any(
        words.lower[k] in POINTING or (words.dep[k] == "poss" and words.lower[k].endswith("day"))
        for k in words.children[token]
    )


def _act_of(words: Words, place: Place, lemma: str, kinds: frozenset[str]) -> bool:
    """Does the place hang on an act of the same word or class?"""
    at = outer(words, place)
    if stands(words, holder_of(words, at, place)) not in ("locative", "reach"):
        return False
    above = upwards(words, at)[:6]
    verb = next((k for k in above if words.pos[k] in ("VERB", "AUX")), None)
    if verb is not None:
        above += [k for k in words.children[verb] if words.dep[k] in ("nsubj", "nsubjpass", "dobj")]
    return any(
        (words.lemma[k] == lemma or acts().get(words.lemma[k], frozenset()) & kinds) and not _ahead(words, k)
        for k in above
    )


def _ahead(words: Words, token: int) -> bool:
    """«a future meeting», «next week's talks»: nothing that was held already."""
    return any(words.lower[k] in ("future", "next", "planned", "upcoming", "scheduled") for k in words.children[token])


def meeting_place(words: Words, places: Sequence[Place], token: int) -> Place | None:
    """Where those met who speak at `token`: the place of the last meeting told within two paragraphs."""
    speaker = next((k for k in words.children[token] if words.dep[k] == "nsubj"), None)
    if speaker is None or "attendee" not in acts().get(
        words.lower[speaker], acts().get(words.lemma[speaker], frozenset())
    ):
        return None
    here = words.paragraph[token]
    for place in reversed(places):
        if words.sentence[place.first] >= words.sentence[token]:
            continue
        if here - words.paragraph[place.first] > 2:
            return None
        if _act_of(words, place, "", frozenset(["meeting"])):
            return place
    return None
