"""YAML read as text."""

from __future__ import annotations

from pathlib import Path

import pytest

from polybius.errors import DataFileError
from polybius.plainyaml import parse_plain_yaml, read_marked_yaml, read_plain_yaml


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


def test_lines_of_every_part_are_known_and_faults_told(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("- a: 1\n  b:\n  - x\n  - y\n  a: 2\n- [c]\n")
    marked = read_marked_yaml(path)
    assert marked.value == [{"a": "1", "b": ["x", "y"]}, ["c"]]
    assert [marked.line(part) for part in ((0, "b", 1), (0, "b", 7), (0, "z"), (1, 0), (9,))] == [
        4,
        2,
        1,
        6,
        1,
    ]
    assert marked.faults == ((5, "the key 'a' stands twice in one entry: keep one"),)


def test_marked_yaml_that_is_none_is_told_and_not_raised(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\nb: [\n")
    assert read_marked_yaml(path).faults[0][0] == 3
    assert read_marked_yaml(tmp_path / "gone.yaml").faults == (
        (0, "it cannot be read (No such file or directory)"),
    )
