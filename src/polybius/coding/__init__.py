"""Coding: from a report's sentences to drafts of its event mentions, by rules over dependency trees."""

from polybius.coding.coder import Coder
from polybius.coding.rules import RuleBook, load_rules

__all__ = ["Coder", "RuleBook", "load_rules"]
