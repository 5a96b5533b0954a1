"""What an analyst has noted about the files of a folder: `sources.csv` beside them.

Columns file, title, author, outlet, date, url; only `file` is needed. What stands there goes before anything
a file says of itself.
"""

from __future__ import annotations

import csv
import io
import logging
import unicodedata
from pathlib import Path

from polybius.errors import BadDate
from polybius.reading.dates import parse_date
from polybius.reading.draft import Fact
from polybius.records import Found, edtf_bounds

SIDECAR_NAME = "sources.csv"
_FIELDS = {"title": "title", "author": "author", "outlet": "outlet", "url": "address"}
_MAX_BYTES = 20_000_000
_log = logging.getLogger(__name__)


def load_sidecar(folder: Path) -> dict[str, tuple[Fact, ...]]:
    """File name -> facts, from the folder's sources.csv; empty without one or without a `file` column."""
    path = folder / SIDECAR_NAME
    if not path.is_file() or path.stat().st_size > _MAX_BYTES:
        return {}
    text = path.read_bytes().decode("utf-8-sig", errors="replace")
    rows = csv.DictReader(io.StringIO(text, newline=""))
    if "file" not in (rows.fieldnames or ()):
        _log.warning(
            "%s has no column 'file' and is left out: its first line should name file,title,author,…", path
        )
        return {}
    return {_key(row["file"]): _facts(row, path) for row in rows if row.get("file")}


def facts_for(sidecar: dict[str, tuple[Fact, ...]], name: str) -> tuple[Fact, ...]:
    """What the sidecar notes of a file, by its path inside the folder or its bare name."""
    return sidecar.get(_key(name)) or sidecar.get(_key(Path(name).name)) or ()


def _facts(row: dict[str, str | None], path: Path) -> tuple[Fact, ...]:
    facts = []
    for column, field in _FIELDS.items():
        value = (row.get(column) or "").strip()
        if value:
            facts.append(Fact(field, Found(value, SIDECAR_NAME)))
    given = (row.get("date") or "").strip()
    date = _edtf(given)
    if date:
        facts.append(Fact("published", Found(date, SIDECAR_NAME)))
    elif given:
        _log.warning(
            "%s: '%s' is no date for %s and is left out: write 2021-08-09", path, given, row.get("file")
        )
    return tuple(facts)


def _edtf(given: str) -> str | None:
    if not given:
        return None
    try:
        edtf_bounds(given)
    except BadDate:
        return parse_date(given)
    return given


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name.strip().replace("\\", "/"))
