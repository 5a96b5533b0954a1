"""Words and their places: as the treebanks cut them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybius.language.tokens import find_words


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in find_words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ayn al-Asad", ["Ayn", "al", "-", "Asad"]),
        ("US-backed", ["US", "-", "backed"]),
        ("pro-Iranian anti-ship co-founder", ["pro-Iranian", "anti-ship", "co-founder"]),
        ("an F-16, AK-47s", ["an", "F-16", ",", "AK-47s"]),
        ("$2.5 million", ["$", "2.5", "million"]),
        ("50,000 troops", ["50,000", "troops"]),
        ("60% of them", ["60", "%", "of", "them"]),
        ("the U.S. Army", ["the", "U.S.", "Army"]),
        ("the U.S.-led force", ["the", "U.S.", "-", "led", "force"]),
        ("Iran's", ["Iran", "'s"]),
        ("Iran’s militias’ men", ["Iran", "’s", "militias", "’", "men"]),
        ("didn't", ["did", "n't"]),
        ("cannot", ["can", "not"]),
        ("Qur'an Ba’ath Sana'a's", ["Qur'an", "Ba’ath", "Sana'a", "'s"]),
        ("on Dec. 27", ["on", "Dec.", "27"]),
        ("No. 21", ["No.", "21"]),
        ("He said no.", ["He", "said", "no", "."]),
        ("J. R. Reed", ["J.", "R.", "Reed"]),
        ("the 16th, in the 1990s", ["the", "16th", ",", "in", "the", "1990s"]),
        ("2019-2021", ["2019", "-", "2021"]),
        ("on 2021-06-06 or 6/6/2021", ["on", "2021-06-06", "or", "6/6/2021"]),
        ("122mm shells", ["122", "mm", "shells"]),
        ("rockets5 hit", ["rockets", "5", "hit"]),
        ("K1 and T4 base", ["K1", "and", "T4", "base"]),
        ("base¹⁸ can", ["base", "¹⁸", "can"]),
        ("missiles.7", ["missiles", ".", "7"]),
        ("base.[12]", ["base", ".", "[12]"]),
        ("“enemy drones”", ["“", "enemy", "drones", "”"]),
        ("wait...", ["wait", "..."]),
        ("see https://a.example/b?c=1.", ["see", "https://a.example/b?c=1", "."]),
    ],
)
def test_words_are_cut_as_in_the_treebanks(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(max_size=120))
def test_every_character_but_white_space_is_in_exactly_one_word(text: str) -> None:
    spans = find_words(text)
    place = 0
    for start, end in spans:
        assert not text[place:start].strip()
        assert end > start
        assert not any(character.isspace() for character in text[start:end])
        place = end
    assert not text[place:].strip()


@pytest.mark.parametrize(
    "text",
    ["." * 50_000 + "x", "x" * 50_000, "1,2" * 20_000, "a-" * 20_000],
)
def test_freak_texts_take_no_long_time(text: str) -> None:
    began = time.perf_counter()
    find_words(text)
    assert time.perf_counter() - began < 5
