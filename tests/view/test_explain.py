"""Sentences go in; the short answer, events with their rows, attributions, and the fate of each clause come out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from sayso.chronicle import explain_text, unused
from sayso.errors import LexiconError
from sayso.model import Article, Words
from sayso.view.explained import explained

PROBES = Path(__file__).resolve().parents[2] / "gold" / "probes.jsonl"


def printed(text: str) -> str:
    console = Console(width=140, record=True, file=open("/dev/null", "w", encoding="utf-8"))  # noqa: SIM115, PTH123
    console.print(explained(explain_text(text, published="2024-05-06")))
    return console.export_text()


@pytest.mark.model
def test_the_answer_comes_first_then_why() -> None:
    said = printed("The envoy said that rebels shelled the port of Aden.")
    first, second, *rest = said.splitlines()
    assert first == "The envoy said that rebels shelled the port of Aden."
    assert second == "→ rebels ASSAULT port of Aden, actual · envoy asserts" or second.startswith("→ rebels ASSAULT")
    text = "\n".join(rest)
    for part in (
        "act",
        "«shelled»",
        "says so",
        "The envoy (cue «said»)",
        "frame row",
        "assault:",
        "as in",
        "confidence",
    ):
        assert part in text
    assert "[rule: say verb, clause]" in text
    assert "→ coded as ASSAULT by row assault:" in text
    assert "→ tells who says it" in text


@pytest.mark.model
def test_why_a_clause_is_no_event() -> None:
    fates = {
        "The army denied shelling the port.": "army denies it",
        "The union urged the army to shell the port.": "it is the content of «urged»",
        "The oracle yawned.": "no frame row fits",
        "The cyclone killed forty sailors.": "this use is no event by row none:",
    }
    for text, wanted in fates.items():
        told = [clause["fate"] for clause in explain_text(text)["clauses"]]
        assert any(wanted in fate for fate in told), (text, told)


@pytest.mark.model
def test_the_probes_are_explained_as_the_readme_has_them() -> None:
    for line in PROBES.read_text(encoding="utf-8").splitlines():
        probe = json.loads(line)
        short = " · ".join(explain_text(probe["text"], published="2000-01-05")["in_short"])
        for event in probe["events"]:
            assert event["type"] in short
            assert event["status"] in short
        assert probe["events"] or "no event" in short
        if probe.get("says"):
            assert f"{probe['says']['source'] or 'unnamed source'} {probe['says']['stance']}".lower() in short.lower()


@pytest.mark.model
def test_a_broken_word_list_stops_a_run_with_one_error(monkeypatch: pytest.MonkeyPatch) -> None:
    from sayso import reading  # noqa: PLC0415 - loads the language model
    from sayso.model import Raw  # noqa: PLC0415

    def broken(*_: object, **__: object) -> None:
        raise LexiconError("mine.tsv, line 2: no such thing")

    monkeypatch.setattr(reading, "code_events", broken)
    with pytest.raises(LexiconError, match=r"mine\.tsv, line 2"):
        list(reading.read_articles([Raw(text="The army left."), Raw(text="The army came.")]))


@pytest.mark.model
def test_an_article_on_which_the_model_fails_does_not_stop_its_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    from sayso import reading  # noqa: PLC0415 - loads the language model
    from sayso.model import Issue, Raw, Reading  # noqa: PLC0415
    from sayso.parse.nlp import parse  # noqa: PLC0415

    def torn(articles: list[Article], model: str | None = None) -> Iterator[tuple[Article, Words]]:
        for article in articles:
            if "poison" in article.text:
                raise RuntimeError("the model broke")
            yield from parse([article], model)

    monkeypatch.setattr(reading, "parse", torn)
    texts = ("The army left.", "This is poison.", "The army came.")
    found = list(reading.read_articles([Raw(text=text, path=f"{text[:8]}.txt") for text in texts]))
    assert [type(each) for each in found] == [Reading, Issue, Reading]
    assert isinstance(found[1], Issue) and found[1].message.startswith("This is .txt: could not be coded")


@pytest.mark.model
def test_rows_that_never_fire_in_a_corpus_are_listed(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("The army shelled the town. The mayor denounced the army.", encoding="utf-8")
    every = unused([tmp_path])
    assert every.articles == 1 and every.fired >= 2
    assert 0 < every.rows_in_all - len(every.rows) <= every.fired
    told = unused([tmp_path], like="shell")
    assert 0 < len(told.rows) < told.rows_in_all
