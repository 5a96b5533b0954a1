"""The files of the actor tables, read and checked.

Entries lie in `data/actors/*.yaml`, each file a list of entries of one shape:

    - id: kataib-hezbollah          a slug, unique over all files
      name: Kataib Hezbollah        the canonical name
      kind: armed-group             as in records.actor.Actor
      country: IQ                   ISO 3166 alpha-2; states without a code, and former ones, see states.yaml
      aliases: [Hezbollah Brigades] other spellings; case as written (capitals alone: an acronym)
      adjectives, people            of states and peoples: [Iraqi], [Iraqis]
      metonyms                      seats that stand for it: [Baghdad]
      surname                       of persons whose name does not end in it: Kim
      prefer: [Hezbollah]           spellings of which this entry is the main bearer
      part_of                       id of the actor it belongs to
      roles: [{office, from, to}]   offices held, EDTF

`institutions.yaml` holds what every state has ("{adjective} Army"), filled in for each state. Where an entry
with that id ("army-IQ") stands elsewhere, the entry's name counts, and the pattern's spellings are added.

One entity has one entry. One spelling may belong to several: the one that prefers it comes first, then names
before acronyms, peoples, adjectives, metonyms and surnames, then as files (folders of the user first, then by
name) and entries stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from polybius.errors import DataFileError
from polybius.plainyaml import read_plain_yaml

Kind = Literal[
    "state", "government", "parliament", "court", "armed-forces", "service", "armed-group", "party",
    "alliance", "coalition", "mission", "international-body", "company", "media", "ngo", "people", "person",
]  # fmt: skip

PATTERNS_FILE = "institutions.yaml"
NOT_ENTRIES = frozenset({PATTERNS_FILE, "generic.yaml"})


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class RoleEntry(_Strict):
    office: str
    from_: str | None = Field(default=None, alias="from")
    to: str | None = None


class Entry(_Strict):
    id: str = Field(pattern=r"^[a-z0-9]+(?:-[A-Za-z0-9]+)*$")
    name: str = Field(min_length=2)
    kind: Kind
    country: str | None = Field(default=None, pattern=r"^[A-Z]{2}$")
    aliases: list[str] = Field(default_factory=list)
    adjectives: list[str] = Field(default_factory=list)
    people: list[str] = Field(default_factory=list)
    metonyms: list[str] = Field(default_factory=list)
    surname: str | None = None
    prefer: list[str] = Field(default_factory=list)
    part_of: str | None = None
    roles: list[RoleEntry] = Field(default_factory=list)


class Pattern(_Strict):
    """An institution that every state has; `forms` may hold {adjective} and {name}."""

    id: str
    kind: Kind
    name: str
    forms: list[str]
    part_of: str | None = None
    without: list[str] = Field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry with where it stands, for messages, and its order."""

    entry: Entry
    file: str
    order: int


_ENTRIES: TypeAdapter[list[Entry]] = TypeAdapter(list[Entry])
_PATTERNS: TypeAdapter[list[Pattern]] = TypeAdapter(list[Pattern])
_RowT = TypeVar("_RowT")


def read_entries(folders: Sequence[Path]) -> dict[str, Listed]:
    """The entries of all folders by id; of one id the first folder's counts. Raises DataFileError."""
    listed: dict[str, Listed] = {}
    order = 0
    for folder in folders:
        if not folder.is_dir():
            raise DataFileError(f"{folder} is no folder of actor tables: check the path in polybius.toml")
        own: dict[str, str] = {}
        for path in sorted(folder.glob("*.yaml")):
            if path.name in NOT_ENTRIES:
                continue
            for entry in _read(path, _ENTRIES):
                if entry.id in own:
                    raise DataFileError(
                        f"{path.name}: '{entry.id}' stands in {own[entry.id]} already: merge the two,"
                        " or give one another id"
                    )
                own[entry.id] = path.name
                listed.setdefault(entry.id, Listed(entry, path.name, order))
                order += 1
    return listed


def read_patterns(folder: Path) -> list[Pattern]:
    """The institutions that every state has. Raises DataFileError."""
    return _read(folder / PATTERNS_FILE, _PATTERNS)


def _read(path: Path, shape: TypeAdapter[list[_RowT]]) -> list[_RowT]:
    rows = read_plain_yaml(path)
    try:
        return shape.validate_python(rows or [])
    except ValidationError as error:
        first = error.errors()[0]
        place = first["loc"]
        number = place[0] if place and isinstance(place[0], int) else None
        row = rows[number] if isinstance(rows, list) and number is not None else None
        named = row.get("id") or row.get("name") if isinstance(row, dict) else None
        field = ".".join(str(part) for part in place[1:])
        raise DataFileError(
            f"{path}: entry {'' if number is None else number + 1} ('{named}'), field '{field}':"
            f" {first['msg']}; see the head of lexicon/actor_files.py for the shape of an entry"
        ) from error
