"""Resolving points: days, months, seasons, years and weekdays, with what they leave unsaid."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from polybius.errors import BadDate
from polybius.lexicon.dates import Point
from polybius.lexicon.dates.words import date_words
from polybius.records import When, edtf_bounds
from polybius.resolving.dates.story import StoryTime
from polybius.resolving.dates.stretches import (
    about,
    between,
    day_exists,
    day_text,
    month_text,
    moved,
    week_of,
    year_text,
)

_REACH_YEARS = 1
_WEEKDAY_REACH_YEARS = 6
_BACKWARD_COST = 1.5
_DECADE_PARTS = {
    "early": (0, 3),
    "start": (0, 3),
    "mid": (4, 6),
    "middle": (4, 6),
    "late": (7, 9),
    "end": (7, 9),
}
_WEEKS = {"first week": (1, 7), "second week": (8, 14), "third week": (15, 21), "fourth week": (22, 28)}
_YEAR_STARTS = frozenset({"start", "first week", "first days", "first few days", "opening days"})
_YEAR_ENDS = frozenset({"end", "last week", "last days", "last few days", "final days", "closing days"})


@dataclass(frozen=True, slots=True)
class Frame:
    """What a point leans on: the report's date, the running story, and whether the event is still to come."""

    published: When
    story: StoryTime
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A resolved stretch in EDTF, and where its unsaid parts come from."""

    edtf: str
    how: str


def resolve_point(point: Point, frame: Frame) -> Told:
    """The stretch that a point means. Raises BadDate when nothing tells what was left unsaid."""
    if point.feast:
        month, day = date_words().feasts[point.feast]
        point = replace(point, month=month, day=day, feast=None)
    if point.weekday is not None and point.month is None:
        return _weekday(point, frame)
    if point.month is None and point.day is not None:
        return _day_of_month(point.day, frame)
    if point.year is not None:
        return Told(written(point, point.year), "said in the words")
    if point.of_year is not None:
        return Told(
            written(point, _report_day(frame).year + point.of_year), "year counted from the report's date"
        )
    if point.step is not None:
        return _stepped(point, frame)
    return _nearest(point, frame)


def written(point: Point, year: int) -> str:
    """The point in that year. Raises BadDate for days that the year does not have."""
    if point.decade:
        first, last = _DECADE_PARTS.get(point.part or "", (0, 9))
        return between(year_text(year + first), year_text(year + last))
    if point.month is None:
        return part_of_year(point.part, year)
    if point.day is None:
        return part_of_month(point.part, year, point.month)
    if not day_exists(year, point.month, point.day):
        raise BadDate(f"{year}-{point.month:02d} has no day {point.day}: check the words")
    exact = date(year, point.month, point.day)
    if point.or_swapped:
        return between(*(day_text(day) for day in sorted([exact, date(year, point.day, point.month)])))
    return day_text(exact)


def part_of_year(part: str | None, year: int) -> str:
    """A year or its part: a season, a quarter, its start or end."""
    words = date_words()
    if part is None:
        return year_text(year)
    if part in _YEAR_STARTS:
        return about(month_text(year, 1))
    if part in _YEAR_ENDS:
        return month_text(year, 12)
    *narrower, season = part.split()
    if season in words.seasons:
        first, last = _narrowed(*words.seasons[season], narrower)
    else:
        first, last = words.parts.get(part, (1, 12))
    if (first, last) == (1, 12):
        return year_text(year)
    return between(month_text(year, first), month_text(year, last + 12 * (last < first)))


def part_of_month(part: str | None, year: int, month: int) -> str:
    """A month, or a week of it; "early" and "late" leave it whole, for they say no day."""
    text = month_text(year, month)
    if part == "last week":
        last = calendar.monthrange(year, month)[1]
        return f"{text}-{last - 6:02d}/{text}-{last:02d}"
    if part in _WEEKS:
        first, last = _WEEKS[part]
        return f"{text}-{first:02d}/{text}-{last:02d}"
    return text


def _narrowed(first: int, last: int, narrower: list[str]) -> tuple[int, int]:
    middle = first % 12 + 1
    one_month = {"early": first, "start": first, "mid": middle, "middle": middle, "late": last, "end": last}
    month = one_month.get(" ".join(narrower))
    return (month, month) if month else (first, last)


def _stepped(point: Point, frame: Frame) -> Told:
    """ "Last June", "this summer", "next March": the nearest on that side of the report's month."""
    here = _report_day(frame)
    years = range(here.year - 2, here.year + 3)
    stretches = _stretches(point, years)
    if point.step == 0:
        chosen = written(point, here.year)
    elif point.step == -1:
        chosen = max((first, edtf) for first, last, edtf in stretches if last < here.replace(day=1))[1]
    else:
        chosen = min((first, edtf) for first, last, edtf in stretches if first > here)[1]
    return Told(chosen, "year counted from the report's date")


