"""Finding date expressions: which words, and what they say."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polybius.lexicon.dates import DateExpression, Point, Shift, find_dates


def only(text: str) -> DateExpression:
    found = find_dates(text)
    assert len(found) == 1, [expression.text for expression in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The convoy left on 6 June 2021, at dawn.", "on 6 June 2021, at dawn"),
        ("Shells fell on June 6, 2021 and later.", "on June 6, 2021"),
        ("It happened Dec. 27, 2019.", "Dec. 27, 2019"),
        ("The report of 06.06.2021 says so.", "of 06.06.2021"),
        ("Posted 2021-06-06 by staff.", "2021-06-06"),
        ("Fighting resumed in late August.", "in late August"),
        ("They withdrew by the end of the year.", "by the end of the year"),
        ("Troops left from January 2020 to August 2021.", "from January 2020 to August 2021"),
        ("Talks were held between March and May 1994.", "between March and May 1994"),
        ("A raid on the night of 15 June 2021 failed.", "on the night of 15 June 2021"),
        ("Two days after the raid they fled.", "Two days after"),
        ("Mortars landed at 9:30 p.m. on Tuesday.", "at 9:30 p.m. on Tuesday"),
        ("Attacks rose over the past three months.", "over the past three months"),
        ("He spoke on the same day at night.", "on the same day at night"),
        ("The base fell over New Year's Eve of 2020.", "over New Year's Eve of 2020"),
        ("Since then the June parade was held.", "June"),
        ("Ceasefire talks in June.3 Also shelling.", "in June"),
        ("The plan of July 2021.38 At the talks", "of July 2021"),
    ],
)
def test_the_words_of_a_date_are_found_whole(text: str, words: str) -> None:
    found = only(text)
    assert found.text == words
    assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the capital at any second.",
        "Some 2500 troops and 2019 people were moved.",
        "Security Council Resolution 2231 was cited.",
        "The army lost 1990 men and 2000 rifles.",
        "April Jones and June Carter spoke.",
        "It began at 1930 GMT.",
        "The award was worth $2,021.50 or 2019%.",
        "Super Tuesday is a day of votes.",
        "The siege went on for two days before help came.",
        "For more than a year before it fell the town held out.",
        "It came millions of years after them.",
        "That is the time we lost.",
        "He was there most of the time.",
        "About 2000 were wounded.",
        "The blast came at approximately 1915.",
        "They may 6 times a day.",
        "Troops march 13 kilometres a day.",
        "The force grew from 2000 to 2500 soldiers.",
        "The Mon river and the Sun palace.",
        "",
        "2021abc 20211 x2021",
    ],
)
def test_words_that_only_look_like_dates_are_left(text: str) -> None:
    assert [expression.text for expression in find_dates(text)] == []


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("on 6 June 2021", Point(2021, 6, 6)),
        ("on the 6th of June, 2021", Point(2021, 6, 6)),
        ("June 6th, 2021", Point(2021, 6, 6)),
        ("Tuesday, June 29, 2021", Point(2021, 6, 29, weekday=1)),
        ("6.6.2021", Point(2021, 6, 6)),
        ("16/06/2021", Point(2021, 6, 16)),
        ("06/16/2021", Point(2021, 6, 16)),
        ("04/05/2021", Point(2021, 5, 4, or_swapped=True)),
        ("Sept. 2014", Point(2014, 9)),
        ("Jan. 3", Point(month=1, day=3)),
        ("in March", Point(month=3)),
        ("In March 25 attacks were counted", Point(month=3)),
        ("in Mav 2021", Point(2021, 5)),
        ("mid-May 1999", Point(1999, 5, part="mid")),
        ("the summer of 2019", Point(2019, part="summer")),
        ("late summer 2019", Point(2019, part="late summer")),
        ("the second half of 2008", Point(2008, part="second half")),
        ("at the beginning of 2021", Point(2021, part="start")),
        ("the late 1980s", Point(1980, part="late", decade=True)),
        ("in December last year", Point(month=12, of_year=-1)),
        ("last June", Point(month=6, step=-1)),
        ("next Friday", Point(weekday=4, step=1)),
        ("Monday last week", Point(weekday=0, week=-1)),
        ("on the 15th, they left", Point(day=15)),
        ("New Year's Eve 2018", Point(2018, 12, 31)),
        ("on Christmas Day", Point(feast="christmas day")),
    ],
)
def test_the_parts_of_a_point_are_read(text: str, point: Point) -> None:
    found = only(text)
    assert (found.kind, found.first) == ("point", point)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in May-June 2021", Point(2021, 5), Point(2021, 6)),
        ("on 5-8 July 2021", Point(2021, 7, 5), Point(2021, 7, 8)),
        ("5 and 8 July 2021", Point(2021, 7, 5), Point(2021, 7, 8)),
        ("June 5-8, 2021", Point(2021, 6, 5), Point(2021, 6, 8)),
        ("30 June to 2 July 2021", Point(2021, 6, 30), Point(2021, 7, 2)),
        ("December to January 2020", Point(2019, 12), Point(2020, 1)),
        ("from November 2019 to February", Point(2019, 11), Point(2020, 2)),
        ("in 2020 and 2021", Point(2020), Point(2021)),
        ("2014–2017", Point(2014), Point(2017)),
        ("2020-21", Point(2020), Point(2021)),
        ("between late 2011 and early 2013", Point(2011, part="late"), Point(2013, part="early")),
        ("at the turn of 2019 to 2020", Point(2019, 12), Point(2020, 1)),
    ],
)
def test_intervals_share_the_parts_that_one_end_names(text: str, first: Point, last: Point) -> None:
    found = only(text)
    assert (found.kind, found.first, found.last) == ("interval", first, last)


@pytest.mark.parametrize("text", ["2003", "May", "Jan. 3", "1980s", "Hours after", "the 2014"])
def test_words_that_stand_alone_are_taken_for_the_date_they_were_cut_out_as(text: str) -> None:
    assert only(text).end == len(text)


def test_a_text_without_capitals_still_has_months() -> None:
    text = "at noon on 13 september, the battalion left; on 3 may it came back, and they may stay"
    assert [found.text for found in find_dates(text)] == ["at noon on 13 september", "on 3 may"]


def test_two_whole_days_joined_by_and_are_two_dates() -> None:
    assert [found.text for found in find_dates("on 5 July 2021 and 8 July 2021")] == [
        "on 5 July 2021",
        "8 July 2021",
    ]


@pytest.mark.parametrize(
    ("text", "shift"),
    [
        ("two days after the raid", Shift(2, 2, "day", "event")),
        ("two weeks before the vote", Shift(-2, -2, "week", "event")),
        ("Hours after the release", Shift(0, 12, "hour", "event", True)),
        ("shortly after the base was hit", Shift(0, 0, "hour", "event", True)),
        ("within hours of the strike", Shift(0, 12, "hour", "event", True)),
        ("the day after the coup", Shift(1, 1, "day", "event")),
        ("a day later.", Shift(1, 1, "day", "story")),
        ("several months ago", Shift(-9, -3, "month", "published", True)),
        ("seven years ago", Shift(-7, -7, "year", "published")),
        ("the next day", Shift(1, 1, "day", "story")),
        ("10 days earlier", Shift(-10, -10, "day", "story")),
    ],
)
def test_shifts_say_how_far_and_from_what(text: str, shift: Shift) -> None:
    found = only(text)
    assert (found.kind, found.shift) == ("shift", shift)


def test_a_shift_that_names_an_event_needs_it() -> None:
    assert only("three hours before the attack").needs_event
    assert not only("three hours earlier, the attack").needs_event


@pytest.mark.parametrize(
    ("text", "preposition"),
    [
        ("since October 2019", "since"),
        ("after 2014", "after"),
        ("prior to 8 June", "before"),
        ("until May 2000", "until"),
        ("by 30 January 2022", "by"),
        ("from January 2020 onwards", "since"),
        ("2011 to the present", "since"),
        ("footage from 6 June 2021", ""),
        ("in 2003", ""),
        ("during 2003", ""),
    ],
)
def test_prepositions_that_open_a_side_are_kept(text: str, preposition: str) -> None:
    assert only(text).preposition == preposition


def test_a_date_before_its_noun_is_attributive_and_leaves_the_preposition_to_the_noun() -> None:
    found = only("since the 2003 invasion")
    assert (found.text, found.attributive, found.preposition) == ("2003", True, "")


def test_the_time_of_day_is_kept_as_said() -> None:
    assert only("late on Wednesday night").clock == "night"
    assert only("on 3 March at 04:15 local time").clock == "04:15 local time"


def test_a_long_text_without_dates_is_passed_quickly() -> None:
    text = "The river rose above the old bridge and the miller spoke to workers about bread. " * 6000
    began = time.perf_counter()
    assert find_dates(text) == []
    assert (
        len(text) / (time.perf_counter() - began) > 500_000
    )  # characters a second; some 6,000,000 when idle


def test_a_text_made_to_be_slow_is_not() -> None:
    began = time.perf_counter()
    find_dates("from the late early mid of in on at " * 3000 + "in " * 5000 + "1 " * 5000 + "June " * 30000)
    assert time.perf_counter() - began < 8


PIECES = (
    "on in the of June May 31 2021 early late two days after last week year - to and since 1980s Tuesday , . "
    "ago at 9:30 p.m. New Year's Eve Q1 half first same time 06/07/2021 İ \n"
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES.split(" ")), max_size=14))
def test_every_expression_stands_where_it_says_and_none_overlap(words: list[str]) -> None:
    text = " ".join(words)
    found = find_dates(text)
    assert all(text[one.start : one.end] == one.text and one.text for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
