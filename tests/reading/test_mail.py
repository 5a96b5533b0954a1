"""E-mail: the message's own words and its headers."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from polybius.errors import UnreadableSource
from polybius.reading import read_bytes, read_file
from polybius.records import Found, PassageKind

MAIL = Path(__file__).parents[1] / "files" / "reading" / "shots.eml"


def test_only_the_message_s_own_words_are_coded() -> None:
    report = read_file(MAIL)
    coded = [report.text[p.start : p.end] for p in report.passages if p.kind is PassageKind.PARAGRAPH]
    assert coded == [
        "Unknown men fired at the northern quay on Sunday and hurt two dockers, the\nharbour police "
        "said on Monday."
    ]


def test_headers_give_title_outlet_and_the_sender_s_day() -> None:
    report = read_file(MAIL)
    assert report.title == Found("Shots at the quay, two hurt", "mail header Subject")
    assert report.outlet == Found("Harbour Agency", "mail header From")
    assert report.published == Found("2021-06-07", "mail header Date")


def test_attachments_are_named_and_not_opened() -> None:
    report = read_file(MAIL)
    assert report.text.endswith("[Attachments, not read: list.pdf]")
    assert report.passages[-1].kind is PassageKind.BOILERPLATE


def test_a_message_in_html_is_read_as_a_page() -> None:
    message = EmailMessage()
    message["Subject"] = "Hill taken"
    message["MIME-Version"] = "1.0"
    message.set_content(
        "<html><body><p>The guard took the <b>northern</b> hill on Monday.</p></body></html>", "html"
    )
    report = read_bytes(message.as_bytes(), name="a.eml", origin="a.eml")
    assert report.text.strip() == "The guard took the northern hill on Monday."
    assert report.media_type == "message/rfc822"


def test_a_greeting_is_no_beginning_of_the_first_paragraph() -> None:
    message = EmailMessage()
    message["Subject"] = "Hill taken"
    message.set_content("Dear reader,\n\nThe guard took the northern hill on Monday.\n")
    report = read_bytes(message.as_bytes(), name="a.eml", origin="a.eml")
    assert [p.kind for p in report.passages] == [PassageKind.BOILERPLATE, PassageKind.PARAGRAPH]


@pytest.mark.parametrize("subject", ["=?utf-8?q?a?= " * 20_000, "(" * 50_000], ids=["encoded", "nested"])
def test_a_header_without_end_costs_neither_time_nor_the_message(subject: str) -> None:
    data = f"From: {subject}\nSubject: {subject}\nMIME-Version: 1.0\n\nThe guard took the hill.\n".encode()
    assert read_bytes(data, name="a.eml", origin="a.eml").text.strip() == "The guard took the hill."


def test_messages_in_messages_without_end_are_unreadable() -> None:
    inner = "Content-Type: text/plain\n\nThe guard took the hill.\n"
    for depth in range(3000):
        inner = (
            f'Content-Type: multipart/mixed; boundary="B{depth}B"\n\n--B{depth}B\n{inner}\n--B{depth}B--\n'
        )
    data = f"Subject: Hill\nMIME-Version: 1.0\n{inner}".encode()
    with pytest.raises(UnreadableSource, match=r"a\.eml holds messages in messages"):
        read_bytes(data, name="a.eml", origin="a.eml")


def test_a_message_of_attachments_only_is_unreadable() -> None:
    message = EmailMessage()
    message["Subject"] = "List"
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="list.pdf")
    with pytest.raises(UnreadableSource, match=r"a\.eml is a message without text"):
        read_bytes(message.as_bytes(), name="a.eml", origin="a.eml")
