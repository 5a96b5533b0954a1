"""Makes the example's PDF and DOCX files from the texts beside this script.

    python examples/make_binary.py

Needs reportlab and python-docx. The same text gives the same bytes, so that a changed file is a changed text.
A text opens with `key: value` lines up to `---`; then come paragraphs, `## headings`, `[^1]` where a note is
called and `[^1]: words` for the note.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).parent
TEXTS = HERE / "texts"
TARGET = HERE / "iraq-2019-2021"
FIXED_TIME = (2021, 8, 9, 12, 0, 0)

_CALL = re.compile(r"\[\^(\d+)\]")
_LETTERS = re.compile(r"[A-Za-z]+")
_NOTE = re.compile(r"^\[\^(\d+)\]: (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Piece:
    """One text. blocks: (whether it is a heading, words) in order; notes: number to words."""

    form: str
    title: str
    author: str
    outlet: str
    date: str
    head: tuple[str, ...]
    imprint: tuple[str, ...]
    columns: int
    breaks: dict[str, str]
    blocks: tuple[tuple[bool, str], ...]
    notes: dict[str, str]


def read_piece(path: Path) -> Piece:
    """The piece that a text file holds."""
    top, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    lines = [line.partition(": ") for line in top.splitlines()]
    keys = {key: value for key, _, value in lines}
    blocks = [block.strip() for block in _NOTE.sub("", body).split("\n\n") if block.strip()]
    return Piece(
        form=keys["form"],
        title=keys["title"],
        author=keys["author"],
        outlet=keys["outlet"],
        date=keys["date"],
        head=tuple(part.strip() for part in keys.get("head", "").split("|")),
        imprint=tuple(value for key, _, value in lines if key == "imprint"),
        columns=int(keys.get("columns", "1")),
        breaks={word.replace("-", ""): word for word in keys.get("hyphens", "").split()},
        blocks=tuple((block.startswith("## "), block.removeprefix("## ")) for block in blocks),
        notes=dict(_NOTE.findall(body)),
    )


# ---------------------------------------------------------------------------------------------- DOCX


def docx_bytes(piece: Piece) -> bytes:
    """The piece as a DOCX file with real footnotes."""
    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author = piece.title, piece.author
    properties.created = properties.modified = datetime.datetime(*FIXED_TIME)
    document.add_paragraph(piece.title, style="Title")
    document.add_paragraph(f"{piece.outlet} · {piece.date}")
    for is_heading, words in piece.blocks:
        if is_heading:
            document.add_heading(words, level=1)
        else:
            _add_with_notes(document.add_paragraph(), words)
    if piece.notes:
        _add_notes_part(document, piece.notes)
    _drop_thumbnail(document)
    out = io.BytesIO()
    document.save(out)
    return _with_fixed_times(out.getvalue())


def _add_with_notes(paragraph: Paragraph, words: str) -> None:
    for position, part in enumerate(_CALL.split(words)):
        if position % 2 == 0:
            paragraph.add_run(part)
        else:
            run = paragraph.add_run()
            run.font.superscript = True
            run._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="{part}"/>'))


def _add_notes_part(document: docx.document.Document, notes: dict[str, str]) -> None:
    """The part that holds the notes, with the two separators that Word expects."""
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    told = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        f'<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {escape(words)}</w:t></w:r></w:p>'
        "</w:footnote>"
        for number, words in notes.items()
    )
    xml = f"<w:footnotes {nsdecls('w')}>{separators}{told}</w:footnotes>"
    part = Part(
        PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, xml.encode(), document.part.package
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _drop_thumbnail(document: docx.document.Document) -> None:
    """Leaves out the picture of an empty page that python-docx's template carries."""
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[key]


