"""How far apart places are, which holds which, and the parts of a country."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from polybius.records.place import Place

EARTH_RADIUS_KM = 6371.0
_FEWEST_TOWNS = 6
_RANKS = {"country": 4, "region": 3, "sea": 3, "admin1": 2, "admin2": 1}
_WAYS = {
    "north": (1, 0), "south": (-1, 0), "east": (0, 1), "west": (0, -1),
    "northeast": (1, 1), "northwest": (1, -1), "southeast": (-1, 1), "southwest": (-1, -1),
}  # fmt: skip


def distance_km(one: Place, other: Place) -> float | None:
    """Great-circle distance between two middles; None when one has no coordinates."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    lat_a, lat_b = math.radians(one.latitude), math.radians(other.latitude)
    half_lon = math.radians(other.longitude - one.longitude) / 2
    chord = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(chord)))


def contains(outer: Place, inner: Place) -> bool:
    """Whether inner lies in outer, by country and extent: a circle, so a neighbour near the edge may pass."""
    if outer.id == inner.id:
        return True
    if outer.country and inner.country and outer.country != inner.country:
        return False
    if outer.kind == "country":
        return inner.country == outer.country
    if _RANKS.get(inner.kind, 0) >= _RANKS.get(outer.kind, 0) and inner.radius_km >= outer.radius_km:
        return False
    apart_km = distance_km(outer, inner)
    return apart_km is not None and apart_km + min(inner.radius_km, 10.0) / 2 <= outer.radius_km


def part_of(
    country: Place, way: str, latitudes: NDArray[np.float64], longitudes: NDArray[np.float64]
) -> Place | None:
    """The north, southeast or middle of a country, measured by where its towns lie; None for other words."""
    if (way != "central" and way not in _WAYS) or latitudes.size < _FEWEST_TOWNS:
        return None
    high, right = _thirds(latitudes), _thirds(longitudes)
    wanted_high, wanted_right = _WAYS.get(way, (0, 0))
    inside = np.ones(high.shape, dtype=bool)
    if wanted_high or way == "central":
        inside &= high == wanted_high
    if wanted_right or way == "central":
        inside &= right == wanted_right
    return _part(country, way, latitudes[inside], longitudes[inside]) if inside.any() else None


def _thirds(degrees: NDArray[np.float64]) -> NDArray[np.int8]:
    """1 in the upper third of the spread, -1 in the lower, 0 between; stray towns do not count."""
    low, high = np.quantile(degrees, (0.01, 0.99))
    third = (high - low) / 3
    sides: NDArray[np.int8] = (degrees >= high - third).astype(np.int8) - (degrees <= low + third).astype(
        np.int8
    )
    return sides


def _part(country: Place, way: str, latitudes: NDArray[np.float64], longitudes: NDArray[np.float64]) -> Place:
    """A region around towns, named for its side of the country."""
    latitude, longitude = (
        float(np.quantile(degrees, (0.05, 0.95)).mean()) for degrees in (latitudes, longitudes)
    )
    wide = (longitudes - longitude) * math.cos(math.radians(latitude))
    reach_km = (
        float(np.quantile(np.hypot(latitudes - latitude, wide), 0.9)) * math.radians(1) * EARTH_RADIUS_KM
    )
    return Place(
        id=f"part:{country.country}:{way}",
        name=f"{way.capitalize()}{'' if way == 'central' else 'ern'} {country.name}",
        kind="region",
        country=country.country,
        latitude=round(latitude, 2),
        longitude=round(longitude, 2),
        radius_km=float(round(max(20.0, reach_km))),
    )
