"""Quotations with their words go in; who speaks each comes out: cue before, behind, around, or the last speaker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sayso.lexicon.tables import mapping
from sayso.model import Article, Clause, Quoted, Words
from sayso.relate.carriers import document_above, maker_of
from sayso.relate.cues import Cue, cues
from sayso.relate.display import display_speaker, signed_by, stands_alone
from sayso.relate.hearsay import noun_source
from sayso.relate.sources import SUBJECTS, is_passive, is_verbal, source_of_verb

SHORTEST = 4  # words: shorter ones are taken as scare quotes unless a cue stands right beside them
REACH = 60  # tokens that are looked at on each side of a quotation
FULL_STOP = frozenset({".", "!", "?"})
LEADS_IN = frozenset({",", ":", "—", "–", "-"})
ELSEWHERE = frozenset(
    {"and", "but", "while", "who", "which", "though", "although", "when", "after", "because", "or", "yet"}
)
SILENT = frozenset({"think", "show", "want", "refuse"})  # a quotation under these is rather the speaker's farther up
DASHES = frozenset({"—", "–", "-", "―", "--"})


class Spoken(NamedTuple):
    """One quotation with its cue: `cue` heads that (None if there is none), `speaker` heads the source phrase."""

    quote: int
    cue: int | None
    speaker: int | None
    rule: str
    since: int | None = None  # where the content begins, if words before the marks belong to it


class Scene(NamedTuple):
    """What every step looks at; `within` tells for each token which quotation holds it (-1 outside)."""

    words: Words
    quoted: tuple[Quoted, ...]
    within: Sequence[int]
    by_head: Mapping[int, Clause]
    text: str


def spoken(article: Article, words: Words, quoted: tuple[Quoted, ...], by_head: Mapping[int, Clause]) -> list[Spoken]:
    """A speaker, where one is found, for each quotation that is one."""
    within = [-1] * len(words)
    for number, quote in enumerate(quoted):
        within[quote.first : quote.last] = [number] * (quote.last - quote.first)
    scene = Scene(words, quoted, within, by_head, article.text)
    told: dict[int, Spoken] = {}
    for number, quote in enumerate(quoted):
        if stands_alone(article, quote) and quote.first > 0:
            cue, speaker = display_speaker(article, words, quote)
            told[number] = Spoken(number, cue, speaker, "quote displayed")
            continue
        found = _cued(scene, number)
        if found is None and long_enough(scene.text, quote) and (name := signed_by(article, words, quote)) is not None:
            found = Spoken(number, None, name, "quote signed")
        if found:
            told[number] = found
    for number in range(len(quoted)):
        if number not in told and long_enough(scene.text, quoted[number]):
            told[number] = _carried(scene, number, told)
    return [told[number] for number in sorted(told)]


def long_enough(text: str, quote: Quoted) -> bool:
    return len(text[quote.span.start : quote.span.end].split()) >= SHORTEST


def _cued(scene: Scene, number: int) -> Spoken | None:
    """The quotation's own cue, by the most telling place first."""
    quote = scene.quoted[number]
    end = _last_mark(scene, quote)
    behind, before = _behind(scene, number), _before(scene, number)
    after_cue, before_cue = _first_cue(scene, behind), _last_cue(scene, before)
    long = long_enough(scene.text, quote)
    comma = end in (",", "—", "–", "-") or (bool(behind) and scene.words.text[behind[0]] in (",", "—", "–"))
    if before and any(scene.words.lower[t] in ELSEWHERE for t in behind[:2]):
        comma = False
    if (
        comma
        and after_cue is not None
        and before_cue is None
        and _near(scene, behind, after_cue)
        and (long or _finite(scene, before) or not before)
    ):
        since = before[0] if _finite(scene, before) else None
        return _said(scene, number, after_cue, "quote before its cue")._replace(since=since)
    if (
        comma
        and long
        and after_cue is not None
        and _near(scene, behind, after_cue)
        and not (before_cue is not None and _goes_on(scene, before, before_cue))
    ):
        return _said(scene, number, after_cue, "quote before its cue")
    led = before and (before[-1] == before_cue or scene.words.lower[before[-1]] in LEADS_IN)
    if before_cue is not None and led and (long or scene.words.text[before[-1]] in (",", ":")):
        return _said(scene, number, before_cue, "quote behind its cue")
    if not long and before:
        return None
    if (
        end in ("?", "!", "…", ".", "'", "’")
        and not (before_cue is not None and _goes_on(scene, before, before_cue))
        and after_cue is not None
        and _near(scene, behind, after_cue)
        and _runs_on(scene, behind, after_cue)
    ):
        return _said(scene, number, after_cue, "quote before its cue")
    if not long:
        return None
    return _around(scene, number) or _same_sentence(scene, number, before, before_cue, behind, after_cue)


