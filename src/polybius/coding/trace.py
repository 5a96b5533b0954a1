"""The trace: told of each step of coding, for whoever wants to know why a word was or was not coded."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from polybius.coding.frames import Frame
    from polybius.coding.rules import Rule
    from polybius.coding.sentence import Sentence
    from polybius.coding.stretches import Stretch


class Trace:
    """Forgets what it is told; `explaining.py` has one that remembers. Reasons are words for an analyst."""

    def read(self, stretch: Stretch, sentence: Sentence) -> None:
        """A sentence was parsed, and its words come next."""

    def refused(self, token: int, rule: Rule | None, reason: str) -> None:
        """A word of the sentence opened nothing by a rule; by any rule when it is None."""

    def opened(self, frames: Sequence[Frame]) -> None:
        """The events that the words of the sentence opened, before any were joined."""

    def joined(self, frames: Sequence[Frame]) -> None:
        """The events of the sentence, after those that tell of one happening were joined."""

    def left_out(self, frame: Frame, reason: str) -> None:
        """An event that the codebook does not count."""
