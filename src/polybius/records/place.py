"""Places: where, how sure, and how wide."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteers.

    id          "site:ain-al-asad-air-base", "geonames:98182", "admin1:IQ.01", "country:IQ",
                "area:strait-of-hormuz"
    name        canonical English name
    kind        city, air-base, army-base, airport, embassy, strait, crossing, refinery, port, dam, camp,
                prison, road, river, mountain, sea, region, admin1, admin2, country, building, district, other
    country     ISO 3166 alpha-2; None for seas and regions over several states
    latitude, longitude   degrees, of the middle; None only for wide regions
    radius_km   how far the place reaches from the middle: a base 3, a city 10, a province 150 …
    """

    id: str
    name: str
    kind: str
    country: str | None
    latitude: float | None
    longitude: float | None
    radius_km: float
    population: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may stand for. score: 0 to 1, all candidates of a name sum to 1 at most."""

    place: Place
    score: float


@dataclass(frozen=True, slots=True)
class Where:
    """Where something happened, as one mention tells it.

    name         canonical name; None when unknown
    text         the words of the report; None when inherited from elsewhere or unknown
    place        the gazetteer's entry; None when the name is in no gazetteer
    where_prec   UCDP GED: 1 exact place, 2 within about 25 km of a known place, 3 second-order division,
                 4 first-order division, 5 region or line, 6 country only, 7 at sea or in the air; None
                 unknown
    candidates   all entries considered, best first
    how          where it comes from ("said in the clause", "the base of the sentence before"), or why it is
                 unknown
    """

    name: str | None
    text: str | None
    place: Place | None
    where_prec: int | None
    candidates: tuple[Candidate, ...]
    how: str

    @classmethod
    def unknown(cls, reason: str) -> Where:
        """No place, and why."""
        return cls(None, None, None, None, (), reason)

    @property
    def known(self) -> bool:
        return self.name is not None
