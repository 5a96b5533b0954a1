"""Agreement of the groups that linking found with the true ones, by the measures of `polybius.scoring`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from polybius.linking import Linking
from polybius.scoring.clustering import Grouped, b_cubed, pair_rates
from polybius.scoring.rates import Rates


@dataclass(frozen=True, slots=True)
class Agreement:
    """B-cubed, 0 to 1, and the pairs put together, in all and across reports."""

    precision: float
    recall: float
    pairs: Rates
    across: Rates

    def f(self, *, beta: float = 1.0) -> float:
        """B-cubed F; a beta below 1 makes precision count for more."""
        total = beta**2 * self.precision + self.recall
        return (1 + beta**2) * self.precision * self.recall / total if total else 0.0


def agree(truth: Mapping[str, str], found: Mapping[str, str]) -> Agreement:
    """How far two groupings of the same mentions agree. Both: id of the mention → name of its group."""
    grouped = [Grouped(mention.rpartition(".")[0], truth[mention], found[mention]) for mention in truth]
    precision, recall = b_cubed(grouped)
    return Agreement(precision, recall, pair_rates(grouped), pair_rates(grouped, across_documents=True))


def incidents_of(linking: Linking) -> dict[str, str]:
    """Id of each mention → id of its incident."""
    return {mention: incident.id for incident in linking.incidents for mention in incident.mentions}
