"""From matched words to the points and intervals they name; None when they only look like a date."""

from __future__ import annotations

import re
from dataclasses import replace

from polybius.lexicon.dates.expression import DateExpression, Point, Preposition, Shift
from polybius.lexicon.dates.matched import Matched
from polybius.lexicon.dates.words import date_words

_OPENS: dict[str, Preposition] = {
    "since": "since",
    "from": "since",
    "starting": "since",
    "beginning": "since",
    "after": "after",
    "following": "after",
    "before": "before",
    "prior": "before",
    "until": "until",
    "till": "until",
    "up": "until",
    "by": "by",
}
_STEPS = {
    "last": -1,
    "this": 0,
    "next": 1,
    "previous": -1,
    "preceding": -1,
    "past": -1,
    "current": 0,
    "coming": 1,
}
_PARTS = {
    "latter": "late",
    "beginning": "start",
    "onset": "start",
    "outset": "start",
    "close": "end",
    "latter half": "second half",
    "last half": "second half",
    "last quarter": "fourth quarter",
    "final week": "last week",
}
_ABOUT = re.compile(r"\b(?:around|about|circa|ca\.|approximately|roughly|nearly|almost)")
_COUNTING = re.compile(
    r"\b(?:around|about|over|up\s+to|at\s+least|of|by|for|approximately|roughly|nearly|almost|than)\s+$"
)
_MONTH_NEEDS = re.compile(
    r"\b(?:in|since|until|till|by|during|from|before|after|through|throughout|of|for|following|between)\s+$"
)
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:a|an|its|his|her|their|our|and|or)|['’]s|s['’]|[(\[/–—-])\s*$", re.IGNORECASE
)
_AFTER_COMMA = re.compile(r"\w,\s*$")
_CLOSED = re.compile(r"\s*(?:[.,;:)\]]|$)")
_CLOCK = re.compile(r"\bat\b")  # "at approximately 1915"
_DETERMINED = re.compile(r"\b(?:a|this|last|next|each|every)\s+$", re.IGNORECASE)
_LAST_WORD = re.compile(r"([A-Za-z]+)\s+$")
_NEXT_WORD = re.compile(r"[\s-]+([A-Za-z]+)")
_ONWARDS = re.compile(r"\s+(?:on\b|onwards?\b|forward)", re.IGNORECASE)
_TO_FIGURE = re.compile(r"\s+to\s+\d")


def preposition_of(words: str) -> Preposition:
    """The first of several prepositions that opens a side."""
    return next((_OPENS[word] for word in words.split() if word in _OPENS), "")


def step_of(words: str) -> int | None:
    """-1, 0 or 1 for "last", "this", "the coming" …; None for words that name no step."""
    said = words.lower().split()
    return _STEPS.get(said[-1]) if said else None


def build_point(found: Matched) -> DateExpression | None:
    """A day, month, season or year."""
    parts, end = found.parts, found.end
    if is_counted(found) and "month" in parts and not parts["month"].isdigit():
        # "In March 25 attacks": the figure counts, the month stays.
        end = found.ends["month"]
        parts = {name: said for name, said in parts.items() if found.ends.get(name, 0) <= end}
    point = point_of(parts)
    if point is None or not _is_dated(found, parts, point, end):
        return None
    if _names_what_follows(found, point, end):
        # "Since the 2003 invasion": the year is the invasion's, the preposition is not the year's.
        return replace(found.expression("point", start=found.core, end=end), first=point, attributive=True)
    opens = _opens(found)
    if point.day and found.preps.startswith("from") and not _ONWARDS.match(found.text, end):
        opens = ""  # "footage from 6 June" is of that day
    return replace(
        found.expression("point", end=end),
        first=point,
        preposition=opens,
        about=bool(_ABOUT.search(found.preps)),
    )


def build_interval(found: Matched) -> DateExpression | None:
    """From one point to another, or to now."""
    from_parts, to_parts = found.side("from_"), _written_out(found)
    if is_counted(found) or not _may_join(found, from_parts, to_parts):
        return None
    first, last = point_of(from_parts), point_of(to_parts)
    written = all(_is_month_name(found, parts) for parts in (from_parts, to_parts))
    if first is None or last is None or not written:
        return None
    if "open" in found.parts:
        return replace(found.expression("point"), first=first, preposition="since")
    first, last = _completed(first, last)
    return replace(
        found.expression("interval"), first=first, last=last, about=bool(_ABOUT.search(found.preps))
    )


