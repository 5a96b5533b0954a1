"""Grading: how firmly a passage lays a happening on its doers, and whether the doer speaks of himself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from polybius.coding.authority import Authorities, with_own_means
from polybius.coding.frames import Frame
from polybius.coding.modality import Voice
from polybius.coding.participant import Participant
from polybius.coding.rules import Frames

_HOSTILE = frozenset({"ASSAULT", "COERCE"})
_CHARGE = "charge"
"""Only authorities lay charges."""


@dataclass(frozen=True, slots=True)
class Doing:
    """Who did it and on whose word, as one passage tells.

    doers      what those in the frame stand for
    speakers   who says so, when anybody is named
    suspected  whether the doers are called suspected ("suspected rebels")
    """

    frame: Frame
    doers: Sequence[Participant]
    speakers: Sequence[Participant]
    suspected: bool


class Grader:
    """Grades of data/codebook/attribution.yaml."""

    def __init__(self, words: Frames, authorities: Authorities) -> None:
        self._words = words
        self._authorities = authorities

    def speaks_of_own(self, doing: Doing) -> bool:
        """Whether a doer is a speaker, or belongs to one: "the army said its jets"."""
        named = [one for one in (*doing.doers, *doing.frame.actors) if not one.pronoun]
        if not doing.speakers:
            return False
        if with_own_means(doing.frame):
            return True
        return self._authorities.tell_own(doing.frame.sentence, doing.speakers, named)

    def grade(self, doing: Doing, status: str, voice: Voice) -> str:
        """status: of the codebook, as the event's. voice: what the words around it say."""
        if status in ("denied", "claimed"):
            return status
        if not any(not one.pronoun for one in doing.doers):
            return "no-claim"
        if doing.suspected or (status == "alleged" and voice.because in self._words.suspecting):
            return "suspected"
        accused = status == "alleged" or (status == "reported" and doing.frame.rule.type in _HOSTILE)
        if not accused:
            return "reported-as-fact"
        sentence = doing.frame.sentence
        official = voice.because == _CHARGE or any(
            self._authorities.speaks_for_state(sentence, one) for one in doing.speakers
        )
        return "accused-by-authorities" if official else "accused-by-others"
