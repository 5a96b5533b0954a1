"""Resolving counted times: so long before or after the report, the story or an event."""

from __future__ import annotations

from datetime import date

from polybius.errors import BadDate
from polybius.lexicon.dates import DateExpression, Point, Shift
from polybius.records import When
from polybius.resolving.dates.points import Frame, Told, part_of_month, part_of_year
from polybius.resolving.dates.stretches import (
    about,
    between,
    day_text,
    end_of,
    month_text,
    months_on,
    moved,
    start_of,
    week_of,
    year_text,
)

_SAME_DAY_HOURS = 12
_HOURS_A_DAY = 24
_NEAR_UNITS = frozenset({"hour", "day", "week"})
_YEARLY = 4  # from April on, "recent months" lie in the report's own year


def resolve_shift(expression: DateExpression, frame: Frame, event: When | None) -> Told:
    """ "Two days after", "seven years ago", "hours later". Raises BadDate when the origin is unknown."""
    shift = _shift_of(expression)
    base, how = _base(shift, frame, event)
    if shift.unit == "hour":
        return Told(_hours_on(shift, base), how)
    if shift.unit in ("day", "week"):
        return Told(_days_on(shift, base), how)
    first = _anchor_day(base, shift)
    if shift.unit == "month":
        return Told(_months_on(shift, first), how)
    years = 10 if shift.unit == "decade" else 1
    low, high = (year_text(first.year + round(number * years)) for number in (shift.low, shift.high))
    return Told(about(between(low, high)), how)


