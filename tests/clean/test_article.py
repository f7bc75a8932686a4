"""Printed pages in, articles out: what is body, what is furniture, and what the header says."""

from __future__ import annotations

import datetime as dt
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.clean.article import clean
from sayso.model import Article, Days, Issue, Raw, Span


def load(name: str) -> ModuleType:
    """The module of printed pages beside this file."""
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
        assert spec and spec.loader
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


PAGES = {**load("pages").ALL, **load("more_pages").ALL}


def read(text: str, **known: object) -> Article:
    article = clean(Raw(text=text, **known))  # type: ignore[arg-type]
    assert isinstance(article, Article)
    return article


def said(article: Article, spans: tuple[Span, ...]) -> list[str]:
    return [article.text[span.start : span.end] for span in spans]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n"])
@pytest.mark.parametrize("name", PAGES)
def test_page_is_parted_from_its_furniture(name: str, gap: str) -> None:
    page = PAGES[name]
    if name == "wrapped" and gap == "\n\n":
        pytest.skip("its lines belong together")
    article = read(gap.join(line for _, line in page.parts()))
    kept = "\n".join(said(article, article.body))
    for own, line in page.parts():
        if line.strip():
            assert (line in kept) == own or article.text.count(line) > 1, line
    assert article.title == page.title
    assert article.authors == page.authors
    assert article.outlet == page.outlet
    assert str(article.published or "") == (page.published or "")


def test_sentence_alone_is_all_body_and_has_no_title() -> None:
    for text in (
        "Gunmen killed two guards near the dam",
        "Subscribe to our newsletter, the rebels joked in a leaflet dropped over the town.",
        "The minister resigned. Crowds cheered outside the ministry.",
    ):
        article = read(text)
        assert (article.title, article.title_span) == (None, None)
        assert said(article, article.body) == [text]
        assert said(article, article.paragraphs) == [text]


def test_plain_story_keeps_all_its_lines() -> None:
    text = (
        "Results of the vote in Tamber\n\nThe Harbour Party won most seats on Sunday, officials said.\n\n"
        "Harbour Party\n41\n52.5%\nValley League\n22\n27.1%\n\n"
        "Turnout was the lowest since the war, the commission said."
    )
    article = read(text)
    assert said(article, article.body) == [text]
    assert article.title == "Results of the vote in Tamber"
    assert article.paragraphs[0] == article.title_span


STORY = (
    "Ferrymen in Osterby struck on Tuesday after the owners tore up an agreement on nightly rest.\n\n"
    "The strike spread to the rail yards within hours, and drivers refused to move containers.\n"
)


@pytest.mark.parametrize("masthead", ["THE OSTERBY HERALD", "Dusk", "The Anvil", "Lakeside Wire Service"])
@pytest.mark.parametrize("below", ["", "3 March 2015", "World > Lakes"])
@pytest.mark.parametrize(
    "signed", ["", "Staff reporters", "From wire services", "Harbour correspondent", "By Jane Roe"]
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_masthead_and_signature_are_no_headline(masthead: str, below: str, signed: str, gap: str) -> None:
    lines = [masthead, below, "Ferrymen stop all boats", signed]
    assert read(gap.join(filter(None, lines)) + "\n\n" + STORY).title == "Ferrymen stop all boats"


def test_outlet_that_the_foot_names_is_no_headline() -> None:
    text = f"Osterby Today & Tomorrow\n\nFerrymen stop all boats\n\n{STORY}\n© Osterby Today & Tomorrow\n"
    assert (read(text).title, read(text).outlet) == ("Ferrymen stop all boats", "Osterby Today & Tomorrow")


def test_short_headline_without_a_masthead_stays() -> None:
    assert read(f"Ferries Stop\n\nBy Jane Roe\n\n{STORY}").title == "Ferries Stop"


def test_bytes_that_could_not_be_decoded_are_told() -> None:
    article = read(f"Ferries stop\n\nThe caf\ufffd was shut.\n\n{STORY}")
    (issue,) = article.issues
    assert issue.code == "odd_characters"
    assert issue.span and article.text[issue.span.start] == "\ufffd"
    assert "save it as UTF-8" in issue.message


def test_furniture_glued_to_words_is_cut_off() -> None:
    article = read(
        "Add Hills TV to your home screen.A woman looks at the ruins of her house in Sidan. Photo: Karo Hama / AFP "
        "SIDAN, Northern Hills – Artillery hit three villages near the border on Friday.\n\n"
        "The army said that it had struck only fighters who were crossing the valley.\n\nPost a commentBy Orla Fenwick"
    )
    assert said(article, article.paragraphs) == [
        "A woman looks at the ruins of her house in Sidan.",
        "SIDAN, Northern Hills",
        "Artillery hit three villages near the border on Friday.",
        "The army said that it had struck only fighters who were crossing the valley.",
    ]
    assert said(article, article.byline_spans) == ["By Orla Fenwick"]


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("OSTERBY— President Ada Lund has approved the plan, officials said on Friday.", "OSTERBY"),
        ("OSTERBY, July 3 (Reuters) - Rebels shot at a bus on Friday, police said.", "OSTERBY, July 3 (Reuters)"),
        ("Osterby (dpa) – Rebels shot at a bus on Friday, police said.", "Osterby (dpa)"),
        ("OECD – the club of rich states – said on Friday that growth had slowed.", "OECD – the club of rich states"),
    ],
)
def test_dateline_is_a_paragraph_of_its_own(line: str, first: str) -> None:
    article = read(f"{line}\n\nThe council said that it would meet again on the last day of the month.")
    assert said(article, article.paragraphs)[0].startswith(first)
    assert (len(article.paragraphs) == 3) == (not first.startswith("OECD"))


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = load("more_pages").WRAPPED.text()
    paragraphs = said(read(text), read(text).paragraphs)
    assert len(paragraphs) == 3
    assert paragraphs[1].startswith("The president of Lorvia resigned")
    assert paragraphs[1].endswith("can be held.")


