"""Quotes in their surroundings."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from polybius.records import Passage, PassageKind, Report, Span
from polybius.telling.context import MARK, QUOTE, SUPPORT, TRIGGER, Piece, Surroundings
from polybius.telling.packing import utf16_length
from tests.telling.build_account import make_account, make_report


def span(report: Report, text: str) -> Span:
    start = report.text.index(text)
    return Span(start, start + len(text))


def shown(report: Report, pieces: tuple[Piece, ...]) -> list[str]:
    return [report.text[piece.span.start : piece.span.end] for piece in pieces]


def around(report: Report, quote: str, trigger: str | None = None, *support: str) -> tuple[Piece, ...]:
    words = span(report, quote)
    return Surroundings(report).around(
        words, span(report, trigger or quote), [span(report, s) for s in support]
    )


def test_the_sentence_before_and_the_sentence_after_are_shown() -> None:
    report = make_report("a.txt", "One is here. Two is here. Three hit it. Four is here. Five is here.")
    assert shown(report, around(report, "hit")) == ["Two is here.", "Three hit it.", "Four is here."]


def test_titles_initials_and_months_end_no_sentence() -> None:
    report = make_report("a.txt", "Before. Gen. J. Hill of the U.S. Army left on Jan. 3 by car. After.")
    assert shown(report, around(report, "left"))[1] == "Gen. J. Hill of the U.S. Army left on Jan. 3 by car."


def test_a_sentence_ends_before_the_mark_of_its_footnote() -> None:
    report = make_account().reports[0]
    pieces = around(report, "rockets hit", "hit")
    assert shown(report, pieces)[1].endswith("killing three guards.7")
    assert pieces[1].runs[-1].bits == MARK


def test_runs_add_up_to_the_sentence_and_say_what_each_is() -> None:
    report = make_report("a.txt", "In June they came. Rockets hit the port hard. Done.")
    before, middle, _ = around(report, "Rockets hit the port", "hit", "June")
    assert [(run.length, run.bits) for run in before.runs] == [(3, 0), (4, SUPPORT), (11, 0)]
    assert [(run.length, run.bits) for run in middle.runs] == [
        (8, QUOTE),
        (3, QUOTE | TRIGGER),
        (9, QUOTE),
        (6, 0),
    ]


def test_words_between_the_pieces_of_a_passage_are_shown_as_an_aside() -> None:
    text = "Rockets hit the\nPage 7 of 9\nport at night. Then it was calm."
    first = Span(0, text.index("\nPage"))
    passage = Passage(0, PassageKind.PARAGRAPH, (first, Span(text.index("port"), len(text))))
    report = replace(make_report("a.txt", text), passages=(passage,))
    pieces = around(report, "hit the\nPage 7 of 9\nport")
    assert [(text, piece.aside) for text, piece in zip(shown(report, pieces), pieces, strict=True)] == [
        ("Rockets hit the", False),
        ("\nPage 7 of 9\n", True),
        ("port at night.", False),
        ("Then it was calm.", False),
    ]


def test_a_sentence_without_an_end_is_cut_to_what_can_be_read() -> None:
    report = make_report("a.txt", "word " * 100_000 + "hit")
    pieces = around(report, "hit")
    assert all(piece.span.end - piece.span.start <= 900 for piece in pieces)
    assert shown(report, pieces)[-1].endswith("hit")


def test_letters_beyond_the_basic_plane_count_twice_for_the_page() -> None:
    assert (utf16_length("a🚀b"), utf16_length("aéb")) == (4, 3)


@given(
    text=st.text(st.sampled_from("aB .!?7\n\u2028\"'\u201d🚀é"), min_size=1, max_size=120),
    edges=st.tuples(st.floats(0, 1), st.floats(0, 1)),
    kind=st.sampled_from([PassageKind.PARAGRAPH, PassageKind.FOOTNOTE]),
    cut=st.floats(0, 1),
)
def test_every_letter_of_a_quote_is_shown_and_marked(
    text: str, edges: tuple[float, float], kind: PassageKind, cut: float
) -> None:
    start, end = sorted(int(edge * len(text)) for edge in edges)
    end = max(end, start + 1) if start < len(text) else len(text)
    start = min(start, end - 1)
    middle = int(cut * len(text))
    pieces = tuple(each for each in (Span(0, middle), Span(middle + 2, len(text))) if each.start < each.end)
    report = replace(
        make_report("a.txt", text), passages=(Passage(0, kind, pieces or (Span(0, len(text)),)),)
    )
    shown_words = ""
    for piece in Surroundings(report).around(Span(start, end), Span(start, end), []):
        at = piece.span.start
        for run in piece.runs:
            shown_words += text[at : at + run.length] if run.bits & QUOTE else ""
            at += run.length
        assert at == piece.span.end
    assert "".join(shown_words.split()) == "".join(text[start:end].split())
