"""Packing: words and quotes made small for the page's script, each held once and pointed to by number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from polybius.records import Account, Footnote, Mention, Quote, Report, Span
from polybius.telling.context import Piece, Surroundings
from polybius.telling.visible import one_line, visible, web_address


class StringTable:
    """Strings by number, each kept once."""

    def __init__(self) -> None:
        self.values: list[str] = []
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        shown = visible(text)
        if shown not in self._numbers:
            self._numbers[shown] = len(self.values)
            self.values.append(shown)
        return self._numbers[shown]


class QuotePacker:
    """Packs what stands around the quotes of one account; holds the sentences that packed runs point into."""

    def __init__(self, account: Account) -> None:
        self.sentences = StringTable()
        self._reports = {report.id: report for report in account.reports}
        self._numbers = {report.id: number for number, report in enumerate(account.reports)}
        self._surroundings: dict[str, Surroundings] = {}

    def report_number(self, name: str) -> int:
        return self._numbers[name]

    def packed(self, mention: Mention, trigger: Quote | None, support: Sequence[Quote]) -> dict[str, Any]:
        """Where the mention stands: its report, its page, its words in the text, other words, footnotes.

        trigger   the words within the quote that gave it away
        support   words elsewhere that it rests on, marked where they stand near
        """
        report = self._reports[mention.report]
        pieces = self._around(mention.quote, trigger, support, report)
        return {
            "report": self._numbers[report.id],
            "page": _page(mention, report),
            "context": list(self._context(pieces, report)),
            "also": [one_line(quote.text) for quote in _elsewhere(support, pieces, report)],
            "footnotes": [_footnote(note, report) for note in _footnotes(mention, report)],
        }

    def _around(
        self, quote: Quote, trigger: Quote | None, support: Sequence[Quote], report: Report
    ) -> tuple[Piece, ...]:
        if report.id not in self._surroundings:
            self._surroundings[report.id] = Surroundings(report)
        own = [Span(each.start, each.end) for each in support if each.report == report.id]
        return self._surroundings[report.id].around(
            Span(quote.start, quote.end), Span(trigger.start, trigger.end) if trigger else None, own
        )

    def _context(self, pieces: Iterable[Piece], report: Report) -> Iterable[list[int]]:
        """Each piece as sentence number, 1 when words are left out before it, 1 when aside, then its runs."""
        end = None
        for piece in pieces:
            text = report.text[piece.span.start : piece.span.end]
            gap = end is not None and bool(report.text[end : piece.span.start].strip())
            end = piece.span.end
            runs, at = [], 0
            for run in piece.runs:
                runs += [utf16_length(text[at : at + run.length]), run.bits]
                at += run.length
            yield [self.sentences.number(text), int(gap), int(piece.aside), *runs]


def utf16_length(text: str) -> int:
    """The length as JavaScript counts it: letters beyond the basic plane are two."""
    return len(text) + sum(char > "\uffff" for char in text)


def without_empty(packed: Mapping[str, Any]) -> dict[str, Any]:
    """The packed values that say something."""
    return {key: value for key, value in packed.items() if value is not None and value != [] and value != ""}


def percent_sure(mention: Mention) -> int | None:
    """The mention's confidence in percent; None where it was not estimated."""
    return None if mention.confidence is None else round(100 * mention.confidence)


def _page(mention: Mention, report: Report) -> int | None:
    """The page of the passage piece that the quote begins on; the passage's own page when it has but one."""
    passage = next((p for p in report.passages if p.number == mention.passage), None)
    return passage.page if passage else None


def _elsewhere(support: Sequence[Quote], pieces: Iterable[Piece], report: Report) -> list[Quote]:
    """The supporting quotes that neither the shown sentences nor footnotes, which are told of apart, hold."""
    spans = [*(piece.span for piece in pieces), *(note.span for note in report.footnotes)]
    return [q for q in support if not any(s.start < q.end and q.start < s.end for s in spans)]


def _footnotes(mention: Mention, report: Report) -> list[Footnote]:
    """The notes that the quote's words carry, and those that the source was taken from."""
    cited = [q for q in mention.source.quotes if q.report == report.id]

    def belongs(note: Footnote) -> bool:
        marked = any(mention.quote.start <= anchor.start <= mention.quote.end for anchor in note.anchors)
        return marked or any(q.start < note.span.end and note.span.start < q.end for q in cited)

    return [note for note in report.footnotes if belongs(note)]


def _footnote(note: Footnote, report: Report) -> dict[str, Any]:
    words = one_line(report.text[note.span.start : note.span.end]).removeprefix(note.mark)
    if note.address:
        words = words.replace(note.address, "")
    words = words.strip(" ,;.")
    shown = words if len(words) <= 400 else f"{words[:399]}…"
    return without_empty({"mark": one_line(note.mark), "words": shown, "address": web_address(note.address)})
