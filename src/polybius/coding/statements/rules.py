"""The words of statements, read from statements.yaml and checked."""

from __future__ import annotations

from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from polybius.plainyaml import read_shaped_yaml


class StatementRules(BaseModel):
    """statements.yaml, where each list is explained."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    denying: frozenset[str]
    weak_denying: frozenset[str]
    denied_things: frozenset[str]
    refused_things: frozenset[str]
    involvement: frozenset[str]
    involvement_objects: frozenset[str]
    owning: frozenset[str]
    owned: frozenset[str]
    mistakes: frozenset[str]
    accusing: dict[str, tuple[str, ...]]
    holding: frozenset[str]
    pointing: frozenset[str]
    confirming: frozenset[str]
    owning_up: frozenset[str]
    establishing: frozenset[str]
    confirmed_things: frozenset[str]
    announcing: frozenset[str]
    announced_things: frozenset[str]
    announced_types: frozenset[str]
    blamed_types: frozenset[str]
    hostile_types: frozenset[str]
    dutiful_modes: frozenset[str]
    explaining: frozenset[str]
    accidents: frozenset[str]
    insisting: frozenset[str]
    falsehoods: frozenset[str]
    estimating: frozenset[str]
    charges: frozenset[str]
    anonymous: frozenset[str]
    resolved: frozenset[str]
    casting: frozenset[str]
    announced_by: frozenset[str]
    warning: frozenset[str]
    threatening: frozenset[str]
    vowing: frozenset[str]
    vowed: frozenset[str]
    possibly: frozenset[str]
    coming: frozenset[str]
    warned_types: frozenset[str]
    told_before: frozenset[str]
    beforehand: frozenset[str]
    knowing: frozenset[str]
    intelligence: frozenset[str]
    having: frozenset[str]
    authorities: frozenset[str]
    private: frozenset[str]
    seated: frozenset[str]

    @cached_property
    def cues(self) -> frozenset[str]:
        """Lemmas of which a sentence must hold one to be looked at for verbs that make a statement."""
        return frozenset().union(
            self.denying, self.weak_denying, self.owning, self.accusing, self.holding, self.pointing,
            self.confirming, self.owning_up, self.establishing, self.insisting, self.casting, self.warning,
            self.threatening, self.vowing, self.told_before, self.intelligence, self.knowing,
        )  # fmt: skip


def load_statement_rules(folder: Traversable | Path | None = None) -> StatementRules:
    """The words of the package, or of a folder in the same shape. Raises DataFileError."""
    folder = folder or files("polybius") / "data" / "rules" / "en"
    return read_shaped_yaml(folder / "statements.yaml", StatementRules)
