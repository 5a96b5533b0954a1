"""The codebook: what may be coded, with what each code means."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from polybius.errors import DataFileError, UnknownCode
from polybius.plainyaml import read_shaped_yaml

_FOLDER = Path(__file__).parent / "data" / "codebook"
_FILES = (
    "types",
    "modes",
    "realis",
    "status",
    "attribution",
    "results",
    "statements",
    "measures",
    "relations",
)
OWN_FILES = ("modes", "relations")
"""What a user's own folder of codes may hold; the other fields mean something to the program."""


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a field. of: the event types it goes with; empty when it goes with all."""

    code: str
    means: str
    example: str
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A coded field and the codes it may hold, in the codebook's order."""

    name: str
    file: str
    about: str
    codes: tuple[Code, ...]

    def code(self, wanted: str) -> Code:
        """The code of that name. Raises UnknownCode, with the nearest one that exists."""
        for code in self.codes:
            if code.code == wanted:
                return code
        near = difflib.get_close_matches(wanted, [code.code for code in self.codes], n=1)
        hint = f"did you mean '{near[0]}'?" if near else "`polybius codebook` lists them"
        raise UnknownCode(f"'{wanted}' is not in data/codebook/{self.file} ({hint})")


@dataclass(frozen=True, slots=True)
class Codebook:
    """All coded fields whose values come from a list."""

    fields: tuple[Field, ...]

    def field(self, name: str) -> Field:
        """The field of that name ("type", "mode", "realis" …). Raises UnknownCode."""
        for field in self.fields:
            if field.name == name:
                return field
        names = ", ".join(field.name for field in self.fields)
        raise UnknownCode(f"'{name}' is not a field of the codebook (there are: {names})")

    def modes_of(self, type_: str) -> tuple[str, ...]:
        """The modes that go with an event type; empty when it has none."""
        return tuple(code.code for code in self.field("mode").codes if type_ in code.of)


def load_codebook(folders: Sequence[Path] = ()) -> Codebook:
    """The codebook that ships with Polybius, with the codes of a user's own folders.

    An own code takes the place of one of the same name; new ones stand at the end. Raises DataFileError.
    """
    fields = _shipped().fields
    for folder in reversed(folders):
        fields = tuple(_with_own(field, folder / field.file) for field in fields)
    types = {code.code for code in fields[0].codes}
    for code in fields[1].codes:
        if unknown := sorted(set(code.of) - types):
            raise DataFileError(
                f"modes.yaml: mode '{code.code}' is of {unknown[0]}, which is not in types.yaml"
            )
    return Codebook(fields)


@cache
def _shipped() -> Codebook:
    return Codebook(tuple(_load_field(_FOLDER / f"{name}.yaml") for name in _FILES))


def _with_own(field: Field, file: Path) -> Field:
    if file.stem not in OWN_FILES or not file.exists():
        return field
    codes = {code.code: code for code in (*field.codes, *_load_field(file).codes)}
    return replace(field, codes=tuple(codes.values()))


class CodeEntry(BaseModel):
    """One code, as written."""

    model_config = ConfigDict(extra="forbid")
    code: str
    means: str
    example: str
    of: tuple[str, ...] = ()


class FieldFile(BaseModel):
    """A file of codes, as written."""

    model_config = ConfigDict(extra="forbid")
    field: str
    about: str = ""
    codes: tuple[CodeEntry, ...]


def _load_field(path: Path) -> Field:
    written = read_shaped_yaml(path, FieldFile)
    if twice := _first_twice(entry.code for entry in written.codes):
        raise DataFileError(f"{path}: the code '{twice}' stands there twice: keep one")
    codes = tuple(Code(entry.code, entry.means, entry.example, entry.of) for entry in written.codes)
    return Field(written.field, path.name, written.about, codes)


def _first_twice(codes: Iterable[str]) -> str | None:
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            return code
        seen.add(code)
    return None
