"""Tables of the other kinds: every field, every quote, and no formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from polybius.telling import LISTED_KINDS, kind_csv, kind_table
from polybius.telling.visible import one_line
from tests.telling.build_account import make_account


@pytest.mark.parametrize("kind", LISTED_KINDS)
def test_every_row_holds_its_quote_and_where_it_stands(kind: str) -> None:
    account = make_account()
    texts = {report.id: report.text for report in account.reports}
    table = kind_table(account, kind)
    assert len(table.rows) == len(getattr(account, kind))
    for report, start, end, quote in table.picked(["report", "start", "end", "quote"]):
        assert texts[str(report)][start:end] == quote  # type: ignore[misc]


@pytest.mark.parametrize("kind", LISTED_KINDS)
def test_no_cell_of_any_kind_is_a_formula(kind: str) -> None:
    written = kind_csv(make_account(), kind)
    assert written.startswith("\ufeffid,")
    rows = list(csv.DictReader(io.StringIO(written.removeprefix("\ufeff"))))
    numbers = {"value", "low", "high", "polarity"}
    assert not [
        value
        for row in rows
        for name, value in row.items()
        if value.startswith(("=", "+", "-", "@")) and name not in numbers
    ]
    assert {row["quote"] for row in rows} == {one_line(m.quote.text) for m in getattr(make_account(), kind)}


def test_a_speaker_that_is_a_formula_gets_an_apostrophe() -> None:
    rows = list(csv.DictReader(io.StringIO(kind_csv(make_account(), "statements"))))
    assert [row["speaker"] for row in rows] == ["Dr. Hill", "The group", "'@SUM(1+1)"]
    assert [row["about"] for row in rows] == ["i7", "i5", ""]


def test_a_number_in_words_has_no_value_and_no_bounds() -> None:
    account = make_account()
    vague = replace(account.figures[0], value=None, low=200.0, high=900.0, approximate=True)
    table = kind_table(replace(account, figures=(vague,)), "figures")
    assert table.picked(["value", "low", "high", "approximate"]) == [(None, None, None, "yes")]


def test_confidence_stands_at_the_end_when_it_was_estimated() -> None:
    account = make_account()
    sure = replace(account.causal[0], confidence=0.875)
    table = kind_table(replace(account, causal=(sure, account.causal[1])), "causal")
    assert table.picked(["confidence"]) == [(0.875,), (None,)]


def test_times_come_as_edtf_with_the_days_they_allow() -> None:
    (first, _) = kind_table(make_account(), "relations").picked(
        ["since", "since_earliest", "since_latest", "until"]
    )
    assert (first[0], str(first[1]), first[2], first[3]) == ("2019/..", "2019-01-01", None, None)
