"""Near copies of reports."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polybius.reading import mark_copies, read_bytes
from polybius.records import Found, Report

STORY = (
    "Two drones struck the ferry depot in the northern district on Sunday night and wounded three "
    "guards, officials "
    "said. The army said that it had shot down a third drone before it reached the fuel tanks near "
    "the quay. Nobody "
    "claimed the attack, though the governor blamed a group that he did not name and left for the "
    "capital. Dockers "
    "came back to work on Monday after the union had asked the ministry for guards at both of the gates."
)
OTHER = (
    "The parliament voted on Tuesday to end the mandate of the foreign mission by the autumn, after a "
    "debate of nine "
    "hours in which the opposition walked out twice and the speaker had to call for order again and again."
)


def report(text: str, *, published: str | None = None) -> Report:
    made = read_bytes(text.encode(), name="a.txt", origin="a.txt")
    return replace(made, published=Found(published, "test") if published else None)


def test_a_reprint_with_a_new_last_sentence_is_a_copy_of_the_earlier_report() -> None:
    late = report(STORY + " The paper adds this.", published="2021-06-08")
    early = report(STORY, published="2021-06-07")
    marked = mark_copies([late, early])
    assert [r.copy_of for r in marked] == [early.id, None]


@pytest.mark.parametrize("few", [0, 60])
def test_copies_are_found_among_few_as_among_many(few: int) -> None:
    reports = [report(STORY), report(OTHER), report(STORY + " The paper adds this."), report(OTHER + " End.")]
    marked = mark_copies(reports, few=few)
    assert [r.copy_of for r in marked] == [None, None, reports[0].id, reports[1].id]


def test_undated_reports_go_by_the_order_given() -> None:
    first, second = report(STORY), report(STORY + " The paper adds this.")
    assert [r.copy_of for r in mark_copies([first, second])] == [None, first.id]


def test_the_same_bytes_twice_are_a_copy_of_their_own_id() -> None:
    first, second = report(STORY), report(STORY)
    assert [r.copy_of for r in mark_copies([first, second])] == [None, first.id]
    assert first.id == second.id


def test_a_copy_of_a_copy_names_the_first() -> None:
    texts = [STORY, STORY + " One.", STORY + " Two."]
    first, *rest = mark_copies([report(text) for text in texts])
    assert [r.copy_of for r in rest] == [first.id, first.id]


def test_different_reports_of_one_day_are_no_copies() -> None:
    assert [r.copy_of for r in mark_copies([report(STORY), report(OTHER)])] == [None, None]


def test_a_report_that_quotes_half_of_another_is_no_copy() -> None:
    half = STORY[: len(STORY) // 2]
    assert [r.copy_of for r in mark_copies([report(STORY), report(half + " " + OTHER)])] == [None, None]


def test_short_reports_are_copies_only_when_identical() -> None:
    marked = mark_copies([report("Two guards died on Monday."), report("Two guards died on Monday!")])
    assert [r.copy_of for r in marked] == [None, None]
