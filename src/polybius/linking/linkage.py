"""Linkage: which mentions are of one happening, within a report and across reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polybius.linking.apart import reason_apart
from polybius.linking.clustering import Edge, group
from polybius.linking.incidents import make_incidents
from polybius.linking.kin import trace_kin
from polybius.linking.pairs import Pair, bits_of, compare, findings_of
from polybius.linking.rows import Row, lay_out
from polybius.linking.weights import LinkWeights, load_weights
from polybius.records import Factor, Incident, Link

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from polybius.records import Actor, EventMention


@dataclass(frozen=True, slots=True)
class Linking:
    """What linking gives.

    links       pairs of mentions of one incident that score above the threshold, in reading order
    incidents   every mention is in exactly one
    """

    links: tuple[Link, ...]
    incidents: tuple[Incident, ...]


def link(
    mentions: Sequence[EventMention],
    *,
    weights: LinkWeights | None = None,
    threshold: float | None = None,
    actors: Mapping[str, Actor] | None = None,
) -> Linking:
    """Join the mentions of one happening, and derive the incidents they tell of.

    mentions    in any order: the order changes nothing
    weights     those shipped when None
    threshold   probability above which groups of mentions are joined; that of the weights when None
    actors      the actor table by id, for who is part of whom; without it only the same names agree
    Raises      DataFileError when a file of linking data is not as it should be
    """
    weights = weights or load_weights()
    probability = weights.threshold if threshold is None else threshold
    bar_bits = bits_of(probability)
    ordered = sorted(
        mentions, key=lambda mention: (mention.report, mention.quote.start, mention.quote.end, mention.id)
    )
    kin = trace_kin(actors or {})
    rows = lay_out(ordered, kin)
    pairs = compare(rows, weights)
    numbered = group_rows(rows, pairs, bar_bits=bar_bits, uncompared_bits=weights.uncompared_bits)
    incidents = make_incidents([[ordered[number] for number in numbers] for numbers in numbered], kin)
    return Linking(_links(pairs, numbered, rows, bar_bits, weights), incidents)


def group_rows(
    rows: Sequence[Row], pairs: Sequence[Pair], *, bar_bits: float, uncompared_bits: float
) -> list[list[int]]:
    """The row numbers of each happening. pairs: as `compare` gives them; bars as in `clustering.group`."""
    return group(
        len(rows), [_edge(pair, rows) for pair in pairs], bar_bits=bar_bits, uncompared_bits=uncompared_bits
    )


def _edge(pair: Pair, rows: Sequence[Row]) -> Edge:
    return Edge(pair.left, pair.right, pair.bits, reason_apart(rows[pair.left], rows[pair.right]) is not None)


def _links(
    pairs: Sequence[Pair],
    groups: Sequence[Sequence[int]],
    rows: Sequence[Row],
    bar_bits: float,
    weights: LinkWeights,
) -> tuple[Link, ...]:
    home = {number: place for place, numbers in enumerate(groups) for number in numbers}
    return tuple(
        Link(rows[pair.left].unique_id, rows[pair.right].unique_id, pair.probability, _factors(pair, weights))
        for pair in pairs
        if home[pair.left] == home[pair.right] and pair.bits > bar_bits
    )


def _factors(pair: Pair, weights: LinkWeights) -> tuple[Factor, ...]:
    return tuple(Factor(finding.field, finding.found, finding.bits) for finding in findings_of(pair, weights))
