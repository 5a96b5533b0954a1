"""When mentions contradict each other, and when they only say more or less."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polybius.records import Count, Where
from polybius.telling.disagreement import (
    counts_exclude,
    dates_exclude,
    find_disputes,
    places_exclude,
    results_exclude,
)
from tests.telling.build_account import COUNTRY, HARBOUR, OTHER_TOWN, TOWN, at, make_account, on


@pytest.mark.parametrize(
    ("one", "other", "excluded"),
    [
        ("2021-06-06", "2021-06-08", True),
        ("2021-06", "2021-06-08", False),
        ("2021-06~", "2021-08", False),
        ("../2021-05", "2021-06-01", True),
        ("2021-06/..", "2021-06-08", False),
    ],
)
def test_dates_exclude_each_other_only_when_no_day_fits_both(one: str, other: str, excluded: bool) -> None:
    assert dates_exclude(on(one), on(other)) is excluded
    assert dates_exclude(on(other), on(one)) is excluded


def test_places_exclude_each_other_only_when_both_are_exact_and_apart() -> None:
    assert places_exclude(at(HARBOUR, 1), at(OTHER_TOWN, 1))
    assert not places_exclude(at(HARBOUR, 1), at(COUNTRY, 6))
    assert not places_exclude(at(HARBOUR, 1), Where.unknown("none"))
    assert not places_exclude(at(TOWN, 1), at(replace(HARBOUR, latitude=42.70, longitude=21.2), 1))


@pytest.mark.parametrize(
    ("one", "other", "excluded"),
    [
        (Count(3, 3), Count(5, None), True),
        (Count(3, 3), Count(2, 4), False),
        (Count(3, None), Count(5, 5), False),
        (Count(None, None), Count(0, 0), True),
        (Count(None, None), Count(7, 7), False),
    ],
)
def test_counts_exclude_each_other_only_when_no_number_fits_both(
    one: Count, other: Count, excluded: bool
) -> None:
    assert counts_exclude(one, other) is excluded
    assert counts_exclude(other, one) is excluded


def test_damage_and_no_damage_exclude_each_other() -> None:
    assert results_exclude("damage", "no-damage")
    assert not results_exclude("damage", "hit")


def test_the_mentions_that_take_part_in_a_dispute_are_named() -> None:
    account = make_account()
    harbour, again = account.mentions[0], account.mentions[4]
    silent = replace(harbour, id="silent", killed=None, where=Where.unknown("none"), when=on("2021-06"))
    disputes = find_disputes([harbour, silent, again])
    assert list(disputes) == ["date", "place", "killed"]
    assert set(disputes.values()) == {frozenset({harbour.id, again.id})}


def test_a_plan_contradicts_nothing() -> None:
    account = make_account()
    harbour, again = account.mentions[0], replace(account.mentions[4], realis="planned")
    assert find_disputes([harbour, again]) == {}
