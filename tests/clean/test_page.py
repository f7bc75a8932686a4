"""Page sources in, articles out; hostile pages end in issues, soon."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.clean.article import clean
from sayso.clean.language import language_of
from sayso.model import Article, Issue, Raw

BODY = "".join(
    f"<p>The council of Osterby said on Friday that ward {n} would get new pumps after the flood of last year.</p>"
    for n in range(9)
)
PAGE = f"""<!doctype html><html><head><title>Pumps for Osterby - Hills Courier</title>
<meta property="og:site_name" content="Hills Courier"><meta name="author" content="Jane Roe">
<meta property="article:published_time" content="2011-05-07T10:00:00Z"></head>
<body><nav><a href="/">Home</a><a href="/w">World</a></nav><article><h1>Pumps for Osterby</h1>{BODY}</article>
<footer>© 2011 Hills Courier. Privacy policy</footer></body></html>"""


def test_page_gives_text_under_its_headline_and_metadata() -> None:
    article = clean(Raw(text=PAGE, form="html", path="a.html"))
    assert isinstance(article, Article)
    assert article.title == "Pumps for Osterby"
    assert (article.outlet, article.authors) == ("Hills Courier", ("Jane Roe",))
    assert (article.published, article.published_basis) == (dt.date(2011, 5, 7), "page metadata")
    assert article.title_span is not None
    assert article.text[article.title_span.start : article.title_span.end] == "Pumps for Osterby"
    assert len(article.paragraphs) == 10
    assert "Privacy" not in article.text
    given_day = clean(Raw(text=PAGE, form="html", published="2011-05-08"))
    assert isinstance(given_day, Article)
    assert (given_day.published, given_day.published_basis) == (dt.date(2011, 5, 8), "given")


@pytest.mark.parametrize(
    "source",
    [
        "<html><body></body></html>",
        "<html>" + "<div>" * 30_000,
        "<p>" * 90_000,
        "x" * 5_000_001,
        "<a" * 50_000,
        "\x00<html>\x00",
    ],
)
def test_hostile_page_is_an_issue(source: str) -> None:
    found = clean(Raw(text=source, form="html", path="a.html"))
    assert isinstance(found, Issue)
    assert found.message.startswith("a.html: ")


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "<b",
        ">",
        "<script>",
        "<!--",
        "-->",
        "<table><tr>",
        "&#xd800;",
        "&#0;",
        "<meta charset=x>",
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.one_of(TAGS, st.text(max_size=40)), max_size=40).map("".join))
def test_any_source_ends_in_a_value(source: str) -> None:
    assert isinstance(clean(Raw(text=source, form="html")), Article | Issue)


def test_language() -> None:
    assert language_of("The army said that it had left the town on Friday night.") == "en"
    assert language_of("Die Armee sagte, dass sie die Stadt am Freitag verlassen habe.") == "de"
    assert language_of("Too few words") is None
