"""Reading back what the page's script is given."""

from __future__ import annotations

from typing import Any

QUOTE = 1


def quoted_on_page(told: dict[str, Any], data: dict[str, Any]) -> str:
    """The words that the page marks as the quote of a packed mention, cut as JavaScript cuts them."""
    quoted = ""
    for sentence, _, _, *runs in told["context"]:
        units = data["sentences"][sentence].encode("utf-16-le")
        at = 0
        for length, bits in zip(runs[::2], runs[1::2], strict=True):
            quoted += units[2 * at : 2 * (at + length)].decode("utf-16-le") if bits & QUOTE else ""
            at += length
    return quoted
