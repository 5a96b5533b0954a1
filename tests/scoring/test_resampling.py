"""Intervals: on counts whose resamples can be told on paper, and on simulated reports with a known truth."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from polybius.scoring import Interval, score, score_lines
from polybius.scoring.resampling import RESAMPLES, caution, ratio_intervals, resampled_sums
from tests.scoring.build_documents import TEXT, document, event


def test_reports_that_are_alike_leave_no_doubt() -> None:
    assert ratio_intervals({"f1": [(3, 4)] * 6}) == {"f1": Interval(0.75, 0.75)}


def test_one_right_and_one_wrong_report_leave_all_open() -> None:
    assert ratio_intervals({"f1": [(4, 4), (0, 4)]}) == {"f1": Interval(0.0, 1.0)}


def test_a_score_without_anything_to_score_and_a_single_report_have_no_interval() -> None:
    assert ratio_intervals({"none": [(0, 0), (0, 0)], "some": [(1, 1), (1, 1)]}) == {
        "some": Interval(1.0, 1.0)
    }
    assert ratio_intervals({"f1": [(1, 2)]}) == {}
    assert ratio_intervals({}) == {}


def test_resamples_are_the_same_each_time_and_draw_as_many_reports_as_there_are() -> None:
    ones = resampled_sums(np.ones((7, 1)))
    assert ones.shape == (RESAMPLES, 1)
    assert set(ones.ravel()) == {7.0}
    assert (resampled_sums(np.arange(7.0)[:, None]) == resampled_sums(np.arange(7.0)[:, None])).all()


def test_nineteen_of_twenty_intervals_hold_the_true_share() -> None:
    # 200 sets of 40 reports, 10 mentions each; a report's own share varies around 0.6. Seed 7.
    random = np.random.default_rng(7)
    shares = random.beta(6, 4, size=(200, 40))
    right = random.binomial(10, shares)
    found = [ratio_intervals({"share": [(int(n), 10) for n in row]})["share"] for row in right]
    assert 0.90 <= np.mean([interval.low <= 0.6 <= interval.high for interval in found]) <= 0.98


@pytest.mark.parametrize(
    ("reports", "words"), [(1, "one report only"), (4, "over 4 reports say little"), (5, None)]
)
def test_too_few_reports_are_told_in_words(reports: int, words: str | None) -> None:
    told = caution(reports)
    assert told is None if words is None else words in str(told)


def test_every_score_has_its_interval_in_text_and_json() -> None:
    names = [f"{number}.txt" for number in range(6)]
    gold = [document(event("g", "Rebels shelled", killed=4), name=name) for name in names]
    pred = [document(event("p", "Rebels shelled", killed=4 + (name > "2.txt")), name=name) for name in names]
    table = score(gold, pred, dict.fromkeys(names, TEXT))
    told: Any = table.as_json()["intervals"]
    assert told["of"]["mentions"] == told["of"]["by_type.ASSAULT"] == [1.0, 1.0]
    assert told["of"]["fields.killed"] == [0.1667, 0.8333]
    assert (told["resamples"], told["caution"]) == (2000, None)
    lines = score_lines(table)
    assert lines[1].endswith("1.000-1.000")
    assert "intervals: 2000 resamples of 6 reports, 95 % of them within" in lines


def test_a_single_report_is_told_to_have_no_intervals() -> None:
    gold = document(event("g", "Rebels shelled"))
    lines = score_lines(score([gold], [gold], {"one.txt": TEXT}))
    assert "no intervals: there is one report only, and they are drawn over reports" in lines
