"""The ways to read words about a place, tried one after the other against the gazetteer."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from polybius.lexicon.folding import fold
from polybius.lexicon.places import PlaceTable, distance_km
from polybius.records.place import Candidate, Place
from polybius.resolving import place_phrases as phrases
from polybius.resolving.place_spots import NEAR_KM, Found, beside, line_between, shifted, where_precision

MOST_CANDIDATES = 8
COUNTRY_VOTES = 2.5
CLOSE_VOTES = 3.0
CLOSE_KM = 120.0
_DEEPEST = 4
_MOST_READINGS = 60
_COUNTRY_WORDS = frozenset(("country", "nation", "homeland", "motherland", "republic", "kingdom"))
_KNOWN_TOWN = 50_000
_BASES = frozenset(("air-base", "army-base", "naval-base"))
_KIND_WORDS: Mapping[str, frozenset[str]] = {
    "airbase": frozenset(("air-base",)),
    "air base": frozenset(("air-base",)),
    "military base": _BASES,
    "army base": _BASES,
    "base": _BASES,
    "camp": frozenset(("army-base", "camp")),
    "airport": frozenset(("airport",)),
    "refinery": frozenset(("refinery",)),
    "port": frozenset(("port",)),
    "prison": frozenset(("prison",)),
    "dam": frozenset(("dam",)),
}


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """What else is known where a place is named.

    countries    how often the report names each country (ISO code), by itself or by its places
    resolved     places already settled in this report
    nearby       the other places of the passage
    """

    countries: Mapping[str, int] = field(default_factory=dict)
    resolved: tuple[Place, ...] = ()
    nearby: tuple[Place, ...] = ()


class PlaceReader:
    """One resolution: the table, what is known around, and the ways to read a phrase, tried in order."""

    def __init__(self, table: PlaceTable, context: PlaceContext) -> None:
        self._table = table
        self._context = context
        self._readings_left = _MOST_READINGS

    def resolve(self, name: str, *, depth: int) -> Found | None:
        """The first reading that leads to a place."""
        if depth > _DEEPEST or not name or self._readings_left <= 0:
            return None
        self._readings_left -= 1
        readings = (
            self._as_context_country,
            self._as_adjective,
            self._by_name,
            self._as_mission,
            self._as_border,
            self._as_realm,
            self._as_beside,
            self._as_way_of,
            self._as_part,
            self._as_several,
            self._as_inside,
            self._as_ranked,
            self._as_facility,
        )
        for reading in readings:
            found = reading(name, depth)
            if found is not None:
                return found
        return None

    def _by_name(self, name: str, depth: int) -> Found | None:
        places = self._table.find(name)
        if places and not self._table.spells(name):
            # Another spelling of a town in a country that the report never names is likelier another town.
            places = tuple(place for place in places if not place.country or self._is_told_of(place))
        if name == name.lower():  # a common noun, unless the whole report is in lower case
            places = tuple(
                place for place in places if self._table.weight_as(place, fold(name)) >= _KNOWN_TOWN
            )
            places = () if self._table.is_common_word(name) else places
        return self._pick(places, name)

    def _pick(
        self, places: Sequence[Place], name: str, kind: str | None = None, inside: Place | None = None
    ) -> Found | None:
        """The likeliest of several places. kind and inside are what the words themselves say."""
        if not places:
            return None
        key = fold(name)
        marks = {place.id: self._mark(place, key) for place in places}
        if kind is not None:
            ranked = [
                place
                for place in places
                if place.kind == kind or (kind == "admin1" and place.kind == "region")
            ]
            marks.update({place.id: marks[place.id] + 4 for place in ranked})
        if inside is not None:
            within = [
                place for place in places if place.id != inside.id and self._table.contains(inside, place)
            ]
            marks.update({place.id: marks[place.id] + 5 for place in within})
        ordered = sorted(places, key=lambda place: marks[place.id], reverse=True)[:MOST_CANDIDATES]
        powers = [10 ** (marks[place.id] - marks[ordered[0].id]) for place in ordered]
        candidates = tuple(
            Candidate(place, round(power / sum(powers), 4))
            for place, power in zip(ordered, powers, strict=True)
        )
        return Found(ordered[0].name, ordered[0], where_precision(ordered[0]), candidates)

    def _mark(self, place: Place, key: str) -> float:
        """Log of how likely a bare name means this place here."""
        mark = math.log10(self._table.weight_as(place, key))
        total = sum(self._context.countries.values())
        if total and place.country:
            mark += COUNTRY_VOTES * math.sqrt(self._context.countries.get(place.country, 0) / total)
        mark += CLOSE_VOTES * self._closeness(place, self._context.nearby)
        return mark + 0.6 * CLOSE_VOTES * self._closeness(place, self._context.resolved)

    def _closeness(self, place: Place, others: Sequence[Place]) -> float:
        """1 beside a settled place or inside a settled division, falling to 0 with distance."""
        best = 0.0
        for other in others:
            if other.id == place.id:
                return 1.0
            if other.kind in ("country", "sea") or other.radius_km > 400:
                continue
            apart_km = distance_km(place, other)
            if apart_km is not None:
                best = max(best, math.exp(-max(0.0, apart_km - other.radius_km) / CLOSE_KM))
        return best

    def _as_context_country(self, name: str, depth: int) -> Found | None:
        """ "the country": the one that the report names most, if one leads clearly."""
        if name.lower() not in _COUNTRY_WORDS:
            return None
        place = self._top_country()
        found = None if place is None else self._pick((place,), place.name)
        return None if found is None else replace(found, note="; the country that the report names most")

    def _as_adjective(self, name: str, depth: int) -> Found | None:
        """ "Xi" alone stands for X."""
        country = self._table.country_of_adjective(name)
        return None if country is None else self._pick((country,), country.name)

    def _top_country(self, but: str | None = None) -> Place | None:
        placed = Counter(place.country for place in self._context.resolved if place.country)
        votes = {iso: count + placed[iso] for iso, count in self._context.countries.items() if iso != but}
        ranked = Counter(votes).most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return None
        return self._table.by_id.get(f"country:{ranked[0][0]}")

    def _as_mission(self, name: str, depth: int) -> Found | None:
        """An embassy or consulate by its owner and its town, else in the capital of the report's country."""
        mission = phrases.read_mission(name)
        owner = None if mission is None else self._table.find_country(mission.owner)
        if mission is None or owner is None or owner.country is None:
            return None
        host = None if mission.host is None else self.resolve(mission.host, depth=1)
        town = self._seat(host.place if host else self._top_country(but=owner.country))
        if town is None:
            return None
        adjectives = self._table.countries[owner.country].adjectives
        title = f"{adjectives[0] if adjectives else owner.name} {mission.what} in {town.name}"
        known = self._table.find(title)
        place = known[0] if known else Place(
            f"{mission.what.lower()}:{owner.country}:{town.id}", title, "embassy", town.country,
            town.latitude, town.longitude, town.radius_km,
        )  # fmt: skip
        note = "" if mission.host else "; in the capital of the country that the report names most"
        return Found(place.name, place, 1, (Candidate(place, 1.0 if mission.host else 0.7),), note)

    def _seat(self, place: Place | None) -> Place | None:
        """The town that a mission told to be in a place stands in."""
        if place is None:
            return None
        if place.kind == "country" and place.country:
            return self._table.capital_of(place.country)
        if place.kind in ("district", "building") and place.country:
            capital = self._table.capital_of(place.country)
            apart_km = None if capital is None else distance_km(capital, place)
            return capital if apart_km is not None and apart_km < NEAR_KM else place
        return place

    def _as_border(self, name: str, depth: int) -> Found | None:
        """The border of two countries, as a line between their middles."""
        sides = phrases.read_border(name)
        pair = [] if sides is None else [self._table.find_country(side) for side in sides]
        one, other = pair if len(pair) == 2 else (None, None)
        if one is None or other is None or one.id == other.id:
            return None
        for title in (f"{one.name}-{other.name} border", f"{other.name}-{one.name} border"):
            known = self._table.find(title)
            if known:
                return self._pick(known, title)
        line = line_between(one, other)
        return Found(line.name, line, 5, (Candidate(line, 1.0),))

    def _as_realm(self, name: str, depth: int) -> Found | None:
        """ "Xi soil", "Xi airspace", "the Xi capital" """
        realm = phrases.read_realm(name)
        country = None if realm is None else self._table.find_country(realm.owner)
        if realm is None or country is None:
            return None
        if realm.what.startswith("capital"):
            capital = self._table.capital_of(country.country or "")
            return None if capital is None else self._pick((capital,), capital.name)
        if realm.what in ("airspace", "skies") or realm.what.endswith("waters"):
            return Found(country.name, country, 7, (Candidate(country, 1.0),), f"; {realm.what}")
        prec = 5 if realm.what.startswith(("border", "coast", "side")) else 6
        return Found(country.name, country, prec, (Candidate(country, 1.0),))

    def _as_beside(self, name: str, depth: int) -> Found | None:
        spot = phrases.read_beside(name)
        if spot is None:
            return None
        found = self.resolve(spot.rest, depth=depth + 1)
        if found is None:
            return None
        if spot.at_sea:
            return replace(beside(found, spot.reach_km, "; at sea off it"), where_prec=7)
        if spot.way is not None and spot.reach_km is not None and found.where_prec <= 2:
            return shifted(found, spot.way, spot.reach_km)
        return beside(found, spot.reach_km, "; near it")

    def _as_way_of(self, name: str, depth: int) -> Found | None:
        """South of a town is near it; the south of a country is a part of it."""
        way_of = phrases.read_way_of(name)
        if way_of is None:
            return None
        found = self.resolve(way_of.rest, depth=depth + 1)
        if found is None:
            return None
        return self._part(found, way_of.way) or beside(found, None, f"; {way_of.way} of it")

    def _as_part(self, name: str, depth: int) -> Found | None:
        part = phrases.read_part(name)
        if part is None:
            return None
        found = self.resolve(part.rest, depth=depth + 1)
        if found is None:
            return None
        return self._part(found, part.way) or replace(found, note=f"; {part.way} {found.name}")

    def _part(self, found: Found, way: str | None) -> Found | None:
        """A part of a country as a region of its own; of anything smaller, the whole."""
        if found.place.kind != "country" or way is None:
            return None
        part = self._table.part_of(found.place, way)
        return None if part is None else Found(part.name, part, 5, (Candidate(part, 1.0),))

    def _as_several(self, name: str, depth: int) -> Found | None:
        """ "X and Y": the first, as a mention has one place; between them: the first, out to the other."""
        several = phrases.read_several(name)
        first = None if several is None else self.resolve(several.first, depth=depth + 1)
        last = None if several is None else self.resolve(several.last, depth=depth + 1)
        if several is None or first is None or last is None:
            return None
        if not several.between:
            return replace(first, note=f"; the first of several, with {last.name}")
        apart_km = distance_km(first.place, last.place) or NEAR_KM
        return replace(beside(first, apart_km, f"; between it and {last.name}"), where_prec=5)

    def _as_inside(self, name: str, depth: int) -> Found | None:
        """ "X in Y": X, chosen among its namesakes by Y; else Y, as what holds it."""
        outer: Found | None = None
        for cut in phrases.read_inside(name):
            tail = self.resolve(cut.tail, depth=depth + 1)
            if tail is None:
                continue
            head = self._within(cut.head, tail.place, depth)
            if head is not None:
                return head
            outer = outer or (
                beside(tail, None, "; near it") if cut.near else replace(tail, note=f"; in {tail.name}")
            )
        return outer

    def _within(self, head: str, outer: Place, depth: int) -> Found | None:
        """The head of "X in Y", if it is a name."""
        ranked = phrases.read_ranked(head)
        kind, rest = (ranked.kind, ranked.rest) if ranked else (None, head)
        places = self._table.find(phrases.bare(head)) or self._table.find(rest)
        within = [place for place in places if self._table.contains(outer, place) or _near(outer, place)]
        if within:
            return self._pick(within, rest, kind, outer)
        return self._nested(head, outer, depth) if not places else None

    def _nested(self, head: str, outer: Place, depth: int) -> Found | None:
        """A head that is itself a phrase ("near X", "the village of X")."""
        if not any(letter.isupper() for letter in head):
            return self._known_site(head, outer)
        nearby = (*self._context.nearby, outer)
        inner = PlaceReader(self._table, replace(self._context, nearby=nearby)).resolve(
            phrases.bare(head), depth=depth + 2
        )
        if inner is None or not (self._table.contains(outer, inner.place) or _near(outer, inner.place)):
            return None
        return inner

    def _known_site(self, words: str, outer: Place) -> Found | None:
        """ "the air base in X", when the report already spoke of one air base there."""
        kind = _KIND_WORDS.get(phrases.bare(words).lower())
        if kind is None:
            return None
        seen = {
            place.id: place
            for place in (*self._context.nearby, *self._context.resolved)
            if place.kind in kind
        }
        within = [place for place in seen.values() if self._table.contains(outer, place)]
        if len(within) != 1:
            return None
        found = self._pick(within, words)
        return None if found is None else replace(found, note="; the only one there that the report names")

    def _as_ranked(self, name: str, depth: int) -> Found | None:
        ranked = phrases.read_ranked(name)
        if ranked is None:
            return None
        owner = self._table.find_country(ranked.before) if ranked.before else None
        places = self._table.find(ranked.rest)
        if not places:
            return self.resolve(ranked.rest, depth=depth + 1)
        if owner is None and ranked.before:
            return None
        if ranked.kind in ("admin1", "admin2") and not any(
            place.kind in ("admin1", "admin2", "region") for place in places
        ):
            found = self._pick(places, ranked.rest, inside=owner)
            return (
                None
                if found is None
                else replace(beside(found, NEAR_KM, f"; its {ranked.kind}"), where_prec=3)
            )
        return self._pick(places, ranked.rest, ranked.kind, owner)

    def _is_seat(self, place: Place) -> bool:
        """Whether "X hospital" may stand in this X: a village only in a country that the report names."""
        if place.kind not in ("city", "district", "camp"):
            return False
        return (
            self._is_told_of(place) if self._context.countries else self._table.weight(place) >= _KNOWN_TOWN
        )

    def _is_told_of(self, place: Place) -> bool:
        """Whether the report names the country that a place lies in."""
        return (place.country or "") in self._context.countries

    def _as_facility(self, name: str, depth: int) -> Found | None:
        """ "X hospital": in X, under its own name. After an adjective of a country, its town ("Xi Y")."""
        words = name.split()
        if len(words) < 2:
            return None
        country = self._table.find_country(words[0])
        if country is not None:
            places = self._table.find(" ".join(words[1:]))
            within = [place for place in places if place.country == country.country]
            if within:
                return self._pick(within, within[0].name)
        for cut in range(len(words) - 1, 0, -1):
            town = " ".join(words[:cut])
            towns = [place for place in self._table.find(town) if self._is_seat(place)]
            if towns and town[0].isupper() and not town.isupper():
                found = self._pick(towns, town)
                return None if found is None else replace(found, name=name, note=f"; in {found.name}")
        return None


def _near(one: Place, other: Place) -> bool:
    apart_km = distance_km(one, other)
    return apart_km is not None and one.kind not in ("country",) and apart_km <= max(NEAR_KM, one.radius_km)
