"""Everything the account holds, as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from polybius.records import Account

_FORMAT = "polybius-account"
_VERSION = 1
_HIDDEN = re.compile("[\x7f-\x9f\u200e\u200f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_MARKUP = re.compile("[<>&\u2028\u2029]")


def account_json(account: Account) -> dict[str, Any]:
    """The account as plain values: records as objects by field name, days as ISO 8601, tuples as lists."""
    return {"format": _FORMAT, "version": _VERSION, **_plain(account)}


def _plain(value: object) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"an account holds no {type(value).__name__}")


def json_text(value: Any) -> str:
    """JSON for a file: letters as they are, characters that hide or turn text as \\u escapes."""
    return _HIDDEN.sub(_escaped, json.dumps(value, ensure_ascii=False, indent=1))


def json_for_script(value: Any) -> str:
    """JSON for a script element: compact, and without a character that could end the element or the line."""
    compact = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _HIDDEN.sub(_escaped, _MARKUP.sub(_escaped, compact))


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
