"""A source taken apart, before it is a report: its text and the blocks the format shows."""

from __future__ import annotations

from dataclasses import dataclass

from polybius.records import Found, PassageKind, Span


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that the format sets apart: a paragraph, a line, a cell of a page.

    kind    what it is; None as long as nobody has judged it
    mark    the number of the note that it holds; None when it holds none, or one without a number
    page    counted from 1; None when the source has no pages
    """

    start: int
    end: int
    kind: PassageKind | None = None
    page: int | None = None
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """A footnote mark in the body that the format itself declares, with the number it points to."""

    mark: str
    span: Span


@dataclass(frozen=True, slots=True)
class LinkInText:
    """Words that link to another site, which is as good as a note that names it, and where they stand."""

    start: int
    end: int
    address: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a source says of itself. field: title, author, outlet, published or address."""

    field: str
    found: Found


@dataclass(frozen=True, slots=True)
class Draft:
    """What a format's reader gives: text that will be stored as it is, and its blocks in reading order.

    flows     whether a paragraph may go on in a later block: in print over a page break, not on web pages
    facts     the best first
    """

    text: str
    media_type: str
    blocks: tuple[Block, ...]
    flows: bool = False
    anchors: tuple[Anchor, ...] = ()
    links: tuple[LinkInText, ...] = ()
    facts: tuple[Fact, ...] = ()


class DraftBuilder:
    """Puts a draft's text together block by block, for formats whose text we make ourselves."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._blocks: list[Block] = []
        self._anchors: list[Anchor] = []
        self._links: list[LinkInText] = []
        self._length = 0

    @property
    def length(self) -> int:
        """Characters so far."""
        return self._length

    def add(
        self,
        words: str,
        kind: PassageKind | None = None,
        *,
        page: int | None = None,
        mark: str | None = None,
        anchors: tuple[tuple[str, int, int], ...] = (),
        links: tuple[LinkInText, ...] = (),
    ) -> None:
        """Append one block, unless it has no words. anchors: (mark, start, end) in `words`, as are links."""
        if not words.strip():
            return
        if self._parts:
            self._parts.append("\n\n")
            self._length += 2
        start = self._length
        self._parts.append(words)
        self._length += len(words)
        self._blocks.append(Block(start, self._length, kind, page, mark))
        for anchor, first, last in anchors:
            self._anchors.append(Anchor(anchor, Span(start + first, start + last)))
        for link in links:
            self._links.append(LinkInText(start + link.start, start + link.end, link.address))

    def draft(self, media_type: str, *, flows: bool = False, facts: tuple[Fact, ...] = ()) -> Draft:
        """The finished draft."""
        return Draft(
            "".join(self._parts),
            media_type,
            tuple(self._blocks),
            flows=flows,
            anchors=tuple(self._anchors),
            links=tuple(self._links),
            facts=facts,
        )
