"""PDF: columns, running heads, notes, pages; damaged and hostile files."""

from __future__ import annotations

from pathlib import Path

import pytest

from polybius.errors import EmptySource, SourceTooLarge, UnreadableSource
from polybius.lexicon.view import view_of
from polybius.reading import ReadingLimits, read_bytes, read_file
from polybius.records import Found, PassageKind, Report
from tests.files.reading import make


@pytest.fixture(scope="module")
def paper() -> Report:
    return read_bytes(make.two_column_pdf(), name="paper.pdf", origin="paper.pdf")


def test_columns_are_read_one_after_the_other_and_over_the_page(paper: Report) -> None:
    texts = [view_of(paper, p).text for p in paper.passages if p.kind is PassageKind.PARAGRAPH]
    assert texts == [
        "On 3 June 2021 a rocket struck the ferry depot near Orlov Bay and wounded two guards, the "
        "harbour police "
        "said. A second rocket fell short of the fence and burned a truck that carried fuel.",
        "Nobody claimed the attack, though the governor blamed a group that he did not name, and the "
        "maritime union "
        "called a strike for the coming Monday.",
        "Shipping companies moved their crews to the southern quay after the attack. The union leader "
        "asked the "
        "ministry for guards at the gates and at the fuel tanks, which the ministry refused.",
        "On 9 June a drone was shot down over the bay, and its wreck was shown to reporters the next day.",
        "The ministry later admitted that the drone had come from the sea and not from the hills, as "
        "it had said at "
        "first.",
    ]


def test_the_hyphen_of_a_broken_word_stays_in_the_stored_text(paper: Report) -> None:
    assert "and the mari-" in paper.text


def test_running_heads_and_page_numbers_are_boilerplate(paper: Report) -> None:
    noise = [paper.text[p.start : p.end] for p in paper.passages if p.kind is PassageKind.BOILERPLATE]
    assert noise == ["Bay Institute Papers No. 4", "1", "Bay Institute Papers No. 4", "2"]


EXAMPLE = Path(__file__).parents[2] / "examples" / "iraq-2019-2021"


def test_a_heading_over_one_line_in_its_own_size_is_told_apart() -> None:
    report = read_file(EXAMPLE / "2021-07-28-depot-and-dialogue.pdf")
    heading = next(p for p in report.passages if report.text[p.start : p.end] == "Disclaimer")
    assert [p.kind for p in report.passages[heading.number :]] == [PassageKind.BOILERPLATE] * 3


def test_a_running_head_that_comes_once_is_boilerplate() -> None:
    report = read_file(EXAMPLE / "2021-08-05-rockets-drones-and-a-date.pdf")
    kinds = {report.text[p.start : p.end]: p.kind for p in report.passages}
    assert kinds["Copper Gate Institute Papers 7"] is PassageKind.BOILERPLATE
    assert kinds["Rockets, Drones and a Date"] is PassageKind.BOILERPLATE


def test_passages_know_their_page(paper: Report) -> None:
    pages = [p.page for p in paper.passages if p.kind is PassageKind.PARAGRAPH]
    assert pages == [1, 1, 1, 2, 2]


def test_notes_at_the_foot_are_joined_to_raised_marks(paper: Report) -> None:
    assert [(n.mark, n.outlet, n.date, len(n.anchors)) for n in paper.footnotes] == [
        ("1", "Bay Courier", "2021-06-04", 1),
        ("2", "Harbour Radio", "2021-06-05", 1),
    ]


def test_title_and_author_come_from_the_file_and_its_making_date_is_no_publication_date(
    paper: Report,
) -> None:
    assert paper.title == Found("Rockets on the ferry depot", "pdf info Title")
    assert paper.author == Found("Mira Sandoval", "pdf info Author")
    assert paper.published is None


def test_a_locked_file_says_so() -> None:
    with pytest.raises(UnreadableSource, match=r"a\.pdf is locked with a password"):
        read_bytes(make.locked_pdf(), name="a.pdf", origin="a.pdf")


def test_a_broken_file_says_so() -> None:
    with pytest.raises(UnreadableSource, match=r"a\.pdf is a damaged PDF"):
        read_bytes(b"%PDF-1.7\nnothing here", name="a.pdf", origin="a.pdf")


def test_a_file_of_pictures_is_empty_and_asks_for_text_recognition() -> None:
    with pytest.raises(EmptySource, match="run text recognition"):
        read_bytes(make.pictures_only_pdf(), name="a.pdf", origin="a.pdf")


def test_a_file_of_too_many_pages_is_refused() -> None:
    with pytest.raises(SourceTooLarge, match="has 6 pages, over the limit of 5"):
        read_bytes(make.many_pages_pdf(6), name="a.pdf", origin="a.pdf", limits=ReadingLimits(max_pages=5))
