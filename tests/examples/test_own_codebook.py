"""The codebook in docs/own-codebook.md is sound and codes what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from polybius.checking import check_codebook
from polybius.pipeline import code_files

PAGE = Path(__file__).parents[2] / "docs" / "own-codebook.md"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that the page shows, each under its path."""
    root = tmp_path_factory.mktemp("page")
    blocks = re.findall(
        r"^    # (codebook/\S+)\n((?:    .*\n)+)", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    for name, text in blocks:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(re.sub(r"^    ", "", text, flags=re.MULTILINE), encoding="utf-8")
    return root / "codebook"


def test_the_codebook_of_the_page_is_sound(folder: Path) -> None:
    checked = check_codebook([folder])
    assert checked.findings == ()
    assert len(checked.holds) == 8


def test_the_codebook_of_the_page_codes_what_the_page_says(folder: Path, tmp_path: Path) -> None:
    (sentence,) = re.findall(r'"(The Tidewater Boys siphoned [^"]*)"', PAGE.read_text(encoding="utf-8"))
    report = tmp_path / "report.txt"
    report.write_text(f"{sentence}\n\nThe Tidewater Boys smuggle fuel for Boko Haram.\n")
    (event, *_) = code_files([report], codebook=[folder]).mentions
    assert (event.type, event.mode, event.when.edtf) == ("COERCE", "oil-theft", "2021-06-02")
    assert [ref.name for ref in (*event.actors, *event.recipients)] == ["Tidewater Boys", "Old Flow Station"]
    (relation,) = code_files([report], codebook=[folder]).relations
    assert (relation.subject.name, relation.relation, relation.object.name) == (
        "Tidewater Boys",
        "smuggles-for",
        "Boko Haram",
    )
    assert not [one for one in code_files([report]).mentions if "siphon" in one.quote.text]
