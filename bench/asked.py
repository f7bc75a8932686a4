"""The words behind a script's name go in and come out; with --help or none of them, what the script is for is told."""

from __future__ import annotations

import sys


def asked(doc: str | None) -> list[str]:
    """The words; where there are none, or --help, the docstring `doc` is printed and that is all."""
    said = sys.argv[1:]
    if not said or said[0] in ("-h", "--help"):
        print((doc or "").strip(), file=sys.stdout if said else sys.stderr)
        raise SystemExit(0 if said else 2)
    return said
