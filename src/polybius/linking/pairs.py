"""Pairs: which mentions are compared, and with what result. Splink does the work, on DuckDB."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from polybius.linking.comparisons import COMPARISONS, Comparison
from polybius.linking.rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

    from polybius.linking.weights import LinkWeights

FEW = 400
"""Up to so many mentions, all pairs of one family of types are compared: choosing would take as long."""
_USUAL_SHARE = 0.02  # how common a place is held to be before anything is counted
_USUAL_WEIGHT = 50  # and how many mentions that belief is worth
_WANTED = (
    "row_number_l", "row_number_r", "match_weight", "mw_tf_adj_place",
    *(f"gamma_{comparison.field}" for comparison in COMPARISONS),
)  # fmt: skip
_LEAST_FACTOR = 1e-300  # Splink's floor


@dataclass(frozen=True, slots=True)
class Finding:
    """What the comparison of one field found, with its log2 Bayes factor."""

    field: str
    found: str
    bits: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions compared, by their row numbers, left before right.

    bits       log2 odds that both are of one happening, the prior included
    levels     per comparison, the number of the level found; None where a side was silent
    common     bits taken off or added because the place is common or rare
    """

    left: int
    right: int
    bits: float
    levels: tuple[int | None, ...]
    common: float

    @property
    def probability(self) -> float:
        return probability_of(self.bits)


def probability_of(bits: float) -> float:
    """The probability that log2 odds stand for."""
    return 1 / (1 + 2 ** -max(-1000.0, min(1000.0, bits)))


def bits_of(probability: float) -> float:
    """A probability, neither 0 nor 1, as log2 odds."""
    return math.log2(probability / (1 - probability))


def compare(rows: Sequence[Row], weights: LinkWeights, *, few: int = FEW) -> list[Pair]:
    """All pairs that may be of one happening, compared; in the order of their row numbers.

    few   up to so many rows, all pairs of one family of types are compared; of more, those that share a thing
    """
    if len(rows) < 2 or len({row.family for row in rows}) == len(rows):
        return []
    # Both take a while to import, and a program that only codes never needs them.
    import duckdb
    from splink import DuckDBAPI, Linker

    connection = duckdb.connect(":memory:")
    try:
        connection.execute("SET threads = 2")
        api = DuckDBAPI(connection=connection)
        linker = Linker(
            api.register(_table(rows), dataset_display_name="mentions"),
            _settings(weights, all_pairs=len(rows) <= few),
            log_level=None,
            validate_settings=False,
        )
        shares = api.register(_place_shares(rows), dataset_display_name="place_shares")
        linker.table_management.register_term_frequency_lookup(shares, "place")
        found = linker.inference.predict(warning_mode="never").as_duckdbpyrelation()
        return _pairs(found.select(", ".join(_WANTED)).to_arrow_table())
    finally:
        connection.close()


def findings_of(pair: Pair, weights: LinkWeights) -> tuple[Finding, ...]:
    """Why the pair scores what it scores: the prior, then one finding per field that was not silent."""
    found = [Finding("prior", "two_mentions_compared", weights.prior_bits)]
    for comparison, number in zip(COMPARISONS, pair.levels, strict=True):
        if number is None:
            continue
        name = comparison.levels[number].found
        bits = weights.of(comparison.field, name).bits
        found.append(Finding(comparison.field, name, bits + (pair.common if comparison.commonness else 0.0)))
    return tuple(found)


def _table(rows: Sequence[Row]) -> pa.Table:
    import pyarrow as pa

    kinds = {"str": pa.string(), "int": pa.int64(), "float": pa.float64(), "bool": pa.bool_()}
    columns = {"row_number": pa.array(range(len(rows)), pa.int64())}
    for field in fields(Row):
        if field.name == "site":
            continue
        written = str(field.type)
        kind = kinds[written.removeprefix("tuple[").split(" ")[0].split(",")[0]]
        values = [getattr(row, field.name) for row in rows]
        columns[field.name] = pa.array(values, pa.list_(kind) if written.startswith("tuple") else kind)
    return pa.table(columns)


