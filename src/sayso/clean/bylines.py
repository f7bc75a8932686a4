"""A line goes in; the names of its writers come out if it is a byline, and what a caption's credit is."""

from __future__ import annotations

import re

from sayso.clean.outlets import outlet_named
from sayso.lexicon.tables import mapping, words

PART = (
    r"(?:[A-Z][\w’'.-]*|al-[A-Z]\w*|el-[A-Z]\w*|bin|ibn|ben|de|del|della|di|da|dos|du|van|von|der|den|la|le|abu|al|el)"
)
PERSON = re.compile(rf"[A-Z][\w’'.-]*(?:\s+{PART}){{1,4}}")
OPENING = re.compile(
    r"^(?:[-–—•*_\s]{0,4})(?:written\s+by|story\s+by|report(?:ed|ing)?\s+by|words\s+by|posted\s+by|submitted\s+by"
    r"|published\s+by|analysis\s+by|compiled\s+by|edited\s+by|author\(?s?\)?\s*:|by\s*:?)\s+(?=(?-i:[A-Z@]))",
    re.IGNORECASE,
)
SPLIT = re.compile(r"\s*(?:,|;|&|\||•|·|/|\b(?i:and|with|in|for|at|from|on)\b|\s[-–—]\s|@\w+|\(|\))\s*")
OPENERS = frozenset({"from", "a", "by", "and", "with"})
HANDLE = re.compile(r"@\w{2,30}")
CREDIT_TAIL = re.compile(r"^\((?:(?:additional\s+)?reporting|writing|editing|by|compiled)\b.{3,300}\)$", re.IGNORECASE)
CAPTION = re.compile(
    r"^[\[(]?(?:(?:a|an|the|in\s+this)\s+)?(?:file\s+|archive\s+|handout\s+)?"
    r"(?:photos?|photograph|pictures?|images?|caption|illustration|graphic|credits?)\b[^.]{0,40}?:"
    r"|^[\[(]?(?:file|caption|photo|image|picture)\s*[:|–-]"
    r"|\b(?:photos?|photograph|image|picture|credit|graphic)s?(?:\s+(?:by|courtesy(?:\s+of)?|credit))?\s*[:/]\s*[\w©@].{1,60}$"
    r"|\((?:AP|Reuters|AFP|EPA|Getty|Photo)\b[^)]{0,60}\)\.?$|\[[^\]]{2,40}/(?:Reuters|AP|AFP|EPA|Getty)[^\]]{0,30}\]$"
    r"|/\s?(?:AFP|AP|Reuters|EPA|Getty Images)\)?$",
    re.IGNORECASE,
)


def writers(line: str) -> tuple[str, ...] | None:
    """The writers that a byline names (perhaps none, as in «By agencies»); None if `line` is no byline."""
    line = " ".join(line[:240].split())
    opening = OPENING.match(line)
    if not opening or len(line.split()) > 22:
        return None
    rest = line[opening.end() :]
    parts = [p.strip(" .,:") for p in SPLIT.split(rest) if p.strip(" .,:")]
    if not parts or not (names_person(parts[0]) or _house(parts[0])):
        return None
    if any(len(part.split()) > 7 for part in parts) or (len(rest.split()) > 8 and rest.endswith(".")):
        return None
    return tuple(dict.fromkeys(_cased(part) for part in parts if names_person(part)))


def names_person(text: str) -> bool:
    """`text` is nothing but a person's name of two to five words."""
    found = PERSON.fullmatch(text)
    if not found or outlet_named(text) or len(text) > 50:
        return False
    return not any(word.strip(".,") in words("clean_roles") for word in text.casefold().split())


def _house(text: str) -> bool:
    """A byline without a person: «By Reuters», «By our staff», «By a correspondent»."""
    said = text.casefold().split()
    return bool(outlet_named(text)) or (len(said) <= 5 and any(mapping("clean_roles").get(word) for word in said[-2:]))


def house_line(line: str) -> bool:
    """A byline of the house without «by»: «Staff reporters», «From wire services», «Our foreign desk»."""
    said = [word.strip(".,:") for word in line[:60].casefold().split()]
    roles = mapping("clean_roles")
    known = [word if word in roles else word.removesuffix("s") for word in said]
    return 1 < len(said) <= 5 and bool(roles.get(known[-1])) and all(w in roles or w in OPENERS for w in known)


def _cased(name: str) -> str:
    """JANE ROE as Jane Roe."""
    return name.title() if name.isupper() and len(name) > 4 else name


def name_line(line: str) -> tuple[str, ...]:
    """The writers if the line is names alone (with handles): only its neighbours can tell that it is a byline."""
    bare = HANDLE.sub("", line[:160]).strip(" |,•·-–—")
    parts = [p for p in SPLIT.split(bare) if p]
    if not parts or len(bare.split()) > 10 or not names_person(parts[0]) or len(bare) < 5:
        return ()
    if not all(names_person(p) or _house(p) or (p[0].isupper() and " " not in p) for p in parts):
        return ()
    return tuple(_cased(p) for p in parts if names_person(p))


def is_caption(line: str) -> bool:
    """The line is a picture's caption or credit."""
    return len(line) < 600 and bool(CAPTION.search(line))


def is_credit(line: str) -> bool:
    """«(Reporting by …; editing by …)» at the end of an agency's article."""
    return len(line) < 320 and bool(CREDIT_TAIL.match(line))
