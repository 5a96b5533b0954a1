"""The score table: what agreed, how often, field by field."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rates:
    """Counts behind precision and recall."""

    right: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """0 to 1; 1 when there was nothing to find and nothing was found."""
        total = self.predicted + self.gold
        return 2 * self.right / total if total else 1.0

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

    @property
    def share(self) -> float:
        return self.right / self.of if self.of else 0.0

    @property
    def told_share(self) -> float:
        return self.told_right / self.told_of if self.told_of else 0.0

    def as_json(self) -> dict[str, object]:
        return {
            "accuracy": round(self.share, 4),
            "right": self.right,
            "of": self.of,
            "accuracy_where_told": round(self.told_share, 4),
            "told": self.told_of,
        }


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
    incidents: Grouping
    quotes: int
    quotes_outside: tuple[Outside, ...]
    gold_unlocated: tuple[Outside, ...]
    not_predicted: tuple[str, ...]
    not_scored: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """Everything as plain JSON values."""
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
            "kinds": {name: rates.as_json() for name, rates in self.kinds},
            "kinds_evidence": {name: rates.as_json() for name, rates in self.kinds_evidence},
            "incidents": self.incidents.as_json(),
            "quotes": self.quotes,
            "quotes_outside": [outside.as_json() for outside in self.quotes_outside],
            "gold_unlocated": [outside.as_json() for outside in self.gold_unlocated],
            "not_predicted": list(self.not_predicted),
            "not_scored": list(self.not_scored),
        }


def score_lines(table: ScoreTable) -> list[str]:
    """The table as lines of plain text."""
    grouping = table.incidents
    lines = [
        f"{'':24}{'P':>6}{'R':>7}{'F1':>7}{'right':>7}{'pred':>6}{'gold':>6}",
        _rates_line("mentions", table.mentions),
        _rates_line("mentions, any type", table.mentions_any_type),
        *(_rates_line(f"  {name}", rates) for name, rates in table.by_type),
        *(_rates_line(f"  {name[:20]}", rates) for name, rates in table.by_document),
        "over matched mentions",
        *(_rates_line(f"  {name}", rates) for name, rates in table.sets),
        *(_accuracy_line(name, accuracy) for name, accuracy in table.fields),
        "other kinds (by evidence alone in brackets)",
        *(
            f"{_rates_line(f'  {name}', rates)}  ({loose.f1:.3f})"
            for (name, rates), (_, loose) in zip(table.kinds, table.kinds_evidence, strict=True)
        ),
        f"incidents over {grouping.mentions} matched mentions",
        _shares_line("  B-cubed", grouping.b_cubed_precision, grouping.b_cubed_recall, grouping.b_cubed_f1),
        _rates_line("  pairs", grouping.pairs),
        _rates_line("  pairs across documents", grouping.pairs_across_documents),
        f"quotes outside the text  {len(table.quotes_outside)} of {table.quotes}",
    ]
    lines += [f"  outside: {_shown(outside)}" for outside in table.quotes_outside]
    lines += [f"gold quote not found: {_shown(outside)}" for outside in table.gold_unlocated]
    lines += [f"no prediction for {name}: all of it counts as missed" for name in table.not_predicted]
    lines += [f"no gold for {name}: not scored" for name in table.not_scored]
    return lines


def _rates_line(name: str, rates: Rates) -> str:
    shares = _shares_line(name, rates.precision, rates.recall, rates.f1)
    return f"{shares} {rates.right:6d}{rates.predicted:6d}{rates.gold:6d}"


def _shares_line(name: str, precision: float, recall: float, f1: float) -> str:
    return f"{name:24}{precision:6.3f} {recall:6.3f} {f1:6.3f}"


def _accuracy_line(name: str, accuracy: Accuracy) -> str:
    told = f"where told {accuracy.told_share:.3f} ({accuracy.told_right} of {accuracy.told_of})"
    return f"  {name:22}{accuracy.share:6.3f}  {accuracy.right} of {accuracy.of}; {told}"


def _shown(outside: Outside) -> str:
    return f"{outside.document} {outside.kind} {outside.id}: {outside.quote[:80]!r}"
