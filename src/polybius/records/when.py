"""Dates as intervals: what is known of a time, and no more.

The written form is EDTF (ISO 8601-2, levels 0 and 1), as the codebook uses it: `2021-06-06`, `2021-06`,
`2021`, `2021-05/2021-06`, `2020-01~` (about), `2020?`, `../2021-06-08` (before), `2014/..` (from).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from polybius.errors import BadDate

_POINT = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)$")


@dataclass(frozen=True, slots=True)
class When:
    """A time, with its precision and why we believe it.

    edtf               as above; None when unknown
    earliest, latest   first and last possible day, both included; None on an open or unknown side
    text               the words that date it; None when the date comes from elsewhere
    how                where the date comes from ("said in the clause", "carried from the paragraph"), or,
                       when unknown, why it is
    """

    edtf: str | None
    earliest: date | None
    latest: date | None
    text: str | None
    how: str

    @classmethod
    def unknown(cls, reason: str, *, text: str | None = None) -> When:
        """No date, and why."""
        return cls(None, None, None, text, reason)

    @classmethod
    def from_edtf(cls, edtf: str, *, how: str, text: str | None = None) -> When:
        """The interval that an EDTF string names. Raises BadDate."""
        earliest, latest = edtf_bounds(edtf)
        return cls(edtf, earliest, latest, text, how)

    @property
    def known(self) -> bool:
        return self.edtf is not None

    @property
    def approximate(self) -> bool:
        return self.edtf is not None and any(mark in self.edtf for mark in "~?%")

    @property
    def days(self) -> int | None:
        """Length in days, both ends included; None when open or unknown."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    @property
    def date_prec(self) -> int | None:
        """UCDP GED date_prec: 1 the day, 2 two to six days, 3 a week, 4 up to a month, 5 more; else None."""
        if not self.known:
            return None
        days = self.days
        if days is None or days > 31:
            return 5
        if days == 1 and not self.approximate:
            return 1
        if days <= 6:
            return 2
        return 3 if days == 7 else 4


def edtf_bounds(edtf: str) -> tuple[date | None, date | None]:
    """First and last day of an EDTF date or interval; None for an open side. Raises BadDate."""
    if "/" in edtf:
        left, _, right = edtf.partition("/")
        if "/" in right or (left in ("", "..") and right in ("", "..")):
            raise BadDate(
                f"'{edtf}' is not an EDTF interval: write 2021-05/2021-06, ../2021-06 or 2021-05/.."
            )
        earliest = None if left in ("", "..") else _point_bounds(left, edtf)[0]
        latest = None if right in ("", "..") else _point_bounds(right, edtf)[1]
        if earliest and latest and earliest > latest:
            raise BadDate(f"'{edtf}' ends before it begins: swap its two sides")
        return earliest, latest
    return _point_bounds(edtf, edtf)


def _point_bounds(point: str, whole: str) -> tuple[date, date]:
    match = _POINT.match(point)
    if match is None:
        raise BadDate(f"'{whole}' is not an EDTF date: write 2021, 2021-06 or 2021-06-06, with ~ for about")
    year, month, day = int(match[1]), match[2], match[3]
    try:
        if day:
            exact = date(year, int(month), int(day))
            return exact, exact
        if month:
            last = calendar.monthrange(year, int(month))[1]
            return date(year, int(month), 1), date(year, int(month), last)
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError as error:
        raise BadDate(f"'{whole}' names a day that no calendar has ({error})") from error
