"""YAML read as text."""

from __future__ import annotations

from pathlib import Path

import pytest

from polybius.errors import DataFileError
from polybius.plainyaml import parse_plain_yaml, read_plain_yaml


def test_words_numbers_and_truth_values_stay_text() -> None:
    given = "a: no\nb: [NO, on, true, 12, 2020-01-03, ~]\nyes: 'null'"
    assert parse_plain_yaml(given, name="a.yaml") == {
        "a": "no",
        "b": ["NO", "on", "true", "12", "2020-01-03", "~"],
        "yes": "null",
    }


def test_a_bare_null_is_nothing() -> None:
    assert parse_plain_yaml("[2, null]", name="a.yaml") == ["2", None]


def test_a_key_said_twice_is_refused_with_its_line() -> None:
    with pytest.raises(DataFileError, match=r"a\.yaml, line 2: a key stands twice"):
        parse_plain_yaml("b:\n  - c: 1\n    c: 2\n", name="a.yaml")


def test_a_list_as_a_key_is_refused() -> None:
    with pytest.raises(DataFileError, match=r"a\.yaml, line 1: a key must be a word"):
        parse_plain_yaml("[a, b]: 1", name="a.yaml")


def test_broken_yaml_and_a_missing_file_name_the_file(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match=r"a\.yaml is not YAML"):
        parse_plain_yaml("- [", name="a.yaml")
    with pytest.raises(DataFileError, match=r"gone\.yaml: cannot be read"):
        read_plain_yaml(tmp_path / "gone.yaml")
