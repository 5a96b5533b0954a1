"""Resolving a date expression: the report's date, the running story and the words make an EDTF interval."""

from __future__ import annotations

from typing import Literal

from polybius.errors import BadDate
from polybius.lexicon.dates import DateExpression, Preposition
from polybius.records import When, edtf_bounds
from polybius.resolving.dates.counted import (
    resolve_day,
    resolve_same,
    resolve_shift,
    resolve_span,
    resolve_unit,
    resolve_vague,
)
from polybius.resolving.dates.points import Frame, Told, resolve_point
from polybius.resolving.dates.story import StoryTime
from polybius.resolving.dates.stretches import about, between, end_of, start_of

Beside = Literal["since", "after", "before", "until", "during"]

_NOT_BEGUN = StoryTime()


def resolve_date(
    expression: DateExpression,
    *,
    published: When,
    story: StoryTime = _NOT_BEGUN,
    anchor: When | None = None,
    planned: bool = False,
) -> When:
    """When the words mean; unknown, with the reason, when nothing tells.

    published   the report's own date; never taken for an event's unless the words say so ("today")
    story       the time just told of
    anchor      the date of the event that the words count from ("two days after the raid"); None unknown
    planned     the event is still to come, so that a missing year is the next, not the last
    """
    frame = Frame(published, story, planned)
    try:
        told = _told(expression, frame, anchor)
        edtf = about(told.edtf) if expression.about else told.edtf
        edtf = _opened(edtf, expression.preposition, published, planned)
        return When.from_edtf(edtf, how=told.how, text=expression.text)
    except BadDate as error:
        return When.unknown(f"'{expression.text}': {error}", text=expression.text)


def resolve_beside(preposition: Beside, event: When, *, text: str | None = None) -> When:
    """When something was that is dated only by an event: since, after, before or during it."""
    if event.edtf is None:
        return When.unknown("dated by an event whose own date is not known", text=text)
    opening: Preposition = "" if preposition == "during" else preposition
    return When.from_edtf(
        _opened(event.edtf, opening, event, False), how=f"{preposition} the event named", text=text
    )


def _told(expression: DateExpression, frame: Frame, anchor: When | None) -> Told:
    match expression.kind:
        case "point":
            if expression.first is None:
                raise BadDate("a point without parts: this kind of words needs one")
            return resolve_point(expression.first, frame)
        case "interval":
            return _interval(expression, frame)
        case "shift":
            return resolve_shift(expression, frame, anchor)
        case "unit":
            return resolve_unit(expression, frame)
        case "span":
            return resolve_span(expression, frame)
        case "same":
            return resolve_same(expression, frame)
        case "day":
            return resolve_day(expression, frame)
        case "vague":
            return resolve_vague(expression, frame)


def _interval(expression: DateExpression, frame: Frame) -> Told:
    if expression.first is None or expression.last is None:
        raise BadDate("an interval without its ends: this kind of words needs both")
    first = resolve_point(expression.first, frame)
    began = When.from_edtf(first.edtf, how=first.how)
    # The far end lies ahead of the near one, whatever the report's own date.
    last = resolve_point(expression.last, Frame(frame.published, StoryTime().advance(began), planned=True))
    edtf = between(start_of(first.edtf), end_of(last.edtf))
    edtf_bounds(edtf)  # refuses an interval that ends before it begins
    return Told(edtf, first.how)


def _opened(edtf: str, preposition: Preposition, published: When, planned: bool) -> str:
    """The stretch after or before, for words that open a side; a deadline still to come stands for itself."""
    match preposition:
        case "since" | "after":
            start = start_of(edtf)
            return edtf if start in ("", "..") else f"{start}/.."
        case "before" | "until":
            return _until(edtf)
        case "by":
            latest = edtf_bounds(edtf)[1]
            ahead = latest is not None and published.latest is not None and latest > published.latest
            return edtf if planned or ahead else _until(edtf)
        case _:
            return edtf


def _until(edtf: str) -> str:
    end = end_of(edtf)
    return edtf if end in ("", "..") else f"../{end}"
