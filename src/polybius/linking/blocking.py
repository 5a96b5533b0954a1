"""Blocking: which mentions are worth comparing, when there are too many to compare all.

Two mentions are compared when they share a key: a type family with a day, a place, those named or a month. A key
that many share would bring all their pairs; its holders are put in the order of time and place instead, and cut
into runs that overlap by half, so that each is compared with its nearest neighbours. The work then grows with
the mentions, not with their square. What is lost are pairs far apart in that order, which seldom match.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from polybius.linking.rows import Row

RUN = 100
"""Holders of one key that are all compared with each other; of more, each with half to one and a half as many."""

_log = logging.getLogger(__name__)


def keys_of_rows(rows: Sequence[Row], *, run: int = RUN) -> list[list[str]]:
    """For each row the keys it is found by, in runs where more than `run` rows share one."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for key in dict.fromkeys(_keys(row)):
            holders[key].append(number)
    keys: list[list[str]] = [[] for _ in rows]
    cut = 0
    for key, numbers in holders.items():
        if len(numbers) < 2:
            continue
        cut += len(numbers) > run
        for part, members in enumerate(_runs(numbers, rows, run)):
            for number in members:
                keys[number].append(f"{part} {key}")
    if cut:
        _log.info(
            "%d of %d keys are shared by more than %d mentions: each of those is compared with its nearest only",
            cut, len(holders), run,
        )  # fmt: skip
    return keys


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
