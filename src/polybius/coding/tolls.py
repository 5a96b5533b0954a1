"""Tolls: of whom harm is told: soldiers, civilians, fighters or the attackers, and of which country."""

from __future__ import annotations

from collections.abc import Sequence

from polybius.coding.frames import Frame, Toll
from polybius.coding.participant import Participant
from polybius.coding.participants import ParticipantReader
from polybius.coding.quoting import Quoter
from polybius.records import Casualties

_SOLDIERS = frozenset({"force"})
_FIGHTERS = frozenset({"irregular"})
_CIVILIANS = frozenset({"people", "person", "official"})


def casualties_of(
    frame: Frame, doers: Sequence[Participant], reader: ParticipantReader, quoter: Quoter
) -> tuple[Casualties, ...]:
    """The harm that the frame tells, by who suffered it; counts of nobody in particular are left out."""
    found: dict[tuple[str, int], Casualties] = {}
    names = {one.name for one in doers}
    for toll in frame.tolls:
        one = toll.victim
        at = quoter.run(one.start, one.end) if one.sentence == frame.sentence.number else None
        if at is None or (toll.count.low is None and toll.count.high is None):
            continue
        found.setdefault(
            (toll.kind, one.head),
            Casualties(
                kind=toll.kind,
                side="attackers" if one.name in names or " own " in at.text else _side(toll),
                country=reader.country_of(frame.sentence, one),
                count=toll.count,
                text=at.text,
                start=at.start,
                end=at.end,
            ),
        )
    return tuple(found.values())


def _side(toll: Toll) -> str:
    classes = toll.victim.classes
    if classes & _FIGHTERS:
        return "fighters"
    if classes & _SOLDIERS:
        return "military"
    return "civilian" if classes & _CIVILIANS else "unknown"
