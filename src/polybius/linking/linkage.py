"""Linkage: which mentions are of one happening, within a report and across reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polybius.linking.incidents import make_incidents
from polybius.linking.joining import join
from polybius.linking.kin import trace_kin
from polybius.linking.pairs import Pair, bits_of, findings_of
from polybius.linking.rows import Row, lay_out
from polybius.linking.strongest import strongest
from polybius.linking.weights import LinkWeights, load_weights
from polybius.records import Factor, Incident, Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from polybius.records import Actor, EventMention


@dataclass(frozen=True, slots=True)
class Linking:
    """What linking gives.

    links       pairs of mentions of one incident that score above the threshold, in reading order: those that
                hold the incident together, and the best few of each mention
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
    ordered = sorted(
        mentions, key=lambda mention: (mention.report, mention.quote.start, mention.quote.end, mention.id)
    )
    kin = trace_kin(actors or {})
    rows = lay_out(ordered, kin)
    groups, pairs = join(rows, weights, bits_of(weights.threshold if threshold is None else threshold))
    incidents = make_incidents([[ordered[number] for number in numbers] for numbers in groups], kin)
    return Linking(_links(strongest(pairs), rows, weights), incidents)


def _links(pairs: Iterable[Pair], rows: Sequence[Row], weights: LinkWeights) -> tuple[Link, ...]:
    return tuple(
        Link(rows[pair.left].unique_id, rows[pair.right].unique_id, pair.probability, _factors(pair, weights))
        for pair in pairs
    )


def _factors(pair: Pair, weights: LinkWeights) -> tuple[Factor, ...]:
    return tuple(Factor(finding.field, finding.found, finding.bits) for finding in findings_of(pair, weights))