def _with_fixed_times(data: bytes) -> bytes:
    """The same package with one time on every part; Word's own files carry the time of saving."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            info = zipfile.ZipInfo(name, FIXED_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return out.getvalue()


# ----------------------------------------------------------------------------------------------- PDF

WIDTH, HEIGHT = A4
MARGIN = 62.0
GUTTER = 22.0
FONT, BOLD = "Times-Roman", "Times-Bold"
BODY, LEAD = 11.0, 14.6
NOTE_SIZE, NOTE_LEAD = 8.0, 9.6
MARK_SIZE, MARK_RISE = 6.5, 4.0
FOOT = 58.0


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line. marks: the notes that it calls; gap: points of space before it."""

    words: str
    font: str
    gap: float
    marks: tuple[str, ...] = ()
    is_heading: bool = False


def pdf_bytes(piece: Piece) -> bytes:
    """The piece as a PDF with running heads, page numbers, columns, and notes at the foot of the page."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.setTitle(piece.title)
    canvas.setAuthor(piece.author)
    lines = _set_lines(piece)
    page = 1
    while lines:
        top = HEIGHT - 78.0
        if page == 1:
            top = _draw_front(canvas, piece)
        else:
            _draw_running_head(canvas, piece, page)
        lines = _draw_page(canvas, piece, lines, top)
        canvas.setFont(FONT, 9)
        canvas.drawCentredString(WIDTH / 2, 34, str(page))
        canvas.showPage()
        page += 1
    canvas.save()
    return out.getvalue()


def _draw_front(canvas: Canvas, piece: Piece) -> float:
    """Outlet, title and imprint of the first page; gives where the text may begin."""
    at = HEIGHT - 60
    canvas.setFont(FONT, 10)
    canvas.drawString(MARGIN, at, piece.outlet)
    canvas.drawRightString(WIDTH - MARGIN, at, piece.date)
    at -= 36
    canvas.setFont(BOLD, 18)
    for line in _wrap(piece.title, BOLD, 18, WIDTH - 2 * MARGIN, {}):
        canvas.drawString(MARGIN, at, line)
        at -= 22
    canvas.setFont(FONT, 11)
    canvas.drawString(MARGIN, at, f"By {piece.author}")
    at -= 22
    canvas.setFont(FONT, 8)
    for line in piece.imprint:
        canvas.drawString(MARGIN, at, line)
        at -= 11
    return at - 12


def _draw_running_head(canvas: Canvas, piece: Piece, page: int) -> None:
    """The series on left pages and the short title on right ones, as printed papers have it."""
    canvas.setFont(FONT, 9)
    if page % 2 == 0:
        canvas.drawString(MARGIN, HEIGHT - 48, piece.head[0])
    else:
        canvas.drawRightString(WIDTH - MARGIN, HEIGHT - 48, piece.head[-1])


def _draw_page(canvas: Canvas, piece: Piece, lines: list[Line], top: float) -> list[Line]:
    """One page of text with its notes; gives the lines that are left.

    Notes take room from the columns, and fewer lines call fewer notes: the room is raised until all fit.
    """
    room = 0.0
    while True:
        columns, rest = _fill(piece, lines, top - FOOT - room)
        marks = [mark for column in columns for line in column for mark in line.marks]
        notes = [_wrap_note(mark, piece.notes[mark]) for mark in marks]
        needed = sum(len(note) for note in notes) * NOTE_LEAD + (14 if notes else 0)
        if needed <= room:
            break
        room = needed
    for number, column in enumerate(columns):
        _draw_column(canvas, column, MARGIN + number * (_column_width(piece) + GUTTER), top)
    _draw_notes(canvas, marks, notes)
    return rest


def _fill(piece: Piece, lines: list[Line], height: float) -> tuple[list[list[Line]], list[Line]]:
    """The lines of each column of a page, and the lines that are left; no heading ends a column."""
    columns: list[list[Line]] = []
    start = 0
    for _ in range(piece.columns):
        used, end = 0.0, start
        while end < len(lines):
            used += LEAD + (lines[end].gap if end > start else 0)
            if used > height:
                break
            end += 1
        while start < end < len(lines) and lines[end - 1].is_heading:
            end -= 1
        columns.append(lines[start:end])
        start = end
    return columns, lines[start:]


def _draw_column(canvas: Canvas, column: list[Line], left: float, top: float) -> None:
    at = top
    for position, line in enumerate(column):
        at -= LEAD + (line.gap if position else 0)
        text = canvas.beginText(left, at)
        for index, part in enumerate(_CALL.split(line.words)):
            raised = index % 2 == 1
            text.setFont(line.font, MARK_SIZE if raised else BODY)
            text.setRise(MARK_RISE if raised else 0)
            text.textOut(part)
        canvas.drawText(text)


def _draw_notes(canvas: Canvas, marks: list[str], notes: list[list[str]]) -> None:
    at = FOOT + sum(len(note) for note in notes) * NOTE_LEAD
    if notes:
        canvas.line(MARGIN, at + 4, MARGIN + 110, at + 4)
    for mark, note in zip(marks, notes, strict=True):
        for position, line in enumerate(note):
            at -= NOTE_LEAD
            text = canvas.beginText(MARGIN, at)
            if position == 0:
                text.setFont(FONT, 5.5)
                text.setRise(2.5)
                text.textOut(mark)
                line = line.removeprefix(mark)
            text.setFont(FONT, NOTE_SIZE)
            text.setRise(0)
            text.textOut(line)
            canvas.drawText(text)


def _set_lines(piece: Piece) -> list[Line]:
    """All lines of the text, broken to the width of a column."""
    lines: list[Line] = []
    for is_heading, words in piece.blocks:
        font = BOLD if is_heading else FONT
        gap = 9.0 if is_heading else 5.0
        for position, line in enumerate(_wrap(words, font, BODY, _column_width(piece), piece.breaks)):
            marks = tuple(_CALL.findall(line))
            lines.append(Line(line, font, 0.0 if position else gap, marks, is_heading))
    return lines


def _column_width(piece: Piece) -> float:
    return (WIDTH - 2 * MARGIN - GUTTER * (piece.columns - 1)) / piece.columns


def _wrap(words: str, font: str, size: float, width: float, breaks: dict[str, str]) -> list[str]:
    """The words in lines no wider than `width`, words cut at the given hyphens where that fills a line."""
    lines, line = [], ""
    for word in words.split():
        longer = f"{line} {word}".strip()
        if _width(longer, font, size) <= width:
            line = longer
            continue
        first, rest = _cut(word, breaks)
        if first and _width(f"{line} {first}", font, size) <= width:
            line, word = f"{line} {first}", rest
        lines.append(line)
        line = word
    return [*lines, line]


def _wrap_note(mark: str, words: str) -> list[str]:
    return _wrap(f"{mark} {words}", FONT, NOTE_SIZE, WIDTH - 2 * MARGIN, {})


def _cut(word: str, breaks: dict[str, str]) -> tuple[str, str]:
    """ "govern-" and "ment," of "government,"; nothing and the word when no hyphen is given for it."""
    opening = _LETTERS.match(word)
    if opening is None or opening[0] not in breaks:
        return "", word
    first, _, _ = breaks[opening[0]].partition("-")
    return f"{first}-", word[len(first) :]


def _width(words: str, font: str, size: float) -> float:
    marks = "".join(_CALL.findall(words))
    return float(
        stringWidth(_CALL.sub("", words), font, size) + (stringWidth(marks, font, MARK_SIZE) if marks else 0)
    )


def main() -> None:
    """Writes every file anew."""
    makers = {"docx": docx_bytes, "pdf": pdf_bytes}
    for path in sorted(TEXTS.glob("*.txt")):
        piece = read_piece(path)
        (TARGET / f"{path.stem}.{piece.form}").write_bytes(makers[piece.form](piece))


if __name__ == "__main__":
    main()
