"""Text of strangers made safe to show: no hidden direction marks, no control characters, no odd addresses.

Every replacement is one character for one, so offsets into the text keep their meaning.
"""

from __future__ import annotations

from urllib.parse import urlsplit

_REPLACEMENT = "\ufffd"
_OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_QUIET_MARKS = "\u200e\u200f\u061c"
_KEPT_CONTROLS = "\t\n\r"


def _table() -> dict[int, str]:
    table = dict.fromkeys(map(ord, _OVERRIDES), _REPLACEMENT)
    # Arabic and Hebrew texts use the quiet marks rightly; a zero-width space leaves no scar where they stood.
    table |= {ord(char): "\u200b" for char in _QUIET_MARKS}
    table |= {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in _KEPT_CONTROLS}
    table |= dict.fromkeys(range(0x7F, 0xA0), _REPLACEMENT)
    table |= {0x85: " ", 0x2028: " ", 0x2029: " ", 0x0C: " ", 0x0B: " "}
    return table


_VISIBLE = _table()


def visible(text: str) -> str:
    """The text with direction overrides, control characters and lone surrogates replaced, one for one."""
    shown = text.translate(_VISIBLE)
    if shown.isascii():
        return shown
    return "".join(_REPLACEMENT if "\ud800" <= char <= "\udfff" else char for char in shown)


def one_line(text: str) -> str:
    """The visible text with every run of white space made one blank."""
    return " ".join(visible(text).split())


def web_address(address: str | None) -> str | None:
    """The address when a link may lead there (http or https, with a host); else None."""
    if address is None or visible(address) != address or any(char.isspace() for char in address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme.lower() in ("http", "https") and parts.hostname else None
