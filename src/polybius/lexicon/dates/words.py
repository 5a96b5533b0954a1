"""The words that dates are made of, from data/rules/en/dates.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from polybius.plainyaml import read_shaped_yaml


class _WordsFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    months: dict[int, list[str]]
    shy: list[str]
    weekdays: dict[int, list[str]]
    seasons: dict[str, tuple[int, int]]
    feasts: dict[str, tuple[int, int]]
    parts: dict[str, tuple[int, int]]
    numbers: dict[str, float]
    vague: dict[str, tuple[int, int]]
    counted: list[str]
    not_nouns: list[str]
    named_days: list[str]


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words by spelling, in lower case; ranges are first and last month, or lowest and highest number."""

    months: dict[str, int]
    shy: frozenset[str]
    weekdays: dict[str, int]
    seasons: dict[str, tuple[int, int]]
    feasts: dict[str, tuple[int, int]]
    parts: dict[str, tuple[int, int]]
    numbers: dict[str, float]
    vague: dict[str, tuple[int, int]]
    counted: frozenset[str]
    not_nouns: frozenset[str]
    named_days: frozenset[str]


@cache
def date_words() -> DateWords:
    """The words, read once. Raises DataFileError."""
    path = files("polybius") / "data" / "rules" / "en" / "dates.yaml"
    read = read_shaped_yaml(path, _WordsFile)
    return DateWords(
        months={word: month for month, words in read.months.items() for word in words},
        shy=frozenset(read.shy),
        weekdays={word: day for day, words in read.weekdays.items() for word in words},
        seasons=read.seasons,
        feasts=read.feasts,
        parts=read.parts,
        numbers=read.numbers,
        vague=read.vague,
        counted=frozenset(read.counted),
        not_nouns=frozenset(read.not_nouns),
        named_days=frozenset(read.named_days),
    )


def any_of(words: list[str]) -> str:
    """A pattern for any of the words, longest first, spaces matching any white space."""
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]")
        for word in sorted(words, key=len, reverse=True)
    )
