"""An article, its words, clauses, mentions and quotations go in; who says what comes out: attributions and quotes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from sayso.lexicon.tables import mapping
from sayso.model import Article, Attribution, Clause, Entity, Mentions, Passage, Quote, Quoted, Span, Words, content_id
from sayso.relate.carriers import maker_of
from sayso.relate.chain import Chains, knotted
from sayso.relate.cues import Draft, Range, cues
from sayso.relate.direct import Spoken, long_enough, spoken
from sayso.relate.headline import headlines
from sayso.relate.hearsay import unverbal
from sayso.relate.parties import Parties
from sayso.relate.sources import cue_phrase, source_phrase, trimmed, whole_phrase
from sayso.relate.speech import stance_of, verbal

Kind = Literal["direct", "indirect", "mixed"]
PRONOUNS = frozenset({"he", "she", "they", "it", "who", "i", "we", "you"})
OWN = frozenset(
    {"i", "we", "you", "they", "it", "who", "which", "that", "one", "people", "someone", "nobody", "everybody"}
)
TOLD = frozenset({"say", "deny", "according"})
MEMORY = 400  # tokens: how far back the maker of «the letter» is looked for
TITLES_OF_SPEAKERS = frozenset({"appos"})


class Voices(NamedTuple):
    """What turns tokens into records: the article, its words, its parties, its quotations."""

    article: Article
    words: Words
    parties: Parties
    quoted: tuple[Quoted, ...]
    opened: tuple[int, ...]  # the first token of each quotation


def attribute(
    article: Article, words: Words, clauses: Sequence[Clause], mentions: Mentions, quoted: tuple[Quoted, ...]
) -> tuple[tuple[Attribution, ...], tuple[Quote, ...]]:
    """Everything that the article says on someone's word, and every quotation of four words with its speaker."""
    by_head = {clause.head: clause for clause in clauses}
    voices = Voices(article, words, Parties(words, mentions), quoted, tuple(quote.first for quote in quoted))
    said = spoken(article, words, quoted, by_head)
    found = [*verbal(words, by_head), *unverbal(words), *headlines(article, words)]
    drafts = _merged(words, _worth(words, found, quoted), said, quoted)
    speakers = _speakers(voices, drafts, said)
    made = [_attribution(voices, draft, speakers) for draft in drafts]
    unique = {attribution.id: attribution for attribution in made if attribution.content}
    quotes = tuple(_quote(voices, one, speakers) for one in said if long_enough(article.text, quoted[one.quote]))
    attributions = _kept(knotted(list(unique.values())))
    return attributions, tuple(_from_outside(voices, quotes, attributions))


def _from_outside(voices: Voices, quotes: Sequence[Quote], attributions: tuple[Attribution, ...]) -> Iterator[Quote]:
    """«The envoy said the raid showed “utter contempt”»: no raid speaks, but who says that it shows it."""
    chains, meant = Chains(attributions), dict[Span, Entity]()
    for quote in quotes:
        said_by = quote.speaker
        if said_by is None or said_by.actor is not None or _is_voice(voices, said_by):
            yield quote
            continue
        around = [a.source for a in chains.of(quote.span) if a.source and a.source.actor]
        speaker = around[-1] if around else meant.get(said_by.span, said_by)
        meant[said_by.span] = speaker
        yield replace(quote, speaker=speaker)


def _is_voice(voices: Voices, speaker: Entity) -> bool:
    """Whether a phrase that means no known actor may speak all the same: a document, a chant, people."""
    words, spoken = voices.words, mapping("cues_documents")
    first, last = bisect_left(words.start, speaker.span.start), bisect_left(words.start, speaker.span.end)
    return any(words.lemma[i].lower() in spoken for i in range(first, last))


