"""Gold articles go in; the weights of the events' confidence and a table of how reliable it is come out.

usage: python gold/calibrate.py GOLD_DIR [--unseen DIR] [--write]

An event counts as right when the scorer pairs it with a sure gold event of the same type, as wrong when it pairs it
with none; unsure gold events count neither way. The reliability table is ten-fold over articles: each article's events
are judged by weights fitted without it. Rows that were bettered on the same articles look surer than they are: with
--unseen, articles that nobody tuned on, the bias is moved until the mean confidence there is the share right there.
--write puts the weights into the lexicon.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from sayso.clean.article import clean
from sayso.model import Article, Entity, Issue, Raw, Reading, Words
from sayso.parse.clauses import clauses
from sayso.parse.nlp import parse
from sayso.reading import read_words
from sayso.relate.confidence import features
from sayso.relate.drafts import draft_events
from sayso.relate.scene import set_scene
from sayso.relate.status import status_of

WEIGHTS = Path(__file__).resolve().parent.parent / "src" / "sayso" / "lexicon" / "confidence.tsv"
HEADER = """# Weights of the features of an event's confidence (logistic; features in relate/confidence.py).
# Columns: feature, weight. Origin: fitted by gold/calibrate.py on hand-coded articles.
"""
Row = tuple[str, tuple[str, ...], bool]


def scorer(path: Path) -> Any:
    """The shared scorer as a module."""
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def entity(reading: Reading, said: Entity) -> dict[str, Any]:
    names = {actor.id: actor.name for actor in reading.mentions.actors}
    return {"entity_text": said.text, "identifier_text": names.get(said.actor or "")}


def judged(score: Any, gold: Any, article: Article, words: Words) -> list[Row]:
    """Each event's features and whether it is right; unsure ones are left out."""
    reading = read_words(article, words)
    told = [
        {
            "event": [e.type],
            "event_span": [e.trigger.span.start, e.trigger.span.end],
            "text_info": {"start": e.sentence.span.start, "end": e.sentence.span.end},
            "actor": [entity(reading, x) for x in e.actor],
            "recipient": [entity(reading, x) for x in e.recipient],
        }
        for e in reading.events
    ]
    paired = {j: i for i, j in score.pair_events(gold, told, score.Names([]))}
    scene = set_scene(article, words, clauses(words), reading.mentions, reading.attributions, reading.quotes)
    by_place = {(words.start[d.clause.words[0]], d.type): d for d in draft_events(scene)}
    out = []
    for j, event in enumerate(reading.events):
        draft = by_place.get((event.trigger.span.start, event.type))
        match = gold.events[paired[j]] if j in paired else None
        if draft is None or (match and match.get("sure") is False):
            continue
        status = draft.status or status_of(words, scene.clauses, draft.clause)
        right = match is not None and match["type"] == event.type
        out.append((article.id, features(draft, status, event.source is not None), right))
    return out


def fit(rows: list[Row], names: list[str], strength: float = 4.0, steps: int = 400) -> Any:
    """Ridge logistic regression by Newton's method."""
    index = {name: k for k, name in enumerate(names)}
    design = np.zeros((len(rows), len(names)))
    for n, (_, told, _) in enumerate(rows):
        for name in told:
            design[n, index[name]] = 1.0
    right = np.array([float(r) for _, _, r in rows])
    weights = np.zeros(len(names))
    for _ in range(steps):
        guess = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (right - guess) - strength * weights
        bend = (design * (guess * (1 - guess))[:, None]).T @ design + strength * np.eye(len(names))
        change = np.linalg.solve(bend, slope)
        weights = weights + change
        if float(np.abs(change).max()) < 1e-6:
            break
    return weights


def reliability(rows: list[Row], names: list[str]) -> list[tuple[float, float, int]]:
    """(mean confidence, share right, events) by fifths of confidence, each judged without its own article."""
    guesses: list[tuple[float, bool]] = []
    folds = [int(hashlib.sha256(("fold" + article).encode()).hexdigest(), 16) % 10 for article, _, _ in rows]
    for fold in range(10):
        weights = dict(zip(names, fit([r for r, f in zip(rows, folds, strict=True) if f != fold], names), strict=True))
        for (_, told, right), f in zip(rows, folds, strict=True):
            if f == fold:
                guesses.append((1 / (1 + float(np.exp(-sum(weights[name] for name in told)))), right))
    guesses.sort()
    size = max(1, len(guesses) // 5)
    parts = [guesses[k : k + size] for k in range(0, len(guesses), size)]
    return [(sum(p for p, _ in part) / len(part), sum(r for _, r in part) / len(part), len(part)) for part in parts]


def rows_of(score: Any, folder: Path) -> list[Row]:
    """The judged events of a folder of gold articles."""
    golds = {gold.id: gold for gold in (score.Gold(p) for p in sorted(folder.glob("*.json")))}
    cleaned = [clean(Raw(text=gold.text, given_id=gold.id)) for gold in golds.values()]
    rows: list[Row] = []
    for article, words in parse([article for article in cleaned if not isinstance(article, Issue)]):
        rows.extend(judged(score, golds[article.given_id or ""], article, words))
    return rows


def shifted(weights: dict[str, float], unseen: list[Row]) -> dict[str, float]:
    """The weights with the bias moved until the mean confidence of unseen events is the share of them that is right."""
    sums = np.array([sum(weights.get(name, 0.0) for name in told) for _, told, _ in unseen])
    share = sum(right for _, _, right in unseen) / len(unseen)
    low, high = -6.0, 6.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if float(np.mean(1 / (1 + np.exp(-(sums + middle))))) > share else (middle, high)
    return {**weights, "bias": weights.get("bias", 0.0) + low}


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", type=Path)
    options.add_argument("--unseen", type=Path, help="gold articles that nobody tuned on")
    options.add_argument("--score", type=Path, default=Path("../shared/score/score.py"))
    options.add_argument("--write", action="store_true")
    said = options.parse_args()
    score = scorer(said.score)
    rows = rows_of(score, said.gold)
    names = sorted({name for _, told, _ in rows for name in told})
    print(f"{len(rows)} events, {sum(right for _, _, right in rows)} right")
    print("confidence  right  events   (ten-fold, by fifths)")
    for mean, share, count in reliability(rows, names):
        print(f"     {mean:.2f}   {share:.2f}   {count}")
    weights = dict(zip(names, (float(w) for w in fit(rows, names)), strict=True))
    if said.unseen:
        unseen = rows_of(score, said.unseen)
        before, weights = weights.get("bias", 0.0), shifted(weights, unseen)
        right = sum(r for _, _, r in unseen)
        print(f"unseen: {len(unseen)} events, {right} right; bias {before:.3f} moved to {weights['bias']:.3f}")
    if said.write:
        lines = [f"{name}\t{weight:.3f}" for name, weight in weights.items()]
        WEIGHTS.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
        print(json.dumps({"written": str(WEIGHTS.name), "weights": len(lines)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
