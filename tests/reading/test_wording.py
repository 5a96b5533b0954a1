"""The file of wording, and what is said of a wrong one."""

from __future__ import annotations

import pytest

from polybius.errors import DataFileError
from polybius.reading.wording import load_wording, parse_wording, plain


def test_the_shipped_wording_loads() -> None:
    wording = load_wording()
    assert "related articles" in wording.sections_to_end
    assert wording.months["haziran"] == 6
    assert {"on", "no"} <= wording.unfinished_endings


def test_a_wrong_file_is_named_with_its_key() -> None:
    with pytest.raises(DataFileError, match=r"(?s)mine\.yaml is not a wording file.*sections_to_end"):
        parse_wording("lines: [a]\n", name="mine.yaml")


def test_text_that_is_no_yaml_is_named() -> None:
    with pytest.raises(DataFileError, match=r"mine\.yaml is not YAML"):
        parse_wording("a: [", name="mine.yaml")


def test_plain_levels_case_accents_and_spaces() -> None:
    assert plain("  Erişim\u00a0 TARİHİ ") == "erisim tarihi"