def _opens(found: Matched) -> Preposition:
    """The side that the leading words open; none when they count to the hour: "before dawn on Thursday"."""
    return "" if found.to_the_hour else preposition_of(found.preps)


def build_weekday(found: Matched) -> DateExpression | None:
    """A day of the week."""
    parts, words = found.parts, date_words()
    before = _LAST_WORD.search(found.text, max(0, found.core - 16), found.core)
    if before and before[1].lower() in words.named_days:
        return None
    point = Point(
        weekday=words.weekdays[parts["weekday"].lower()],
        step=step_of(parts.get("relative", "")),
        week=step_of(parts["week"].split()[0]) if "week" in parts else None,
    )
    return replace(found.expression("point"), first=point, preposition=_opens(found))


def build_new_year(found: Matched) -> DateExpression | None:
    """New Year's Eve or Day. The eve "of 2020" is the night into 2020."""
    parts = found.parts
    year = int(parts["year"]) if "year" in parts else None
    made = replace(found.expression("point"), preposition=preposition_of(found.preps))
    if parts["feast"].lower() == "day":
        return replace(made, first=Point(year, 1, 1))
    if year is not None and "of" in parts:
        return replace(made, kind="interval", first=Point(year - 1, 12, 31), last=Point(year, 1, 1))
    return replace(made, first=Point(year, 12, 31))


def build_turn(found: Matched) -> DateExpression | None:
    """The turn of a year: its December and the January after."""
    year = int(found.parts["year"]) if "year" in found.parts else None
    made = replace(found.expression("interval"), preposition=preposition_of(found.preps))
    if year is None:
        return replace(made, first=Point(month=12), last=Point(month=1))
    return replace(made, first=Point(year - 1, 12), last=Point(year, 1))


def build_day_of_month(found: Matched) -> DateExpression | None:
    """A day without its month ("on the 15th")."""
    return replace(found.expression("point"), first=Point(day=int(found.parts["day"])))


def build_vague(found: Matched) -> DateExpression | None:
    """About the report's own time."""
    said = " ".join(found.words.lower().split())
    ends_now = said in ("so far", "to date", "until now", "up to now")
    part = "recent" if "recent" in said or said == "lately" else "so far" if ends_now else "current"
    shift = Shift(0, 0, "time", "published", vague=True)
    return replace(found.expression("vague", start=found.core), first=Point(part=part), shift=shift)


def point_of(parts: dict[str, str]) -> Point | None:
    """The point that named parts make; None when no calendar has such a day."""
    words = date_words()
    month = parts.get("month", "").lower()
    year = parts.get("decade") or parts.get("year")
    point = Point(
        year=int(year) if year else None,
        month=int(month) if month.isdigit() else words.months.get(month),
        day=int(parts["day"]) if "day" in parts else None,
        weekday=words.weekdays.get(parts.get("weekday", "").lower()),
        part=part_of(parts),
        feast=" ".join(parts["feast"].lower().replace("’", "'").split()) if "feast" in parts else None,
        decade="decade" in parts,
        of_year=step_of(parts.get("of_year", "")),
        step=step_of(parts.get("relative", "")),
    )
    return _with_numbers(point, parts) if "number_one" in parts else point


def part_of(parts: dict[str, str]) -> str | None:
    """The part of a longer time, with the season as its last word; None when none was said."""
    said = " ".join(parts.get("part", "").lower().split())
    season = parts.get("season", "").lower()
    return " ".join(word for word in (_PARTS.get(said, said), season) if word) or None


def is_counted(found: Matched) -> bool:
    """Whether the words end in a figure that counts something ("2500 troops", "1930 GMT").

    A year of our time behind a month or a preposition is a year, whatever follows: "on 11 April 1996 killed
    six", "in June 2021 rockets hit".
    """
    figure = found.parts.get("year", "")
    if figure.isdigit() and 1900 <= int(figure) < 2100 and (found.preps or "month" in found.parts):
        return False
    following = _NEXT_WORD.match(found.text, found.end)
    return (
        found.words[-1:].isdigit() and following is not None and following[1].lower() in date_words().counted
    )


def _with_numbers(point: Point, parts: dict[str, str]) -> Point | None:
    """Day and month of "6.6.2021" or "06/06/2021"; a slash leaves their order open where both may be it."""
    one, two, dotted = int(parts["number_one"]), int(parts["number_two"]), parts["separator"] == "."
    day, month = (two, one) if two > 12 and not dotted else (one, two)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return replace(point, day=day, month=month, or_swapped=not dotted and day <= 12 and day != month)


