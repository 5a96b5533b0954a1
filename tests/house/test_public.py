"""The package offers what it lists, starts quickly, and keeps its layers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import polybius

SOURCE = Path(__file__).parents[2] / "src"


@pytest.mark.parametrize("name", polybius.__all__)
def test_every_public_name_can_be_had(name: str) -> None:
    assert getattr(polybius, name) is not None


def test_every_name_that_can_be_had_is_listed() -> None:
    offered = {name for names in polybius._HOMES.values() for name in names}
    assert offered | {"__version__"} == set(polybius.__all__)


def test_a_name_that_is_not_public_is_refused() -> None:
    with pytest.raises(AttributeError, match="polybius has no 'biuld'"):
        _ = polybius.biuld


def test_importing_a_submodule_replaces_no_public_function() -> None:
    modules = {path.stem for path in (SOURCE / "polybius").iterdir()}
    assert not modules & {name for name in polybius.__all__ if not name.startswith("_")}


def test_the_command_starts_without_parsers_and_tables() -> None:
    heavy = "spacy onnxruntime splink duckdb pyarrow numpy trafilatura rich pydantic yaml"
    script = (
        "import sys, polybius.cli\n"
        "status = polybius.cli.app.run(['--help'])\n"
        f"print(status, sorted(set('{heavy}'.split()) & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(SOURCE)},
    )
    assert done.stdout.splitlines()[-1] == "0 []"
