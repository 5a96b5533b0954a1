"""Gold: the hand-coded mentions of ../shared/gold as records, to measure linking alone. Never trained on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from polybius.lexicon.actors import ActorTable
from polybius.lexicon.folding import fold
from polybius.lexicon.places import PlaceTable
from polybius.records import ActorRef, Count, EventMention, Place, Quote, Source, WeaponRef, When, Where

_PRECISION = {"country": 6, "admin1": 4, "admin2": 3, "region": 5, "sea": 7}


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention and the incident that the hand-coding gives it. number: of its document, "000" to "004"."""

    mention: EventMention
    incident: str
    part_of: str | None
    number: str


def read_gold(shared: Path, actors: ActorTable | None, places: PlaceTable | None) -> list[GoldMention]:
    """All event mentions of the gold files, in order; without ids and coordinates where a table is None."""
    found: list[GoldMention] = []
    for path in sorted((shared / "gold").glob("[0-9]*.json")):
        raw = json.loads(path.read_text(encoding="utf-8"))
        text = (shared / "seeds" / raw["document"]).read_text(encoding="utf-8")
        for event in raw["events"]:
            mention = _mention(event, path.stem, text, actors, places)
            found.append(GoldMention(mention, event["incident"], event["part_of"], path.stem))
    return found


def _mention(
    event: dict[str, Any], report: str, text: str, actors: ActorTable | None, places: PlaceTable | None
) -> EventMention:
    quote = _quote(event["quote"], report, text)
    return EventMention(
        id=f"{report}.{event['id']}",
        report=report,
        passage=text.count("\n\n", 0, quote.start),
        quote=quote,
        trigger=quote,
        type=event["type"],
        mode=event["mode"] or "",
        actors=tuple(_actors(event["actors"], actors)),
        recipients=tuple(_actors(event["recipients"], actors)),
        weapons=tuple(WeaponRef(name, name, 0, 0) for name in event["weapons"]),
        where=_where(event["place"], places),
        when=When.from_edtf(_without_season(event["date"]), how="gold")
        if event["date"]
        else When.unknown("gold has none"),
        count=_count(event["count"]) or Count(None, None),
        killed=_count(event["killed"]),
        injured=_count(event["injured"]),
        result=event["result"],
        realis=event["realis"],
        status=event["status"],
        attribution="reported-as-fact" if event["actors"] else "no-claim",
        source=Source((event["source"],) if event["source"] else ()),
        rule="gold",
    )


def _quote(words: str, report: str, text: str) -> Quote:
    """The quote where it stands; the gold folds line breaks, so any white space matches any other."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    match = re.search(pattern, text)
    start = match.start() if match else 0
    return Quote(report, start, start + len(words), words)


def _actors(raw: list[dict[str, Any]], actors: ActorTable | None) -> Iterator[ActorRef]:
    for actor in raw:
        name = actor["name"]
        known = actors.find(name) if actors is not None else ()
        yield ActorRef(name, actor["text"], 0, 0, known[0].id if known else f"new:{fold(name)}")


def _where(raw: dict[str, Any] | None, places: PlaceTable | None) -> Where:
    if not raw:
        return Where.unknown("gold has none")
    place: Place | None = next(iter(places.find(raw["name"])), None) if places is not None else None
    precision = _PRECISION.get(place.kind, 1) if place else None
    return Where(raw["name"], raw["text"], place, precision, (), "gold")


def _without_season(edtf: str) -> str:
    """EDTF writes summer 2019 as 2019-22; the records hold months only."""
    seasons = {"21": ("03", "05"), "22": ("06", "08"), "23": ("09", "11")}
    year, _, part = edtf.partition("-")
    return f"{year}-{seasons[part][0]}/{year}-{seasons[part][1]}" if part in seasons else edtf


def _count(raw: int | str | None) -> Count | None:
    if raw is None:
        return None
    if isinstance(raw, int):
        return Count(raw, raw)
    low, _, high = raw.partition("-")
    return Count(int(low), int(high))
