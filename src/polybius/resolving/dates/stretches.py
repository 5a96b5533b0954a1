"""Stretches of time in EDTF, and moving them; a stretch that no calendar has raises BadDate."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from polybius.errors import BadDate

_MONTHS = 12


def year_text(year: int) -> str:
    """A year as EDTF writes it."""
    if not 1 <= year <= 9999:
        raise BadDate(f"the year {year} is beyond every report: check the number in the words")
    return f"{year:04d}"


def month_text(year: int, month: int) -> str:
    """A month; counts below 1 or over 12 run into the years beside."""
    years, month_index = divmod(month - 1, _MONTHS)
    return f"{year_text(year + years)}-{month_index + 1:02d}"


def day_text(day: date) -> str:
    return f"{day.year:04d}-{day.month:02d}-{day.day:02d}"


def moved(day: date, days: float) -> date:
    """The day so many days on."""
    ordinal = day.toordinal() + round(days)
    if not 1 <= ordinal <= date.max.toordinal():
        raise BadDate(f"{days} days from {day} is beyond every calendar: check the number in the words")
    return date.fromordinal(ordinal)


def months_on(day: date, months: float) -> tuple[int, int]:
    """Year and month so many months on."""
    years, index = divmod(day.year * _MONTHS + day.month - 1 + round(months), _MONTHS)
    return years, index + 1


def day_exists(year: int, month: int, day: int) -> bool:
    return 1 <= year <= 9999 and day <= calendar.monthrange(year, month)[1]


def between(first: str, last: str) -> str:
    """From the start of one to the end of the other, as short as it goes."""
    return first if first == last else f"{first}/{last}"


def about(edtf: str) -> str:
    """The same, marked as about."""
    sides = [side if side in ("", "..") or side[-1] in "~?%" else f"{side}~" for side in edtf.split("/")]
    return "/".join(sides)


def start_of(edtf: str) -> str:
    return edtf.partition("/")[0]


def end_of(edtf: str) -> str:
    return edtf.rpartition("/")[2]


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday around a day."""
    monday = day - timedelta(days=day.weekday()) if day.toordinal() > day.weekday() else day
    return monday, moved(monday, 6)
