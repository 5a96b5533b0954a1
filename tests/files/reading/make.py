"""Fixture files of our own making: PDFs by reportlab, a DOCX with foot notes by hand."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen import canvas

_LEFT_1 = (
    "On 3 June 2021 a rocket struck the ferry depot near",
    "Orlov Bay and wounded two guards, the harbour",
    "police said.|1 A second rocket fell short of the fence",
    "and burned a truck that carried fuel.",
    "   Nobody claimed the attack, though the governor",
    "blamed a group that he did not name, and the mari-",
)
_RIGHT_1 = (
    "time union called a strike for the coming Monday.|2",
    "   Shipping companies moved their crews to the",
    "southern quay after the attack. The union leader",
    "asked the ministry for guards at the gates and at",
)
_LEFT_2 = (
    "the fuel tanks, which the ministry refused.",
    "   On 9 June a drone was shot down over the bay,",
    "and its wreck was shown to reporters the next day.",
)
_RIGHT_2 = (
    "   The ministry later admitted that the drone had",
    "come from the sea and not from the hills, as it had",
    "said at first.",
)


def two_column_pdf() -> bytes:
    """Two pages, two columns each: a title, running heads, page numbers, raised marks, notes at the foot."""
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4)
    page.setTitle("Rockets on the ferry depot")
    page.setAuthor("Mira Sandoval")
    _frame(page, 1)
    page.setFont("Times-Bold", 20)
    page.drawString(60, 740, "Rockets on the ferry depot")
    _column(page, 60, 690, _LEFT_1)
    _column(page, 320, 690, _RIGHT_1)
    _notes(
        page,
        60,
        (
            (1, '"Two wounded at ferry depot", Bay Courier, 04.06.2021.'),
            (2, '"Union calls strike", Harbour Radio, 5 June 2021.'),
        ),
    )
    page.showPage()
    _frame(page, 2)
    _column(page, 60, 760, _LEFT_2)
    _column(page, 320, 760, _RIGHT_2)
    page.showPage()
    page.save()
    return out.getvalue()


def pictures_only_pdf() -> bytes:
    """A page with a drawing and no text, as a scan has."""
    out = io.BytesIO()
    page = canvas.Canvas(out)
    page.rect(50, 50, 300, 300, fill=1)
    page.showPage()
    page.save()
    return out.getvalue()


def locked_pdf() -> bytes:
    """A PDF that asks for a password."""
    out = io.BytesIO()
    page = canvas.Canvas(out, encrypt=StandardEncryption("secret", canPrint=0))
    page.drawString(72, 700, "Two guards were wounded.")
    page.showPage()
    page.save()
    return out.getvalue()


def many_pages_pdf(pages: int) -> bytes:
    """A PDF of so many pages, one line each."""
    out = io.BytesIO()
    page = canvas.Canvas(out)
    for number in range(pages):
        page.drawString(72, 700, f"A shell fell on hill {number}.")
        page.showPage()
    page.save()
    return out.getvalue()


def memo_docx() -> bytes:
    """A memo with a title, a heading, a list, a table, a caption and one foot note."""
    body = "".join(
        (
            _paragraph("Shelling at the crossing", "Title"),
            _paragraph("What happened", "Heading1"),
            "<w:p><w:r><w:t>Gunners shelled the crossing on 2 May 2021 and killed a driver.</w:t></w:r>"
            '<w:r><w:footnoteReference w:id="2"/></w:r>'
            '<w:r><w:t xml:space="preserve"> The army fired back.</w:t></w:r></w:p>',
            _paragraph("The crossing closed for two days.", "ListParagraph"),
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Day</w:t></w:r></w:p></w:tc>"
            "<w:tc><w:p><w:r><w:t>Shells</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            _paragraph("The crossing after the shelling.", "Caption"),
        )
    )
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>_</w:t></w:r></w:p></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:t xml:space="preserve">"Driver killed", Border Post, 3 May '
        "2021.</w:t>"
        "</w:r></w:p></w:footnote>"
    )
    return _packed({"word/document.xml": _document(body), "word/footnotes.xml": _wrapped("footnotes", notes)})


def bomb_docx() -> bytes:
    """A DOCX of some kilobytes that unfolds to 20 million bytes."""
    return _packed(
        {"word/document.xml": _document(_paragraph("x", "")), "word/media/a.bin": " " * 20_000_000}
    )


def _frame(page: canvas.Canvas, number: int) -> None:
    page.setFont("Helvetica", 8)
    page.drawString(60, 805, "Bay Institute Papers No. 4")
    page.drawCentredString(300, 25, str(number))


def _column(page: canvas.Canvas, x: float, y: float, lines: tuple[str, ...]) -> None:
    """Lines from the top; `|` opens a raised figure, which ends at the next space."""
    for line in lines:
        page.setFont("Times-Roman", 10)
        indent = 12 if line.startswith("   ") else 0
        words, _, rest = line.strip().partition("|")
        page.drawString(x + indent, y, words)
        if rest:
            mark, _, after = rest.partition(" ")
            at = x + indent + page.stringWidth(words)
            page.setFont("Times-Roman", 6)
            page.drawString(at, y + 4, mark)
            at += page.stringWidth(mark)
            page.setFont("Times-Roman", 10)
            page.drawString(at + 2.5, y, after)
        y -= 12


def _notes(page: canvas.Canvas, x: float, notes: tuple[tuple[int, str], ...]) -> None:
    y = 80
    for number, words in notes:
        page.setFont("Times-Roman", 7.5)
        page.drawString(x, y, f"{number} {words}")
        y -= 9


def _paragraph(words: str, style: str) -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:t>{escape(words)}</w:t></w:r></w:p>"


def _document(body: str) -> str:
    return _wrapped("document", f"<w:body>{body}</w:body>")


def _wrapped(tag: str, inside: str) -> str:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{tag} xmlns:w="{space}">{inside}</w:{tag}>'


def _packed(parts: dict[str, str]) -> bytes:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in (
            ("Title", "Title"),
            ("Heading1", "heading 1"),
            ("ListParagraph", "List Paragraph"),
            ("Caption", "caption"),
        )
    )
    fixed = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="bin" ContentType="application/octet-stream"/>'
        f'<Override PartName="/word/document.xml" ContentType="{word}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{word}.styles+xml"/>'
        f'<Override PartName="/word/footnotes.xml" ContentType="{word}.footnotes+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/styles" Target="styles.xml"/>'
        + (
            f'<Relationship Id="r2" Type="{office}/footnotes" Target="footnotes.xml"/>'
            if "word/footnotes.xml" in parts
            else ""
        )
        + "</Relationships>",
        "word/styles.xml": _wrapped("styles", styles),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in {**fixed, **parts}.items():
            archive.writestr(name, words)
    return out.getvalue()
