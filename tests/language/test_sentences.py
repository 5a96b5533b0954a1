"""Sentence ends: abbreviations, initials, numbers, footnote marks, wrapped lines."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybius.language.sentences import split_sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Rockets hit the base. Nobody was hurt.", ["Rockets hit the base.", "Nobody was hurt."]),
        ("Was it hit? Nobody knows! It was dark.", ["Was it hit?", "Nobody knows!", "It was dark."]),
        ("Gen. Ali Karim left. He flew.", ["Gen. Ali Karim left.", "He flew."]),
        ("It was Lt. Col. J. R. Reed. He knew.", ["It was Lt. Col. J. R. Reed.", "He knew."]),
        ("The U.S. Army fired. The U.N. did not.", ["The U.S. Army fired.", "The U.N. did not."]),
        ("They went to the U.S. The war went on.", ["They went to the U.S.", "The war went on."]),
        ("It began at 5 p.m. Then it rained.", ["It began at 5 p.m.", "Then it rained."]),
        ("On Dec. 27 shells fell. It was cold.", ["On Dec. 27 shells fell.", "It was cold."]),
        ("See No. 21 and Art. 4 of it. It ended.", ["See No. 21 and Art. 4 of it.", "It ended."]),
        ("About 2.5 tons burnt. 40 men fled.", ["About 2.5 tons burnt.", "40 men fled."]),
        ("Acme Corp. said so. It paid.", ["Acme Corp. said so.", "It paid."]),
        ("They waited... Then it came.", ["They waited...", "Then it came."]),
        ("They waited ... and left. It came.", ["They waited ... and left.", "It came."]),
        ("“We did it.” The group said no more.", ["“We did it.”", "The group said no more."]),
        ('"Who did it?" he asked. She left.', ['"Who did it?" he asked.', "She left."]),
        ("It fell (it was old.) Then it burnt.", ["It fell (it was old.)", "Then it burnt."]),
        ("It happened in 2003. After that, peace.", ["It happened in 2003.", "After that, peace."]),
        ("1. Introduction to the war", ["1. Introduction to the war"]),
    ],
)
def test_a_full_stop_ends_a_sentence_unless_it_belongs_to_a_word(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It was hit by missiles.7 The fire spread.", ["It was hit by missiles.7", "The fire spread."]),
        ("They shot down two drones.12 The base shook.", ["They shot down two drones.12", "The base shook."]),
        ("It lies in the desert.² It is old.", ["It lies in the desert.²", "It is old."]),
        ("They left the base.[12] Others came.", ["They left the base.[12]", "Others came."]),
        ("They left the base. [12] Others came.", ["They left the base. [12]", "Others came."]),
        ("“They left.”⁴ Others came.", ["“They left.”⁴", "Others came."]),
        ("This was in 2020.41 Thus it ended.", ["This was in 2020.41", "Thus it ended."]),
        ("Security,14 Acme said, was good. It was.", ["Security,14 Acme said, was good.", "It was."]),
    ],
)
def test_a_footnote_mark_stays_with_the_sentence_it_ends(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


def test_a_decimal_number_is_no_footnote_mark() -> None:
    assert cut("It cost $2.5 million. They paid 3.7 The rest.") == [
        "It cost $2.5 million.",
        "They paid 3.7 The rest.",
    ]


def test_a_lost_space_after_a_full_stop_is_still_an_end() -> None:
    assert cut("They left Iraq.The war went on. See www.Example.Com for more.") == [
        "They left Iraq.",
        "The war went on.",
        "See www.Example.Com for more.",
    ]


def test_blank_lines_and_headings_end_sentences() -> None:
    assert cut("THE WAR\n\nIt began in May\n\nIt went on.") == ["THE WAR", "It began in May", "It went on."]


def test_a_line_that_goes_on_in_lower_case_is_one_sentence() -> None:
    assert cut("The rockets fell on\nthe base at night.") == ["The rockets fell on\nthe base at night."]


def test_lines_of_one_width_are_one_paragraph() -> None:
    text = (
        "The militia said on Sunday that it had taken the town of\n"
        "Qaryat after two days of fighting with the army. Officers\n"
        "denied the claim and said the town was still held by the\n"
        "Third Brigade."
    )
    assert [sentence.split()[0] for sentence in cut(text)] == ["The", "Officers"]


def test_text_without_capitals_is_split_as_well() -> None:
    assert cut(
        "guerrillas attacked the u.s. embassy at 5 p.m. on sunday. nobody was hurt. col. reyes left."
    ) == [
        "guerrillas attacked the u.s. embassy at 5 p.m. on sunday.",
        "nobody was hurt.",
        "col. reyes left.",
    ]


def test_list_items_are_sentences_of_their_own() -> None:
    assert cut("- a mortar shell\n- a drone\n- two rockets") == [
        "- a mortar shell",
        "- a drone",
        "- two rockets",
    ]


def test_text_without_words_has_no_sentences() -> None:
    assert cut("") == []
    assert cut(" \n\n \t") == []


@pytest.mark.parametrize(
    "text", ["." * 50_000 + "x", " " * 50_000 + "x", "x" * 50_000, "A. " * 20_000, "\n" * 50_000]
)
def test_freak_texts_take_no_long_time(text: str) -> None:
    began = time.perf_counter()
    split_sentences(text)
    assert time.perf_counter() - began < 5


@given(st.text(alphabet=st.sampled_from(list("aBc. \n\t\"'12?!²[]()…,;-U S")), max_size=80))
def test_sentences_keep_every_character_that_is_not_white_space(text: str) -> None:
    spans = split_sentences(text)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans))
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
