"""A text goes in; who says what, and how they stand to it, comes out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.model import Actor, Article, Attribution, Mention, Mentions, Quote, Span, Words
from sayso.parse.clauses import clauses
from sayso.parse.quotes import quoted
from sayso.reading import read_one
from sayso.recognize.mentions import recognize
from sayso.relate.attribution import attribute
from sayso.relate.chain import Chains

ReadWords = Callable[..., tuple[Article, Words]]
Said = tuple[tuple[Attribution, ...], tuple[Quote, ...]]


def said(read_words: ReadWords, text: str) -> Said:
    article, words = read_words(text)
    return attribute(article, words, clauses(words), Mentions(), quoted(article, words))


def line(one: Attribution) -> str:
    """source | cue | content | stance"""
    source = one.source.text if one.source else "-"
    cue = one.cue.text if one.cue else "-"
    return f"{source} | {cue} | {' … '.join(p.text for p in one.content)} | {one.stance}"


PROBES = """
Syria attacked Iraq.
Syria attacked Iraq, the Turkish foreign ministry said.
    the Turkish foreign ministry | said | Syria attacked Iraq | asserts
Turkey said Syria attacked Iraq.
    Turkey | said | Syria attacked Iraq | asserts
Syria did not attack Iraq.
Syria denied attacking Iraq.
    Syria | denied | attacking Iraq | denies
Syria may attack Iraq.
Syria reportedly attacked Iraq.
    - | reportedly | Syria … attacked Iraq | asserts
Syria threatened to attack Iraq.
    Syria | threatened | to attack Iraq | wants
Turkey urged Syria to attack Iraq.
    Turkey | urged | to attack Iraq | wants
Syria refused to attack Iraq.
    Syria | refused | to attack Iraq | denies
"""
OURS = """
According to the harbour master, two ferries sank.
    the harbour master | According to | two ferries sank | asserts
Two ferries sank, according to the harbour master.
    the harbour master | according to | Two ferries sank | asserts
In the words of the harbour master, the storm was a monster.
    the harbour master | In the words | the storm was a monster | asserts
In her view, the treaty is dead.
    her | In her view | the treaty is dead | asserts
The envoy was quoted as saying that the talks had collapsed.
    The envoy | was quoted as saying | that the talks had collapsed | asserts
The general is believed to have fled.
    - | is believed | The general … to have fled | asserts
It is alleged that the judge took bribes.
    - | is alleged | that the judge took bribes | asserts
The union's claim that wages had fallen angered the minister.
    The union's | claim | that wages had fallen | asserts
There were reports of looting in the suburbs.
    reports | reports of | looting in the suburbs | asserts
Minister: Dam will be finished by June
    Minister | : | Dam will be finished by June | asserts
Ferry sinks off the northern coast: report
    report | : | Ferry sinks off the northern coast | asserts
The road, police said, was blocked.
    police | said | The road … was blocked | asserts
The mine will close, as the company announced last week.
    the company | announced last week | The mine will close | asserts
The spokesman did not say who fired.
    The spokesman | did not say | who fired | doubts
The ministry denied that its troops had crossed the border.
    The ministry | denied | that its troops had crossed the border | denies
The senator doubts that the plan will work.
    The senator | doubts | that the plan will work | doubts
Analysts wondered whether the bank would survive.
    Analysts | wondered | whether the bank would survive | asks
The chief of police ruled out that the fire was set.
    The chief of police | ruled out | that the fire was set | denies
The party wants the president to step down.
    The party | wants | the president to step down | wants
The farmer, who said he had lost his herd, wept.
    The farmer | said | he had lost his herd | asserts
The premier accused the rebels of burning the harvest.
    The premier | accused | the rebels of burning the harvest | asserts
Nearly half of voters oppose the tunnel, a poll showed.
    a poll | showed | Nearly half of voters oppose the tunnel | asserts
The ferry, he said in a statement, was old.
    he | said in a statement | The ferry … was old | asserts
Residents said that shells fell near the school, adding that a bakery burned.
    Residents | said | that shells fell near the school | asserts
    Residents | adding | that a bakery burned | asserts
Witnesses said the soldiers opened fire while police said the crowd threw stones.
    Witnesses | said | the soldiers opened fire | asserts
    police | said | the crowd threw stones | asserts
The mayor said the bridge was unsafe and blamed the floods.
    The mayor | said | the bridge was unsafe | asserts
    The mayor | blamed | the floods | asserts
Asked whether he would resign, the governor said no decision had been made.
    - | Asked | whether he would resign | asks
    the governor | said | no decision had been made | asserts
