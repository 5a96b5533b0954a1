"""The actor tables are complete and sound, and names are found in them and in running text."""

import json
import os
import time
from collections import Counter
from pathlib import Path

import pytest

from polybius.errors import DataFileError
from polybius.lexicon.actors import ActorTable, load_actors
from polybius.lexicon.describing import describe
from polybius.lexicon.folding import fold
from polybius.lexicon.name_scan import AliasKind

SHARED = Path(os.environ.get("POLYBIUS_SHARED", Path(__file__).parents[2] / ".." / "shared"))


@pytest.fixture(scope="module")
def table() -> ActorTable:
    return load_actors()


def names(table: ActorTable, text: str) -> list[tuple[str, str]]:
    """What is found: the words, and the first candidate's canonical name."""
    return [(text[hit.start : hit.end], hit.actors[0].name) for hit in table.scan(text)]


def test_every_member_of_the_united_nations_and_some_more_are_states(table: ActorTable) -> None:
    codes = {actor.country for actor in table if actor.kind == "state"}
    members = [
        "AD",
        "AE",
        "AF",
        "AG",
        "AL",
        "AM",
        "AO",
        "AR",
        "AT",
        "AU",
        "AZ",
        "BA",
        "BB",
        "BD",
        "BE",
        "BF",
        "BG",
        "BH",
        "BI",
        "BJ",
        "BN",
        "BO",
        "BR",
        "BS",
        "BT",
        "BW",
        "BY",
        "BZ",
        "CA",
        "CD",
        "CF",
        "CG",
        "CH",
        "CI",
        "CL",
        "CM",
        "CN",
        "CO",
        "CR",
        "CU",
        "CV",
        "CY",
        "CZ",
        "DE",
        "DJ",
        "DK",
        "DM",
        "DO",
        "DZ",
        "EC",
        "EE",
        "EG",
        "ER",
        "ES",
        "ET",
        "FI",
        "FJ",
        "FM",
        "FR",
        "GA",
        "GB",
        "GD",
        "GE",
        "GH",
        "GM",
        "GN",
        "GQ",
        "GR",
        "GT",
        "GW",
        "GY",
        "HN",
        "HR",
        "HT",
        "HU",
        "ID",
        "IE",
        "IL",
        "IN",
        "IQ",
        "IR",
        "IS",
        "IT",
        "JM",
        "JO",
        "JP",
        "KE",
        "KG",
        "KH",
        "KI",
        "KM",
        "KN",
        "KP",
        "KR",
        "KW",
        "KZ",
        "LA",
        "LB",
        "LC",
        "LI",
        "LK",
        "LR",
        "LS",
        "LT",
        "LU",
        "LV",
        "LY",
        "MA",
        "MC",
        "MD",
        "ME",
        "MG",
        "MH",
        "MK",
        "ML",
        "MM",
        "MN",
        "MR",
        "MT",
        "MU",
        "MV",
        "MW",
        "MX",
        "MY",
        "MZ",
        "NA",
        "NE",
        "NG",
        "NI",
        "NL",
        "NO",
        "NP",
        "NR",
        "NZ",
        "OM",
        "PA",
        "PE",
        "PG",
        "PH",
        "PK",
        "PL",
        "PT",
        "PW",
        "PY",
        "QA",
        "RO",
        "RS",
        "RU",
        "RW",
        "SA",
        "SB",
        "SC",
        "SD",
        "SE",
        "SG",
        "SI",
        "SK",
        "SL",
        "SM",
        "SN",
        "SO",
        "SR",
        "SS",
        "ST",
        "SV",
        "SY",
        "SZ",
        "TD",
        "TG",
        "TH",
        "TJ",
        "TL",
        "TM",
        "TN",
        "TO",
        "TR",
        "TT",
        "TV",
        "TZ",
        "UA",
        "UG",
        "US",
        "UY",
        "UZ",
        "VC",
        "VE",
        "VN",
        "VU",
        "WS",
        "YE",
        "ZA",
        "ZM",
        "ZW",
    ]
    assert len(members) == 193
    assert not set(members) - codes
    assert {"VA", "PS", "XK", "TW"} <= codes


def test_the_tables_hold_the_numbers_they_promise(table: ActorTable) -> None:
    kinds = Counter(actor.kind for actor in table)
    assert kinds["armed-group"] >= 850
    assert kinds["armed-group"] + kinds["party"] + kinds["alliance"] >= 1050
    assert kinds["person"] >= 500


def test_no_two_actors_share_a_canonical_name(table: ActorTable) -> None:
    counts = Counter(fold(actor.name) for actor in table)
    assert [name for name, count in counts.items() if count > 1] == []


def test_every_part_belongs_to_an_actor_of_the_tables(table: ActorTable) -> None:
    assert [actor.id for actor in table if actor.part_of and actor.part_of not in table.by_id] == []


