"""DOCX: paragraphs, tables, foot and end notes, from the file's XML. Macros and pictures stay closed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import ParseError

import docx
from docx.opc.exceptions import OpcError
from lxml import etree

from polybius.errors import EmptySource, SourceTooLarge, UnreadableSource
from polybius.reading.draft import Draft, DraftBuilder, Fact
from polybius.reading.kinds import SourceKind
from polybius.reading.limits import ReadingLimits
from polybius.records import Found, PassageKind

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NOTE_PARTS = (("footnotes", "footnote"), ("endnotes", "endnote"))
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PACK_RATIO = 200
_SMALL_PART = 5_000_000


def draft_word(data: bytes, *, name: str, limits: ReadingLimits) -> Draft:
    """The text of a DOCX file. Raises UnreadableSource, SourceTooLarge, EmptySource."""
    _refuse_bombs(data, name, limits)
    try:
        document = docx.Document(io.BytesIO(data))
    except (OpcError, zipfile.BadZipFile, etree.XMLSyntaxError, ParseError, KeyError, ValueError) as error:
        raise UnreadableSource(
            f"{name} is a damaged DOCX file ({error}): open it and save it again"
        ) from error
    notes = _Notes(document)
    builder = DraftBuilder()
    _add_children(document.element.body, builder, notes, _style_names(document))
    for mark, words in notes.called():
        builder.add(f"{mark} {words}", PassageKind.FOOTNOTE, mark=mark)
    if not builder.length:
        raise EmptySource(
            f"{name} holds no text: if it holds pictures of pages, run text recognition over them"
        )
    return builder.draft(SourceKind.DOCX.value, facts=tuple(_facts(document)))


def _refuse_bombs(data: bytes, name: str, limits: ReadingLimits) -> None:
    """Looks at the sizes that the package declares; the unpacker never gives more than those."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = package.infolist()
    total = sum(part.file_size for part in parts)
    if total > limits.max_unpacked or len(parts) > 10_000:
        raise SourceTooLarge(
            f"{name} unfolds to {total:,} bytes in {len(parts):,} parts (limit {limits.max_unpacked:,}): "
            "save it without its pictures"
        )
    for part in parts:
        if part.file_size > _SMALL_PART and part.file_size > _PACK_RATIO * max(1, part.compress_size):
            raise SourceTooLarge(
                f"{name} is packed like a bomb (part {part.filename}): do not open it; ask its sender"
            )


class _Notes:
    """Foot and end notes of a document, numbered in the order in which the body calls them."""

    def __init__(self, document: Any) -> None:
        self._words: dict[tuple[str, str], str] = {}
        self._numbers: dict[tuple[str, str], str] = {}
        for relation in document.part.rels.values():
            for part_name, element_name in _NOTE_PARTS:
                if relation.reltype.endswith(f"/{part_name}") and not relation.is_external:
                    self._load(relation.target_part.blob, element_name)

    def call(self, kind: str, identity: str) -> str | None:
        """The number of a note that the body refers to; None when there is no such note."""
        key = (kind, identity)
        if key not in self._words:
            return None
        return self._numbers.setdefault(key, str(len(self._numbers) + 1))

    def called(self) -> Iterator[tuple[str, str]]:
        """(number, words) of the notes that the body referred to, in order."""
        for key, number in self._numbers.items():
            yield number, self._words[key]

    def _load(self, blob: bytes, element_name: str) -> None:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        for note in etree.fromstring(blob, parser).iter(f"{_W}{element_name}"):
            words = " ".join("".join(text.text or "" for text in note.iter(f"{_W}t")).split())
            if words and note.get(f"{_W}type") is None:
                self._words[element_name, note.get(f"{_W}id") or ""] = words


def _add_children(parent: Any, builder: DraftBuilder, notes: _Notes, styles: dict[str, str]) -> None:
    for element in parent.iterchildren():
        if element.tag == f"{_W}p":
            _add_paragraph(element, builder, notes, styles)
        elif element.tag == f"{_W}tbl":
            _add_table(element, builder, notes)
        elif element.tag == f"{_W}sdt":
            content = element.find(f"{_W}sdtContent")
            if content is not None:
                _add_children(content, builder, notes, styles)


def _add_paragraph(paragraph: Any, builder: DraftBuilder, notes: _Notes, styles: dict[str, str]) -> None:
    words, anchors = _words_of(paragraph, notes)
    lead = len(words) - len(words.lstrip())
    moved = tuple((mark, start - lead, end - lead) for mark, start, end in anchors)
    builder.add(words.strip(), _kind_of(paragraph, styles), anchors=moved)


def _words_of(paragraph: Any, notes: _Notes) -> tuple[str, list[tuple[str, int, int]]]:
    """The paragraph's text as it would print, with raised figures where notes are called."""
    parts: list[str] = []
    anchors: list[tuple[str, int, int]] = []
    length = 0
    for node in paragraph.iter():
        words = ""
        if node.tag == f"{_W}t":
            words = node.text or ""
        elif node.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            words = "" if node.getparent().tag == f"{_W}tabs" else " "
        elif node.tag == f"{_W}noBreakHyphen":
            words = "-"
        elif node.tag == f"{_W}softHyphen":
            words = "\u00ad"
        elif node.tag in (f"{_W}footnoteReference", f"{_W}endnoteReference"):
            kind = "footnote" if node.tag.endswith("footnoteReference") else "endnote"
            mark = notes.call(kind, node.get(f"{_W}id") or "")
            if mark:
                words = mark.translate(_SUPERSCRIPT)
                anchors.append((mark, length, length + len(words)))
        parts.append(words)
        length += len(words)
    return "".join(parts), anchors


def _add_table(table: Any, builder: DraftBuilder, notes: _Notes) -> None:
    rows = []
    for row in table.iterchildren(f"{_W}tr"):
        cells = [" ".join(_words_of(cell, notes)[0].split()) for cell in row.iterchildren(f"{_W}tc")]
        rows.append(" | ".join(cells))
    builder.add("\n".join(row for row in rows if row.strip(" |")), PassageKind.TABLE)


def _style_names(document: Any) -> dict[str, str]:
    return {style.style_id: (style.name or "").lower() for style in document.styles}


def _kind_of(paragraph: Any, styles: dict[str, str]) -> PassageKind | None:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    named = styles.get(style.get(f"{_W}val") or "", "") if style is not None else ""
    if named == "title":
        return PassageKind.TITLE
    if named.startswith("heading") or named == "subtitle":
        return PassageKind.HEADING
    if named == "caption":
        return PassageKind.CAPTION
    if named.startswith(("toc ", "header", "footer")):
        return PassageKind.BOILERPLATE
    if named.startswith("list") or paragraph.find(f"{_W}pPr/{_W}numPr") is not None:
        return PassageKind.LIST_ITEM
    return None


def _facts(document: Any) -> Iterator[Fact]:
    """Title and author of the file's properties. Its dates tell when it was typed, not published."""
    core = document.core_properties
    for field, value in (("title", core.title), ("author", core.author)):
        if value and value.strip().lower() not in (
            "python-docx",
            "microsoft office user",
            "user",
            "admin",
            "word document",
        ):
            yield Fact(field, Found(value.strip(), "docx core properties"))
