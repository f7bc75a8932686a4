"""Each row's example sentence goes in, read with the model; an event of the row's type comes out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sayso.lexicon.framerows import NO_EVENT
from sayso.model import Article, Span, Words, content_id
from sayso.parse.clauses import clauses
from sayso.parse.nlp import parse
from sayso.recognize.mentions import recognize
from sayso.relate.frames import Frame, load_frames, match
from sayso.relate.scene import set_scene

ENOUGH = 0.97


def _read(frames: tuple[Frame, ...]) -> Iterator[tuple[Frame, Article, Words]]:
    texts = [frame.example for frame in frames]
    articles = [
        Article(id=content_id(text), text=text, body=(Span(0, len(text)),), paragraphs=(Span(0, len(text)),))
        for text in texts
    ]
    for frame, (article, words) in zip(frames, parse(articles), strict=True):
        yield frame, article, words


def _fires(frame: Frame, article: Article, words: Words) -> bool:
    """Whether a clause of the example gets a frame of the row's type, or none for a row that bars one."""
    scene = set_scene(article, words, clauses(words), recognize(article, words), ())
    won = [match(clause, words, scene.classify) for clause in scene.clauses]
    if frame.type == NO_EVENT:
        return not any(won)
    return any(each is not None and each.type == frame.type for each in won)


@pytest.mark.model
def test_examples_fire() -> None:
    frames = load_frames().frames
    failing = [
        f"{frame.id}: {frame.example}" for frame, article, words in _read(frames) if not _fires(frame, article, words)
    ]
    share = 1 - len(failing) / len(frames)
    assert share >= ENOUGH, f"{share:.3f} of {len(frames)} examples fire, {ENOUGH} are asked for:\n" + "\n".join(
        failing
    )
