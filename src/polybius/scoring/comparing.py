"""Comparing the fields of two mentions."""

from __future__ import annotations

import re
from collections.abc import Iterable

from polybius.scoring.entries import Entry
from polybius.scoring.field_values import Value
from polybius.scoring.scope import FIELDS, Way

_MARKS = re.compile(r"[~?%]")
_LEAST_SHARED_WORDS = 0.5
_SMALL_WORDS = frozenset(
    ("a", "an", "the", "of", "in", "on", "at", "to", "by", "for", "from", "with", "and", "or", "its", "their")
)


def same_date(gold: str | None, pred: str | None) -> bool:
    """Whether two EDTF dates are equal at the gold's precision: 2021-06-06 answers 2021-06, not the reverse.

    Marks of doubt are passed over; intervals must be equal at both ends.
    """
    if gold is None or pred is None:
        return gold is pred
    return all(
        found[: len(wanted)] == wanted and (wanted[:1].isdigit() or found == wanted)
        for wanted, found in zip(_ends(gold), _ends(pred), strict=True)
    )


def shared_words(one: str, other: str) -> float:
    """How many of their words two phrases share, small words left out: F1 over words; 0 to 1."""
    wanted, found = _content_words(one), _content_words(other)
    if not wanted or not found:
        return float(one == other)
    return 2 * len(wanted & found) / (len(wanted) + len(found))


def same_field(way: Way, gold: Value, pred: Value) -> bool:
    """Whether a field is right, compared in its way."""
    if way == "date":
        return same_date(_text(gold), _text(pred))
    if way == "words":
        return shared_words(str(gold), str(pred)) >= _LEAST_SHARED_WORDS
    return gold == pred


def agreement(gold: Entry, pred: Entry) -> float:
    """How well two mentions of one kind agree over all its fields; 0 to 1."""
    likeness = [
        _likeness(way, gold.fields[name], pred.fields[name]) for name, way in FIELDS[gold.kind].items()
    ]
    return sum(likeness) / len(likeness)


def wrong_fields(gold: Entry, pred: Entry, names: Iterable[str]) -> tuple[tuple[str, str, str], ...]:
    """Those of the named fields that differ, each with the gold's and the prediction's value."""
    ways = FIELDS[gold.kind]
    return tuple(
        (name, shown(gold.fields[name]), shown(pred.fields[name]))
        for name in names
        if not same_field(ways[name], gold.fields[name], pred.fields[name])
    )


def shown(value: Value) -> str:
    """A value as a person reads it."""
    if isinstance(value, frozenset):
        return ", ".join(sorted(value)) or "none"
    return "none" if value in (None, "") else str(value)


def _likeness(way: Way, gold: Value, pred: Value) -> float:
    if isinstance(gold, frozenset) and isinstance(pred, frozenset):
        return len(gold & pred) / len(gold | pred) if gold or pred else 1.0
    if way == "words":
        return shared_words(str(gold), str(pred))
    return float(same_field(way, gold, pred))


def _ends(date: str) -> tuple[str, str]:
    start, bar, end = _MARKS.sub("", date).strip().partition("/")
    return (start or "..", end or "..") if bar else (start, start)


def _text(value: Value) -> str | None:
    return None if value is None else str(value)


def _content_words(phrase: str) -> frozenset[str]:
    return frozenset(phrase.split()) - _SMALL_WORDS
