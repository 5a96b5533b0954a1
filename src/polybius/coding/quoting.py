"""Quoting: from runs of a sentence to quotes of the stored text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from polybius.coding.participant import Participant
from polybius.coding.sentence import Sentence
from polybius.lexicon.view import PassageView
from polybius.records import ActorRef, Quote, Report, Span


@dataclass(frozen=True, slots=True)
class Quoter:
    """Makes quotes of one sentence; its offsets count characters of the sentence."""

    report: Report
    view: PassageView
    sentence: Sentence

    def run(self, start: int, end: int) -> Quote | None:
        """The whole stored run of some words, or its longest piece when a page break cuts it."""
        pieces = self.view.pieces(self.sentence.start + start, self.sentence.start + end)
        if not pieces:
            return None
        piece = self._joined(pieces) or max(pieces, key=lambda piece: piece.end - piece.start)
        return self.report.quote(piece.start, piece.end)

    def token(self, token: int) -> Quote | None:
        """One word."""
        return self.run(self.sentence.tree.starts[token], self.sentence.tree.ends[token])

    def ref(self, one: Participant) -> ActorRef | None:
        """A participant of the sentence as a reference; None when its words stand nowhere."""
        at = self.run(one.start, one.end)
        if at is None or not one.name:
            return None
        actor = one.actors[0] if one.actors else None
        return ActorRef(_told(one.name), at.text, at.start, at.end, actor, one.actors)

    def evidence(self, first: int, last: int, trigger: int) -> Quote | None:
        """Tokens first to last; of several pieces the one that holds the trigger."""
        tree, begin = self.sentence.tree, self.sentence.start
        pieces = self.view.pieces(begin + tree.starts[first], begin + tree.ends[last])
        if not pieces:
            return None
        whole = self._joined(pieces)
        if whole is None:
            at = self.view.stored(begin + tree.starts[trigger], begin + tree.starts[trigger] + 1)[0]
            whole = next((piece for piece in pieces if piece.start <= at < piece.end), pieces[0])
        return self.report.quote(whole.start, whole.end)

    def _joined(self, pieces: Sequence[Span]) -> Span | None:
        """One run over all pieces, when nothing but white space lies between them."""
        between = (self.report.text[left.end : right.start] for left, right in pairwise(pieces))
        return None if any(gap.strip() for gap in between) else Span(pieces[0].start, pieces[-1].end)


def _told(name: str) -> str:
    """ "National Guard (Mexico)" as a reader knows it: the tables tell namesakes apart, the id does here."""
    return _NAMESAKE.sub("", name)


_NAMESAKE = re.compile(r" \([^()]+\)$")
