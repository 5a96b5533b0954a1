"""Scoring: how far a coder's reading of reports agrees with a careful person's, field by field."""

from polybius.scoring.differing import Difference, differences
from polybius.scoring.examining import score
from polybius.scoring.loading import load_aliases, load_coded, load_texts
from polybius.scoring.shape import CodedDocument
from polybius.scoring.table import Accuracy, Outside, Rates, ScoreTable, score_lines

__all__ = [
    "Accuracy",
    "CodedDocument",
    "Difference",
    "Outside",
    "Rates",
    "ScoreTable",
    "differences",
    "load_aliases",
    "load_coded",
    "load_texts",
    "score",
    "score_lines",
]
