"""DOCX: structure, notes, and files that are not what they seem."""

from __future__ import annotations

import io

import docx
import pytest

from polybius.errors import SourceTooLarge, UnreadableSource
from polybius.reading import ReadingLimits, read_bytes
from polybius.records import Found, PassageKind, Report
from tests.files.reading import make


def read(data: bytes, **options: ReadingLimits) -> Report:
    return read_bytes(data, name="memo.docx", origin="memo.docx", **options)


def test_structure_and_notes_are_kept() -> None:
    report = read(make.memo_docx())
    assert [(p.kind, report.text[p.start : p.end]) for p in report.passages] == [
        (PassageKind.TITLE, "Shelling at the crossing"),
        (PassageKind.HEADING, "What happened"),
        (
            PassageKind.PARAGRAPH,
            "Gunners shelled the crossing on 2 May 2021 and killed a driver.¹ The army fired back.",
        ),
        (PassageKind.LIST_ITEM, "The crossing closed for two days."),
        (PassageKind.TABLE, "Day | Shells"),
        (PassageKind.CAPTION, "The crossing after the shelling."),
        (PassageKind.FOOTNOTE, '1 "Driver killed", Border Post, 3 May 2021.'),
    ]
    (note,) = report.footnotes
    assert (note.outlet, note.date, [report.text[a.start : a.end] for a in note.anchors]) == (
        "Border Post",
        "2021-05-03",
        ["¹"],
    )


def test_title_and_author_come_from_the_properties_but_no_date() -> None:
    document = docx.Document()
    document.core_properties.title = "Raids in May"
    document.core_properties.author = "Ana Ruiz"
    document.add_paragraph("Gunners shelled the crossing and killed a driver.")
    out = io.BytesIO()
    document.save(out)
    report = read(out.getvalue())
    assert report.title == Found("Raids in May", "docx core properties")
    assert report.author == Found("Ana Ruiz", "docx core properties")
    assert report.published is None


def test_a_bomb_is_refused_unopened() -> None:
    bomb = make.bomb_docx()
    assert len(bomb) < 100_000
    with pytest.raises(SourceTooLarge, match=r"memo\.docx unfolds to 20,\d{3},\d{3} bytes"):
        read(bomb, limits=ReadingLimits(max_unpacked=10_000_000))


def test_a_tightly_packed_part_is_refused_even_below_the_limit() -> None:
    with pytest.raises(SourceTooLarge, match="packed like a bomb"):
        read(make.bomb_docx())


def test_a_damaged_file_says_so() -> None:
    with pytest.raises(UnreadableSource, match=r"memo\.docx is a damaged"):
        read(make.memo_docx()[:700])


def test_a_part_that_is_no_xml_says_so() -> None:
    with pytest.raises(UnreadableSource, match=r"memo\.docx is a damaged DOCX"):
        read(make._packed({"word/document.xml": "<w:document"}))


def test_entities_that_name_outside_files_are_not_opened() -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    hostile = (
        f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document {space}><w:body><w:p><w:r>'
        "<w:t>Guards &x; fell at the gate.</w:t></w:r></w:p></w:body></w:document>"
    )
    assert read(make._packed({"word/document.xml": hostile})).text == "Guards"


def test_a_table_in_a_table_is_read_once() -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p>{}</w:tc>"
    inner = f"<w:tbl><w:tr>{cell.format('inner', '')}</w:tr></w:tbl>"
    table = f"<w:tbl><w:tr>{cell.format('outer ', inner)}</w:tr></w:tbl>"
    document = f"<w:document {space}><w:body>{table}</w:body></w:document>"
    assert read(make._packed({"word/document.xml": document})).text == "outer inner"
