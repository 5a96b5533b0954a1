"""Paragraphs put together over page breaks, notes, heads and pull quotes."""

from __future__ import annotations

from pathlib import Path

import pytest

from polybius.lexicon.view import view_of
from polybius.reading import read_bytes, read_file
from polybius.records import PassageKind, Report

FILES = Path(__file__).parents[1] / "files" / "reading"


def read(text: str) -> Report:
    return read_bytes(text.encode(), name="paper.txt", origin="paper.txt")


def paragraphs(report: Report) -> list[str]:
    return [view_of(report, p).text for p in report.passages if p.kind is PassageKind.PARAGRAPH]


HEAD = "The garrison left the northern hill on Monday, and the valley guard took its place before the evening"


@pytest.mark.parametrize(
    ("end", "start", "joined"),
    [
        ("of the", "Orlov bridge fell.", "of the Orlov bridge fell."),
        ("when a convoy", "was hit.", "when a convoy was hit."),
        ("near the ar-", "senal.", "near the arsenal."),
        ("with fuel, food,", "and rifles.", "with fuel, food, and rifles."),
        ("at Camp", "Victory, he said.", "at Camp Victory, he said."),
    ],
)
def test_an_unfinished_paragraph_goes_on_after_a_page_break(end: str, start: str, joined: str) -> None:
    assert paragraphs(read(f"{HEAD} {end}\n\n{start}")) == [f"{HEAD} {joined}"]


def test_a_finished_paragraph_does_not_go_on() -> None:
    assert len(paragraphs(read(f"{HEAD}.\n\nThe convoy was hit near the bridge."))) == 2


def test_a_paragraph_that_ends_in_a_mark_is_finished() -> None:
    text = f'{HEAD}.12\n\nThe convoy was hit near the bridge.\n\n¹² "Hill left", Bay Courier, 04.06.2021.'
    assert len(paragraphs(read(text))) == 2


def test_notes_between_two_halves_are_left_out_of_the_paragraph() -> None:
    report = read(f'{HEAD} of the¹\n\n¹ "Hill left", Bay Courier, 04.06.2021.\n\ngarrison fell.')
    (passage,) = [p for p in report.passages if p.kind is PassageKind.PARAGRAPH]
    assert [report.text[s.start : s.end][-8:] for s in passage.pieces] == [" of the¹", "on fell."]


def test_a_heading_ends_a_paragraph_that_only_lacks_its_stop() -> None:
    assert len(paragraphs(read(f"{HEAD}\n\nThe Second Day\n\nThe convoy was hit near the bridge."))) == 2


def test_a_heading_that_is_a_running_head_does_not_break_a_sentence() -> None:
    assert paragraphs(read(f"{HEAD} when shots\n\nBay Institute Papers\n\nfell on the bridge.")) == [
        f"{HEAD} when shots fell on the bridge."
    ]


def test_the_paper_is_put_together_around_its_notes_and_pull_quote() -> None:
    report = read_file(FILES / "paper.txt")
    first = paragraphs(report)[0]
    assert "and the maritime union answered on Monday" in first
    assert "waited in the Outer Roads until" in first
    (pulled,) = [
        p
        for p in report.passages
        if report.text[p.start : p.end].startswith("The governor blamed a group without")
    ]
    assert pulled.kind is PassageKind.BOILERPLATE


def test_a_pull_quote_glued_to_the_front_of_a_paragraph_is_cut_off() -> None:
    text = (
        "The ministry moved its crews to the southern quay in May, because of the shots, and asked "
        "for per-\n\n"
        "The ministry moved crews to the southern quay because of the shots. sonal guards at every "
        "gate. The answer "
        "came in June."
    )
    assert paragraphs(read(text)) == [
        "The ministry moved its crews to the southern quay in May, because of the shots, and asked "
        "for personal "
        "guards at every gate. The answer came in June."
    ]


def test_a_new_sentence_that_repeats_nothing_is_kept_in_the_paragraph() -> None:
    text = f"{HEAD} when the\n\nOrlov column came through the pass. nobody fired on it until the river."
    assert len(paragraphs(read(text))) == 1


def test_a_pull_quote_whose_words_stand_nowhere_else_is_a_paragraph_of_its_own() -> None:
    text = (
        f"{HEAD} when the\n\nNobody in Orlov believes that shelling ends before harvest.\n\n"
        "column came through the pass."
    )
    assert paragraphs(read(text)) == [
        f"{HEAD} when the column came through the pass.",
        "Nobody in Orlov believes that shelling ends before harvest.",
    ]


def test_run_in_headings_are_taken_off_when_a_text_has_several() -> None:
    rest = "The garrison left the hill, and the valley guard took its place before the evening came. " * 2
    report = read(f"Raids and Answers. {rest}\n\nCosts and Benefits. {rest}")
    assert [p.kind for p in report.passages] == [
        PassageKind.HEADING,
        PassageKind.PARAGRAPH,
        PassageKind.HEADING,
        PassageKind.PARAGRAPH,
    ]
    assert paragraphs(report)[0].startswith("The garrison")


def test_web_paragraphs_without_a_stop_stay_apart() -> None:
    page = f"<html><body><article><h1>Hill left</h1><p>{HEAD}</p><p>The convoy was hit on Tuesday.</p>"
    report = read_bytes(page.encode(), name="a.html", origin="a.html")
    assert len(paragraphs(report)) == 2


def test_every_piece_lies_in_the_text_and_pieces_rise() -> None:
    report = read_file(FILES / "paper.txt")
    for passage in report.passages:
        assert list(passage.pieces) == sorted(passage.pieces)
        assert all(0 <= piece.start < piece.end <= len(report.text) for piece in passage.pieces)
    assert [p.number for p in report.passages] == list(range(len(report.passages)))