def _is_dated(found: Matched, parts: dict[str, str], point: Point, end: int) -> bool:
    if found.alone:
        return True
    if point.month is None and point.part is None and point.feast is None and not point.decade:
        return _is_year(found)
    if parts.get("month", "").isdigit() or "number_one" in parts or point.year or point.of_year is not None:
        return True
    return _is_month(found, parts, point, end)


def _is_year(found: Matched) -> bool:
    """Whether a figure of four digits is a year, by what stands before and after."""
    if is_counted(found):
        return False
    if _CLOCK.search(found.preps):
        return False
    if found.preps.endswith("from ") and _TO_FIGURE.match(found.text, found.end):
        return False
    if _COUNTING.search(found.preps) and not found.the and int(found.parts["year"]) % 100 == 0:
        return False
    if found.the and not found.preps and "the_year" not in found.parts:
        return _NEXT_WORD.match(found.text, found.end) is not None
    if found.preps or "the_year" in found.parts or "clock" in found.parts:
        return True
    if _AFTER_COMMA.search(found.text, max(0, found.core - 4), found.core):
        return _CLOSED.match(found.text, found.end) is not None
    return bool(_BEFORE_YEAR.search(found.text, max(0, found.core - 12), found.core))


def _is_month(found: Matched, parts: dict[str, str], point: Point, end: int) -> bool:
    """Whether a month without a year is one, and no verb or person ("may", "April Jones")."""
    word = parts.get("month") or parts.get("season") or parts.get("feast", "")
    if "season" in parts:
        return True
    if not found.is_name(word):
        return False
    if point.day or point.part or point.step is not None or _MONTH_NEEDS.search(found.preps):
        return True
    following = found.text[end : end + 2]
    if word.lower() in date_words().shy:  # "the May attack", not "the March for peace"
        determined = found.the or _DETERMINED.search(found.text, max(0, found.core - 12), found.core)
        return bool(determined) and following[1:2].islower()
    return not (following[:1] == " " and following[1:2].isupper() and not word.isupper())


def _names_what_follows(found: Matched, point: Point, end: int) -> bool:
    """Whether the date only names the noun after it ("the June parade", "the 3 January strike")."""
    if not found.the or point.part or point.decade or point.feast or end != found.end:
        return False
    following = _NEXT_WORD.match(found.text, end)
    return following is not None and following[1].lower() not in date_words().not_nouns


def _is_month_name(found: Matched, parts: dict[str, str]) -> bool:
    word = parts.get("month", "")
    return not word or word.isdigit() or "year" in parts or found.is_name(word)


def _may_join(found: Matched, from_parts: dict[str, str], to_parts: dict[str, str]) -> bool:
    """Whether two points are the ends of one stretch, and not two dates in a row."""
    joint = found.parts.get("joint", "-").lower().split()
    word = joint[0] if joint else "-"
    if word in ("and", "or"):
        return "between" in found.preps or not (_has_whole_day(from_parts) and _has_whole_day(to_parts))
    if word == "/":
        return "day" not in from_parts
    only_years = set(from_parts) == set(to_parts) == {"year"}
    return "open" in found.parts or not only_years or _is_ordered(from_parts, to_parts)


def _has_whole_day(parts: dict[str, str]) -> bool:
    # "5 and 8 July" is one stretch, "5 July and 8 July" are two days.
    return "number_one" in parts or ("day" in parts and "month" in parts)


def _is_ordered(from_parts: dict[str, str], to_parts: dict[str, str]) -> bool:
    return int(from_parts["year"]) < int(to_parts["year"])


def _written_out(found: Matched) -> dict[str, str]:
    """The last side, "2020-21" written out; where the words run to now, the first side again."""
    if "open" in found.parts:
        return found.side("from_")
    parts = found.side("to_")
    if "short" in parts:
        return {"year": found.parts["from_year"][:2] + parts["short"]}
    return parts


def _completed(first: Point, last: Point) -> tuple[Point, Point]:
    """Both ends with the parts that only the other named."""
    if last.month is None and last.day is not None:
        last = replace(last, month=first.month)
    if first.month is None and first.day is not None:
        first = replace(first, month=last.month)
    if first.of_year is None and first.year is None:
        first = replace(first, of_year=last.of_year)
    runs_over = first.month is not None and last.month is not None and first.month > last.month
    if first.year is None and last.year is not None:
        first = replace(first, year=last.year - runs_over)
    elif last.year is None and first.year is not None:
        last = replace(last, year=first.year + runs_over)
    return first, last
