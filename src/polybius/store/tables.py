"""Tables: records in Parquet, which DuckDB, pandas, polars, R and Spark read in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar

from polybius.errors import DamagedCase
from polybius.store.shapes import from_plain, schema_of, to_plain

T = TypeVar("T")

_ROWS_AT_ONCE = 5000
"""Bounds what is held twice, as records and as columns."""


def write_table(path: Path, record: type[T], rows: Iterable[T]) -> int:
    """Write records of one class as a Parquet file; gives how many."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema, written, waiting = schema_of(record), 0, iter(rows)
    # A Python file, not a path, so that a full disk is an OSError with its number and not Arrow's own error.
    with path.open("wb") as file, pq.ParquetWriter(file, schema, compression="zstd") as writer:
        while batch := [to_plain(row) for row in islice(waiting, _ROWS_AT_ONCE)]:
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))
            written += len(batch)
    return written


def read_table(path: Path, record: type[T]) -> Iterator[T]:
    """The records of a Parquet file, in the order they were written. Raises DamagedCase."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=_ROWS_AT_ONCE):
                for values in batch.to_pylist():
                    yield from_plain(record, values)
    except (OSError, pa.ArrowException, KeyError) as error:
        raise DamagedCase(
            f"{path} cannot be read ({error}): run `polybius build` on the case again"
        ) from error
