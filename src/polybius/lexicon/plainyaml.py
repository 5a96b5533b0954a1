"""YAML whose every scalar is text: a table of names has no numbers, dates or truth values to guess at."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from polybius.errors import DataFileError

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_plain_yaml(path: Path) -> object:
    """What a YAML file holds, as lists, mappings and text: `NO` stays Norway.

    Twice as quick on long tables as reading with types, on which the time to load the actors rests.
    Raises DataFileError, also where a mapping says one key twice, of which YAML would keep the last.
    """
    try:
        root = yaml.compose(path.read_bytes(), Loader=_LOADER)
    except OSError as error:
        raise DataFileError(f"{path}: cannot be read ({error}); restore the file") from error
    except yaml.YAMLError as error:
        raise DataFileError(f"{path} is not YAML: {error}") from error
    return None if root is None else _plain(root, path)


def _plain(node: yaml.Node, path: Path) -> object:
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, path) for item in node.value]
    pairs = {_key(key, path): _plain(value, path) for key, value in node.value}
    if len(pairs) < len(node.value):
        line = node.start_mark.line + 1
        raise DataFileError(f"{path}, line {line}: a key stands twice in one entry; keep one of the two")
    return pairs


def _key(node: yaml.Node, path: Path) -> str:
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    line = node.start_mark.line + 1
    raise DataFileError(f"{path}, line {line}: a key must be a word, not a list or mapping")
