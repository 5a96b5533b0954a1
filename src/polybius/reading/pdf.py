"""PDF: the text layer, page by page, with columns, notes and running heads told apart."""

from __future__ import annotations

import ctypes
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
from pypdfium2 import raw

from polybius.errors import EmptySource, SourceTooLarge, UnreadableSource
from polybius.reading.draft import Draft, DraftBuilder, Fact
from polybius.reading.kinds import SourceKind
from polybius.reading.limits import ReadingLimits
from polybius.reading.notes import note_head
from polybius.reading.pdf_layout import Glyph, Line, TextBlock, lay_out
from polybius.reading.sentences import word_count
from polybius.reading.wording import plain
from polybius.records import Found, PassageKind

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^\W*(?:page\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of|\|)\s*\d{1,4})?\W*$", re.IGNORECASE
)
_NO_TITLE = re.compile(
    r"^(?:untitled|\(?anonymous\)?|unspecified|microsoft word.*|.*\.(?:docx?|indd|pdf|qxd))$", re.IGNORECASE
)
_HYPHENS = frozenset("\x02\ufffe\uffff\xad")
_EDGE_BLOCKS = 2
_SMALL_PRINT = 0.92
_TOP_OF_PAGE = 0.92
_MOST_GLYPHS = 100_000


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block with the page it stands on, counted from 1, and how high (0 foot, 1 head)."""

    block: TextBlock
    page: int
    height: float


def draft_pdf(data: bytes, *, name: str, limits: ReadingLimits) -> Draft:
    """The text of a PDF. Raises UnreadableSource (broken, locked), SourceTooLarge, EmptySource (no text)."""
    document = _opened(data, name)
    try:
        if len(document) > limits.max_pages:
            raise SourceTooLarge(
                f"{name} has {len(document):,} pages, over the limit of {limits.max_pages:,}: "
                "split it, or raise max_pages in polybius.toml"
            )
        placed = list(_placed(document, name, limits))
        facts = tuple(_facts(document))
    finally:
        document.close()
    if not placed:
        raise EmptySource(f"{name} has no text layer: run text recognition over it, then read it again")
    return _drafted(placed, facts)


def _opened(data: bytes, name: str) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise UnreadableSource(f"{name} is locked with a password: save it without one") from error
        raise UnreadableSource(
            f"{name} is a damaged PDF ({error}): open it and print it to PDF again"
        ) from error


def _placed(document: Any, name: str, limits: ReadingLimits) -> Iterator[_Placed]:
    deadline = time.monotonic() + limits.seconds
    characters = 0
    for index in range(len(document)):
        if time.monotonic() > deadline:
            raise SourceTooLarge(f"{name} took over {limits.seconds:.0f} s to page {index}: split it")
        try:
            page = document[index]
            glyphs, height = _glyphs(page), page.get_height()
            page.close()
        except pypdfium2.PdfiumError as error:
            raise UnreadableSource(
                f"{name} breaks off at page {index + 1} ({error}): print it to PDF again"
            ) from error
        characters += len(glyphs)
        if characters > limits.max_characters:
            raise SourceTooLarge(f"{name} holds over {limits.max_characters:,} characters: split it")
        for block in lay_out(glyphs):
            yield _Placed(block, index + 1, block.top / height if height else 0.0)


def _glyphs(page: Any) -> list[Glyph]:
    """Every letter of a page with its place, in the order of the file."""
    textpage = page.get_textpage()
    glyphs = []
    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(min(textpage.count_chars(), _MOST_GLYPHS)):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if not code or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
            continue
        letter = chr(code)
        if letter in _HYPHENS:
            letter = "-"
        raw.FPDFText_GetLooseCharBox(textpage, index, box)
        raw.FPDFText_GetCharOrigin(textpage, index, x, y)
        size = abs(box.top - box.bottom)
        glyphs.append(Glyph(letter, box.left, max(box.left, box.right), y.value, size or 1.0))
    textpage.close()
    return glyphs


def _drafted(placed: list[_Placed], facts: tuple[Fact, ...]) -> Draft:
    body_size = _body_size(placed)
    heads = _running_heads(placed)
    title_size = max(
        (p.block.size for p in placed if p.page == placed[0].page and id(p) not in heads), default=0.0
    )
    builder = DraftBuilder()
    titled = False
    after_note = False
    for item in placed:
        block, words = item.block, item.block.text
        if id(item) in heads:
            builder.add(words, PassageKind.BOILERPLATE, page=item.page)
            continue
        small = block.size <= _SMALL_PRINT * body_size and item.height < 0.6
        if small and (note_head(words) is not None or after_note):
            for mark, lines in _notes(block.lines):
                builder.add(
                    "\n".join(line.text for line in lines), PassageKind.FOOTNOTE, page=item.page, mark=mark
                )
            after_note = True
            continue
        after_note = False
        large = block.size >= 1.15 * body_size and word_count(words) <= 30
        is_title = large and not titled and block.size >= 0.97 * title_size >= 1.25 * body_size
        titled = titled or is_title
        kind = PassageKind.TITLE if is_title else PassageKind.HEADING if large else None
        builder.add(words, kind, page=item.page)
    return builder.draft(SourceKind.PDF.value, flows=True, facts=facts)


def _body_size(placed: list[_Placed]) -> float:
    """The size that most of the letters are printed in."""
    sizes: Counter[float] = Counter()
    for item in placed:
        for line in item.block.lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0]


def _running_heads(placed: list[_Placed]) -> frozenset[int]:
    """Identities of the blocks at the pages' edges that come again on other pages, and of page numbers.

    So is one line above the text of a later page in smaller print, though it comes once: in a short paper
    the left pages name the series and the right ones the title.
    """
    body_size = _body_size(placed)
    pages = sorted({item.page for item in placed})
    edges: list[_Placed] = []
    alone: set[int] = set()
    for page in pages:
        here = sorted((item for item in placed if item.page == page), key=lambda item: -item.height)
        edges += here[:_EDGE_BLOCKS] + here[_EDGE_BLOCKS:][-_EDGE_BLOCKS:]
        if page > pages[0] and _is_small_head(here[0], body_size):
            alone.add(id(here[0]))
    seen = Counter(_shape(item) for item in {id(item): item for item in edges}.values())
    needed = max(2, round(0.3 * len(pages)))
    return frozenset(alone) | frozenset(
        id(item)
        for item in edges
        if _PAGE_NUMBER.match(item.block.text) or (_may_run(item.block) and seen[_shape(item)] >= needed)
    )


def _is_small_head(item: _Placed, body_size: float) -> bool:
    """Whether a page's first block is one line at its very top, smaller than the text."""
    small = item.block.size <= _SMALL_PRINT * body_size and len(item.block.lines) == 1
    return small and item.height > _TOP_OF_PAGE and _may_run(item.block)


