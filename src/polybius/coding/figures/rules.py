"""The rules of figures.yaml, read and checked."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from polybius.plainyaml import read_shaped_yaml

Sort = Literal["count", "money", "share", "length", "time"]


class MeasureRule(BaseModel):
    """One rule of `measures`; the fields are explained in the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rule: str
    measure: str
    sort: frozenset[Sort] = frozenset()
    harm: Literal["killed", "injured"] | None = None
    of: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    never_by: frozenset[str] = frozenset()
    least: float = 0
    whole: bool = False


class HarmWords(BaseModel):
    """Words that tell who is killed and hurt."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kill_object: frozenset[str]
    kill_subject: frozenset[str]
    kill_with: dict[str, frozenset[str]]
    lose: frozenset[str]
    lose_lives: frozenset[str]
    lives: frozenset[str]
    parts: frozenset[str]
    tallies: frozenset[str]
    tallying: frozenset[str]
    dead: frozenset[str]
    death_nouns: frozenset[str]
    dead_nouns: frozenset[str]
    hurt_object: frozenset[str]
    hurt_with: dict[str, frozenset[str]]
    hurt: frozenset[str]
    hurt_nouns: frozenset[str]
    nobody: frozenset[str]
    losses: frozenset[str]
    unhurt: frozenset[str]


class AmountWords(BaseModel):
    """Words that write an amount and bound it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    currencies: dict[str, tuple[str, ...]]
    weights: tuple[str, ...]
    letters: dict[str, int]
    percent: tuple[str, ...]
    shares: dict[str, int]
    multiples: dict[str, int]
    not_alone: frozenset[str]
    sets: dict[str, int]
    vague_alone: tuple[str, ...]
    floor: tuple[str, ...]
    ceiling: tuple[str, ...]
    about: tuple[str, ...]
    rough: frozenset[str]
    behind: tuple[str, ...]
    scored: tuple[str, ...]
    ordinals: dict[str, int]


class CountedWords(BaseModel):
    """Words for what is counted, and those that a number does not count."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    lengths: dict[str, tuple[str, ...]]
    durations: frozenset[str]
    periods: dict[str, str]
    uncounted: frozenset[str]
    dating: frozenset[str]
    pointing: frozenset[str]
    numbering: frozenset[str]
    armed: frozenset[str]
    comparing: frozenset[str]
    collective: frozenset[str]
    never_behind: frozenset[str]
    clock_after: tuple[str, ...]
    also_people: frozenset[str]
    speaking: frozenset[str]
    months: frozenset[str]


class FigureRules(BaseModel):
    """figures.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    amounts: AmountWords
    counted: CountedWords
    harm: HarmWords
    measures: tuple[MeasureRule, ...]


def load_figure_rules(folder: Traversable | Path | None = None) -> FigureRules:
    """The rules of the package, or of a folder in the same shape. Raises DataFileError."""
    folder = folder or files("polybius") / "data" / "rules" / "en"
    return read_shaped_yaml(folder / "figures.yaml", FigureRules)
