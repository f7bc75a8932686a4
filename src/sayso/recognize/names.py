"""Words go in; the proper names among them come out: the model's entities mended by name patterns and word lists."""

from __future__ import annotations

from sayso.lexicon.tables import mapping
from sayso.lexicon.tables import words as word_list
from sayso.model import NamedSpan, Words
from sayso.recognize.gazetteer import Match
from sayso.recognize.kinds import group_nouns
from sayso.recognize.name_left import left_over
from sayso.recognize.name_patterns import USED, foreign, headed
from sayso.recognize.name_spans import (
    HYPHENS,
    Name,
    bearer,
    entity_spans,
    head_of,
    heads,
    is_title,
    person_spans,
    run_end,
    titles,
)
from sayso.recognize.name_told import tell_kinds
from sayso.recognize.variants import abbreviates

WITHIN = frozenset(
    ("do", "dos", "da", "das", "de", "del", "della", "di", "du", "van", "von", "der", "bin", "ibn", "al")
)
DASHES = HYPHENS | {"—"}


def find_names(words: Words, known: list[Match]) -> list[Name]:
    """The names in the order of the text, none over another."""
    taken: dict[int, Name] = {}
    for name in _by_strength(words, known):
        if not any(token in taken for token in range(name.first, name.last)):
            taken.update(dict.fromkeys(range(name.first, name.last), name))
    names = _mend(words, sorted(set(taken.values()), key=lambda n: n.first))
    names += left_over(words, taken, {t: m for m in known for t in range(m.first, m.last)})
    return tell_kinds(words, sorted(names, key=lambda n: n.first))


def _mend(words: Words, names: list[Name]) -> list[Name]:
    """Join the halves of a person's name that the model took apart: «President» + «Juan» + «Pérez»."""
    out: list[Name] = []
    for name in names:
        last = out[-1] if out else None
        if last and (_one_bearer(words, last, name) or _by_particle(words, last, name)):
            out[-1] = Name(last.first, name.last, name.head, "PERSON")
            continue
        if last and _wings(words, last, name):
            out[-1] = Name(last.first, name.last, name.head, "HEAD", None, name.noun)
            continue
        halves = (
            last and last.last == name.first and not (last.known or name.known) and {last.label, name.label} <= USED
        )
        half = last and (last.label == "PERSON" or (last.last - last.first == 1 and titled(words, last.first)))
        if (
            last
            and halves
            and half
            and name.last - name.first == 1
            and words.sentence[last.first] == words.sentence[name.first]
        ):
            out[-1] = Name(last.first, name.last, name.head, "PERSON")
        else:
            out.append(name)
    return out


def _one_bearer(words: Words, left: Name, right: Name) -> bool:
    """«Perez» + «-» + «Lund», or «Marc» + «Christian» (a faith's word, but a name here): one person?"""
    if left.label != "PERSON" and (right.label != "PERSON" or left.known):
        return False
    if right.known:
        named = right.known.label == "faith" and right.last - right.first == 1 and words.tag[right.first] == "NNP"
        return named and left.last == right.first and words.dep[right.first] == "compound"
    hyphen = right.first - 1
    glued = left.last == hyphen and words.text[hyphen] in HYPHENS
    return glued and words.end[left.last - 1] == words.start[hyphen] and words.end[hyphen] == words.start[right.first]


def _by_particle(words: Words, left: Name, right: Name) -> bool:
    """«Marta Lima» + «do» + «Campo»: one person's name."""
    joint = right.first - 1
    fits = right.label == "PERSON" or (
        words.lower[joint] in ("do", "dos", "das") and right.last == right.first + 1 and not right.known
    )
    return (
        left.label == "PERSON"
        and fits
        and left.last == joint
        and words.lower[joint] in WITHIN
        and words.sentence[left.first] == words.sentence[right.first]
    )


def _wings(words: Words, left: Name, right: Name) -> bool:
    """«Lakeland Peasants Union» + «-» + «Unity Front», short «(LPU-UF)» behind: one body's name."""
    dash, mark, size = right.first - 1, right.last, len(words)
    if left.last != dash or words.text[dash] not in DASHES or mark + 1 >= size or words.text[mark] != "(":
        return False
    close = next((t for t in range(mark + 2, min(mark + 6, size)) if words.text[t] == ")"), 0)
    short = "".join(words.text[mark + 1 : close])
    whole = tuple(t for t in words.text[left.first : right.last] if t[0].isalnum())
    return bool(close) and abbreviates(short, whole)


