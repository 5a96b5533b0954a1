"""Counts behind the scores: how much was right, of how much."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rates:
    """Counts behind precision and recall."""

    right: int
    predicted: int
    gold: int

    def __add__(self, other: Rates) -> Rates:
        return Rates(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """0 to 1; 1 when there was nothing to find and nothing was found."""
        part, whole = self.ratio
        return part / whole if whole else 1.0

    @property
    def ratio(self) -> tuple[int, int]:
        """F1 as a fraction, whose parts may be summed over reports."""
        return 2 * self.right, self.predicted + self.gold

    def as_json(self) -> dict[str, object]:
        return {
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f1": round(self.f1, 4),
            "right": self.right,
            "predicted": self.predicted,
            "gold": self.gold,
        }


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How often a field was right over matched mentions.

    right, of            all matched mentions; saying nothing where the gold says nothing is right
    told_right, told_of  those where the gold tells something
    """

    right: int
    of: int
    told_right: int
    told_of: int

    def __add__(self, other: Accuracy) -> Accuracy:
        return Accuracy(
            self.right + other.right,
            self.of + other.of,
            self.told_right + other.told_right,
            self.told_of + other.told_of,
        )

    @property
    def share(self) -> float:
        return self.right / self.of if self.of else 0.0

    @property
    def told_share(self) -> float:
        return self.told_right / self.told_of if self.told_of else 0.0

    @property
    def ratio(self) -> tuple[int, int]:
        """The share as a fraction, whose parts may be summed over reports."""
        return self.right, self.of

    def as_json(self) -> dict[str, object]:
        return {
            "accuracy": round(self.share, 4),
            "right": self.right,
            "of": self.of,
            "accuracy_where_told": round(self.told_share, 4),
            "told": self.told_of,
        }
