"""Apart: when two mentions cannot be of one happening, whatever else speaks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polybius.lexicon.places import distance_km

if TYPE_CHECKING:
    from polybius.linking.rows import Row

_PRECISE_KM = 30  # a place that reaches no further is a point for our purpose
_APART_KM = 50
_MONTH_DAYS = 31


def reason_apart(left: Row, right: Row) -> str | None:
    """Why the two cannot be one happening, in words; None when they may."""
    if (left.realis == "negated") != (right.realis == "negated"):
        return "one says that it did not happen"
    return (
        _days_apart(left, right)
        or _places_apart(left, right)
        or _victims_apart(left, right)
        or _scopes_apart(left, right)
        or _told_apart(left, right)
    )


def _days_apart(left: Row, right: Row) -> str | None:
    """Different days, both known exactly. Two reports may differ by one: time zones, midnight."""
    if not (left.exact and right.exact) or left.first_day is None or right.first_day is None:
        return None
    allowed = 0 if left.report == right.report else 1
    return "different days, both known exactly" if abs(left.first_day - right.first_day) > allowed else None


def _places_apart(left: Row, right: Row) -> str | None:
    one, other = left.site, right.site
    if one is None or other is None or left.whole_country or right.whole_country:
        return None
    between = distance_km(one, other)
    if between is None or max(one.radius_km, other.radius_km) > _PRECISE_KM:
        return None
    if between - one.radius_km - other.radius_km > _APART_KM:
        return f"places {between:.0f} km apart"
    return None


def _victims_apart(left: Row, right: Row) -> str | None:
    if left.victim and right.victim and left.victim != right.victim:
        return "done to two different persons"
    return None


def _scopes_apart(left: Row, right: Row) -> str | None:
    """Sums of happenings are joined only with sums of the same scope."""
    if left.plural != right.plural:
        told = left.count if left.plural else right.count
        drawn_out = left.drawn_out and right.drawn_out and told is None
        return None if drawn_out else "one is a sum of several happenings"
    if not left.plural:
        return None
    if left.count is not None and right.count is not None and left.count != right.count:
        return "sums of different numbers"
    if _spans_differ(left, right):
        return "sums over different times"
    return "sums over different places" if _areas_differ(left, right) else None


def _spans_differ(left: Row, right: Row) -> bool:
    """Whether two dated sums reach over different times: less than half shared, or other bounds when open."""
    bounds = (left.first_day, right.first_day), (left.last_day, right.last_day)
    if any(
        one is None and other is None
        for one, other in ((left.first_day, left.last_day), (right.first_day, right.last_day))
    ):
        return False
    closed = [(one, other) for one, other in bounds if one is not None and other is not None]
    if len(closed) < 2:
        return any(abs(one - other) > _MONTH_DAYS for one, other in closed) or not closed
    (first, other_first), (last, other_last) = closed
    shared = min(last, other_last) - max(first, other_first) + 1
    return shared < 0.5 * (max(last, other_last) - min(first, other_first) + 1)


def _areas_differ(left: Row, right: Row) -> bool:
    """Whether two sums are told of different areas; a base in a country is another area than the country."""
    if left.place is None or right.place is None or left.place == right.place:
        return False
    if left.site is None or right.site is None or left.whole_country or right.whole_country:
        return True
    between = distance_km(left.site, right.site)
    return between is None or between > _APART_KM


def _told_apart(left: Row, right: Row) -> str | None:
    """What the telling itself sets apart: "another attack", or two accounts in one passage that differ."""
    if left.report != right.report:
        return None
    earlier, later = sorted((left, right), key=lambda row: (row.start, row.end, row.unique_id))
    if later.fresh and later.passage - earlier.passage <= 1:
        return "told of as a further happening"
    if left.passage == right.passage and _differ_in_passage(left, right):
        return "told apart in one passage"
    return None


def _differ_in_passage(left: Row, right: Row) -> bool:
    places = left.place is not None and right.place is not None and left.place != right.place
    days = left.exact and right.exact and left.first_day != right.first_day
    hit = set(left.recipients), set(right.recipients)
    return places or days or bool(hit[0] and hit[1] and hit[0].isdisjoint(hit[1]))