def _goes_on(scene: Scene, before: list[int], cue: int) -> bool:
    """«said the road was “…”»: the clause that a cue before the quotation governs runs on into it."""
    words = scene.words
    behind = [t for t in before if t > cue]
    if words.text[before[-1]][-1:] in {",", ":", ";", "—", "–", "-"}:
        return False
    return any(words.dep[kid] == "ccomp" and kid > cue for kid in words.children[cue]) and _finite(scene, behind)


def _finite(scene: Scene, tokens: list[int]) -> bool:
    """Whether the tokens hold a finite verb: they begin the clause that the quotation goes on with."""
    return any(scene.words.tag[t] in ("VBD", "VBZ", "VBP", "MD") for t in tokens)


def _last_mark(scene: Scene, quote: Quoted) -> str:
    inside = scene.text[quote.span.start : quote.span.end].rstrip(" '’")
    return inside[-1:] or " "


def _behind(scene: Scene, number: int) -> list[int]:
    """The tokens from the closing mark to the end of the sentence or the next quotation."""
    words, quote = scene.words, scene.quoted[number]
    out: list[int] = []
    at = quote.last
    while (
        at < len(words)
        and words.start[at] <= quote.span.end
        and not any(c.isalnum() for c in words.text[at])
        and words.text[at] not in (",", "—", "–")
    ):
        at += 1
    for token in range(at, min(at + REACH, len(words))):
        if scene.within[token] not in (-1, number) or words.paragraph[token] not in (quote.paragraph, -1):
            break
        if words.text[token] in FULL_STOP:
            break
        if words.pos[token] != "SPACE":
            out.append(token)
    return out


def _before(scene: Scene, number: int) -> list[int]:
    """The tokens from the start of the sentence, or the quotation before, to the opening mark."""
    words, quote = scene.words, scene.quoted[number]
    out: list[int] = []
    at = quote.first - 1
    while (
        at >= 0
        and words.end[at] >= quote.span.start - 2
        and words.text[at] in ('"', "“", "«", "‘", "'", "``", "„", "`", "[", "(")
    ):
        at -= 1
    for token in range(at, max(at - REACH, -1), -1):
        if scene.within[token] not in (-1, number) or words.paragraph[token] not in (quote.paragraph, -1):
            break
        if words.text[token] in FULL_STOP:
            break
        if words.pos[token] != "SPACE":
            out.append(token)
    return out[::-1]


def _is_cue(scene: Scene, token: int) -> Cue | None:
    words = scene.words
    if not is_verbal(words, token):
        return None
    cue = cues("V").get(words.lemma[token])
    return cue if cue and "q" in cue.complements and words.dep[token] not in ("amod", "compound") else None


def _first_cue(scene: Scene, tokens: list[int]) -> int | None:
    return next((token for token in tokens if _is_cue(scene, token)), None)


def _last_cue(scene: Scene, tokens: list[int]) -> int | None:
    return next((token for token in reversed(tokens) if _is_cue(scene, token)), None)


def _near(scene: Scene, tokens: list[int], cue: int) -> bool:
    """The cue comes before any other finite verb: it is the quotation's, not that of a later clause."""
    words = scene.words
    for token in tokens:
        if token >= cue:
            return True
        if (
            words.pos[token] == "VERB"
            and words.tag[token] in ("VBD", "VBZ", "VBP")
            and words.dep[token] not in ("relcl", "acl")
        ):
            return False
    return True


def _runs_on(scene: Scene, tokens: list[int], cue: int) -> bool:
    """Behind a full stop or a question mark: still the same sentence, by a small letter, inversion, or shortness."""
    words = scene.words
    if not tokens:
        return False
    own_content = any(
        words.dep[kid] in ("ccomp", "xcomp", "dobj") and kid > cue and scene.within[kid] < 0
        for kid in words.children[cue]
    )
    return words.text[tokens[0]][:1].islower() or cue == tokens[0] or (len(tokens) <= 14 and not own_content)


def _said(scene: Scene, number: int, cue: int, rule: str) -> Spoken:
    return Spoken(number, cue, _speaker(scene, cue), rule)


