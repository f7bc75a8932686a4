"""Subordination links (TimeML SLINK) go in; how well embedding and attribution find them comes out. See tempeval3.py.

A gold link joins a governing event with a subordinated one and has a type. Ours: each pair of gold events that our
embedding (`relate.status.governed`) or an attribution (its cue's head, the heads of its content) relates, with the type
that the relation has: MODAL where the embedder wants, plans, permits, supposes or aims at the other; EVIDENTIAL where a
cue of saying, showing or seeing tells it; NEG_EVIDENTIAL where it is denied; FACTIVE and COUNTER_FACTIVE where it is
presupposed or ruled out; CONDITIONAL where the governor stands in an if-clause. A pair counts once a type; a link is
found if the same pair has the same type. Pairs whose ends are not both gold events are not looked at. Some parts of
the set carry no such links, or leave out those of reporting: `linked` are the documents in which gold links at least
half of the events that it calls REPORTING (without such an event, those with any link); `all` are all documents.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from sayso.model import Article, Attribution, Words
from sayso.parse.clauses import clauses
from sayso.parse.quotes import quoted
from sayso.recognize.mentions import recognize
from sayso.relate.attribution import attribute
from sayso.relate.cues import cues
from sayso.relate.sources import is_verbal
from sayso.relate.status import governed

Link = tuple[str, str, str]
TYPES = ("MODAL", "EVIDENTIAL", "NEG_EVIDENTIAL", "FACTIVE", "COUNTER_FACTIVE", "CONDITIONAL")
EFFECTS = {
    "wanted": "MODAL", "future": "MODAL", "hypothetical": "MODAL", "doubts": "MODAL",
    "negates": "COUNTER_FACTIVE", "denies": "NEG_EVIDENTIAL", "factive": "FACTIVE",
}  # fmt: skip
ASPECTUAL = frozenset({"begin", "start", "continue", "resume", "keep", "remain", "go", "stop", "cease", "end", "tend",
                       "come", "proceed", "finish"})  # fmt: skip  # phases of the act itself: linked otherwise
TOLD = ("say", "show", "mention", "according", "quote", "headline")


def gold_links(record: dict[str, Any]) -> set[Link]:
    return {(link["source"], link["target"], link["type"]) for link in record.get("slinks") or []}


def linked(record: dict[str, Any]) -> bool:
    """Does gold link the events of reporting in this document?"""
    governors = {link["source"] for link in record.get("slinks") or []}
    reporting = [s["id"] for s in record["spans"] if s["type"] == "EVENT" and s.get("event_class") == "REPORTING"]
    return bool(governors) and 2 * sum(event in governors for event in reporting) >= len(reporting)


def our_links(record: dict[str, Any], article: Article, words: Words) -> set[Link]:
    """Our links between the gold events of one document."""
    events = {
        bisect_right(words.start, span["start"]) - 1: span["id"] for span in record["spans"] if span["type"] == "EVENT"
    }
    found: set[Link] = set()
    for token, target in events.items():
        for governor, kind in embeddings(words, token):
            if governor in events and governor != token:
                found.add((events[governor], target, kind))
        if words.dep[token] == "advcl" and any(words.lower[kid] in ("if", "unless") for kid in words.children[token]):
            main = words.head[token]
            found |= {(target, events[main], "CONDITIONAL")} if main in events else set()
    attributions, _ = attribute(article, words, clauses(words), recognize(article, words), quoted(article, words))
    for attribution in attributions:
        for cue, head, kind in told(words, attribution):
            if cue in events and head in events and cue != head:
                found.add((events[cue], events[head], kind))
    return found


def embeddings(words: Words, token: int) -> Iterator[tuple[int, str]]:
    """The governor of a predicate and the type of the link."""
    found = governed(words, token)
    if found is None:
        return
    governor, effect = found
    if effect == "actual" and words.lemma[governor] in ASPECTUAL:
        return
    infinite = words.tag[token] == "VB" and words.dep[token] != "ccomp"
    cue = cues("V").get(words.lemma[governor])
    if effect in ("told", "reported") or (effect == "actual" and not infinite):
        kind = "MODAL" if cue and cue.kind not in TOLD else "EVIDENTIAL" if cue else "FACTIVE"
    else:
        kind = "MODAL" if effect == "actual" else EFFECTS[effect]
    yield governor, kind


def told(words: Words, attribution: Attribution) -> Iterator[tuple[int, int, str]]:
    """The cue's token, each head of the content, and the type of the link."""
    if attribution.cue is None:
        return
    kind = attribution.rule.split()[0].rstrip(",")
    if kind not in (*TOLD, "deny"):
        return
    first = bisect_right(words.start, attribution.cue.span.start) - 1
    last = bisect_right(words.start, attribution.cue.span.end - 1)
    cue = next((t for t in range(first, last) if not first <= words.head[t] < last), last - 1)
    link = "NEG_EVIDENTIAL" if kind == "deny" else "EVIDENTIAL"
    for passage in attribution.content:
        begin = bisect_right(words.start, passage.span.start) - 1
        end = bisect_right(words.start, passage.span.end - 1)
        tops = [t for t in range(begin, end) if not begin <= words.head[t] < end or words.head[t] == t]
        verbs = [t for t in tops if is_verbal(words, t)]
        for token in verbs or [t for t in tops if words.pos[t] in ("NOUN", "ADJ")]:
            yield from ((cue, head, link) for head in heads(words, token))


def heads(words: Words, token: int) -> list[int]:
    """A predicate, its coordinated ones, and the noun or adjective that a copula tells."""
    out = [token]
    for kid in words.children[token]:
        if words.dep[kid] == "conj":
            out += heads(words, kid)
        if words.lemma[token] == "be" and words.dep[kid] in ("acomp", "attr"):
            out.append(kid)
    return out


def count(pairs: Iterable[tuple[dict[str, Any], tuple[Article, Words]]]) -> dict[str, Counter[str]]:
    """The links found, said and there, by type, over the linked documents and over all."""
    tallies: dict[str, Counter[str]] = {"linked": Counter(), "all": Counter()}
    for record, (article, words) in pairs:
        gold, ours = gold_links(record), our_links(record, article, words)
        for part, tally in tallies.items():
            if part == "all" or linked(record):
                for name, links in (("hit", gold & ours), ("said", ours), ("gold", gold)):
                    tally.update(f"{link[2]} {name}" for link in links)
    return tallies


def figures(tally: Counter[str]) -> dict[str, dict[str, float | int]]:
    """Precision, recall and F1 by type."""
    out: dict[str, dict[str, float | int]] = {}
    for kind in TYPES:
        hit, said, gold = (tally[f"{kind} {name}"] for name in ("hit", "said", "gold"))
        p, r = hit / max(1, said), hit / max(1, gold)
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        out[kind] = {"p": round(p, 3), "r": round(r, 3), "f1": round(f1, 3), "hit": hit, "said": said, "gold": gold}
    return out
