"""Frame rows (lexicon/frames_*.tsv, or a codebook's) and a clause go in; the most specific frame that holds comes out.

A row maps a predicate and conditions on its arguments to a PLOVER type, modes, and the roles that fill actor,
recipient and content. Rows of the type «-» name uses that are no event («struck a deal», «the storm killed»): when
one of them wins, nothing matches. The most specific row wins (see `specificity`), then the first.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from sayso.errors import LexiconError
from sayso.lexicon.codebook import Codebook
from sayso.lexicon.framerows import NO_EVENT, Row, frame_rows, word_lists
from sayso.lexicon.tables import rows
from sayso.model import Clause, Words
from sayso.relate.shapes import is_bare, numbered

Classify = Callable[[int, str], bool]
Expression = tuple[tuple[str, ...], ...]
ROW_KINDS = {"verb": "verb", "nominal": "noun", "light": "noun", "adjective": "adjective"}
DEFAULTS = {
    "verb": ("subject", "object"),
    "noun": ("subject,by,possessor,modifier", "on,against,of,to"),
    "adjective": ("subject", "-"),
}
PARTICLE_LINKS = frozenset({"prt", "advmod", "prep", "dative"})
WEIGHTS = {"present": 4, "flag": 4, "class": 5}
OWN_WORDS = frozenset({"light", "near", "modal"})
PLURAL = frozenset({"NNS", "NNPS"})
DEEP = frozenset(
    {"subject", "object", "indirect", "possessor", "modifier", "complement", "clause", "infinitive", "gerund"}
)
CLASS_NOUNS = {"official": ("official",), "armed_group": ("fightmen",), "force": ("fightmen", "troops", "police")}
FLAGS = frozenset({"passive", "active", "plural", "negated"})
HEADS_ONLY = frozenset({"compound", "amod", "nmod"})


@dataclass(frozen=True, slots=True)
class Condition:
    """One test on a clause, turned round by `negated`.

    `kind`: present, class, word, aux, bare, light, modal, near or flag.
    """

    kind: str
    role: str
    values: frozenset[str]
    negated: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """One row made ready: what a predicate means when its conditions hold. Roles are alternatives of joined roles."""

    id: str
    type: str
    modes: tuple[str, ...]
    kind: str
    particles: frozenset[str]
    conditions: tuple[tuple[Condition, ...], ...]
    actor: Expression
    recipient: Expression
    content: Expression
    example: str


@dataclass(frozen=True, slots=True)
class FrameTable:
    """All frames by (lemma, kind), the most specific first."""

    frames: tuple[Frame, ...]
    index: dict[tuple[str, str], tuple[Frame, ...]]
    partitives: frozenset[str]
    modes: tuple[tuple[str, str, frozenset[str]], ...] = ()


# The frames that a caller chose for what runs within `using`: a parameter handed down, never set for good.
@cache
def load_frames(extra: tuple[Path, ...] = ()) -> FrameTable:
    """The lexicon's frames, those of `extra` files before them; a broken row raises LexiconError."""
    names = {path.name for path in extra}
    return _table(((row, row.file in names) for row in frame_rows(extra)), word_lists())


def frames_with(codebook: Codebook) -> FrameTable:
    """The lexicon's frames with those of a codebook, which win over them, and its words for modes."""
    rows_ = itertools.chain(((row, True) for row in codebook.rows), ((row, False) for row in frame_rows()))
    return replace(_table(rows_, {**word_lists(), **codebook.lists}), modes=codebook.modes)


def _table(listed: Iterable[tuple[Row, bool]], lists: Mapping[str, frozenset[str]]) -> FrameTable:
    """Rows made ready; those marked true win over the others."""
    found, index = [], dict[tuple[str, str], list[tuple[int, int, int, int, Frame]]]()
    for order, (row, own) in enumerate(listed):
        frame = _frame(row, lists)
        found.append(frame)
        rank = (not own, -specificity(frame), 1 if "" in frame.particles else 0, order)
        for lemma in row.predicate.split("|"):
            index.setdefault((lemma, row.kind), []).append((*rank, frame))
    return FrameTable(
        tuple(found),
        {key: tuple(entry[4] for entry in sorted(entries, key=lambda e: e[:4])) for key, entries in index.items()},
        lists.get("partitive", frozenset()),
    )


