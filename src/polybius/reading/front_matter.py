"""Front matter: the `key: value` lines that people put above a text, with or without `---` around them."""

from __future__ import annotations

import re

from polybius.reading.dates import parse_date
from polybius.reading.draft import Fact
from polybius.reading.wording import Wording, plain
from polybius.records import Found

FENCE = "---"
_KEY_LINE = re.compile(r"^\s*(?P<key>[A-Za-z][A-Za-z ]{1,24}?)\s*:(?:\s+(?P<value>.*))?$")


def front_matter_facts(words: str, wording: Wording) -> list[Fact] | None:
    """The facts of a block of front matter; None when a line of it is none, or no key of it is known."""
    facts: list[Fact] = []
    known = False
    for line in words.splitlines():
        if not line.strip() or line.strip() == FENCE:
            continue
        match = _KEY_LINE.match(line)
        if match is None:
            return None
        field = wording.front_matter.get(plain(match["key"]))
        known = known or field is not None
        value = _tidy(field, match["value"] or "")
        if field is not None and value:
            facts.append(Fact(field, Found(value, "front matter")))
    return facts if known else None


def _tidy(field: str | None, value: str) -> str:
    """The value without quotation marks; a date as EDTF, or nothing when it is none."""
    value = value.strip().strip("\"'")
    return parse_date(value) or "" if field == "published" else value