def _place_shares(rows: Sequence[Row]) -> pa.Table:
    """How common each place is, held near the usual share until enough mentions say otherwise."""
    import pyarrow as pa

    times = Counter(row.place for row in rows if row.place is not None)
    total = sum(times.values()) + _USUAL_WEIGHT
    prior = _USUAL_SHARE * _USUAL_WEIGHT
    places = sorted(times)
    return pa.table(
        {
            "place": pa.array(places, pa.string()),
            "tf_place": pa.array([(times[place] + prior) / total for place in places], pa.float64()),
        }
    )


def _settings(weights: LinkWeights, *, all_pairs: bool) -> dict[str, Any]:
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "row_number",
        "probability_two_random_records_match": weights.prior,
        "comparisons": [_comparison(comparison, weights) for comparison in COMPARISONS],
        "blocking_rules_to_generate_predictions": _blocking(all_pairs=all_pairs),
        "retain_matching_columns": True,  # without them Splink drops the levels too
        "retain_intermediate_calculation_columns": True,
    }


def _blocking(*, all_pairs: bool) -> list[dict[str, Any]]:
    """How pairs are found: all of a family when few; else those that share what is rarely shared."""
    if all_pairs:
        return [{"blocking_rule": "l.family = r.family"}]
    family = "l.family = r.family AND "
    return [
        {"blocking_rule": family + "l.day_keys = r.day_keys", "arrays_to_explode": ["day_keys"]},
        {"blocking_rule": family + "l.first_day = r.first_day AND l.last_day = r.last_day"},
        {
            "blocking_rule": family + "l.actors = r.actors AND l.recipients = r.recipients",
            "arrays_to_explode": ["actors", "recipients"],
        },
        {"blocking_rule": family + "l.place = r.place AND NOT l.whole_country AND NOT r.whole_country"},
        {"blocking_rule": family + "l.actors_rare = r.actors_rare", "arrays_to_explode": ["actors_rare"]},
        {
            "blocking_rule": family + "l.recipients_rare = r.recipients_rare",
            "arrays_to_explode": ["recipients_rare"],
        },
        {
            "blocking_rule": family + "l.month_keys = r.month_keys AND l.country = r.country",
            "arrays_to_explode": ["month_keys"],
        },
        {
            "blocking_rule": family + "l.month_keys = r.month_keys AND l.actors_wide = r.actors_wide",
            "arrays_to_explode": ["month_keys", "actors_wide"],
        },
        {
            "blocking_rule": family + "l.month_keys = r.month_keys AND l.recipients_wide = r.recipients_wide",
            "arrays_to_explode": ["month_keys", "recipients_wide"],
        },
    ]


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


def _pairs(table: pa.Table) -> list[Pair]:
    numbers = {
        name: table.column(name).to_pylist() for name in table.column_names if name.startswith("gamma_")
    }
    # Splink counts levels from the least alike (0) up, -1 for silent; ours count from the most alike down.
    levels = [
        [
            None if gamma < 0 else len(comparison.levels) - 1 - gamma
            for gamma in numbers[f"gamma_{comparison.field}"]
        ]
        for comparison in COMPARISONS
    ]
    common = table.column("mw_tf_adj_place").to_pylist()
    bits = table.column("match_weight").to_pylist()
    lefts, rights = table.column("row_number_l").to_pylist(), table.column("row_number_r").to_pylist()
    pairs = [
        Pair(min(left, right), max(left, right), weight, found, adjusted if math.isfinite(adjusted) else 0.0)
        for left, right, weight, found, adjusted in zip(
            lefts, rights, bits, zip(*levels, strict=True), common, strict=True
        )
    ]
    return sorted(pairs, key=lambda pair: (pair.left, pair.right))