def specificity(frame: Frame) -> int:
    """How narrowly the conditions tell their case: asked-for words count most, then classes, what must not be least."""
    return sum(min(1 if test.negated else WEIGHTS.get(test.kind, 8) for test in tests) for tests in frame.conditions)


def _frame(row: Row, lists: Mapping[str, frozenset[str]]) -> Frame:
    actor, recipient = DEFAULTS[row.kind]
    return Frame(
        id=row.id, type=row.type, modes=tuple(m for m in row.modes.split(",") if m), kind=row.kind,
        particles=frozenset(row.particle.split("|")),
        conditions=tuple(_alternatives(part, row, lists) for part in row.conditions.split(";") if part.strip()),
        actor=_expression(row.actor or actor), recipient=_expression(row.recipient or recipient),
        content=_expression(row.content), example=row.example,
    )  # fmt: skip


def _expression(text: str) -> Expression:
    """«subject+with,by» as (("subject", "with"), ("by",)); «-» and nothing as ()."""
    return tuple(tuple(part.split("+")) for part in text.split(",") if part and part != "-")


def _alternatives(text: str, row: Row, lists: Mapping[str, frozenset[str]]) -> tuple[Condition, ...]:
    """«by=force or on» as tests of which one has to hold."""
    return tuple(_condition(each.strip(), row, lists) for each in text.split(" or "))


def _condition(text: str, row: Row, lists: Mapping[str, frozenset[str]]) -> Condition:
    """«object!@weapon», «!by=force» and their like as a test."""
    outright = text.startswith("!")
    text = text.removeprefix("!")
    for sign, kind in (("!@", "word"), ("!=", "class"), ("!~", "word"), ("@", "word"), ("=", "class"), ("~", "word")):
        role, found, values = text.partition(sign)
        if not found:
            continue
        parts = frozenset(values.split("|"))
        if "@" in sign:
            unknown = parts - lists.keys()
            if unknown:
                raise LexiconError(f"{row.where}: no word list «{min(unknown)}» in classes.tsv")
            parts = frozenset().union(*(lists[part] for part in parts))
        role, _, aux = role.partition(".")
        tested = "aux" if aux else role if role in OWN_WORDS else kind
        return Condition(tested, role, parts, outright or sign.startswith("!"))
    if text.endswith(".bare"):
        return Condition("bare", text.removesuffix(".bare"), frozenset(), outright)
    return Condition(
        "flag" if text in FLAGS else "light" if text == "light" else "present", text, frozenset(), outright
    )


def match(clause: Clause, words: Words, classify: Classify, table: FrameTable | None = None) -> Frame | None:
    """The most specific frame that holds for `clause`; None where none does or the winner is no event."""
    frame = winner(clause, words, classify, table)
    return None if frame is None or frame.type == NO_EVENT else frame


def winner(clause: Clause, words: Words, classify: Classify, table: FrameTable | None = None) -> Frame | None:
    """As `match`, also a row that says that this use is no event."""
    table = table or load_frames()
    for frame in _candidates(clause, words, table):
        if _particle_holds(frame, clause, words) and all(
            any(_holds(test, clause, words, classify, table.partitives) != test.negated for test in tests)
            for tests in frame.conditions
        ):
            return frame
    return None


def _candidates(clause: Clause, words: Words, table: FrameTable) -> tuple[Frame, ...]:
    """The frames of the predicate; those of a noun with the word before it («phone call») come first."""
    kind = ROW_KINDS[clause.kind]
    own = table.index.get((clause.lemma, kind), ())
    if kind != "noun" or not clause.head:
        return own
    return (*table.index.get((compound(clause.head, clause.lemma, words), kind), ()), *own)


def compound(head: int, lemma: str, words: Words) -> str:
    """The lemma with the word before it: «phone call», and «cease-fire», which the parser cuts at the hyphen."""
    if head > 1 and words.text[head - 1] == "-":
        return f"{words.lower[head - 2]}-{lemma}"
    return f"{words.lower[head - 1]} {lemma}" if head else lemma


