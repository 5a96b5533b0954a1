"""That our scores are those of Splink, given the same conditions and weights."""

from __future__ import annotations

import numpy as np
import pytest

from polybius.linking import load_weights
from polybius.linking.columns import place_shares
from polybius.linking.comparing import compare_rows
from polybius.linking.kin import trace_kin
from polybius.linking.listed import compare_listed
from polybius.linking.rows import lay_out
from tests.linking.hands import BASE, TOWN, mention
from tests.linking.splink_reference import compare_with_splink
from training.linking.world import make_world


def test_every_pair_scores_what_splink_gives_it() -> None:
    world = make_world(390, seed=8)
    rows = lay_out([told.mention for told in world.told], trace_kin(world.actors))
    weights, shares = load_weights(), place_shares(rows)
    ours, theirs = compare_rows(rows, weights, shares), compare_with_splink(rows, weights, shares)
    assert len(ours) > 20_000
    assert np.array_equal(ours.left, theirs.left)
    assert np.array_equal(ours.right, theirs.right)
    assert np.array_equal(ours.levels, theirs.levels)
    assert np.abs(ours.common - theirs.common).max() < 1e-9
    assert np.abs(ours.bits - theirs.bits).max() < 1e-9


def test_pairs_come_back_in_the_order_they_were_listed() -> None:
    rows = lay_out(
        [mention(f"r{n}.e1", place=place) for n, place in enumerate((BASE, TOWN, BASE))], trace_kin({})
    )
    left, right = np.array([1, 0, 0]), np.array([2, 2, 1])
    compared = compare_listed(rows, left, right, load_weights(), place_shares(rows))
    assert compared.left.tolist() == [1, 0, 0]
    assert compared.levels[:, 3].tolist() == [1, 0, 1]  # inside, same_place, inside


def test_no_pairs_give_no_findings() -> None:
    none = np.empty(0, dtype=np.int64)
    assert len(compare_listed([], none, none, load_weights(), {})) == 0


@pytest.mark.parametrize("few", [0, 400])
def test_a_pair_that_shares_a_place_is_compared_alike_by_either_way(few: int) -> None:
    rows = lay_out([mention("r1.e1", place=BASE), mention("r2.e1", place=BASE)], trace_kin({}))
    (pair,) = compare_rows(rows, load_weights(), place_shares(rows), few=few).pairs()
    assert (pair.left, pair.right, pair.levels[3]) == (0, 1, 0)
