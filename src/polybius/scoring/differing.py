"""Where a prediction and the gold differ, with the words, for whoever improves the coder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from polybius.records import Span
from polybius.scoring.comparing import wrong_fields
from polybius.scoring.entries import Entry
from polybius.scoring.examining import Comparison, Given, compare
from polybius.scoring.scope import EVERYTHING, Scope
from polybius.scoring.tallying import Side


@dataclass(frozen=True, slots=True)
class Difference:
    """One point on which gold and prediction differ.

    kind         of the entry: "events", "figures" …
    what         "missed" (gold only), "false" (prediction only), "wrong" (matched, some field differs)
    label        what was coded: the event's type, the relation's triple …
    span         where the quote begins and ends; None when it stands nowhere
    other        for "wrong" the prediction's quote; for "missed" that of a prediction on the same words
    other_label  what the prediction coded there; None where there is none
    fields       (field, gold's value, prediction's value), for "wrong"
    """

    document: str
    kind: str
    what: str
    id: str
    label: str
    quote: str
    span: Span | None
    other: str | None = None
    other_span: Span | None = None
    other_label: str | None = None
    fields: tuple[tuple[str, str, str], ...] = ()


def differences(
    gold: Given,
    pred: Given,
    texts: Mapping[str, str],
    aliases: Mapping[str, str] | None = None,
    *,
    scope: Scope = EVERYTHING,
) -> list[Difference]:
    """All differences, document by document, kind by kind, in the order of the text. Raises ScoringError."""
    return list_differences(compare(gold, pred, texts, aliases, scope=scope))


def list_differences(compared: Comparison) -> list[Difference]:
    """The differences in what was compared."""
    found = []
    for side in compared.sides:
        found += sorted(_of_side(side, compared.scope), key=_place)
    return found


def _place(difference: Difference) -> tuple[int, str]:
    return difference.span.start if difference.span else 0, difference.what


def _of_side(side: Side, scope: Scope) -> list[Difference]:
    hit = {id(one) for one, _ in side.matched}
    used = {id(other) for _, other in side.matched}
    instead = {id(one): other for one, other in side.matched_evidence}
    missed = [
        _difference(entry, "missed", instead.get(id(entry))) for entry in side.gold if id(entry) not in hit
    ]
    false = [_difference(entry, "false") for entry in side.pred if id(entry) not in used]
    wrong = [
        _difference(one, "wrong", other, fields)
        for one, other in side.matched
        if (fields := wrong_fields(one, other, scope.fields[side.kind]))
    ]
    return missed + false + wrong


def _difference(
    entry: Entry, what: str, other: Entry | None = None, fields: tuple[tuple[str, str, str], ...] = ()
) -> Difference:
    return Difference(
        entry.document,
        entry.kind,
        what,
        entry.id,
        entry.label,
        entry.quote,
        entry.span,
        other.quote if other else None,
        other.span if other else None,
        other.label if other else None,
        fields,
    )
