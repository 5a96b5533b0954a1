"""Records as JSON, and the hashes that tell whether anything changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from polybius.store.shapes import to_plain


def hash_of(records: Iterable[Any]) -> str:
    """sha256 of records, in their order."""
    digest = hashlib.sha256()
    for record in records:
        digest.update(plain_json(to_plain(record)) + b"\n")
    return digest.hexdigest()


def plain_json(values: Any) -> bytes:
    """Plain values (see `to_plain`) as JSON in one line, the same bytes for the same values."""
    return json.dumps(values, default=_day, separators=(",", ":")).encode("ascii")


def readable_json(values: Any) -> str:
    """Plain values (see `to_plain`) as JSON in one line, letters as they are."""
    return json.dumps(values, default=_day, ensure_ascii=False)


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is no part of a record")
