"""Bytes to text, without changing a character."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from polybius.errors import UnreadableSource

_SAMPLE_BYTES = 200_000
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes, *, name: str, declared: str | None = None) -> str:
    """The text of a file. UTF-8 is taken letter for letter, line ends and byte-order mark included.

    declared    the encoding that a header names, tried when the bytes are not UTF-8
    Raises      UnreadableSource when the bytes are no text
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decoded(data, encoding, name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(data, declared or _likely_encoding(data, name), name)
    if "\x00" in text:
        raise UnreadableSource(
            f"{name} holds zero bytes and is no text: save it as UTF-8 text and read it again"
        )
    return text


def _likely_encoding(data: bytes, name: str) -> str:
    best = from_bytes(data[:_SAMPLE_BYTES]).best()
    if best is None or b"\x00" in data[:_SAMPLE_BYTES]:
        raise UnreadableSource(
            f"{name} is no text in any encoding we know: save it as UTF-8 text and read it again"
        )
    return best.encoding


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding, errors="replace")
    except LookupError as error:
        raise UnreadableSource(
            f"{name} says it is written in '{encoding}', which is unknown: save it as UTF-8"
        ) from error
