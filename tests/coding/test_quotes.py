"""Every quote of every mention stands in the stored text, whatever lies between the words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polybius.pipeline.stages import CodeReport
from polybius.records import (
    ActorRef,
    Mention,
    Passage,
    PassageKind,
    Phrase,
    Quote,
    Report,
    Source,
    Span,
    WeaponRef,
)
from tests.coding.sentence_suite import load_sentences, make_report

TEXTS = [sentence.text for sentence in load_sentences()]
GAPS = (" ", "  ", "\n", "\t", "\u00a0", "\u2009", " \n ")
JUNK = ("\n\n12\n\n", "\n\f\nThe Review, vol. 3, no. 2\n\n", "\n\n---\n\n7 Basnews, 6 June 2021.\n\n", "\x0c")
NOTES = ("1", "[12]", "³", "*", "7,8")


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Sentences of the suite strung together, broken by odd blanks, soft hyphens, note marks, page breaks."""
    pieces: list[str] = []
    spans: list[Span] = []
    marks: list[Span] = []
    cuts: list[tuple[Span, ...]] = []
    length = 0
    for text in draw(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4)):
        for word in text.split(" "):
            broken = _with_soft_hyphen(word, draw(st.integers(0, 12)))
            note = draw(st.sampled_from(("",) * 12 + NOTES))
            junk = draw(st.sampled_from(("",) * 24 + JUNK))
            start = length
            length += len(broken)
            if note:
                marks.append(Span(length, length + len(note)))
                length += len(note)
            spans.append(Span(start, length))
            gap = junk or draw(st.sampled_from((" ",) * 8 + GAPS))
            length += len(gap)
            pieces += [broken, note, gap]
            if junk and draw(st.booleans()):
                cuts.append(tuple(spans))
                spans = []
    cuts.append(tuple(spans))
    whole = [Span(cut[0].start, cut[-1].end) for cut in cuts if cut]
    together = draw(st.booleans())
    passages = [tuple(whole)] if together else [(span,) for span in whole]
    report = make_report("".join(pieces), draw(st.sampled_from((None, "2021-06", "2021-06-20"))))
    kept = tuple(Passage(number, PassageKind.PARAGRAPH, span) for number, span in enumerate(passages))
    return replace(report, passages=kept, marks=tuple(marks))


def test_a_quote_keeps_the_soft_hyphens_and_marks_of_the_stored_text(coder: CodeReport) -> None:
    text = "Rebels attacked a mar\u00adket[12] in Kano on 4 May 2014."
    mark = text.index("[12]")
    report = replace(make_report(text), marks=(Span(mark, mark + 4),))
    (mention,) = coder(report).events
    assert mention.quote.text == "Rebels attacked a mar\u00adket[12] in Kano on 4 May 2014"
    assert [one.text for one in mention.recipients] == ["mar\u00adket"]


def test_a_quote_over_a_page_break_is_the_piece_with_the_trigger(coder: CodeReport) -> None:
    text = "Rebels attacked a market in Kano\n\n12 The Review\n\non 4 May 2014 and left."
    first, second = text.index("\n\n12"), text.index("on 4 May")
    pieces = (Span(0, first), Span(second, len(text)))
    report = replace(make_report(text), passages=(Passage(0, PassageKind.PARAGRAPH, pieces),))
    (mention,) = coder(report).events
    assert mention.quote.text == "Rebels attacked a market in Kano"
    assert mention.when.edtf == "2014-05-04"


def _with_soft_hyphen(word: str, place: int) -> str:
    return f"{word[:place]}\u00ad{word[place:]}" if 0 < place < len(word) else word


def parts_of(mention: Mention) -> Iterator[object]:
    """What the fields of a mention hold, those of tuples one by one."""
    for field in fields(mention):
        value = getattr(mention, field.name)
        yield from value if isinstance(value, tuple) else (value,)


def quotes_of(mention: Mention) -> Iterator[Quote]:
    """The quotes of a mention and of its source."""
    for part in parts_of(mention):
        if isinstance(part, Quote):
            yield part
        elif isinstance(part, Source):
            yield from part.quotes


def named_of(mention: Mention) -> Iterator[ActorRef | WeaponRef | Phrase]:
    """What a mention names, with where its words stand."""
    for part in parts_of(mention):
        if isinstance(part, (ActorRef, WeaponRef, Phrase)):
            yield part


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(report=reports())
def test_every_quote_stands_word_for_word_in_the_stored_text(coder: CodeReport, report: Report) -> None:
    for mention in coder(report).mentions():
        for quote in quotes_of(mention):
            assert report.holds(quote), (mention.id, quote)
        for one in named_of(mention):
            assert report.text[one.start : one.end] == one.text, (mention.id, one)


@settings(max_examples=40, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_no_text_makes_the_coder_raise(coder: CodeReport, text: str) -> None:
    report = make_report(text) if text else replace(make_report(" "), passages=())
    assert all(report.holds(quote) for mention in coder(report).mentions() for quote in quotes_of(mention))
