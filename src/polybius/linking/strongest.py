"""The strongest links: those that hold an incident together, and the best few of each mention."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from polybius.linking.joined import Joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from polybius.linking.pairs import Pair

BEST = 3
"""Links kept of each mention besides those that hold its incident together."""


def strongest(pairs: Iterable[Pair]) -> list[Pair]:
    """Of all pairs of one happening, at most one to hold each mention in its incident and three more.

    What explains an incident grows with its mentions; all its pairs would grow with their square.
    """
    ordered = sorted(pairs, key=lambda pair: (-pair.bits, pair.left, pair.right))
    joined, times, kept = Joined(), Counter[int](), []
    for pair in ordered:
        wanted = max(times[pair.left], times[pair.right]) < BEST
        if joined.join(pair.left, pair.right) or wanted:
            kept.append(pair)
            times.update((pair.left, pair.right))
    return sorted(kept, key=lambda pair: (pair.left, pair.right))
