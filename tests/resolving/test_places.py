"""Words about a place, resolved."""

from __future__ import annotations

import time

import pytest

from polybius.lexicon.places import PlaceTable, load_places
from polybius.records.place import Place, Where
from polybius.resolving.places import PlaceContext, context_of, resolve_place, where_precision


@pytest.fixture(scope="module")
def table() -> PlaceTable:
    return load_places()


IRAQ = PlaceContext(countries={"IQ": 20, "US": 6, "IR": 5})
LEBANON = PlaceContext(countries={"LB": 9, "SY": 2})
PAKISTAN = PlaceContext(countries={"PK": 9, "AF": 2})
ALABAMA = PlaceContext(countries={"US": 9})
DOMINICANS = PlaceContext(countries={"DO": 12, "HT": 2})
SALVADOR = PlaceContext(countries={"SV": 12, "US": 3})
NOTHING = PlaceContext()


def resolved(table: PlaceTable, text: str, context: PlaceContext = IRAQ) -> Where:
    return resolve_place(text, table=table, context=context, how="said in the clause")


@pytest.mark.parametrize(
    ("text", "name", "prec"),
    [
        ("the Ayn al-Asad Military Base", "Ain al-Asad Air Base", 1),
        ("Erbil Airport", "Erbil International Airport", 1),
        ("Camp Victory Army Base in Baghdad Airport", "Camp Victory", 1),
        ("the US embassy in the Green Zone in Baghdad", "US Embassy in Baghdad", 1),
        ("the Iranian consulate in Basra", "Iranian Consulate in Basra", 1),
        ("central Baghdad", "Baghdad", 1),
        ("the city of Mosul", "Mosul", 1),
        ("the Iraqi city of Mosul", "Mosul", 1),
        ("the Karrada neighborhood of Baghdad", "Karrada", 1),
        ("near Kirkuk", "Kirkuk", 2),
        ("the outskirts of Baghdad", "Baghdad", 2),
        ("south of Kirkuk", "Kirkuk", 2),
        ("a military base north of Baghdad", "Baghdad", 2),
        ("12 km south of Mosul", "Mosul", 2),
        ("70 km northeast of Baghdad", "Baghdad", 3),
        ("Kirkuk province", "Kirkuk Governorate", 4),
        ("al-Anbar", "Anbar", 4),
        ("Iraq’s Anbar province", "Anbar", 4),
        ("the desert region of Anbar", "Anbar", 4),
        ("a village in Diyala", "Diyala", 4),
        ("northern Iraq", "Northern Iraq", 5),
        ("eastern Syria", "Eastern Syria", 5),
        ("the south of the country", "Southern Iraq", 5),
        ("the Syria-Iraq border", "Iraq-Syria border", 5),
        ("Iraq's Kurdistan region", "Kurdistan Region of Iraq", 5),
        ("the Euphrates", "Euphrates River", 5),
        ("Iraq", "Iraq", 6),
        ("Iraqi soil", "Iraq", 6),
        ("the country", "Iraq", 6),
        ("the Strait of Hormuz", "Strait of Hormuz", 7),
        ("the Iranian airspace", "Iran", 7),
        ("waters off Fujairah", "Fujairah", 7),
    ],
)
def test_words_lead_to_a_place_and_its_precision(table: PlaceTable, text: str, name: str, prec: int) -> None:
    where = resolved(table, text)
    assert (where.name, where.where_prec) == (name, prec)


@pytest.mark.parametrize(
    ("text", "context", "country"),
    [
        ("Tripoli", NOTHING, "LY"),
        ("Tripoli", LEBANON, "LB"),
        ("Tripoli, Lebanon", NOTHING, "LB"),
        ("Hyderabad", NOTHING, "IN"),
        ("Hyderabad", PAKISTAN, "PK"),
        ("the city of Hyderabad in Pakistan", NOTHING, "PK"),
        ("Birmingham", NOTHING, "GB"),
        ("Birmingham, Alabama", NOTHING, "US"),
        ("Birmingham", ALABAMA, "US"),
        ("Santiago", NOTHING, "CL"),
        ("Santiago", DOMINICANS, "DO"),
        ("San Miguel", SALVADOR, "SV"),
        ("La Libertad", SALVADOR, "SV"),
        ("Georgia", NOTHING, "GE"),
    ],
)
def test_the_report_tells_namesakes_apart(
    table: PlaceTable, text: str, context: PlaceContext, country: str
) -> None:
    where = resolved(table, text, context)
    assert where.place is not None
    assert where.place.country == country


def test_a_place_already_settled_draws_its_namesake_near(table: PlaceTable) -> None:
    atlanta = table.find("Atlanta")[0]
    where = resolved(
        table, "Georgia", PlaceContext(countries={"US": 5}, resolved=(atlanta,), nearby=(atlanta,))
    )
    assert where.place is not None
    assert where.place.id == "admin1:US.GA"


def test_candidates_are_kept_with_scores_that_sum_to_one(table: PlaceTable) -> None:
    where = resolved(table, "Tripoli", NOTHING)
    assert [candidate.place.country for candidate in where.candidates[:1]] == ["LY"]
    assert "LB" in [candidate.place.country for candidate in where.candidates]
    assert sum(candidate.score for candidate in where.candidates) == pytest.approx(1, abs=0.01)
    assert where.candidates[0].score > where.candidates[1].score


def test_near_a_town_reaches_wider_than_the_town(table: PlaceTable) -> None:
    inside, near = resolved(table, "Tikrit"), resolved(table, "near Tikrit")
    assert inside.place is not None
    assert near.place is not None
    assert inside.place.radius_km < 25 == near.place.radius_km


