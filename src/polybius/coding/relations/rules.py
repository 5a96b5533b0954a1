"""The words that tell relations, read from relations.yaml and checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Literal, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from polybius.codebook import Codebook, load_codebook
from polybius.plainyaml import read_shaped_yaml

Held = Literal["state", "government", "parliament", "armed-forces", "ministry", "none"]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class EndWords(_Shape):
    """Words that tell what a noun phrase stands for; the file tells of each."""

    states: frozenset[str]
    at_home: frozenset[str]
    pointing: frozenset[str]
    forces: frozenset[str]
    areas: frozenset[str]
    own: frozenset[str]
    examples: frozenset[str]


class Office(_Shape):
    """What the holder of an office or rank is to the body it is held in."""

    rule: str
    words: tuple[str, ...]
    relation: str
    to_state: Held
    to_force: str = ""
    unnamed: bool = False


class Kinship(_Shape):
    """What one group, unit or firm is to another: "a branch of". persons: it may be said of persons too."""

    rule: str
    relation: str
    words: tuple[str, ...]
    turned: bool = False
    persons: bool = False
    to: tuple[str, ...] = ("of",)


class Stance(_Shape):
    """A word that a hyphen ties to a name: "backed", "pro"."""

    relation: str
    words: tuple[str, ...]
    turned: bool = False


class VerbTie(_Shape):
    """A verb or adjective that ties two ends."""

    rule: str
    relation: str
    words: tuple[str, ...]
    who: Literal["subject", "either"] = "subject"
    to: tuple[str, ...] = ("obj",)
    turned: bool = False
    who_is: frozenset[str] = frozenset({"actor"})
    to_is: frozenset[str] = frozenset({"actor"})
    under_as: frozenset[str] = frozenset()
    aim: bool = False


class Gifts(_Shape):
    """Verbs of giving and taking; what is given tells the relation."""

    giving: frozenset[str]
    taking: frozenset[str]
    to: tuple[str, ...]
    with_: tuple[str, ...] = Field(alias="with")
    from_: tuple[str, ...] = Field(alias="from")
    things: Mapping[str, frozenset[str]]

    @cached_property
    def relation_of(self) -> Mapping[str, str]:
        """Relation by the lemma of the thing given."""
        return {word: relation for relation, words in self.things.items() for word in words}


class NounTie(_Shape):
    """A noun that holds a relation: "its support for"."""

    rule: str
    relation: str
    words: tuple[str, ...]
    to: tuple[str, ...]
    to_is: frozenset[str] = frozenset({"actor"})


class Roof(_Shape):
    """What one stands under: "under the banner of"."""

    rule: str
    relation: str
    words: tuple[str, ...]
    under: tuple[str, ...]
    turned: bool = False


class Posting(_Shape):
    """Verbs of keeping forces somewhere, and the things kept."""

    verbs: frozenset[str]
    things: frozenset[str]
    prepositions: frozenset[str]


class Between(_Shape):
    """A noun that holds a relation of two alike: "tensions between"."""

    relation: str
    words: tuple[str, ...]


class Places(_Shape):
    prepositions: frozenset[str]
    directions: frozenset[str]
    within: frozenset[str]


class RelationRules(_Shape):
    """relations.yaml; its comments tell what each part holds."""

    ends: EndWords
    offices: tuple[Office, ...]
    below: frozenset[str]
    past: frozenset[str]
    unreal: frozenset[str]
    of_others: frozenset[str]
    branches: frozenset[str]
    portfolios: Mapping[str, str]
    no_portfolio: frozenset[str]
    kinships: tuple[Kinship, ...]
    stances: tuple[Stance, ...]
    leanings: tuple[Stance, ...]
    attitudes: frozenset[str]
    verbs: tuple[VerbTie, ...]
    gifts: Gifts
    nouns: tuple[NounTie, ...]
    roofs: tuple[Roof, ...]
    postings: Posting
    between: tuple[Between, ...]
    naming: frozenset[str]
    former_names: frozenset[str]
    places: Places
    since: frozenset[str]
    until: frozenset[str]

    @cached_property
    def office_of(self) -> Mapping[str, Office]:
        return _first_of(self.offices)

    @cached_property
    def kinship_of(self) -> Mapping[str, Kinship]:
        return _first_of(self.kinships)

    @cached_property
    def stance_of(self) -> Mapping[str, Stance]:
        return _first_of(self.stances)

    @cached_property
    def leaning_of(self) -> Mapping[str, Stance]:
        return _first_of(self.leanings)

    @cached_property
    def noun_of(self) -> Mapping[str, NounTie]:
        return _first_of(self.nouns)

    @cached_property
    def between_of(self) -> Mapping[str, Between]:
        return _first_of(self.between)

    @cached_property
    def roof_of(self) -> Mapping[str, Roof]:
        return _first_of(self.roofs)

    @cached_property
    def verbs_of(self) -> Mapping[str, Sequence[VerbTie]]:
        """All ties of a verb's lemma, in the order of the file."""
        found: dict[str, list[VerbTie]] = {}
        for tie in self.verbs:
            for word in tie.words:
                found.setdefault(word, []).append(tie)
        return found

    def relations(self) -> Iterable[str]:
        """Every relation that the rules may give."""
        for ties in (
            self.offices,
            self.kinships,
            self.stances,
            self.leanings,
            self.verbs,
            self.nouns,
            self.roofs,
        ):
            yield from (tie.relation for tie in ties)
        yield from (tie.relation for tie in self.between)
        yield from (office.to_force for office in self.offices if office.to_force)
        yield from self.gifts.things


class OwnRelationRules(_Shape):
    """A user's own relations.yaml: any of the lists of rules."""

    offices: tuple[Office, ...] = ()
    kinships: tuple[Kinship, ...] = ()
    stances: tuple[Stance, ...] = ()
    leanings: tuple[Stance, ...] = ()
    verbs: tuple[VerbTie, ...] = ()
    nouns: tuple[NounTie, ...] = ()
    between: tuple[Between, ...] = ()


class _Worded(Protocol):
    @property
    def words(self) -> tuple[str, ...]: ...


_TieT = TypeVar("_TieT", bound=_Worded)


def _first_of(ties: Iterable[_TieT]) -> Mapping[str, _TieT]:
    """The tie of each word; of two with one word the first."""
    found: dict[str, _TieT] = {}
    for tie in ties:
        for word in tie.words:
            found.setdefault(word, tie)
    return found


def load_relation_rules(folders: Sequence[Path] = (), codebook: Codebook | None = None) -> RelationRules:
    """The rules of the package, with those of a user's own folders, which are tried first.

    codebook   what relations there are, with the user's own
    Raises     DataFileError, UnknownCode
    """
    rules = read_shaped_yaml(files("polybius") / "data" / "rules" / "en" / "relations.yaml", RelationRules)
    for folder in reversed(folders):
        if (folder / "relations.yaml").exists():
            rules = _with_own(rules, read_shaped_yaml(folder / "relations.yaml", OwnRelationRules))
    known = (codebook or load_codebook()).field("relation")
    for relation in rules.relations():
        known.code(relation)
    return rules


def _with_own(rules: RelationRules, own: OwnRelationRules) -> RelationRules:
    """Own rules before ours, and in place of those of ours that have their name."""
    parts = {}
    for part, added in own:
        names = {tie.rule for tie in added if hasattr(tie, "rule")}
        parts[part] = (
            *added,
            *(tie for tie in getattr(rules, part) if getattr(tie, "rule", None) not in names),
        )
    return RelationRules.model_validate({**dict(rules), **parts})
