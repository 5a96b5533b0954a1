"""The timeline's bins and ranges."""

from __future__ import annotations

from datetime import date

import pytest

from polybius.records import Incident, When
from polybius.telling.timeline import Timeline, lay_out_timeline
from polybius.telling.timeline_drawing import draw_timeline
from tests.telling.build_account import make_account, make_incident, on


def incidents(*dates: str | None) -> list[Incident]:
    mention = make_account().mentions[0]
    whens = [on(edtf) if edtf else When.unknown("none") for edtf in dates]
    return [
        make_incident(number, f"n{number}", mention, when=when) for number, when in enumerate(whens, start=1)
    ]


def lay_out(*dates: str | None) -> Timeline:
    return lay_out_timeline(incidents(*dates))


@pytest.mark.parametrize(
    ("first", "last", "step"),
    [
        ("2021-06-01", "2021-07-01", "day"),
        ("2021-03-01", "2021-09-01", "week"),
        ("2019-03-01", "2021-09-01", "month"),
        ("2003-03-01", "2021-09-01", "year"),
    ],
)
def test_the_step_fits_the_time_covered(first: str, last: str, step: str) -> None:
    assert lay_out(first, last).step == step


def test_an_incident_dated_within_a_step_is_counted_and_a_wider_one_is_a_range() -> None:
    timeline = lay_out("2020-01-05", "2020-01", "2021-03-31", "2020-03/2020-06", "2020-03/2020-06", None)
    assert timeline.step == "month"
    assert timeline.counted == {"i1": 0, "i2": 0, "i3": 14}
    assert [(s.first, s.last, s.incidents) for s in timeline.stretches] == [
        (date(2020, 3, 1), date(2020, 6, 30), ("i4", "i5"))
    ]
    assert timeline.undated == ("i6",)


def test_a_month_on_a_timeline_of_weeks_is_a_range_not_a_guess() -> None:
    timeline = lay_out("2021-03-01", "2021-06", "2021-09-01")
    assert "i2" not in timeline.counted
    assert timeline.stretches[0].incidents == ("i2",)


def test_a_few_far_away_incidents_do_not_stretch_the_axis() -> None:
    timeline = lay_out(
        "1979-11-04", *(f"2021-{month:02}-{day}" for month in range(1, 11) for day in (10, 20)), "2050"
    )
    assert timeline.bins[0].first >= date(2020, 12, 1)
    assert (timeline.before, timeline.after) == (("i1",), ("i22",))


def test_an_open_interval_goes_on_beyond_the_axis() -> None:
    timeline = lay_out("2020-01-05", "2021-03-05", "../2020-06", "2020-09/..")
    marks = {stretch.incidents[0]: (stretch.opens, stretch.closes) for stretch in timeline.stretches}
    assert marks == {"i3": (True, False), "i4": (False, True)}


def test_ranges_that_overlap_lie_in_different_lanes() -> None:
    timeline = lay_out("2020-01-05", "2021-03-05", "2020-03/2020-06", "2020-05/2020-08", "2020-10/2020-12")
    lanes = {stretch.incidents[0]: stretch.lane for stretch in timeline.stretches}
    assert lanes == {"i3": 0, "i4": 1, "i5": 0}


@pytest.mark.parametrize("dates", [("9999-12-31", "9999-11-01"), ("0001-01-01", "9999"), ("0001-01-03",)])
def test_the_ends_of_the_calendar_break_nothing(dates: tuple[str, ...]) -> None:
    timeline = lay_out(*dates)
    assert timeline.bins[-1].last <= date.max
    assert draw_timeline(timeline, {incident.id: incident for incident in incidents(*dates)}) is not None


def test_without_dates_there_is_nothing_to_draw() -> None:
    timeline = lay_out(None, None)
    assert timeline.bins == ()
    assert draw_timeline(timeline, {}) is None


def test_bars_are_as_high_as_their_incidents_are_many() -> None:
    dates = ["2021-03-01"] * 8 + ["2021-03-20"] * 4
    drawing = draw_timeline(lay_out(*dates), {incident.id: incident for incident in incidents(*dates)})
    assert drawing is not None
    assert [bar.height for bar in drawing.bars] == [170, 85]
    assert sum(column.width for column in drawing.columns) == pytest.approx(100, abs=0.1)
