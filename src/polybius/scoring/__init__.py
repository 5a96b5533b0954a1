"""Scoring: how far a coder's reading of reports agrees with a careful person's, field by field."""

from polybius.scoring.coded_set import CodedSet
from polybius.scoring.confusion import Confusion
from polybius.scoring.differing import Difference, differences, list_differences
from polybius.scoring.errors_page import render_errors, write_errors
from polybius.scoring.examining import Comparison, compare, score, score_comparison
from polybius.scoring.gathering import FORMATS, load_set
from polybius.scoring.loading import load_aliases, load_coded, load_texts
from polybius.scoring.muc4 import predicted_templates
from polybius.scoring.rates import Accuracy, Rates
from polybius.scoring.resampling import Interval
from polybius.scoring.scope import EVERYTHING, Scope
from polybius.scoring.shape import CodedDocument
from polybius.scoring.table import Outside, ScoreTable
from polybius.scoring.table_lines import score_lines
from polybius.scoring.templates import (
    GoldTemplate,
    SlotCounts,
    Template,
    TemplateScores,
    score_templates,
    template_lines,
)

__all__ = [
    "EVERYTHING",
    "FORMATS",
    "Accuracy",
    "CodedDocument",
    "CodedSet",
    "Comparison",
    "Confusion",
    "Difference",
    "GoldTemplate",
    "Interval",
    "Outside",
    "Rates",
    "Scope",
    "ScoreTable",
    "SlotCounts",
    "Template",
    "TemplateScores",
    "compare",
    "differences",
    "list_differences",
    "load_aliases",
    "load_coded",
    "load_set",
    "load_texts",
    "predicted_templates",
    "render_errors",
    "score",
    "score_comparison",
    "score_lines",
    "score_templates",
    "template_lines",
    "write_errors",
]
