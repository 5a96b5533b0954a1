"""Reports: what was read, as it was read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from polybius.errors import QuoteNotInReport
from polybius.records.quote import Quote


class PassageKind(StrEnum):
    """What a passage is, and so whether it is coded."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE = "table"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    BOILERPLATE = "boilerplate"


CODED_KINDS = frozenset({PassageKind.PARAGRAPH, PassageKind.LIST_ITEM, PassageKind.CAPTION})
"""Kinds whose words are coded. Titles repeat the text, footnotes are sources, boilerplate is noise."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A run of characters of the stored text, end not included."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or its like, in reading order.

    number   counts from 0 in the report
    pieces   the runs of stored text it consists of, rising: one, or several when a page break,
             a footnote or a running head cuts the paragraph
    page     of its first piece, counted from 1; None when the report has no pages
    """

    number: int
    kind: PassageKind
    pieces: tuple[Span, ...]
    page: int | None = None

    @property
    def start(self) -> int:
        return self.pieces[0].start

    @property
    def end(self) -> int:
        return self.pieces[-1].end


@dataclass(frozen=True, slots=True)
class Footnote:
    """A foot or end note, joined to the words that carry its number.

    mark      as printed, in plain digits or letters ("7")
    span      the note itself in the stored text
    anchors   spans of the marks in the body that point to it (the mark's own characters)
    outlet, title, author, date, address
              what the note names; date is EDTF; None where it names none
    """

    mark: str
    span: Span
    anchors: tuple[Span, ...]
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    date: str | None = None
    address: str | None = None

    @property
    def source(self) -> str | None:
        """The note as a source in one line: "Basnews, 2021-06-06"; None when it names no outlet."""
        named = self.outlet or self.author
        if named is None:
            return None
        return f"{named}, {self.date}" if self.date else named


@dataclass(frozen=True, slots=True)
class Found:
    """A fact about a report, with how it was found ("html meta article:published_time", "front matter")."""

    value: str
    how: str


@dataclass(frozen=True, slots=True)
class Report:
    """One report as read.

    id          stable: the first 12 hex digits of the sha256 of the source's bytes
    name        file name, or the address's last part
    origin      path or address it came from
    text        the stored text: every offset points into it, and it is never changed
    marks       spans of footnote marks inside the body text (to be passed over in matching)
    published   date as EDTF, of the report itself; None when nothing says
    copy_of     id of the report that this one nearly repeats; None otherwise
    """

    id: str
    name: str
    origin: str
    media_type: str
    sha256: str
    text: str
    passages: tuple[Passage, ...]
    footnotes: tuple[Footnote, ...] = ()
    marks: tuple[Span, ...] = ()
    title: Found | None = None
    author: Found | None = None
    outlet: Found | None = None
    published: Found | None = None
    address: str | None = None
    copy_of: str | None = None

    def quote(self, start: int, end: int) -> Quote:
        """The quote of `text[start:end]`. Raises QuoteNotInReport when that is no run of the text."""
        if not 0 <= start < end <= len(self.text):
            raise QuoteNotInReport(
                f"report {self.id} ({self.name}) has no characters {start}-{end}: "
                f"its text ends at {len(self.text)}"
            )
        return Quote(self.id, start, end, self.text[start:end])

    def holds(self, quote: Quote) -> bool:
        """Whether the quote's words stand in this report at the quote's place."""
        return (
            quote.report == self.id
            and 0 <= quote.start < quote.end <= len(self.text)
            and self.text[quote.start : quote.end] == quote.text
        )


@dataclass(frozen=True, slots=True)
class Reject:
    """A source that could not be read, with the reason in words."""

    origin: str
    reason: str
    error: str
