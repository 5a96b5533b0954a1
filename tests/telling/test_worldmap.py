"""The map: as sure as what is known, and no surer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polybius.records import Candidate, Incident, Where
from polybius.telling.atlas import Atlas, load_atlas
from polybius.telling.projection import fit_view
from polybius.telling.worldmap import AREA, ASIDE, COUNTRY, NOWHERE, POINT, Spot, lay_out_map
from tests.telling.build_account import COUNTRY as KOSOVO
from tests.telling.build_account import HARBOUR, OTHER_TOWN, PROVINCE, TOWN, at, make_account, make_incident


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    """The countries around the places that the tests are made of: quick to draw."""
    whole = load_atlas()
    return replace(
        whole, countries=tuple(each for each in whole.countries if each.code in ("AL", "MK", "XK"))
    )


def incidents(*wheres: Where) -> list[Incident]:
    mention = make_account().mentions[0]
    return [make_incident(number, "x", mention, where=where) for number, where in enumerate(wheres, start=1)]


def only_spot(atlas: Atlas, where: Where) -> Spot:
    (spot,) = lay_out_map(incidents(where), atlas).spots
    return spot


def test_an_exact_place_is_a_point(atlas: Atlas) -> None:
    spot = only_spot(atlas, at(HARBOUR, 1))
    assert (spot.shown, spot.radius) == (POINT, 0.0)
    assert (spot.x, spot.y) == (pytest.approx(500), pytest.approx(250, abs=120))


def test_near_a_place_is_a_ring_of_25_km_and_a_province_as_wide_as_it_is(atlas: Atlas) -> None:
    near, province = only_spot(atlas, at(TOWN, 2)), only_spot(atlas, at(PROVINCE, 4))
    assert (near.shown, near.radius_km) == (AREA, 25.0)
    assert (province.shown, province.radius_km) == (AREA, 40.0)


def test_a_country_is_hatched_and_never_a_point(atlas: Atlas) -> None:
    worldmap = lay_out_map(incidents(at(KOSOVO, 6)), atlas)
    assert (worldmap.spots[0].shown, worldmap.spots[0].x) == (COUNTRY, None)
    assert [outline.code for outline in worldmap.outlines if outline.hatched] == ["XK"]


@pytest.mark.parametrize(
    ("where", "shown"),
    [
        (Where("Nowhere Base", "Nowhere Base", None, None, (), "said"), ASIDE),
        (Where.unknown("none told"), NOWHERE),
        (at(replace(HARBOUR, latitude=None, longitude=None), 1), ASIDE),
        (at(replace(HARBOUR, id="area:ocean", kind="sea", radius_km=3000.0), 5), ASIDE),
        (at(replace(KOSOVO, country="ZZ"), 6), ASIDE),
    ],
)
def test_what_cannot_be_drawn_honestly_is_listed_aside(atlas: Atlas, where: Where, shown: str) -> None:
    spot = only_spot(atlas, where)
    assert (spot.shown, spot.x) == (shown, None)


def test_a_place_chosen_among_equals_is_marked_unsure(atlas: Atlas) -> None:
    rivals = (Candidate(TOWN, 0.4), Candidate(OTHER_TOWN, 0.35))
    assert only_spot(atlas, at(TOWN, 1, None, *rivals)).unsure
    assert not only_spot(atlas, at(TOWN, 1, None, Candidate(TOWN, 0.9), Candidate(OTHER_TOWN, 0.1))).unsure


def test_incidents_of_one_place_share_a_spot(atlas: Atlas) -> None:
    spots = lay_out_map(incidents(at(TOWN, 1), at(HARBOUR, 1), at(TOWN, 1)), atlas).spots
    assert [(spot.name, spot.incidents) for spot in spots] == [
        ("Testtown", ("i1", "i3")),
        ("North Harbour", ("i2",)),
    ]


def test_one_far_place_does_not_shrink_the_first_view(atlas: Atlas) -> None:
    far = replace(HARBOUR, id="site:far", latitude=-33.9, longitude=151.2)
    worldmap = lay_out_map(incidents(*[at(TOWN, 1)] * 20, at(far, 1)), atlas)
    place = next(spot for spot in worldmap.spots if spot.name == "North Harbour")
    assert place.x is not None
    assert place.x > worldmap.view[2]


def test_places_on_both_sides_of_the_date_line_stay_together() -> None:
    projection, view = fit_view([((178.0, -18.0, 178.5, -17.5), 1), ((-179.5, -17.0, -179.0, -16.5), 1)])
    xs = [projection.x(projection.near(longitude)) for longitude in (178.2, -179.2)]
    assert all(0 < x < view[2] for x in xs)
    assert xs[0] < xs[1]


def test_without_places_the_map_shows_the_world() -> None:
    worldmap = lay_out_map([], load_atlas())
    assert worldmap.spots == ()
    assert len(worldmap.outlines) > 150


def test_borders_are_light_enough_to_send() -> None:
    worldmap = lay_out_map(incidents(at(TOWN, 1), at(HARBOUR, 1)), load_atlas())
    assert 20_000 < sum(len(outline.path) for outline in worldmap.outlines) < 250_000


def test_every_country_of_the_atlas_closes_its_rings() -> None:
    atlas = load_atlas()
    assert len(atlas.countries) == 240
    for country in atlas.countries:
        for polygon in country.polygons:
            for ring in polygon:
                points = atlas.ring(ring)
                assert points[0] == points[-1], country.name
