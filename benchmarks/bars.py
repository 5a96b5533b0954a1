"""The bars of issue 3: what each score should reach, and what it does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from polybius.scoring import Interval, Rates, ScoreTable

ELSEWHERE = 0.10
"""How far a score may lie below its bar on reports of other wars, on which nothing was tuned."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What one score should reach. key: the score as `ScoreTable.intervals` names it."""

    name: str
    key: str
    asked: float


@dataclass(frozen=True, slots=True)
class Reached:
    """A score beside its bar. interval: None where it cannot be told."""

    bar: Bar
    measured: float
    interval: Interval | None

    @property
    def met(self) -> bool:
        return self.measured >= self.bar.asked

    @property
    def met_elsewhere(self) -> bool:
        return self.measured >= self.bar.asked - ELSEWHERE


BARS = (
    Bar("events, F1 (type and words)", "mentions", 0.64),
    Bar("events, F1, type ignored", "mentions_any_type", 0.76),
    Bar("`ASSAULT` alone, F1", "by_type.ASSAULT", 0.80),
    Bar("date, over matched events", "fields.date", 0.68),
    Bar("place", "fields.place", 0.80),
    Bar("actors, F1", "fields.actors", 0.82),
    Bar("recipients, F1", "fields.recipients", 0.70),
    Bar("weapons, F1", "fields.weapons", 0.80),
    Bar("mode", "fields.mode", 0.80),
    Bar("killed", "fields.killed", 0.92),
    Bar("injured", "fields.injured", 0.92),
    Bar("realis", "fields.realis", 0.90),
    Bar("status", "fields.status", 0.75),
    Bar("figures, F1", "kinds.figures", 0.65),
    Bar("relations, F1", "kinds.relations", 0.40),
    Bar("statements, F1", "kinds.statements", 0.45),
    Bar("assessments, F1", "kinds.assessments", 0.55),
    Bar("causal, F1", "kinds.causal", 0.40),
)


def scores_of(table: ScoreTable) -> dict[str, float]:
    """Every score of a table by the name its interval has; F1, or the share that is right."""
    rates: dict[str, Rates] = {
        "mentions": table.mentions,
        "mentions_any_type": table.mentions_any_type,
        **{f"by_type.{name}": each for name, each in table.by_type},
        **{f"fields.{name}": each for name, each in table.sets},
        **{f"kinds.{name}": each for name, each in table.kinds},
    }
    shares = {f"fields.{name}": each.share for name, each in table.fields}
    return {name: each.f1 for name, each in rates.items()} | shares


def reached(table: ScoreTable, bars: Sequence[Bar] = BARS) -> list[Reached]:
    """Every bar with what the table has of it; a score of which the table has nothing counts as 0."""
    scores = scores_of(table)
    return [Reached(bar, scores.get(bar.key, 0.0), table.intervals.get(bar.key)) for bar in bars]
