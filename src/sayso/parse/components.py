"""A Doc goes in, the same Doc comes out: our two parts of the spaCy pipeline, sentence cuts and attributes by table.

No deferred annotations here: spaCy's registry reads the signatures.
"""

import re
from typing import Any

import numpy as np
import spacy.symbols
from spacy.attrs import DEP, LOWER, MORPH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc

_POS: dict[str, int] = {name: getattr(spacy.symbols, name) for name in (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SPACE", "SYM", "VERB", "X")}  # fmt: skip


@Language.component("sayso_cuts")
def _cuts(doc: Doc) -> Doc:
    """A sentence starts wherever a paragraph does; elsewhere the parser decides."""
    for token in doc:
        if token.is_space and "\n" in token.text and token.i + 1 < len(doc):
            doc[token.i + 1].is_sent_start = True
    return doc


class AttributeTable:
    """The attribute ruler's single-token patterns, memoised on (tag, form where named, dependency, is space)."""

    def __init__(self, patterns: list[dict[str, Any]]) -> None:
        self.rules = [
            (pattern[0], rule["attrs"]) for rule in patterns for pattern in rule["patterns"] if len(pattern) == 1
        ]
        said = [wanted["LOWER"] for wanted, _ in self.rules if "LOWER" in wanted]
        self.named = {word for each in said for word in ([each] if isinstance(each, str) else each.get("IN", ()))}
        self.named_by = [each["REGEX"] for each in said if isinstance(each, dict) and "REGEX" in each]
        self.known: dict[tuple[str, str, str, bool], tuple[str, str, str]] = {}

    def look_up(self, tag: str, lower: str, dep: str, is_space: bool) -> tuple[str, str, str]:
        """Part of speech, morphology and lemma (empty: leave to the lemmatizer) of a token."""
        told = lower in self.named or any(re.search(pattern, lower) for pattern in self.named_by)
        key = (tag, lower if told else "", dep, is_space)
        if key not in self.known:
            self.known[key] = self._apply({"TAG": tag, "LOWER": key[1], "DEP": dep, "IS_SPACE": is_space})
        return self.known[key]

    def _apply(self, token: dict[str, str | bool]) -> tuple[str, str, str]:
        said = {"POS": "", "MORPH": "", "LEMMA": ""}
        for wanted, given in self.rules:
            if all(_fits(token[key], value) for key, value in wanted.items()):
                said.update({key: value for key, value in given.items() if key in said})
        return said["POS"] or "X", "" if said["MORPH"] == "_" else said["MORPH"], said["LEMMA"]


def _fits(value: str | bool, wanted: Any) -> bool:
    if not isinstance(wanted, dict):
        return bool(value == wanted)
    if "REGEX" in wanted:
        return bool(re.search(wanted["REGEX"], str(value)))
    return ("IN" not in wanted or value in wanted["IN"]) and ("NOT_IN" not in wanted or value not in wanted["NOT_IN"])


@Language.factory("sayso_attributes")
class Attributes:
    """Writes part of speech and morphology from an `AttributeTable`."""

    def __init__(self, nlp: Language, name: str) -> None:  # noqa: ARG002 - spaCy's signature
        self.strings = nlp.vocab.strings
        self.morphology = nlp.vocab.morphology
        self.table = AttributeTable([])
        self.coded: dict[tuple[int, int, int], tuple[int, int, str]] = {}

    def __call__(self, doc: Doc) -> Doc:
        told = doc.to_array([TAG, LOWER, DEP]).tolist()
        out = np.zeros((len(told), 2), dtype="uint64")
        lemmas = []
        for i, (tag, lower, dep) in enumerate(told):
            key = (tag, lower, dep)
            if key not in self.coded:
                self._code(key)
            pos, morph, lemma = self.coded[key]
            out[i] = pos, morph
            if lemma:
                lemmas.append((i, lemma))
        doc.from_array([POS, MORPH], out)  # type: ignore[arg-type]
        for i, lemma in lemmas:
            doc[i].lemma_ = lemma
        return doc

    def _code(self, key: tuple[int, int, int]) -> None:
        tag, lower, dep = (self.strings[value] if value else "" for value in key)
        pos, morph, lemma = self.table.look_up(tag, lower, dep, lower.isspace())
        if len(self.coded) > 200_000:
            self.coded.clear()
        self.coded[key] = (self.strings.add(pos) if pos not in _POS else _POS[pos], self.morphology.add(morph), lemma)
