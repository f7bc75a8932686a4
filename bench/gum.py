"""GUM (coreference over news, interviews, lives, speeches, courts) goes in; how well pronouns are resolved comes out.

usage: python bench/gum.py FILE.jsonl[.gz]

Gold: every he, she, they, it (with him, his, himself …) that is marked as a mention of a cluster; `parties` are those
whose cluster is of persons or organisations, which is what we resolve. Ours: the actor that our pronoun mention at
that place means, by its nearest earlier mention that is no pronoun (the nearest later one if there is none). It is
right if that mention lies in the pronoun's own gold cluster: the smallest gold span that holds its head word is
asked. `share`: right ones among all `parties`. `p`: right ones among all that we resolved, whatever they are in gold;
a pronoun that gold does not mark at all («it rained») and that we resolve counts against `p`. Then by genre. The set
has a sentence a line and no paragraphs: each line is read as a paragraph.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from asked import asked
from readings import Record, article_of, records
from sayso.model import Mention, Reading, Span
from sayso.parse.nlp import parse
from sayso.reading import read_words

FORMS = {
    "he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "hers": "she", "herself": "she",
    "they": "they", "them": "they", "their": "they", "theirs": "they", "themselves": "they",
    "it": "it", "its": "it", "itself": "it",
}  # fmt: skip
LINE = re.compile(r"\S[^\n]*")
PARTIES = frozenset({"person", "organization"})
Spans = list[tuple[int, int, str, str]]


def read(rows: Iterable[Record]) -> Iterator[tuple[Record, Reading]]:
    """Each record with its reading, a line a paragraph."""
    kept = list(rows)
    articles = []
    for row in kept:
        lines = tuple(Span(m.start(), m.start() + len(m.group().rstrip())) for m in LINE.finditer(row["text"]))
        articles.append(replace(article_of(row), paragraphs=lines))
    for row, (article, words) in zip(kept, parse(articles), strict=True):
        yield row, read_words(article, words)


def gold_spans(record: Record) -> Spans:
    """The gold mentions as (start, end, cluster, type), the shortest first."""
    found = [(s["start"], s["end"], s["cluster"], s["type"]) for s in record["spans"] if s.get("cluster")]
    return sorted(found, key=lambda s: s[1] - s[0])


def types_of(spans: Spans) -> dict[str, str]:
    """The type that most mentions of each cluster have."""
    votes: dict[str, Counter[str]] = {}
    for _, _, cluster, kind in spans:
        votes.setdefault(cluster, Counter())[kind] += 1
    return {cluster: count.most_common(1)[0][0] for cluster, count in votes.items()}


def antecedent(mentions: list[Mention], pronoun: Mention) -> Mention | None:
    """The nearest earlier mention of the pronoun's actor that is no pronoun, else the nearest later one."""
    same = [m for m in mentions if m.actor == pronoun.actor and m.kind not in ("pronoun", "adjective")]
    at = bisect_left([m.first for m in same], pronoun.first)
    return same[at - 1] if at else same[0] if same else None


def cluster_at(spans: Spans, start: int, end: int) -> str | None:
    return next((cluster for first, last, cluster, _ in spans if first <= start and end <= last), None)


def ours(reading: Reading) -> Iterator[tuple[int, str, int, int]]:
    """Our pronoun mentions: where, which form, and the start and end of the antecedent's last name word."""
    mentions = sorted(reading.mentions.mentions, key=lambda m: m.first)
    for mention in mentions:
        form = FORMS.get(mention.text.lower())
        if mention.kind == "pronoun" and form:
            found = antecedent(mentions, mention)
            if found:
                yield mention.span.start, form, *head_of(reading, found)


def head_of(reading: Reading, mention: Mention) -> tuple[int, int]:
    """The characters of a mention's head: the word that ends its plain noun phrase."""
    text, start = reading.article.text, mention.span.start
    words, at = [], start
    for word in mention.text.split():
        at = text.find(word, at)
        words.append((at, at + len(word)))
        at += len(word)
    number = min(mention.head - mention.first, len(words) - 1)
    return words[number] if words else (start, start + 1)


def count_one(record: Record, reading: Reading, count: Counter[str]) -> None:
    spans = gold_spans(record)
    kinds = types_of(spans)
    told = {start: (first, last) for start, _, first, last in ours(reading)}
    genre = record.get("genre", "?")
    marked = set()
    for start, end, cluster, _ in spans:
        form = FORMS.get(record["text"][start:end].lower())
        if form is None or start in marked:
            continue
        marked.add(start)
        right = start in told and cluster_at(spans, *told[start]) == cluster
        party = kinds[cluster] in PARTIES
        for name in ("all", form, genre):
            count[f"{name} gold"] += party
            count[f"{name} hit"] += right and party
            count[f"{name} right"] += right
            count[f"{name} said"] += start in told
    unmarked = sum(start not in marked for start in told)
    count["all said"] += unmarked
    count[f"{genre} said"] += unmarked


def score(pairs: Iterable[tuple[Record, Reading]]) -> Counter[str]:
    """The counts over all documents."""
    count: Counter[str] = Counter()
    for record, reading in pairs:
        count_one(record, reading, count)
    return count


def report(count: Counter[str]) -> Iterator[str]:
    names = ["all", *dict.fromkeys(FORMS.values())]
    names += sorted({key.rsplit(" ", 1)[0] for key in count} - set(names))
    for name in names:
        gold, hit = count[f"{name} gold"], count[f"{name} hit"]
        said, right = count[f"{name} said"], count[f"{name} right"]
        share, p = hit / max(1, gold), right / max(1, said)
        yield f"gum {name:10} share {share:.3f} ({hit}/{gold})  p {p:.3f} ({right}/{said})"


def main() -> int:
    path = asked(__doc__)[0]
    print("\n".join(report(score(read(records(path))))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
