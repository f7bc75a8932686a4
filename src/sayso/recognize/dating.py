"""A predicate and the times of its article go in; the time that dates it comes out, or the days of an act without any."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Article, Days, Time, Words

DOWN_TO_UP = frozenset(
    "xcomp conj acl advcl dobj prep pobj nsubj nsubjpass attr agent pcomp relcl oprd dative compound nmod appos ccomp"
    " npadvmod poss amod nummod".split()
)
BARRIERS = frozenset(["ccomp", "relcl", "parataxis"])


def days_for(words: Words, times: Sequence[Time], token: int) -> Time | None:
    """The time that dates the act at `token`: of its own clause, else of the clause it hangs on, else alone in its sentence."""
    here = words.sentence[token]
    first, last = words.sentences[here]
    near = [t for t in times if t.days and t.kind in ("date", "time") and first <= t.first < last]
    if not near:
        return None
    owners = [(t, owner(words, t)) for t in near]
    at, barred = token, False
    for _ in range(12):
        mine = [t for t, o in owners if o == at]
        if mine and not (barred and at != token):
            return min(mine, key=lambda t: (t.kind != "date", abs(t.first - token)))
        if words.head[at] == at:
            break
        barred = barred or words.dep[at] in BARRIERS
        at = words.head[at]
    return _alone(words, owners, token)


def owner(words: Words, time: Time) -> int:
    """The predicate that a time hangs on: the first verb above it, or the noun that it stands beside («the May attack»)."""
    at = next((k for k in range(time.first, time.last) if not time.first <= words.head[k] < time.last), time.first)
    steps = 0
    while words.head[at] != at and steps < 12:
        at, steps = words.head[at], steps + 1
        if words.pos[at] in ("VERB", "AUX", "NOUN") and not time.first <= at < time.last:
            return at
    return at


def _alone(words: Words, owners: list[tuple[Time, int]], token: int) -> Time | None:
    """The nearest time of the sentence whose owner is no verb inside a clause of its own."""
    best = sorted(owners, key=lambda pair: (abs(pair[0].first - token), pair[0].first))
    return best[0][0] if best else None


def default_days(article: Article, tense: str) -> Days | None:
    return None
