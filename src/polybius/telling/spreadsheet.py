"""Tables for spreadsheets: text that cannot run as a formula, letters that every program reads."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from polybius.telling.visible import one_line

_FORMULA_STARTS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_LIST_SEPARATOR = "; "

Value = str | int | float | date | None
"""What a cell holds; None is unknown."""


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> str:
    """The table as CSV; no cell is a formula, a byte order mark lets spreadsheets read its letters."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([cell(value) for value in row] for row in rows)
    return "\ufeff" + out.getvalue()


def cell(value: Value) -> str:
    """A value as a cell: text on one line, with an apostrophe before what a spreadsheet would compute."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    # Tabs and line ends are gone before the look at the first letter, so none can hide a formula behind it.
    line = one_line(value)
    risky = line.startswith(_FORMULA_STARTS) or value.startswith(("\t", "\r", "\n"))
    return f"'{line}" if risky else line


def listed(names: Iterable[str]) -> str:
    """Names in one cell, each once."""
    return _LIST_SEPARATOR.join(dict.fromkeys(names))
