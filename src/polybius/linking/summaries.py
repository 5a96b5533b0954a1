"""Summaries: which incidents lie clearly inside a sum of several ("25 attacks this year")."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from polybius.linking.extents import place_inside, time_inside
from polybius.linking.likeness import Likeness, load_likeness
from polybius.linking.rows import actor_key, place_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from polybius.linking.kin import Kin
    from polybius.records import ActorRef, Incident

_ENDLESS_DAYS = 10**6
_TOO_WIDE_DAYS = 1100  # three years: a sum over more than that holds nearly anything
_MONTH_DAYS = 30
_HAPPENED = ("actual", "attempted")


def name_sums(incidents: Sequence[Incident], kin: Kin) -> tuple[Incident, ...]:
    """The incidents, each naming in part_of the narrowest sum it lies clearly inside, if there is one."""
    likeness = load_likeness()
    sums = _by_month(incidents)
    return tuple(_named(incident, _around(incident, sums), kin, likeness) for incident in incidents)


_Months = dict[tuple[str, int], list["Incident"]]


def _by_month(incidents: Sequence[Incident]) -> _Months:
    """The sums of each type that reach into each month, so that one need not ask all sums of everything."""
    found: _Months = defaultdict(list)
    for whole in incidents:
        first, last = whole.when.earliest, whole.when.latest
        if whole.summary and first and last and (whole.when.days or _ENDLESS_DAYS) <= _TOO_WIDE_DAYS:
            for month in range(first.toordinal() // _MONTH_DAYS, last.toordinal() // _MONTH_DAYS + 1):
                found[whole.type, month].append(whole)
    return found


def _around(incident: Incident, sums: _Months) -> list[Incident]:
    if incident.when.earliest is None:
        return []
    return sums.get((incident.type, incident.when.earliest.toordinal() // _MONTH_DAYS), [])


def _named(incident: Incident, sums: Sequence[Incident], kin: Kin, likeness: Likeness) -> Incident:
    around = [whole for whole in sums if _clearly_inside(incident, whole, kin, likeness)]
    if not around:
        return incident
    narrowest = min(around, key=lambda whole: (whole.when.days or _ENDLESS_DAYS, _reach_km(whole), whole.id))
    rule = f"lies within {narrowest.id} in time, place, kind and those named"
    return replace(incident, part_of=narrowest.id, rules=(*incident.rules, ("part_of", rule)))


def _clearly_inside(part: Incident, whole: Incident, kin: Kin, likeness: Likeness) -> bool:
    if part.id == whole.id or part.type != whole.type or not _same_reality(part, whole):
        return False
    if not _time_within(part, whole):
        return False
    if not (_mode_within(part.mode, whole.mode, likeness) and _place_within(part, whole)):
        return False
    named = [
        (part.actors, whole.actors),
        (part.recipients, whole.recipients),
    ]
    if not any(sums for _, sums in named):
        return _same_spot(part, whole)  # "the attacks of May": by whom, on whom? Only its place can tell.
    return all(_share(parts, sums, kin) for parts, sums in named if sums)


def _same_reality(part: Incident, whole: Incident) -> bool:
    return part.realis == whole.realis or (part.realis in _HAPPENED and whole.realis in _HAPPENED)


def _time_within(part: Incident, whole: Incident) -> bool:
    if not part.when.known or not time_inside(part.when, whole.when):
        return False
    # A sum lies only in a longer one, or two alike would each name the other.
    return not part.summary or (part.when.days or _ENDLESS_DAYS) < (whole.when.days or _ENDLESS_DAYS)


def _mode_within(part: str, whole: str, likeness: Likeness) -> bool:
    return whole in ("unspecified", part) or part in likeness.refines.get(whole, ())


def _place_within(part: Incident, whole: Incident) -> bool:
    return not whole.where.known or (part.where.known and place_inside(part.where, whole.where))


def _share(part: Sequence[ActorRef], whole: Sequence[ActorRef], kin: Kin) -> bool:
    """Whether the part names one of the whole's, or what belongs to it."""
    wanted = {actor_key(actor) for actor in whole}
    return any(key in wanted for actor in part for key in (actor_key(actor), *kin.get(actor_key(actor), ())))


def _same_spot(part: Incident, whole: Incident) -> bool:
    """Whether both are of one place narrower than a country."""
    narrow = whole.where.place is not None and whole.where.place.kind not in ("country", "region", "sea")
    return narrow and place_key(part.where) == place_key(whole.where)


def _reach_km(incident: Incident) -> float:
    return incident.where.place.radius_km if incident.where.place else float("inf")
