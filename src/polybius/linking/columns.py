"""Columns: rows as an Arrow table, and how common each place is among them."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from typing import TYPE_CHECKING

from polybius.linking.rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

_USUAL_SHARE = 0.02  # how common a place is held to be before anything is counted
_USUAL_WEIGHT = 50  # and how many mentions that belief is worth
_LEFT_OUT = ("site", "unique_id")  # no plain value; of no use in comparing


def table_of(rows: Sequence[Row]) -> pa.Table:
    """One line per row with its number, and one column per field of a row."""
    import pyarrow as pa

    kinds = {"str": pa.string(), "int": pa.int64(), "float": pa.float64(), "bool": pa.bool_()}
    columns = {"row_number": pa.array(range(len(rows)), pa.int64())}
    for field in fields(Row):
        if field.name in _LEFT_OUT:
            continue
        written = str(field.type)
        kind = kinds[written.removeprefix("tuple[").split(" ")[0].split(",")[0]]
        values = [getattr(row, field.name) for row in rows]
        columns[field.name] = pa.array(values, pa.list_(kind) if written.startswith("tuple") else kind)
    return pa.table(columns)


def place_shares(rows: Sequence[Row]) -> dict[str, float]:
    """How common each place is, held near the usual share until enough mentions say otherwise."""
    times = Counter(row.place for row in rows if row.place is not None)
    total = sum(times.values()) + _USUAL_WEIGHT
    prior = _USUAL_SHARE * _USUAL_WEIGHT
    return {place: (times[place] + prior) / total for place in sorted(times)}