def titled(words: Words, first: int) -> bool:
    """Does an honorific, rank or office stand right before token `first`?"""
    before = first - 1
    if before < 0 or words.sentence[before] != words.sentence[first]:
        return False
    kind = titles().get(words.lower[before])
    return kind in ("honorific", "rank", "royal", "office") and words.text[before][0].isupper()


def _by_strength(words: Words, known: list[Match]) -> list[Name]:
    """Candidates, the strongest first: longer patterns before known names before the model's entities."""
    at = {token: match for match in known for token in range(match.first, match.last)}
    patterns = [*headed(words, at), *foreign(words)]
    people = {e.first: e for e in words.entities if e.label == "PERSON"}
    told = [e for e in people.values() if not (e.last in people and _all_titles(words, e))]
    persons = [p for e in told for p in person_spans(words, e.first, e.last, at)]
    borne = {e: bearer(words, e, at) for e in words.entities if e.label in ("ORG", "GPE", "NORP", "FAC", "LOC")}
    persons += [name for name in borne.values() if name]
    persons += [name for e in words.entities if e.label in ("GPE", "LOC", "ORG") and (name := _placelike(words, e, at))]
    strong: list[tuple[int, Name]] = []
    surnames = {words.text[p.last - 1] for p in persons if p.last - p.first > 1}
    anew = {words.text[m.first] for m in known if _redefined(words, m, at.get(m.first - 2))}
    kept = [
        m for m in known
        if not (m.last - m.first == 1 and words.text[m.first] in anew)
        and not _some_of(words, m) and not _surname(words, m, surnames)
    ]  # fmt: skip
    strong += [(2 * (m.last - m.first) + 1, _known(words, m)) for m in kept]
    for name in patterns:
        strong.append((2 * (name.last - name.first), name))
    for name in persons:
        weak = any(token in at and not _first_name(words, at[token], name) for token in range(name.first, name.last))
        strong.append(((2 if weak else 1) * (name.last - name.first), name))
    sure = {m.last - 1: m for m in kept}
    others = [
        e for e in words.entities
        if e.label in USED and e.label != "PERSON" and not borne.get(e) and not _covered(words, e, sure)
    ]  # fmt: skip
    rest = [n for e in others for n in entity_spans(words, e, at)]
    begun, ended = {p.first: p for p in patterns}, {p.last: p.first for p in patterns}
    strong += [
        (2 * (n.last - n.first), n) for n in rest
        if n.label == "ORG"
        and (_swallows(words, n, at) or _outruns(words, n, begun.get(n.first), at) or _of_pattern(words, n, ended, at))
    ]  # fmt: skip
    strong.sort(key=lambda pair: (-pair[0], pair[1].first))
    return [name for _, name in strong] + rest


def _swallows(words: Words, name: Name, at: dict[int, Match]) -> bool:
    """Is a state's word only the first part of this organisation's name («Indian Express»)?"""
    match = at.get(name.first)
    if match is None or match.known.label not in ("adjective", "state") or match.last >= name.last:
        return False
    rest = range(match.last, name.last)
    return all(
        words.text[t][0].isupper() and not is_title(words.lower[t]) and t not in at and words.pos[t] == "PROPN"
        for t in rest
    )


def _covered(words: Words, entity: NamedSpan, sure: dict[int, Match]) -> bool:
    """Is the model's entity nothing but a known name («the United Nations»)?"""
    match = sure.get(entity.last - 1)
    return match is not None and match.first <= entity.first + (words.lower[entity.first] == "the")


def _first_name(words: Words, match: Match, name: Name) -> bool:
    """Is this known name only a person's first name here («Dawn Brewer»)?"""
    given = words.lower[match.first] in mapping("name_given") and match.last - match.first == 1
    return given and match.first == name.first and name.last - name.first > 1 and match.known.label == "name"


