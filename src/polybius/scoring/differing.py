"""Where a prediction and the gold differ, with the words, for whoever improves the coder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from polybius.scoring.comparing import wrong_fields
from polybius.scoring.entries import Entry
from polybius.scoring.examining import Given, Side, compare


@dataclass(frozen=True, slots=True)
class Difference:
    """One point on which gold and prediction differ.

    kind     of the entry: "events", "figures" …
    what     "missed" (gold only), "false" (prediction only), "wrong" (matched, some field differs)
    key      what was coded: the event's type, the relation's triple …
    start    where the quote begins; -1 would be a lie, so None when it stands nowhere
    other    the other side's quote when they matched
    fields   (field, gold's value, prediction's value), for "wrong"
    """

    document: str
    kind: str
    what: str
    id: str
    key: str
    quote: str
    start: int | None
    other: str | None = None
    fields: tuple[tuple[str, str, str], ...] = ()


def differences(
    gold: Given, pred: Given, texts: Mapping[str, str], aliases: Mapping[str, str] | None = None
) -> list[Difference]:
    """All differences, document by document, kind by kind, in the order of the text."""
    found = []
    for side in compare(gold, pred, texts, aliases).sides:
        found += sorted(_of_side(side), key=lambda difference: (difference.start or 0, difference.what))
    return found


def _of_side(side: Side) -> list[Difference]:
    hit = {id(one) for one, _ in side.matched}
    used = {id(other) for _, other in side.matched}
    missed = [_difference(entry, "missed") for entry in side.gold if id(entry) not in hit]
    false = [_difference(entry, "false") for entry in side.pred if id(entry) not in used]
    wrong = [
        _difference(one, "wrong", other.quote, fields)
        for one, other in side.matched
        if one.event and other.event and (fields := wrong_fields(one.event, other.event))
    ]
    return missed + false + wrong


def _difference(
    entry: Entry, what: str, other: str | None = None, fields: tuple[tuple[str, str, str], ...] = ()
) -> Difference:
    key = " · ".join(str(part) for part in entry.key)
    start = entry.span.start if entry.span else None
    return Difference(entry.document, entry.kind, what, entry.id, key, entry.quote, start, other, fields)
