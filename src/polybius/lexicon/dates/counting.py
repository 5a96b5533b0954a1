"""From matched words to times counted from another: from the report, the running story or an event."""

from __future__ import annotations

import re
from dataclasses import replace

from polybius.lexicon.dates.building import part_of, preposition_of, step_of
from polybius.lexicon.dates.expression import DateExpression, Origin, Point, Shift, Unit
from polybius.lexicon.dates.matched import Matched
from polybius.lexicon.dates.words import date_words

_UNITS: dict[str, Unit] = {
    "minute": "hour",
    "hour": "hour",
    "day": "day",
    "date": "day",
    "night": "day",
    "morning": "day",
    "evening": "day",
    "afternoon": "day",
    "week": "week",
    "weekend": "weekend",
    "month": "month",
    "year": "year",
    "decade": "decade",
    "time": "time",
    "period": "time",
    "summer": "year",
    "winter": "year",
    "spring": "year",
    "autumn": "year",
}
_UNSAID: dict[Unit, tuple[int, int]] = {
    "hour": (0, 12),
    "day": (2, 6),
    "week": (2, 6),
    "month": (2, 9),
    "year": (2, 9),
    "decade": (2, 5),
}
_ORIGINS: dict[str, Origin] = {
    "ago": "published",
    "hence": "published",
    "from": "published",
    "earlier": "story",
    "later": "story",
    "beforehand": "story",
    "afterward": "story",
    "afterwards": "story",
    "thereafter": "story",
}
_BACKWARDS = frozenset({"ago", "earlier", "beforehand", "before", "prior", "previous", "preceding"})
_OBJECT = re.compile(r"\s+[\w'’“\"(]")
_DURATION_CHARS = 24
_LENGTHS = frozenset({"for", "of"})
_DAY_TIMES = frozenset({"night", "morning", "evening", "afternoon"})
_CONJOINED = frozenset({"summer", "winter", "spring", "autumn"})
_DURATION = re.compile(r"\b(?:for|lasted|lasting|took)\s+(?:\w+\s+)?$", re.IGNORECASE)
_DAYS = {
    "the day before yesterday": (-2, -2),
    "yesterday": (-1, -1),
    "last night": (-1, -1),
    "last evening": (-1, -1),
    "overnight": (-1, 0),
    "tomorrow": (1, 1),
}


def build_shift(found: Matched) -> DateExpression | None:
    """So many units before or after something."""
    parts = found.parts
    if _DURATION.search(found.text, max(0, found.core - _DURATION_CHARS), found.core):
        return None
    amount = _amount(parts)
    if amount is None or _LENGTHS & set(found.preps.split()):
        return None  # "for more than a year before", "millions of years after" say how long, not when
    low, high, vague = amount
    word = (parts.get("where") or parts.get("which", "")).lower().split()[0]
    if word in _BACKWARDS:
        low, high = -high, -low
    elif word == "of":
        low = 0
    shift = Shift(low, high, _unit(parts), _origin(word, found), vague)
    whole = "which" in parts and shift.unit in ("week", "month", "year")
    made = replace(found.expression("unit" if whole else "shift"), shift=shift)
    return replace(made, clock=parts["unit"]) if parts.get("unit", "").lower() in _DAY_TIMES else made


def build_unit(found: Matched) -> DateExpression | None:
    """This, last or next week, month or year, or a part of it."""
    parts = found.parts
    step, part = step_of(parts["which"]), part_of(parts)
    weekend = _unit(parts) == "weekend" and bool({"over", "at", "during"} & set(found.preps.split()))
    if (step is None and part is None and not weekend) or (found.the and step == -1):
        return None  # "the last year" is a span, not the calendar's
    return replace(
        found.expression("unit"),
        first=Point(part=part) if part else None,
        # "Over the weekend" is the one before the report, wherever the story stands.
        shift=Shift(
            step or 0,
            step or 0,
            _unit(parts),
            "story" if step is None and not weekend else "published",
        ),
        preposition=preposition_of(found.preps),
    )


def build_span(found: Matched) -> DateExpression | None:
    """A stretch that ends at the report's date, or that follows what was just told."""
    parts = dict(found.parts)
    which = parts.pop("which").lower()
    amount = _amount({"plural": "s", **parts}) if found.words.endswith("s") else (1, 1, False)
    if amount is None:
        return None
    low, high, vague = amount
    unit = _unit(parts)
    if which in ("past", "last", "recent", "latest"):
        return replace(found.expression("span"), shift=Shift(-high, 0, unit, "published", vague))
    origin: Origin = "published" if which == "coming" else "story"
    return replace(found.expression("span"), shift=Shift(min(low, 1), high, unit, origin, vague))


def build_same(found: Matched) -> DateExpression | None:
    """The time just told of."""
    preps, unit = found.preps.split(), _unit(found.parts)
    which = found.parts["which"].lower()
    if unit == "time" and (not preps or preps[-1] == "of" or (which == "the" and preps[-1] != "at")):
        return None
    if which == "that" and found.parts["unit"].lower() in _CONJOINED and not preps:
        return None
    return replace(
        found.expression("same"),
        shift=Shift(0, 0, unit, "story"),
        preposition=preposition_of(found.preps),
        about=unit == "time" or "around" in preps or "about" in preps,
    )


def build_day(found: Matched) -> DateExpression | None:
    """A day by the report's own."""
    word = " ".join(found.parts["word"].lower().split())
    low, high = _DAYS.get(word, (0, 0))
    return replace(
        found.expression("day"),
        shift=Shift(low, high, "day", "published"),
        preposition=preposition_of(found.preps),
    )


def _amount(parts: dict[str, str]) -> tuple[float, float, bool] | None:
    """Lowest and highest number of units, and whether that is a guess; None when no number can be read."""
    if "shortly" in parts:
        return 0, 0, True
    if "which" in parts or "single" in parts:
        return 1, 1, False
    words = date_words()
    said = " ".join(parts.get("number", "").lower().split())
    if said in words.vague:
        return *words.vague[said], True
    if said:
        number = words.numbers[said] if said in words.numbers else float(said)
        return number, number, False
    return (*_UNSAID[_unit(parts)], True) if "plural" in parts and _unit(parts) in _UNSAID else None


def _unit(parts: dict[str, str]) -> Unit:
    return _UNITS[parts.get("unit", "hour").lower()]


def _origin(word: str, found: Matched) -> Origin:
    if word in _ORIGINS:
        return _ORIGINS[word]
    if word in ("next", "following", "previous", "preceding"):
        return "story"
    return "event" if _OBJECT.match(found.text, found.end) else "story"