def _kept(attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Without the thoughts and wishes inside another's content: what is told there is told by that source."""
    by_id = {a.id: a for a in attributions}
    dropped = {a.id for a in attributions if a.parent and not _own_voice(a, by_id[a.parent])}
    return knotted([a for a in attributions if a.id not in dropped]) if dropped else attributions


def _own_voice(attribution: Attribution, parent: Attribution) -> bool:
    rule = attribution.rule
    if rule.startswith("say noun") and parent.rule.startswith(("deny", "refuse")):
        return True
    if "quote" in rule or rule.startswith(("according", "headline", "deny ", "hearsay")):
        return True
    spoken = rule.startswith(("say verb", "show verb", "think verb")) and rule.endswith(
        ("clause", "passive", "parenthesis")
    )
    pronoun = attribution.source is not None and attribution.source.text.lower() in PRONOUNS
    return spoken and not (pronoun and not rule.startswith("say"))


def _worth(words: Words, drafts: list[Draft], quoted: tuple[Quoted, ...]) -> list[Draft]:
    """Without what a quoted speaker says of himself («I think»), and without times that «see» an act.

    Inside quotations only others' speech counts.
    """
    times = {i for e in words.entities if e.label in ("DATE", "TIME") for i in range(e.first, e.last)}
    drafts = [d for d in drafts if d.source is None or d.source not in times]
    inside = bytearray(len(words))
    for quote in quoted:
        if quote.last - quote.first > 4:
            inside[quote.first : quote.last] = b"\x01" * (quote.last - quote.first)
    return [draft for draft in drafts if not inside[draft.verb] or _of_others(words, draft)]


def _of_others(words: Words, draft: Draft) -> bool:
    if draft.source is None or words.lower[draft.source] in OWN or draft.rule.split()[0] not in TOLD:
        return False
    return draft.rule.endswith(("clause", "according to")) or draft.stance == "denies"


def _merged(words: Words, drafts: list[Draft], said: list[Spoken], quoted: tuple[Quoted, ...]) -> list[Draft]:
    """One draft a cue: what its verb governs and the quotations it introduces; quotations carried on join the last."""
    groups: dict[int, list[Spoken]] = {}
    last: tuple[int, int, int | None] | None = None
    for one in said:
        paragraph = quoted[one.quote].paragraph
        if one.cue is not None:
            groups.setdefault(one.cue, []).append(one)
            last = (one.cue, paragraph, one.speaker)
        elif last and one.rule == "quote carried on" and one.speaker == last[2] and paragraph - last[1] <= 1:
            groups[last[0]].append(one)
            last = (last[0], paragraph, last[2])
        elif one.speaker is not None and one.rule != "quote of a subject":
            groups.setdefault(-1 - one.quote, []).append(one)
    out = [_with_quotes(words, draft, groups.pop(draft.verb, []), quoted) for draft in drafts]
    out.extend(_quote_draft(words, cue, group, quoted) for cue, group in groups.items())
    return sorted(out, key=lambda draft: (draft.content[0] if draft.content else draft.cue, draft.cue))


def _with_quotes(words: Words, draft: Draft, group: list[Spoken], quoted: tuple[Quoted, ...]) -> Draft:
    if not group:
        return draft
    ranges = [_range(quoted, one) for one in group]
    whole = any(one.rule.endswith("its cue") for one in group)
    kept = [piece for piece in draft.content if not whole or _beyond(words, draft.verb, piece, ranges)]
    content = _union([*kept, *ranges])
    source = group[0].speaker if group[0].speaker is not None else draft.source
    rule = group[0].rule if whole and not kept else f"{draft.rule}, {group[0].rule}"
    return draft._replace(content=content, source=source, rule=rule, quotes=tuple(one.quote for one in group))


def _range(quoted: tuple[Quoted, ...], one: Spoken) -> Range:
    quote = quoted[one.quote]
    return (quote.first if one.since is None else min(one.since, quote.first), quote.last)


def _beyond(words: Words, verb: int, piece: Range, ranges: list[Range]) -> bool:
    """A clause around a quotation stays whole; what the parser hung elsewhere gives way to the quotation."""
    if verb < piece[0] and any(piece[0] <= first + 1 and last - 1 <= piece[1] for first, last in ranges):
        return True
    return words.lower[piece[0]] in ("that", "whether", "what", "how", "why") and any(
        piece[0] < first < piece[1] for first, _ in ranges
    )


def _union(pieces: list[Range]) -> tuple[Range, ...]:
    out: list[Range] = []
    for first, last in sorted(pieces):
        if out and first <= out[-1][1]:
            out[-1] = (out[-1][0], max(last, out[-1][1]))
        else:
            out.append((first, last))
    return tuple(out)


def _quote_draft(words: Words, cue: int, group: list[Spoken], quoted: tuple[Quoted, ...]) -> Draft:
    content = _union([_range(quoted, one) for one in group])
    numbers = tuple(one.quote for one in group)
    if cue < 0:
        return Draft(cue, (content[0][0], content[0][0]), group[0].speaker, content, "asserts", group[0].rule, numbers)
    known = cues("V").get(words.lemma[cue])
    stance = stance_of(words, cue, known) if known else "asserts"
    return Draft(cue, cue_phrase(words, cue), group[0].speaker, content, stance, group[0].rule, numbers)


def _speakers(voices: Voices, drafts: list[Draft], said: list[Spoken]) -> dict[int, Entity]:
    """The entity of each source head; «he» that nobody resolved is the last single speaker."""
    heads = {s.speaker: s.cue for s in said if s.speaker is not None}
    heads |= {d.source: d.verb for d in drafts if d.source is not None}
    out: dict[int, Entity] = {}
    last: str | None = None
    for head in sorted(heads):
        first, end = source_phrase(voices.words, head)
        rumour = heads[head] == head  # the noun is cue and source at once: «reports of looting»
        end = head + 1 if rumour else end
        kind = "" if rumour else mapping("cues_documents").get(voices.words.lemma[head], "")
        end = head + 1 if kind == "sign" else end
        actor = (
            _maker(voices, head, kind, last)
            or _actor(voices, head, first, end)
            or _stands_for(voices, head, heads[head], last)
        )
        out[head] = voices.parties.phrase(first, end, actor)
        last = actor or last
    return out


def _maker(voices: Voices, head: int, kind: str, last: str | None) -> str | None:
    """Who speaks through a document: its maker, that of the last of its kind, else (for a voice) the last speaker."""
    words = voices.words
    for token in (head, *range(head - 1, max(head - MEMORY, -1), -1)) if kind else ():
        if words.lemma[token] == words.lemma[head] and (owner := maker_of(words, token)) is not None:
            found = voices.parties.mention(owner)
            if found:
                return found.actor
    return last if kind == "voice" else None


def _stands_for(voices: Voices, head: int, cue: int | None, last: str | None) -> str | None:
    """Whom a participle's noun or an unexplained pronoun means: the last speaker, if that one can be meant."""
    words = voices.words
    if (
        cue is not None
        and cue > head
        and words.tag[cue] == "VBG"
        and words.pos[head] == "NOUN"
        and words.dep[cue] == "advcl"
    ):
        return last
    actor = voices.parties.actors.get(last or "")
    if actor is None or words.lower[head] not in ("he", "she", "it", "they"):
        return None
    return last if (actor.kind == "person") == (words.lower[head] in ("he", "she")) else None


def _actor(voices: Voices, head: int, first: int, end: int) -> str | None:
    """The actor that the phrase means: its head's, else that of a name set beside it, else of the one name in it."""
    words, parties = voices.words, voices.parties
    found = parties.mention(head)
    for kid in words.children[head]:
        if words.dep[kid] in TITLES_OF_SPEAKERS and (beside := parties.headed(kid)):
            person = parties.actors[beside.actor]
            if found is None or (
                person.named and person.kind == "person" and parties.actors[found.actor].kind != "person"
            ):
                return beside.actor
    if found:
        return found.actor
    inside = {
        m.actor
        for t in range(first, end)
        if (m := parties.headed(t)) and words.dep[t] in ("nmod", "flat", "npadvmod", "dep")
    }
    return inside.pop() if len(inside) == 1 else None


def _attribution(voices: Voices, draft: Draft, speakers: dict[int, Entity]) -> Attribution:
    article = voices.article
    content = tuple(_passage(voices, piece) for piece in draft.content if piece[0] < piece[1])
    source = _source(voices, draft, speakers)
    cue = _passage(voices, draft.cue) if draft.cue[0] < draft.cue[1] else None
    spans = [(p.span.start, p.span.end) for p in content]
    return Attribution(
        id=content_id("attribution", article.id, spans, cue and cue.span.start, source and source.span.start),
        kind=_kind(voices, draft), source=source, cue=cue, content=content, stance=draft.stance, rule=draft.rule,
    )  # fmt: skip


def _source(voices: Voices, draft: Draft, speakers: dict[int, Entity]) -> Entity | None:
    """The source with all its words where its actor is known by name, else with the plain noun phrase alone."""
    head = draft.source
    source = speakers.get(head) if head is not None else None
    if head is None or source is None or source.actor is None or head == draft.verb:
        return source
    first, last = whole_phrase(voices.words, head)
    return voices.parties.phrase(first, last, source.actor)


def _kind(voices: Voices, draft: Draft) -> Kind:
    inside = [
        quote
        for first, last in draft.content
        for quote in voices.quoted[bisect_left(voices.opened, first) : bisect_left(voices.opened, last + 1)]
        if quote.last <= last + 1
    ]
    if not inside:
        return "indirect"
    covered = {token for quote in inside for token in range(quote.first, quote.last)}
    told = (token for first, last in draft.content for token in range(first, last))
    outside = any(token not in covered and voices.words.text[token][:1].isalnum() for token in told)
    return "mixed" if outside else "direct"


def _passage(voices: Voices, tokens: Range) -> Passage:
    span = voices.words.span(*trimmed(voices.words, tokens))
    return Passage(voices.article.text[span.start : span.end], span)


def _quote(voices: Voices, one: Spoken, speakers: dict[int, Entity]) -> Quote:
    quote = voices.quoted[one.quote]
    span: Span = quote.span
    speaker = speakers.get(one.speaker) if one.speaker is not None else None
    return Quote(
        id=content_id("quote", voices.article.id, span.start, span.end),
        text=voices.article.text[span.start : span.end], span=span,
        speaker=speaker, cue=_passage(voices, cue_phrase(voices.words, one.cue)) if one.cue is not None else None,
        addressee=_addressee(voices, one.cue),
    )  # fmt: skip


def _addressee(voices: Voices, cue: int | None) -> Entity | None:
    """«told reporters», «said to the crowd»."""
    words = voices.words
    for kid in words.children[cue] if cue is not None else ():
        heard: int | None = None
        if (
            words.lemma[cue or 0] in ("tell", "remind", "inform", "assure")
            and words.dep[kid] in ("dobj", "dative")
            and kid > (cue or 0)
        ):
            heard = kid
        elif words.dep[kid] in ("prep", "dative") and words.lower[kid] == "to":
            heard = next((noun for noun in words.children[kid] if words.dep[noun] == "pobj"), None)
        if heard is not None and words.pos[heard] in ("NOUN", "PROPN", "PRON"):
            first, last = source_phrase(words, heard)
            return voices.parties.phrase(first, last, _actor(voices, heard, first, last))
    return None
