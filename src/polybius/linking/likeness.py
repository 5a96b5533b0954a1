"""What counts as alike: type families, modes that refine each other, words that set apart or say nothing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from polybius.plainyaml import read_shaped_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = "data/linking/likeness.yaml"


class _File(BaseModel):
    """The file as written."""

    model_config = ConfigDict(extra="forbid")

    families: list[list[str]]
    drawn_out: list[str]
    refines: dict[str, list[str]]
    mutual: list[str]
    fresh: list[str]
    empty_words: list[str]
    of_persons: list[str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """The tables of data/linking/likeness.yaml.

    family       type → the first type of its family, or the type itself
    drawn_out    types whose plural is one long happening
    refines      mode → the modes that may stand behind it, itself among them
    mutual       types in which actors and recipients are one set
    fresh        word runs that open a happening told of for the first time, folded, longest first
    empty_words  words left out when quotes are compared
    of_persons   modes done to one named person
    """

    family: Mapping[str, str]
    drawn_out: frozenset[str]
    refines: Mapping[str, frozenset[str]]
    mutual: frozenset[str]
    fresh: tuple[str, ...]
    empty_words: frozenset[str]
    of_persons: frozenset[str]


@lru_cache(maxsize=1)
def load_likeness() -> Likeness:
    """The tables as shipped. Raises DataFileError when the file is not as it should be."""
    raw = read_shaped_yaml(files("polybius").joinpath(_FILE), _File)
    return Likeness(
        family=MappingProxyType({kind: family[0] for family in raw.families for kind in family}),
        drawn_out=frozenset(raw.drawn_out),
        refines=MappingProxyType({mode: frozenset([mode, *finer]) for mode, finer in raw.refines.items()}),
        mutual=frozenset(raw.mutual),
        fresh=tuple(sorted(raw.fresh, key=lambda words: (-len(words), words))),
        empty_words=frozenset(raw.empty_words),
        of_persons=frozenset(raw.of_persons),
    )
