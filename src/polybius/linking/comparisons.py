"""Comparisons: what is looked at when two mentions are held side by side, and what may be found.

Each level is one SQL condition over the columns of `rows.Row`, with `_l` and `_r` for the two mentions. The
first condition that holds is the finding; the last level of each field holds when no other does. Where a side
is silent there is no finding, and the field says nothing for or against.
"""

from __future__ import annotations

from dataclasses import dataclass

ELSE = "ELSE"
"""The condition of a last level, as Splink writes it."""

_KM_PER_DEGREE = 111.2
_FAR_AHEAD = (
    4_000_000  # a day number and a count later than any calendar's: stands for an open end inside SQL
)


@dataclass(frozen=True, slots=True)
class Level:
    """One finding and the SQL condition under which it is made."""

    found: str
    sql: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """One field, when it says nothing, and its levels from most to least alike.

    commonness   the column whose frequent values count for less when they agree; None for none
    """

    field: str
    silent_sql: str
    levels: tuple[Level, ...]
    commonness: str | None = None


def _either_sql(condition: str) -> str:
    """That the condition, written of column names with {side}, holds on one side or the other."""
    return f"({condition.format(side='_l')}) OR ({condition.format(side='_r')})"


def _both_sql(condition: str) -> str:
    return f"({condition.format(side='_l')}) AND ({condition.format(side='_r')})"


def _gap_days_sql() -> str:
    """Days from the end of the earlier interval to the start of the later; 0 or less when they overlap."""
    first = f"greatest(coalesce(first_day_l, -{_FAR_AHEAD}), coalesce(first_day_r, -{_FAR_AHEAD}))"
    last = f"least(coalesce(last_day_l, {_FAR_AHEAD}), coalesce(last_day_r, {_FAR_AHEAD}))"
    return f"({first} - {last})"


def distance_km_sql() -> str:
    """Kilometres between places, on a plane laid at their middle latitude: right to 1 % below 1,000 km."""
    turn = "least(abs(longitude_l - longitude_r), 360 - abs(longitude_l - longitude_r))"
    east = f"{turn} * cos(radians((latitude_l + latitude_r) / 2))"
    return f"{_KM_PER_DEGREE} * sqrt(pow(latitude_l - latitude_r, 2) + pow({east}, 2))"


def _dates() -> Comparison:
    same = "first_day_l IS NOT DISTINCT FROM first_day_r AND last_day_l IS NOT DISTINCT FROM last_day_r"
    month = _both_sql("days{side} <= 31")
    week = _both_sql("days{side} <= 7")
    gap = _gap_days_sql()
    return Comparison(
        "date",
        _either_sql("first_day{side} IS NULL AND last_day{side} IS NULL"),
        (
            Level("same_day", f"days_l = 1 AND days_r = 1 AND {same}"),
            Level("same_weeks", f"{month} AND {same}"),
            Level("weeks_overlap", f"{month} AND {gap} <= 0"),
            Level("same_span", same),
            Level("span_overlaps", f"{gap} <= 0"),
            Level("next_day", f"{week} AND {gap} = 1"),
            Level("month_apart", f"{gap} <= 31"),
            Level("apart", ELSE),
        ),
    )


def _places() -> Comparison:
    distance = distance_km_sql()
    mapped = _both_sql("latitude{side} IS NOT NULL AND NOT whole_country{side}")
    inside = f"{distance} + least(radius_km_l, radius_km_r) <= 1.1 * greatest(radius_km_l, radius_km_r)"
    return Comparison(
        "place",
        _either_sql("place{side} IS NULL"),
        (
            Level("same_place", "place_l = place_r"),
            Level("inside", f"{mapped} AND {inside}"),
            Level("near", f"{mapped} AND {distance} <= 25"),
            Level("in_country", f"({_either_sql('whole_country{side}')}) AND country_l = country_r"),
            Level("names_differ", _either_sql("latitude{side} IS NULL AND NOT whole_country{side}")),
            Level("same_country", "country_l = country_r"),
            Level("elsewhere", ELSE),
        ),
        commonness="place",
    )


