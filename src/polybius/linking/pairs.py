"""Pairs: two mentions held side by side, and why they score what they score."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polybius.linking.comparisons import COMPARISONS

if TYPE_CHECKING:
    from polybius.linking.weights import LinkWeights


@dataclass(frozen=True, slots=True)
class Finding:
    """What the comparison of one field found, with its log2 Bayes factor."""

    field: str
    found: str
    bits: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions compared, by their row numbers, left before right.

    bits       log2 odds that both are of one happening, the prior included
    levels     per comparison, the number of the level found; None where a side was silent
    common     bits taken off or added because the place is common or rare
    """

    left: int
    right: int
    bits: float
    levels: tuple[int | None, ...]
    common: float

    @property
    def probability(self) -> float:
        return probability_of(self.bits)


def probability_of(bits: float) -> float:
    """The probability that log2 odds stand for."""
    return 1 / (1 + 2 ** -max(-1000.0, min(1000.0, bits)))


def bits_of(probability: float) -> float:
    """A probability, neither 0 nor 1, as log2 odds."""
    return math.log2(probability / (1 - probability))


def findings_of(pair: Pair, weights: LinkWeights) -> tuple[Finding, ...]:
    """Why the pair scores what it scores: the prior, then one finding per field that was not silent."""
    found = [Finding("prior", "two_mentions_compared", weights.prior_bits)]
    for comparison, number in zip(COMPARISONS, pair.levels, strict=True):
        if number is None:
            continue
        name = comparison.levels[number].found
        bits = weights.of(comparison.field, name).bits
        found.append(Finding(comparison.field, name, bits + (pair.common if comparison.commonness else 0.0)))
    return tuple(found)
