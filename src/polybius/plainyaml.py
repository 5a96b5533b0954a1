"""YAML whose every scalar is text, which pydantic turns into what the reader of a file asks for.

A table of words has no numbers, dates or truth values to guess at: `no` stays a word, `NO` stays Norway. Only
a bare `null` is nothing.
"""

from __future__ import annotations

from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from polybius.errors import DataFileError

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_ShapeT = TypeVar("_ShapeT", bound=BaseModel)


def read_shaped_yaml(path: Path | Traversable, shape: type[_ShapeT]) -> _ShapeT:
    """A YAML file of one known shape. Raises DataFileError, which names the file and what is wrong in it."""
    try:
        return shape.model_validate(read_plain_yaml(path))
    except ValidationError as error:
        raise DataFileError(f"{path} is not as expected ({error}): mend it, or restore it") from error


def read_plain_yaml(path: Path | Traversable) -> object:
    """What a YAML file holds, as lists, mappings, text and None.

    Twice as quick on long tables as reading with types, on which the time to load the actors rests.
    Raises DataFileError, also where a mapping says one key twice, of which YAML would keep the last.
    """
    try:
        given = path.read_bytes()
    except OSError as error:
        raise DataFileError(f"{path}: cannot be read ({error}); restore the file") from error
    return parse_plain_yaml(given, name=str(path))


def parse_plain_yaml(given: str | bytes, *, name: str) -> object:
    """What a YAML text holds; name: for messages. Raises DataFileError, as `read_plain_yaml` does."""
    try:
        root = yaml.compose(given, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise DataFileError(f"{name} is not YAML: {error}") from error
    return None if root is None else _plain(root, name)


def _plain(node: yaml.Node, name: str) -> object:
    if isinstance(node, yaml.ScalarNode):
        return None if node.value == "null" and not node.style else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, name) for item in node.value]
    pairs = {_key(key, name): _plain(value, name) for key, value in node.value}
    if len(pairs) < len(node.value):
        line = node.start_mark.line + 1
        raise DataFileError(f"{name}, line {line}: a key stands twice in one entry; keep one of the two")
    return pairs


def _key(node: yaml.Node, name: str) -> str:
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    line = node.start_mark.line + 1
    raise DataFileError(f"{name}, line {line}: a key must be a word, not a list or mapping")
