"""The outlines of the world's countries, from the data files of the package."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from polybius.errors import DataFileError

_FILE = "data/maps/world.json"
_FORMAT, _VERSION = "polybius-world", 1

Arc = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Country:
    """A country's outline. code: ISO 3166 alpha-2 or None; polygons: rings, each of arc numbers."""

    code: str | None
    name: str
    polygons: tuple[tuple[tuple[int, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Atlas:
    """All outlines, borders shared: `arcs` holds runs of (longitude, latitude) in degrees."""

    arcs: tuple[Arc, ...]
    countries: tuple[Country, ...]

    def with_arcs(self, arcs: Sequence[Arc]) -> Atlas:
        """The same countries drawn with other arcs (thinned ones)."""
        return Atlas(tuple(arcs), self.countries)

    def ring(self, numbers: Sequence[int]) -> list[tuple[float, float]]:
        """The points of a ring; its last point repeats the first."""
        points: list[tuple[float, float]] = []
        for number in numbers:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            points += arc if not points else arc[1:]
        return points


def load_atlas() -> Atlas:
    """The atlas of the package. Raises DataFileError when the file is not one we wrote."""
    raw = json.loads(files("polybius").joinpath(_FILE).read_text(encoding="utf-8"))
    if raw.get("format") != _FORMAT or raw.get("version") != _VERSION:
        raise DataFileError(f"{_FILE} is not {_FORMAT} version {_VERSION}: install the package again")
    countries = tuple(
        Country(c["code"], c["name"], tuple(tuple(map(tuple, polygon)) for polygon in c["polygons"]))
        for c in raw["countries"]
    )
    return Atlas(tuple(_unpacked(arc) for arc in raw["arcs"]), countries)


def _unpacked(steps: list[int]) -> Arc:
    """The points of an arc kept as hundredths of a degree, each pair a step from the one before."""
    east = north = 0
    points = []
    for step_east, step_north in zip(steps[::2], steps[1::2], strict=True):
        east, north = east + step_east, north + step_north
        points.append((east / 100, north / 100))
    return tuple(points)
