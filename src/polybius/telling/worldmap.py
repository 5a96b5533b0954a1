"""The map: where incidents happened, drawn as surely as it is known and no surer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from polybius.records import Incident, Where
from polybius.telling.atlas import Atlas
from polybius.telling.outlines import Outline, draw_outlines
from polybius.telling.projection import KM_PER_DEGREE, Box, Projection, box_around, fit_view

_WIDEST_AREA_KM = 1500.0
_CLEAR_CHOICE = 0.5

POINT, AREA, COUNTRY, ASIDE, NOWHERE = "point", "area", "country", "aside", "nowhere"
"""How a place is shown: a point, a ring as wide as the doubt, a hatched country, only listed, not at all."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its incidents, as the map shows it.

    shown       POINT, AREA, COUNTRY, ASIDE or NOWHERE
    unsure      whether other places of the name were about as likely
    x, y        in units of the map; None unless POINT or AREA
    radius      of the area, in units of the map; 0 for a point
    """

    name: str
    kind: str
    country: str | None
    shown: str
    unsure: bool
    incidents: tuple[str, ...]
    x: float | None = None
    y: float | None = None
    radius: float = 0.0
    radius_km: float = 0.0


@dataclass(frozen=True, slots=True)
class WorldMap:
    """The map. view: what is seen first; world: all there is; km_unit: units a kilometre."""

    view: Box
    world: Box
    outlines: tuple[Outline, ...]
    spots: tuple[Spot, ...]
    km_unit: float


def lay_out_map(incidents: Sequence[Incident], atlas: Atlas) -> WorldMap:
    """The map, places with most incidents first; its view holds nine tenths of the incidents."""
    groups = _grouped(incidents)
    codes = frozenset(country.code for country in atlas.countries if country.code)
    hatched = frozenset(
        where.place.country
        for where, _ in groups
        if where.place and where.place.country and shown_as(where, codes) == COUNTRY
    )
    boxes = [(box, len(ids)) for where, ids in groups if (box := _box(where, codes))]
    projection, view = fit_view(boxes or _country_boxes(atlas, hatched))
    spots = sorted(
        (_spot(where, ids, projection, codes) for where, ids in groups), key=lambda s: -len(s.incidents)
    )
    outlines = draw_outlines(atlas, projection, view, hatched)
    return WorldMap(view, projection.world, outlines, tuple(spots), projection.scale / KM_PER_DEGREE)


def widest_first(spots: Iterable[Spot]) -> list[Spot]:
    """The spots drawn as points or rings, in an order in which none hides another."""
    return sorted(
        (spot for spot in spots if spot.x is not None), key=lambda s: (-s.radius, -len(s.incidents))
    )


def country_spots(spots: Sequence[Spot]) -> dict[str, int]:
    """The number of the spot that stands for each hatched country."""
    numbered = [(spot.country, n) for n, spot in enumerate(spots) if spot.shown == COUNTRY and spot.country]
    return dict(reversed(numbered))


def shown_as(where: Where, codes: frozenset[str]) -> str:
    """How surely the place is known, and so how it is drawn. codes: of the countries that have an outline."""
    place = where.place
    if not where.known:
        return NOWHERE
    if place is None:
        return ASIDE
    if where.where_prec == 6 or place.kind == "country":
        return COUNTRY if place.country in codes else ASIDE
    if place.latitude is None or place.longitude is None or place.radius_km > _WIDEST_AREA_KM:
        return ASIDE
    return POINT if where.where_prec == 1 else AREA


def _grouped(incidents: Iterable[Incident]) -> list[tuple[Where, tuple[str, ...]]]:
    """One entry for each place and precision, with its incidents."""
    members: dict[tuple[str | None, int | None], list[str]] = {}
    samples: dict[tuple[str | None, int | None], Where] = {}
    for incident in incidents:
        where = incident.where
        key = (where.place.id, where.where_prec) if where.place else (where.name, None)
        members.setdefault(key, []).append(incident.id)
        samples.setdefault(key, where)
    return [(samples[key], tuple(ids)) for key, ids in members.items()]


def _spot(where: Where, ids: tuple[str, ...], projection: Projection, codes: frozenset[str]) -> Spot:
    place, shown, name = where.place, shown_as(where, codes), where.name or ""
    if place is None:
        return Spot(name, "", None, shown, False, ids)
    unsure = _unsure(where)
    if shown not in (POINT, AREA) or place.latitude is None or place.longitude is None:
        return Spot(name, place.kind, place.country, shown, unsure, ids)
    x, y = projection.x(projection.near(place.longitude)), projection.y(place.latitude)
    km = _reach_km(where)
    radius = projection.radius(km, place.latitude) if shown == AREA else 0.0
    return Spot(name, place.kind, place.country, shown, unsure, ids, x, y, radius, km)


def _unsure(where: Where) -> bool:
    """Whether the place was chosen among others without being likelier than all of them together."""
    own = [candidate.score for candidate in where.candidates if candidate.place == where.place]
    return len(where.candidates) > 1 and bool(own) and own[0] < _CLEAR_CHOICE


def _reach_km(where: Where) -> float:
    """How far from the middle it may have been: "near X" reaches 25 km at least."""
    radius = where.place.radius_km if where.place else 0.0
    return max(25.0, radius) if where.where_prec == 2 else max(1.0, radius)


def _box(where: Where, codes: frozenset[str]) -> Box | None:
    place = where.place
    if place is None or shown_as(where, codes) not in (POINT, AREA):
        return None
    if place.latitude is None or place.longitude is None:
        return None
    return box_around(place.latitude, place.longitude, _reach_km(where))


def _country_boxes(atlas: Atlas, codes: frozenset[str]) -> list[tuple[Box, int]]:
    """The box of each country's largest piece."""
    boxes = []
    for country in atlas.countries:
        if country.code in codes and country.polygons:
            xs, ys = zip(*max((atlas.ring(polygon[0]) for polygon in country.polygons), key=len), strict=True)
            boxes.append(((min(xs), min(ys), max(xs), max(ys)), 1))
    return boxes
