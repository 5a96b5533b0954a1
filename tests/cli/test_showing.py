"""What a report says cannot steer the terminal or a spreadsheet."""

from __future__ import annotations

import pytest

from polybius.cli.showing import cell, counted, plain, plain_line
from polybius.records import Count


def test_control_characters_of_a_report_do_not_reach_the_terminal() -> None:
    assert plain("a\x1b[31mred\x07\nline\u202e") == "a [31mred line"


def test_a_line_keeps_the_blanks_it_begins_with_and_no_control_characters() -> None:
    assert plain_line("    “a\x1b[31m\nred”") == "    “a [31m red”"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", " =1"])
def test_a_formula_becomes_text(text: str) -> None:
    assert cell(text).startswith("'")


def test_an_ordinary_cell_stays_as_it_is() -> None:
    assert cell("Kirkuk") == "Kirkuk"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (None, ""),
        (Count(4, 4), "4"),
        (Count(0, 0), "0"),
        (Count(3, 5), "3-5"),
        (Count(25, None), "at least 25"),
        (Count(None, None, "dozens"), "dozens"),
    ],
)
def test_counts_are_written_as_people_say_them(count: Count | None, words: str) -> None:
    assert counted(count) == words
