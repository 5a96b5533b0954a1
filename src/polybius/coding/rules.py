"""The rules of the coder, read from YAML and checked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from polybius.errors import DataFileError
from polybius.plainyaml import read_plain_yaml

_VERB = re.compile(
    r"^(?P<lemma>[^\s\[{]+)(?: (?P<particle>[a-z]+))?(?: \[(?P<prep>[a-z]+)\])?(?: \{(?P<objects>[^}]+)\})?$"
)


class _RuleEntry(BaseModel):
    """One entry of events.yaml, as written."""

    model_config = ConfigDict(extra="forbid")

    rule: str
    type: str
    mode: str = ""
    verbs: list[str] = []
    nouns: list[str] = []
    to: list[str] = ["obj"]
    noun_to: list[str] = ["on", "against", "at", "upon"]
    of: Literal["actor", "recipient", "none", "force"] = "recipient"
    poss: Literal["actor", "recipient", "victim"] = "actor"
    object_is: list[str] = []
    object_not: list[str] = []
    subject_is: list[str] = []
    never_by: list[str] = []
    not_after: list[str] = []
    needs: list[Literal["actor", "recipient", "weapon", "place", "date"]] = []
    together: bool = False
    receives: bool = False
    object_joins: bool = False
    weak: bool = False
    weak_noun: bool = False
    lone: bool = False
    realis: str | None = None
    status: str | None = None


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


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of events.yaml; the fields are explained there."""

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


class _LightEntry(BaseModel):
    model_config = ConfigDict(extra="forbid")

    actor: list[str]
    recipient: list[str]
    place: list[str]
    happen: list[str]
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
    conditional_marks: frozenset[str]
    report_verbs: frozenset[str]
    alleging_verbs: frozenset[str]
    denying_verbs: frozenset[str]
    claiming_verbs: frozenset[str]
    alleging_adverbs: frozenset[str]
    reported_adverbs: frozenset[str]
    alleged_adjectives: frozenset[str]
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


class _NounFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    classes: dict[str, list[str]] = Field(default_factory=dict)


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
        """Patterns by lemma, the narrowest first."""
        by_lemma: dict[str, list[tuple[VerbPattern, Rule]]] = {}
        for rule in self.rules:
            for pattern in rule.verbs:
                by_lemma.setdefault(pattern.lemma, []).append((pattern, rule))
        return {
            lemma: tuple(sorted(found, key=lambda pair: -pair[0].narrow)) for lemma, found in by_lemma.items()
        }

    @cached_property
    def nouns(self) -> Mapping[str, tuple[tuple[tuple[str, ...], Rule], ...]]:
        """Noun phrases by head lemma, the longest first, as the words they consist of."""
        by_head: dict[str, list[tuple[tuple[str, ...], Rule]]] = {}
        for rule in self.rules:
            for noun in rule.nouns:
                words = tuple(re.split(r"[\s-]+", noun.lower()))
                head = words[0] if "of" in words[1:] else words[-1]
                by_head.setdefault(head, []).append((words, rule))
        return {head: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for head, found in by_head.items()}

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


def load_rules(folder: Traversable | Path | None = None) -> RuleBook:
    """The rules of the package, or of a folder in the same shape. Raises DataFileError."""
    folder = folder or files("polybius") / "data" / "rules" / "en"
    entries = read_plain_yaml(folder / "events.yaml")
    if not isinstance(entries, list):
        raise DataFileError("events.yaml: expected a list of rules, each starting with '- rule: name'")
    rules = tuple(_rule(entry, number) for number, entry in enumerate(entries, start=1))
    try:
        return RuleBook(
            rules=rules,
            frames=Frames.model_validate(read_plain_yaml(folder / "frames.yaml")),
            numbers=Numbers.model_validate(read_plain_yaml(folder / "numbers.yaml")),
            weapons=tuple(
                Weapon.model_validate(row) for row in _sequence(read_plain_yaml(folder / "weapons.yaml"))
            ),
            classes={
                name: frozenset(lemmas)
                for name, lemmas in _NounFile.model_validate(
                    {"classes": read_plain_yaml(folder / "nouns.yaml")}
                ).classes.items()
            },
        )
    except ValidationError as error:
        raise DataFileError(f"a rule file in {folder} is wrong: {error}") from error


def _sequence(value: object) -> Sequence[object]:
    if not isinstance(value, list):
        raise DataFileError("weapons.yaml: expected a list of weapons")
    return value


def _rule(entry: object, number: int) -> Rule:
    try:
        read = _RuleEntry.model_validate(entry)
    except ValidationError as error:
        raise DataFileError(f"events.yaml, rule {number}: {error}") from error
    return Rule(
        name=read.rule,
        type=read.type,
        mode=read.mode,
        verbs=tuple(_verb(written, read.rule) for written in read.verbs),
        nouns=tuple(read.nouns),
        to=tuple(read.to),
        noun_to=tuple(read.noun_to),
        of=read.of,
        poss=read.poss,
        object_is=frozenset(read.object_is),
        object_not=frozenset(read.object_not),
        subject_is=frozenset(read.subject_is),
        never_by=frozenset(read.never_by),
        not_after=frozenset(read.not_after),
        needs=frozenset(read.needs),
        together=read.together,
        receives=read.receives,
        object_joins=read.object_joins,
        weak=read.weak,
        weak_noun=read.weak_noun,
        lone=read.lone,
        realis=read.realis,
        status=read.status,
    )


def _verb(written: str, rule: str) -> VerbPattern:
    match = _VERB.match(written)
    if match is None:
        raise DataFileError(
            f"events.yaml, rule '{rule}': '{written}' is not a verb pattern; "
            "write 'pull out', 'break [into]' or 'open {fire}'"
        )
    objects = match["objects"]
    return VerbPattern(
        match["lemma"],
        match["particle"],
        match["prep"],
        frozenset(word.strip() for word in objects.split(",")) if objects else frozenset(),
    )