def _speaker(scene: Scene, cue: int) -> int | None:
    """Who speaks at a cue; where the parse has no subject, the nearest noun phrase beside the verb."""
    words = scene.words
    source = source_of_verb(words, cue, scene.by_head)
    if source is not None and scene.within[source] < 0:
        return document_above(words, source) if words.lemma[cue] == "read" else source
    if is_passive(words, cue):
        return source
    around = [*range(cue + 1, min(cue + 12, len(words))), *range(cue - 1, max(cue - 12, -1), -1)]
    return next((token for token in around if _may_speak(scene, token, cue)), source)


def _may_speak(scene: Scene, token: int, cue: int) -> bool:
    words = scene.words
    if scene.within[token] >= 0 or words.sentence[token] != words.sentence[cue]:
        return False
    named = words.pos[token] in ("PROPN", "PRON", "NOUN") or (token == cue - 1 and words.text[token].istitle())
    return named and (words.dep[token] not in ("compound", "poss", "pobj", "npadvmod") or words.head[token] == cue)


def _around(scene: Scene, number: int) -> Spoken | None:
    """The quotation is part of a clause: the nearest cue above it in the tree."""
    words, quote = scene.words, scene.quoted[number]
    known, nouns, documents = cues("V"), cues("N"), mapping("cues_documents")
    second: Spoken | None = None
    tops = [t for t in range(quote.first, quote.last) if scene.within[words.head[t]] != number or words.head[t] == t]
    for top in tops:
        at = top
        for _ in range(12):
            if words.head[at] == at:
                break
            below, at = at, words.head[at]
            if scene.within[at] == number:
                continue
            if words.pos[at] == "NOUN" and documents.get(words.lemma[at]) == "sign":
                return Spoken(number, None, at, "quote on a sign")
            if words.pos[at] == "NOUN" and words.lemma[at] in nouns and words.dep[below] in ("acl", "ccomp", "relcl"):
                source = noun_source(words, at, below)
                if source is not None and scene.within[source] < 0:
                    return Spoken(number, at, source, "quote inside a noun's clause")
                break
            if words.lower[at] == "according":
                break
            cue = known.get(words.lemma[at])
            if cue and is_verbal(words, at) and cue.kind != "seem" and scene.within[at] < 0:
                speaker = _speaker(scene, at)
                told = Spoken(number, at, speaker, "quote inside a clause")
                verdict = cue.kind == "think" and words.dep[below] in ("oprd", "acomp", "xcomp") and below > at
                if speaker is not None and (cue.kind not in SILENT or verdict) and not _supposed(words, at, below):
                    return told
                second = second or (told if speaker is not None else None)
    return second


def _supposed(words: Words, verb: int, below: int) -> bool:
    """«would explain the “…”»: the quotation is only the object of what might be; who supposes it stands farther up."""
    modal = any(words.tag[kid] == "MD" for kid in words.children[verb])
    return modal and words.dep[below] == "dobj" and below > verb


def _same_sentence(
    scene: Scene, number: int, before: list[int], before_cue: int | None, behind: list[int], after_cue: int | None
) -> Spoken | None:
    """No grammar ties them, but one sentence holds the quotation and a cue, «according to», or a name with a colon."""
    words = scene.words
    for token in (*behind, *reversed(before)):
        if words.lower[token] == "according" and token + 1 < len(words):
            to = next((kid for kid in words.children[token] if words.lower[kid] == "to"), None)
            below = words.children[to] if to is not None else ()
            source = next((kid for kid in below if words.dep[kid] == "pobj"), None)
            return Spoken(number, token, source, "quote with according to")
    if before_cue is not None:
        return _said(scene, number, before_cue, "quote in the cue's sentence")
    if after_cue is not None and _last_mark(scene, scene.quoted[number]) not in FULL_STOP:
        return _said(scene, number, after_cue, "quote in the cue's sentence")
    if before and words.text[before[-1]].endswith((":", ",")):
        return _introduced(scene, number, before)
    if (behind and words.text[behind[0]] in DASHES) or (_last_mark(scene, scene.quoted[number]) == "," and behind):
        return _introduced(scene, number, behind)
    return _clause_subject(scene, number)


