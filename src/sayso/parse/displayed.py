"""An article goes in; its displayed quotations come out: whole paragraphs set off as somebody's words, without marks.

Three forms: paragraphs between two lines that hold nothing but a quotation mark; the paragraph above a line with a dash
and a name; the paragraph behind one that ends with a cue and a colon («the ministry wrote:»), and its translation.
"""

from __future__ import annotations

import re
from functools import cache

from sayso.lexicon.tables import rows
from sayso.lexicon.tables import words as word_list
from sayso.model import Article, Words

LONE_OPEN = frozenset({"“", '"', "«", "„", "``"})
LONE_CLOSE = frozenset({"”", '"', "»", "“", "''"})
SIGNED = re.compile(r"[—–―]\s*[A-Z@]")
HANDLE = re.compile(r"@\w+\W{0,2}:$")
OPENS = ("“", '"', "«", "„", "‘", "'", "`", "-", "*", "•", "–", "—", "#", "[")
LONGEST_SIGNATURE = 14  # words
LONGEST_BLOCK = 6  # paragraphs between lone marks
SHORTEST = 4  # words
COMMON = frozenset({"the", "of", "and", "to", "in", "is", "that", "it", "for", "on", "we", "are", "they", "this"})


def displayed(article: Article, words: Words) -> list[int]:
    """The numbers of the paragraphs that are displayed quotations."""
    texts = [article.text[p.start : p.end].strip() for p in article.paragraphs]
    found: list[int] = []
    for number, text in enumerate(texts):
        if text in LONE_OPEN:
            found += _block(texts, number)
        elif number and SIGNED.match(text) and len(text.split()) <= LONGEST_SIGNATURE and text[-1:] not in ".:;":
            found += [number - 1] if _plain(texts[number - 1]) else []
        elif text.endswith(":") and (HANDLE.search(text) or _cue_before_colon(words, number)):
            found += _behind_colon(texts, number + 1)
    return sorted(set(found))


def signature(article: Article, words: Words, paragraph: int) -> tuple[int, int] | None:
    """The tokens of the line with dash and name below a paragraph, over a lone closing mark."""
    for number in (paragraph + 1, paragraph + 2):
        if number >= len(article.paragraphs):
            return None
        span = article.paragraphs[number]
        text = article.text[span.start : span.end].strip()
        if SIGNED.match(text) and len(text.split()) <= LONGEST_SIGNATURE:
            first, last = tokens_of(words, number)
            while first < last and not words.text[first][:1].isalnum():
                first += 1
            return (first, last) if first < last else None
        if text not in LONE_CLOSE:
            return None
    return None


def tokens_of(words: Words, paragraph: int) -> tuple[int, int]:
    """The tokens [first, last) of a paragraph."""
    try:
        first = words.paragraph.index(paragraph)
    except ValueError:
        return 0, 0
    last = first
    while last < len(words) and words.paragraph[last] in (paragraph, -1):
        last += 1
    while last > first and words.paragraph[last - 1] != paragraph:
        last -= 1
    return first, last


def _block(texts: list[str], opening: int) -> list[int]:
    """The paragraphs between a lone opening mark and a lone closing one."""
    for number in range(opening + 1, min(opening + 2 + LONGEST_BLOCK, len(texts))):
        if texts[number] in LONE_CLOSE:
            return list(range(opening + 1, number))
    return []


def _behind_colon(texts: list[str], number: int) -> list[int]:
    """The paragraph that a colon announces, with its translation behind it."""
    if number >= len(texts) or not _plain(texts[number]):
        return []
    if not _foreign(texts[number]) or number + 1 == len(texts) or not _plain(texts[number + 1]):
        return [number]
    alike = _names(texts[number]) & _names(texts[number + 1])
    return [number, number + 1] if len(alike) > 1 else [number]


def _names(text: str) -> set[str]:
    """The words in capitals that do not open a sentence."""
    return set(re.findall(r"(?<![.!?] )\b[A-Z]\w{3,}", text[1:]))


def _plain(text: str) -> bool:
    return not text.startswith(OPENS) and len(text.split()) >= SHORTEST and not text.endswith(":")


def _foreign(text: str) -> bool:
    """Is the text hardly English?"""
    told = text.lower().split()
    return len(told) >= 8 and sum(word in COMMON for word in told) * 16 < len(told)


@cache
def _introducing() -> frozenset[str]:
    told = (row for row in rows("cues", 5) if row[1] == "V" and row[4] == "say")
    return frozenset(row[0] for row in told if "q" in row[2].split(","))


def _cue_before_colon(words: Words, paragraph: int) -> bool:
    """Does the paragraph end with a verb of saying, or with what was said or written («in a statement:»)?"""
    first, last = tokens_of(words, paragraph)
    told = [t for t in range(max(first, last - 7), last - 1) if words.pos[t] not in ("SPACE", "PUNCT")]
    if not told:
        return False
    verbs = [t for t in told if words.tag[t] in ("VBD", "VBZ", "VBP", "VBG")]
    if verbs and words.lemma[verbs[-1]] in _introducing():
        return True
    return words.pos[told[-1]] == "NOUN" and words.lemma[told[-1]] in word_list("cues_documents")
