"""E-mail: the message's text, subject, sender and day. Attachments are named, not opened."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import parseaddr, parsedate_to_datetime
from typing import cast

from polybius.errors import UnreadableSource
from polybius.reading.decoding import decode
from polybius.reading.draft import Block, Draft, Fact
from polybius.reading.kinds import SourceKind
from polybius.reading.plain import draft_plain
from polybius.reading.web_page import draft_html
from polybius.records import Found, PassageKind

_QUOTED = re.compile(r"^\s*>")
_SIGNATURE = re.compile(r"^--\s*$", re.MULTILINE)
_LONGEST_HEADER = 2_000


class _ShortHeaders(EmailPolicy):
    """Cuts headers off at a length that no honest one has: parsing costs time and space by its square."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_HEADER]


def draft_mail(data: bytes, *, name: str) -> Draft:
    """The text of a message, or of its HTML when it has no plain text. Raises UnreadableSource."""
    try:
        message = cast(EmailMessage, email.message_from_bytes(data, policy=_ShortHeaders()))
        part = message.get_body(preferencelist=("plain", "html"))
    except RecursionError as error:
        raise UnreadableSource(f"{name} holds messages in messages without end: save its text") from error
    facts = tuple(_facts(message))
    if not isinstance(part, EmailMessage):
        raise UnreadableSource(f"{name} is a message without text: save its attachments and read those")
    words = _words_of(part, name)
    draft = draft_html(words, name=name) if part.get_content_subtype() == "html" else draft_plain(words, "")
    text, blocks = draft.text, _without_replies(draft.blocks, draft.text)
    named = [attachment.get_filename() or "without a name" for attachment in message.iter_attachments()]
    if named:
        line = f"[Attachments, not read: {'; '.join(named)}]"
        start = len(text) + 2
        text = f"{text}\n\n{line}"
        blocks = (*blocks, Block(start, start + len(line), PassageKind.BOILERPLATE))
    return Draft(
        text, SourceKind.EML.value, blocks, False, draft.anchors, draft.links, (*facts, *draft.facts)
    )


def _words_of(part: EmailMessage, name: str) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        raise UnreadableSource(f"{name} is a damaged message: save its text and give that")
    text = decode(payload, name=name, declared=part.get_content_charset())
    return text.replace("\r\n", "\n")


def _without_replies(blocks: tuple[Block, ...], text: str) -> tuple[Block, ...]:
    """Quoted earlier messages and the signature are not this message's words."""
    signature = _SIGNATURE.search(text)
    end = signature.start() if signature else len(text)
    kept = []
    for block in blocks:
        noise = block.start >= end or _QUOTED.match(text[block.start : block.end]) is not None
        kept.append(
            Block(
                block.start,
                block.end,
                PassageKind.BOILERPLATE if noise else block.kind,
                block.page,
                block.mark,
            )
        )
    return tuple(kept)


def _facts(message: EmailMessage) -> Iterator[Fact]:
    for field, header in (("title", "Subject"), ("outlet", "From"), ("published", "Date")):
        try:
            value = str(message.get(header, "")).strip()
        except (MessageError, ValueError, IndexError, AttributeError, RecursionError):
            # The header parser breaks on some malformed headers; such a header says nothing.
            continue
        if header == "From":
            value = parseaddr(value)[0] or parseaddr(value)[1].partition("@")[2]
        if header == "Date":
            value = _day(value)
        if value:
            yield Fact(field, Found(value, f"mail header {header}"))


def _day(value: str) -> str:
    """The day by the sender's own clock."""
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError):
        return ""
