"""Dates that a source bears on its face, as EDTF: imprint dates, datelines, the dates of notes."""

from __future__ import annotations

import calendar
import functools
import re
from dataclasses import dataclass
from datetime import date

from polybius.errors import BadDate
from polybius.reading.wording import load_wording, plain
from polybius.records import edtf_bounds

_YEAR = r"(?P<{0}>(?:1[89]|20)\d\d)"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text, with its place. edtf may be a month or a year, as written."""

    edtf: str
    start: int
    end: int


def find_dates(text: str) -> list[FoundDate]:
    """Every written-out or numeric date with a year in it, in the order of the text."""
    found = []
    for match in _pattern().finditer(text):
        edtf = _edtf(match)
        if edtf:
            found.append(FoundDate(edtf, match.start(), match.end()))
    return found


def parse_date(text: str) -> str | None:
    """The EDTF of a text that is a date and nothing else (a weekday and time may stand by); else None."""
    bare = text.strip().strip(".,;|()[]")
    if _WRITTEN_EDTF.fullmatch(bare):
        return _if_real(bare)
    found = find_dates(bare)
    if len(found) != 1:
        return None
    rest = bare[: found[0].start] + " " + bare[found[0].end :]
    return found[0].edtf if _NOTHING_ELSE.fullmatch(rest) else None


_WRITTEN_EDTF = re.compile(r"(?:1[89]|20)\d\d(?:-\d\d(?:-\d\d)?)?[~?%]?")
_NOTHING_ELSE = re.compile(
    r"(?:\s|[,.|@–—-]|T?\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?|\b(?:AM|PM|a\.m\.|p\.m\.|GMT|UTC|EST|EDT|CET|Z|at|on)\b|[+-]\d\d:?\d\d"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b)*",
    re.IGNORECASE,
)


@functools.cache
def _pattern() -> re.Pattern[str]:
    """One alternation; each form names its own groups. Months are those of the wording file."""
    names = sorted(load_wording().months, key=lambda name: (-len(name), name))
    accented = "|".join(_tolerant(name) for name in names)
    month = rf"(?P<{{0}}>{accented})\.?"
    day = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th|\.|er)?"
    forms = (
        rf"{_YEAR.format('y1')}-(?P<m1>[01]\d)-(?P<d1>[0-3]\d)(?=\D|$)",
        rf"(?P<a2>[0-3]?\d)(?P<s2>[./-])(?P<b2>[0-3]?\d)(?P=s2){_YEAR.format('y2')}(?!\d)",
        rf"{day.format('d3')}\s+(?:of\s+|de\s+)?{month.format('m3')},?\s+(?:de\s+)?{_YEAR.format('y3')}(?!\d)",
        rf"{month.format('m4')}\s+{day.format('d4')},?\s+{_YEAR.format('y4')}(?!\d)",
        rf"{month.format('m5')},?\s+{_YEAR.format('y5')}(?!\d)",
    )
    return re.compile(r"(?<![\w/])(?:" + "|".join(forms) + ")", re.IGNORECASE)


_ACCENTS = {
    "a": "aâáàãä",
    "c": "cçć",
    "e": "eéêèę",
    "i": "iıİíî",
    "n": "nñń",
    "o": "oóôö",
    "s": "sşś",
    "u": "uüúû",
    "z": "zźż",
    "g": "gğ",
}


def _tolerant(name: str) -> str:
    """A pattern that matches the month's name with and without accents."""
    return "".join(f"[{_ACCENTS[letter]}]" if letter in _ACCENTS else re.escape(letter) for letter in name)


def _edtf(match: re.Match[str]) -> str | None:
    got = match.groupdict()
    if got["y1"]:
        return _day(int(got["y1"]), int(got["m1"]), int(got["d1"]))
    if got["y2"]:
        return _numeric(int(got["a2"]), int(got["b2"]), int(got["y2"]), european=got["s2"] == ".")
    if got["y3"]:
        return _day(int(got["y3"]), _month(got["m3"]), int(got["d3"]))
    if got["y4"]:
        return _day(int(got["y4"]), _month(got["m4"]), int(got["d4"]))
    return f"{got['y5']}-{_month(got['m5']):02d}"


def _month(name: str) -> int:
    return load_wording().months[plain(name)]


def _if_real(edtf: str) -> str | None:
    """The same date, unless no calendar has it."""
    try:
        edtf_bounds(edtf)
    except BadDate:
        return None
    return edtf


def _day(year: int, month: int, day: int) -> str | None:
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day).isoformat()


def _numeric(first: int, second: int, year: int, *, european: bool) -> str | None:
    """Dots are read day first. With a stroke the order is a guess if both could be months: then the year."""
    if european or first > 12 or first == second:
        return _day(year, second, first)
    if second > 12:
        return _day(year, first, second)
    return str(year)
