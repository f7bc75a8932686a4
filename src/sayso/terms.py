"""The controlled vocabularies of the records: PLOVER's types, our kinds, relations, stances. Nothing goes in."""

from __future__ import annotations

from typing import Literal

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Status = Literal["actual", "future", "hypothetical", "negated"]
Stance = Literal["asserts", "denies", "doubts", "asks", "wants"]
Kind = Literal[
    "person", "organisation", "armed_group", "party", "government", "legislature", "court",
    "police", "military", "state", "igo", "media", "group",
]  # fmt: skip
MentionKind = Literal["name", "adjective", "title", "description", "pronoun", "group"]
Relation = Literal[
    "leads", "holds_office", "member_of", "part_of", "founded", "dissolved", "revived",
    "offshoot_of", "allied_with", "opposed_to", "backs", "represents", "kin_of",
]  # fmt: skip
PublishedBasis = Literal["printed", "page metadata", "url", "inferred", "given", "none"]
