"""The words of cause and effect, read from causes.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from polybius.errors import DataFileError
from polybius.plainyaml import read_shaped_yaml

_VERB = re.compile(r"^(?P<lemma>[^\[]+?)(?: \[(?P<preposition>[a-z]+)\])?$")


class _VerbEntry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    rule: str
    polarity: int
    effect: tuple[str, ...]
    verbs: tuple[str, ...] = ()
    light: Mapping[str, frozenset[str]] = {}
    sides: bool = False
    purpose: bool = False
    only_purpose: bool = False
    reverse: bool = False
    keep: bool = False


class CauseWords(BaseModel):
    """causes.yaml; its fields are explained there."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    verbs: tuple[_VerbEntry, ...]
    because_of: frozenset[str]
    answers: Mapping[str, frozenset[str]]
    supposed_answers: frozenset[str]
    answering_nouns: Mapping[str, frozenset[str]]
    because: frozenset[str]
    timely: frozenset[str]
    states: frozenset[str]
    going_on: frozenset[str]
    telling: frozenset[str]
    conditions: Mapping[str, int]
    conditions_of: Mapping[str, int]
    persons: frozenset[str]
    listing: frozenset[str]
    therefore: frozenset[str]
    therefore_phrases: frozenset[str]
    cause_nouns: Mapping[str, frozenset[str]]
    holding_nouns: Mapping[str, frozenset[str]]
    effect_nouns: Mapping[str, frozenset[str]]
    impact_nouns: frozenset[str]
    adjectives: Mapping[str, int]
    harm: frozenset[str]
    bad: frozenset[str]
    good: frozenset[str]
    lacking: frozenset[str]
    negators: frozenset[str]
    empty: frozenset[str]
    aims: frozenset[str]
    aim_prepositions: frozenset[str]
    aim_nouns: frozenset[str]
    hedging_modals: frozenset[str]
    hedging_adverbs: frozenset[str]
    hedging_things: frozenset[str]
    hedging_nouns: frozenset[str]
    hedging_above: frozenset[str]
    wanting: frozenset[str]
    carrying: frozenset[str]
    vague: frozenset[str]
    nominal: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CausalVerb:
    """One verb of causes.yaml. effects: where its effect stands. nouns: those a light verb needs."""

    rule: str
    polarity: int
    effects: tuple[str, ...]
    nouns: frozenset[str]
    sides: bool
    purpose: bool
    only_purpose: bool
    reverse: bool
    keep: bool


@dataclass(frozen=True)
class CauseRules:
    """The words, and the verbs by lemma."""

    words: CauseWords

    @cached_property
    def verbs(self) -> Mapping[str, tuple[CausalVerb, ...]]:
        """By lemma with its particle; those that need a noun or a preposition come first."""
        found: dict[str, list[CausalVerb]] = {}
        for entry in self.words.verbs:
            for written in entry.verbs:
                match = _VERB.match(written)
                if match is None:
                    raise DataFileError(f"causes.yaml, rule '{entry.rule}': '{written}' is no verb pattern")
                effects = (match["preposition"],) if match["preposition"] else entry.effect
                told = found.setdefault(match["lemma"], [])
                told.insert(0 if match["preposition"] else len(told), _verb(entry, effects, frozenset()))
            for lemma, nouns in entry.light.items():
                found.setdefault(lemma, []).insert(0, _verb(entry, entry.effect, nouns))
        return {lemma: tuple(verbs) for lemma, verbs in found.items()}

    @cached_property
    def opening(self) -> frozenset[str]:
        """Lemmas and words at which something may be linked; at all others there is nothing to look for."""
        words = self.words
        phrases = words.because_of | words.therefore_phrases | frozenset(words.conditions)
        return frozenset(
            {
                *(lemma.split(" ")[0] for lemma in self.verbs),
                *(word for phrase in phrases for word in phrase.split(" ")),
                *words.answers,
                *words.answering_nouns,
                *words.because,
                *words.conditions_of,
                *words.therefore,
                "so",
                *words.cause_nouns,
                *words.holding_nouns,
                *words.effect_nouns,
                *words.impact_nouns,
                *words.adjectives,
            }
        )


def _verb(entry: _VerbEntry, effects: tuple[str, ...], nouns: frozenset[str]) -> CausalVerb:
    return CausalVerb(
        rule=entry.rule,
        polarity=entry.polarity,
        effects=effects,
        nouns=nouns,
        sides=entry.sides,
        purpose=entry.purpose,
        only_purpose=entry.only_purpose,
        reverse=entry.reverse,
        keep=entry.keep,
    )


def load_cause_rules() -> CauseRules:
    """The words that ship. Raises DataFileError."""
    folder = files("polybius") / "data" / "rules" / "en"
    return CauseRules(read_shaped_yaml(folder / "causes.yaml", CauseWords))
