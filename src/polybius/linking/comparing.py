"""Comparing: which mentions are held side by side, and by what means."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from polybius.linking.blocking import pairs_by_keys
from polybius.linking.columns import place_shares
from polybius.linking.listed import compare_listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from polybius.linking.compared import Compared
    from polybius.linking.pairs import Pair
    from polybius.linking.rows import Row
    from polybius.linking.weights import LinkWeights

FEW = 400
"""Up to so many mentions, all pairs of one family of types are compared: choosing would take as long."""


def compare(rows: Sequence[Row], weights: LinkWeights, *, few: int = FEW) -> list[Pair]:
    """All pairs that may be of one happening, compared; in the order of their row numbers.

    few   up to so many rows, all pairs of one family of types are compared; of more, those that share a key
    """
    return compare_rows(rows, weights, place_shares(rows), few=few).pairs()


def compare_rows(
    rows: Sequence[Row], weights: LinkWeights, shares: Mapping[str, float], *, few: int = FEW
) -> Compared:
    """As `compare`, in columns. shares: how common each place is, as `place_shares` gives them."""
    left, right = _of_one_family(rows) if len(rows) <= few else pairs_by_keys(rows)
    return compare_listed(rows, left, right, weights, shares)


def _of_one_family(rows: Sequence[Row]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The row numbers of all pairs of one family, in rising order."""
    import numpy as np

    families: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        families[row.family].append(number)
    pairs = sorted(
        (left, right)
        for members in families.values()
        for place, left in enumerate(members)
        for right in members[place + 1 :]
    )
    both = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return both[:, 0], both[:, 1]