def _introduced(scene: Scene, number: int, tokens: list[int]) -> Spoken | None:
    """«The mayor: “…”», «Turning to the press, she was blunt: “…”»: the main subject, else the lone noun phrase."""
    words = scene.words
    colon = tokens[-1] if words.text[tokens[-1]].endswith(":") else None
    subjects = [
        t
        for t in tokens
        if words.dep[t] in ("nsubj", "nsubjpass")
        and words.pos[t] in ("PROPN", "PRON", "NOUN")
        and words.lower[t] not in ("it", "that", "this", "which")
    ]
    if subjects:
        return Spoken(number, colon, subjects[0], "quote behind a colon")
    nouns = [
        t for t in tokens if words.pos[t] in ("PROPN", "NOUN") and words.dep[t] not in ("compound", "pobj", "poss")
    ]
    verbs = any(words.pos[t] == "VERB" for t in tokens)
    issued = next(
        (t for t in tokens if words.lemma[t] in mapping("cues_documents") and maker_of(words, t) is not None), None
    )
    if colon is not None and issued is not None:  # «In a statement released by the council: “…”»
        return Spoken(number, colon, issued, "quote behind a colon")
    return Spoken(number, colon, nouns[-1], "quote behind a colon") if nouns and not verbs else None


def _clause_subject(scene: Scene, number: int) -> Spoken | None:
    """A quotation woven into a sentence without a cue: the subject of the verb it hangs on, if it is a person's act."""
    words, quote = scene.words, scene.quoted[number]
    top = next((t for t in range(quote.first, quote.last) if scene.within[words.head[t]] != number), None)
    at = top
    for _ in range(10):
        if at is None or words.head[at] == at:
            return None
        at = words.head[at]
        if is_verbal(words, at) and scene.within[at] < 0:
            subject = next(
                (kid for kid in words.children[at] if words.dep[kid] in SUBJECTS and scene.within[kid] < 0), None
            )
            if (
                subject is not None
                and subject < quote.first
                and words.lower[subject] not in ("it", "that", "this", "which", "there")
            ):
                return Spoken(number, None, subject, "quote of a subject")
    return None


def _carried(scene: Scene, number: int, told: Mapping[int, Spoken]) -> Spoken:
    """A quotation without a cue: the speaker of its chain, of its paragraph, of the sentence or paragraph before."""
    quote, quoted = scene.quoted[number], scene.quoted
    order = [
        *(n for n in range(number - 1, max(number - 99, -1), -1) if quoted[n].chain == quote.chain),
        *(n for n in range(number + 1, min(number + 12, len(quoted))) if quoted[n].chain == quote.chain),
        *(n for n in range(number - 1, max(number - 12, -1), -1) if quoted[n].paragraph == quote.paragraph),
    ]
    for other in order:
        if other in told and told[other].speaker is not None:
            return Spoken(number, told[other].cue, told[other].speaker, "quote carried on")
    if (near := _neighbour_cue(scene, number)) is not None:
        return Spoken(number, *near, "quote beside reported speech")
    later = [n for n in range(number + 1, min(number + 6, len(quoted))) if quoted[n].paragraph == quote.paragraph]
    earlier = [n for n in range(number - 1, max(number - 6, -1), -1) if quote.paragraph - quoted[n].paragraph <= 2]
    for other in (*later, *earlier):
        if other in told and told[other].speaker is not None:
            return Spoken(number, None, told[other].speaker, "quote carried on")
    return Spoken(number, None, None, "quote without a speaker")


def _neighbour_cue(scene: Scene, number: int) -> tuple[int, int] | None:
    """Cue and subject of reported speech in a sentence beside, within the paragraph or at the end of the last."""
    words, quote = scene.words, scene.quoted[number]
    sentence = words.sentence[quote.first]
    for other in (sentence - 1, words.sentence[quote.last - 1] + 1, sentence - 2):
        if not 0 <= other < len(words.sentences):
            continue
        first, last = words.sentences[other]
        paragraph = next((words.paragraph[t] for t in range(first, last) if words.paragraph[t] >= 0), -1)
        if paragraph not in (quote.paragraph, quote.paragraph - 1) or (
            paragraph != quote.paragraph and other > sentence
        ):
            continue
        for token in range(first, last):
            if scene.within[token] < 0 and _is_cue(scene, token) and words.dep[token] in ("ROOT", "conj", "ccomp"):
                speaker = source_of_verb(words, token, scene.by_head)
                if (
                    speaker is not None
                    and scene.within[speaker] < 0
                    and words.lower[speaker] not in ("it", "that", "this")
                ):
                    return token, speaker
    return None
