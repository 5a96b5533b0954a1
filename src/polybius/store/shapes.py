"""Shapes: how each record is laid out as plain values and as Arrow columns, read off its type hints."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    import pyarrow as pa

T = TypeVar("T")


def to_plain(value: Any) -> Any:
    """A record as dicts, lists, strings, numbers, dates and None; pairs become {"first", "second"}."""
    return _plain(type(value), value)


def from_plain(record: type[T], values: Mapping[str, Any]) -> T:
    """The record of class `record` that `to_plain` took apart."""
    made: T = _record(record, values)
    return made


def schema_of(record: type) -> pa.Schema:
    """The columns of a table of such records."""
    import pyarrow as pa

    hints = hints_of(record)
    return pa.schema([pa.field(name, _arrow(hint), nullable=_optional(hint)) for name, hint in hints.items()])


@cache
def hints_of(record: type) -> dict[str, Any]:
    """Field name to type of a record class, in the order of its fields."""
    hints = typing.get_type_hints(record)
    return {field.name: hints[field.name] for field in dataclasses.fields(record)}


def _optional(hint: Any) -> bool:
    return isinstance(hint, types.UnionType) and type(None) in typing.get_args(hint)


def _bare(hint: Any) -> Any:
    """`X` of `X | None`; any other hint as it is."""
    if not _optional(hint):
        return hint
    (inner,) = (part for part in typing.get_args(hint) if part is not type(None))
    return inner


def _members(hint: Any) -> tuple[Any, ...] | None:
    """The types in a tuple hint, (X, ...) for a run of X; None when it is no tuple."""
    return typing.get_args(hint) if typing.get_origin(hint) is tuple else None


def _plain(hint: Any, value: Any) -> Any:
    hint = _bare(hint)
    if value is None:
        return None
    if members := _members(hint):
        if members[-1] is Ellipsis:
            return [_plain(members[0], part) for part in value]
        return {name: _plain(member, part) for name, member, part in zip(_PAIR, members, value, strict=True)}
    if dataclasses.is_dataclass(hint):
        return {
            name: _plain(kind, getattr(value, name))
            for name, kind in hints_of(typing.cast(type, hint)).items()
        }
    return str(value) if isinstance(value, StrEnum) else value


def _unplain(hint: Any, value: Any) -> Any:
    hint = _bare(hint)
    if value is None:
        return None
    if members := _members(hint):
        if members[-1] is Ellipsis:
            return tuple(_unplain(members[0], part) for part in value)
        return tuple(_unplain(member, value[name]) for name, member in zip(_PAIR, members, strict=True))
    if dataclasses.is_dataclass(hint):
        return _record(typing.cast(type, hint), value)
    if hint is date and isinstance(value, str):
        return date.fromisoformat(value)
    return hint(value) if issubclass(hint, StrEnum) else value


def _record(record: type, values: Mapping[str, Any]) -> Any:
    return record(**{name: _unplain(hint, values[name]) for name, hint in hints_of(record).items()})


def _arrow(hint: Any) -> pa.DataType:
    import pyarrow as pa

    hint = _bare(hint)
    if members := _members(hint):
        if members[-1] is Ellipsis:
            return pa.list_(_arrow(members[0]))
        return pa.struct([(name, _arrow(member)) for name, member in zip(_PAIR, members, strict=True)])
    if dataclasses.is_dataclass(hint):
        return pa.struct([(name, _arrow(kind)) for name, kind in hints_of(typing.cast(type, hint)).items()])
    if issubclass(hint, str):
        return pa.large_string()
    return {bool: pa.bool_(), int: pa.int64(), float: pa.float64(), date: pa.date32()}[hint]


_PAIR = ("first", "second")
