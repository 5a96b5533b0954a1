"""YAML whose every scalar is text, which pydantic turns into what the reader of a file asks for.

A table of words has no numbers, dates or truth values to guess at: `no` stays a word, `NO` stays Norway. Only
a bare `null` is nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from polybius.errors import DataFileError

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_ShapeT = TypeVar("_ShapeT", bound=BaseModel)

YamlPath = tuple[str | int, ...]
"""Keys and numbers of items that lead to a part of a file."""


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


@dataclass(frozen=True, slots=True)
class MarkedYaml:
    """What a YAML file holds, with the line on which each part of it stands.

    value    as `read_plain_yaml` gives it; None when the file is no YAML
    lines    line, counted from 1, of each key and item, by its path: (0, "verbs", 2)
    faults   line and fault of what could not be read
    """

    value: object
    lines: Mapping[YamlPath, int]
    faults: tuple[tuple[int, str], ...]

    def line(self, path: Sequence[str | int]) -> int:
        """The line of a part, or of the nearest one around it."""
        for end in range(len(path), 0, -1):
            if (line := self.lines.get(tuple(path[:end]))) is not None:
                return line
        return 1


def read_marked_yaml(path: Path) -> MarkedYaml:
    """A YAML file with its lines; what is wrong in it is told and not raised."""
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except OSError as error:
        return MarkedYaml(None, {}, ((0, f"it cannot be read ({error.strerror})"),))
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return MarkedYaml(None, {}, ((line, "it is not UTF-8: save it as UTF-8 text"),))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error)
        return MarkedYaml(None, {}, ((mark.line + 1 if mark else 0, f"it is not YAML: {problem}"),))
    marker = _Marker()
    value = None if root is None else marker.plain(root, ())
    return MarkedYaml(value, marker.lines, tuple(marker.faults))


class _Marker:
    """Turns nodes into plain values, and remembers their lines and faults."""

    def __init__(self) -> None:
        self.lines: dict[YamlPath, int] = {}
        self.faults: list[tuple[int, str]] = []
        self._around: list[yaml.Node] = []

    def plain(self, node: yaml.Node, path: YamlPath) -> object:
        self.lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, yaml.ScalarNode):
            return _plain(node, "")
        if any(node is outer for outer in self._around):
            self.faults.append((node.start_mark.line + 1, "an alias (*) stands inside what it stands for"))
            return None
        self._around.append(node)
        try:
            return self._parts(node, path)
        finally:
            self._around.pop()

    def _parts(self, node: yaml.Node, path: YamlPath) -> object:
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(item, (*path, number)) for number, item in enumerate(node.value)]
        pairs: dict[str, object] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                self.faults.append((line, "a key must be a word, not a list or mapping"))
            elif key.value in pairs:
                self.faults.append((line, f"the key '{key.value}' stands twice in one entry: keep one"))
            else:
                self.lines[*path, key.value] = line
                pairs[key.value] = self.plain(value, (*path, key.value))
        return pairs
