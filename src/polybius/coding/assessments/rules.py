"""The words of likelihood, read from assessments.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from polybius.plainyaml import read_shaped_yaml


class _Modals(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    doubtful: frozenset[str]
    able: frozenset[str]
    future: frozenset[str]


class LikelihoodWords(BaseModel):
    """assessments.yaml; its fields are explained there."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    likelihood: Mapping[str, tuple[str, ...]]
    negated: Mapping[str, str]
    modals: _Modals
    adverbs: frozenset[str]
    weak_adverbs: frozenset[str]
    adjectives: frozenset[str]
    needs_clause: frozenset[str]
    sure: frozenset[str]
    excluded: frozenset[str]
    raising: frozenset[str]
    judged: frozenset[str]
    judged_by_modal: frozenset[str]
    judges: frozenset[str]
    judges_if_expert: frozenset[str]
    experts: frozenset[str]
    judging: frozenset[str]
    signs: frozenset[str]
    signs_of_future: frozenset[str]
    reports: frozenset[str]
    nouns: frozenset[str]
    nouns_need_clause: frozenset[str]
    raises: frozenset[str]
    nouns_need_there: frozenset[str]
    befalling: frozenset[str]
    scheduled: frozenset[str]
    influence: frozenset[str]
    perceived: frozenset[str]
    durations: frozenset[str]
    enabled: frozenset[str]
    bounds: frozenset[str]
    willing: frozenset[str]
    set_for_a_day: frozenset[str]
    permitted: frozenset[str]
    telling: frozenset[str]
    conditions: frozenset[str]
    supposing: frozenset[str]
    holding: frozenset[str]
    own: frozenset[str]
    unsettled: frozenset[str]
    settled: frozenset[str]


@dataclass(frozen=True)
class LikelihoodRules:
    """The words, and what is looked up of them at every token."""

    words: LikelihoodWords

    @cached_property
    def opening(self) -> frozenset[str]:
        """Lemmas that may mark a judgement; a sentence without one holds none."""
        words = self.words
        modals = words.modals.doubtful | words.modals.able | words.modals.future
        verbs = words.raising | words.judged | words.judges | words.judges_if_expert | words.signs
        excluded = {phrase.split(" ")[0] for phrase in words.excluded}
        return modals | words.adverbs | words.adjectives | verbs | words.nouns | words.sure | excluded

    @cached_property
    def classes(self) -> Mapping[str, str]:
        """Class of likelihood by word or words."""
        return {word: name for name, listed in self.words.likelihood.items() for word in listed}


def load_likelihood_rules() -> LikelihoodRules:
    """The words that ship. Raises DataFileError."""
    folder = files("polybius") / "data" / "rules" / "en"
    return LikelihoodRules(read_shaped_yaml(folder / "assessments.yaml", LikelihoodWords))
