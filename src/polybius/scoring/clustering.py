"""How well mentions were put together to incidents: pairs and B-cubed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from polybius.scoring.rates import Rates


@dataclass(frozen=True, slots=True)
class Grouped:
    """A matched mention with the incident each side gave it."""

    document: str
    gold: str
    pred: str


def pair_rates(mentions: Sequence[Grouped], *, across_documents: bool = False) -> Rates:
    """Pairs of mentions put together: right, predicted and in the gold.

    across_documents   only pairs whose mentions are of two documents
    """
    right = predicted = wanted = 0
    for one, other in combinations(mentions, 2):
        if across_documents and one.document == other.document:
            continue
        together_gold, together_pred = one.gold == other.gold, one.pred == other.pred
        wanted += together_gold
        predicted += together_pred
        right += together_gold and together_pred
    return Rates(right, predicted, wanted)


def b_cubed(mentions: Sequence[Grouped]) -> tuple[float, float]:
    """B-cubed precision and recall: per mention, the share of its group that belongs there; 0 when none."""
    if not mentions:
        return 0.0, 0.0
    gold = Counter(mention.gold for mention in mentions)
    pred = Counter(mention.pred for mention in mentions)
    both = Counter((mention.gold, mention.pred) for mention in mentions)
    precision = sum(both[mention.gold, mention.pred] / pred[mention.pred] for mention in mentions)
    recall = sum(both[mention.gold, mention.pred] / gold[mention.gold] for mention in mentions)
    return precision / len(mentions), recall / len(mentions)
