"""Blocking: which mentions are worth comparing, when there are too many to compare all.

Two mentions are compared when they share a key: a type family with a day, a place, those named or a month. A
key that many share would bring all their pairs; its holders are put in the order of time and place instead,
and cut into runs that overlap by half, so that each is compared with its nearest neighbours. The work then
grows with the mentions, not with their square. Lost are pairs far apart in that order, which seldom match.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from polybius.linking.rows import Row

    Numbers = NDArray[np.int64]

RUN = 100
"""Up to so many holders of a key are all compared; of more, each with half to one and a half as many."""

_PAIRS_AT_ONCE = 5_000_000
"""Bounds what is held before pairs found by several keys are made one."""

_log = logging.getLogger(__name__)


def pairs_by_keys(rows: Sequence[Row], *, run: int = RUN) -> tuple[Numbers, Numbers]:
    """The row numbers of all pairs that share a key, left before right, each once, in rising order.

    run   holders of one key that are all compared with each other
    """
    import numpy as np

    holders = _holders(rows)
    long = sum(len(numbers) > run for numbers in holders.values())
    if long:
        _log.info(
            "%d of %d keys are shared by more than %d mentions, and these compared with their nearest only",
            long, len(holders), run,
        )  # fmt: skip
    found, waiting = np.empty(0, dtype=np.int64), 0
    parts: list[Numbers] = []
    for members in (cut for numbers in holders.values() for cut in _runs(numbers, rows, run)):
        parts.append(_coded_pairs(members, len(rows)))
        waiting += len(parts[-1])
        if waiting > _PAIRS_AT_ONCE:
            found, parts, waiting = np.unique(np.concatenate([found, *parts])), [], 0
    found = np.unique(np.concatenate([found, *parts]))
    return found // max(1, len(rows)), found % max(1, len(rows))


def _coded_pairs(members: list[int], base: int) -> Numbers:
    """All pairs of rising numbers below `base`, each as one number."""
    import numpy as np

    numbers = np.array(sorted(members), dtype=np.int64)
    left, right = _all_pairs(len(numbers))
    coded: Numbers = numbers[left] * base + numbers[right]
    return coded


@lru_cache(maxsize=RUN)
def _all_pairs(size: int) -> tuple[Numbers, Numbers]:
    import numpy as np

    return np.triu_indices(size, 1)


def _holders(rows: Sequence[Row]) -> dict[str, list[int]]:
    """Key to the rows that have it, in order."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for key in dict.fromkeys(_keys(row)):
            holders[key].append(number)
    return holders


def _keys(row: Row) -> Iterator[str]:
    """What the row shares with others of its happening, should there be any."""
    for kind, *parts in _shared(row):
        yield " ".join((row.family, kind, *(repr(part) for part in parts)))


def _shared(row: Row) -> Iterator[tuple[str, *tuple[object, ...]]]:
    yield from (("day", day) for day in row.day_keys)
    if row.first_day is not None and row.last_day is not None:
        yield "span", row.first_day, row.last_day
    yield from (("who", actor, recipient) for actor in row.actors for recipient in row.recipients)
    if row.place is not None and not row.whole_country:
        yield "place", row.place
    yield from (("actor", name) for name in row.actors_rare)
    yield from (("recipient", name) for name in row.recipients_rare)
    for month in row.month_keys:
        if row.country is not None:
            yield "country", month, row.country
        yield from (("actors", month, name) for name in row.actors_wide)
        yield from (("recipients", month, name) for name in row.recipients_wide)


def _runs(numbers: list[int], rows: Sequence[Row], run: int) -> Iterator[list[int]]:
    if len(numbers) <= run:
        yield numbers
        return
    near = sorted(numbers, key=lambda number: (*_place_in_order(rows[number]), number))
    for start in range(0, len(near) - run // 2, run // 2):
        yield near[start : start + run]


def _place_in_order(row: Row) -> tuple[int, int, str, tuple[str, ...], tuple[str, ...], str]:
    return (
        row.first_day or row.last_day or 0,
        row.last_day or 0,
        row.place or "",
        row.recipients,
        row.actors,
        row.mode,
    )
