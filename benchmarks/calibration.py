"""Calibration of confidence on the reference analyses: `python -m benchmarks.calibration`.

Of the mentions said to be 0.8 sure, about 8 in 10 should be right. The weights are fitted on tests/gold; here
they are held against reports of other authors that they never saw.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.material import seed_files, shared_folder
from training.confidence.judged import Judged, judge

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Bin:
    """Mentions whose confidence lies in a range. said: mean confidence; right: share that was right."""

    low: float
    high: float
    mentions: int
    said: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """How far confidence can be trusted.

    error   mean distance of said and right over the bins, weighted by mentions (ECE), 0 to 1
    brier   mean squared distance of confidence and outcome; base is that of always saying the overall share
    """

    bins: tuple[Bin, ...]
    error: float
    brier: float
    base: float


def measure_calibration() -> Calibration:
    """Calibration over all kinds of mention in the reference analyses."""
    return calibration_of(judge(shared_folder() / "gold", seed_files()))


def calibration_of(judged: Sequence[Judged]) -> Calibration:
    """The bins and errors of some judged mentions; raises ValueError when there are none."""
    if not judged:
        raise ValueError("no mention to measure on")
    bins = []
    for low, high in pairwise(EDGES):
        inside = [one for one in judged if low <= one.confidence < high]
        if inside:
            said = sum(one.confidence for one in inside) / len(inside)
            right = sum(one.right for one in inside) / len(inside)
            bins.append(Bin(low, high, len(inside), said, right))
    share = sum(one.right for one in judged) / len(judged)
    return Calibration(
        bins=tuple(bins),
        error=sum(each.mentions * abs(each.said - each.right) for each in bins) / len(judged),
        brier=sum((one.confidence - one.right) ** 2 for one in judged) / len(judged),
        base=sum((share - one.right) ** 2 for one in judged) / len(judged),
    )


def main() -> None:
    """Print the table."""
    found = measure_calibration()
    print("said            mentions  mean said  right")
    for each in found.bins:
        print(f"{each.low:.1f} to {each.high:.1f} {each.mentions:13} {each.said:10.2f} {each.right:6.2f}")
    print(f"calibration error {found.error:.3f}, Brier {found.brier:.3f} (always the mean: {found.base:.3f})")


if __name__ == "__main__":
    main()
