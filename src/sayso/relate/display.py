"""A displayed quotation goes in; its speaker comes out: the name signed below it, or who is told before its colon."""

from __future__ import annotations

from sayso.model import Article, Quoted, Words
from sayso.parse.displayed import signature, tokens_of
from sayso.relate.cues import cues
from sayso.relate.sources import SUBJECTS, is_verbal, source_of_verb

NAMES = frozenset({"PROPN", "NOUN"})


def stands_alone(article: Article, quote: Quoted) -> bool:
    """Is the quotation a whole paragraph without marks?"""
    return article.paragraphs[quote.paragraph] == quote.span


def display_speaker(article: Article, words: Words, quote: Quoted) -> tuple[int | None, int | None]:
    """The cue (None if there is none) and the speaker's token of a displayed quotation."""
    signed = signature(article, words, quote.paragraph)
    if signed:
        return None, _top(words, *signed)
    for paragraph in range(quote.paragraph - 1, max(quote.paragraph - 3, -1), -1):
        first, last = tokens_of(words, paragraph)
        if first < last and words.text[last - 1].endswith(":"):
            return _announced(words, first, last)
    return None, None


def signed_by(article: Article, words: Words, quote: Quoted) -> int | None:
    """The name behind a dash on the line below a quotation that ends its paragraph."""
    if article.paragraphs[quote.paragraph].end - quote.span.end > 1:
        return None
    signed = signature(article, words, quote.paragraph)
    return _top(words, *signed) if signed else None


def _announced(words: Words, first: int, last: int) -> tuple[int | None, int | None]:
    """Who is told before a colon: the subject of the last verb of saying, of the sentence, or the name alone."""
    known = cues("V")
    for token in range(last - 1, first - 1, -1):
        cue = known.get(words.lemma[token])
        if cue and "q" in cue.complements and is_verbal(words, token):
            return token, _named(words, source_of_verb(words, token), first, last)
    start = max(first, words.sentences[words.sentence[last - 1]][0])
    subject = next((t for t in range(start, last) if words.dep[t] in SUBJECTS), None)
    return last - 1, _named(words, subject, start, last)


def _named(words: Words, subject: int | None, first: int, last: int) -> int | None:
    """The subject, if it is one; the name at the head of its phrase where the parser chose a mark."""
    if subject is None or not first <= subject < last:
        return _top(words, first, last)
    if words.text[subject][:1].isalnum():
        return subject
    name = next((t for t in range(subject - 1, first - 1, -1) if words.pos[t] in NAMES), None)
    for _ in range(12):
        if (
            name is None
            or not first <= words.head[name] < subject
            or words.pos[words.head[name]] not in (*NAMES, "ADP")
        ):
            break
        name = words.head[name]
    return name


def _top(words: Words, first: int, last: int) -> int | None:
    """The head of the first noun phrase in the tokens."""
    top = next((t for t in range(first, last) if words.pos[t] in NAMES), None)
    for _ in range(12):
        if top is None or not first <= words.head[top] < last or words.head[top] == top:
            break
        if words.pos[words.head[top]] not in NAMES or words.dep[top] in ("appos", "conj"):
            break
        top = words.head[top]
    return top
