"""Gathering what is scored from files of any format that can be read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from polybius.errors import ScoringError
from polybius.scoring.coded_set import CodedSet
from polybius.scoring.json_objects import read_objects
from polybius.scoring.loading import load_coded
from polybius.scoring.muc4 import is_muc4, read_muc4
from polybius.scoring.plover import is_plover, read_plover

FORMATS = ("codebook", "muc4", "plover")

_ENDINGS = frozenset({".json", ".jsonl"})


def load_set(path: Path, form: str | None = None) -> CodedSet:
    """The coded documents of a file or folder, in the codebook's shape whatever their format.

    form     one of FORMATS; None tells it from the first object
    Raises   ScoringError, naming the file and line
    """
    form = form or tell_format(path)
    if form not in FORMATS:
        raise ScoringError(f"'{form}' is no format that is read: use one of {', '.join(FORMATS)}")
    if form == "codebook":
        return CodedSet(load_coded(path))
    found = read_muc4(_objects(path)) if form == "muc4" else read_plover(_objects(path))
    if not found.documents:
        raise ScoringError(f"'{path}' holds no {form} document: check the path, or give another --format")
    return found


def tell_format(path: Path) -> str:
    """The format of a file or folder; the codebook's own for all that is neither of the others."""
    firsts = [entry for _, entry in islice(_objects(path), 1)]
    if any(map(is_muc4, firsts)):
        return "muc4"
    return "plover" if any(map(is_plover, firsts)) else "codebook"


def _objects(path: Path) -> Iterator[tuple[str, object]]:
    if path.is_dir():
        files = sorted(file for file in path.iterdir() if file.suffix in _ENDINGS)
    else:
        files = [path] if path.is_file() else []
    for file in files:
        yield from read_objects(file)
