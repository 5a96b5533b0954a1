"""The manifest of a build: what it was made of, and what it holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from polybius.errors import DamagedCase, NewerCase

SCHEMA = 2
"""Version of the layout of a case. A program refuses a case with a higher one."""

FILE_NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Inputs:
    """sha256 of each thing a build depends on: equal inputs give an equal build.

    reports    all reports and rejects as read
    coder      rules, tables, language model and program that code and link
    config     polybius.toml, with defaults filled in
    decisions  decisions.jsonl
    """

    reports: str
    coder: str
    config: str
    decisions: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """counts: rows by table; files: sha256 by file name."""

    schema: int
    program: str
    build: str
    made: str
    title: str
    inputs: Inputs
    counts: Mapping[str, int]
    files: Mapping[str, str]

    def written(self) -> bytes:
        """As manifest.json."""
        return (json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n").encode()


def load_manifest(path: Path) -> Manifest:
    """The manifest in a file. Raises DamagedCase, NewerCase."""
    try:
        content = path.read_bytes()
        values = json.loads(content)
        schema = values["schema"]
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise DamagedCase(
            f"{path} cannot be read ({error}): run `polybius build` on the case again"
        ) from error
    if isinstance(schema, int) and schema > SCHEMA:
        raise NewerCase(
            f"{path.parent} has layout {schema}, written by {values.get('program', 'a newer Polybius')}; "
            f"this program knows layouts up to {SCHEMA}: update Polybius"
        )
    try:
        return TypeAdapter(Manifest).validate_json(content)
    except ValidationError as error:
        raise DamagedCase(
            f"{path} is not a manifest ({error.errors()[0]['msg']}): run `polybius build` again"
        ) from error
