"""The timeline as shapes: across in per cent, down in pixels, so that its letters keep their size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from polybius.records import Incident
from polybius.telling.families import FAMILIES, Family, family_of
from polybius.telling.timeline import Bin, Stretch, Timeline
from polybius.telling.wording import MONTHS, day_words

BARS_TOP, BARS_HEIGHT = 22, 170
_AXIS_HEIGHT = 40
_LANE_HEIGHT = 14


@dataclass(frozen=True, slots=True)
class Bar:
    """One family's part of one bin's column."""

    bin: int
    family: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """A bin's place on the axis and what it says when pointed at."""

    bin: Bin
    x: float
    width: float
    words: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A label under the axis; `major` ones stay on narrow screens."""

    x: float
    label: str
    major: bool


@dataclass(frozen=True, slots=True)
class RangeBar:
    """A stretch as a bar beneath the axis. label: its number of incidents, where it fits."""

    number: int
    stretch: Stretch
    x: float
    width: float
    y: float
    height: float
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class TimelineDrawing:
    """All shapes of the timeline. scale: pixels an incident; grid: y and number of each line."""

    height: float
    axis_y: float
    scale: float
    columns: tuple[Column, ...]
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    grid: tuple[tuple[float, int], ...]
    ranges: tuple[RangeBar, ...]
    left_out: int


def draw_timeline(timeline: Timeline, incidents: Mapping[str, Incident]) -> TimelineDrawing | None:
    """The shapes; None when no incident has a date."""
    if not timeline.bins:
        return None
    axis = _Axis(timeline.bins)
    scale = BARS_HEIGHT / max(timeline.tallest, 4)
    axis_y = BARS_TOP + BARS_HEIGHT
    ranges = tuple(_range_bars(timeline, axis, axis_y + _AXIS_HEIGHT))
    lanes = max((stretch.lane + 1 for stretch in timeline.stretches if stretch.lane is not None), default=0)
    return TimelineDrawing(
        height=axis_y + _AXIS_HEIGHT + lanes * _LANE_HEIGHT + 6,
        axis_y=axis_y,
        scale=round(scale, 4),
        columns=tuple(_columns(timeline, axis)),
        bars=tuple(_bars(timeline, incidents, scale, axis_y)),
        ticks=tuple(Tick(axis.across(day), label, major) for day, label, major in _ticks(timeline)),
        grid=tuple((round(axis_y - n * scale, 1), n) for n in _grid_numbers(max(timeline.tallest, 4))),
        ranges=ranges,
        left_out=sum(len(stretch.incidents) for stretch in timeline.stretches if stretch.lane is None),
    )


class _Axis:
    """Days as per cent of the axis."""

    def __init__(self, bins: tuple[Bin, ...]) -> None:
        self._start = bins[0].first
        self._days = (bins[-1].last - self._start).days + 1

    def across(self, day: date) -> float:
        return round(100 * (day - self._start).days / self._days, 3)

    def width(self, first: date, last: date) -> float:
        return round(100 * ((last - first).days + 1) / self._days, 3)


def _columns(timeline: Timeline, axis: _Axis) -> Iterable[Column]:
    totals = Counter(timeline.counted.values())
    for number, each in enumerate(timeline.bins):
        words = f"{bin_words(each, timeline.step)}: {_incidents(totals[number])}"
        yield Column(each, axis.across(each.first), axis.width(each.first, each.last), words)


def _bars(
    timeline: Timeline, incidents: Mapping[str, Incident], scale: float, axis_y: float
) -> Iterable[Bar]:
    counts = Counter(
        (number, family_of(incidents[name].type).key) for name, number in timeline.counted.items()
    )
    for number in range(len(timeline.bins)):
        y = axis_y
        for family in FAMILIES:
            height = counts[number, family.key] * scale
            if height:
                y -= height
                yield Bar(number, family.key, round(y, 2), round(height, 2))


def _range_bars(timeline: Timeline, axis: _Axis, top: float) -> Iterable[RangeBar]:
    for number, stretch in enumerate(timeline.stretches):
        if stretch.lane is None:
            continue
        width, total = axis.width(stretch.first, stretch.last), len(stretch.incidents)
        label = str(total) if total > 1 and width > 1.2 + 1.4 * len(str(total)) else ""
        height = 12.0 if total > 1 else 4.0
        y = top + stretch.lane * _LANE_HEIGHT + (12 - height) / 2
        first = "earlier" if stretch.opens else day_words(stretch.first)
        last = "later" if stretch.closes else day_words(stretch.last)
        words = f"{first} to {last}: {_incidents(total)}"
        yield RangeBar(number, stretch, axis.across(stretch.first), width, y, height, label, words)


def bin_words(each: Bin, step: str) -> str:
    """A bin in words: "6 June 2021", "the week of 7 June 2021", "June 2021", "2021", "2010–2014"."""
    first = each.first
    if step == "day":
        return day_words(first)
    if step == "week":
        return f"the week of {day_words(first)}"
    if step == "month":
        return f"{MONTHS[first.month - 1]} {first.year}"
    return str(first.year) if first.year == each.last.year else f"{first.year}–{each.last.year}"


def count_rows(
    timeline: Timeline, incidents: Mapping[str, Incident], families: Sequence[Family]
) -> list[tuple[Bin, list[int]]]:
    """The timeline as a table: each bin that holds incidents, with their number in each family."""
    counts = Counter(
        (number, family_of(incidents[name].type).key) for name, number in timeline.counted.items()
    )
    rows = [
        (each, [counts[number, family.key] for family in families])
        for number, each in enumerate(timeline.bins)
    ]
    return [(each, numbers) for each, numbers in rows if any(numbers)]


def day_before(day: date) -> date:
    """The day before; the first day that there is has none."""
    return day - timedelta(days=1) if day > date.min else day


def day_after(day: date) -> date:
    """The day after; the last day that there is has none."""
    return day + timedelta(days=1) if day < date.max else day


def _incidents(number: int) -> str:
    return f"{number:,} incident" if number == 1 else f"{number:,} incidents"


def _ticks(timeline: Timeline) -> Iterable[tuple[date, str, bool]]:
    """Day, label and weight of the labels: years always, months when they are few enough."""
    bins, step = timeline.bins, timeline.step
    if step == "year":
        every = -(-len(bins) // 12)
        yield from (
            (each.first, str(each.first.year), n % (2 * every) == 0) for n, each in enumerate(bins[::every])
        )
        return
    if step == "day":
        yield from ((each.first, _short(each.first), n % 2 == 0) for n, each in enumerate(bins[::7]))
        return
    last = bins[-1].last
    months = _months(bins[0].first, last)
    every = next(n for n in (1, 2, 3, 6, 12, 24) if len(months) / n <= 13 or n == 24)
    for place, month in enumerate(months):
        if month.month == 1 or (place == 0 and month.month + every <= 12):
            major = month.month == 1 or last.year == month.year
            yield month, f"{MONTHS[month.month - 1][:3]} {month.year}", major
        elif (month.month - 1) % every == 0 and place >= every:
            yield month, MONTHS[month.month - 1][:3], False


def _short(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def _months(first: date, last: date) -> list[date]:
    """The first days of the months that begin from `first` to `last`."""
    begun = first.year * 12 + first.month - (first.day == 1)
    return [date(n // 12, n % 12 + 1, 1) for n in range(begun, last.year * 12 + last.month)]


def _grid_numbers(tallest: int) -> Iterable[int]:
    """Two to five round numbers up to the tallest column."""
    step = next(n * 10**power for power in range(9) for n in (1, 2, 5) if tallest / (n * 10**power) <= 4.5)
    return range(step, tallest + 1, step)
