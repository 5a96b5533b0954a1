"""Listed pairs, compared on DuckDB.

The model is that of Fellegi and Sunter: each finding weighs log2(m/u), an agreed place more when it is rare.
The tests hold it against Splink, which scores the same, but took thrice the time and six times the memory.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from polybius.linking.columns import table_of
from polybius.linking.compared import Compared
from polybius.linking.comparisons import COMPARISONS, ELSE, Comparison

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from polybius.linking.rows import Row
    from polybius.linking.weights import LinkWeights

_PAIRS_AT_ONCE = 250_000
"""Bounds what DuckDB holds of both sides at once."""


def compare_listed(
    rows: Sequence[Row],
    left: NDArray[np.int64],
    right: NDArray[np.int64],
    weights: LinkWeights,
    shares: Mapping[str, float],
) -> Compared:
    """The pairs of those row numbers compared, left before right. shares: as `place_shares` gives them."""
    levels = _levels(rows, left, right)
    common = _common(rows, left, levels, weights, shares)
    return Compared(left, right, _bits(levels, weights) + common, levels, common)


def _levels(rows: Sequence[Row], left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.int8]:
    # They take a while to import, and a program that only reads never needs them.
    import duckdb
    import numpy as np

    levels = np.empty((len(left), len(COMPARISONS)), dtype=np.int8)
    if not len(left):
        return levels
    connection = duckdb.connect(":memory:")
    try:
        connection.execute("SET threads = 2")
        connection.register("mentions", table_of(rows))
        for start in range(0, len(left), _PAIRS_AT_ONCE):
            part = slice(start, start + _PAIRS_AT_ONCE)
            levels[part] = _levels_of_some(connection, left[part], right[part])
    finally:
        connection.close()
    return levels


def _levels_of_some(connection: Any, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.int8]:
    import numpy as np
    import pyarrow as pa

    pairs = {"pair": np.arange(len(left)), "one": left, "other": right}
    connection.register("listed", pa.table(pairs))
    found = connection.execute(_query_sql()).fetchnumpy()
    connection.unregister("listed")
    levels = np.empty((len(left), len(COMPARISONS)), dtype=np.int8)
    for place, comparison in enumerate(COMPARISONS):
        levels[found["pair"], place] = found[comparison.field]
    return levels


def _query_sql() -> str:
    """The number of the level that each comparison finds of a pair, -1 when silent; pairs in any order."""
    levels = ", ".join(f"{_level_sql(comparison)} AS {comparison.field}" for comparison in COMPARISONS)
    sides = r"COLUMNS(l.*) AS '\0_l', COLUMNS(r.*) AS '\0_r'"
    beside = (
        f"SELECT pair, {sides} FROM listed"
        " JOIN mentions AS l ON l.row_number = one JOIN mentions AS r ON r.row_number = other"
    )
    return f"SELECT pair, {levels} FROM ({beside})"


def _level_sql(comparison: Comparison) -> str:
    cases = " ".join(
        f"WHEN {level.sql} THEN {number}"
        for number, level in enumerate(comparison.levels)
        if level.sql != ELSE
    )
    return f"CASE WHEN {comparison.silent_sql} THEN -1 {cases} ELSE {len(comparison.levels) - 1} END"


def _bits(levels: NDArray[np.int8], weights: LinkWeights) -> NDArray[np.float64]:
    import numpy as np

    bits = np.full(len(levels), weights.prior_bits)
    for column, comparison in enumerate(COMPARISONS):
        found = [weights.of(comparison.field, level.found).bits for level in comparison.levels]
        # The last stands for silence, whose level is -1.
        bits += np.array([*found, 0.0])[levels[:, column]]
    return bits


def _common(
    rows: Sequence[Row],
    left: NDArray[np.int64],
    levels: NDArray[np.int8],
    weights: LinkWeights,
    shares: Mapping[str, float],
) -> NDArray[np.float64]:
    """Bits for agreeing on a place rarer or more common than the places that unlike mentions agree on."""
    import numpy as np

    common = np.zeros(len(levels))
    for column, comparison in enumerate(COMPARISONS):
        if comparison.commonness is None:
            continue
        usual = weights.of(comparison.field, comparison.levels[0].found).u
        per_row = [0.0 if row.place is None else math.log2(usual / shares[row.place]) for row in rows]
        agree = levels[:, column] == 0
        common[agree] += np.array(per_row)[left[agree]]
    return common
