"""The table of places: everything the tables know, by name and by id."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from rapidfuzz import fuzz, process

from polybius.errors import DataFileError
from polybius.lexicon.folding import fold, skeleton
from polybius.lexicon.gazetteer import Gazetteer, Spellings, key_number
from polybius.lexicon.place_extents import EARTH_RADIUS_KM, contains, distance_km, part_of
from polybius.lexicon.place_files import (
    CountryNames,
    OwnEntry,
    PreferredNames,
    StopWords,
    read_countries,
    read_preferred_names,
    read_sites,
    read_stop_words,
    read_variants,
    with_variants,
)
from polybius.lexicon.place_scan import PlaceHit, PlaceScanner, tidy
from polybius.records.place import Place

__all__ = [
    "EARTH_RADIUS_KM",
    "PlaceHit",
    "PlaceTable",
    "contains",
    "distance_km",
    "key_number",
    "load_places",
]

DATA = Path(__file__).resolve().parents[1] / "data" / "places"
_LEADING_ARTICLE = re.compile(r"^(?:al|el|ul|ad|an|ar|as|ash|at|az) (?=.{3})")
_MIDDLING_TOWN = 5e4
_OTHER_NAME = 0.02
_LIKE_ENOUGH = 88.0
_LIKE_NAME = 72.0


def prior_weight(place: Place) -> float:
    """What a bare name is worth as this place, in people: a town of a million outweighs a village."""
    people = float(place.population)
    if place.kind == "country":
        return 10 * max(people, 1e6)
    if place.kind == "admin1":
        return max(0.15 * people, 3e4)
    if place.kind == "admin2":
        return max(0.05 * people, 500.0)
    if place.kind == "city":
        return people + 500
    if place.kind in ("region", "sea", "strait"):
        return 2e6
    return 2e4 if place.id.startswith("airport:") else 3e5


class PlaceTable:
    """Everything that is known of places; made by load_places."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        own: Sequence[OwnEntry],
        preferred: Mapping[str, PreferredNames],
        spellings: Spellings,
        stop_words: StopWords,
        countries: Sequence[CountryNames],
    ) -> None:
        self._gazetteer = gazetteer
        self._own = tuple(entry.place for entry in own)
        self._admin1_of_own = {entry.place.id: entry.admin1 for entry in own if entry.admin1}
        self._preferred = preferred
        self._spellings = spellings
        self._stop_words = stop_words
        self._scanner = PlaceScanner(self, stop_words)
        self.countries: Mapping[str, CountryNames] = {names.iso: names for names in countries}
        self._own_by_id = {place.id: number for number, place in enumerate(self._own)}
        self._scanned: dict[str, list[int]] = {}  # folded spellings of our own tables and preferred names
        self._skeletons: dict[str, list[str]] = {}  # skeleton to folded spellings
        self._acronyms: dict[str, list[int]] = {}
        self._most_words: dict[str, int] = {}
        self._sites: dict[str, list[int]] = {}
        self._places: dict[int, Place] = {}
        self._found: dict[str, tuple[Place, ...]] = {}
        self._by_key: dict[str, tuple[Place, ...]] = {}
        self._adjectives = {
            fold(adjective): names.iso for names in reversed(countries) for adjective in names.adjectives
        }
        self._index(own)

    @property
    def by_id(self) -> Mapping[str, Place]:
        """Every place by its id."""
        return _ById(self._by_id, self._own_by_id.keys(), self._gazetteer)

    def find(self, name: str) -> tuple[Place, ...]:
        """What a name may stand for, most likely first; empty when no table knows it.

        Exact after folding first, then the coarser skeleton, then likeness to the names of sites.
        """
        wanted = tidy(name)
        if wanted not in self._found:
            self._found[wanted] = self._look_up(wanted)
        return self._found[wanted]

    def spells(self, name: str) -> bool:
        """Whether a table holds this very spelling; if not, find only guesses from likeness."""
        plain = tidy(name)
        key = fold(plain)
        return plain in self._acronyms or bool(
            self._numbers_of(key) or self._numbers_of(_LEADING_ARTICLE.sub("", key))
        )

    def country_of_adjective(self, word: str) -> Place | None:
        """The country of an adjective ("Iraqi")."""
        iso = self._adjectives.get(fold(tidy(word)))
        return None if iso is None else self.by_id.get(f"country:{iso}")

    def find_country(self, name: str) -> Place | None:
        """The country of a name or an adjective ("Iraq", "Iraqi")."""
        country = self.country_of_adjective(name)
        return country or next((place for place in self.find(name) if place.kind == "country"), None)

    def capital_of(self, iso: str) -> Place | None:
        """The seat of a country's government."""
        names = self.countries.get(iso)
        if names is None or not names.capital:
            return None
        cities = (
            place for place in self.find(names.capital) if place.kind == "city" and place.country == iso
        )
        return next(cities, None)

    def admin1_of(self, place: Place) -> Place | None:
        """The first-order division that a place lies in, where the tables say so."""
        own = self._admin1_of_own.get(place.id)
        if own is not None:
            return self.by_id.get(own)
        row = self._gazetteer.row_of(place.id) if place.id not in self._own_by_id else None
        if row is None or place.kind == "admin1":
            return place if place.kind == "admin1" else None
        country, code = self._gazetteer.admin1(row)
        return self.by_id.get(f"admin1:{country}.{code}") if code else None

    def contains(self, outer: Place, inner: Place) -> bool:
        """Whether inner lies in outer: by the tables where they say, else by extent."""
        if outer.kind == "admin1" and inner.kind not in ("admin1", "country", "region"):
            division = self.admin1_of(inner)
            if division is not None:
                return division.id == outer.id
        return contains(outer, inner)

    def part_of(self, country: Place, way: str) -> Place | None:
        """The north, southeast or middle of a country, by where its towns lie; None for other words."""
        return part_of(country, way, *self._gazetteer.towns_of(country.country or ""))

    def is_common_word(self, name: str) -> bool:
        """Whether a name is also a common word or a personal name, by the list of stop words."""
        key = fold(name)
        return key in self._stop_words.never or key in self._stop_words.located

    def scan(self, text: str) -> list[PlaceHit]:
        """Names of sites, areas, divisions, countries and larger towns, the longest at each spot.

        In mixed case a name must begin with a capital; a text in capitals, or without any, is read as is.
        """
        return list(self._scanner.hits(text))

    def _index(self, own: Sequence[OwnEntry]) -> None:
        for number, entry in enumerate(own):
            for spelling in (entry.place.name, *entry.spellings):
                self._add_own(number, spelling)
        for id_, names in self._preferred.items():
            row = self._gazetteer.row_of(id_)
            if row is None:
                raise DataFileError(f"preferred_names.csv: {id_} is not in gazetteer.parquet; correct the id")
            for spelling in (names.name, *names.spellings):
                self._add(len(self._own) + row, fold(tidy(spelling)))

    def _add_own(self, number: int, spelling: str) -> None:
        plain = tidy(spelling)
        if plain.isupper() and plain.isalpha() and len(plain) <= 4:
            self._acronyms.setdefault(plain, []).append(number)
            self._most_words.setdefault(plain.lower(), 1)
            return
        key = fold(plain)
        self._add(number, key)
        place = self._own[number]
        if place.kind not in ("country", "region", "sea"):
            self._sites.setdefault(key, []).append(number)

    def _add(self, number: int, key: str) -> None:
        for variant in {key, _LEADING_ARTICLE.sub("", key)}:
            numbers = self._scanned.setdefault(variant, [])
            if number not in numbers:
                numbers.append(number)
            spellings = self._skeletons.setdefault(skeleton(variant), [])
            if variant not in spellings:
                spellings.append(variant)
            first, words = variant.partition(" ")[0], 1 + variant.count(" ")
            self._most_words[first] = max(words, self._most_words.get(first, 0))

    def _look_up(self, name: str) -> tuple[Place, ...]:
        if name in self._acronyms:
            return self._ordered(self._acronyms[name], name)
        key = fold(name)
        numbers = self._numbers_of(key) or self._numbers_of(_LEADING_ARTICLE.sub("", key))
        if not numbers and name != name.lower():  # common words are no misspelt names
            numbers = self._alike(key) or self._alike_sites(key)
        return self._ordered(numbers, key)

    def _alike(self, key: str) -> list[int]:
        """Entries with the same skeleton and a like name."""
        coarse = skeleton(key)
        own = [
            number
            for spelling in self._skeletons.get(coarse, ())
            if fuzz.ratio(key, spelling) >= _LIKE_NAME
            for number in self._scanned[spelling]
        ]
        rows = self._gazetteer.rows_of("~" + coarse) if len(coarse) >= 3 else []
        beyond = self._beyond_own(rows)
        return own + [
            number for number in beyond if fuzz.ratio(key, fold(self._place(number).name)) >= _LIKE_NAME
        ]

    def _numbers_of(self, key: str) -> list[int]:
        return [*self._scanned.get(key, ()), *self._beyond_own(self._gazetteer.rows_of(key))]

    def most_words(self, first: str) -> int:
        """The most words of a name that begins with this one; 0 when none does."""
        return max(self._most_words.get(first, 0), self._spellings.most_words.get(first, 0))

    def places_of_acronym(self, name: str) -> tuple[Place, ...]:
        """What an abbreviation in capitals stands for in our own tables."""
        return self._ordered(self._acronyms.get(name, ()), name)

    def places_of_key(self, key: str) -> tuple[Place, ...]:
        """What a folded name that texts are scanned for stands for, most likely first."""
        places = self._by_key.get(key)
        if places is None:
            numbers = [*self._scanned.get(key, ()), *self._beyond_own(self._spellings.rows_of(key))]
            places = self._by_key[key] = self._ordered(numbers, key)
        return places

    def _beyond_own(self, rows: Iterable[int]) -> list[int]:
        return [len(self._own) + row for row in rows]

    def _alike_sites(self, key: str) -> list[int]:
        """Sites with a name so alike that only spelling tells them apart; other words are not spelling."""
        if len(key) < 8:
            return []
        best = process.extract(key, self._sites.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH, limit=3)
        return [
            number
            for spelling, _, _ in best
            if _same_words(key, spelling)
            for number in self._sites[spelling]
        ]

    def _ordered(self, numbers: Iterable[int], key: str) -> tuple[Place, ...]:
        places = [self._place(number) for number in dict.fromkeys(numbers)]
        return tuple(sorted(places, key=lambda place: self.weight_as(place, key), reverse=True))

    def weight_as(self, place: Place, key: str) -> float:
        """The weight under a folded name, less when it is only one of the place's other names."""
        plain = place.kind != "city" or place.id in self._preferred or skeleton(place.name) == skeleton(key)
        return self.weight(place) * (1.0 if plain else _OTHER_NAME)

    def weight(self, place: Place) -> float:
        """prior_weight, more for a capital, and no less than a middling town for what our own tables name."""
        if place.kind != "city":
            return prior_weight(place)
        names = self.countries.get(place.country or "")
        least = _MIDDLING_TOWN if place.id in self._preferred else 0.0
        return max(prior_weight(place), least) * (
            5 if names is not None and place.name == names.capital else 1
        )

    def _place(self, number: int) -> Place:
        if number not in self._places:
            self._places[number] = self._make_place(number)
        return self._places[number]

    def _make_place(self, number: int) -> Place:
        if number < len(self._own):
            return self._own[number]
        place = self._gazetteer.place(number - len(self._own))
        names = self._preferred.get(place.id)
        return replace(place, name=names.name) if names else place

    def _by_id(self, id_: str) -> Place | None:
        number = self._own_by_id.get(id_)
        if number is not None:
            return self._own[number]
        row = self._gazetteer.row_of(id_)
        return None if row is None else self._place(len(self._own) + row)


