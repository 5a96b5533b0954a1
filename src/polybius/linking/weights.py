"""Weights: how much each finding of a comparison speaks for or against a link."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from polybius.errors import DataFileError
from polybius.linking.comparisons import COMPARISONS

_FILE = "data/linking/events.json"


class _Level(BaseModel):
    """One finding as written."""

    model_config = ConfigDict(extra="forbid")

    found: str
    m: float = Field(gt=0, le=1)
    u: float = Field(gt=0, le=1)


class _Comparison(BaseModel):
    """One field as written."""

    model_config = ConfigDict(extra="forbid")

    field: str
    levels: list[_Level]


class _File(BaseModel):
    """The file as written."""

    model_config = ConfigDict(extra="forbid")

    made_by: str
    prior: float = Field(gt=0, lt=1)
    threshold: float = Field(gt=0, lt=1)
    uncompared_bits: float = Field(lt=0)
    comparisons: list[_Comparison]


@dataclass(frozen=True, slots=True)
class LevelWeight:
    """How often a field's comparison finds this.

    m   share among pairs of one happening
    u   share among pairs of two happenings
    """

    field: str
    found: str
    m: float
    u: float

    @property
    def bits(self) -> float:
        """log2 Bayes factor: positive speaks for the link."""
        return math.log2(self.m / self.u)


@dataclass(frozen=True, slots=True)
class LinkWeights:
    """Everything that turns findings into a score.

    prior             probability that two mentions that are compared at all are of one happening
    threshold         probability above which two groups of mentions are joined
    uncompared_bits   log2 odds given to a pair that blocking never compared
    levels            in the order of the comparisons, then of their levels
    """

    prior: float
    threshold: float
    uncompared_bits: float
    levels: tuple[LevelWeight, ...]

    @property
    def prior_bits(self) -> float:
        """The prior as log2 odds."""
        return math.log2(self.prior / (1 - self.prior))

    def of(self, field: str, found: str) -> LevelWeight:
        """The weight of one finding. Raises DataFileError when the file lacks it."""
        for level in self.levels:
            if level.field == field and level.found == found:
                return level
        raise DataFileError(f"the linking weights have no finding '{found}' of '{field}': train them again")


def load_weights(path: Path | str | None = None) -> LinkWeights:
    """The weights of a file; those shipped when no path is given. Raises DataFileError."""
    name = str(path) if path is not None else _FILE
    try:
        text = (Path(path) if path is not None else files("polybius").joinpath(_FILE)).read_text(
            encoding="utf-8"
        )
        raw = _File.model_validate(json.loads(text))
    except (OSError, ValueError, ValidationError) as error:
        raise DataFileError(
            f"{name} holds no linking weights ({error}): make them with python -m training.linking.train"
        ) from error
    levels = tuple(
        LevelWeight(comparison.field, level.found, level.m, level.u)
        for comparison in raw.comparisons
        for level in comparison.levels
    )
    weights = LinkWeights(raw.prior, raw.threshold, raw.uncompared_bits, levels)
    _check_complete(weights, name)
    return weights


def _check_complete(weights: LinkWeights, name: str) -> None:
    given = {(level.field, level.found) for level in weights.levels}
    needed = {(comparison.field, level.found) for comparison in COMPARISONS for level in comparison.levels}
    if given != needed:
        wrong = ", ".join(f"{field}/{found}" for field, found in sorted(given ^ needed))
        raise DataFileError(
            f"{name} does not fit the comparisons (missing or unknown: {wrong}): "
            "make it again with python -m training.linking.train"
        )
