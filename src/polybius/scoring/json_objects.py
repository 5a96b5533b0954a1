"""The JSON objects of a file, however they are strung together, each with the line it begins on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from polybius.errors import ScoringError

_STRING_OR_NEEDLESS_COMMA = re.compile(r'"(?:\\.|[^"\\])*"|,(?=\s*[}\]])')
_BETWEEN = re.compile(r"[\s,\[\]]*")


def read_objects(file: Path) -> Iterator[tuple[str, object]]:
    """Each outermost object with its place ("gold.txt, line 12").

    Takes a list, one object a line, and objects one after another with or without commas; a comma before a
    closing bracket is passed over, since published files have it. Raises ScoringError.
    """
    text = _STRING_OR_NEEDLESS_COMMA.sub(lambda found: found[0].removeprefix(","), read_text(file))
    decoder = json.JSONDecoder()
    place = _end_of(_BETWEEN, text, 0)
    while place < len(text):
        where = f"{file}, line {_line(text, place)}"
        try:
            found, place = decoder.raw_decode(text, place)
        except json.JSONDecodeError as error:
            raise ScoringError(
                f"{file}, line {_line(text, error.pos)}: not JSON ({error.msg}): write it again"
            ) from error
        yield where, found
        place = _end_of(_BETWEEN, text, place)


def read_text(file: Path) -> str:
    """The file's text, line ends kept. Raises ScoringError."""
    try:
        return file.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ScoringError(
            f"{file}: cannot be read as UTF-8 text ({error}): check the path and the encoding"
        ) from error


def _end_of(pattern: re.Pattern[str], text: str, place: int) -> int:
    found = pattern.match(text, place)
    return found.end() if found else place


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
