"""What a note names: outlet, title, author, date and address."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from polybius.reading.dates import find_dates
from polybius.reading.notes import foreign_share, note_head
from polybius.reading.wording import Wording, plain

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”\]]+(?: [^\s<>\"“”\]]*/[^\s<>\"“”\],]*)?")
_QUOTED = re.compile(r"[\"“„«](?P<title>[^\"“”„«»]{3,400})[\"”“»]")
_OPEN_QUOTE = re.compile(r"^\s*[\"“„«]\s*")
_PAGES = re.compile(
    r"^\s*(?:pp?|pg|page|pages|s|seite|no|vol|issue)\.?\s*\d[\d\s–,-]*\.?$|^\s*\d{1,4}(?:\s*[–-]\s*\d{1,4})?\.?$",
    re.IGNORECASE,
)
_PERSON = re.compile(r"^(?:[A-ZÀ-Þ][\w’'.-]*)(?:\s+(?:[A-ZÀ-Þ][\w’'.-]*|al-\w+|bin|de|van|von)){1,4}$")
_LEAD = re.compile(r"^(?:see(?: also)?|cf\.?|quoted in|cited in|in)\s*:?\s+", re.IGNORECASE)
_LONGEST_READ = 2_000
_BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Citation:
    """The parts of a note; None where it names none. date is EDTF."""

    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    date: str | None = None
    address: str | None = None


def parse_citation(note: str, wording: Wording, *, before: Citation | None = None) -> Citation:
    """The source that a note names, as far as its form shows.

    before    what the note before names, for "ibid"
    """
    words = _clean(note[:_LONGEST_READ])
    head = note_head(words)
    words = words[head.words_start :] if head else words
    if before is not None and wording.same_note.match(plain(words)):
        return before
    words = _first_source(words)
    address, words = _take_address(words)
    words = _drop_access(words, wording)
    date, words = _take_date(words)
    title, lead, rest = _take_title(words)
    segments = _segments(rest)
    if title is not None:
        author, outlet = _around_title(lead, segments)
    else:
        author, title, outlet = _without_title(segments)
        if outlet is not None and not _is_outlet(
            outlet, wording, alone=title is None, addressed=address is not None
        ):
            title, outlet = ", ".join(part for part in (title, outlet) if part), None
    if outlet is None and address is not None:
        outlet = _host(address)
    return Citation(outlet, title, author, date, address)


def _clean(note: str) -> str:
    """One line, with the entities and invisible signs that PDF text carries undone."""
    return " ".join(_BIDI.sub("", html.unescape(note.replace("&}quot;", '}"'))).split())


def _first_source(words: str) -> str:
    """The first of several sources in one note: "Courier, 4 June 2021; Radio, 5 June 2021"."""
    for found in find_dates(words):
        after = words[found.end :].lstrip(" ).")
        if after.startswith(";"):
            return words[: found.end]
    return words


def _take_address(words: str) -> tuple[str | None, str]:
    match = _ADDRESS.search(words)
    if match is None:
        return None, words
    address = match[0].replace(" ", "").rstrip(".,;)/")
    if not address.startswith("http"):
        address = f"https://{address}"
    return address, words[: match.start()] + " , " + words[match.end() :]


def _drop_access(words: str, wording: Wording) -> str:
    """Without "Accessed: 24 June 2021": the day somebody looked is not the day it was published."""
    match = wording.accessed.search(words)
    if match is None:
        return words
    rest = words[match.end() :]
    dates = find_dates(rest)
    after = rest[dates[0].end :] if dates and dates[0].start <= 12 else rest
    return words[: match.start()].rstrip(" (,;[") + " , " + after.lstrip(" ).,;]")


def _take_date(words: str) -> tuple[str | None, str]:
    """The last date outside the quoted title; a date inside a title is part of the title."""
    quoted = _QUOTED.search(words)
    dates = [d for d in find_dates(words) if not (quoted and quoted.start() < d.start < quoted.end())]
    if dates:
        last = dates[-1]
        return last.edtf, words[: last.start].rstrip(" (") + " , " + words[last.end :].lstrip(" )")
    year = re.search(r"[(,]\s*((?:19|20)\d\d)\s*[),.]?\s*\.?\s*$", words)
    if year and not (quoted and quoted.end() > year.start()):
        return year[1], words[: year.start()]
    return None, words


def _take_title(words: str) -> tuple[str | None, str, str]:
    """(title, words before it, words after it). A title whose closing quote was lost ends at the outlet."""
    match = _QUOTED.search(words)
    if match:
        return match["title"].strip(" ,."), words[: match.start()], words[match.end() :]
    opened = _OPEN_QUOTE.match(words)
    if opened is None:
        return None, "", words
    segments = _segments(words[opened.end() :])
    if len(segments) < 2:
        return (segments[0] if segments else None), "", ""
    named = 2 if len(segments) > 2 and _is_person(segments[-2]) else 1
    return ", ".join(segments[:-named]), "", ", ".join(segments[-named:])


def _segments(words: str) -> list[str]:
    """The parts between commas, without page numbers and empty ones."""
    parts = [part.strip(" .;:()[]\"'“”’") for part in words.split(",")]
    return [part for part in parts if any(letter.isalpha() for letter in part) and not _PAGES.match(part)]


def _around_title(lead: str, segments: list[str]) -> tuple[str | None, str | None]:
    """(author, outlet) of a note with a quoted title: the outlet last, authors before it or the title."""
    lead = _LEAD.sub("", lead).strip(" ,.:;")
    outlet = segments[-1] if segments else None
    authors = "; ".join(segments[:-1]) or None
    if lead:
        return lead, outlet
    return authors, outlet


def _without_title(segments: list[str]) -> tuple[str | None, str | None, str | None]:
    """(author, title, outlet) of a note without quotation marks."""
    if not segments:
        return None, None, None
    segments = [_LEAD.sub("", segments[0]), *segments[1:]]
    if len(segments) == 1:
        return None, None, segments[0]
    if _is_person(segments[0]) and len(segments) >= 3:
        return segments[0], ", ".join(segments[1:-1]), segments[-1]
    return None, ", ".join(segments[:-1]), segments[-1]


def _is_outlet(words: str, wording: Wording, *, alone: bool, addressed: bool) -> bool:
    """Whether the last part of a note without quotation marks can name an outlet rather than end a title.

    alone        whether the note has no other part
    addressed    whether its address names the outlet anyway
    """
    if addressed and not words.isascii() and foreign_share(words) > 0.5:
        return False
    return alone or all(word in wording.outlet_small_words or not word.islower() for word in words.split())


def _is_person(words: str) -> bool:
    return all(_PERSON.match(name.strip()) is not None for name in words.split(";"))


def _host(address: str) -> str | None:
    host = urlsplit(address).hostname
    return host.removeprefix("www.") if host else None
