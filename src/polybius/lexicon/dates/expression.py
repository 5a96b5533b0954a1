"""Date expressions: words that date something, and what they say, before anyone asks which day that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["point", "interval", "shift", "unit", "span", "same", "day", "vague"]
"""What an expression is.

point     a day, month, season, year or weekday, whole or in part ("6 June 2021", "Jan. 3", "Tuesday")
interval  from one point to another ("May-June 2021", "between 2011 and 2014")
shift     so long before or after something ("two days after", "seven years ago", "the next day")
unit      a whole week, month or year, or a part of it ("last month", "the end of the year")
span      a stretch that ends or begins at the report's date ("over the past months", "in recent weeks")
same      the time just told of ("the same day", "at the time")
day       a day by the report's own ("today", "yesterday", "tonight")
vague     about the report's own time ("recently", "currently", "so far")
"""

Origin = Literal["published", "story", "event"]
"""What a shift counts from: the report's date, the running story, or the event named after the words."""

Unit = Literal["hour", "day", "week", "weekend", "month", "year", "decade", "time"]
"""Minutes and moments are hours here; "time" is no unit at all ("at the time", "in this period")."""

Preposition = Literal["", "since", "after", "before", "until", "by"]
"""A preposition that opens one side; all others ("in", "on", "during") only point."""


@dataclass(frozen=True, slots=True)
class Point:
    """Parts of a date as said; None when not said.

    weekday  Monday is 0
    part     of the year, month or decade: "early", "late", "start", "end", "second half", "summer" …
    feast    a day with a name ("christmas day")
    decade   the year opens a decade ("the 1980s")
    of_year  years from the report's own year ("December last year": -1); None when not said
    step     which one, seen from the report ("last June": -1, "next Tuesday": 1); None when not said
    week     weeks from the report's own week ("Tuesday last week": -1); None when not said
    or_swapped  day and month may be the other way round ("04/05/2021")
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: str | None = None
    feast: str | None = None
    decade: bool = False
    of_year: int | None = None
    step: int | None = None
    week: int | None = None
    or_swapped: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from an origin.

    low, high  units, rising; equal when the number is exact; negative is earlier
    vague      no number was said, or only "several"
    """

    low: float
    high: float
    unit: Unit
    origin: Origin
    vague: bool = False


@dataclass(frozen=True, slots=True)
class DateExpression:
    """Words that date something.

    start, end   in the text that was searched, end not included; a preposition is part of the words
    first, last  the point, or both ends of an interval; a shift may carry a part ("the end of last year")
    shift        what a shift, span, same or day counts
    about        hedged ("around 2015")
    attributive  it names the noun after it ("the June parade", "since the 2003 invasion"): its date, and
                 a preposition before it is the noun's too
    clock        the time of day, as said ("9:30 p.m.", "night"); None when not said
    """

    start: int
    end: int
    text: str
    kind: Kind
    first: Point | None = None
    last: Point | None = None
    shift: Shift | None = None
    preposition: Preposition = ""
    about: bool = False
    clock: str | None = None
    attributive: bool = False

    @property
    def needs_event(self) -> bool:
        """Whether the words count from an event named right after them ("two days after the raid")."""
        return self.shift is not None and self.shift.origin == "event"
