"""The gazetteer: names found, names in texts, extents."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest

from polybius.errors import DataFileError
from polybius.lexicon.places import DATA, PlaceTable, contains, distance_km, load_places
from polybius.records.place import Place


@pytest.fixture(scope="module")
def table() -> PlaceTable:
    return load_places()


def names_in(table: PlaceTable, text: str) -> list[str]:
    return [hit.name for hit in table.scan(text)]


def first(table: PlaceTable, name: str) -> Place:
    return table.find(name)[0]


@pytest.mark.parametrize(
    ("spelling", "id_"),
    [
        ("Ayn Al Assad airbase", "site:ain-al-asad-air-base"),
        ("Ain al-Asad", "site:ain-al-asad-air-base"),
        ("U.S. Embassy in Baghdad", "site:us-embassy-in-baghdad"),
        ("Erbil airport", "site:erbil-international-airport"),
        ("Hmeimim Airbase", "site:khmeimim-air-base"),
        ("Bagram Airfield", "site:bagram-air-base"),
        ("Salah al-Din", "admin1:IQ.18"),
        ("Irag", "country:IQ"),
        ("Bab el-Mandeb", "area:bab-al-mandab-strait"),
        ("Nord-Kivu", "admin1:CD.11"),
    ],
)
def test_a_site_or_division_is_found_under_another_spelling(
    table: PlaceTable, spelling: str, id_: str
) -> None:
    assert first(table, spelling).id == id_


@pytest.mark.parametrize(
    ("spelling", "geonames"),
    [
        ("Mosul", 99072),
        ("Mosoul", 99072),
        ("Al Mawsil", 99072),
        ("Kiev", 703448),
        ("Kyiv", 703448),
        ("Bakhmut", 713174),
        ("Artemivsk", 713174),
        ("Deir Ezzor", 170794),
        ("Khan Younis", 281124),
        ("Ba’quba", 97990),
        ("al-Qaim", 92138),
        ("Irbil", 95446),
    ],
)
def test_a_town_is_found_under_another_spelling(table: PlaceTable, spelling: str, geonames: int) -> None:
    assert first(table, spelling).id == f"geonames:{geonames}"


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Tripoli", "LY", "city"),
        ("Hyderabad", "IN", "city"),
        ("San Salvador", "SV", "city"),
        ("Georgia", "GE", "country"),
        ("Birmingham", "GB", "city"),
        ("Santiago", "CL", "city"),
        ("Najaf", "IQ", "city"),
        ("Washington", "US", "city"),
        ("Anbar", "IQ", "admin1"),
        ("Gaza", "PS", "region"),
    ],
)
def test_the_likeliest_reading_of_a_bare_name_comes_first(
    table: PlaceTable, name: str, country: str, kind: str
) -> None:
    assert (first(table, name).country, first(table, name).kind) == (country, kind)


def test_all_readings_of_a_shared_name_are_kept(table: PlaceTable) -> None:
    assert {"LY", "LB", "GR"} <= {place.country for place in table.find("Tripoli")}


def test_a_common_word_is_no_misspelt_town(table: PlaceTable) -> None:
    assert table.find("country") == ()


def test_a_name_that_nothing_is_like_is_not_found(table: PlaceTable) -> None:
    assert table.find("Qwertzuiop Base") == ()


def test_a_misspelt_site_is_found_by_likeness(table: PlaceTable) -> None:
    assert first(table, "Incirlk Air Base").name == "Incirlik Air Base"


def test_one_digit_makes_another_base(table: PlaceTable) -> None:
    assert "site:k1-base" not in [place.id for place in table.find("K2 Military Base")]


def test_every_place_has_an_id_that_leads_back_to_it(table: PlaceTable) -> None:
    for name in ("Mosul", "Anbar", "Iraq", "Strait of Hormuz", "Green Zone"):
        assert table.by_id[first(table, name).id] == first(table, name)


def test_an_id_of_no_table_is_a_key_error(table: PlaceTable) -> None:
    with pytest.raises(KeyError):
        table.by_id["geonames:999999999"]
    assert "site:nowhere" not in table.by_id


def test_adjectives_lead_to_countries(table: PlaceTable) -> None:
    found = [table.find_country(word) for word in ("Iraqi", "American", "Burmese", "Syria")]
    assert [place.id if place else None for place in found] == [
        "country:IQ",
        "country:US",
        "country:MM",
        "country:SY",
    ]


def test_the_capital_of_a_country_is_a_town_of_it(table: PlaceTable) -> None:
    capital = table.capital_of("SV")
    assert capital is not None
    assert capital.id == "geonames:3583361"


def test_scanning_finds_the_longest_name_at_each_spot(table: PlaceTable) -> None:
    text = "Rockets hit Balad Air Base and Baghdad airport; the U.S. Embassy in Baghdad was not hit."
    assert names_in(table, text) == ["Balad Air Base", "Baghdad airport", "U.S. Embassy in Baghdad"]


def test_scanning_gives_offsets_into_the_text(table: PlaceTable) -> None:
    text = "Near Iraq's al-Qaim, in the Sahel and off Fujairah."
    assert [text[hit.start : hit.end] for hit in table.scan(text)] == ["Iraq", "al-Qaim", "Sahel", "Fujairah"]


@pytest.mark.parametrize(
    "text",
    [
        "Most of the police came in March.",
        "Reading the mobile phone records was nice.",
        "Of the dead, one was a soldier. The attack came at night.",
        "The general said so in May. Police said more.",
        "We told us that turkey is eaten at home.",
        "CNN and PKK are abbreviations, and IRNA is too.",
    ],
)
def test_common_words_are_not_places(table: PlaceTable, text: str) -> None:
    assert names_in(table, text) == []


def test_a_town_named_like_a_common_word_counts_after_a_word_of_place(table: PlaceTable) -> None:
    assert names_in(table, "A lorry attack in Nice killed dozens.") == ["Nice"]


def test_an_abbreviation_counts_only_in_capitals(table: PlaceTable) -> None:
    assert names_in(table, "The US and the DRC spoke; they told us so.") == ["US", "DRC"]


def test_a_text_in_capitals_is_read_too(table: PlaceTable) -> None:
    assert names_in(table, "GUERRILLAS ATTACKED SAN SALVADOR AND THE TOWN OF CHALATENANGO.") == [
        "SAN SALVADOR",
        "CHALATENANGO",
    ]


def test_a_name_across_a_line_break_is_one_name(table: PlaceTable) -> None:
    assert names_in(table, "fired at the Strait\nof Hormuz today") == ["Strait\nof Hormuz"]


def test_a_bare_surname_is_not_a_small_town(table: PlaceTable) -> None:
    assert names_in(table, "Mr Jackson met Gary Lincoln and Ahmed Nasser.") == []


def test_an_empty_text_holds_no_places(table: PlaceTable) -> None:
    assert table.scan("") == []


def test_scanning_reads_a_megabyte_within_some_seconds(table: PlaceTable) -> None:
    text = (
        "Rockets hit the base near Kirkuk on Sunday, police said; nobody was hurt in Iraq or Syria. " * 11_000
    )
    started = time.process_time()
    hits = table.scan(text)
    assert len(hits) == 33_000
    assert time.process_time() - started < 4


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [("Baghdad", "Basra", 440, 460), ("Kabul", "Kandahar", 450, 470), ("Fiji", "Samoa", 1000, 1300)],
)
def test_distances_are_great_circles(
    table: PlaceTable, one: str, other: str, least: float, most: float
) -> None:
    apart_km = distance_km(first(table, one), first(table, other))
    assert apart_km is not None
    assert least < apart_km < most


def test_a_place_without_coordinates_has_no_distance() -> None:
    nowhere = Place("area:x", "X", "region", None, None, None, 500.0)
    assert distance_km(nowhere, nowhere) is None


def test_a_country_contains_its_towns_and_no_others(table: PlaceTable) -> None:
    assert contains(first(table, "Iraq"), first(table, "Mosul"))
    assert not contains(first(table, "Iraq"), first(table, "Aleppo"))


def test_a_town_does_not_contain_its_country(table: PlaceTable) -> None:
    assert not contains(first(table, "Baghdad"), first(table, "Iraq"))


def test_a_division_contains_what_the_tables_put_in_it(table: PlaceTable) -> None:
    anbar = first(table, "Anbar")
    assert table.contains(anbar, first(table, "al-Qaim"))
    assert table.contains(anbar, first(table, "Ain al-Asad Air Base"))
    assert not table.contains(anbar, first(table, "Baghdad International Airport"))


def test_the_division_of_a_town_is_known(table: PlaceTable) -> None:
    division = table.admin1_of(first(table, "Bakhmut"))
    assert division is not None
    assert division.name == "Donetsk Oblast"


def test_part_of_a_country_lies_on_its_side(table: PlaceTable) -> None:
    iraq = first(table, "Iraq")
    north, south = table.part_of(iraq, "north"), table.part_of(iraq, "south")
    assert north is not None
    assert south is not None
    assert north.name == "Northern Iraq"
    assert (north.latitude or 0) > 35 > 32.5 > (south.latitude or 99)


def test_a_word_that_is_no_direction_gives_no_part(table: PlaceTable) -> None:
    assert table.part_of(first(table, "Iraq"), "rural") is None


def test_there_are_enough_sites_in_many_countries() -> None:
    with (DATA / "sites.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) >= 400
    assert len({row["country"] for row in rows}) >= 60


def test_own_tables_hold_no_id_twice() -> None:
    for name in ("sites.csv", "areas.csv", "countries.csv", "preferred_names.csv"):
        with (DATA / name).open(encoding="utf-8") as lines:
            ids = [row["id"] for row in csv.DictReader(lines)]
        assert len(ids) == len(set(ids)), name


HEADER = "id,name,aliases,kind,country,admin1,lat,lon,radius_km\n"


def test_a_folder_of_further_sites_is_read_too(tmp_path: Path) -> None:
    row = "qwertz-depot,Qwertz Depot,Kwertz Depot,army-base,IQ,,33.1,44.2,3\n"
    (tmp_path / "mine.csv").write_text(HEADER + row, encoding="utf-8")
    table = load_places([tmp_path])
    assert table.find("Kwertz Depot")[0].id == "site:qwertz-depot"
    assert names_in(table, "Fire at the Qwertz Depot.") == ["Qwertz Depot"]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("a,A,,air-base,IQ,,north,44.2,3\n", "mine.csv:2: lat: 'north' is not a number"),
        ("a,A,,air-base,IQ,,93.1,44.2,3\n", "93.1 is not between -90 and 90"),
        ("a,A,,castle,IQ,,33.1,44.2,3\n", "kind 'castle' is not one of"),
        ("a,A,,air-base,IQ\n", "fewer cells than columns"),
    ],
)
def test_a_wrong_row_is_named_with_file_and_line(tmp_path: Path, row: str, says: str) -> None:
    (tmp_path / "mine.csv").write_text(HEADER + row, encoding="utf-8")
    with pytest.raises(DataFileError, match=says):
        load_places([tmp_path])


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("id,name\na,A\n", encoding="utf-8")
    with pytest.raises(DataFileError, match="no column aliases, kind"):
        load_places([tmp_path])
