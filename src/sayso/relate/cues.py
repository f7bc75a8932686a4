"""The cue list goes in; cues by word class and lemma come out, and the draft that all finders share."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple, get_args

from sayso.errors import LexiconError
from sayso.lexicon.tables import rows
from sayso.terms import Stance

WordClass = Literal["V", "N", "A"]
Range = tuple[int, int]
VERBAL = frozenset({"VERB", "AUX"})


class Cue(NamedTuple):
    """A word that carries an attribution: which complements hold its content, and how its source stands to that."""

    complements: frozenset[str]
    stance: Stance
    kind: str
    wishes: frozenset[str] = frozenset()  # the complements under which the source wants its content («told them to go»)


class Draft(NamedTuple):
    """An attribution in tokens: `verb` heads the cue, `source` heads the source phrase (None if unnamed)."""

    verb: int
    cue: Range
    source: int | None
    content: tuple[Range, ...]
    stance: Stance
    rule: str
    quotes: tuple[int, ...] = ()


@cache
def cues(word_class: WordClass) -> dict[str, Cue]:
    """The cues of one word class by lemma. Do not change what comes back."""
    found = {}
    for lemma, said_class, complements, stance, kind in rows("cues", 5):
        if stance not in get_args(Stance):
            raise LexiconError(f"cues.tsv: {lemma} has no such stance: {stance}")
        if said_class == word_class:
            cells = complements.split(",")
            wishes = frozenset(cell[:-1] for cell in cells if cell.endswith("!"))
            found[lemma] = Cue(frozenset(cell.rstrip("!") for cell in cells), _stance(stance), kind, wishes)
    return found


def _stance(text: str) -> Stance:
    known: dict[str, Stance] = {stance: stance for stance in get_args(Stance)}
    return known[text]
