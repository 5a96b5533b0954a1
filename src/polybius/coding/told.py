"""Told: an event of a sentence with all that its participants stand for."""

from __future__ import annotations

from dataclasses import dataclass

from polybius.coding.frames import Frame
from polybius.coding.participant import Participant
from polybius.coding.stretches import Stretch


@dataclass(frozen=True)
class Told:
    """A frame with where it stands and what its participants stand for.

    beside   all frames of the sentence
    sites    what "the base", "there" in its place stand for
    """

    frame: Frame
    beside: tuple[Frame, ...]
    stretch: Stretch
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    sites: tuple[Participant, ...]
