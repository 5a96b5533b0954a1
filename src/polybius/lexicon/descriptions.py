"""Generic nouns: words for people, forces and things that are no names but say what class of actor is meant.

`generic.yaml` holds them; its head says what each key means.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from polybius.errors import DataFileError
from polybius.lexicon.folding import fold
from polybius.plainyaml import read_plain_yaml

Side = Literal["military", "armed-group", "civilian", "official", "none"]
OfState = Literal["member", "kept", "owner"]
_FILE = "generic.yaml"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Kind(_Strict):
    class_: str = Field(alias="class")
    side: Side
    of_state: OfState
    canonical: str | None = None
    words: list[str]


class _Table(_Strict):
    nouns: list[_Kind] = Field(default_factory=list)
    backing: list[str] = Field(default_factory=list)
    against: list[str] = Field(default_factory=list)
    idle: list[str] = Field(default_factory=list)
    places: list[str] = Field(default_factory=list)
    common: list[str] = Field(default_factory=list)


_TABLE = TypeAdapter(_Table)


@dataclass(frozen=True, slots=True)
class GenericNoun:
    """A word for a class of actors or targets.

    noun        singular, as in the table; plural likewise
    class_      force, militia, insurgents, civilians, protesters, officials, leaders, contractors, facility …
    side        military, armed-group, civilian, official, none
    of_state    what "<state> <noun>" stands for: member, the state itself ("US troops"); kept, its own
                description ("Iraqi protesters"); owner, a thing the state owns ("US embassy")
    canonical   the plural that stands for all words of its kind ("militias" for "militia groups")
    """

    noun: str
    plural: str
    class_: str
    side: Side
    of_state: OfState
    canonical: str


@dataclass(frozen=True, slots=True)
class Descriptions:
    """The generic nouns and the word lists beside them.

    by_word        folded singular or plural to its noun; some are of two words ("security forces")
    backing        words that tie a militia to its patron ("backed", "aligned", "pro")
    against        words that turn a name round ("anti")
    idle           words that change nothing about who is meant ("powerful", "local", "several")
    places         names of places that hold an actor's name ("Persian Gulf"): no actor there
    common_words   ordinary words that are also spellings of actors ("us", "is")
    """

    by_word: Mapping[str, GenericNoun]
    backing: frozenset[str]
    against: frozenset[str]
    idle: frozenset[str]
    places: tuple[str, ...]
    common_words: frozenset[str]

    @property
    def nouns(self) -> frozenset[str]:
        """All words of one word that are nouns of the table."""
        return frozenset(word for word in self.by_word if " " not in word)

    def noun(self, words: str) -> GenericNoun | None:
        """The generic noun that the words are, singular or plural; None when they are none."""
        return self.by_word.get(fold(words))


def load_descriptions(folders: Sequence[Path]) -> Descriptions:
    """The generic nouns of the folders that have them; the first folder's counts. Raises DataFileError."""
    nouns: dict[str, GenericNoun] = {}
    tables = [_read(folder / _FILE) for folder in folders if (folder / _FILE).exists()]
    for kind in (kind for table in tables for kind in table.nouns):
        for word in kind.words:
            noun = _noun(kind, word)
            nouns.setdefault(fold(noun.noun), noun)
            nouns.setdefault(fold(noun.plural), noun)
    return Descriptions(
        nouns,
        frozenset(fold(word) for table in tables for word in table.backing),
        frozenset(fold(word) for table in tables for word in table.against),
        frozenset(fold(word) for table in tables for word in table.idle),
        tuple(place for table in tables for place in table.places),
        frozenset(fold(word) for table in tables for word in table.common),
    )


def _read(path: Path) -> _Table:
    try:
        return _TABLE.validate_python(read_plain_yaml(path))
    except ValidationError as error:
        raise DataFileError(f"{path}: {error}; see the head of the packaged file for its shape") from error


def _noun(kind: _Kind, word: str) -> GenericNoun:
    singular, _, plural = word.partition("/")
    plural = plural or _plural(singular)
    return GenericNoun(singular, plural, kind.class_, kind.side, kind.of_state, kind.canonical or plural)


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"
