"""Fit the weights of confidence: `python -m training.confidence.train`.

Codes tests/gold, which was written and hand-coded for this project, asks of each mention whether a careful
person coded the same, and fits a logistic regression on its signs. The analyses under ../shared are never
fitted on: `python -m benchmarks.calibration` measures there.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit

from training.confidence.judged import Judged, judge

ROOT = Path(__file__).parents[2]
TARGET = ROOT / "src" / "polybius" / "data" / "confidence" / "weights.json"
PENALTY = 2.0
"""Strength of the pull of every weight but a kind's own toward 0: few mentions judge many signs."""
SEEN = 4
"""Signs of fewer mentions get no weight."""
KINDS = frozenset({"event", "statement", "figure", "relation", "assessment", "cause"})


def fit(judged: Sequence[Judged]) -> dict[str, float]:
    """Weight by sign, by penalised maximum likelihood."""
    counted = Counter(sign for one in judged for sign in one.signs)
    signs = sorted(sign for sign, times in counted.items() if times >= SEEN)
    column = {sign: number for number, sign in enumerate(signs)}
    given = np.zeros((len(judged), len(signs)))
    for row, one in enumerate(judged):
        for sign in one.signs & column.keys():
            given[row, column[sign]] = 1.0
    right = np.array([one.right for one in judged], dtype=float)
    pull = np.array([0.05 if sign in KINDS else PENALTY for sign in signs])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = given @ weights
        value = float(np.logaddexp(0, scores).sum() - right @ scores + 0.5 * pull @ weights**2)
        return value, given.T @ (expit(scores) - right) + pull * weights

    found = minimize(loss, np.zeros(len(signs)), jac=True, method="L-BFGS-B")
    return {sign: round(float(weight), 4) for sign, weight in zip(signs, found.x, strict=True)}


def main() -> None:
    """Fit and write the weights."""
    gold = ROOT / "tests" / "gold"
    judged = judge(gold, sorted(gold.glob("*.txt")))
    weights = fit(judged)
    made_by = {
        "command": "python -m training.confidence.train",
        "mentions": len(judged),
        "right": sum(one.right for one in judged),
        "reports": len({one.document for one in judged}),
    }
    TARGET.write_text(json.dumps({"made_by": made_by, "weights": weights}, indent=1) + "\n", encoding="utf-8")
    print(f"{len(weights)} weights from {made_by['mentions']} mentions, {made_by['right']} of them right")


if __name__ == "__main__":
    main()
