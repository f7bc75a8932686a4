"""Lines in, writers and captions out."""

from __future__ import annotations

import pytest

from sayso.clean.bylines import is_caption, is_credit, name_line, writers


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Roe", ("Jane Roe",)),
        ("by Jane Roe in Osterby", ("Jane Roe",)),
        ("BY JANE ROE", ("Jane Roe",)),
        ("By Jane Roe and Karim al-Hadi, The Courier | 3 May 2011", ("Jane Roe", "Karim al-Hadi")),
        ("Written by Jane van der Roe", ("Jane van der Roe",)),
        ("By Jane Roe, Middle East correspondent", ("Jane Roe",)),
        ("Author: Jane Roe", ("Jane Roe",)),
        ("By Reuters", ()),
        ("By our staff", None),
        ("By Staff Reporter", ()),
    ],
)
def test_bylines_name_writers(line: str, names: tuple[str, ...] | None) -> None:
    assert writers(line) == names


@pytest.mark.parametrize(
    "line",
    ["By Monday the army had left", "By accident", "Byron Bay is shut",
     "By Friday night, Osterby had fallen to the rebels.",
     "The song was written by Jane Roe in a year of war and read by all who were there at the time."],
)  # fmt: skip
def test_other_lines_are_no_bylines(line: str) -> None:
    assert writers(line) is None


def test_names_alone() -> None:
    assert name_line("Jane Roe in Osterby") == ("Jane Roe",)
    assert name_line("Jane Roe @janeroe") == ("Jane Roe",)
    assert name_line("Army leaves town") == ()


def test_captions_and_credits() -> None:
    assert is_caption("A woman waits for water. Photo: Karo Hama/AFP")
    assert is_caption("Soldiers at the gate (AP Photo/Karo Hama)")
    assert is_caption("File photo: Soldiers at the gate")
    assert is_caption("Police fired tear gas on Monday [Ivo Brandt/Reuters]")
    assert not is_caption("The photo shows a woman who waits for water.")
    assert is_credit("(Reporting by Jane Roe; Editing by Sam Orton)")
