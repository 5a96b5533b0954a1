"""Extents: whether one time or place lies inside another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polybius.lexicon.folding import fold
from polybius.lexicon.places import contains

if TYPE_CHECKING:
    from polybius.records import When, Where


def times_meet(left: When, right: When) -> bool:
    """Whether two known dates have a day in common; an open side reaches without end."""
    ends_first = left.latest is not None and right.earliest is not None and left.latest < right.earliest
    starts_later = left.earliest is not None and right.latest is not None and left.earliest > right.latest
    return not (ends_first or starts_later)


def time_inside(inner: When, outer: When) -> bool:
    """Whether all days of one known date lie in the other."""
    starts = outer.earliest is None or (inner.earliest is not None and inner.earliest >= outer.earliest)
    ends = outer.latest is None or (inner.latest is not None and inner.latest <= outer.latest)
    return starts and ends


def place_inside(inner: Where, outer: Where) -> bool:
    """Whether one known place is the other or lies within it."""
    if inner.place is None or outer.place is None:
        return inner.name is not None and outer.name is not None and fold(inner.name) == fold(outer.name)
    return contains(outer.place, inner.place)