def test_a_told_distance_and_direction_moves_the_middle(table: PlaceTable) -> None:
    where = resolved(table, "70 km northeast of Baghdad")
    assert where.place is not None
    assert where.place.latitude == pytest.approx(33.79, abs=0.02)
    assert where.place.longitude == pytest.approx(44.93, abs=0.02)
    assert where.place.id != "geonames:98182"


def test_a_part_of_a_country_is_a_region_of_its_own(table: PlaceTable) -> None:
    where = resolved(table, "northern Iraq")
    assert where.place is not None
    assert where.place.kind == "region"
    assert where.place.radius_km > 50
    assert (where.place.latitude or 0) > 35


def test_a_part_of_a_country_that_is_a_name_stays_that_name(table: PlaceTable) -> None:
    found = [
        resolved(table, text, NOTHING).name for text in ("Western Sahara", "South Sudan", "North Waziristan")
    ]
    assert found == ["Western Sahara", "South Sudan", "North Waziristan"]


def test_a_country_keeps_its_whole_extent(table: PlaceTable) -> None:
    where = resolved(table, "Iraq")
    assert where.place is not None
    assert where.place.radius_km > 300


def test_an_embassy_alone_stands_in_the_capital_of_the_reports_country(table: PlaceTable) -> None:
    where = resolved(table, "the US embassy")
    assert where.name == "US Embassy in Baghdad"
    assert "the country that the report names most" in where.how


def test_an_embassy_in_no_table_is_placed_in_its_town(table: PlaceTable) -> None:
    where = resolved(table, "the Turkish embassy in Khartoum", NOTHING)
    assert where.place is not None
    assert (where.name, where.place.kind, where.place.country) == (
        "Turkish Embassy in Khartoum",
        "embassy",
        "SD",
    )


def test_a_hospital_takes_the_place_of_its_town_and_keeps_its_name(table: PlaceTable) -> None:
    where = resolved(table, "Mosul University")
    assert where.place is not None
    assert (where.name, where.place.id) == ("Mosul University", "geonames:99072")


def test_a_base_in_a_division_is_the_only_one_named_there(table: PlaceTable) -> None:
    asad = table.by_id["site:ain-al-asad-air-base"]
    where = resolved(table, "the airbase in the desert region of Anbar", PlaceContext(resolved=(asad,)))
    assert where.name == "Ain al-Asad Air Base"


def test_a_base_in_a_division_with_none_named_is_the_division(table: PlaceTable) -> None:
    where = resolved(table, "the airbase in the desert region of Anbar")
    assert (where.name, where.where_prec) == ("Anbar", 4)


def test_of_several_places_the_first_counts(table: PlaceTable) -> None:
    where = resolved(table, "Mosul and Erbil")
    assert where.name == "Mosul"
    assert "the first of several" in where.how


def test_between_two_towns_is_a_line(table: PlaceTable) -> None:
    where = resolved(table, "between Mosul and Erbil")
    assert where.where_prec == 5
    assert where.place is not None
    assert where.place.radius_km > 75


def test_a_border_in_no_table_lies_between_its_countries(table: PlaceTable) -> None:
    where = resolved(table, "the border between Niger and Mali", NOTHING)
    assert (where.name, where.where_prec) == ("Niger-Mali border", 5)


def test_a_name_in_no_gazetteer_is_kept_and_said_to_be_unknown(table: PlaceTable) -> None:
    where = resolved(table, "the Qwertzuiop")
    assert (where.name, where.place, where.where_prec, where.how) == (
        "Qwertzuiop",
        None,
        None,
        "in no gazetteer",
    )


@pytest.mark.parametrize("text", ["the base", "the area", "the region", "one of the villages"])
def test_a_description_is_not_a_name(table: PlaceTable, text: str) -> None:
    where = resolved(table, text)
    assert not where.known
    assert where.how == "a description, not a name"


def test_no_words_are_no_place(table: PlaceTable) -> None:
    assert not resolved(table, " , ").known


def test_the_words_and_how_they_were_found_are_kept(table: PlaceTable) -> None:
    where = resolved(table, "near Kirkuk")
    assert where.text == "near Kirkuk"
    assert where.how == "said in the clause; near it"


def test_a_lower_case_report_is_resolved_too(table: PlaceTable) -> None:
    assert resolved(table, "baghdad").name == "Baghdad"


def test_the_country_is_unknown_when_none_leads(table: PlaceTable) -> None:
    where = resolved(table, "the country", PlaceContext(countries={"IQ": 3, "SY": 3}))
    assert not where.known


def test_a_report_gives_its_own_context(table: PlaceTable) -> None:
    text = "Fighting in Sidon and Beirut, Lebanon, went on; a bomb in Tripoli killed two in Lebanon."
    context = context_of(table.scan(text), table)
    assert context.countries["LB"] == 4
    assert "geonames:266826" in [place.id for place in context.resolved]


def test_hostile_words_are_answered_in_time(table: PlaceTable) -> None:
    started = time.process_time()
    for text in (
        "In " * 4000,
        "A of " * 1500 + "B",
        "near " * 3000 + "Kirkuk",
        "(" * 5000,
        "X and " * 2000 + "Y",
    ):
        assert resolved(table, text).name != text
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    ("kind", "radius_km", "prec"),
    [
        ("city", 5.0, 1),
        ("admin2", 20.0, 3),
        ("admin1", 90.0, 4),
        ("river", 20.0, 5),
        ("island", 60.0, 5),
        ("sea", 300.0, 7),
    ],
)
def test_precision_follows_kind_and_reach(kind: str, radius_km: float, prec: int) -> None:
    assert where_precision(Place("x", "X", kind, "IQ", 33.0, 44.0, radius_km)) == prec