def resolve_unit(expression: DateExpression, frame: Frame) -> Told:
    """ "This year", "last month", "the end of the year": whole units of the calendar."""
    shift = _shift_of(expression)
    base = frame.published
    if shift.origin == "story" and frame.story.current is not None:
        base = frame.story.current
    how = "counted from the report's date" if base is frame.published else "counted from the running story"
    here, step = _anchor_day(base, shift), round(shift.low)
    part = expression.first.part if expression.first else None
    if shift.unit == "year":
        return Told(part_of_year(part, here.year + step), how)
    if shift.unit == "decade":
        decade = (here.year // 10 + step) * 10
        return Told(between(year_text(decade), year_text(decade + 9)), how)
    if shift.unit == "month":
        year, month = months_on(here, step)
        return Told(part_of_month(part, year, month), how)
    if base.days != 1:
        return Told(about(_written(base)), how)
    monday, sunday = week_of(moved(here, 7 * step))
    if shift.unit == "weekend":
        saturday = moved(monday, 5) if step or here.weekday() > 4 or frame.planned else moved(monday, -2)
        return Told(between(day_text(saturday), day_text(moved(saturday, 1))), how)
    return (
        Told(_week(monday, sunday, here, part, frame.planned), how)
        if step == 0
        else Told(between(day_text(monday), day_text(sunday)), how)
    )


def _week(monday: date, sunday: date, here: date, part: str | None, planned: bool) -> str:
    """This week: what is past of it (from the Sunday, where many begin it), or what is to come."""
    if planned or part in ("later", "late", "end"):
        return between(day_text(here), day_text(sunday))
    return between(day_text(moved(monday, -1)), day_text(here))


def resolve_span(expression: DateExpression, frame: Frame) -> Told:
    """ "Over the past months", "in the last two years", "the coming days"."""
    shift = _shift_of(expression)
    base = frame.story.current if shift.origin == "story" else frame.published
    base = base or frame.published
    here = _anchor_day(base, shift)
    how = "counted from the report's date" if base is frame.published else "counted from the running story"
    if shift.vague and shift.high == 0 and expression.preposition == "":
        return Told(_vague_past(shift, here, base), how)
    if shift.unit == "month" or (shift.unit == "year" and max(-shift.low, shift.high) == 1):
        months = 12 if shift.unit == "year" else 1
        low, high = (month_text(*months_on(here, number * months)) for number in (shift.low, shift.high))
        return Told(between(low, high), how)
    if shift.unit in ("year", "decade"):
        years = 10 if shift.unit == "decade" else 1
        low, high = (year_text(here.year + round(number * years)) for number in (shift.low, shift.high))
        return Told(between(low, high), how)
    if base.days != 1:
        return Told(about(_written(base)), how)
    days = {"hour": 1 / _HOURS_A_DAY, "week": 7.0}.get(shift.unit, 1.0)
    return Told(
        between(day_text(moved(here, shift.low * days)), day_text(moved(here, shift.high * days))), how
    )


def resolve_same(expression: DateExpression, frame: Frame) -> Told:
    """ "The same day", "at the time": the time just told of."""
    base = frame.story.current
    if base is None:
        raise BadDate("the time just told of, but none was told before")
    how = "carried from the running story"
    shift = _shift_of(expression)
    here = _anchor_day(base, shift)
    if shift.unit == "year":
        return Told(year_text(here.year), how)
    if shift.unit == "month":
        return Told(month_text(here.year, here.month), how)
    if shift.unit == "week" and base.days == 1:
        return Told(between(*(day_text(day) for day in week_of(here))), how)
    if shift.unit == "day" and base.days == 1:
        return Told(_written(base), how)
    return Told(about(_written(base)), how)


def resolve_day(expression: DateExpression, frame: Frame) -> Told:
    """ "Today", "yesterday", "overnight": days by the report's own."""
    shift = _shift_of(expression)
    here = _anchor_day(frame.published, shift)
    how = "counted from the report's date"
    if frame.published.days != 1:
        return Told(about(_written(frame.published)), how)
    return Told(between(day_text(moved(here, shift.low)), day_text(moved(here, shift.high))), how)


def resolve_vague(expression: DateExpression, frame: Frame) -> Told:
    """ "Recently" is about the report's year, "currently" about its month, "so far" all up to its day."""
    part = (expression.first or Point()).part
    here = _anchor_day(frame.published, _shift_of(expression))
    how = "about the report's own time"
    if part == "so far":
        return Told(f"../{end_of(_written(frame.published))}", how)
    if part == "current":
        return Told(about(month_text(here.year, here.month)), how)
    return Told(about(year_text(here.year)), how)


def _shift_of(expression: DateExpression) -> Shift:
    if expression.shift is None:
        raise BadDate(f"'{expression.text}' counts from nothing: this kind of words needs a shift")
    return expression.shift


def _base(shift: Shift, frame: Frame, event: When | None) -> tuple[When, str]:
    """What is counted from. Words that count hours, days or weeks from an unknown event lean on the story."""
    if shift.origin == "published":
        return frame.published, "counted from the report's date"
    if event is not None and event.known:
        return event, "counted from the event that the words name"
    told = frame.story.current
    if told is None or (shift.origin == "event" and shift.unit not in _NEAR_UNITS):
        raise BadDate("counted from an event whose date is not known")
    return told, "counted from the running story"


def _anchor_day(base: When, shift: Shift) -> date:
    """The day that is counted from: the end that the count points away from; an open stretch has one end."""
    forward = shift.high > 0
    day = (
        (base.latest or base.earliest)
        if forward or shift.origin == "published"
        else (base.earliest or base.latest)
    )
    if day is None:
        raise BadDate("counted from a date that is not known: give the report its date")
    return day


def _hours_on(shift: Shift, base: When) -> str:
    low, high = shift.low / _HOURS_A_DAY, shift.high / _HOURS_A_DAY
    if max(abs(shift.low), abs(shift.high)) <= _SAME_DAY_HOURS or base.days != 1 or base.earliest is None:
        return _known_end(base, forward=shift.high > 0)
    return between(day_text(moved(base.earliest, low)), day_text(moved(base.earliest, high)))


def _days_on(shift: Shift, base: When) -> str:
    here = _anchor_day(base, shift)
    days = 7 if shift.unit == "week" else 1
    exact = base.days == 1 or base.earliest is None or base.latest is None
    if not exact or (base.days or 0) > 31:
        return about(_known_end(base, forward=shift.high > 0))
    low, high = (day_text(moved(here, number * days)) for number in (shift.low, shift.high))
    return about(low) if low == high and shift.unit == "week" else between(low, high)


def _months_on(shift: Shift, here: date) -> str:
    if shift.vague and shift.origin == "published":
        # "Several months ago" says little more than the year.
        return about(year_text(months_on(here, (shift.low + shift.high) / 2)[0]))
    low, high = (month_text(*months_on(here, number)) for number in (shift.low, shift.high))
    return about(between(low, high))


def _vague_past(shift: Shift, here: date, base: When) -> str:
    """ "In recent weeks" is about this month, "over the past months" about this year."""
    if shift.unit in ("hour", "day") and base.days == 1:
        return between(day_text(moved(here, -6 if shift.unit == "day" else -1)), day_text(here))
    if shift.unit in ("hour", "day", "week"):
        start = moved(here, -21) if shift.unit == "week" else here
        return about(between(month_text(start.year, start.month), month_text(here.year, here.month)))
    if shift.unit == "month" and here.month >= _YEARLY:
        return about(year_text(here.year))
    if shift.unit == "month":
        return about(between(month_text(*months_on(here, -4)), month_text(here.year, here.month)))
    years = 30 if shift.unit == "decade" else 5
    return about(between(year_text(here.year - years), year_text(here.year)))


def _written(when: When) -> str:
    if when.edtf is None:
        raise BadDate("counted from a date that is not known: give the report its date")
    return when.edtf


def _known_end(base: When, *, forward: bool) -> str:
    """The stretch itself, or the known end of an open one."""
    edtf = _written(base)
    first, last = start_of(edtf), end_of(edtf)
    if first in ("", ".."):
        return last
    if last in ("", ".."):
        return first
    return edtf if base.days is None or base.days <= 31 or not forward else last
