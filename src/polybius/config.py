"""The settings of a case: polybius.toml, checked and frozen."""

from __future__ import annotations

import difflib
import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from polybius.errors import ConfigError

FILE_NAME = "polybius.toml"

Reliability = Literal["A", "B", "C", "D", "E", "F"]


class _Section(BaseModel):
    """A table of polybius.toml: frozen, and without keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Limits(_Section):
    """What one source may cost before it is refused instead of read; the names are those of `ReadingLimits`.

    max_bytes       size of the file or answer
    max_characters  length of the text taken from it
    max_pages       pages of a PDF
    max_unpacked    bytes that a packed file (DOCX) may unfold to
    seconds         for one address to answer in full, or for one file to be taken apart
    """

    max_bytes: int = Field(default=50_000_000, gt=0)
    max_characters: int = Field(default=10_000_000, gt=0)
    max_pages: int = Field(default=2_000, gt=0)
    max_unpacked: int = Field(default=200_000_000, gt=0)
    seconds: float = Field(default=60, gt=0)


class ReadingSettings(_Section):
    """allow_private_addresses lets addresses of the local network be fetched."""

    allow_private_addresses: bool = False


class CodebookSettings(_Section):
    """Folders of own actors, places, rules and codes, relative to the case; see own_codebook.py."""

    folders: tuple[str, ...] = ()


class CoderSettings(_Section):
    """processes: how many reports are coded at once, each in a process of its own."""

    processes: int = Field(default=1, ge=1, le=256)


class LinkingSettings(_Section):
    """threshold: the probability from which two mentions count as one happening."""

    threshold: float | None = Field(default=None, gt=0, lt=1)


class StoreSettings(_Section):
    """keep_builds: how many builds stay on disk, the live one included."""

    keep_builds: int = Field(default=3, ge=1, le=100)


class Config(_Section):
    """All settings of a case; every one has a default, so an empty polybius.toml is a good one.

    sources      paths (relative to the case) and addresses, besides those given to `polybius build`
    reliability  outlet to A (reliable) … F (cannot be judged), the Admiralty scale
    """

    title: str = ""
    sources: tuple[str, ...] = ()
    limits: Limits = Limits()
    reading: ReadingSettings = ReadingSettings()
    codebook: CodebookSettings = CodebookSettings()
    coder: CoderSettings = CoderSettings()
    linking: LinkingSettings = LinkingSettings()
    store: StoreSettings = StoreSettings()
    reliability: dict[str, Reliability] = Field(default_factory=dict)


def load_config(path: Path) -> Config:
    """The settings in a polybius.toml; the defaults when there is no such file. Raises ConfigError."""
    try:
        written = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Config()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} cannot be read ({error}): save it as a UTF-8 text file") from error
    try:
        values = tomllib.loads(written)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is not TOML: {error}. Mend that line and run again") from error
    try:
        return Config.model_validate(values)
    except ValidationError as error:
        raise ConfigError(f"{path}: {_explain(error)}") from error


def _explain(error: ValidationError) -> str:
    """The first thing wrong, with the key as it is written in the file, and what to do."""
    first = error.errors()[0]
    key = ".".join(str(part) for part in first["loc"])
    if first["type"] != "extra_forbidden":
        return f"'{key}' is {first['input']!r}: {first['msg'][0].lower()}{first['msg'][1:]}"
    *tables, name = (str(part) for part in first["loc"])
    known = _keys_of(tables)
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"did you mean '{near[0]}'?" if near else f"known here: {', '.join(known)}"
    return f"'{key}' is not a setting ({hint})"


def _keys_of(tables: list[str]) -> list[str]:
    section: Any = Config
    for table in tables:
        section = section.model_fields[table].annotation
    return list(section.model_fields)
