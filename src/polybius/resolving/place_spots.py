"""Spots told by a place: near it, off it in a direction, on a border, with how exactly they are known."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from polybius.lexicon.places import EARTH_RADIUS_KM
from polybius.records.place import Candidate, Place

NEAR_KM = 25.0
_WIDE_KM = 40.0
_WAY_DEGREES = dict(
    zip(
        ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest"),
        range(0, 360, 45),
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class Found:
    """A reading: the name to show, the place, UCDP's precision, all candidates, and what to add to how."""

    name: str
    place: Place
    where_prec: int
    candidates: tuple[Candidate, ...]
    note: str = ""


def where_precision(place: Place) -> int:
    """UCDP's code for a place told by its own name."""
    if place.kind in ("sea", "strait"):
        return 7
    if place.kind == "country":
        return 6
    if place.kind == "admin1":
        return 4
    if place.kind == "admin2":
        return 3
    if place.kind == "region" or place.radius_km > _WIDE_KM:
        return 5
    return 5 if place.kind in ("river", "road", "mountain") else 1


def beside(found: Found, reach_km: float | None, note: str) -> Found:
    """The same place, wider: near a town is within about 25 km, unless a distance is told."""
    if found.where_prec > 2:
        return replace(found, note=note)
    reach = NEAR_KM if reach_km is None else reach_km
    wide = replace(
        found.place, radius_km=round(max(found.place.radius_km, reach) if reach_km is None else reach + 3, 1)
    )
    prec = 2 if reach <= NEAR_KM * 1.6 else 3
    others = found.candidates[1:]
    score = found.candidates[0].score if found.candidates else 1.0
    return replace(
        found, place=wide, where_prec=prec, candidates=(Candidate(wide, score), *others), note=note
    )


def shifted(found: Found, way: str, far_km: float) -> Found:
    """So many kilometres off a town in a direction: a spot of its own, known to a quarter of the distance."""
    place = found.place
    if place.latitude is None or place.longitude is None or way not in _WAY_DEGREES:
        return beside(found, far_km, "; near it")
    bearing = math.radians(_WAY_DEGREES[way])
    latitude = place.latitude + math.degrees(far_km * math.cos(bearing) / EARTH_RADIUS_KM)
    narrow = max(0.05, math.cos(math.radians(place.latitude)))
    longitude = place.longitude + math.degrees(far_km * math.sin(bearing) / EARTH_RADIUS_KM / narrow)
    spot = Place(
        f"off:{place.id}:{round(far_km)}-km-{way}", place.name, "other", place.country,
        round(latitude, 3), round((longitude + 180) % 360 - 180, 3), round(max(5.0, far_km / 4), 1),
    )  # fmt: skip
    prec = 2 if far_km <= NEAR_KM else 3
    note = f"; {round(far_km)} km {way} of it"
    return Found(
        found.name, spot, prec, (Candidate(spot, found.candidates[0].score), *found.candidates[1:]), note
    )


def line_between(one: Place, other: Place) -> Place:
    """A border where no table has it: between the middles, nearer to the smaller country, and wide."""
    share = one.radius_km / (one.radius_km + other.radius_km)
    name = f"{one.name}-{other.name} border"
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return Place(f"border:{one.country}-{other.country}", name, "region", None, None, None, 300.0)
    latitude = one.latitude + share * (other.latitude - one.latitude)
    longitude = one.longitude + share * (other.longitude - one.longitude)
    reach_km = max(100.0, 0.6 * min(one.radius_km, other.radius_km))
    id_ = f"border:{one.country}-{other.country}"
    return Place(id_, name, "region", None, round(latitude, 2), round(longitude, 2), round(reach_km))
