"""A statement, letter or sign goes in; who speaks through it comes out: its maker, its issuer, who carries it."""

from __future__ import annotations

from sayso.lexicon.tables import mapping
from sayso.model import Words
from sayso.relate.hearsay import owner_of
from sayso.relate.sources import agent, source_of_verb

MAKING = frozenset({"write", "sign", "send", "issue", "release", "post", "publish", "relay", "author", "draft",
                    "circulate", "distribute", "address", "read", "deliver", "hold", "carry", "wave",
                    "display"})  # fmt: skip

PRINTED = frozenset({"article", "editorial", "op-ed", "column", "story", "commentary"})


def maker_of(words: Words, noun: int) -> int | None:
    """Who made a document, as a token: its owner, «written by X», «sent from X», the subject of «issued a letter»."""
    kind = mapping("cues_documents").get(words.lemma[noun], "")
    if not kind:
        return None
    if (owner := owner_of(words, noun)) is not None:
        return owner
    for kid in words.children[noun]:
        if words.dep[kid] == "acl" and words.lemma[kid] in MAKING and words.tag[kid] == "VBN":
            if (by := agent(words, kid)) is not None:
                return by
            if (sender := _behind(words, kid, "from")) is not None:
                return sender
    if words.lemma[noun] in PRINTED and (paper := _behind(words, noun, "in")) is not None:
        return paper
    return _holder(words, noun, kind)


def _behind(words: Words, above: int, preposition: str) -> int | None:
    """The noun behind a preposition of the word or of its objects («relayed to the paper from the leader»)."""
    for token in range(above + 1, words.right[above]):
        if words.lower[token] == preposition and words.dep[token] == "prep":
            return next((kid for kid in words.children[token] if words.dep[kid] == "pobj"), None)
    return None


def _holder(words: Words, noun: int, kind: str) -> int | None:
    """The subject of the verb that has the document as its object («issued a statement», «carried signs»)."""
    verb = words.head[noun]
    if words.dep[noun] == "pobj" and kind == "sign" and words.lower[verb] in ("with", "behind"):
        verb = words.head[verb]
    elif words.dep[noun] != "dobj" or (kind != "sign" and words.lemma[verb] not in MAKING):
        return None
    source = source_of_verb(words, verb)
    return source if source != noun else None


def document_above(words: Words, source: int) -> int:
    """The document in whose phrase the source stands: «a statement on behalf of the minister that read»."""
    documents, at = mapping("cues_documents"), source
    for _ in range(6):
        if words.lemma[at] in documents:
            return at
        if words.dep[at] not in ("pobj", "prep", "poss", "compound", "nmod", "conj"):
            break
        at = words.head[at]
    told = (kid for kid in words.children[at] if words.dep[kid] == "dobj" and kid < source)
    return next((kid for kid in told if words.lemma[kid] in documents), source)
