"""Findings, as they are collected while files are checked, and the wording that they share."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from polybius.records import Finding


@dataclass
class Findings:
    """Collects findings while files are checked."""

    found: list[Finding] = field(default_factory=list)

    def mistake(self, file: Path, line: int, message: str) -> None:
        self.found.append(Finding(file, line, message))

    def warn(self, file: Path, line: int, message: str) -> None:
        self.found.append(Finding(file, line, message, warning=True))


def did_you_mean(given: str, known: Iterable[str]) -> str:
    """A hint at the nearest known word, or, when none is near, at all of them if they are few."""
    words = sorted(known)
    near = difflib.get_close_matches(given, words, n=1)
    if near:
        return f"did you mean '{near[0]}'?"
    return f"there are: {', '.join(words)}" if len(words) <= _FEW else f"it is none of the {len(words)} known"


def counted(number: int, one: str, several: str | None = None, *, more: Sequence[str] = ()) -> str:
    """A number of things in words, with what is remarkable about them in brackets."""
    noun = one if number == 1 else several or f"{one}s"
    told = [part for part in more if part]
    return f"{number} {noun}" + (f" ({', '.join(told)})" if told else "")


_FEW = 40
