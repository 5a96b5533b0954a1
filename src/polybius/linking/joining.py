"""Joining: rows to groups of one happening, and the pairs that speak for each group."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from polybius.linking.apart import reason_apart
from polybius.linking.clustering import Edge, group
from polybius.linking.columns import place_shares
from polybius.linking.comparing import FEW, compare_rows
from polybius.linking.twins import (
    Tellings,
    Twins,
    compare_twins,
    find_twins,
    found_of_passage,
    passage_weights,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from polybius.linking.pairs import Pair
    from polybius.linking.rows import Row
    from polybius.linking.weights import LinkWeights


def join(
    rows: Sequence[Row], weights: LinkWeights, bar_bits: float, *, few: int = FEW
) -> tuple[list[list[int]], list[Pair]]:
    """The row numbers of each happening, and all pairs of one happening that were compared and pass the bar.

    few   up to so many rows, each is compared with each; of more, twins are compared as one, and others only
          with those that share something
    """
    shares = place_shares(rows)
    alone = [Twins((number,)) for number in range(len(rows))]
    twins = alone if len(rows) <= few else find_twins(rows, weights, shares, bar_bits)
    pairs = _between(rows, twins, weights, shares, bar_bits, few)
    joined = group(
        len(twins),
        _edges(pairs, rows, twins, weights),
        bar_bits=bar_bits,
        uncompared_bits=weights.uncompared_bits,
        sizes=[len(each.numbers) for each in twins],
    )
    groups = sorted(
        sorted(number for place in places for number in twins[place].numbers) for places in joined
    )
    home = {place: name for name, places in enumerate(joined) for place in places}
    firsts = [each.first for each in twins]
    of_one = [
        replace(pair, left=firsts[pair.left], right=firsts[pair.right])
        for pair in pairs
        if home[pair.left] == home[pair.right]
    ]
    compared = [*of_one, *compare_twins(rows, twins, weights, shares)]
    return groups, [pair for pair in compared if pair.bits > bar_bits]


def group_rows(
    rows: Sequence[Row], pairs: Sequence[Pair], *, bar_bits: float, uncompared_bits: float
) -> list[list[int]]:
    """The row numbers of each happening. pairs: as `compare` gives them; bars as in `clustering.group`."""
    edges = [
        Edge(pair.left, pair.right, pair.bits, reason_apart(rows[pair.left], rows[pair.right]) is not None)
        for pair in pairs
    ]
    return group(len(rows), edges, bar_bits=bar_bits, uncompared_bits=uncompared_bits)


def _between(
    rows: Sequence[Row],
    twins: Sequence[Twins],
    weights: LinkWeights,
    shares: Mapping[str, float],
    bar_bits: float,
    few: int,
) -> list[Pair]:
    """Pairs of places in `twins`, each compared by its first, that could end in one group."""
    told = sorted(passage_weights(weights).values())
    # Twins of the two may stand nearer to each other than the first of each.
    slack_bits = told[-1] - told[0] if len(twins) < len(rows) else 0.0
    compared = compare_rows([rows[each.first] for each in twins], weights, shares, few=few)
    return compared.in_chains(bar_bits - slack_bits).pairs()


def _edges(
    pairs: Sequence[Pair], rows: Sequence[Row], twins: Sequence[Twins], weights: LinkWeights
) -> Iterator[Edge]:
    told = passage_weights(weights)

    @cache
    def tellings(place: int) -> Tellings:
        return Tellings(twins[place], rows)

    for pair in pairs:
        if len(twins[pair.left].numbers) == 1 and len(twins[pair.right].numbers) == 1:
            left, right = rows[twins[pair.left].first], rows[twins[pair.right].first]
            yield Edge(pair.left, pair.right, pair.bits, reason_apart(left, right) is not None)
        else:
            one, other = tellings(pair.left), tellings(pair.right)
            found = told[found_of_passage(one.first, other.first)]
            bits = pair.bits - found + one.passage_bits(other, told)
            yield Edge(pair.left, pair.right, bits, one.never_with(other))