def _particle_holds(frame: Frame, clause: Clause, words: Words) -> bool:
    """A verb's particle must be the row's; a row with «» among its particles also fits a bare verb."""
    if frame.kind != "verb" or clause.particle in frame.particles:
        return True
    if clause.particle in _own_list("mere") and "" in frame.particles:
        return True
    return any(
        words.lower[i] in frame.particles and words.dep[i] in PARTICLE_LINKS for i in words.children[clause.head]
    )


def _holds(test: Condition, clause: Clause, words: Words, classify: Classify, partitives: frozenset[str]) -> bool:
    if test.kind == "flag":
        return _flag(test.role, clause, words)
    if test.kind == "light":
        return clause.light in test.values if test.values else bool(clause.light)
    if test.kind == "modal":
        return clause.modal in test.values
    if test.kind == "near":
        return any(
            words.lemma[i].lower() in test.values for i in range(words.left[clause.head], words.right[clause.head])
        )
    heads = role_heads(clause, test.role, words)
    if test.kind == "present":
        return bool(heads)
    if test.kind == "class":
        told = [*heads, *(k for i in heads for k in numbered(i, words))]
        return any(classify(i, name) or words.lemma[i].lower() in _nouns_of(name) for i in told for name in test.values)
    if test.kind == "bare":
        return any(is_bare(i, words) for i in heads)
    if test.kind == "aux":
        return any(
            words.dep[i] == "aux" and words.lemma[i].lower() in test.values for h in heads for i in words.children[h]
        )
    return any(not test.values.isdisjoint(argument_lemmas(i, words, partitives)) for i in heads)


def _own_list(name: str) -> frozenset[str]:
    """A word list of classes.tsv that the matcher itself asks for."""
    return word_lists().get(name, frozenset())


@cache
def _nouns_of(name: str) -> frozenset[str]:
    """Nouns that say the class by themselves, also where no single actor is known: «ministers», «rebels»."""
    lists = word_lists()
    return frozenset[str]().union(*(lists.get(each, frozenset()) for each in CLASS_NOUNS.get(name, ())))


def role_heads(clause: Clause, role: str, words: Words) -> list[int]:
    """The head tokens that fill `role`, and what the parser hung elsewhere: see `_strayed`."""
    return [a.head for a in clause.arguments if role in (a.role, a.preposition)] or _strayed(clause, role, words)


def _strayed(clause: Clause, role: str, words: Words) -> list[int]:
    """Arguments that stand elsewhere in the tree.

    What a small clause predicates, an infinitive of purpose, what hangs on a particle («called off X») or, with its
    preposition, on the object («warned X of Y») or the day («warned on Sunday of Y»).
    """
    if role == "complement":
        return [a.head for a in clause.arguments if a.role == "clause" and words.pos[a.head] not in ("VERB", "AUX")]
    if role == "infinitive":
        return [
            i for i in words.children[clause.head]
            if words.dep[i] == "advcl" and any(words.tag[c] == "TO" for c in words.children[i])
        ]  # fmt: skip
    if role == "object" and clause.particle:
        particles = [c for c in words.children[clause.head] if words.dep[c] == "prt"]
        return [i for c in particles for i in words.children[c] if words.dep[i] == "pobj"]
    if role == "object":
        return [
            a.head
            for a in clause.arguments
            if a.preposition == "off"
            or (_rounds(a.preposition, clause.head, words) and _counted(clause, a.head, words))
        ]
    if role in DEEP or clause.kind != "verb":
        return []
    holders = [
        a.head
        for a in clause.arguments
        if a.head > clause.head and (a.role == "object" or words.lemma[a.head].lower() in _own_list("day"))
        if not (role == "with" and clause.lemma in _own_list("about") and words.lemma[a.head] in _own_list("shared"))
    ]
    holders += [
        i
        for i in words.children[clause.head]
        if i > clause.head and words.dep[i] == "npadvmod" and words.lemma[i].lower() in _own_list("day")
    ]
    hung = [c for o in holders for c in words.children[o] if words.dep[c] == "prep" and words.lower[c] == role]
    found = [i for c in hung for i in words.children[c] if words.dep[i] in ("pobj", "pcomp")]
    return found + _marked(clause, role, words)


