"""Clustering: pairs to groups, by average linkage that never joins what is apart.

Two groups are joined when the mean log2 odds over all pairs between them is above the bar and no pair between
them is apart. The best two groups are joined first. So a chain A-B-C does not pull A and C together when they
speak against each other.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Edge:
    """Two items compared. apart: they must never be in one group."""

    left: int
    right: int
    bits: float
    apart: bool


@dataclass(slots=True)
class _Between:
    """Everything known of the pairs between two groups."""

    bits: float
    compared: int
    apart: bool

    def add(self, other: _Between) -> None:
        self.bits += other.bits
        self.compared += other.compared
        self.apart = self.apart or other.apart


def group(
    items: int,
    edges: Iterable[Edge],
    *,
    bar_bits: float,
    uncompared_bits: float,
    sizes: Sequence[int] | None = None,
) -> list[list[int]]:
    """The groups of items 0 … items-1, each rising, in the order of their first item.

    edges             each pair of items at most once
    bar_bits          mean log2 odds above which two groups are joined
    uncompared_bits   log2 odds of a pair that is not among the edges
    sizes             for how many alike each item stands, 1 when None; edges tell the mean of their pairs
    """
    return _Groups(sizes or [1] * items, edges, bar_bits, uncompared_bits).joined()


class _Groups:
    """The groups while they grow. A group is named by its lowest item, so that ties fall one way."""

    def __init__(
        self, sizes: Sequence[int], edges: Iterable[Edge], bar_bits: float, uncompared_bits: float
    ) -> None:
        self._members: dict[int, list[int]] = {item: [item] for item in range(len(sizes))}
        self._sizes = list(sizes)
        self._near: dict[int, dict[int, _Between]] = defaultdict(dict)
        self._bar_bits = bar_bits
        self._uncompared_bits = uncompared_bits
        self._queue: list[tuple[float, int, int]] = []
        for edge in sorted(edges, key=lambda edge: (edge.left, edge.right)):
            pairs = sizes[edge.left] * sizes[edge.right]
            between = _Between(edge.bits * pairs, pairs, edge.apart)
            self._near[edge.left][edge.right] = between
            self._near[edge.right][edge.left] = between
            self._enqueue(edge.left, edge.right)

    def joined(self) -> list[list[int]]:
        while self._queue:
            negative_mean, first, second = heapq.heappop(self._queue)
            # A group that grew since has another mean, and stands in the queue again with it.
            if self._mean(first, second) == -negative_mean:
                self._join(first, second)
        return [sorted(self._members[name]) for name in sorted(self._members)]

    def _mean(self, first: int, second: int) -> float | None:
        between = (
            self._near[first].get(second) if first in self._members and second in self._members else None
        )
        if between is None or between.apart:
            return None
        pairs = self._sizes[first] * self._sizes[second]
        return (between.bits + (pairs - between.compared) * self._uncompared_bits) / pairs

    def _enqueue(self, first: int, second: int) -> None:
        mean = self._mean(first, second)
        if mean is not None and mean > self._bar_bits:
            heapq.heappush(self._queue, (-mean, min(first, second), max(first, second)))

    def _join(self, kept: int, taken: int) -> None:
        self._members[kept] += self._members.pop(taken)
        self._sizes[kept] += self._sizes[taken]
        near, lost = self._near[kept], self._near.pop(taken)
        del near[taken], lost[kept]
        for other, between in lost.items():
            if other in near:
                near[other].add(between)
            else:
                near[other] = between
            self._near[other][kept] = near[other]
            del self._near[other][taken]
        for other in sorted(near):
            self._enqueue(kept, other)
