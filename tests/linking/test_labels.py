"""Incidents named in plain English."""

from __future__ import annotations

import pytest

from polybius.linking import link
from polybius.linking.labels import date_in_words
from polybius.records import Count, EventMention, When
from tests.linking.hands import BASE, COUNTRY, TOWN, mention


def label_of(entry: EventMention) -> str:
    (incident,) = link([entry]).incidents
    return incident.label


def test_an_attack_on_a_base_names_weapon_base_and_day() -> None:
    entry = mention(date="2031-06-09", place=BASE, recipients=("North Base",))
    assert label_of(entry) == "Rocket attack on North Base, 9 June 2031"


def test_an_attack_with_a_target_in_a_town_names_both() -> None:
    entry = mention(
        mode="drone", date="2031-06", place=TOWN, recipients=("Blue Army",), actors=("Red Brigade",)
    )
    assert label_of(entry) == "Drone attack on the Blue Army by Red Brigade in Northtown, June 2031"


@pytest.mark.parametrize(("status", "words"), [("alleged", "blamed on"), ("claimed", "claimed by")])
def test_an_accused_doer_is_not_named_as_the_doer(status: str, words: str) -> None:
    entry = mention(date="2031-06-09", recipients=("North Base",), actors=("Red Brigade",), status=status)
    assert label_of(entry) == f"Rocket attack on North Base {words} Red Brigade, 9 June 2031"


def test_a_meeting_names_both_sides_and_the_town() -> None:
    entry = mention(kind="CONSULT", mode="", place=TOWN, actors=("Ann Ash", "Bob Birch"))
    assert label_of(entry) == "Meeting of Ann Ash and Bob Birch in Northtown"


def test_a_planned_withdrawal_leaves_the_country() -> None:
    entry = mention(
        kind="RETREAT",
        mode="withdraw",
        place=COUNTRY,
        actors=("United Realm",),
        realis="planned",
        date="2031~",
    )
    assert label_of(entry) == "Planned withdrawal of the United Realm from Northland, about 2031"


def test_an_arrest_names_who_was_arrested() -> None:
    entry = mention(kind="COERCE", mode="arrest", recipients=("Ann Ash",), date="2031-05")
    assert label_of(entry) == "Arrest of Ann Ash, May 2031"


def test_a_summary_tells_its_number() -> None:
    entry = mention(mode="unspecified", count=Count(25, 25), recipients=("Blue Army",), date="2031")
    assert label_of(entry) == "25 attacks on the Blue Army, 2031"


def test_a_summary_without_a_number_is_a_plural() -> None:
    entry = mention(count=Count(None, None), place=BASE, date="2031-05/2031-06")
    assert label_of(entry) == "Rocket attacks at North Base, May to June 2031"


def test_a_handover_names_the_base_and_its_taker() -> None:
    entry = mention(
        kind="RETREAT", mode="handover", place=BASE, actors=("Blue Army",), recipients=("Northland",)
    )
    assert label_of(entry) == "Handover of North Base to Northland by the Blue Army"


def test_an_attempt_at_several_tells_the_number_first() -> None:
    entry = mention(mode="drone", count=Count(3, 3), realis="attempted", recipients=("Blue Army",))
    assert label_of(entry) == "3 attempted drone attacks on the Blue Army"


def test_a_town_in_the_target_is_not_told_twice() -> None:
    entry = mention(mode="arson", place=TOWN, recipients=("Embassy in Northtown",))
    assert label_of(entry) == "Arson against Embassy in Northtown"


def test_two_sides_that_hit_each_other_are_told_as_between_them() -> None:
    entry = mention(
        mode="clash", actors=("Blue Army", "Red Brigade"), recipients=("Red Brigade", "Blue Army")
    )
    assert label_of(entry) == "Clash between the Blue Army and Red Brigade"


def test_more_than_two_sides_are_cut_short() -> None:
    entry = mention(kind="AGREE", mode="", actors=("Ann Ash", "Bob Birch", "Cy Cole"))
    assert label_of(entry) == "Agreement of Ann Ash, Bob Birch and others"


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2031-06-06", "6 June 2031"),
        ("2031-06", "June 2031"),
        ("2031~", "about 2031"),
        ("2031?", "perhaps 2031"),
        ("2031-05/2031-06", "May to June 2031"),
        ("2030-12-31/2031-01-01", "31 December 2030 to 1 January 2031"),
        ("2031-06-03/2031-06-09", "3 to 9 June 2031"),
        ("2030/2031", "2030 to 2031"),
        ("../2031-06-08", "by 8 June 2031"),
        ("2031-06/..", "from June 2031"),
    ],
)
def test_dates_are_told_as_precisely_as_known(edtf: str, words: str) -> None:
    assert date_in_words(When.from_edtf(edtf, how="by hand")) == words


def test_an_unknown_date_is_not_told() -> None:
    assert date_in_words(When.unknown("not told")) == ""
