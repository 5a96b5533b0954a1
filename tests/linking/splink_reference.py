"""The reference that our comparing is held against: the same conditions and weights given to Splink."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb
import numpy as np
import pyarrow as pa
from splink import DuckDBAPI, Linker

from polybius.linking.columns import table_of
from polybius.linking.compared import Compared
from polybius.linking.comparisons import COMPARISONS, Comparison

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from polybius.linking.rows import Row
    from polybius.linking.weights import LinkWeights

_WANTED = (
    "row_number_l", "row_number_r", "match_weight", "mw_tf_adj_place",
    *(f"gamma_{comparison.field}" for comparison in COMPARISONS),
)  # fmt: skip
_LEAST_FACTOR = 1e-300  # Splink's floor


def compare_with_splink(rows: Sequence[Row], weights: LinkWeights, shares: Mapping[str, float]) -> Compared:
    """All pairs of one family, compared. shares: as `place_shares` gives them."""
    connection = duckdb.connect(":memory:")
    try:
        connection.execute("SET threads = 2")
        api = DuckDBAPI(connection=connection)
        linker = Linker(
            api.register(table_of(rows), dataset_display_name="mentions"),
            _settings(weights),
            log_level=None,
            validate_settings=False,
        )
        common = api.register(
            pa.table({"place": list(shares), "tf_place": list(shares.values())}),
            dataset_display_name="place_shares",
        )
        linker.table_management.register_term_frequency_lookup(common, "place")
        found = linker.inference.predict(warning_mode="never").as_duckdbpyrelation()
        return _compared(found.select(", ".join(_WANTED)).to_arrow_table())
    finally:
        connection.close()


def _settings(weights: LinkWeights) -> dict[str, Any]:
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "row_number",
        "probability_two_random_records_match": weights.prior,
        "comparisons": [_comparison(comparison, weights) for comparison in COMPARISONS],
        "blocking_rules_to_generate_predictions": [{"blocking_rule": "l.family = r.family"}],
        "retain_matching_columns": True,  # without them Splink drops the levels too
        "retain_intermediate_calculation_columns": True,
    }


def _comparison(comparison: Comparison, weights: LinkWeights) -> dict[str, Any]:
    silent = {"sql_condition": comparison.silent_sql, "label_for_charts": "silent", "is_null_level": True}
    levels: list[dict[str, Any]] = [silent]
    for position, level in enumerate(comparison.levels):
        weight = weights.of(comparison.field, level.found)
        written: dict[str, Any] = {
            "sql_condition": level.sql,
            "label_for_charts": level.found,
            "m_probability": max(weight.m, _LEAST_FACTOR),
            "u_probability": max(weight.u, _LEAST_FACTOR),
        }
        if comparison.commonness and position == 0:
            written["tf_adjustment_column"] = comparison.commonness
        levels.append(written)
    return {"output_column_name": comparison.field, "comparison_levels": levels}


def _compared(table: pa.Table) -> Compared:
    one, other = table.column("row_number_l").to_numpy(), table.column("row_number_r").to_numpy()
    left, right = np.minimum(one, other), np.maximum(one, other)
    order = np.lexsort((right, left))
    # Splink counts levels from the least alike (0) up, -1 for silent; ours count from the most alike down.
    gammas = [table.column(f"gamma_{comparison.field}").to_numpy() for comparison in COMPARISONS]
    levels = np.stack(
        [
            np.where(gamma < 0, -1, len(comparison.levels) - 1 - gamma)
            for gamma, comparison in zip(gammas, COMPARISONS, strict=True)
        ],
        axis=1,
    ).astype(np.int8)
    common = table.column("mw_tf_adj_place").to_numpy()
    return Compared(
        left[order],
        right[order],
        table.column("match_weight").to_numpy()[order],
        levels[order],
        np.where(np.isfinite(common), common, 0.0)[order],
    )