def test_every_person_has_a_dated_office_or_is_named_by_one(table: ActorTable) -> None:
    persons = [actor for actor in table if actor.kind == "person"]
    assert [actor.id for actor in persons if not actor.roles] == []


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Kata'ib Hizballah", "Kataib Hezbollah"),
        ("Kataeb Hizbullah", "Kataib Hezbollah"),
        ("Hezbollah Brigades", "Kataib Hezbollah"),
        ("Asayeb Ahl ul-Haqq", "Asaib Ahl al-Haq"),
        ("Haraket Hizballah al Nujabaa", "Harakat Hezbollah al-Nujaba"),
        ("Qassim Sulaymani", "Qasem Soleimani"),
        ("Haşd-i Şabi", "Popular Mobilization Forces"),
        ("Lashkar e Tayba", "Lashkar-e-Taiba"),
        ("Tehrik-i-Talebaan Pakistan", "Tehrik-e Taliban Pakistan"),
        ("Jamaat Nusrat al Islam wal Muslimin", "Jama'at Nusrat al-Islam wal-Muslimin"),
        ("Abubakar Shekaw", "Abubakar Shekau"),
        ("Sendero Luminoso", "Shining Path"),
        ("Farabundo Marti National Liberation Front", "Farabundo Marti National Liberation Front"),
        ("Volodimir Zelenskyi", "Volodymyr Zelensky"),
        ("Gadafi", "Muammar Gaddafi"),
        ("the Houthi movement", "Houthis"),
        ("NA-TO", "NATO"),
        ("N. Korea", "North Korea"),
    ],
)
def test_a_variant_spelling_finds_its_actor(table: ActorTable, spelling: str, name: str) -> None:
    assert table.find(spelling)[0].name == name


@pytest.mark.parametrize(
    "words", ["Sahi al-Amiri", "Ministry of Defence", "the committee", "Nigerien", "xyzzy front"]
)
def test_likeness_does_not_exchange_a_word_of_weight(table: ActorTable, words: str) -> None:
    assert all(actor.name == "Niger" for actor in table.find(words))


def test_candidates_of_an_ambiguous_name_come_main_one_first(table: ActorTable) -> None:
    assert [actor.name for actor in table.find("ISI")] == [
        "Inter-Services Intelligence",
        "Islamic State of Iraq",
    ]
    assert {actor.name for actor in table.find("Barzani")[1:]} == {"Nechirvan Barzani", "Masrour Barzani"}
    assert table.find("Barzani")[0].name == "Masoud Barzani"
    assert table.find("Hezbollah")[0].country == "LB"


def test_longest_name_wins_and_possessives_are_left_out(table: ActorTable) -> None:
    text = "Iraq's Joint Operations Command and the Houthis' leaders met Lebanon’s Hezbollah."
    assert names(table, text) == [
        ("Iraq's Joint Operations Command", "Iraqi Joint Operations Command"),
        ("Houthis", "Houthis"),
        ("Lebanon’s Hezbollah", "Hezbollah"),
    ]


def test_small_us_and_is_are_words_and_not_actors(table: ActorTable) -> None:
    assert names(table, "It is clear to us who can do it, and that is all.") == []
    assert names(table, "it is clear to us who can do it and that is all") == []
    assert names(table, "THEY TOLD US WHO IT IS AND LET US GO") == []
    assert names(table, "Is It Over? What Is Next for Us All") == []


def test_short_names_count_in_their_own_capitals(table: ActorTable) -> None:
    assert names(table, "The US said IS and LeT were hit; let us wait.") == [
        ("US", "United States"),
        ("IS", "Islamic State"),
        ("LeT", "Lashkar-e-Taiba"),
    ]
    assert names(table, "THE US EMBASSY WAS HIT BY IS MILITANTS IN IRAQ") == [
        ("US", "United States"),
        ("IS MILITANTS", "Islamic State"),
        ("IRAQ", "Iraq"),
    ]


def test_text_without_case_is_read_all_the_same(table: ActorTable) -> None:
    assert names(table, "the u.s. army and kataib hezbollah fought in northern iraq") == [
        ("u.s. army", "United States Army"),
        ("kataib hezbollah", "Kataib Hezbollah"),
        ("iraq", "Iraq"),
    ]


def test_scanners_slips_and_broken_words_are_read(table: ActorTable) -> None:
    text = "Irag’s parliament, the Asaib Ahl al-Hag militia and the NA-TO mission of the Pesh-\nmerga in lraq"
    assert [name for _, name in names(table, text)] == [
        "Iraqi Parliament",
        "Asaib Ahl al-Haq",
        "NATO",
        "Peshmerga",
        "Iraq",
    ]


def test_a_name_tied_by_a_hyphen_says_so(table: ActorTable) -> None:
    hits = table.scan("Pro-Iran lawmakers, the Saudi-led bloc and Iraq")
    assert [(hit.actors[0].name, hit.bound) for hit in hits] == [
        ("Iran", True),
        ("Saudi Arabia", True),
        ("Iraq", False),
    ]


def test_no_name_reaches_over_a_sentence_or_paragraph(table: ActorTable) -> None:
    assert names(table, "They left Iraq. Army units stayed.") == [("Iraq", "Iraq")]
    assert names(table, "They fought for the Islamic\n\nState of emergency") == []