def _nearest(point: Point, frame: Frame) -> Told:
    """The year that was not said: the story's, else the last (or next) by the report's date."""
    base = frame.story.to_lean_on(frame.published)
    how = "year from the running story"
    if base is None:
        base, how = frame.published, "year from the report's date"
    first, last = _bounds(base)
    reach = _WEEKDAY_REACH_YEARS if point.weekday is not None else _REACH_YEARS
    choices = _stretches(point, range(first.year - reach, last.year + reach + 1))
    latest = frame.published.latest
    if frame.planned:
        choices = [choice for choice in choices if choice[1] >= first]
    elif latest is not None:
        choices = [choice for choice in choices if choice[0] <= latest]
    if base is frame.published and not frame.planned:
        choices = [choice for choice in choices if choice[0] <= last]
    if not choices:
        raise BadDate("no such day near the report's date: check the words")
    return Told(min(choices, key=lambda choice: _distance(choice[0], choice[1], first, last))[2], how)


def _stretches(point: Point, years: Iterable[int]) -> list[tuple[date, date, str]]:
    found = []
    for year in years:
        if not 1 <= year <= 9998 or (
            point.day and point.month and not day_exists(year, point.month, point.day)
        ):
            continue
        edtf = written(point, year)
        first, last = edtf_bounds(edtf)
        if first is None or last is None or (point.weekday is not None and first.weekday() != point.weekday):
            continue
        found.append((first, last, edtf))
    return found


def _distance(first: date, last: date, base_first: date, base_last: date) -> float:
    """Days between a stretch and the base; stories run forward, so a step back weighs more."""
    if first > base_last:
        return (first - base_last).days
    if last < base_first:
        return _BACKWARD_COST * (base_first - last).days
    return 0.0


def _weekday(point: Point, frame: Frame) -> Told:
    told = frame.story.current
    here = frame.published if frame.published.days == 1 else told
    if here is None or here.days != 1 or here.earliest is None or point.weekday is None:
        raise BadDate("a weekday, but the report's own day is not known: give the report its date")
    day, how = here.earliest, "weekday counted from the report's date"
    if here is told and here is not frame.published:
        return Told(
            day_text(moved(day, (point.weekday - day.weekday()) % 7)),
            "weekday counted from the running story",
        )
    if point.week is not None:
        return Told(day_text(moved(week_of(day)[0], 7 * point.week + point.weekday)), how)
    back = (day.weekday() - point.weekday) % 7
    if point.step == 1 or (frame.planned and point.step != -1):
        return Told(day_text(moved(day, 7 - back)), how)
    return Told(day_text(moved(day, -(back or 7) if point.step == -1 else -back)), how)


def _day_of_month(day: int, frame: Frame) -> Told:
    told = frame.story.current
    if told is not None and told.days is not None and told.days <= 31 and told.earliest is not None:
        year, month, how = told.earliest.year, told.earliest.month, "month from the running story"
    else:
        here = _report_day(frame)
        earlier = day > here.day and not frame.planned
        year, month = (
            (here.year - (here.month == 1), (here.month - 2) % 12 + 1) if earlier else (here.year, here.month)
        )
        how = "month from the report's date"
    return Told(written(Point(month=month, day=day), year), how)


def _report_day(frame: Frame) -> date:
    if frame.published.latest is None:
        raise BadDate("the report's own date is not known: give the report its date")
    return frame.published.latest


def _bounds(when: When) -> tuple[date, date]:
    """First and last day; an open stretch counts as its one known day."""
    first, last = when.earliest or when.latest, when.latest or when.earliest
    if first is None or last is None:
        raise BadDate("no year said, and neither story nor report has a date: give the report its date")
    return first, last
