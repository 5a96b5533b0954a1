"""Quotes: the words of a report that a coded field rests on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of one report, by place and letter.

    report       id of the report
    start, end   character offsets into the report's stored text, end not included
    text         exactly `stored_text[start:end]`

    Made by `Report.quote`, which is the only way that cannot be wrong; `Report.holds` checks one
    that came from elsewhere.
    """

    report: str
    start: int
    end: int
    text: str

    def overlap(self, other: Quote) -> int:
        """Characters that both quotes cover; 0 when they are of different reports."""
        if self.report != other.report:
            return 0
        return max(0, min(self.end, other.end) - max(self.start, other.start))
