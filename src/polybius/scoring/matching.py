"""Matching gold entries with predicted ones: each at most once, as many as can be."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

from polybius.scoring.comparing import agreement
from polybius.scoring.entries import Entry
from polybius.scoring.evidence import overlap_share

Pair = tuple[Entry, Entry]

_LEAST_OVERLAP = 0.5
# One more match outweighs any better agreement; agreement outweighs overlap.
_MATCH, _SAME_KEY, _AGREEMENT, _OVERLAP = 1e6, 1e3, 1e2, 1.0


def match_entries(gold: Sequence[Entry], pred: Sequence[Entry]) -> tuple[Pair, ...]:
    """Matches of entries with equal keys whose evidence overlaps (relations: the triple alone decides).

    Assessments and causal statements have no key: their evidence decides, and the fields prefer one match
    to another. A document may tell a relation several times; each telling matches one.
    """
    if gold and gold[0].kind == "relations":
        return _assign(gold, pred, lambda one, other: one.key == other.key)
    return _assign(
        gold, pred, lambda one, other: one.key == other.key and _share(one, other) >= _LEAST_OVERLAP
    )


def match_evidence(gold: Sequence[Entry], pred: Sequence[Entry]) -> tuple[Pair, ...]:
    """Matches by evidence alone, whatever was coded there; equal keys are preferred."""
    return _assign(gold, pred, lambda one, other: _share(one, other) >= _LEAST_OVERLAP)


def _assign(
    gold: Sequence[Entry], pred: Sequence[Entry], may_match: Callable[[Entry, Entry], bool]
) -> tuple[Pair, ...]:
    if not gold or not pred:
        return ()
    worth = np.zeros((len(gold), len(pred)))
    for row, one in enumerate(gold):
        for column, other in enumerate(pred):
            if may_match(one, other):
                worth[row, column] = _worth(one, other)
    rows, columns = linear_sum_assignment(worth, maximize=True)
    chosen = zip(rows.tolist(), columns.tolist(), strict=True)
    return tuple((gold[row], pred[column]) for row, column in chosen if worth[row, column] > 0)


def _worth(one: Entry, other: Entry) -> float:
    liking = _AGREEMENT * agreement(one, other) + _OVERLAP * _share(one, other)
    return _MATCH + _SAME_KEY * (one.key == other.key) + liking


def _share(one: Entry, other: Entry) -> float:
    return overlap_share(one.span, other.span) if one.span and other.span else 0.0
