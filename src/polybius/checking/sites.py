"""Sites: a user's own places, held against ours."""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from polybius.checking.findings import Findings, counted, did_you_mean
from polybius.lexicon.place_extents import distance_km
from polybius.lexicon.place_files import SITE_COLUMNS, site_faults
from polybius.lexicon.places import PlaceTable, load_places
from polybius.records import Place

_SAME_SITE_KM = 5.0


def check_sites(folders: Sequence[Path], out: Findings) -> str:
    """Check the places of all own folders; gives what they hold, in words."""
    ids: set[str] = set()
    for folder in folders:
        here: dict[str, str] = {}
        for file in sorted(folder.glob("*.csv")):
            for line, cells in _rows(file, out):
                if first := here.get(cells["id"]):
                    out.mistake(file, line, f"'{cells['id']}' stands in {first} already: rename one")
                here.setdefault(cells["id"], f"line {line} of {file.name}")
                faults = list(site_faults(cells))
                for fault in faults:
                    out.mistake(file, line, fault)
                _check_ties(file, line, cells, out, sound=not faults)
        ids |= here.keys()
    replaced = sum(f"{prefix}:{one}" in _our_places().by_id for one in ids for prefix in ("site", "area"))
    return (
        counted(len(ids), "place", more=[f"{replaced} in place of ours" if replaced else ""]) if ids else ""
    )


@functools.cache
def _our_places() -> PlaceTable:
    return load_places()


def _rows(file: Path, out: Findings) -> Iterator[tuple[int, dict[str, str]]]:
    """The whole rows of a file with their lines."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        out.mistake(file, 0, f"it cannot be read ({error.strerror})")
        return
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        out.mistake(file, line, "it is not UTF-8: save it as UTF-8 text")
        return
    reader = csv.DictReader(text.splitlines(keepends=True))
    given = reader.fieldnames or ()
    missing = [column for column in SITE_COLUMNS if column not in given]
    for column in given:
        if column not in SITE_COLUMNS:
            out.mistake(file, 1, f"'{column}' is no column here ({did_you_mean(column, SITE_COLUMNS)})")
    if missing:
        out.mistake(
            file, 1, f"no column {', '.join(missing)}: the first line must be {','.join(SITE_COLUMNS)}"
        )
        return
    for cells in reader:
        if None in cells or any(cells[column] is None for column in SITE_COLUMNS):
            fault = "more cells than columns" if None in cells else "fewer cells than columns"
            out.mistake(file, reader.line_num, f"{fault}: put quotes round cells that hold a comma")
        else:
            yield reader.line_num, cells


def _check_ties(file: Path, line: int, cells: Mapping[str, str], out: Findings, *, sound: bool) -> None:
    """What a row says of our places: its country, its province, and sites that may be the same."""
    places = _our_places()
    iso = cells["country"]
    if iso and iso not in places.countries:
        out.mistake(file, line, f"country '{iso}' is no ISO 3166 code of two capitals, as IQ")
    if cells["admin1"] and f"admin1:{cells['admin1']}" not in places.by_id:
        out.mistake(
            file,
            line,
            f"admin1 '{cells['admin1']}' is unknown: write it as GeoNames does (IQ.01), or leave it empty",
        )
    if not sound or not cells["lat"]:
        return
    place = Place(
        "", cells["name"], cells["kind"], iso or None, float(cells["lat"]), float(cells["lon"]), 0.0
    )
    country = places.by_id.get(f"country:{iso}")
    if country is not None:
        away, far = distance_km(place, country), 2 * country.radius_km + 100
        if away is not None and away > far:
            out.warn(
                file,
                line,
                f"lies {away:,.0f} km from the middle of {country.name}: are lat and lon exchanged?",
            )
    for spelling in (cells["name"], *(part.strip() for part in cells["aliases"].split("|") if part.strip())):
        for other in places.find(spelling) if places.spells(spelling) else ():
            away = distance_km(place, other) if other.id.startswith(("site:", "area:")) else None
            if away is not None and away < _SAME_SITE_KM and other.id.partition(":")[2] != cells["id"]:
                out.warn(
                    file,
                    line,
                    f"'{spelling}' is our '{other.id}' already, {away:.0f} km away: use its id to replace it",
                )
                return
