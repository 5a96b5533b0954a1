"""Coding: from a report's sentences to drafts of its event mentions, by rules over dependency trees."""

from polybius.coding.coder import Coder
from polybius.coding.explaining import Recorder, explain_passages
from polybius.coding.relations import load_relation_rules
from polybius.coding.rule_files import load_rules
from polybius.coding.rules import RuleBook

__all__ = ["Coder", "Recorder", "RuleBook", "explain_passages", "load_relation_rules", "load_rules"]
