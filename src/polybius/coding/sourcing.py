"""Sourcing: who says what a sentence tells, by name and by footnote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from polybius.coding.participant import Participant
from polybius.coding.quoting import Quoter
from polybius.coding.stretches import Stretch
from polybius.records import Quote, Report, Source


@dataclass(frozen=True, slots=True)
class Sourced:
    """Who says so. cited: EDTF date of the note that is cited for it; None without one."""

    source: Source
    cited: str | None


def find_source(
    report: Report, stretch: Stretch, quoter: Quoter, speakers: Sequence[Participant], token: int
) -> Sourced:
    """The speakers by name, then the first footnote that supports the words from the token on."""
    names: list[str] = []
    quotes: list[Quote] = []
    for speaker in speakers:
        if speaker.pronoun:
            continue
        names.append(speaker.name)
        at = quoter.run(speaker.start, speaker.end)
        if at is not None:
            quotes.append(at)
    start = stretch.start + quoter.sentence.tree.starts[token]
    for note in stretch.view.notes(start, stretch.start + len(stretch.text)):
        if note.source and note.source not in names:
            names.append(note.source)
            quotes.append(report.quote(note.span.start, note.span.end))
            return Sourced(Source(tuple(names), tuple(quotes)), note.date)
    return Sourced(Source(tuple(names), tuple(quotes)), None)
