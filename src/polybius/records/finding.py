"""Findings: what is wrong, or likely wrong, in a user's own codebook."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something in a file that a person must look at.

    line      counted from 1; 0 when it concerns the whole file
    warning   whether the codebook can be used all the same
    """

    file: Path
    line: int
    message: str
    warning: bool = False

    def written(self) -> str:
        """In one line: "rules/events.yaml:12: …"."""
        place = f"{self.file}:{self.line}" if self.line else str(self.file)
        return f"{place}: {'warning: ' if self.warning else ''}{self.message}"


@dataclass(frozen=True, slots=True)
class CheckedCodebook:
    """All findings, in the order of files and lines, and what the folders hold.

    holds   in words, one line for each kind of thing: "3 event rules (1 takes the place of ours)"
    """

    findings: tuple[Finding, ...]
    holds: tuple[str, ...]

    @property
    def mistakes(self) -> tuple[Finding, ...]:
        """Those for which the codebook cannot be used."""
        return tuple(finding for finding in self.findings if not finding.warning)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """Those that may be meant."""
        return tuple(finding for finding in self.findings if finding.warning)
