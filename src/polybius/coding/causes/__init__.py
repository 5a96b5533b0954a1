"""Causal statements: what a text says brings another thing about, or holds it back."""

from polybius.coding.causes.reader import CausalReader
from polybius.coding.causes.rules import CauseRules, load_cause_rules

__all__ = ["CausalReader", "CauseRules", "load_cause_rules"]
