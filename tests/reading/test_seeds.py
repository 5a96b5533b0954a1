"""The five reference reports, where the checkout has them beside it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from polybius.lexicon.view import view_of
from polybius.reading import read_file
from polybius.records import CODED_KINDS, PassageKind, Report

SHARED = Path(os.environ.get("POLYBIUS_SHARED", Path(__file__).parents[3] / "shared"))
pytestmark = pytest.mark.skipif(
    not (SHARED / "seeds").is_dir(), reason="the shared reference reports are not here"
)


def seed(number: int) -> Report:
    return read_file(next((SHARED / "seeds").glob(f"{number:03}_*.txt")))


def test_every_note_of_the_hard_one_is_found_and_joined_to_one_mark() -> None:
    report = seed(0)
    assert [note.mark for note in report.footnotes] == [str(number) for number in range(1, 53)]
    assert [len(note.anchors) for note in report.footnotes] == [1] * 52
    assert len(report.marks) == 52


def test_paragraphs_of_the_hard_one_flow_over_its_pages() -> None:
    report = seed(0)
    texts = [view_of(report, p).text for p in report.passages if p.kind is PassageKind.PARAGRAPH]
    assert all(text[-1] in ".?!" for text in texts)
    assert len(texts) == 19
    assert not any("- " in text.replace(" - ", "") for text in texts)


@pytest.mark.parametrize("number", range(5))
def test_sentences_coded_by_hand_lie_in_coded_passages(number: int) -> None:
    report = seed(number)
    views = [view_of(report, p).text for p in report.passages if p.kind in CODED_KINDS]
    events = json.loads((SHARED / "gold" / f"{number:03}.json").read_text(encoding="utf-8"))["events"]
    missing = [e["id"] for e in events if not any(_bare(e["quote"]) in _bare(view) for view in views)]
    # The hand coder also coded four events in the pull quotes of the first, which repeat its text.
    assert missing == (["e25", "e45", "e87", "e88"] if number == 0 else [])


def _bare(words: str) -> str:
    """Letters and figures only: a quote by hand joins pages and spaces in its own way."""
    return "".join(letter for letter in words if letter.isalpha())


@pytest.mark.parametrize("number", range(5))
def test_the_stored_text_is_the_file_itself(number: int) -> None:
    path = next((SHARED / "seeds").glob(f"{number:03}_*.txt"))
    assert seed(number).text.encode() == path.read_bytes()