def _may_run(block: TextBlock) -> bool:
    """Whether a block is short enough for a running head, and not a note, whose figures alone may differ."""
    return len(block.text) <= 160 and len(block.lines) <= 2 and note_head(block.text) is None


def _shape(item: _Placed) -> tuple[str, int]:
    """The words of a block with its figures levelled, so that "Page 3" and "Page 4" agree, and its height."""
    return _DIGITS.sub("#", plain(item.block.text)), round(item.height * 40)


def _notes(lines: tuple[Line, ...]) -> list[tuple[str | None, list[Line]]]:
    """Small print at a page's foot, parted where a line opens with the next number."""
    parts: list[tuple[str | None, list[Line]]] = []
    for line in lines:
        head = note_head(line.text)
        last = parts[-1][0] if parts else None
        follows = head is not None and (head.strong or last is None or head.mark == _next_mark(last))
        if head is not None and follows:
            parts.append((head.mark, [line]))
        elif parts:
            parts[-1][1].append(line)
        else:
            parts.append((None, [line]))
    return parts


def _next_mark(mark: str) -> str:
    return str(int(mark) + 1) if mark.isdigit() else ""


def _facts(document: Any) -> Iterator[Fact]:
    """Title and author of the file's own description. Its dates tell when it was made, not published."""
    given = document.get_metadata_dict(skip_empty=True)
    for field, key in (("title", "Title"), ("author", "Author")):
        value = " ".join(str(given.get(key, "")).split())
        if len(value) > 2 and not _NO_TITLE.match(value):
            yield Fact(field, Found(value[:500], f"pdf info {key}"))
