"""Twins: mentions so alike that they are one happening for certain, and are compared with others as one.

A report may say one thing a thousand times, and a thousand papers may reprint it. All their pairs would say
the same, so that the first mention speaks for its twins.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from polybius.linking.apart import reason_apart
from polybius.linking.listed import compare_listed
from polybius.linking.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from polybius.linking.pairs import Pair
    from polybius.linking.weights import LinkWeights

Key = TypeVar("Key")
_WORDS_SHARED = 0.6  # as the level most_shared of the comparison "words"
_FIRSTS_TRIED = 20
_TOLD_APART_BY = frozenset(("unique_id", "report", "passage", "start", "end", "words"))
_SAID = attrgetter(*(field.name for field in fields(Row) if field.name not in _TOLD_APART_BY))


@dataclass(frozen=True, slots=True)
class Twins:
    """Row numbers of mentions that say the same, rising; most often just one."""

    numbers: tuple[int, ...]

    @property
    def first(self) -> int:
        return self.numbers[0]


def find_twins(
    rows: Sequence[Row], weights: LinkWeights, shares: Mapping[str, float], bar_bits: float
) -> list[Twins]:
    """Every row once, with its twins: those that say the same, if two that do so score above the bar."""
    likely = _say_the_same(rows)
    several = [twins for twins in likely if len(twins.numbers) > 1]
    scored = _compare([twins.numbers[:2] for twins in several], rows, weights, shares)
    told = passage_weights(weights)
    certain = set()
    for twins, pair in zip(several, scored, strict=True):
        tellings = Tellings(twins, rows)
        one, other = (rows[number] for number in twins.numbers[:2])
        bits = pair.bits - told[found_of_passage(one, other)] + tellings.passage_bits(tellings, told)
        if bits > bar_bits and not tellings.never_with(tellings):
            certain.add(twins)
    found = [
        each
        for twins in likely
        for each in ([twins] if twins in certain else [Twins((number,)) for number in twins.numbers])
    ]
    return sorted(found, key=lambda twins: twins.first)


def compare_twins(
    rows: Sequence[Row], twins: Sequence[Twins], weights: LinkWeights, shares: Mapping[str, float]
) -> list[Pair]:
    """The first of each group of twins compared with each of the others."""
    listed = [(each.first, number) for each in twins for number in each.numbers[1:]]
    return _compare(listed, rows, weights, shares)


def passage_weights(weights: LinkWeights) -> dict[str, float]:
    """Finding of the comparison "passage" → bits."""
    return {level.found: level.bits for level in weights.levels if level.field == "passage"}


def _compare(
    listed: Sequence[tuple[int, ...]], rows: Sequence[Row], weights: LinkWeights, shares: Mapping[str, float]
) -> list[Pair]:
    import numpy as np

    both = np.array(listed, dtype=np.int64).reshape(-1, 2)
    return compare_listed(rows, both[:, 0], both[:, 1], weights, shares).pairs()


def _say_the_same(rows: Sequence[Row]) -> list[Twins]:
    """Every row once, with those that say the same in all fields and in most of their words.

    Rows that open a further happening ("another attack") have no twins.
    """
    firsts: dict[object, list[list[int]]] = defaultdict(list)
    found: list[list[int]] = []
    for number, row in enumerate(rows):
        like = firsts[_SAID(row)]
        held = None if row.fresh else _first_alike(row, like, rows)
        if held is None:
            held = []
            found.append(held)
            like.append(held)
        held.append(number)
    return [Twins(tuple(numbers)) for numbers in found]


def _first_alike(row: Row, like: Sequence[list[int]], rows: Sequence[Row]) -> list[int] | None:
    words = set(row.words)
    for held in like[-_FIRSTS_TRIED:]:
        others = set(rows[held[0]].words)
        if words == others or len(words & others) >= _WORDS_SHARED * max(len(words), len(others)):
            return held
    return None


class Tellings:
    """In which reports and passages a group of twins is told."""

    def __init__(self, twins: Twins, rows: Sequence[Row]) -> None:
        self.size = len(twins.numbers)
        self.first = rows[twins.first]
        self.passages = Counter((rows[number].report, rows[number].passage) for number in twins.numbers)
        self.reports = Counter(rows[number].report for number in twins.numbers)
        self._in_report: dict[str, list[Row]] = defaultdict(list)
        self._in_passage: dict[tuple[str, int], Row] = {}
        for number in twins.numbers:
            row = rows[number]
            self._in_report[row.report].append(row)
            self._in_passage.setdefault((row.report, row.passage), row)

    def never_with(self, other: Tellings) -> bool:
        """Whether any mention here and any there cannot be one happening.

        That rests on what they say, the same for all twins, and on whether they stand in one report, in one
        passage, and close before one that opens a further happening; so a pair of each kind answers for all.
        """
        return any(reason_apart(left, right) is not None for left, right in self._witnesses(other))

    def passage_bits(self, other: Tellings, bits_of: Mapping[str, float]) -> float:
        """The mean of what the comparison "passage" finds, over all pairs of a mention here and one there."""
        pairs = self.size * other.size
        in_passage = _shared(self.passages, other.passages)
        in_report = _shared(self.reports, other.reports) - in_passage
        elsewhere = pairs - in_passage - in_report
        return (
            in_passage * bits_of["same_passage"]
            + in_report * bits_of["same_report"]
            + elsewhere * bits_of["other_report"]
        ) / pairs

    def _witnesses(self, other: Tellings) -> Iterator[tuple[Row, Row]]:
        yield self.first, other.first
        if self.size == 1 and other.size == 1:
            return
        for report in self._in_report.keys() & other._in_report.keys():
            yield self._in_report[report][0], other._in_report[report][0]
            break
        for passage in self._in_passage.keys() & other._in_passage.keys():
            yield self._in_passage[passage], other._in_passage[passage]
            break
        for fresh, group in ((self.first, other), (other.first, self)):
            before = group._last_before(fresh) if fresh.fresh else None
            if before is not None:
                yield before, fresh

    def _last_before(self, row: Row) -> Row | None:
        told = self._in_report.get(row.report, [])
        place = bisect_left(told, (row.start, row.end), key=lambda held: (held.start, held.end))
        return told[place - 1] if place else None


def found_of_passage(left: Row, right: Row) -> str:
    """What the comparison "passage" finds of two rows."""
    if left.report != right.report:
        return "other_report"
    return "same_passage" if left.passage == right.passage else "same_report"


def _shared(left: Counter[Key], right: Counter[Key]) -> int:
    """How many pairs of one counted here and one counted there have the same key."""
    fewer, more = sorted((left, right), key=len)
    return sum(times * more[key] for key, times in fewer.items())
