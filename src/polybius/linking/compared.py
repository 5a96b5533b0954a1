"""Compared: the findings of many pairs of mentions, in columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polybius.linking.joined import Joined
from polybius.linking.pairs import Pair

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Compared:
    """Pairs of row numbers, left before right, in rising order.

    bits     (n,) as in Pair
    levels   (n, comparisons) number of the level found; -1 where a side was silent
    common   (n,) as in Pair
    """

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    bits: NDArray[np.float64]
    levels: NDArray[np.int8]
    common: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.left)

    def only(self, chosen: NDArray[np.bool_]) -> Compared:
        """Those pairs alone."""
        return Compared(
            self.left[chosen], self.right[chosen], self.bits[chosen], self.levels[chosen], self.common[chosen]
        )

    def in_chains(self, bar_bits: float) -> Compared:
        """The pairs whose two mentions a chain of pairs above the bar connects.

        No others can matter to groups whose means must be above the bar: some pair between them is, too.
        """
        import numpy as np

        strong, joined = self.bits > bar_bits, Joined()
        for left, right in zip(self.left[strong].tolist(), self.right[strong].tolist(), strict=True):
            joined.join(left, right)
        size = int(self.right.max()) + 1 if len(self) else 0
        leads = np.array([joined.lead(item) for item in range(size)], dtype=np.int64)
        return self.only(leads[self.left] == leads[self.right])

    def pairs(self) -> list[Pair]:
        """Each as a record."""
        seen: dict[tuple[int, ...], tuple[int | None, ...]] = {}
        for levels in map(tuple, self.levels.tolist()):
            seen.setdefault(levels, tuple(None if level < 0 else level for level in levels))
        return [
            Pair(left, right, bits, seen[tuple(levels)], common)
            for left, right, bits, levels, common in zip(
                self.left.tolist(),
                self.right.tolist(),
                self.bits.tolist(),
                self.levels.tolist(),
                self.common.tolist(),
                strict=True,
            )
        ]
