"""One source read: kinds told by content, encodings, limits, ids."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from polybius.errors import EmptySource, SourceTooLarge, UnreadableSource
from polybius.reading import ReadingLimits, read_bytes, read_file
from tests.files.reading import make


def test_the_stored_text_is_the_file_s_text_letter_for_letter(tmp_path: Path) -> None:
    text = "Kata\u2019ib fired.\r\n\r\n  The \ufb01rst\u00adshot\t hit \u2014 twice.\n"
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    report = read_file(path)
    assert report.text == text
    assert report.origin == str(path)
    assert report.media_type == "text/plain"


def test_the_id_is_the_head_of_the_checksum_of_the_bytes() -> None:
    data = b"Two guards were wounded."
    report = read_bytes(data, name="a.txt", origin="a.txt")
    assert report.sha256 == hashlib.sha256(data).hexdigest()
    assert report.id == report.sha256[:12]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_common_encodings_are_read(encoding: str) -> None:
    words = (
        "Die Wächter zogen über die Brücke und schossen auf die Männer am großen Tor. Später fuhr man zurück."
    )
    assert words in read_bytes(words.encode(encoding), name="a.txt", origin="a.txt").text


def test_content_decides_over_a_wrong_name() -> None:
    assert read_bytes(make.two_column_pdf(), name="paper.txt", origin="x").media_type == "application/pdf"
    page = b"<!DOCTYPE html><html><body><p>The guard took the northern hill on Monday.</p></body></html>"
    assert read_bytes(page, name="page.txt", origin="x").media_type == "text/html"


def test_a_text_about_pages_is_no_page() -> None:
    assert read_bytes(b"The <html> tag was shot down.", name="a.txt", origin="x").media_type == "text/plain"


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"\xd0\xcf\x11\xe0old", "a.doc", "an old Office file: save it as DOCX or PDF"),
        (b"{\\rtf1 text}", "a.rtf", "an RTF file"),
        (b"\x89PNG\r\n", "a.png", "a picture: run text recognition"),
        (b"\x1f\x8bzip", "a.gz", "a compressed file: unpack it"),
        (b"<?xml version='1.0'?><rss></rss>", "a.xml", "a news feed"),
        (b"PK\x03\x04broken", "a.docx", "a damaged packed file"),
        (b"plain words", "a.pdf", "named as PDF but is none"),
        (b"text\x00\x01\x02 with zeros", "a.txt", "holds zero bytes"),
    ],
)
def test_kinds_that_are_not_read_are_refused_with_what_to_do(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(UnreadableSource, match=reason) as caught:
        read_bytes(data, name=name, origin=name)
    assert name in str(caught.value)


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"--- *** ---"])
def test_a_source_without_words_is_empty(data: bytes) -> None:
    with pytest.raises(EmptySource, match=r"a\.txt holds no words"):
        read_bytes(data, name="a.txt", origin="a.txt")


def test_a_huge_file_is_refused_by_its_size_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as target:
        target.truncate(2_000_000_000)
    with pytest.raises(
        SourceTooLarge, match=r"huge\.txt has 2,000,000,000 bytes, over the limit of 50,000,000"
    ):
        read_file(path)


def test_a_long_text_is_refused() -> None:
    with pytest.raises(SourceTooLarge, match="over the limit of 10"):
        read_bytes(b"Two guards fell.", name="a.txt", origin="a", limits=ReadingLimits(max_characters=10))


def test_a_missing_file_and_a_folder_are_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="cannot be opened"):
        read_file(tmp_path / "none.txt")
    with pytest.raises(UnreadableSource, match="not a plain file"):
        read_file(tmp_path)
