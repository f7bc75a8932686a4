"""Short articles of our own go in; the PLOVER contexts that they are about come out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.lexicon.tables import rows
from sayso.model import Article, Words
from sayso.relate.contexts import find_contexts

ReadWords = Callable[..., tuple[Article, Words]]
ALL = """military intelligence executive legislative election political_institutions pro_democracy pro_autocracy
    economic legal reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity
    inequality diplomatic territory peacekeeping health asylum migration disasters natural_resource environment
    technology terrorism cbrn cyber misinformation crime corruption illegal_drugs trafficking"""


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("An earthquake of magnitude 7 struck the coast; rescue workers feared a tsunami.", {"disasters"}),
        ("Voters cast their ballots at polling stations, and the opposition candidate led the count.", {"election"}),
        ("Police seized two tonnes of cocaine from a drug cartel at the port.", {"illegal_drugs"}),
        ("The virus outbreak filled hospitals, and the health ministry ordered vaccines for patients.", {"health"}),
        ("Hackers stole data in a cyberattack with malware and ransomware.", {"cyber"}),
        ("The ambassador met the foreign minister at the embassy before the summit.", {"diplomatic"}),
        ("He walked home and had some soup.", set()),
        ("", set()),
    ],
)
def test_contexts(read_words: ReadWords, text: str, wanted: set[str]) -> None:
    _, words = read_words(text)
    found = find_contexts(words)
    assert wanted <= set(found)
    assert len(found) <= len(wanted) + 2


def test_the_table_names_all_contexts_and_no_other() -> None:
    assert {context for context, _, _ in rows("contexts", 3)} == set(ALL.split())
    assert {weight for _, _, weight in rows("contexts", 3)} == {"1", "2", "3"}
    assert len({row[:2] for row in rows("contexts", 3)}) == len(rows("contexts", 3))
