"""Resolving dates: words, the report's own date and the running story give an EDTF interval."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polybius.lexicon.dates import find_dates
from polybius.records import When
from polybius.resolving.dates import StoryTime, resolve_beside, resolve_date


def when(edtf: str | None) -> When:
    return When.from_edtf(edtf, how="told") if edtf else When.unknown("not told")


def story(*told: str) -> StoryTime:
    running = StoryTime()
    for edtf in told:
        running = running.advance(when(edtf))
    return running


def resolved(
    text: str,
    published: str | None,
    told: str | None = None,
    *,
    planned: bool = False,
    anchor: str | None = None,
) -> str | None:
    found = find_dates(text)
    assert found, f"no date found in {text!r}"
    return resolve_date(
        found[0],
        published=when(published),
        story=story(told) if told else StoryTime(),
        planned=planned,
        anchor=when(anchor) if anchor else None,
    ).edtf


SAID = [
    ("on 6 June 2021", "2021-06-06"),
    ("June 6, 2021", "2021-06-06"),
    ("Dec. 27, 2019", "2019-12-27"),
    ("the 1st of July 1916", "1916-07-01"),
    ("06.06.2021", "2021-06-06"),
    ("25/12/1991", "1991-12-25"),
    ("12/25/1991", "1991-12-25"),
    ("04/05/2021", "2021-04-05/2021-05-04"),
    ("2022-02-24", "2022-02-24"),
    ("in June 2021", "2021-06"),
    ("in early June 2021", "2021-06"),
    ("late March 1999", "1999-03"),
    ("the first week of June 1967", "1967-06-01/1967-06-07"),
    ("the last week of February 2020", "2020-02-23/2020-02-29"),
    ("late 2019", "2019-10/2019-12"),
    ("in early 2021", "2021-01/2021-03"),
    ("mid-2020", "2020-05/2020-08"),
    ("the first half of 2018", "2018-01/2018-06"),
    ("the third quarter of 2016", "2016-07/2016-09"),
    ("Q4 2022", "2022-10/2022-12"),
    ("at the beginning of 2021", "2021-01~"),
    ("at the end of 2021", "2021-12"),
    ("by the end of 2021", "../2021-12"),
    ("the summer of 2019", "2019-06/2019-08"),
    ("in spring 1940", "1940-03/1940-05"),
    ("the winter of 1939", "1939-12/1940-02"),
    ("late summer 2006", "2006-08"),
    ("in the 1980s", "1980/1989"),
    ("in the late 1990s", "1997/1999"),
    ("in 2003", "2003"),
    ("around 2015", "2015~"),
    ("the year 1982", "1982"),
    ("from January 2020 to August 2021", "2020-01/2021-08"),
    ("between March 2011 and May 2012", "2011-03/2012-05"),
    ("in May-June 2021", "2021-05/2021-06"),
    ("on 5-8 July 2021", "2021-07-05/2021-07-08"),
    ("August 6 to 9, 1945", "1945-08-06/1945-08-09"),
    ("30 June to 2 July 2021", "2021-06-30/2021-07-02"),
    ("December to January 2020", "2019-12/2020-01"),
    ("2014-2017", "2014/2017"),
    ("in 2020 and 2021", "2020/2021"),
    ("between late 2011 and early 2013", "2011-10/2013-03"),
    ("since October 2019", "2019-10/.."),
    ("since late 2019", "2019-10/.."),
    ("after 2014", "2014/.."),
    ("from 2014 onwards", "2014/.."),
    ("2011 to the present", "2011/.."),
    ("before 8 June 2021", "../2021-06-08"),
    ("until May 2000", "../2000-05"),
    ("prior to 1975", "../1975"),
    ("by June 1995", "../1995-06"),
    ("by 30 January 2030", "2030-01-30"),
    ("at the turn of 2019 to 2020", "2019-12/2020-01"),
    ("over the New Year's Eve of 2020", "2019-12-31/2020-01-01"),
    ("on New Year's Eve 2018", "2018-12-31"),
    ("on Christmas Eve 1979", "1979-12-24"),
    ("late on the night of 15 June 2021", "2021-06-15"),
    ("the 2003 invasion", "2003"),
    ("31 June 2021", None),
    ("29 February 2021", None),
]

BY_THE_REPORT = [
    ("Jan. 3", "2020-04-15", "2020-01-03"),
    ("on March 19", "2020-04", "2020-03-19"),
    ("on 24 February", "2022-02-26", "2022-02-24"),
    ("on 30 December", "2021-01-02", "2020-12-30"),
    ("in October", "2020-04", "2019-10"),
    ("by the end of 2021", "2021-08-09", "2021-12"),
    ("in June", "2021-06-20", "2021-06"),
    ("since December", "2020-02-11", "2019-12/.."),
    ("from 1 March to 10 March", "2020-03-08", "2020-03-01/2020-03-10"),
    ("from 30 December to 2 January", "2020-03-08", "2019-12-30/2020-01-02"),
    ("between November and February", "2020-02-08", "2019-11/2020-02"),
    ("last June", "2021-09-28", "2021-06"),
    ("last June", "2021-06-28", "2020-06"),
    ("this March", "2021-09-28", "2021-03"),
    ("last summer", "2015-05-01", "2014-06/2014-08"),
    ("in December last year", "2016-03-03", "2015-12"),
    ("June this year", "2016-08-03", "2016-06"),
    ("Tuesday, June 29", "2022-01-10", "2021-06-29"),
    ("this year", "2020-04~", "2020"),
    ("last year", "2020-04~", "2019"),
    ("early last year", "2013-06-01", "2012-01/2012-03"),
    ("late last year", "2013-06-01", "2012-10/2012-12"),
    ("earlier this year", "2013-06-01", "2013"),
    ("by the end of the year", "2021-08-09", "2021-12"),
    ("this month", "2021-08-09", "2021-08"),
    ("last month", "2021-01-09", "2020-12"),
    ("at the end of last month", "2021-03-09", "2021-02"),
    ("last week", "2021-09-28", "2021-09-20/2021-09-26"),
    ("earlier this week", "2021-09-29", "2021-09-26/2021-09-29"),
    ("last weekend", "2021-09-28", "2021-09-25/2021-09-26"),
    ("on Tuesday", "2021-07-01", "2021-06-29"),
    ("on Thursday", "2021-07-01", "2021-07-01"),
    ("last Thursday", "2021-07-01", "2021-06-24"),
    ("on Wednesday night", "2021-07-01", "2021-06-30"),
    ("Monday last week", "2021-07-01", "2021-06-21"),
    ("on Tuesday", "2021-07", None),
    ("on Tuesday", None, None),
    ("today", "2021-07-01", "2021-07-01"),
    ("this morning", "2021-07-01", "2021-07-01"),
    ("yesterday", "2021-07-01", "2021-06-30"),
    ("last night", "2021-03-01", "2021-02-28"),
    ("overnight", "2021-03-01", "2021-02-28/2021-03-01"),
    ("the day before yesterday", "2021-03-01", "2021-02-27"),
    ("yesterday", "2021-07", "2021-07~"),
    ("yesterday", None, None),
    ("seven years ago", "2021-09-28", "2014~"),
    ("a decade ago", "2021-09-28", "2011~"),
    ("three months ago", "2021-09-28", "2021-06~"),
    ("several months ago", "2020-04~", "2019~"),
    ("two weeks ago", "2021-09-28", "2021-09-14~"),
    ("three days ago", "2021-03-02", "2021-02-27"),
    ("hours ago", "2021-03-02", "2021-03-02"),
    ("over the past months", "2021-09-28", "2021~"),
    ("in recent months", "2020-02-11", "2019-10~/2020-02~"),
    ("in recent weeks", "2021-09-28", "2021-09~"),
    ("in recent days", "2021-09-28", "2021-09-22/2021-09-28"),
    ("over the past two years", "2021-09-28", "2019/2021"),
    ("in the last six months", "2021-09-28", "2021-03/2021-09"),
    ("over the past year", "2021-09-28", "2020-09/2021-09"),
    ("in the last 24 hours", "2021-09-28", "2021-09-27/2021-09-28"),
    ("in the last decade", "2021-09-28", "2011/2021"),
    ("in recent years", "2021-09-28", "2016~/2021~"),
    ("recent", "2021-09-28", "2021~"),
    ("recently", "2020-04~", "2020~"),
    ("recently", None, None),
    ("currently", "2021-09-28", "2021-09~"),
    ("so far", "2021-09-28", "../2021-09-28"),
    ("on the 15th, they left", "2021-09-28", "2021-09-15"),
    ("on the 30th, they left", "2021-03-02", None),
    ("on the 30th, they left", "2021-01-02", "2020-12-30"),
]

BY_THE_STORY = [
    ("in June", "2021-08-09", "2021-05", "2021-06"),
    ("on 8 June", "2021-08-09", "2021-06-06", "2021-06-08"),
    ("in October", "2021-08-09", "2020-01-05", "2019-10"),
    ("on March 19", "2020-04", "2020", "2020-03-19"),
    ("in March", "2021-08-09", "2003", "2021-03"),
    ("on the same day at night", "2021-08-09", "2021-06-06", "2021-06-06"),
    ("that night", "2021-08-09", "2021-06-06", "2021-06-06"),
    ("the same month", "2021-08-09", "2021-06-06", "2021-06"),
    ("that year", "2021-08-09", "1982-06-06", "1982"),
    ("that week", "2021-08-09", "2021-06-08", "2021-06-07/2021-06-13"),
    ("at the time", "2021-08-09", "2011", "2011~"),
    ("a day later.", "2021-08-09", "2021-02-28", "2021-03-01"),
    ("the next day", "2021-08-09", "2020-12-31", "2021-01-01"),
    ("the previous day", "2021-08-09", "2021-01-01", "2020-12-31"),
    ("the day before,", "2021-08-09", "2021-01-01", "2020-12-31"),
    ("two days later", "2021-08-09", "2021-06-06", "2021-06-08"),
    ("a few days later", "2021-08-09", "2021-06-06", "2021-06-08/2021-06-11"),
    ("a week earlier", "2021-08-09", "2021-06-08", "2021-06-01~"),
    ("hours later", "2021-08-09", "2021-06-08", "2021-06-08"),
    ("an hour later", "2021-08-09", "2021-06-08", "2021-06-08"),
    ("two months later", "2021-08-09", "2020-12-08", "2021-02~"),
    ("three years later", "2021-08-09", "1991-08", "1994~"),
    ("the following year", "2021-08-09", "1991-08", "1992"),
    ("the following month", "2021-08-09", "1991-12-25", "1992-01"),
    ("the next day", "2021-08-09", None, None),
    ("the same day", "2021-08-09", None, None),
    ("on Friday", None, "2021-06-08", "2021-06-11"),
    ("on the 15th, they left", "2021-08-09", "2021-06-08", "2021-06-15"),
    ("by the end of the year", "2021-08-09", "2015-06", "../2015-12"),
    ("over the next two days", "2021-08-09", "2021-06-08", "2021-06-09/2021-06-10"),
]

BY_AN_EVENT = [
    ("two days after the killing", "2020-01-03", "2020-01-05"),
    ("hours after the release", "2021-06-08", "2021-06-08"),
    ("shortly after the strike", "2021-06-08", "2021-06-08"),
    ("the day after the coup", "1973-09-11", "1973-09-12"),
    ("a week before the vote", "2018-05-12", "2018-05-05~"),
    ("two years after the invasion", "2003-03-20", "2005~"),
    ("several days after the raid", "2011-05-02", "2011-05-05/2011-05-11"),
    ("36 hours after the quake", "2011-05-02", "2011-05-04"),
    ("a day after the battle", "2021-05", "2021-05~"),
]

PLANNED = [
    ("on 10 October", "2021-08-09", None, "2021-10-10"),
    ("in March", "2021-08-09", None, "2022-03"),
    ("on Tuesday", "2021-07-01", None, "2021-07-06"),
    ("tomorrow", "2021-12-31", None, "2022-01-01"),
    ("next month", "2021-12-31", None, "2022-01"),
    ("next year", "2021-12-31", None, "2022"),
    ("by December", "2021-08-09", None, "2021-12"),
    ("later this week", "2021-09-28", None, "2021-09-28/2021-10-03"),
    ("for 13 July", "2021-08-09", "2021-07-08", "2021-07-13"),
    ("in the coming days", "2021-08-09", None, "2021-08-10/2021-08-15"),
]


@pytest.mark.parametrize(("text", "edtf"), SAID)
def test_whole_dates_are_taken_as_said(text: str, edtf: str | None) -> None:
    assert resolved(text, "2024-05-05") == edtf


@pytest.mark.parametrize(("text", "published", "edtf"), BY_THE_REPORT)
def test_what_is_unsaid_is_counted_from_the_report(
    text: str, published: str | None, edtf: str | None
) -> None:
    assert resolved(text, published) == edtf


@pytest.mark.parametrize(("text", "published", "told", "edtf"), BY_THE_STORY)
def test_what_is_unsaid_is_carried_from_the_story(
    text: str, published: str | None, told: str | None, edtf: str | None
) -> None:
    assert resolved(text, published, told) == edtf


@pytest.mark.parametrize(("text", "event", "edtf"), BY_AN_EVENT)
def test_words_that_name_an_event_count_from_it(text: str, event: str, edtf: str) -> None:
    assert resolved(text, "2024-05-05", "1999-01-01", anchor=event) == edtf


@pytest.mark.parametrize(("text", "published", "told", "edtf"), PLANNED)
def test_what_is_planned_lies_ahead(text: str, published: str, told: str | None, edtf: str) -> None:
    assert resolved(text, published, told, planned=True) == edtf


def test_words_cut_from_their_event_still_count_from_it_when_it_is_given() -> None:
    assert resolved("two days after", "2024-05-05", "2021-06-06", anchor="2020-01-03") == "2020-01-05"
    assert resolved("two days ago", "2024-05-05", "2021-06-06", anchor="2020-01-03") == "2024-05-03"


def test_days_after_an_event_of_unknown_date_lean_on_the_story_but_years_do_not() -> None:
    assert resolved("two days after the raid", "2024-05-05", "2021-06-06") == "2021-06-08"
    assert resolved("two years after the raid", "2024-05-05", "2021-06-06") is None


def test_an_unknown_date_says_why_and_keeps_the_words() -> None:
    unknown = resolve_date(find_dates("on Tuesday")[0], published=when(None))
    assert unknown.text == "on Tuesday"
    assert unknown.how == (
        "'on Tuesday': a weekday, but the report's own day is not known: give the report its date"
    )


def test_a_resolved_date_keeps_its_words_and_says_where_the_year_is_from() -> None:
    found = resolve_date(find_dates("in June")[0], published=when("2021-08-09"), story=story("2021-05"))
    assert (found.text, found.how) == ("in June", "year from the running story")
    assert (found.earliest, found.latest) == (date(2021, 6, 1), date(2021, 6, 30))


def test_a_year_long_ago_told_in_passing_does_not_carry_the_next_date() -> None:
    found = find_dates("on 19 March")[0]
    passing = resolve_date(found, published=when("2020-04-15"), story=story("2003"))
    settled = resolve_date(found, published=when("2020-04-15"), story=story("2003", "2003-02"))
    assert (passing.edtf, settled.edtf) == ("2020-03-19", "2003-03-19")


def test_a_new_paragraph_falls_back_on_the_report_unless_the_story_is_settled() -> None:
    found = find_dates("in May")[0]
    fresh = resolve_date(found, published=when("2021-08-09"), story=story("2020-06").next_paragraph())
    settled = resolve_date(
        found, published=when("2021-08-09"), story=story("2020-03", "2020-04").next_paragraph()
    )
    assert (fresh.edtf, settled.edtf) == ("2021-05", "2020-05")


def test_the_story_is_not_moved_by_unknown_dates_and_wide_guesses() -> None:
    told = story("2021-06-06")
    assert told.advance(when(None)) == told
    assert told.advance(when("2021~")) == told
    assert told.advance(when("2015~")).current == when("2015~")
    assert told.advance(when("2021-07~")).current == when("2021-07~")
    assert told.reset().current is None


@pytest.mark.parametrize(
    ("preposition", "event", "edtf"),
    [
        ("since", "2020-01-03", "2020-01-03/.."),
        ("after", "2020-01", "2020-01/.."),
        ("before", "2020-01-03", "../2020-01-03"),
        ("until", "2019-10/2019-12", "../2019-12"),
        ("during", "2019-10/2019-12", "2019-10/2019-12"),
        ("after", "../2020", "../2020"),
        ("since", None, None),
    ],
)
def test_an_event_named_beside_opens_a_side(preposition: str, event: str | None, edtf: str | None) -> None:
    assert resolve_beside(preposition, when(event)).edtf == edtf  # type: ignore[arg-type]


WORDS = (
    "on in the of June May Feb. 31 29 2021 1700 2099 early late two 999 decades days after last week month "
    "year next - to and since until by 1980s Tuesday ago later the_same_day at_the_time past recent this "
    "New_Year's_Eve Q1 half first hours weekend 06/07/2021 summer decade over coming end beginning"
)
DAYS = st.dates(min_value=date(1700, 1, 1), max_value=date(2100, 12, 31))
EDTF = st.one_of(
    st.none(),
    DAYS.map(str),
    DAYS.map(lambda day: str(day)[:7] + "~"),
    DAYS.map(lambda day: str(day)[:4]),
    DAYS.map(lambda day: f"{day}/.."),
    DAYS.map(lambda day: f"../{day}"),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split()), min_size=2, max_size=9), EDTF, EDTF, EDTF, st.booleans())
def test_no_words_crash_or_end_before_they_begin(
    words: list[str], published: str | None, told: str | None, event: str | None, planned: bool
) -> None:
    running = story(told) if told else StoryTime()
    for expression in find_dates(" ".join(words).replace("_", " ")):
        found = resolve_date(
            expression, published=when(published), story=running, anchor=when(event), planned=planned
        )
        assert found.known or found.how
        assert not (found.earliest and found.latest) or found.earliest <= found.latest
        running = running.advance(found)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80), EDTF)
def test_random_text_does_not_crash(text: str, published: str | None) -> None:
    for expression in find_dates(text):
        resolve_date(expression, published=when(published))
