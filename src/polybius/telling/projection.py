"""The projection of the map, fitted to where incidents lie."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

VIEW_WIDTH = 1000.0
KM_PER_DEGREE = 111.2
_SHARE_IN_VIEW = 0.9
_NEAR_DEGREES = 8.0
_LEAST_DEGREES = 3.0
_STEEPEST = 82.0
"""Degrees of latitude beyond which Mercator's map is cut off."""
_SOUTH_END = -60.0
_WORLD = (-170.0, -55.0, 190.0, 75.0)

Box = tuple[float, float, float, float]
"""Four numbers: west, south, east, north in degrees; or x, y, width, height in units of the map."""


@dataclass(frozen=True, slots=True)
class Projection:
    """Mercator's, with `lon0` in the middle: circles stay circles. scale: units a degree of longitude."""

    lon0: float
    scale: float
    left: float
    top: float

    def x(self, longitude: float) -> float:
        return (longitude - self.lon0) * self.scale - self.left

    def y(self, latitude: float) -> float:
        return -mercator(latitude) * self.scale - self.top

    def near(self, longitude: float) -> float:
        """The longitude within 180 degrees of the middle."""
        return (longitude - self.lon0 + 180) % 360 - 180 + self.lon0

    @property
    def world(self) -> Box:
        """All there is of the map, as x, y, width, height."""
        half, top = 180 * self.scale, self.y(_STEEPEST)
        return self.x(self.lon0) - half, top, 2 * half, self.y(_SOUTH_END) - top

    def radius(self, km: float, latitude: float) -> float:
        return km / KM_PER_DEGREE / math.cos(math.radians(_clamped(latitude))) * self.scale


def mercator(latitude: float) -> float:
    """Mercator's ordinate in degrees of the equator."""
    return math.degrees(math.asinh(math.tan(math.radians(_clamped(latitude)))))


def _clamped(latitude: float) -> float:
    return max(-_STEEPEST, min(_STEEPEST, latitude))


def box_around(latitude: float, longitude: float, km: float) -> Box:
    """The box that holds a circle, in degrees."""
    north = km / KM_PER_DEGREE
    east = north / math.cos(math.radians(_clamped(latitude)))
    return longitude - east, latitude - north, longitude + east, latitude + north


def fit_view(boxes: Sequence[tuple[Box, int]]) -> tuple[Projection, Box]:
    """The projection, and the first view: around nine tenths of what the weighted boxes hold."""
    boxes = boxes or [(_WORLD, 1)]
    lon0 = _middle_longitude([box for box, _ in boxes])
    kept = _dense_part([(_shifted(box, lon0), weight) for box, weight in boxes])
    west, east = min(box[0] for box in kept), max(box[2] for box in kept)
    south, north = min(box[1] for box in kept), max(box[3] for box in kept)
    width = max(_LEAST_DEGREES, (east - west) * 1.2)
    height = max(_LEAST_DEGREES * 0.6, (mercator(north) - mercator(south)) * 1.25)
    width = min(360.0, max(width, height / 0.72))
    height = min(max(height, width * 0.5), width * 0.72)
    scale = VIEW_WIDTH / width
    middle_x, middle_y = (west + east) / 2 - lon0, (mercator(north) + mercator(south)) / 2
    left, top = (middle_x - width / 2) * scale, -(middle_y + height / 2) * scale
    return Projection(lon0, scale, left, top), (0.0, 0.0, VIEW_WIDTH, height * scale)


def _middle_longitude(boxes: list[Box]) -> float:
    """The longitude opposite the widest empty stretch, so that no group of places is cut in two."""
    longitudes = sorted(((box[0] + box[2]) / 2 + 180) % 360 - 180 for box in boxes)
    gaps = [(b - a, b) for a, b in zip(longitudes, [*longitudes[1:], longitudes[0] + 360], strict=True)]
    gap, after = max(gaps)
    return (after + (360 - gap) / 2 + 180) % 360 - 180


def _shifted(box: Box, lon0: float) -> Box:
    middle = (box[0] + box[2]) / 2
    shift = (middle - lon0 + 180) % 360 - 180 + lon0 - middle
    return box[0] + shift, box[1], box[2] + shift, box[3]


def _dense_part(boxes: list[tuple[Box, int]]) -> list[Box]:
    """The boxes without the farthest ones that hold a tenth of the incidents; all, when they lie close."""
    middle_x = _weighted_median([((box[0] + box[2]) / 2, weight) for box, weight in boxes])
    middle_y = _weighted_median([((box[1] + box[3]) / 2, weight) for box, weight in boxes])

    def distance(entry: tuple[Box, int]) -> float:
        box = entry[0]
        return math.hypot((box[0] + box[2]) / 2 - middle_x, (box[1] + box[3]) / 2 - middle_y)

    boxes = sorted(boxes, key=distance)
    wanted, held, kept = _SHARE_IN_VIEW * sum(weight for _, weight in boxes), 0, []
    for entry in boxes:
        if held >= wanted and distance(entry) > _NEAR_DEGREES:
            break
        kept.append(entry[0])
        held += entry[1]
    return kept


def _weighted_median(values: list[tuple[float, int]]) -> float:
    total, held = sum(weight for _, weight in values), 0
    for value, weight in sorted(values):
        held += weight
        if held * 2 >= total:
            return value
    return 0.0
