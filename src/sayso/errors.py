"""The exception tree: for callers' mistakes only. What is wrong with an input article is an `Issue` value.

SaysoError                everything that sayso raises on purpose; its text is one line that says what to do
├── InputError            a path, table or option that cannot be used (also a ValueError)
├── ModelError            the language model is missing or not the one that was checked
├── LexiconError          a row of a word list or codebook is broken: names file, line and reason
└── ChronicleError        the chronicle file is missing, foreign, locked or newer than this program
"""

from __future__ import annotations


class SaysoError(Exception):
    """Everything that sayso raises on purpose."""


class InputError(SaysoError, ValueError):
    """A path, table or option that cannot be used."""


class ModelError(SaysoError):
    """The language model is missing or not the one that was checked."""


class LexiconError(SaysoError):
    """A row of a word list or codebook is broken."""


class ChronicleError(SaysoError):
    """The chronicle file is missing, foreign, locked or newer than this program."""
