"""How often the resolver picks the right place, and how fast the gazetteer loads and scans.

    python -m benchmarks.places [--misses N]

Reads the place names of TR-News and LGL (shared data, measure only). Each name goes to the resolver with what
the rest of its article names; an answer is right within 161 km (100 miles) of the coordinates in the data.
"""

from __future__ import annotations

import argparse
import math
import os
import statistics
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from polybius.lexicon.places import EARTH_RADIUS_KM, PlaceTable, load_places
from polybius.records.place import Where
from polybius.resolving.places import PlaceContext, context_of, resolve_place

NEAR_KM = 161.0
WORST_KM = 20_039.0
PASSAGE_LETTERS = 300
CORPORA = ("TR-News.xml", "lgl.xml")


@dataclass(frozen=True, slots=True)
class Toponym:
    """One place name of an article, with its place as the data have it."""

    text: str
    start: int
    latitude: float
    longitude: float
    wide: bool  # a country, division, region or sea, whose one point is a matter of taste


@dataclass(frozen=True, slots=True)
class Article:
    """A news text and its place names."""

    text: str
    toponyms: tuple[Toponym, ...]


def shared_folder() -> Path:
    """$POLYBIUS_SHARED, or "shared" beside the checkout."""
    return Path(os.environ.get("POLYBIUS_SHARED", Path(__file__).resolve().parents[2] / "shared"))


def articles(file: Path) -> Iterator[Article]:
    """The articles of one corpus, and those of their names that have coordinates."""
    for article in ElementTree.parse(file).getroot():
        toponyms = []
        for toponym in article.iter("toponym"):
            tag = toponym.find("gaztag")
            if tag is None or not tag.findtext("lat"):
                continue
            toponyms.append(
                Toponym(
                    text=str(toponym.findtext("phrase")),
                    start=int(str(toponym.findtext("start"))),
                    latitude=float(str(tag.findtext("lat"))),
                    longitude=float(str(tag.findtext("lon"))),
                    wide=str(tag.findtext("fcode")).startswith(("PCL", "ADM1", "CONT", "RGN", "OCN", "SEA")),
                )
            )
        yield Article(article.findtext("text") or "", tuple(toponyms))


def off_km(where: Where, toponym: Toponym) -> float:
    """Distance from the answer to the truth; the farthest possible when there is no answer."""
    place = where.place
    if place is None or place.latitude is None or place.longitude is None:
        return WORST_KM
    lat_a, lat_b = math.radians(place.latitude), math.radians(toponym.latitude)
    half = math.radians(toponym.longitude - place.longitude) / 2
    chord = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(half) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(chord)))


def resolved(article: Article, table: PlaceTable) -> Iterator[tuple[Toponym, Where]]:
    """Each name with the resolver's answer, given what the article and the passage name clearly."""
    hits = table.scan(article.text)
    report = context_of(hits, table)
    for toponym in article.toponyms:
        around = [hit for hit in hits if 0 < abs(hit.start - toponym.start) <= PASSAGE_LETTERS]
        named = {place.id for hit in around for place in table.find(hit.name)}
        nearby = tuple(place for place in report.resolved if place.id in named)
        context = PlaceContext(countries=report.countries, resolved=report.resolved, nearby=nearby)
        answer = resolve_place(toponym.text, table=table, context=context, how="named")
        if answer.place is None:
            country = table.find_country(toponym.text)
            answer = (
                answer
                if country is None
                else resolve_place(country.name, table=table, context=context, how="named")
            )
        yield toponym, answer


def print_corpus(file: Path, table: PlaceTable, misses: int) -> None:
    """One line of figures for a corpus, and its first misses on request."""
    answers = [answer for article in articles(file) for answer in resolved(article, table)]
    off = [off_km(where, toponym) for toponym, where in answers]
    placed = [
        distance <= NEAR_KM
        or (toponym.wide and where.place is not None and distance <= where.place.radius_km)
        for distance, (toponym, where) in zip(off, answers, strict=True)
    ]
    narrow = [distance for distance, (toponym, _) in zip(off, answers, strict=True) if not toponym.wide]
    known = [distance for distance, (_, where) in zip(off, answers, strict=True) if where.place is not None]
    print(f"{file.name}: {len(off)} names")
    print(f"    right within 161 km                     {share(off):.3f}")
    print(f"    or within the extent of a wide place    {sum(placed) / len(placed):.3f}")
    print(f"    towns and sites alone                   {share(narrow):.3f}")
    print(f"    of those in the gazetteer               {share(known):.3f}")
    print(f"    unknown                                 {1 - len(known) / len(off):.3f}")
    print(f"    median error                            {statistics.median(off):.0f} km")
    wrong = [
        (toponym, where)
        for distance, (toponym, where) in zip(off, answers, strict=True)
        if distance > NEAR_KM
    ]
    for toponym, where in wrong[:misses]:
        print(f"    {toponym.text!r} ({toponym.latitude:.2f}, {toponym.longitude:.2f}) -> {where.place}")


def share(distances: list[float]) -> float:
    """How many lie within 161 km."""
    return sum(distance <= NEAR_KM for distance in distances) / max(1, len(distances))


def print_speed(text: str, table: PlaceTable) -> None:
    """Megabytes of text scanned in a second, the second time over."""
    table.scan(text)
    started = time.process_time()
    table.scan(text)
    print(f"scan {len(text.encode()) / 1e6 / (time.process_time() - started):.1f} MB/s")


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", type=int, default=0, help="wrong answers to show per corpus")
    options = parser.parse_args()
    started = time.process_time()
    table = load_places()
    print(f"load {time.process_time() - started:.2f} s")
    folder = shared_folder() / "data" / "geo"
    for name in CORPORA:
        print_corpus(folder / name, table, options.misses)
    print_speed("\n".join(article.text for article in articles(folder / CORPORA[0])), table)


if __name__ == "__main__":
    main()
