"""The rules of the coder, as it asks for them; `rule_files.py` reads them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict


@dataclass(frozen=True, slots=True)
class VerbPattern:
    """A verb that opens an event. particle "to" means an infinitive must follow."""

    lemma: str
    particle: str | None
    prep: str | None
    objects: frozenset[str]

    @property
    def narrow(self) -> int:
        """How much it asks for: the more, the earlier it is tried."""
        named = any(not word.startswith("@") for word in self.objects)
        return 2 * (self.particle is not None) + 2 * (self.prep is not None) + bool(self.objects) + named

    @property
    def written(self) -> str:
        """As in events.yaml: "open {fire}"."""
        prep = f"[{self.prep}]" if self.prep else ""
        objects = "{" + ", ".join(sorted(self.objects)) + "}" if self.objects else ""
        return " ".join(part for part in (self.lemma, self.particle, prep, objects) if part)

    @property
    def asks(self) -> str:
        """What must stand beside the verb, in words: "'up', and as object one of: fire"."""
        classes = sorted(f"any {word[1:]}" for word in self.objects if word.startswith("@"))
        words = sorted(f"'{word}'" for word in self.objects if not word.startswith("@"))
        parts = [f"'{self.particle}'"] if self.particle else []
        parts += [f"'{self.prep} …'"] if self.prep else []
        parts += [f"as its object one of: {', '.join([*words, *classes])}"] if self.objects else []
        return ", and ".join(parts)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of events.yaml; the fields are explained there. own: of a user's own codebook."""

    name: str
    type: str
    mode: str
    verbs: tuple[VerbPattern, ...]
    nouns: tuple[str, ...]
    to: tuple[str, ...]
    noun_to: tuple[str, ...]
    of: str
    poss: str
    object_is: frozenset[str]
    object_not: frozenset[str]
    subject_is: frozenset[str]
    never_by: frozenset[str]
    not_after: frozenset[str]
    needs: frozenset[str]
    together: bool
    receives: bool
    object_joins: bool
    weak: bool
    weak_noun: bool
    lone: bool
    realis: str | None
    status: str | None
    own: bool = False


class _LightEntry(BaseModel):
    model_config = ConfigDict(extra="forbid")

    actor: list[str]
    recipient: list[str]
    place: list[str]
    happen: list[str]
    share: list[str]
    retell: list[str]
    answer: list[str]


class Frames(BaseModel):
    """frames.yaml: words that move an event's arguments, reality or source."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    light: _LightEntry
    negators: frozenset[str]
    negating_verbs: frozenset[str]
    attempt_verbs: frozenset[str]
    attempted_when_object: frozenset[str]
    plan_verbs: frozenset[str]
    plan_nouns: frozenset[str]
    attempt_nouns: frozenset[str]
    plan_modals: frozenset[str]
    past_future_modals: frozenset[str]
    doubt_modals: frozenset[str]
    doubt_words: frozenset[str]
    doubt_nouns: frozenset[str]
    doubt_verbs: frozenset[str]
    skill_verbs: frozenset[str]
    conditional_marks: frozenset[str]
    report_verbs: frozenset[str]
    alleging_verbs: frozenset[str]
    denying_verbs: frozenset[str]
    claiming_verbs: frozenset[str]
    alleging_adverbs: frozenset[str]
    reported_adverbs: frozenset[str]
    alleged_adjectives: frozenset[str]
    suspects: frozenset[str]
    suspecting: frozenset[str]
    telling_things: frozenset[str]
    summary_nouns: frozenset[str]
    owned_nouns: frozenset[str]
    accident_verbs: frozenset[str]
    undoing: frozenset[str]
    measures: frozenset[str]
    attributing: frozenset[str]
    blaming: frozenset[str]
    carrier_nouns: frozenset[str]
    travel: frozenset[str]
    aid_modes: dict[str, frozenset[str]]


class Numbers(BaseModel):
    """numbers.yaml: words for numbers."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    exact: dict[str, int]
    scale: dict[str, int]
    vague: dict[str, tuple[int, int | None]]
    floor: tuple[str, ...]
    ceiling: tuple[str, ...]
    about: tuple[str, ...]


class Weapon(BaseModel):
    """One row of weapons.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    words: tuple[str, ...]
    mode: str
    kind: Literal["munition", "platform", "defence", "gun", "tool"]


@dataclass(frozen=True)
class RuleBook:
    """Everything the coder knows of words, but no names."""

    rules: tuple[Rule, ...]
    frames: Frames
    numbers: Numbers
    weapons: tuple[Weapon, ...]
    classes: Mapping[str, frozenset[str]]

    @cached_property
    def verbs(self) -> Mapping[str, tuple[tuple[VerbPattern, Rule], ...]]:
        """Patterns by lemma, the narrowest first; of equally narrow ones the user's own."""
        by_lemma: dict[str, list[tuple[VerbPattern, Rule]]] = {}
        for rule in self.rules:
            for pattern in rule.verbs:
                by_lemma.setdefault(pattern.lemma, []).append((pattern, rule))
        return {
            lemma: tuple(sorted(found, key=lambda pair: (-pair[0].narrow, not pair[1].own)))
            for lemma, found in by_lemma.items()
        }

    @cached_property
    def nouns(self) -> Mapping[str, tuple[tuple[tuple[str, ...], Rule], ...]]:
        """Noun phrases by head lemma, as their words; the longest first, of like length the user's own."""
        by_head: dict[str, list[tuple[tuple[str, ...], Rule]]] = {}
        for rule in self.rules:
            for noun in rule.nouns:
                words = words_of_noun(noun)
                by_head.setdefault(head_of_noun(words), []).append((words, rule))
        return {
            head: tuple(sorted(found, key=lambda pair: (-len(pair[0]), not pair[1].own)))
            for head, found in by_head.items()
        }

    @cached_property
    def violent_nouns(self) -> frozenset[str]:
        """Head lemmas of nouns that name violence: what hits is then the event itself."""
        return frozenset(
            head for head, found in self.nouns.items() if any(rule.type == "ASSAULT" for _, rule in found)
        )

    @cached_property
    def violent_verbs(self) -> frozenset[str]:
        """Lemmas of verbs that may tell of violence: what they hit is a place, no government."""
        return frozenset(
            lemma for lemma, found in self.verbs.items() if any(rule.type == "ASSAULT" for _, rule in found)
        )

    def classes_of(self, lemma: str) -> frozenset[str]:
        """The classes of nouns.yaml that list this lemma."""
        return self._class_index.get(lemma, frozenset())

    @cached_property
    def _class_index(self) -> Mapping[str, frozenset[str]]:
        index: dict[str, set[str]] = {}
        for name, lemmas in self.classes.items():
            for lemma in lemmas:
                index.setdefault(lemma, set()).add(name)
        return {lemma: frozenset(names) for lemma, names in index.items()}


def words_of_noun(noun: str) -> tuple[str, ...]:
    """The words of a noun phrase of a rule."""
    return tuple(re.split(r"[\s-]+", noun.lower()))


def head_of_noun(words: tuple[str, ...]) -> str:
    """The noun that the others go with: the last, or the one before "of"."""
    return words[0] if "of" in words[1:] else words[-1]
