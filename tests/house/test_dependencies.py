"""What the package imports is what it says it needs."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_everything_imported_is_declared_and_everything_declared_is_imported() -> None:
    homes = packages_distributions()
    imported = {module for path in (ROOT / "src").rglob("*.py") for module in modules_of(path)}
    used = {plain(homes[module][0]) for module in imported - set(sys.stdlib_module_names) - {"polybius"}}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {plain(re.split(r"[<>=!~\[; ]", each)[0]) for each in project["dependencies"]}
    assert used == declared


def modules_of(path: Path) -> set[str]:
    """The top-level modules that a file imports anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module.partition(".")[0])
    return found


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
