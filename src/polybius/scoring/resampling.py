"""Intervals by resampling: how far a score might lie elsewhere on other reports of the same sort.

Percentile bootstrap (Efron 1979) over reports: whole reports are drawn with replacement, since mentions of
one report are coded right or wrong together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

RESAMPLES = 2000
SEED = 1992
LEVEL = 0.95
FEWEST_REPORTS = 5
"""With fewer reports, an interval says little: it knows only what these few have in common."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Between which values a score lay in the middle 95 % of the resamples."""

    low: float
    high: float

    def as_json(self) -> list[float]:
        return [round(self.low, 4), round(self.high, 4)]


def resampled_sums(counts: Array) -> Array:
    """Sums of counts over resampled reports.

    counts   (reports, k) counts of each report
    Gives    (RESAMPLES, k); the draws depend on the number of reports only, so columns belong together
    """
    reports = counts.shape[0]
    drawn = np.random.default_rng(SEED).multinomial(reports, np.full(reports, 1 / reports), size=RESAMPLES)
    return drawn @ counts


def ratio_intervals(fractions: Mapping[str, Sequence[tuple[int, int]]]) -> dict[str, Interval]:
    """The interval of each score that is one sum over reports divided by another.

    fractions   score to one (part, whole) a report; every score of the same reports
    Gives       no interval where there are fewer than two reports or the whole is empty
    """
    names = list(fractions)
    counts = np.array([fractions[name] for name in names], dtype=np.float64)
    if not names or counts.shape[1] < 2:
        return {}
    parts, wholes = resampled_sums(counts[:, :, 0].T), resampled_sums(counts[:, :, 1].T)
    found = {}
    for column, name in enumerate(names):
        filled = wholes[:, column] > 0
        if filled.any():
            found[name] = percentile_interval(parts[filled, column] / wholes[filled, column])
    return found


def percentile_interval(scores: Array) -> Interval:
    """The middle of the resampled scores. scores: (resamples,)"""
    low, high = np.quantile(scores, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Interval(float(low), float(high))


def caution(reports: int) -> str | None:
    """What to say of intervals over so few reports; None when there are enough."""
    if reports >= FEWEST_REPORTS:
        return None
    if reports < 2:
        return "no intervals: there is one report only, and they are drawn over reports"
    return f"intervals over {reports} reports say little: at least {FEWEST_REPORTS} are needed"