"""


def cases(block: str) -> list[tuple[str, list[str]]]:
    """A text a line, with its expected attributions indented below it."""
    found: list[tuple[str, list[str]]] = []
    for row in block.strip().splitlines():
        if row.startswith(" "):
            found[-1][1].append(row.strip())
        else:
            found.append((row, []))
    return found


@pytest.mark.parametrize(("text", "expected"), cases(PROBES + OURS))
def test_attributions(read_words: ReadWords, text: str, expected: list[str]) -> None:
    assert [line(one) for one in said(read_words, text)[0]] == expected


QUOTES = [
    ('"The bridge is closed," the mayor told reporters.', [("the mayor", "told", "reporters")]),
    ('"The bridge is closed," said the mayor, "and it will stay closed."', [("the mayor", "said", None)] * 2),
    ('The mayor said: "We have closed the bridge."', [("The mayor", "said", None)]),
    ('The mayor said the bridge was "closed for the foreseeable future" on Monday.', [("The mayor", "said", None)]),
    ('"We lost it all," Ann Lopez, a teacher in the village, said in tears.', [("Ann Lopez", "said", None)]),
    ('"It was dark and cold," a witness recalled. "Then everybody ran."', [("a witness", "recalled", None)]),
    ("“They came at night for us.\n“Nobody helped us at all,” said Amina Toure.", [("Amina Toure", "said", None)] * 2),
    ('"Will you sign the treaty?" a reporter asked. "I will sign it tomorrow," Aalto answered.',
     [("a reporter", "asked", None), ("Aalto", "answered", None)]),
    ('"It was a fine day," she wrote to her brother.', [("she", "wrote", "her brother")]),
    ('The inscription was "no bread without salt" in old letters.', [("The inscription", None, None)]),
    ('The so-called "peace train" left at noon.', []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), QUOTES)
def test_quotes(read_words: ReadWords, text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    quotes = said(read_words, text)[1]
    found = [(q.speaker and q.speaker.text, q.cue and q.cue.text, q.addressee and q.addressee.text) for q in quotes]
    assert found == expected


def test_kinds(read_words: ReadWords) -> None:
    texts = {
        "direct": '"The bridge is closed," the mayor said.',
        "mixed": 'The mayor said the bridge was "closed for the foreseeable future" on Monday.',
        "indirect": "The mayor said the bridge was closed.",
    }
    assert {kind: said(read_words, text)[0][0].kind for kind, text in texts.items()} == {kind: kind for kind in texts}


def test_chain_from_the_outlet_inwards(read_words: ReadWords) -> None:
    text = "Reuters quoted an official as saying the army had told residents that the dam broke."
    attributions, _ = said(read_words, text)
    at = text.index("broke")
    chain = Chains(attributions).of(Span(at, at + 5))
    assert [one.source.text for one in chain if one.source] == ["Reuters", "an official", "the army"]
    assert [one.parent for one in chain] == [None, chain[0].id, chain[1].id]


def test_presupposed_contents_are_not_on_the_source(read_words: ReadWords) -> None:
    text = "The bishop condemned the bombing of the market."
    attributions, _ = said(read_words, text)
    at = text.index("bombing")
    assert Chains(attributions).of(Span(at, at + 7)) == ()


def test_speakers_are_the_article_s_actors(read_words: ReadWords) -> None:
    """A spokesman by name, a pronoun that nobody resolved, a statement of the last speaker."""
    text = (
        "The bishop's spokesman, Karl Bremer, said the cathedral would reopen. "
        '"The roof is safe again," he said. The statement said the tower would follow.'
    )
    article, words = read_words(text)
    first = words.text.index("Karl")
    span = words.span(first, first + 2)
    name = Mention(
        actor="bremer", kind="name", first=first, last=first + 2, head=first + 1, span=span, text="Karl Bremer"
    )
    known = Mentions(actors=(Actor(id="bremer", name="Karl Bremer", kind="person"),), mentions=(name,))
    attributions, quotes = attribute(article, words, clauses(words), known, quoted(article, words))
    assert [one.source and one.source.actor for one in attributions] == ["bremer", "bremer", "bremer"]
    assert [one.speaker and one.speaker.actor for one in quotes] == ["bremer"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The General Officer Commanding Northern Ireland, Sir Karl Bremer, said rebels left.", "Karl Bremer"),
        ("The German Governor-General, Sir Karl Bremer, said rebels left.", "Karl Bremer"),
        ("In a statement released by the Harun Fishers\u2019 Union: \u201cThe boats stay in the port.\u201d", "Union"),
    ],
)
def test_the_named_speaker_speaks(read_words: ReadWords, text: str, name: str) -> None:
    article, words = read_words(text)
    mentions = recognize(article, words)
    names = {actor.id: actor.name for actor in mentions.actors}
    found, _ = attribute(article, words, clauses(words), mentions, quoted(article, words))
    told = [each.source for each in found if each.source]
    assert told
    assert all(names[source.actor or ""].endswith(name) for source in told)


def test_a_name_on_the_line_below_signs_a_quotation(read_words: ReadWords) -> None:
    _, quotes = said(read_words, "\u201cThe boats stay in the port this week.\u201d\n\u2015 Olga Brandt\nIt rained.")
    assert [quote.speaker and quote.speaker.text for quote in quotes] == ["Olga Brandt"]


def test_spans_hold_their_words(read_words: ReadWords) -> None:
    text = '"The dam," she said, "is safe for now." Officials reportedly agree, according to a newspaper.'
    article, _ = read_words(text)
    attributions, quotes = said(read_words, text)
    for one in attributions:
        for passage in (*one.content, *((one.cue,) if one.cue else ())):
            assert article.text[passage.span.start : passage.span.end] == passage.text
    for quote in quotes:
        assert article.text[quote.span.start : quote.span.end] == quote.text
    assert len({one.id for one in attributions}) == len(attributions)


def test_a_time_says_nothing() -> None:
    reading = read_one("The past year has seen attacks on soldiers.")
    assert [event.source for event in reading.events] == [None]
    assert reading.attributions == ()


def test_who_tells_what_a_thing_shows_is_quoted() -> None:
    text = "Envoy Jane Okoth said the raids underlined “the utter contempt for human life” of the junta."
    reading = read_one(text)
    assert [quote.speaker.text for quote in reading.quotes if quote.speaker] == ["Envoy Jane Okoth"]
