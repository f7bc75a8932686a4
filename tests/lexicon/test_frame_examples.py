"""Each row's example sentence goes in, read with the model; an event of the row's type comes out, mostly by the row."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sayso.lexicon.framerows import NO_EVENT
from sayso.model import Article, Span, Words, content_id
from sayso.parse.clauses import clauses
from sayso.parse.nlp import parse
from sayso.recognize.mentions import recognize
from sayso.relate.frames import Frame, load_frames, winner
from sayso.relate.scene import set_scene

ENOUGH = 0.97
OWN = 0.82  # of the examples fire their own row; of the others a neighbour of the same type comes first


def _read(frames: tuple[Frame, ...]) -> Iterator[tuple[Frame, Article, Words]]:
    texts = [frame.example for frame in frames]
    articles = [
        Article(id=content_id(text), text=text, body=(Span(0, len(text)),), paragraphs=(Span(0, len(text)),))
        for text in texts
    ]
    for frame, (article, words) in zip(frames, parse(articles), strict=True):
        yield frame, article, words


def _won(article: Article, words: Words) -> list[Frame]:
    """The rows that fire on the clauses of an example."""
    scene = set_scene(article, words, clauses(words), recognize(article, words), ())
    return [won for clause in scene.clauses if (won := winner(clause, words, scene.classify)) is not None]


def _fires(frame: Frame, won: list[Frame]) -> bool:
    """Whether a clause of the example gets a frame of the row's type, or none for a row that bars one."""
    types = {each.type for each in won if each.type != NO_EVENT}
    return not types if frame.type == NO_EVENT else frame.type in types


@pytest.mark.model
def test_examples_fire() -> None:
    frames = load_frames().frames
    won = [(frame, _won(article, words)) for frame, article, words in _read(frames)]
    failing = [f"{frame.id}: {frame.example}" for frame, each in won if not _fires(frame, each)]
    share = 1 - len(failing) / len(frames)
    assert share >= ENOUGH, f"{share:.3f} of {len(frames)} examples fire, {ENOUGH} are asked for:\n" + "\n".join(
        failing
    )
    shadowed = [
        f"{frame.id} ({frame.type}) by {', '.join(f'{x.id} ({x.type})' for x in each) or 'none'}: {frame.example}"
        for frame, each in won
        if frame.id not in {x.id for x in each}
    ]
    share = 1 - len(shadowed) / len(frames)
    assert share >= OWN, (
        f"{share:.3f} of {len(frames)} examples fire their own row, {OWN} are asked for:\n" + "\n".join(shadowed)
    )
