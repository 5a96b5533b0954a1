"""The score table: what agreed, how often, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from polybius.scoring.confusion import Confusion
from polybius.scoring.rates import Accuracy, Rates
from polybius.scoring.resampling import LEVEL, RESAMPLES, SEED, Interval, caution


@dataclass(frozen=True, slots=True)
class Grouping:
    """How well matched mentions were put together to incidents."""

    mentions: int
    pairs: Rates
    pairs_across_documents: Rates
    b_cubed_precision: float
    b_cubed_recall: float

    @property
    def b_cubed_f1(self) -> float:
        total = self.b_cubed_precision + self.b_cubed_recall
        return 2 * self.b_cubed_precision * self.b_cubed_recall / total if total else 0.0

    def as_json(self) -> dict[str, object]:
        return {
            "mentions": self.mentions,
            "pairs": self.pairs.as_json(),
            "pairs_across_documents": self.pairs_across_documents.as_json(),
            "b_cubed": {
                "precision": round(self.b_cubed_precision, 4),
                "recall": round(self.b_cubed_recall, 4),
                "f1": round(self.b_cubed_f1, 4),
            },
        }


@dataclass(frozen=True, slots=True)
class Outside:
    """A predicted quote that is not in its text letter for letter."""

    document: str
    kind: str
    id: str
    quote: str

    def as_json(self) -> dict[str, object]:
        return {"document": self.document, "kind": self.kind, "id": self.id, "quote": self.quote}


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """All scores of one prediction against one gold.

    mentions           event mentions: type and evidence
    mentions_any_type  the same with the type ignored
    by_type            per event type of the codebook, by name
    by_document        type and evidence, per document
    sets, fields       over matched mentions
    kinds              the other five kinds, as the codebook matches them
    kinds_evidence     the same by evidence alone
    kind_fields        per kind, its fields over matched mentions
    intervals          score to the interval of its F1 or share, named as in `tallying.Tally`
    quotes             predicted quotes; quotes_outside: those not in the text
    gold_unlocated     gold entries whose quote was not found: they can only be missed
    not_predicted      gold documents without a prediction; not_scored: predictions without gold
    """

    documents: tuple[str, ...]
    mentions: Rates
    mentions_any_type: Rates
    by_type: tuple[tuple[str, Rates], ...]
    by_document: tuple[tuple[str, Rates], ...]
    sets: tuple[tuple[str, Rates], ...]
    fields: tuple[tuple[str, Accuracy], ...]
    kinds: tuple[tuple[str, Rates], ...]
    kinds_evidence: tuple[tuple[str, Rates], ...]
    kind_fields: tuple[tuple[str, tuple[tuple[str, Accuracy], ...]], ...]
    intervals: Mapping[str, Interval]
    confusion: Confusion
    incidents: Grouping
    quotes: int
    quotes_outside: tuple[Outside, ...]
    gold_unlocated: tuple[Outside, ...]
    not_predicted: tuple[str, ...]
    not_scored: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """Everything as plain JSON values."""
        kind_fields = {
            kind: {name: accuracy.as_json() for name, accuracy in fields} for kind, fields in self.kind_fields
        }
        return {
            "documents": list(self.documents),
            "mentions": self.mentions.as_json(),
            "mentions_any_type": self.mentions_any_type.as_json(),
            "by_type": {name: rates.as_json() for name, rates in self.by_type},
            "by_document": {name: rates.as_json() for name, rates in self.by_document},
            "fields": {
                **{name: rates.as_json() for name, rates in self.sets},
                **{name: accuracy.as_json() for name, accuracy in self.fields},
            },
            "kinds": {
                name: {**rates.as_json(), "fields": kind_fields.get(name, {})} for name, rates in self.kinds
            },
            "kinds_evidence": {name: rates.as_json() for name, rates in self.kinds_evidence},
            "intervals": {
                "level": LEVEL,
                "resamples": RESAMPLES,
                "seed": SEED,
                "over": "reports",
                "caution": caution(len(self.documents)),
                "of": {name: interval.as_json() for name, interval in self.intervals.items()},
            },
            "confusion": self.confusion.as_json(),
            "incidents": self.incidents.as_json(),
            "quotes": self.quotes,
            "quotes_outside": [outside.as_json() for outside in self.quotes_outside],
            "gold_unlocated": [outside.as_json() for outside in self.gold_unlocated],
            "not_predicted": list(self.not_predicted),
            "not_scored": list(self.not_scored),
        }
