"""The timeline: incidents counted by day, week, month or year, those with wider dates as ranges beneath."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, timedelta

from polybius.records import Incident, When
from polybius.telling.families import family_of

_MOST_LANES = 18
_MOST_YEAR_BINS = 60
_LAST_STEP = date.max - timedelta(days=40)
_STEPS = (("day", 45), ("week", 300), ("month", 2200))
"""The step that counts best up to so many days; years beyond."""


@dataclass(frozen=True, slots=True)
class Bin:
    """A step of the time axis, both days included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Stretch:
    """Incidents that share one interval longer than a step.

    first, last   the days drawn; clipped to the axis
    opens, closes whether the interval goes on beyond the axis, to the left and to the right
    lane          row beneath the bars, from 0; None when there is no room
    """

    first: date
    last: date
    opens: bool
    closes: bool
    incidents: tuple[str, ...]
    family: str
    lane: int | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """What the timeline draws.

    step            "day", "week", "month" or "year"
    counted         bin number by incident id
    before, after   ids of incidents wholly before and after the axis
    undated         ids of incidents without a date
    """

    step: str
    bins: tuple[Bin, ...]
    counted: dict[str, int]
    stretches: tuple[Stretch, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    undated: tuple[str, ...]

    @property
    def tallest(self) -> int:
        """Incidents in the fullest bin."""
        return max(Counter(self.counted.values()).values(), default=0)


def lay_out_timeline(incidents: Sequence[Incident]) -> Timeline:
    """The timeline; its axis spans where nine tenths of the incidents lie when the rest lie far away."""
    dated = [incident for incident in incidents if incident.when.known]
    undated = tuple(incident.id for incident in incidents if not incident.when.known)
    if not dated:
        return Timeline("month", (), {}, (), (), (), undated)
    first, last = _window(sorted(_middle(incident.when) for incident in dated))
    step = next((name for name, days in _STEPS if (last - first).days <= days), "year")
    bins = tuple(_bins(first, last, step))
    starts, end = [each.first for each in bins], bins[-1].last
    counted: dict[str, int] = {}
    before, after, wide = [], [], []
    for incident in dated:
        earliest, latest = incident.when.earliest, incident.when.latest
        if latest is not None and latest < starts[0]:
            before.append(incident.id)
        elif earliest is not None and earliest > end:
            after.append(incident.id)
        elif earliest is not None and latest is not None and _same_bin(earliest, latest, bins, starts):
            counted[incident.id] = bisect_right(starts, earliest) - 1
        else:
            wide.append(incident)
    stretches = _in_lanes(_stretches(wide, starts[0], end))
    return Timeline(step, bins, counted, stretches, tuple(before), tuple(after), undated)


def _middle(when: When) -> date:
    if when.earliest is None or when.latest is None:
        return when.earliest or when.latest or date.min
    return when.earliest + (when.latest - when.earliest) / 2


def _window(days: list[date]) -> tuple[date, date]:
    """The whole time when it is well filled; else the shortest time that holds nine tenths of the days."""
    held = len(days) - len(days) // 10
    spans = [(days[i + held - 1] - days[i], days[i], days[i + held - 1]) for i in range(len(days) - held + 1)]
    length, first, last = min(spans)
    whole = days[-1] - days[0]
    if whole <= max(length * 2, timedelta(days=92)):
        return days[0], days[-1]
    margin = max(length / 20, timedelta(days=3))
    return first - min(margin, first - days[0]), last + min(margin, days[-1] - last)


def _bins(first: date, last: date, step: str) -> Iterable[Bin]:
    if step == "year":
        width = -(-(last.year - first.year + 1) // _MOST_YEAR_BINS)
        for year in range(first.year, last.year + 1, width):
            yield Bin(date(year, 1, 1), date(min(year + width - 1, MAXYEAR), 12, 31))
        return
    start = _step_start(first, step)
    while start <= last:
        if start > _LAST_STEP:
            yield Bin(start, date.max)
            return
        following = _next_start(start, step)
        yield Bin(start, following - timedelta(days=1))
        start = following


def _step_start(day: date, step: str) -> date:
    if step == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if step == "month" else day


def _next_start(start: date, step: str) -> date:
    if step == "month":
        return (start.replace(day=28) + timedelta(days=4)).replace(day=1)
    return start + timedelta(days=1 if step == "day" else 7)


def _same_bin(earliest: date, latest: date, bins: tuple[Bin, ...], starts: list[date]) -> bool:
    place = bisect_right(starts, earliest) - 1
    return place >= 0 and latest <= bins[place].last


def _stretches(incidents: Iterable[Incident], start: date, end: date) -> list[Stretch]:
    """One stretch for each interval, in the colour of most of its incidents."""
    shared: dict[tuple[date, date, bool, bool], list[Incident]] = {}
    for incident in incidents:
        earliest, latest = incident.when.earliest, incident.when.latest
        opens, closes = earliest is None or earliest < start, latest is None or latest > end
        first, last = start if opens else earliest, end if closes else latest
        if first is not None and last is not None:
            shared.setdefault((first, last, opens, closes), []).append(incident)
    return [
        Stretch(first, last, opens, closes, tuple(i.id for i in members), _commonest_family(members))
        for (first, last, opens, closes), members in shared.items()
    ]


def _commonest_family(incidents: Iterable[Incident]) -> str:
    return Counter(family_of(incident.type).key for incident in incidents).most_common(1)[0][0]


def _in_lanes(stretches: list[Stretch]) -> tuple[Stretch, ...]:
    """The stretches in the first lane that has room, short ones next to the axis; None when full."""
    lanes: list[list[Stretch]] = []
    placed = []
    for stretch in sorted(stretches, key=lambda each: ((each.last - each.first).days // 31, each.first)):
        lane = next(
            (n for n, held in enumerate(lanes) if all(_apart(stretch, each) for each in held)), len(lanes)
        )
        if lane == _MOST_LANES:
            placed.append(stretch)
            continue
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append(stretch)
        placed.append(replace(stretch, lane=lane))
    return tuple(placed)


def _apart(one: Stretch, other: Stretch) -> bool:
    return one.last < other.first or other.last < one.first
