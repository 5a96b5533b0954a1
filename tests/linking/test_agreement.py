"""How agreement with the true groups is measured."""

from __future__ import annotations

import pytest

from training.linking.agreement import agree

TRUTH = {"r1.a": "1", "r2.b": "1", "r1.c": "2", "r1.d": "2"}


def test_the_same_grouping_agrees_fully_whatever_its_names() -> None:
    found = agree(TRUTH, {"r1.a": "x", "r2.b": "x", "r1.c": "y", "r1.d": "y"})
    assert found.f() == 1.0
    assert found.pairs.f1 == 1.0
    assert found.across.f1 == 1.0


def test_all_in_one_group_has_full_recall_and_half_precision() -> None:
    found = agree(TRUTH, dict.fromkeys(TRUTH, "x"))
    assert (found.precision, found.recall) == (0.5, 1.0)
    assert found.pairs.precision == pytest.approx(2 / 6)
    assert found.f() == pytest.approx(2 / 3)
    assert found.f(beta=0.5) == pytest.approx(1.25 * 0.5 / 1.125)


def test_all_apart_has_full_precision_and_finds_no_pair() -> None:
    found = agree(TRUTH, {mention: mention for mention in TRUTH})
    assert (found.precision, found.recall) == (1.0, 0.5)
    assert found.pairs.recall == 0.0
