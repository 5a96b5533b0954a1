"""Dates, counts and codes in an analyst's words, saying no more than is known."""

from __future__ import annotations

from datetime import date

from polybius.records import Count, Figure, When

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def date_words(when: When) -> str:
    """The date as one reads it: "6 June 2021", "about March 2020", "between 3 and 9 June 2021"."""
    if when.edtf is None:
        return f"no date: {when.how}"
    left, slash, right = when.edtf.partition("/")
    if not slash:
        return _point_words(left)
    if left in ("", ".."):
        return f"{_point_words(right)} or before"
    if right in ("", ".."):
        return f"{_point_words(left)} or after"
    return f"between {_without_repeats(left, right)} and {_point_words(right)}"


def _point_words(point: str) -> str:
    doubt = point[-1] if point[-1] in "~?%" else ""
    year, *rest = point.rstrip("~?%").split("-")
    words = " ".join(
        [*(str(int(day)) for day in rest[1:]), *(MONTHS[int(month) - 1] for month in rest[:1]), year]
    )
    return {"": words, "~": f"about {words}", "?": f"perhaps {words}", "%": f"perhaps about {words}"}[doubt]


def _without_repeats(left: str, right: str) -> str:
    """The left side's words without the year, and the month, that the right side says again."""
    marked = any(mark in left + right for mark in "~?%")
    if marked or left[:4] != right[:4] or len(left) < 7 or len(left) != len(right):
        return _point_words(left)
    words = _point_words(left).split()
    return words[0] if left[:7] == right[:7] and len(left) == 10 else " ".join(words[:-1])


def day_words(day: date | None) -> str:
    """A day as "6 June 2021"; "unknown" for none."""
    return _point_words(day.isoformat()) if day else "unknown"


def count_words(count: Count) -> str:
    """A count as a range in figures: "3", "2–4", "at least 25", "none", "number not told"."""
    if count.low is None:
        return f"up to {count.high}" if count.high is not None else "number not told"
    if count.high is None:
        return f"at least {count.low}"
    if count.high == count.low:
        return str(count.low) if count.low else "none"
    return f"{count.low}–{count.high}" if count.low else f"up to {count.high}"


def code_words(code: str) -> str:
    """A code of the codebook as a word: "ASSAULT" is "Assault", "vehicle-bomb" is "vehicle bomb"."""
    return code.capitalize() if code.isupper() else code.replace("-", " ")


def share_words(part: int, whole: int) -> str:
    """A part with its share: "38 of 210 (18 %)"."""
    if not whole:
        return "0"
    percent = round(100 * part / whole)
    return f"{part:,} of {whole:,} ({'under 1' if part and not percent else percent} %)"


def number_words(number: float) -> str:
    """A number as one reads it: "5,000", "2.5"."""
    return f"{int(number):,}" if number == int(number) else f"{number:,}"


def figure_words(figure: Figure) -> str:
    """A figure's number: "5,000", "about 40", "at least 25", "up to 65", "4–5"; "" if told in words only."""
    if figure.in_words:
        return ""
    low, high, value = figure.low, figure.high, figure.value
    if value is None:
        low_words, high_words = (number_words(end) if end is not None else "" for end in (low, high))
        if low_words and high_words:
            return f"{low_words}–{high_words}"
        return f"at least {low_words}" if low_words else f"up to {high_words}" if high_words else ""
    if low == value and high is None:
        return f"at least {number_words(value)}"
    if high == value and low is None:
        return f"up to {number_words(value)}"
    return f"about {number_words(value)}" if figure.approximate else number_words(value)


def told_words(status: str, *, hedged: bool) -> str:
    """How it is said, in words: "reported, hedged"; "" where the report itself says it outright."""
    said = [status] if status != "asserted" else []
    return ", ".join([*said, "hedged"] if hedged else said)
