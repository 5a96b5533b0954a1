"""A scene: one sentence as the coder has read it, where the readers of the other kinds start from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from polybius.coding.frames import Frame
from polybius.coding.modality import Voice, read_voice
from polybius.coding.participant import Participant
from polybius.coding.participants import ParticipantReader
from polybius.coding.quoting import Quoter
from polybius.coding.rules import Frames
from polybius.coding.sentence import Sentence
from polybius.coding.sourcing import find_source
from polybius.coding.stretches import Stretch
from polybius.records import ActorRef, Draft, EventDraft, Quote, Report, Source
from polybius.records.draft import T

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Spoken:
    """On whose word a thing is told.

    status     of the codebook
    speakers   who says so, pronouns followed to whom they stand for
    because    the word that tells ("said", "alleged"); "" when the author speaks
    cited      EDTF date of the note that is cited for it; None without one
    """

    status: str
    speakers: tuple[Participant, ...]
    source: Source
    because: str
    cited: str | None = None


@dataclass(frozen=True)
class Scene:
    """One sentence with all that was read in it.

    frames     the events in it
    drafts     their drafts, as far as they were kept
    before     drafts of the sentences before, the latest last; no more than a reader looks back to
    previous   the scene of the sentence before in the same passage, without its own; None at its head
    follow     what a participant stands for ("he", "the group"); itself when it points to nobody
    """

    report: Report
    stretch: Stretch
    sentence: Sentence
    frames: tuple[Frame, ...]
    drafts: tuple[EventDraft, ...]
    before: tuple[EventDraft, ...]
    participants: ParticipantReader
    words: Frames
    previous: Scene | None
    follow: Callable[[Participant], tuple[Participant, ...]]

    @cached_property
    def quoter(self) -> Quoter:
        return Quoter(self.report, self.stretch.view, self.sentence)

    @property
    def passage(self) -> int:
        return self.stretch.view.passage.number

    def spoken(self, token: int) -> Spoken:
        """Who says what the token's clause tells."""
        voice: Voice = read_voice(self.sentence, token, self.words)
        speakers = tuple(
            known
            for speaker in voice.speakers
            for one in self.participants.read_all(self.sentence, speaker)
            for known in self.follow(one)
        )
        found = find_source(self.report, self.stretch, self.quoter, speakers, token)
        return Spoken(voice.status, speakers, found.source, voice.because, found.cited)

    def named(self, token: int) -> tuple[ActorRef, ...]:
        """The noun phrase at the token as actors, coordination expanded and pronouns followed."""
        found = (
            known
            for one in self.participants.read_all(self.sentence, token)
            for known in self.follow(one)
            if not known.pronoun
        )
        return tuple(ref for one in found if (ref := self.quoter.ref(one)) is not None)

    def quote(self, tokens: Iterable[int]) -> Quote | None:
        """The run of stored text from the first to the last of the tokens."""
        run = sorted(tokens)
        tree = self.sentence.tree
        return self.quoter.run(tree.starts[run[0]], tree.ends[run[-1]]) if run else None


class SceneReader(Protocol[T]):
    """Reads one kind of mention in scenes."""

    def read(self, scene: Scene) -> Iterable[Draft[T]]: ...