def _marked(clause: Clause, role: str, words: Words) -> list[int]:
    """«Spoke with X to follow up»: the parser may take X for the one who is to follow up, and «with» for a «that»."""
    if role != "with":
        return []
    purposes = [
        c
        for c in words.children[clause.head]
        if words.dep[c] == "advcl" and any(words.dep[m] == "mark" and words.lower[m] == role for m in words.children[c])
    ]
    return [i for c in purposes for i in words.children[c] if words.dep[i] == "nsubj"]


def _rounds(preposition: str, verb: int, words: Words) -> bool:
    """Whether what reads as a preposition behind the verb but bounds a number: «over 800», «up to 800»."""
    return preposition in _own_list("rounding") or (
        preposition == "to" and words.lower[verb + 1 : verb + 3] == ("up", "to")
    )


def _counted(clause: Clause, token: int, words: Words) -> bool:
    """«Arrested over 800 people»: the parser takes «over» for a preposition, it but rounds the number."""
    if clause.kind != "verb" or clause.voice == "passive" or token - clause.head > 8:
        return False
    numbers = [c for c in words.children[token] if words.dep[c] == "nummod"]
    return bool(numbers) and numbers[0] - clause.head in (2, 3, 4) and words.pos[clause.head + 1] in ("ADP", "SCONJ")


def _flag(name: str, clause: Clause, words: Words) -> bool:
    if name == "plural":
        heads = [clause.head] if clause.kind == "nominal" else role_heads(clause, "subject", words)
        return any(words.tag[i] in PLURAL or any(words.dep[c] == "conj" for c in words.children[i]) for i in heads)
    return clause.negation is not None if name == "negated" else clause.voice == name


def argument_lemmas(token: int, words: Words, partitives: frozenset[str]) -> list[str]:
    """The lemmas that a word test sees: the head, with its modifier («tear gas»), what it joins or is a part of."""
    out, heads = list[str](), [token]
    for head in heads:
        if len(heads) > 12:
            break
        lemma = words.lemma[head].lower()
        out += (lemma, compound(head, lemma, words))
        for child in words.children[head]:
            dep = words.dep[child]
            if dep in HEADS_ONLY:
                out.append(f"{words.lower[child]} {lemma}")
            elif dep == "conj":
                heads.append(child)
            elif dep == "prep" and words.lower[child] == "of" and (lemma in partitives or words.pos[head] == "NUM"):
                heads.extend(i for i in words.children[child] if words.dep[i] == "pobj")
    return out


@cache
def _mode_words() -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    found = dict[str, list[tuple[str, frozenset[str]]]]()
    for name, mode, listed in rows("modes_words", 3):
        found.setdefault(name, []).append((mode, frozenset(listed.split("|"))))
    return {name: tuple(entries) for name, entries in found.items()}


def modes_for(event_type: str, lemmas: Sequence[str], table: FrameTable | None = None) -> tuple[str, ...]:
    """The modes of `event_type` that the words of a clause's span tell, in the lexicon's order."""
    own = tuple((mode, listed) for name, mode, listed in (table or load_frames()).modes if name == event_type)
    entries = (*_mode_words().get(event_type, ()), *own)
    if not entries:
        return ()
    lower = [lemma.lower() for lemma in lemmas]
    told = {*lower, *(f"{a} {b}" for a, b in itertools.pairwise(lower))}
    return tuple(dict.fromkeys(mode for mode, listed in entries if not told.isdisjoint(listed)))


@cache
def _content_words() -> tuple[dict[str, str], frozenset[str]]:
    """The words that tell a content's mode, and the acts of force that are a yield when they are not to be done."""
    told = {mode: listed.split("|") for mode, listed in rows("modes_content", 2)}
    force = frozenset(told.pop("force", ()))
    return {word: mode for mode, listed in told.items() for word in listed}, force


def content_mode(lemmas: Sequence[str]) -> str:
    """What a request or refusal is about: yield, assist, meet or change, by the first telling word of its content.

    «not» before the word turns yield into change, and an act of force («not attack») into yield.
    """
    table, force = _content_words()
    refused = False
    for lemma in (lemma.lower() for lemma in lemmas):
        refused = refused or lemma in ("not", "never", "n't", "no")
        if refused and lemma in force:
            return "yield"
        mode = table.get(lemma)
        if mode:
            return "change" if refused and mode == "yield" else mode
    return "change"
