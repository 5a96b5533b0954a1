"""Words of a report about a place, resolved against the gazetteer: which place, how sure, how exactly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from polybius.lexicon.folding import fold
from polybius.lexicon.places import PlaceHit, PlaceTable, contains, distance_km
from polybius.records.place import Place, Where
from polybius.resolving import place_phrases as phrases
from polybius.resolving.place_readings import PlaceContext, PlaceReader
from polybius.resolving.place_spots import where_precision

__all__ = [
    "PlaceContext",
    "clear_place",
    "contains",
    "context_of",
    "distance_km",
    "resolve_place",
    "where_precision",
]

CLEAR_TIMES = 50.0
SETTLED_SCORE = 0.9
LONGEST_PHRASE = 160
"""Letters of a phrase that are read; no place needs more, and a hostile report gets no more."""


def context_of(hits: Iterable[PlaceHit], table: PlaceTable) -> PlaceContext:
    """The context that a report's own names give: countries named, and places that need no telling apart."""
    countries: Counter[str] = Counter()
    settled: dict[str, Place] = {}
    unclear: dict[str, None] = {}
    for hit in hits:
        best = clear_place(hit.name, table)
        if best is None:
            unclear[hit.name] = None
            continue
        if best.country:
            countries[best.country] += 1
        if best.kind != "country":
            settled[best.id] = best
    first = PlaceContext(countries=dict(countries), resolved=tuple(settled.values()))
    return replace(first, resolved=first.resolved + _settled_by(first, unclear, table))


def resolve_place(text: str, *, table: PlaceTable, context: PlaceContext, how: str) -> Where:
    """The place that words of a report tell of.

    text       the words, with or without what leads in ("near the city of X")
    how        where the words were found; kept in the answer
    Gives      a Where with every place considered; unknown names keep their words and say "in no gazetteer"
    """
    name = phrases.bare(text[:LONGEST_PHRASE])
    if not name:
        return Where.unknown("no words for a place")
    found = PlaceReader(table, context).resolve(name, depth=0)
    if found is None and name == name.lower():
        return Where(None, text, None, None, (), "a description, not a name")
    if found is None:
        return Where(name, text, None, None, (), "in no gazetteer")
    return Where(found.name, text, found.place, found.where_prec, found.candidates, f"{how}{found.note}")


def clear_place(name: str, table: PlaceTable) -> Place | None:
    """The first reading of a name, if it outweighs every other one elsewhere many times."""
    places = table.find(name)
    if not places:
        return None
    key, best = fold(name), places[0]
    others = [table.weight_as(place, key) for place in places[1:] if not _same_area(best, place)]
    return best if table.weight_as(best, key) >= CLEAR_TIMES * max(others, default=0.0) else None


def _settled_by(context: PlaceContext, names: Iterable[str], table: PlaceTable) -> tuple[Place, ...]:
    """What the clear names of a report settle of the others."""
    answers = (resolve_place(name, table=table, context=context, how="") for name in names)
    return tuple(
        where.place
        for where in answers
        if where.place is not None and where.candidates and where.candidates[0].score >= SETTLED_SCORE
    )


def _same_area(one: Place, other: Place) -> bool:
    return contains(one, other) or contains(other, one)
