"""Quotes in their surroundings: the sentence before, the sentences that hold the quote, the sentence after.

Sentences here serve the eye only; what was coded rests on the quote's own offsets.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from polybius.records import CODED_KINDS, Report, Span

QUOTE, TRIGGER, SUPPORT, MARK = 1, 2, 4, 8
"""What a run of characters is, as bits that add up."""

_LONGEST_SENTENCE = 900
_END = re.compile(
    r"""[.!?\u2026\u061f\u3002]["'\u201d\u2019)\]]*\s+(?=["'\u201c\u2018(\[]*[^\Wa-z_])|\n\s*\n"""
)
_NO_END = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Brig|Lt|Col|Maj|Capt|Cpl|Sgt|Adm|Amb|Sen|Rep|Gov|St|No|nos?|vs|p|pp"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))\.$"
)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a sentence that share their nature: `bits` adds up QUOTE, TRIGGER, SUPPORT, MARK."""

    length: int
    bits: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence shown around a quote, cut into runs.

    aside   whether the words stand between two pieces of the passage (a running head, a footnote)
    """

    span: Span
    runs: tuple[Run, ...]
    aside: bool = False


class Surroundings:
    """The sentences of one report, ready to be asked for the surroundings of its quotes."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._sentences = list(_sentences(report))
        self._starts = [sentence.start for sentence in self._sentences]
        self._ends = [sentence.end for sentence in self._sentences]
        self._marks = sorted(report.marks)

    def around(self, quote: Span, trigger: Span | None, support: Iterable[Span]) -> tuple[Piece, ...]:
        """The quote's sentences with one more on each side, each cut where its nature changes."""
        first = bisect_right(self._ends, quote.start)
        last = bisect_left(self._starts, quote.end)
        shown = self._sentences[max(0, first - 1) : last + 1]
        highlights = [(quote, QUOTE), *((span, SUPPORT) for span in support)]
        highlights += [(trigger, TRIGGER)] if trigger else []
        pieces = [Piece(span, self._runs(span, highlights)) for span in shown]
        pieces += [
            Piece(span, self._runs(span, highlights), aside=True) for span in self._uncovered(quote, shown)
        ]
        return tuple(sorted(pieces, key=lambda piece: piece.span))

    def _uncovered(self, quote: Span, shown: list[Span]) -> Iterable[Span]:
        """The parts of the quote that are in none of the sentences, blanks apart."""
        at = quote.start
        for start, end in [*((span.start, span.end) for span in shown), (quote.end, quote.end)]:
            gap = Span(at, min(start, quote.end))
            if gap.start < gap.end and self._report.text[gap.start : gap.end].strip():
                yield gap
            at = max(at, end)

    def _runs(self, span: Span, highlights: list[tuple[Span, int]]) -> tuple[Run, ...]:
        near = self._marks[
            bisect_left(self._marks, Span(span.start, 0)) : bisect_left(self._marks, Span(span.end, 0))
        ]
        layers = [*highlights, *((mark, MARK) for mark in near)]
        cuts = {span.start, span.end}
        for layer, _ in layers:
            cuts |= {edge for edge in (layer.start, layer.end) if span.start < edge < span.end}
        edges = sorted(cuts)
        return tuple(
            Run(end - start, sum({bit for layer, bit in layers if layer.start <= start and end <= layer.end}))
            for start, end in pairwise(edges)
        )


def _sentences(report: Report) -> Iterable[Span]:
    """The sentences of the coded passages, in the order of the text; none longer than the eye follows."""
    # Footnote marks stand between a full stop and the next sentence; blanked, they hide no sentence's end.
    masked = list(report.text)
    for mark in report.marks:
        masked[mark.start : mark.end] = " " * (mark.end - mark.start)
    text = "".join(masked)
    pieces = sorted(
        piece for passage in report.passages if passage.kind in CODED_KINDS for piece in passage.pieces
    )
    at = 0
    for piece in pieces:
        if piece.start < at:
            continue
        at = piece.end
        yield from _split(text, report.text, piece)


def _split(masked: str, text: str, piece: Span) -> Iterable[Span]:
    start = piece.start
    for match in _END.finditer(masked, piece.start, piece.end):
        if _NO_END.search(masked, max(start, match.start() - 8), match.start() + 1):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, piece.end)


def _trimmed(text: str, start: int, end: int) -> Iterable[Span]:
    """The span without blanks at its ends, in lengths that can be read; nothing when it is blank."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST_SENTENCE:
        cut = text.rfind(" ", start + _LONGEST_SENTENCE // 2, start + _LONGEST_SENTENCE) + 1
        cut = cut or start + _LONGEST_SENTENCE
        yield Span(start, cut)
        start = cut
    if start < end:
        yield Span(start, end)
