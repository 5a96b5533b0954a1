"""Links as sources: words that lead to another site name it as well as a note would."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from polybius.reading.draft import Draft
from polybius.records import Footnote, Span

LINK_MARK = "link"
_MOST_LINKS = 5_000
_MARKDOWN = re.compile(r"(?<!!)\[[^\[\]\n]{1,500}\]\((?P<address>https?://[^()\s]{1,2000})\)")


def find_links(draft: Draft) -> tuple[Footnote, ...]:
    """One note a link, its anchor an empty span at the end of the linked words: nothing is cut there."""
    declared = [(link.start, link.end, link.address) for link in draft.links]
    written = (
        [] if draft.links else [(m.start(), m.end(), m["address"]) for m in _MARKDOWN.finditer(draft.text)]
    )
    found = (declared or written)[:_MOST_LINKS]
    return tuple(
        Footnote(LINK_MARK, Span(start, end), (Span(end, end),), outlet=_host(address), address=address)
        for start, end, address in found
    )


def _host(address: str) -> str | None:
    try:
        host = urlsplit(address).hostname
    except ValueError:
        # Pages carry addresses that are none, such as "http://[link]".
        return None
    return host.removeprefix("www.") if host else None
