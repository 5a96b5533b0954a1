"""The hand-kept tables of places: sites, areas, countries, preferred names, stop words."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from polybius.errors import DataFileError
from polybius.lexicon.folding import fold
from polybius.records.place import Place

SITE_COLUMNS = ("id", "name", "aliases", "kind", "country", "admin1", "lat", "lon", "radius_km")
COUNTRY_COLUMNS = ("id", "name", "adjectives", "aliases", "capital", "lat", "lon", "radius_km", "population")
_AREAS = ("region", "sea", "strait")
KINDS = frozenset(
    (
        *(
            "city",
            "air-base",
            "army-base",
            "naval-base",
            "airport",
            "embassy",
            "crossing",
            "refinery",
            "port",
            "dam",
        ),
        *(
            "camp",
            "prison",
            "road",
            "river",
            "mountain",
            "admin1",
            "admin2",
            "country",
            "building",
            "district",
        ),
        *("island", "oil-field", "power-plant", "other", *_AREAS),
    )
)
"""The kinds of records/place.py, and four that sites need: naval-base, island, oil-field, power-plant."""


@dataclass(frozen=True, slots=True)
class StopWords:
    """Names that are also common words or names of persons.

    never      never a place on their own ("May")
    located    a place only after a word of place ("in Nice")
    """

    never: frozenset[str]
    located: frozenset[str]


@dataclass(frozen=True, slots=True)
class CountryNames:
    """How a country is named. adjectives: the first is used in canonical names ("US Embassy in Baghdad")."""

    iso: str
    name: str
    adjectives: tuple[str, ...]
    aliases: tuple[str, ...]
    capital: str


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """A row of our own tables, before it is indexed. admin1: id of the first-order division, or empty."""

    place: Place
    spellings: tuple[str, ...]
    admin1: str


@dataclass(frozen=True, slots=True)
class PreferredNames:
    """Our name and further spellings for an entry of the gazetteer."""

    name: str
    spellings: tuple[str, ...]


def read_sites(file: Path) -> list[OwnEntry]:
    """Sites or areas. Raises DataFileError, with file and line."""
    entries = []
    for line, cells in _read_lines(file, SITE_COLUMNS):
        where = f"{file}:{line}"
        for fault in site_faults(cells):
            raise DataFileError(f"{where}: {fault}")
        prefix = "area" if cells["kind"] in _AREAS else "site"
        place = Place(
            id=cells["id"] if ":" in cells["id"] else f"{prefix}:{cells['id']}",
            name=cells["name"],
            kind=cells["kind"],
            country=cells["country"] or None,
            latitude=float(cells["lat"]) if cells["lat"] else None,
            longitude=float(cells["lon"]) if cells["lon"] else None,
            radius_km=float(cells["radius_km"]),
        )
        entries.append(
            OwnEntry(place, _split(cells["aliases"]), f"admin1:{cells['admin1']}" if cells["admin1"] else "")
        )
    return entries


def site_faults(cells: Mapping[str, str]) -> Iterator[str]:
    """What is wrong in a row of sites, fault after fault."""
    for column in ("id", "name"):
        if not cells[column].strip():
            yield f"{column} is empty"
    if cells["kind"] not in KINDS:
        yield f"kind {cells['kind']!r} is not one of {', '.join(sorted(KINDS))}"
    if bool(cells["lat"]) != bool(cells["lon"]):
        yield "lat and lon go together: give both or none"
    for column, least, most in (("lat", -90, 90), ("lon", -180, 180), ("radius_km", 0, 20_000)):
        if cells[column] or column == "radius_km":
            try:
                _number(cells[column], least, most, column)
            except DataFileError as error:
                yield str(error)


def read_countries(file: Path) -> tuple[list[CountryNames], list[OwnEntry]]:
    """Countries: how they are named, and the places they are."""
    names, entries = [], []
    for line, cells in _read_lines(file, COUNTRY_COLUMNS):
        where = f"{file}:{line}"
        iso = cells["id"].removeprefix("country:")
        aliases = _split(cells["aliases"])
        names.append(CountryNames(iso, cells["name"], _split(cells["adjectives"]), aliases, cells["capital"]))
        place = Place(
            id=cells["id"],
            name=cells["name"],
            kind="country",
            country=iso,
            latitude=_number(cells["lat"], -90, 90, where),
            longitude=_number(cells["lon"], -180, 180, where),
            radius_km=_number(cells["radius_km"], 0, 20_000, where),
            population=int(_number(cells["population"], 0, 1e10, where)),
        )
        entries.append(OwnEntry(place, aliases, ""))
    return names, entries


def read_preferred_names(file: Path) -> dict[str, PreferredNames]:
    """Our names for entries of the gazetteer, by id."""
    return {
        cells["id"]: PreferredNames(cells["name"], _split(cells["aliases"]))
        for _, cells in _read_lines(file, ("id", "name", "aliases"))
    }


def read_stop_words(file: Path) -> StopWords:
    """Words that are seldom places though a table holds them."""
    words: dict[str, set[str]] = {"never": set(), "located": set()}
    for line, cells in _read_lines(file, ("word", "when")):
        if cells["when"] not in words:
            raise DataFileError(f"{file}:{line}: when {cells['when']!r} is not never or located")
        words[cells["when"]].add(fold(cells["word"]))
    return StopWords(frozenset(words["never"]), frozenset(words["located"]))


def read_variants(file: Path) -> dict[str, tuple[str, ...]]:
    """Endings that stand for each other, by kind: "Air Base", "Airbase", "Base"."""
    return {cells["kind"]: _split(cells["endings"]) for _, cells in _read_lines(file, ("kind", "endings"))}


def with_variants(entry: OwnEntry, variants: Mapping[str, tuple[str, ...]]) -> OwnEntry:
    """The entry with each spelling under every ending that its kind may have."""
    endings = variants.get(entry.place.kind, ())
    spellings = dict.fromkeys((entry.place.name, *entry.spellings))
    for spelling in (entry.place.name, *entry.spellings):
        ending = next((end for end in endings if spelling.endswith(" " + end)), None)
        if ending is not None:
            stem = spelling.removesuffix(ending)
            spellings.update(dict.fromkeys(stem + other for other in endings))
    return replace(entry, spellings=tuple(spellings))


def _read_lines(file: Path, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Line numbers and cells of a CSV file that must have these columns."""
    with file.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        missing = [column for column in columns if column not in (reader.fieldnames or ())]
        if missing:
            raise DataFileError(
                f"{file}: no column {', '.join(missing)}; the first line must name {', '.join(columns)}"
            )
        for cells in reader:
            if any(cells.get(column) is None for column in columns):
                raise DataFileError(
                    f"{file}:{reader.line_num}: fewer cells than columns; quote cells that hold a comma"
                )
            yield reader.line_num, cells


def _number(cell: str, least: float, most: float, where: str) -> float:
    try:
        number = float(cell)
    except ValueError as error:
        raise DataFileError(f"{where}: {cell!r} is not a number") from error
    if not least <= number <= most:
        raise DataFileError(f"{where}: {cell} is not between {least:g} and {most:g}")
    return number


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())
