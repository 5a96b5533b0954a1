"""The chronology as a table."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from polybius.telling import chronology_csv, chronology_rows
from polybius.telling.spreadsheet import cell
from tests.telling.build_account import HOSTILE_LABEL, make_account


def test_rows_stand_in_the_order_of_time_and_undated_ones_last() -> None:
    assert [row.incident for row in chronology_rows(make_account())] == [
        "i4",
        "i6",
        "i1",
        "i2",
        "i3",
        "i5",
        "i7",
    ]


def test_a_row_says_what_is_known_and_leaves_the_rest_empty() -> None:
    rows = {row.incident: row for row in chronology_rows(make_account())}
    harbour, talks = rows["i1"], rows["i7"]
    assert (harbour.date, harbour.earliest, harbour.date_prec) == ("2021-06-06", date(2021, 6, 6), 1)
    assert (harbour.place, harbour.latitude, harbour.radius_km) == ("North Harbour", 42.6, 3.0)
    assert (harbour.killed_low, harbour.killed_high, harbour.injured_low) == (3, 3, None)
    assert (harbour.mentions, harbour.reports, harbour.report_names) == (2, 2, "agency.txt; paper.txt")
    assert (harbour.sources, harbour.part_of) == ("Daily Paper, 2021-06-07", "i4")
    assert (talks.date, talks.place, talks.latitude) == (None, None, None)
    assert talks.date_in_words == "no date: nothing in the passage dates it"
    assert talks.quote == "talks were held"


def test_a_place_known_only_as_a_country_has_no_coordinates() -> None:
    claim = next(row for row in chronology_rows(make_account()) if row.incident == "i5")
    assert (claim.place, claim.country, claim.latitude, claim.longitude) == ("Kosovo", "XK", None, None)


def test_fields_on_which_reports_differ_are_named() -> None:
    harbour = next(row for row in chronology_rows(make_account()) if row.incident == "i1")
    assert harbour.differs == "date; place; killed"


def test_a_summary_says_how_many_happenings_it_tells_of() -> None:
    rows = {row.incident: row for row in chronology_rows(make_account())}
    assert (rows["i4"].summary, rows["i4"].happenings) == ("yes", 25)
    assert (rows["i1"].summary, rows["i1"].happenings) == ("no", 1)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'=1+1"),
        ("\rcmd", "'cmd"),
        (" =1+1", "'=1+1"),
        ("\uff1d1", "'\uff1d1"),
        ("a = b", "a = b"),
        ("two\nlines", "two lines"),
        ("\u202eturned", "\ufffdturned"),
        (-3.5, "-3.5"),
        (0, "0"),
        (None, ""),
    ],
)
def test_no_cell_is_a_formula(value: str | float | None, written: str) -> None:
    assert cell(value) == written


def test_the_table_reads_back_with_hostile_words_harmless() -> None:
    text = chronology_csv(make_account())
    assert text.startswith("\ufeffincident,label,date,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    hostile = next(row for row in rows if row["incident"] == "i6")
    assert hostile["label"] == HOSTILE_LABEL
    assert hostile["actors"] == "'@SUM(1+1)"
    assert hostile["place"].startswith("'=HYPERLINK(")
    assert all(
        not value.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for value in row.values()
    )


def test_two_incidents_of_one_day_keep_their_order() -> None:
    account = make_account()
    first, second = account.incidents[0], account.incidents[1]
    both = (replace(second, when=first.when), first)
    assert [row.incident for row in chronology_rows(replace(account, incidents=both))] == ["i2", "i1"]
