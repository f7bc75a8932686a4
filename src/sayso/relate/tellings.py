"""Tellings of acts go in, one by one; those that a further one might tell again come out, first told first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sayso.model import Entity
from sayso.relate.draft import SPEAKING, Draft
from sayso.relate.roles import listed

MANY = 200  # like acts in one article: what tells more is a list, and the rest of it is left as it stands
Mark = tuple[str, ...]
ENDS = ("ation", "ition", "ment", "ing", "ion", "al")


class Tellings:
    """The tellings so far, by type, word and party: a further one is held against those with which it shares them."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._by: defaultdict[Mark, dict[int, None]] = defaultdict(dict)

    def add(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self._note(len(self.drafts) - 1)

    def put(self, at: int, draft: Draft) -> None:
        """A fuller telling in the place of another."""
        self.drafts[at] = draft
        self._note(at)

    def _note(self, at: int) -> None:
        draft = self.drafts[at]
        said, parties = wording(draft), list(_parties(draft))
        marks: list[Mark] = [(draft.type,), *((draft.type, word) for word in said)]
        marks += [(draft.type, party, "") for party in parties]
        marks += [(draft.type, word, party) for word in said for party in parties]
        for mark in marks:
            self._by[mark][at] = None

    def of_type(self, draft: Draft) -> list[int]:
        """All of its type."""
        return self._found([(draft.type,)])

    def of_word(self, draft: Draft) -> list[int]:
        """Those told by its word, or by another word of making laws."""
        return self._found((draft.type, word) for word in wording(draft))

    def sharing(self, draft: Draft) -> list[int]:
        """Those that share its word or a party."""
        return sorted({*self.of_word(draft), *self._found((draft.type, party, "") for party in _parties(draft))})

    def alike(self, draft: Draft) -> list[int]:
        """Those that share its word and a party."""
        return self._found((draft.type, word, party) for word in wording(draft) for party in _parties(draft))

    def _found(self, marks: Iterable[Mark]) -> list[int]:
        return sorted({at for mark in marks for at in self._by.get(mark, ())})[:MANY]


def wording(draft: Draft) -> frozenset[str]:
    """What the words of two tellings of one act share: the stem («killed», «the killing»), of deeds also the row."""
    lemma = draft.clause.lemma
    if lemma in listed("lawmaking"):
        return frozenset({"=law"})
    return frozenset({stem(lemma)}) if draft.type in SPEAKING else frozenset({stem(lemma), draft.rule.split()[0]})


def stem(lemma: str) -> str:
    """«investigate» and «investigation», «deploy» and «deployment» as one."""
    bare = next((lemma.removesuffix(end) for end in ENDS if lemma.endswith(end) and len(lemma) > len(end) + 3), lemma)
    return bare[:6]


def _parties(draft: Draft) -> Iterator[str]:
    """Who does and who undergoes, apart."""
    for role, entities in (("does ", draft.actor), ("undergoes ", draft.recipient)):
        yield from (role + key(entity) for entity in entities)


def key(entity: Entity) -> str:
    """What two parties share that are one."""
    return entity.actor or entity.text.lower()
