"""Assessments: what the author or an analyst judges likely."""

from polybius.coding.assessments.reader import AssessmentReader
from polybius.coding.assessments.rules import LikelihoodRules, load_likelihood_rules

__all__ = ["AssessmentReader", "LikelihoodRules", "load_likelihood_rules"]