def _names(field: str) -> Comparison:
    within = f"list_has_any({field}_l, {field}_wide_r) OR list_has_any({field}_wide_l, {field}_r)"
    return Comparison(
        field,
        _either_sql(f"len({field}{{side}}) = 0"),
        (
            Level("same_rare", f"list_has_any({field}_rare_l, {field}_rare_r)"),
            Level("same", f"list_has_any({field}_l, {field}_r)"),
            Level("belongs", within),
            Level("differ", ELSE),
        ),
    )


def _counts(field: str) -> Comparison:
    low, high = f"{field}_low", f"coalesce({field}_high{{side}}, {_FAR_AHEAD})"
    left, right = high.format(side="_l"), high.format(side="_r")
    return Comparison(
        field,
        _either_sql(f"{low}{{side}} IS NULL"),
        (
            Level("same_number", f"{low}_l = {low}_r AND {left} = {right}"),
            Level("ranges_meet", f"greatest({low}_l, {low}_r) <= least({left}, {right})"),
            Level("close", f"greatest({low}_l, {low}_r) <= 1.34 * least({low}_l, {low}_r)"),
            Level("differ", ELSE),
        ),
    )


def _scopes() -> Comparison:
    return Comparison(
        "count",
        _either_sql("plural{side} IS NULL"),
        (
            Level("both_single", "NOT plural_l AND NOT plural_r"),
            Level("both_plural", "plural_l AND plural_r AND coalesce(count_l = count_r, TRUE)"),
            Level("numbers_differ", "plural_l AND plural_r"),
            Level("single_and_plural", ELSE),
        ),
    )


def _words() -> Comparison:
    shared = "len(list_intersect(words_l, words_r)) / least(len(words_l), len(words_r))"
    return Comparison(
        "words",
        _either_sql("len(words{side}) = 0"),
        (
            Level("most_shared", f"len(list_intersect(words_l, words_r)) > 1 AND {shared} >= 0.6"),
            Level("many_shared", f"{shared} >= 0.35"),
            Level("some_shared", f"{shared} >= 0.15"),
            Level("few_shared", ELSE),
        ),
    )


COMPARISONS: tuple[Comparison, ...] = (
    Comparison(
        "type",
        _either_sql("type{side} IS NULL"),
        (Level("same", "type_l = type_r"), Level("same_family", ELSE)),
    ),
    Comparison(
        "mode",
        _both_sql("mode{side} IN ('', 'unspecified')"),
        (
            Level("same", "mode_l = mode_r"),
            Level("one_open", _either_sql("mode{side} IN ('', 'unspecified')")),
            Level("refines", "list_contains(modes_l, mode_r) OR list_contains(modes_r, mode_l)"),
            Level("differ", ELSE),
        ),
    ),
    _dates(),
    _places(),
    _names("actors"),
    _names("recipients"),
    _counts("killed"),
    _counts("injured"),
    Comparison(
        "realis",
        _either_sql("realis{side} IS NULL"),
        (
            Level("same", "realis_l = realis_r"),
            Level("tried_or_done", _both_sql("realis{side} IN ('actual', 'attempted')")),
            Level("both_ahead", _both_sql("realis{side} IN ('planned', 'hypothetical')")),
            Level("ahead_or_done", _both_sql("realis{side} <> 'negated'")),
            Level("one_negated", ELSE),
        ),
    ),
    _scopes(),
    _words(),
    Comparison(
        "trigger",
        _either_sql("trigger{side} IS NULL"),
        (Level("same_word", "trigger_l = trigger_r"), Level("differ", ELSE)),
    ),
    Comparison(
        "passage",
        _either_sql("passage{side} IS NULL"),
        (
            Level("same_passage", "report_l = report_r AND passage_l = passage_r"),
            Level("same_report", "report_l = report_r"),
            Level("other_report", ELSE),
        ),
    ),
)