def _all_titles(words: Words, entity: NamedSpan) -> bool:
    """Are these words nothing but titles («Amir Sheikh» before a name)?"""
    return all(words.lower[t] in titles() for t in range(entity.first, entity.last))


def _placelike(words: Words, entity: NamedSpan, at: dict[int, Match]) -> Name | None:
    """A person behind a title whose first name alone was taken for a place: «Minister of Trade Florence» + «Adeyi»."""
    first, next_ = entity.first, entity.last
    if next_ - first != 1 or next_ >= len(words) or first in at or next_ in at or words.dep[first] != "compound":
        return None
    if words.head[first] != next_ or words.tag[next_] != "NNP" or not words.text[next_].istitle():
        return None
    before = first - 1
    while before > 1 and words.lower[before] in word_list("name_portfolios"):
        before -= 1
    behind = before + 1 if before == first - 1 else before if words.lower[before] in ("of", "for") else 0
    barred = words.text[next_] in heads() or is_title(words.lower[next_]) or words.lower[next_] in word_list("name_not")
    if barred or not behind or not titled(words, behind):
        return None
    last = run_end(words, next_)
    return Name(first, last, head_of(words, first, last), "PERSON")


def _redefined(words: Words, match: Match, before: Match | None) -> bool:
    """Does the bracket right here make these letters short for other words («New Paper Plan (NPP)»)?"""
    at = match.first
    closed = match.last < len(words) and words.text[match.last] == ")" and match.last - at == 1
    if not match.known.capitals or not closed or at < 3 or words.text[at - 1] != "(":
        return False
    if before and before.known.label == "name" and before.last == at - 1:
        return before.known.name != match.known.name
    letters = sum(c.isalpha() for c in words.text[at])
    for first in range(max(0, at - 1 - letters - 4), at - 2):
        parts = tuple(t for t in words.text[first : at - 1] if t[0].isalnum())
        if words.text[first][0].isupper() and abbreviates(words.text[at], parts):
            return "".join(parts).lower() != "".join(match.known.name.split()).lower()
    return False


def _some_of(words: Words, match: Match) -> bool:
    """Are these some of a party's people («three Democrats», «Senate Republicans»), not the party?"""
    token = match.first
    if match.known.kind != "party" or match.last - token > 1 or words.tag[token] not in ("NNPS", "NNS"):
        return False
    return any(
        c < token and (words.dep[c] in ("nummod", "compound", "amod") or words.lower[c] in ("some", "many", "most"))
        for c in words.children[token]
    )


def _surname(words: Words, match: Match, surnames: set[str]) -> bool:
    """Is this faith's or people's word a surname in this article («Mr Christian»)?"""
    token = match.first
    return (
        match.known.label in ("faith", "adjective", "people")
        and match.last - token == 1
        and words.text[token] in surnames
        and words.tag[token] == "NNP"
        and words.dep[token] not in ("amod", "compound", "nmod")
    )


def _outruns(words: Words, name: Name, pattern: Name | None, at: dict[int, Match]) -> bool:
    """Does the model's organisation go on behind a pattern's with proper nouns («Baltic News Service»)?"""
    if pattern is None or pattern.last >= name.last:
        return False
    return all(
        words.pos[t] == "PROPN" and words.text[t][0].isupper() and t not in at and not is_title(words.lower[t])
        for t in range(pattern.last, name.last)
    )


def _of_pattern(words: Words, name: Name, ended: dict[int, int], at: dict[int, Match]) -> bool:
    """Does the organisation begin with a noun and «of» before a pattern's name («Guardians of Harbour Council»)?"""
    first, start = name.first, ended.get(name.last, name.first)
    if start - first != 2 or words.lower[start - 1] not in ("of", "for") or first in at:
        return False
    if not words.text[first][0].isupper() or words.text[first] in heads() or words.tag[first] not in ("NNPS", "NNS"):
        return False
    low = words.lower[first]
    return not {low, words.lemma[first].lower(), low.rstrip("s")} & (titles().keys() | group_nouns().keys())


def _known(words: Words, match: Match) -> Name:
    return Name(match.first, match.last, head_of(words, match.first, match.last), "KNOWN", match.known)
