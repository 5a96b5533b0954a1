"""Mentions built by hand for the linking tests."""

from __future__ import annotations

from datetime import timedelta

from polybius.records import ActorRef, Count, EventMention, Place, Quote, When, Where
from tests.bare import bare_mention

BASE = Place("site:north-base", "North Base", "air-base", "XA", 33.0, 44.0, 3.0)
TOWN = Place("geonames:1", "Northtown", "city", "XA", 33.02, 44.05, 10.0)
SOUTH = Place("geonames:2", "Southtown", "city", "XA", 31.0, 46.0, 10.0)
TWIN_HERE = Place("geonames:3", "Twinsburg", "city", "XA", 34.4, 35.8, 10.0)
TWIN_THERE = Place("geonames:4", "Twinsburg", "city", "XB", 32.9, 13.2, 10.0)
COUNTRY = Place("country:XA", "Northland", "country", "XA", 33.0, 44.0, 500.0)
MONTH = timedelta(days=31)


def who(*names: str) -> tuple[ActorRef, ...]:
    """Actors by name, each with an id of its own."""
    return tuple(ActorRef(name, name, 0, 0, name.lower().replace(" ", "-")) for name in names)


def at(place: Place | None) -> Where:
    """A place as told; None for silence."""
    if place is None:
        return Where.unknown("not told")
    return Where(place.name, place.name, place, 6 if place.kind == "country" else 1, (), "said in the clause")


def mention(
    name: str = "r1.e1",
    text: str = "fighters attacked the base with rockets",
    *,
    kind: str = "ASSAULT",
    mode: str = "rocket",
    date: str | None = None,
    place: Place | None = None,
    actors: tuple[str, ...] = (),
    recipients: tuple[str, ...] = (),
    killed: Count | None = None,
    count: Count | None = None,
    realis: str = "actual",
    status: str = "asserted",
    passage: int | None = None,
    start: int | None = None,
    trigger: str = "attacked",
) -> EventMention:
    """One mention. Its name "r1.e2" tells report, passage and place in the text."""
    report, _, number = name.partition(".e")
    begins = int(number) * 1000 if start is None else start
    spot = max(0, text.find(trigger))
    return bare_mention(
        name,
        Quote(report, begins, begins + len(text), text),
        Quote(report, begins + spot, begins + spot + len(trigger), trigger),
        passage=int(number) if passage is None else passage,
        type=kind,
        mode=mode,
        actors=who(*actors),
        recipients=who(*recipients),
        where=at(place),
        when=When.from_edtf(date, how="said in the clause") if date else When.unknown("not told"),
        count=count or Count(1, 1),
        killed=killed,
        realis=realis,
        status=status,
    )
