"""The towns, divisions and airfields of the world as columns, and the names that texts are scanned for."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.compute as pc
import pyarrow.parquet as parquet
from numpy.typing import NDArray

from polybius.records.place import Place


def key_number(text: str) -> int:
    """A stable 64-bit number for a folded name, as keys.parquet holds them."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


class Gazetteer:
    """The towns, divisions and airfields of gazetteer.parquet, as columns; a Place is made when asked for."""

    def __init__(self, folder: Path) -> None:
        table = _read_parquet(folder / "gazetteer.parquet")
        keys = _read_parquet(folder / "keys.parquet")
        self._texts: dict[str, Any] = {
            name: table.column(name).combine_chunks()
            for name in ("code", "name", "kind", "country", "admin1")
        }
        self._numbers: dict[str, NDArray[Any]] = {
            name: table.column(name).to_numpy()
            for name in ("geonames", "latitude", "longitude", "radius_km", "population")
        }
        self._keys: NDArray[np.uint64] = keys.column("key").to_numpy()
        self._rows: NDArray[np.int32] = keys.column("row").to_numpy()
        coded = np.flatnonzero(self._numbers["geonames"] == 0)
        codes = self._texts["code"].take(coded).to_pylist()
        self._row_of_code: dict[str, int] = dict(zip(codes, coded.tolist(), strict=True))
        self.size = int(table.num_rows)

    def rows_of(self, key: str) -> list[int]:
        """Rows whose spellings hold this key."""
        number = np.uint64(key_number(key))
        first = int(np.searchsorted(self._keys, number, side="left"))
        last = int(np.searchsorted(self._keys, number, side="right"))
        return [int(row) for row in self._rows[first:last]]

    def row_of(self, id_: str) -> int | None:
        """The row of an id."""
        number = id_.removeprefix("geonames:")
        if number == id_:
            return self._row_of_code.get(id_)
        if not number.isascii() or not number.isdigit() or len(number) > 9:
            return None
        found = np.flatnonzero(self._numbers["geonames"] == int(number))
        return int(found[0]) if found.size and int(number) else None

    def id_of(self, row: int) -> str:
        """The id of a row."""
        return self._texts["code"][row].as_py() or f"geonames:{self._numbers['geonames'][row]}"

    def admin1(self, row: int) -> tuple[str, str]:
        """Country and code of the first-order division of a row; the code is empty where unknown."""
        return self._texts["country"][row].as_py(), self._texts["admin1"][row].as_py()

    def place(self, row: int) -> Place:
        """The row as a record."""
        return Place(
            id=self.id_of(row),
            name=self._texts["name"][row].as_py(),
            kind=self._texts["kind"][row].as_py(),
            country=self._texts["country"][row].as_py(),
            latitude=int(self._numbers["latitude"][row]) / 1000,
            longitude=int(self._numbers["longitude"][row]) / 1000,
            radius_km=round(float(self._numbers["radius_km"][row]), 1),
            population=int(self._numbers["population"][row]),
        )

    def towns_of(self, country: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Latitudes and longitudes of a country's towns."""
        there = pc.equal(self._texts["country"], country).to_numpy(zero_copy_only=False)
        rows = np.flatnonzero(there & (self._numbers["geonames"] > 0))
        return self._numbers["latitude"][rows] / 1000, self._numbers["longitude"][rows] / 1000


class Spellings:
    """The names of the gazetteer that texts are scanned for."""

    def __init__(self, folder: Path) -> None:
        table = _read_parquet(folder / "spellings.parquet")
        names = table.column("spelling").to_pylist()
        ends = np.cumsum(table.column("rows").to_numpy(), dtype=np.int64)
        self._line_of: dict[str, int] = dict(zip(names, range(len(names)), strict=True))
        self._ends: NDArray[np.int64] = ends
        self._rows: NDArray[np.int32] = (
            _read_parquet(folder / "spelled_rows.parquet").column("row").to_numpy()
        )
        first_words = table.column("first").to_pylist()
        self.most_words: Mapping[str, int] = dict(
            zip(first_words, table.column("words").to_pylist(), strict=True)
        )

    def rows_of(self, spelling: str) -> list[int]:
        """Rows of the gazetteer with this spelling."""
        line = self._line_of.get(spelling)
        if line is None:
            return []
        start = int(self._ends[line - 1]) if line else 0
        return [int(row) for row in self._rows[start : int(self._ends[line])]]


def _read_parquet(file: Path) -> Any:
    return parquet.read_table(file)
