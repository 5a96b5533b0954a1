"""The borders as the map draws them: thinned to what can be seen, named where a name fits."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from polybius.telling.atlas import Arc, Atlas
from polybius.telling.projection import Box, Projection

_DETAIL = 0.5
"""Thinning of the borders in and near the view, in units of the map."""
_FAR_DETAIL = 0.12
"""Thinning of the borders far from the view, in degrees: they are seen only when the whole world is."""
_LEAST_LABELLED_AREA = 2500.0


@dataclass(frozen=True, slots=True)
class Outline:
    """A country as drawn. path: SVG path data; label_x, label_y: where its name fits, or None."""

    code: str | None
    name: str
    path: str
    hatched: bool
    label_x: float | None = None
    label_y: float | None = None


def _thinned(atlas: Atlas, projection: Projection, view: Box) -> Atlas:
    """The atlas with arcs as fine as the view needs, and rougher outside it."""
    near = _DETAIL / projection.scale
    far = max(near, _FAR_DETAIL)
    return atlas.with_arcs(
        [_thin(arc, near if _near_view(arc, projection, view) else far) for arc in atlas.arcs]
    )


def _near_view(arc: Arc, projection: Projection, view: Box) -> bool:
    xs = [projection.x(projection.near(longitude)) for longitude, _ in arc]
    ys = [projection.y(latitude) for _, latitude in arc]
    x, y, width, height = view
    return (
        max(xs) > x - width / 2
        and min(xs) < x + width * 1.5
        and max(ys) > y - height / 2
        and min(ys) < y + height * 1.5
    )


def _thin(arc: Arc, tolerance: float) -> Arc:
    """The arc by Douglas and Peucker's rule: points left out lie no farther off than the tolerance."""
    kept = {0, len(arc) - 1}
    stack = [(0, len(arc) - 1)]
    while stack:
        first, last = stack.pop()
        far, distance = _farthest(arc, first, last)
        if distance > tolerance:
            kept.add(far)
            stack += [(first, far), (far, last)]
    return tuple(arc[i] for i in sorted(kept))


def _farthest(arc: Arc, first: int, last: int) -> tuple[int, float]:
    """The point between two points of the arc that lies farthest off their line, and how far."""
    (ax, ay), (bx, by) = arc[first], arc[last]
    dx, dy = bx - ax, by - ay
    length = math.hypot(dx, dy)
    far, most = first, 0.0
    for i in range(first + 1, last):
        x, y = arc[i]
        off = abs(dy * (x - ax) - dx * (y - ay)) if length else math.hypot(x - ax, y - ay)
        if off > most:
            far, most = i, off
    return far, most / length if length else most


def draw_outlines(
    atlas: Atlas, projection: Projection, view: Box, hatched: frozenset[str]
) -> tuple[Outline, ...]:
    """The countries as paths, finer in the view than outside it, where islets are left out."""
    return tuple(_outlines(_thinned(atlas, projection, view), projection, view, hatched))


def _outlines(atlas: Atlas, projection: Projection, view: Box, hatched: frozenset[str]) -> Iterable[Outline]:
    for country in atlas.countries:
        parts: list[str] = []
        largest: list[tuple[float, float]] = []
        for polygon in country.polygons:
            for shift in (-360, 0, 360):
                rings = [_projected(atlas.ring(ring), projection, shift) for ring in polygon]
                if not _within_world(rings[0], projection) or _too_small(rings[0], projection, view):
                    continue
                parts += [_path(ring) for ring in rings]
                inside = _clip(rings[0], view)
                if _area(inside) > _area(largest):
                    largest = inside
        label = _label_place(largest, country.name)
        if parts:
            x, y = label or (None, None)
            yield Outline(country.code, country.name, "".join(parts), country.code in hatched, x, y)


def _projected(
    ring: list[tuple[float, float]], projection: Projection, shift: int
) -> list[tuple[float, float]]:
    return [(projection.x(lon + shift), projection.y(lat)) for lon, lat in ring]


def _within_world(ring: list[tuple[float, float]], projection: Projection) -> bool:
    half, middle = 180 * projection.scale, projection.x(projection.lon0)
    xs = [x for x, _ in ring]
    return max(xs) > middle - half and min(xs) < middle + half


def _too_small(ring: list[tuple[float, float]], projection: Projection, view: Box) -> bool:
    """Whether the ring is an islet out of view, smaller than the thinning there."""
    if _clip(ring, view):
        return False
    return _area(ring) < 4 * (_FAR_DETAIL * projection.scale) ** 2


def _path(ring: list[tuple[float, float]]) -> str:
    """The ring as path data in steps of a tenth of a unit; nothing when no area is left of it."""
    points = list(dict.fromkeys((round(x * 10), round(y * 10)) for x, y in ring))
    if len(points) < 3:
        return ""
    steps = [f"{(x - from_x) / 10:g} {(y - from_y) / 10:g}" for (from_x, from_y), (x, y) in pairwise(points)]
    return f"M{points[0][0] / 10:g} {points[0][1] / 10:g}l{' '.join(steps)}z".replace(" -", "-")


def _clip(ring: list[tuple[float, float]], view: Box) -> list[tuple[float, float]]:
    """The part of the ring inside the view (Sutherland and Hodgman)."""
    x, y, width, height = view
    for axis, edge, sign in ((0, x, 1), (0, x + width, -1), (1, y, 1), (1, y + height, -1)):
        ring = _clip_edge(ring, axis, edge, sign)
    return ring


def _clip_edge(
    ring: list[tuple[float, float]], axis: int, edge: float, sign: int
) -> list[tuple[float, float]]:
    clipped: list[tuple[float, float]] = []
    for before, point in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        inside, was_inside = (point[axis] - edge) * sign >= 0, (before[axis] - edge) * sign >= 0
        if inside != was_inside:
            part = (edge - before[axis]) / (point[axis] - before[axis])
            clipped.append(
                (before[0] + (point[0] - before[0]) * part, before[1] + (point[1] - before[1]) * part)
            )
        if inside:
            clipped.append(point)
    return clipped


def _area(ring: Sequence[tuple[float, float]]) -> float:
    if not ring:
        return 0.0
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


def _label_place(ring: list[tuple[float, float]], name: str) -> tuple[float, float] | None:
    """The spot of the ring farthest from its border, when the name fits there; else None."""
    if len(ring) < 3 or _area(ring) < _LEAST_LABELLED_AREA:
        return None
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    steps = 11
    best, best_room = None, 0.0
    for i in range(1, steps):
        for j in range(1, steps):
            point = (min(xs) + (max(xs) - min(xs)) * i / steps, min(ys) + (max(ys) - min(ys)) * j / steps)
            room = _room(point, ring)
            if room > best_room:
                best, best_room = point, room
    return best if best_room > 9 + len(name) * 1.2 else None


def _room(point: tuple[float, float], ring: list[tuple[float, float]]) -> float:
    """The distance from the point to the nearest corner of the ring; 0 when it lies outside."""
    inside = False
    nearest = math.inf
    x, y = point
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
        length = (bx - ax) ** 2 + (by - ay) ** 2
        part = max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length)) if length else 0.0
        nearest = min(nearest, math.hypot(x - ax - (bx - ax) * part, y - ay - (by - ay) * part))
    return nearest if inside else 0.0
