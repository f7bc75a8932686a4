"""A bench file of time expressions and subordination links goes in; how many of both we find and get right comes out.

Figures, micro-averaged over all TIMEX3 spans but PRESENT_REF, PAST_REF, FUTURE_REF («now», «recently»), which name no
days:
- `spans_relaxed`: precision, recall, F1 of spans that touch; `spans_strict`: of spans with the same start and end
  (words are compared without a leading «the», «a», «on», «in»).
- `days_overlap`, `days_exact`: among gold DATE and TIME values that we touch and that name days (a day, week, month,
  quarter, season, year, decade, century), the share whose days overlap ours, and whose first and last day are ours.
- `right`: the share of all such gold values, found or not, whose days are ours exactly.
- `slinks`: precision, recall and F1 of the links MODAL, EVIDENTIAL … by type; slinks.py says what counts as found.

usage: python bench/tempeval3.py FILE
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

import slinks
from asked import asked
from readings import records
from sayso.model import Article, Days, Span
from sayso.parse.nlp import parse
from sayso.recognize.calendar import part, spanning, unit_around, whole_month, whole_year, years
from sayso.recognize.times import find_times

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "AU": 9, "WI": 12}
PARTS = {"START": "early", "MID": "mid", "END": "late"}
LEAD = re.compile(r"(?:the|a|an|on|in|at)\s+", re.IGNORECASE)


def article_of(record: dict[str, Any], published: str | None) -> Article:
    text = record["text"]
    paragraphs = tuple(Span(m.start(), m.start() + len(m.group().rstrip())) for m in re.finditer(r"\S[^\n]*", text))
    day = dt.date.fromisoformat(published[:10]) if published and len(published) >= 10 else None
    return Article(id=record["doc_id"], text=text, body=(Span(0, len(text)),), paragraphs=paragraphs, published=day)


def days_of(value: str, mod: str = "") -> Days | None:
    """The days that a TimeML value names."""
    value = value.split("T", maxsplit=1)[0] if re.match(r"\d{4}-\d\d-\d\dT", value) else value
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            day = dt.date.fromisoformat(value)
            found: Days | None = Days(day, day)
        elif m := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
            found = unit_around(dt.date.fromisocalendar(int(m[1]), int(m[2]), 1), "weekend" if m[3] else "week")
        elif m := re.fullmatch(r"(\d{4})-(\d\d)", value):
            found = whole_month(int(m[1]), int(m[2]))
        elif m := re.fullmatch(r"(\d{4})-Q([1-4])", value):
            found = spanning(whole_month(int(m[1]), int(m[2]) * 3 - 2), whole_month(int(m[1]), int(m[2]) * 3))
        elif m := re.fullmatch(r"(\d{4})-(SP|SU|FA|AU|WI)", value):
            found = unit_around(dt.date(int(m[1]), SEASONS[m[2]], 1), "quarter")
        elif re.fullmatch(r"\d{4}", value):
            found = whole_year(int(value))
        elif re.fullmatch(r"\d{3}", value):
            found = years(int(value) * 10, int(value) * 10 + 9)
        else:
            return None
    except ValueError:
        return None
    return part(found, PARTS.get(mod, "")) if found else None


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    found = LEAD.match(text[start:end])
    return (start + found.end() if found else start), end


def score(records: Iterable[dict[str, Any]]) -> dict[str, object]:
    tally: Counter[str] = Counter()
    kept = list(records)
    parsed = parse([article_of(r, r.get("dct")) for r in kept])
    pairs = list(zip(kept, parsed, strict=True))
    for record, (article, words) in pairs:
        _count(record, article.text, list(find_times(article, words)), tally)
    links = {part: slinks.figures(count) for part, count in slinks.count(pairs).items()}
    return {**_figures(tally), "slinks": links}


def _count(record: dict[str, Any], text: str, said: list[Any], tally: Counter[str]) -> None:
    gold = [s for s in record["spans"] if s["type"] == "TIMEX3" and not str(s.get("value", "")).endswith("_REF")]
    refs = [s for s in record["spans"] if s["type"] == "TIMEX3" and str(s.get("value", "")).endswith("_REF")]
    tally["gold"] += len(gold)
    for time in said:
        if not any(r["start"] < time.span.end and time.span.start < r["end"] for r in refs):
            tally["said"] += 1
    for span in gold:
        hit = next((t for t in said if t.span.start < span["end"] and span["start"] < t.span.end), None)
        wanted = (
            days_of(str(span.get("value", "")), span.get("mod") or "")
            if span["timex_type"] in ("DATE", "TIME")
            else None
        )
        tally["valued"] += bool(wanted)
        if not hit:
            continue
        tally["touched"] += 1
        tally["strict"] += bare(text, hit.span.start, hit.span.end) == bare(text, span["start"], span["end"])
        if wanted and wanted.first and wanted.last:
            tally["compared"] += 1
            ours = hit.days
            tally["exact"] += ours == wanted
            if ours:
                tally["overlap"] += (ours.first or dt.date.min) <= wanted.last and (
                    ours.last or dt.date.max
                ) >= wanted.first


def _figures(tally: Counter[str]) -> dict[str, object]:
    def f1(hit: int) -> dict[str, float]:
        p, r = hit / max(1, tally["said"]), hit / max(1, tally["gold"])
        return {"p": round(p, 3), "r": round(r, 3), "f1": round(2 * p * r / (p + r), 3) if p + r else 0.0}

    compared = max(1, tally["compared"])
    return {
        "spans_relaxed": f1(tally["touched"]), "spans_strict": f1(tally["strict"]),
        "days_overlap": round(tally["overlap"] / compared, 3), "days_exact": round(tally["exact"] / compared, 3),
        "right": round(tally["exact"] / max(1, tally["valued"]), 3), "gold": tally["gold"],
    }  # fmt: skip


def main(path: str) -> dict[str, object]:
    """Score the file, print its figures and give them back."""
    figures = score(records(path))
    links = figures["slinks"]
    print(json.dumps({name: figure for name, figure in figures.items() if name != "slinks"}))
    for documents, kinds in links.items() if isinstance(links, dict) else ():
        for kind, figure in kinds.items():
            print(f"slinks {documents} {kind}: {json.dumps(figure)}")
    return figures


if __name__ == "__main__":
    main(asked(__doc__)[0])
