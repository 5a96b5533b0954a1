"""Dates and counts in words that say no more than is known."""

from __future__ import annotations

import pytest

from polybius.records import Count, When
from polybius.telling.wording import code_words, count_words, date_words, share_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2021-06-06", "6 June 2021"),
        ("2021-06", "June 2021"),
        ("2021", "2021"),
        ("2020-03~", "about March 2020"),
        ("2020?", "perhaps 2020"),
        ("2020-03%", "perhaps about March 2020"),
        ("2021-06-03/2021-06-09", "between 3 and 9 June 2021"),
        ("2021-05/2021-06", "between May and June 2021"),
        ("2021-05-30/2021-06-02", "between 30 May and 2 June 2021"),
        ("2019-12-31/2020-01-01", "between 31 December 2019 and 1 January 2020"),
        ("2021-06/2021-06-09", "between June 2021 and 9 June 2021"),
        ("2019/2021", "between 2019 and 2021"),
        ("../2021-06-08", "8 June 2021 or before"),
        ("2014/..", "2014 or after"),
    ],
)
def test_a_date_is_told_at_its_own_precision(edtf: str, words: str) -> None:
    assert date_words(When.from_edtf(edtf, how="said")) == words


def test_no_date_is_told_with_its_reason() -> None:
    assert date_words(When.unknown("nothing dates it")) == "no date: nothing dates it"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count(3, 3), "3"),
        (Count(0, 0), "none"),
        (Count(2, 4), "2–4"),
        (Count(0, 4), "up to 4"),
        (Count(None, 4), "up to 4"),
        (Count(25, None), "at least 25"),
        (Count(None, None, "dozens"), "number not told"),
    ],
)
def test_a_count_is_told_as_a_range(count: Count, words: str) -> None:
    assert count_words(count) == words


def test_codes_read_as_words() -> None:
    assert (code_words("ASSAULT"), code_words("vehicle-bomb")) == ("Assault", "vehicle bomb")


def test_a_share_of_nothing_is_no_division() -> None:
    assert (share_words(1, 3), share_words(0, 0)) == ("1 of 3 (33 %)", "0")
    assert (share_words(1, 300), share_words(0, 3)) == ("1 of 300 (under 1 %)", "0 of 3 (0 %)")