class _ById(Mapping[str, Place]):
    """The table as a mapping of ids."""

    def __init__(
        self, get: Callable[[str], Place | None], own: Collection[str], gazetteer: Gazetteer
    ) -> None:
        self._get = get
        self._own = own
        self._gazetteer = gazetteer

    def __getitem__(self, id_: str) -> Place:
        place = self._get(id_)
        if place is None:
            raise KeyError(id_)
        return place

    def __iter__(self) -> Iterator[str]:
        yield from self._own
        yield from map(self._gazetteer.id_of, range(self._gazetteer.size))

    def __len__(self) -> int:
        return len(self._own) + self._gazetteer.size


def _same_words(one: str, other: str) -> bool:
    """Whether two names have as many words, each alike: "Al Asad Airbse" and "Al Asad Airbase"."""
    words, others = one.split(), other.split()
    pairs = zip(words, others, strict=False)
    return len(words) == len(others) and all(
        left == right or (len(left) > 3 and fuzz.ratio(left, right) >= 75 and _digits(left) == _digits(right))
        for left, right in pairs
    )


def _digits(word: str) -> str:
    return "".join(letter for letter in word if letter.isdigit())


def load_places(folders: Sequence[Path] = ()) -> PlaceTable:
    """The places of the package, with those of further folders, whose rows replace ours of the same id.

    folders      each *.csv in them has the columns of data/places/sites.csv
    Raises       DataFileError, with file and line
    """
    countries, entries = read_countries(DATA / "countries.csv")
    by_id = {entry.place.id: entry for entry in entries}
    for file in (DATA / "sites.csv", DATA / "areas.csv", *_csv_files(folders)):
        by_id |= {entry.place.id: entry for entry in read_sites(file)}
    variants = read_variants(DATA / "variants.csv")
    own = [with_variants(entry, variants) for entry in by_id.values()]
    return PlaceTable(
        Gazetteer(DATA),
        own,
        read_preferred_names(DATA / "preferred_names.csv"),
        Spellings(DATA),
        read_stop_words(DATA / "stopwords.csv"),
        countries,
    )


def _csv_files(folders: Sequence[Path]) -> list[Path]:
    """The files, those of the first folder last: of one id the last row counts."""
    return [file for folder in reversed(folders) for file in sorted(folder.glob("*.csv"))]
