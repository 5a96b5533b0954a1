"""Dates that stand in imprints, datelines and notes."""

from __future__ import annotations

import pytest

from polybius.reading.dates import find_dates, parse_date


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2021-06-06", "2021-06-06"),
        ("2021-06", "2021-06"),
        ("2021", "2021"),
        ("06.06.2021", "2021-06-06"),
        ("3.05.2017", "2017-05-03"),
        ("24 June 2021", "2021-06-24"),
        ("June 24, 2021", "2021-06-24"),
        ("May 3rd, 2017", "2017-05-03"),
        ("Monday, 7 June 2021, 14:30 GMT", "2021-06-07"),
        ("2021-06-07T08:00:00+02:00", "2021-06-07"),
        ("17 Haziran 2021", "2021-06-17"),
        ("1er février 2020", "2020-02-01"),
        ("Sept. 2020", "2020-09"),
        ("13/06/2021", "2021-06-13"),
        ("06/13/2021", "2021-06-13"),
    ],
)
def test_a_date_is_read_as_it_is_written(written: str, edtf: str) -> None:
    assert parse_date(written) == edtf


def test_a_date_whose_day_and_month_may_be_swapped_keeps_only_its_year() -> None:
    assert parse_date("06/07/2021") == "2021"


@pytest.mark.parametrize(
    "written", ["31.02.2021", "2021-13-01", "in the summer", "June 6", "Article 5 of 2021 June 2021"]
)
def test_what_is_no_date_is_none(written: str) -> None:
    assert parse_date(written) is None


def test_dates_are_found_inside_a_line_with_their_place() -> None:
    (found,) = find_dates("No. 21 (1451), 11 February 2020 © House")
    assert (found.edtf, found.start, found.end) == ("2020-02-11", 15, 31)