def test_capitals_and_seats_are_metonyms_and_surnames_are_weak(table: ActorTable) -> None:
    hits = table.scan("Tehran told Harris that Reuters and Syrian Kurds lied.")
    kinds = {hit.actors[0].name: hit.kind_of_alias for hit in hits}
    assert kinds == {
        "Iran": AliasKind.METONYM,
        "Kamala Harris": AliasKind.SURNAME,
        "Reuters": AliasKind.NAME,
        "Syrian Kurds": AliasKind.NAME,
    }


def test_demonyms_lead_to_the_state(table: ActorTable) -> None:
    assert names(table, "Two Britons, three Iraqis, a Nigerien and a Nigerian met the Burkinabe.") == [
        ("Britons", "United Kingdom"),
        ("Iraqis", "Iraq"),
        ("Nigerien", "Niger"),
        ("Nigerian", "Nigeria"),
        ("Burkinabe", "Burkina Faso"),
    ]


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("US troops", "United States"),
        ("the American soldiers in Syria", "United States"),
        ("two Turkish warplanes", "Turkey"),
        ("the Iraqi army", "Iraqi Army"),
        ("Iraqi security forces", "Iraqi Security Forces"),
        ("Iranian-aligned militia groups", "Shia militias"),
        ("the more hard line pro-Iranian Shiite factions", "Shia militias"),
        ("fighters of the Islamic State", "Islamic State"),
        ("Hezbollah fighters", "Hezbollah"),
        ("a group of Iraqi demonstrators", "Iraqi protesters"),
        ("American contractors", "US contractors"),
        ("U.S.-led coalition troops", "US-led Coalition"),
        ("Russian officials", "Russia"),
        ("Colombian guerrillas", "Colombian insurgents"),
        ("unidentified gunmen", "gunmen"),
    ],
)
def test_a_description_is_counted_under_one_name(table: ActorTable, phrase: str, name: str) -> None:
    described = describe(phrase, table)
    assert described is not None
    assert described.name == name


def test_a_thing_keeps_its_owner(table: ActorTable) -> None:
    described = describe("a Syrian checkpoint", table)
    assert described is not None
    assert described.noun is not None
    assert (described.noun.class_, described.noun.of_state) == ("facility", "owner")
    assert described.about[0].name == "Syria"


def test_offices_carry_their_dates(table: ActorTable) -> None:
    roles = {role.office: role for role in table.by_id["mustafa-al-kadhimi"].roles}
    premiership = roles["Prime Minister of Iraq"]
    assert (premiership.from_, premiership.to) == ("2020-05-07", "2022-10-27")


def test_a_folder_of_the_user_adds_and_replaces(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(
        "- {id: kataib-hezbollah, name: KH Brigades, kind: armed-group, country: NO}\n"
        "- {id: new-front, name: New Example Front, kind: armed-group, aliases: [NEF]}\n"
    )
    table = load_actors([tmp_path])
    replaced = table.by_id["kataib-hezbollah"]
    assert (replaced.name, replaced.country) == ("KH Brigades", "NO")
    assert table.find("NEF")[0].id == "new-front"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- {id: a-front, name: A Front, kind: army}", "a-front"),
        ("- {id: a-front, name: A Front, kind: party, colour: red}", "colour"),
        ("- {id: a-front, name: A Front, kind: party, part_of: nobody}", "nobody"),
        ("- {id: a-front, name: A Front, kind: party}\n" * 2, "stands in"),
        ("- {id: a-man, name: A Man, kind: person, roles: [{office: Chief, from: May 2020}]}", "May 2020"),
        ("- [", "not YAML"),
        ("- {id: a-front, name: A Front, name: B Front, kind: party}", "twice"),
    ],
)
def test_a_wrong_file_is_named_with_its_entry(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "mine.yaml").write_text(text)
    with pytest.raises(DataFileError) as caught:
        load_actors([tmp_path])
    assert "mine.yaml" in str(caught.value)
    assert said in str(caught.value)


def test_a_megabyte_is_read_within_seconds(table: ActorTable) -> None:
    text = (
        "US troops and Kataib Hezbollah fought near the river on Sunday while the town slept and no one saw. "
        * 10_000
    )
    begun = time.process_time()
    hits = table.scan(text)
    assert len(hits) == 2 * 10_000
    assert time.process_time() - begun < 3


@pytest.mark.skipif(not (SHARED / "gold" / "names.json").exists(), reason="../shared is not here")
def test_the_names_of_the_reference_case_are_known(table: ActorTable) -> None:
    kinds = {"person", "armed-group", "organisation", "government-body", "company", "state"}
    gold = json.loads((SHARED / "gold" / "names.json").read_text())
    wanted = [name for name, entry in gold.items() if entry["kind"] in kinds]
    known = [name for name in wanted if table.find(name) and table.find(name)[0].name == name]
    assert len(known) / len(wanted) > 0.88


def test_an_endless_phrase_does_no_harm(table: ActorTable) -> None:
    described = describe("a group of " * 5_000 + "protesters", table)
    assert described is not None
    assert table.find("x" * 100_000) == ()
