"""The files of the coder's rules, read and checked, with those of a user's own folders."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from polybius.coding.rules import Frames, Numbers, Rule, RuleBook, VerbPattern, Weapon
from polybius.errors import DataFileError
from polybius.plainyaml import read_plain_yaml

_VERB = re.compile(
    r"^(?P<lemma>[^\s\[{]+)(?: (?P<particle>[a-z]+))?(?: \[(?P<prep>[a-z]+)\])?(?: \{(?P<objects>[^}]+)\})?$"
)


class RuleEntry(BaseModel):
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


class RuleAddition(BaseModel):
    """An entry of a user's own events.yaml that adds words to a rule: `add_to` in place of `rule`."""

    model_config = ConfigDict(extra="forbid")

    add_to: str
    verbs: list[str] = []
    nouns: list[str] = []


class _NounFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    classes: dict[str, list[str]] = Field(default_factory=dict)


def load_rules(folders: Sequence[Path] = ()) -> RuleBook:
    """The rules of the package, with those of a user's own folders. Raises DataFileError.

    An own rule or weapon takes the place of one of the same name; own words of a class are added to it.
    """
    shipped = files("polybius") / "data" / "rules" / "en"
    entries: dict[str, RuleEntry] = {}
    for entry in read_rule_entries(shipped / "events.yaml"):
        _take(entries, entry)
    own: set[str] = set()
    for folder in reversed(folders):
        for entry in read_rule_entries(folder / "events.yaml") if (folder / "events.yaml").exists() else ():
            own |= _take(entries, entry)
    try:
        return RuleBook(
            rules=tuple(_rule(entry, own=name in own) for name, entry in entries.items()),
            frames=Frames.model_validate(read_plain_yaml(shipped / "frames.yaml")),
            numbers=Numbers.model_validate(read_plain_yaml(shipped / "numbers.yaml")),
            weapons=_weapons([*folders, shipped]),
            classes=_classes([*folders, shipped]),
        )
    except ValidationError as error:
        raise DataFileError(f"a rule file in {shipped} is wrong: {error}") from error


def read_rule_entries(file: Traversable | Path) -> list[RuleEntry | RuleAddition]:
    """What an events.yaml holds. Raises DataFileError."""
    written = read_plain_yaml(file)
    if not isinstance(written, list):
        raise DataFileError(f"{file}: expected a list of rules, each starting with '- rule: name'")
    entries = [_entry(entry, f"{file}, rule {number}") for number, entry in enumerate(written, start=1)]
    names = [entry.rule for entry in entries if isinstance(entry, RuleEntry)]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise DataFileError(f"{file}: rule '{twice}' stands there twice: rename one")
    return entries


def parse_verb(written: str) -> VerbPattern | None:
    """A verb of a rule ("pull out", "break [into]", "open {fire}"); None when it is not of that form."""
    match = _VERB.match(written)
    if match is None:
        return None
    objects = match["objects"]
    return VerbPattern(
        match["lemma"],
        match["particle"],
        match["prep"],
        frozenset(word.strip() for word in objects.split(",")) if objects else frozenset(),
    )


def _entry(written: object, where: str) -> RuleEntry | RuleAddition:
    adds = isinstance(written, dict) and "add_to" in written
    try:
        return RuleAddition.model_validate(written) if adds else RuleEntry.model_validate(written)
    except ValidationError as error:
        raise DataFileError(f"{where}: {error}") from error


def _take(entries: dict[str, RuleEntry], entry: RuleEntry | RuleAddition) -> set[str]:
    """Put an own entry among the rules; gives the name of the rule when it is the user's."""
    if isinstance(entry, RuleEntry):
        entries[entry.rule] = entry
        return {entry.rule}
    known = entries.get(entry.add_to)
    if known is None:
        raise DataFileError(f"events.yaml: there is no rule '{entry.add_to}' to add to")
    more = {"verbs": [*known.verbs, *entry.verbs], "nouns": [*known.nouns, *entry.nouns]}
    entries[entry.add_to] = known.model_copy(update=more)
    return set()


def _weapons(folders: Sequence[Traversable | Path]) -> tuple[Weapon, ...]:
    """The weapons of all folders; of one name the first."""
    rows: dict[str, Weapon] = {}
    for folder in folders:
        file = folder / "weapons.yaml"
        for row in _sequence(read_plain_yaml(file)) if file.is_file() else ():
            weapon = Weapon.model_validate(row)
            rows.setdefault(weapon.name, weapon)
    return tuple(rows.values())


def _classes(folders: Sequence[Traversable | Path]) -> Mapping[str, frozenset[str]]:
    """The classes of nouns with the words of all folders."""
    found: dict[str, set[str]] = {}
    for folder in folders:
        file = folder / "nouns.yaml"
        written = _NounFile.model_validate({"classes": read_plain_yaml(file) if file.is_file() else {}})
        for name, lemmas in written.classes.items():
            found.setdefault(name, set()).update(lemmas)
    return {name: frozenset(lemmas) for name, lemmas in found.items()}


def _sequence(value: object) -> Sequence[object]:
    if not isinstance(value, list):
        raise DataFileError("weapons.yaml: expected a list of weapons")
    return value


def _rule(read: RuleEntry, *, own: bool) -> Rule:
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
        own=own,
    )


def _verb(written: str, rule: str) -> VerbPattern:
    pattern = parse_verb(written)
    if pattern is None:
        raise DataFileError(
            f"events.yaml, rule '{rule}': '{written}' is not a verb pattern; "
            "write 'pull out', 'break [into]' or 'open {fire}'"
        )
    return pattern