def test_what_the_input_tells_wins_over_what_is_printed() -> None:
    text = load("pages").WIRE.text()
    article = read(
        text, title="Given", outlet="The Courier", authors=("A B",), published="Tue, 3 Feb 2015 10:00:00 GMT"
    )
    assert (article.title, article.outlet, article.authors) == ("Given", "The Courier", ("A B",))
    assert (article.published, article.published_basis) == (dt.date(2015, 2, 3), "given")
    assert article.title_span is None


def test_day_comes_from_the_address_or_is_inferred_as_a_range() -> None:
    text = "The rebels took the bridge on 4 May 2011, residents said, and a vote is due on 9 June 2011."
    assert read(text, url="https://example.org/2011/05/07/bridge").published == dt.date(2011, 5, 7)
    article = read(text)
    assert article.published is None
    assert article.published_basis == "inferred"
    assert article.published_range is not None
    assert article.anchor == dt.date(2011, 5, 4)
    assert read("The rebels took the bridge, residents said.").published_basis == "none"
    changed = read("The rebels took the bridge on 4 May 2011, residents said.\n\nShare\nLast updated 6 May 2011")
    assert changed.published_range == Days(dt.date(2011, 5, 4), dt.date(2011, 5, 6))


def test_markdown_front_matter_marks_and_links() -> None:
    text = (
        "---\ntitle: Bridge falls in Osterby\nauthor: Mira Stanek, Dara Aziz\ndate: 2011-05-07\n"
        "source: The Courier\n---\n\n"
        "# Bridge falls in Osterby\n\n![A bridge](bridge.jpg)\n\n- [Other news](https://example.org/a)\n\n---\n\n"
        "The main bridge of Osterby fell into the river on Friday, the mayor said.\n\n"
        "> “Nobody was hurt,” he added later."
    )
    article = read(text, form="markdown")
    assert article.title == "Bridge falls in Osterby"
    assert said(article, (article.title_span,) if article.title_span else ()) == ["Bridge falls in Osterby"]
    assert (article.outlet, article.authors) == ("The Courier", ("Mira Stanek", "Dara Aziz"))
    assert article.published == dt.date(2011, 5, 7)
    assert said(article, article.paragraphs)[1:] == [
        "The main bridge of Osterby fell into the river on Friday, the mayor said.",
        "“Nobody was hurt,” he added later.",
    ]


def test_foreign_text_carries_an_issue() -> None:
    article = read("Le ministre a démissionné hier soir après une longue réunion avec le président de la république.")
    assert article.language == "fr"
    assert [issue.code for issue in article.issues] == ["not_english"]


def test_id_does_not_depend_on_the_path() -> None:
    assert read("The army left.", path="a.txt").id == read("The army left.", path="b/c.txt").id
    assert read("The army left.", given_id="1").id != read("The army left.").id


@pytest.mark.parametrize("text", ["", " \n ", "—…", "\x00\x01"])
def test_text_without_words_is_an_issue(text: str) -> None:
    assert isinstance(clean(Raw(text=text, path="x.txt")), Issue)


SCRAPS = st.sampled_from(
    ["By Jane Roe", "Share this", "Sources", "3 May 2011", "\n", "\n\n", "\r\n", "Photo: A B/AFP ", "OSTERBY (AP) - ",
     "©",      "The army said that it had left the town on Friday.", "Related", "- ", "# ", "---\n", "Read more",
     "\ud800", "| ", "<p>"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=400), st.lists(st.one_of(SCRAPS, st.text(max_size=30)), max_size=40).map("".join)))
def test_any_text_comes_out_with_ordered_spans(text: str) -> None:
    for form in ("text", "markdown"):
        article = clean(Raw(text=text, form=form, title="By Jane Roe" if len(text) % 3 == 0 else None))
        if isinstance(article, Issue):
            continue
        assert len(article.text) == len(text)
        for spans in (article.body, article.paragraphs, article.byline_spans, article.caption_spans):
            ends = [0, *(x for span in spans for x in (span.start, span.end)), len(text)]
            assert ends == sorted(ends)
        assert article.body
        assert all(any(body.holds(p) for body in article.body) for p in article.paragraphs)


MONOTONOUS = (
    "a " * 200_000, "A" * 300_000, "(" * 50_000 + "x", "- " * 60_000 + "x", "Photo: A" * 9000,
    "\n".join(["Share"] * 30_000) + "x", "[a](b" * 20_000, "By " * 30_000,
)  # fmt: skip


@pytest.mark.parametrize("text", MONOTONOUS)
def test_monotonous_texts_take_no_long_time(text: str) -> None:
    assert isinstance(clean(Raw(text=text, form="markdown")), Article)
