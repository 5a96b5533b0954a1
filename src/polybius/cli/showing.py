"""Showing: tables for people, and text from reports that cannot steer a terminal or a spreadsheet."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from polybius.records import Count, Reject

_FORMULA_SIGNS = ("=", "+", "-", "@")


def plain(text: str) -> str:
    """Text in one line, without the control characters by which a report could steer the terminal."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def plain_line(text: str) -> str:
    """A line as `plain` makes it, with the white space that it begins with and that sets its columns."""
    start = len(text) - len(text.lstrip(" "))
    return text[:start] + "".join(letter if letter.isprintable() else " " for letter in text[start:])


def cell(text: str) -> str:
    """Text for a spreadsheet: what could be read as a formula gets an apostrophe before it."""
    tidy = plain(text)
    return f"'{tidy}" if tidy.startswith(_FORMULA_SIGNS) else tidy


def counted(count: Count | None) -> str:
    """A count as a person reads it: "4", "3-5", "at least 25", "dozens"; empty when the text is silent."""
    if count is None:
        return ""
    if count.low is None:
        return count.text or "?"
    if count.high is None:
        return f"at least {count.low}"
    return str(count.low) if count.low == count.high else f"{count.low}-{count.high}"


def console(*, stderr: bool = False) -> Console:
    """A console that takes text as it is, without markup."""
    from rich.console import Console

    # In a pipe there is no width to fit; a narrow default would fold every row.
    width = None if (sys.stderr if stderr else sys.stdout).isatty() else 160
    return Console(stderr=stderr, markup=False, highlight=False, emoji=False, width=width)


def print_table(
    columns: Sequence[str], rows: Iterable[Sequence[str]], *, title: str, stderr: bool = False
) -> None:
    """Print rows under a title, each cell made safe for the terminal."""
    from rich.table import Table
    from rich.text import Text

    table = Table(*columns, title=Text(plain(title)), title_justify="left")
    for row in rows:
        table.add_row(*(Text(plain(value)) for value in row))
    console(stderr=stderr).print(table)


def print_rejects(rejects: Sequence[Reject]) -> None:
    """Tell on stderr what was not read, and why."""
    if rejects:
        rows = [(Path(reject.origin).name or reject.origin, reject.reason) for reject in rejects]
        print_table(("source", "why"), rows, title=f"{len(rejects)} not read or not coded:", stderr=True)
