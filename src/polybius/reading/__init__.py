"""Reading: files, folders and addresses to reports.

A report's text is stored once and never changed; passages, notes and marks are offsets into it.
What reads one kind of source (web pages, PDF, Word, mail, addresses) is imported when the first of it comes.
"""

from __future__ import annotations

from polybius.reading.copies import mark_copies
from polybius.reading.limits import ReadingLimits
from polybius.reading.reader import read_bytes, read_file
from polybius.reading.sources import SourceRef, addresses_in, find_sources, read_sources

__all__ = [
    "ReadingLimits",
    "SourceRef",
    "addresses_in",
    "find_sources",
    "mark_copies",
    "read_bytes",
    "read_file",
    "read_sources",
]
