"""Comparing the fields of two event mentions."""

from __future__ import annotations

import re

from polybius.scoring.entries import Event

SET_FIELDS = ("actors", "recipients", "weapons")
EXACT_FIELDS = ("place", "mode", "killed", "injured", "count", "result", "realis", "status")

_MARKS = re.compile(r"[~?%]")


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


def same_field(field: str, gold: Event, pred: Event) -> bool:
    """Whether a field that must be exact is right."""
    if field == "date":
        return same_date(gold.date, pred.date)
    return bool(getattr(gold, field) == getattr(pred, field))


def agreement(gold: Event, pred: Event) -> float:
    """How well two mentions agree over all scored fields; 0 to 1."""
    exact = [float(same_field(field, gold, pred)) for field in (*EXACT_FIELDS, "date")]
    sets = [_likeness(getattr(gold, field), getattr(pred, field)) for field in SET_FIELDS]
    return sum(exact + sets) / (len(exact) + len(sets))


def wrong_fields(gold: Event, pred: Event) -> tuple[tuple[str, str, str], ...]:
    """The fields that differ, each with the gold's and the prediction's value."""
    exact = [
        (field, str(getattr(gold, field)), str(getattr(pred, field)))
        for field in ("type", "date", *EXACT_FIELDS)
        if not same_field(field, gold, pred)
    ]
    sets = [
        (field, _listed(getattr(gold, field)), _listed(getattr(pred, field)))
        for field in SET_FIELDS
        if getattr(gold, field) != getattr(pred, field)
    ]
    return (*exact, *sets)


def _ends(date: str) -> tuple[str, str]:
    start, bar, end = _MARKS.sub("", date).strip().partition("/")
    return (start or "..", end or "..") if bar else (start, start)


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one or other else 1.0


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names)) or "none"
