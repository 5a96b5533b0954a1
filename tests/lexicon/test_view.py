"""The view of a passage: clean words, and the way back to the stored text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybius.lexicon.view import PassageView, view_of
from polybius.records import Footnote, Passage, PassageKind, Report, Span


def view(
    text: str, *pieces: tuple[int, int], marks: tuple[Span, ...] = (), notes: tuple[Footnote, ...] = ()
) -> PassageView:
    spans = tuple(Span(*piece) for piece in pieces) or (Span(0, len(text)),)
    passage = Passage(0, PassageKind.PARAGRAPH, spans)
    report = Report("r", "r.txt", "r.txt", "text/plain", "", text, (passage,), footnotes=notes, marks=marks)
    return view_of(report, passage)


def test_line_breaks_and_runs_of_spaces_become_one_space() -> None:
    assert view("Two  guards\nwere\u00a0 wounded.\n").text == "Two guards were wounded."


def test_a_word_broken_between_pieces_is_joined_without_its_hyphen() -> None:
    text = "They hit the tar-\n\nNOTE\n\ngets again."
    assert view(text, (0, 17), (25, 36)).text == "They hit the targets again."


def test_a_word_broken_at_a_line_end_is_joined_without_its_hyphen() -> None:
    assert view("A rocket hit the mari-\ntime office.").text == "A rocket hit the maritime office."


def test_a_hyphen_before_a_capital_stays() -> None:
    assert view("the anti-\nAmerican crowd").text == "the anti-American crowd"


def test_a_hyphen_that_the_report_writes_elsewhere_stays() -> None:
    assert view("A tit-for-tat war. A tit-\nfor-tat war.").text == "A tit-for-tat war. A tit-for-tat war."


def test_other_pieces_are_joined_by_a_space() -> None:
    text = "The group hit\n\nPage 3\n\nthe base."
    assert view(text, (0, 13), (23, 32)).text == "The group hit the base."


def test_footnote_marks_are_cut_out() -> None:
    text = "Two drones fell.12 The army saw rockets5 with smoke. 7"
    marks = (Span(16, 18), Span(39, 40), Span(53, 54))
    assert view(text, marks=marks).text == "Two drones fell. The army saw rockets with smoke."


def test_words_on_both_sides_of_a_mark_stay_apart() -> None:
    assert view("fleet[12]The", marks=(Span(5, 9),)).text == "fleet The"


def test_ligatures_are_spelt_out_and_soft_hyphens_dropped() -> None:
    assert view("The \ufb01ght\u00ading went on\u200b.").text == "The fighting went on."


def test_markdown_and_inline_tags_leave_only_their_words() -> None:
    text = "The [NATO mission](https://x.example/a) paid \\$2 million to **both** <u>sides</u> &amp; left."
    assert view(text).text == "The NATO mission paid $2 million to both sides & left."


def test_brackets_that_are_no_link_stay() -> None:
    assert view("to deal [with] it (soon)").text == "to deal [with] it (soon)"


def test_stored_gives_the_run_that_a_stretch_of_the_view_stands_for() -> None:
    text = "The tar-\n\ngets burned."
    seen = view(text, (0, 8), (10, 22))
    start = seen.text.index("targets")
    assert seen.stored(start, start + 7) == (4, 14)


def test_pieces_leave_out_what_lies_between_them() -> None:
    text = "They hit the tar-\n\nNOTE\n\ngets again."
    seen = view(text, (0, 17), (25, 36))
    assert seen.pieces(4, 20) == (Span(5, 17), Span(25, 29))


def test_stored_refuses_a_stretch_outside_the_view() -> None:
    with pytest.raises(IndexError, match="3-9 is not in it"):
        view("abc").stored(3, 9)


def test_at_finds_the_view_offset_of_a_stored_character() -> None:
    seen = view("A  base.1 Then", marks=(Span(8, 9),))
    assert seen.at(3) == 2
    assert seen.text[2] == "b"


def test_at_is_none_for_a_character_that_was_cut() -> None:
    assert view("A base.1 Then", marks=(Span(7, 8),)).at(7) is None
    assert view("A base.").at(99) is None


def test_notes_are_those_whose_marks_lie_in_or_right_after_a_stretch() -> None:
    text = "Two drones fell.1 The army fired.2"
    marks = (Span(16, 17), Span(33, 34))
    first, second = (Footnote(str(n), Span(0, 1), (mark,)) for n, mark in enumerate(marks, 1))
    seen = view(text, marks=marks, notes=(first, second))
    assert seen.text == "Two drones fell. The army fired."
    assert seen.notes(0, 15) == (first,)
    assert seen.notes(17, 25) == ()
    assert seen.notes(0, len(seen.text)) == (first, second)


def test_a_link_is_a_note_of_its_own_words() -> None:
    text = "The mayor told Radio One that two died."
    link = Footnote("link", Span(15, 24), (Span(24, 24),), outlet="radio.example")
    assert view(text, notes=(link,)).notes(15, 24) == (link,)


@st.composite
def _texts_with_pieces(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]], list[Span]]:
    alphabet = "abcXYZ 12.,-\n\u00ad\ufb01\\$*[]()<u>&amp;²"
    text = draw(st.text(alphabet=alphabet, min_size=1, max_size=120))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=8)))
    pieces = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b]
    starts = draw(st.sets(st.integers(0, len(text)), max_size=3))
    return (
        text,
        pieces or [(0, len(text))],
        sorted(Span(start, min(len(text), start + 1)) for start in starts),
    )


@given(_texts_with_pieces())
def test_every_plain_character_of_the_view_is_the_stored_one(
    given_text: tuple[str, list[tuple[int, int]], list[Span]],
) -> None:
    text, pieces, marks = given_text
    seen = view(text, *pieces, marks=tuple(mark for mark in marks if mark.start < mark.end))
    places = [seen.stored(i, i + 1) for i in range(len(seen.text))]
    assert places == sorted(places)
    for letter, (start, end) in zip(seen.text, places, strict=True):
        if end - start == 1 and letter not in " " and text[start] not in "\ufb01\\&":
            assert text[start] == letter
        assert start == end or any(low <= start and end <= high for low, high in pieces)


@given(_texts_with_pieces(), st.data())
def test_a_stretch_and_its_stored_pieces_hold_the_same_letters(
    given_text: tuple[str, list[tuple[int, int]], list[Span]], data: st.DataObject
) -> None:
    text, pieces, _ = given_text
    seen = view(text, *pieces)
    if not seen.text:
        return
    start = data.draw(st.integers(0, len(seen.text) - 1))
    end = data.draw(st.integers(start + 1, len(seen.text)))
    stored = "".join(text[span.start : span.end] for span in seen.pieces(start, end))
    wanted = [letter for letter in seen.text[start:end] if letter in "abcXYZ12²"]
    found = iter(letter for letter in stored.replace("\ufb01", "fi"))
    assert all(letter in found for letter in wanted)
