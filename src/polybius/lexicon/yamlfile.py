"""YAML as people write it: `on`, `off`, `yes` and `no` are words, only `true` and `false` are truth values."""

from __future__ import annotations

import re
from importlib.resources.abc import Traversable
from pathlib import Path

import yaml

from polybius.errors import DataFileError

_Base: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc, valid-type]
    """YAML 1.2 truth values; the C parser where PyYAML has it, ten times quicker on long tables."""


_Loader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for letter, resolvers in _Base.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def read_yaml(path: Traversable | Path) -> object:
    """What a YAML file holds. Raises DataFileError, which names the file and the line."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataFileError(
            f"{path}: cannot be read ({error}); restore the file or save it as UTF-8"
        ) from error
    try:
        return yaml.load(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise DataFileError(f"{path}: is not YAML: {error}") from error
