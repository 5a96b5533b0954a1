"""What kind of file some bytes are: told by their content, by name and media type where that is silent."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum
from pathlib import PurePath

from polybius.errors import UnreadableSource


class SourceKind(StrEnum):
    """The kinds that reading knows."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    EML = "message/rfc822"


_SUFFIXES = {
    ".txt": SourceKind.TEXT,
    ".text": SourceKind.TEXT,
    ".md": SourceKind.MARKDOWN,
    ".markdown": SourceKind.MARKDOWN,
    ".html": SourceKind.HTML,
    ".htm": SourceKind.HTML,
    ".xhtml": SourceKind.HTML,
    ".pdf": SourceKind.PDF,
    ".docx": SourceKind.DOCX,
    ".eml": SourceKind.EML,
}
_MEDIA_TYPES = {
    "text/plain": SourceKind.TEXT,
    "text/markdown": SourceKind.MARKDOWN,
    "text/html": SourceKind.HTML,
    "application/xhtml+xml": SourceKind.HTML,
    "message/rfc822": SourceKind.EML,
}
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "an old Office file: save it as DOCX or PDF"),
    (b"{\\rtf", "an RTF file: save it as DOCX or PDF"),
    (b"\x89PNG", "a picture: run text recognition over it and give the text"),
    (b"\xff\xd8\xff", "a picture: run text recognition over it and give the text"),
    (b"GIF8", "a picture: run text recognition over it and give the text"),
    (b"\x1f\x8b", "a compressed file: unpack it first"),
    (b"7z\xbc\xaf", "an archive: unpack it first"),
    (b"Rar!", "an archive: unpack it first"),
)
_HTML = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_FEED = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:rss|feed|rdf:RDF)\b", re.I)
_MAIL_HEADER = re.compile(
    rb"^(?:Return-Path|Received|Delivered-To|MIME-Version|Message-ID|X-[\w-]+|From|Date|Subject|To): ",
    re.I | re.M,
)
_MAIL_PROOF = re.compile(rb"^(?:MIME-Version|Message-ID|Received): ", re.I | re.M)


def readable_suffixes() -> frozenset[str]:
    """The endings of files that reading takes from a folder."""
    return frozenset(_SUFFIXES)


def detect_kind(data: bytes, *, name: str, media_type: str | None = None) -> SourceKind:
    """The kind of a source. Raises UnreadableSource, saying what it is instead and what to do."""
    head = data[:4096]
    if b"%PDF-" in head[:1024]:
        return SourceKind.PDF
    if head.startswith(b"PK\x03\x04"):
        return _inside_zip(data, name)
    for sign, what in _FOREIGN:
        if head.startswith(sign):
            raise UnreadableSource(f"{name} is {what}, then read it again")
    if _FEED.match(head):
        raise UnreadableSource(f"{name} is a news feed: give the addresses of its reports instead")
    if _HTML.match(head):
        return SourceKind.HTML
    suffix = PurePath(name).suffix.lower()
    if suffix != ".eml" and _MAIL_HEADER.match(head) and _MAIL_PROOF.search(head):
        return SourceKind.EML
    declared = _SUFFIXES.get(suffix) or _MEDIA_TYPES.get((media_type or "").split(";")[0].strip().lower())
    if declared in (SourceKind.PDF, SourceKind.DOCX):
        raise UnreadableSource(f"{name} is named as {declared.name} but is none: open it and save it again")
    return declared or SourceKind.TEXT


def _inside_zip(data: bytes, name: str) -> SourceKind:
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UnreadableSource(
            f"{name} is a damaged packed file ({error}): open it and save it again"
        ) from error
    if "word/document.xml" in names:
        return SourceKind.DOCX
    raise UnreadableSource(f"{name} is a packed file, but no DOCX: unpack it, or save it as DOCX or PDF")
