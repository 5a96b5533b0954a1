"""Where the mentions of one incident contradict each other: values that cannot both be true."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from itertools import combinations
from typing import TypeVar

from polybius.records import Count, EventMention, Place, When, Where

_NO_END = 10**12
_Value = TypeVar("_Value")


def find_disputes(mentions: Sequence[EventMention]) -> dict[str, frozenset[str]]:
    """The fields on which mentions exclude each other, each with the ids of the mentions that take part.

    Fields: date, place, killed, injured, result. A wider date, a larger place or silence is no contradiction.
    Mentions of plans, suppositions and denials are left out.
    """
    told = [mention for mention in mentions if mention.realis in ("actual", "attempted")]
    disputes = {
        "date": _disputants([(m.when.edtf, m.when, m.id) for m in told], dates_exclude),
        "place": _disputants([(m.where.name, m.where, m.id) for m in told], places_exclude),
        "killed": _disputants([(m.killed, m.killed, m.id) for m in told if m.killed], counts_exclude),
        "injured": _disputants([(m.injured, m.injured, m.id) for m in told if m.injured], counts_exclude),
        "result": _disputants([(m.result, m.result, m.id) for m in told if m.result], results_exclude),
    }
    return {field: ids for field, ids in disputes.items() if ids}


def _disputants(
    claims: list[tuple[Hashable, _Value, str]], exclude: Callable[[_Value, _Value], bool]
) -> frozenset[str]:
    """The mentions whose value excludes another's; each value, by its key, is compared once."""
    values = {key: value for key, value, _ in claims}
    pairs = [(one, other) for one, other in combinations(values, 2) if exclude(values[one], values[other])]
    disputed = {key for pair in pairs for key in pair}
    return frozenset(mention for key, _, mention in claims if key in disputed)


def dates_exclude(one: When, other: When) -> bool:
    """Whether no day fits both; approximate dates exclude nothing."""
    if not one.known or not other.known or one.approximate or other.approximate:
        return False
    return _before(one, other) or _before(other, one)


def _before(one: When, other: When) -> bool:
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


def places_exclude(one: Where, other: Where) -> bool:
    """Whether both name a place to about 25 km and the two lie apart."""
    exact = (1, 2)
    if one.where_prec not in exact or other.where_prec not in exact or one.name == other.name:
        return False
    # A quarter and its city, or a base and the town beside it, are one place told twice.
    return not (one.place and other.place and _reach_overlaps(one.place, other.place))


def _reach_overlaps(one: Place, other: Place) -> bool:
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return False
    north_km = abs(one.latitude - other.latitude) * 111
    east_km = abs((one.longitude - other.longitude + 180) % 360 - 180) * 111
    return max(north_km, east_km) <= one.radius_km + other.radius_km + 5


def counts_exclude(one: Count, other: Count) -> bool:
    """Whether no number fits both; a count without a number ("dozens") excludes only none at all."""
    (low, high), (other_low, other_high) = _bounds(one), _bounds(other)
    return high < other_low or other_high < low


def _bounds(count: Count) -> tuple[int, int]:
    if count.low is None and count.high is None:
        return 1, _NO_END
    return count.low or 0, _NO_END if count.high is None else count.high


def results_exclude(one: str, other: str) -> bool:
    """Whether one says that harm was done and the other that none was."""
    harm, none = {"damage", "hit"}, {"no-damage", "missed", "intercepted"}
    return (one in harm and other in none) or (other in harm and one in none)
