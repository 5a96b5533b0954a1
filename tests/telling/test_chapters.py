"""Chapters say what each mention says, group as a reader looks for it, and quote nothing but the report."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

import pytest

from polybius.records import Figure, When
from polybius.telling.chapter import Chapter
from polybius.telling.chapters import chapters_of
from polybius.telling.wording import figure_words, told_words
from tests.telling.build_account import make_account


def chapter(key: str) -> Chapter:
    return next(each for each in chapters_of(make_account()) if each.key == key)


def said(key: str) -> list[list[str]]:
    return [[cell.says or f"“{cell.words}”" for cell in row.cells] for row in chapter(key).rows[:2]]


def test_every_kind_has_a_chapter_with_a_column_for_the_report_at_its_end() -> None:
    chapters = chapters_of(make_account())
    assert [each.key for each in chapters] == ["statements", "figures", "relations", "assessments", "causal"]
    for each in chapters:
        assert each.columns[-1].words == "Report"
        for row in each.rows:
            assert len(row.cells) == len(each.columns) - 1
            assert len(row.sorts) == len(each.filters)


def test_a_statement_tells_who_says_what_about_which_incident() -> None:
    assert said("statements") == [
        ["The group", "“The group said it had fired once”", "Red Group says it fired", "reported"],
        ["Dr. Hill", "“Dr. Hill denied that talks were held”", "Talks that were not held", "reported"],
    ]
    assert [row.about for row in chapter("statements").rows] == ["i5", "i7", None]


def test_figures_stand_by_measure_and_subject_and_none_is_joined() -> None:
    rows = chapter("figures").rows
    assert [row.group for row in rows] == ["fatalities", "fatalities", "event-count", "other"]
    assert [row.cells[1].says for row in rows] == ["at least 5", "3", "25", "-2"]
    assert [row.cells[1].words for row in rows] == [None, "three", None, "After"]
    assert rows[2].cells[3].says == "2021"


def test_groups_are_never_torn_apart() -> None:
    for each in chapters_of(make_account()):
        groups = [group for group, _ in groupby(row.group for row in each.rows)]
        assert len(groups) == len(set(groups))


def test_relations_assessments_and_causes_say_their_fields() -> None:
    assert said("relations")[1] == [
        "rockets",
        "located at",
        "North Harbour",
        "2019 or after",
        "“None”",
        "“None”",
    ]
    judged = said("assessments")[0]
    assert judged == [
        "“The Council plans to vote in August 2021”",
        "“plans”",
        "August 2021",
        "the report’s author",
        "yes",
    ]
    (cause, sign, effect, how), (_, other_sign, *_) = said("causal")
    assert (cause, sign, effect, how) == ("“Rockets”", "+ furthers", "“killed”", "hedged")
    assert other_sign == "− hinders"


def test_words_between_quotation_marks_stand_in_the_report() -> None:
    account = make_account()
    texts = {report.id: report.text for report in account.reports}
    for each in chapters_of(account):
        for row in each.rows:
            for cell in row.cells:
                assert cell.words is None or cell.words in texts[row.mention.report]


def figure(**fields: object) -> Figure:
    bare = replace(make_account().figures[2], value=None, low=None, high=None)
    return replace(bare, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"value": 5000.0}, "5,000"),
        ({"value": 2.5}, "2.5"),
        ({"value": 40, "approximate": True}, "about 40"),
        ({"value": 25, "low": 25, "approximate": True}, "at least 25"),
        ({"value": 65, "high": 65, "approximate": True}, "up to 65"),
        ({"low": 4e6, "high": 5e6}, "4,000,000–5,000,000"),
        ({"low": 200, "high": 900, "approximate": True}, ""),
        ({}, ""),
    ],
)
def test_a_figure_is_written_as_it_is_told(fields: dict[str, object], words: str) -> None:
    assert figure_words(figure(**fields)) == words


def test_what_words_may_mean_is_told_apart_from_what_is_told() -> None:
    account = replace(
        make_account(), figures=(figure(low=200.0, high=900.0, approximate=True, as_of=When.unknown("none")),)
    )
    (row,) = next(each for each in chapters_of(account) if each.key == "figures").rows
    assert (row.cells[1].says, row.cells[1].words) == ("", "three")
    assert ("Read as", "perhaps 200–900") in row.fields


@pytest.mark.parametrize(
    ("status", "hedged", "words"),
    [("asserted", False, ""), ("asserted", True, "hedged"), ("claimed", True, "claimed, hedged")],
)
def test_how_it_is_said(status: str, hedged: bool, words: str) -> None:
    assert told_words(status, hedged=hedged) == words
