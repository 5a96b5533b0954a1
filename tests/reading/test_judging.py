"""What each block is: text to be coded, or a heading, a caption, or noise."""

from __future__ import annotations

import pytest

from polybius.reading import read_bytes
from polybius.records import PassageKind, Report

BODY = (
    "The garrison left the northern hill on Monday, and the valley guard took its place before the "
    "evening came, "
    "while the governor told reporters that nothing had happened and that nobody had been hurt in the town."
)
MORE = "The convoy was hit near the Orlov bridge on Tuesday, and two drivers died before help came from town."


def read(text: str) -> Report:
    return read_bytes(text.encode(), name="a.txt", origin="a.txt")


def kind_of(words: str, *, before: str = BODY, after: str = MORE) -> PassageKind:
    report = read(f"The Hill and the Bridge\n\n{before}\n\n{words}\n\n{after}")
    return next(p.kind for p in report.passages if report.text[p.start : p.end] == words)


@pytest.mark.parametrize(
    "words",
    [
        "Skip to content",
        "Share on Facebook",
        "We use cookies to make this page better for you.",
        "Phone : +00 555 010 203 Email : press@bay.example",
        "The views expressed in this article are those of the author and not of the Bay Institute.",
        "Read more: The bridge in pictures",
        "RAID-HILL-NORTH-2021",
        "https://bay.example/2021/06/07/hill",
        "- 12 -",
        "© 2021 Bay Institute. All rights reserved.",
    ],
)
def test_noise_between_paragraphs_is_boilerplate(words: str) -> None:
    assert kind_of(words) is PassageKind.BOILERPLATE


def test_a_byline_without_a_name_is_boilerplate() -> None:
    report = read(f"The Hill and the Bridge\n\nBy our own correspondents\n\n{BODY}\n\n{MORE}")
    assert [p.kind for p in report.passages[:2]] == [PassageKind.TITLE, PassageKind.BOILERPLATE]


@pytest.mark.parametrize(
    "words",
    [
        "The army accepted the terms and conditions of the truce that the envoy had brought from the coast.",
        "He was jailed for two terms of service in the guard and then killed by unknown men near his house.",
        "A menu of strikes was laid before the president.",
        "Comments by the minister angered the guard.",
        "- Two drivers died near the bridge.",
        "Troops: 2,500 in the north, 4,000 in the south, by the ministry's own count of last June.",
    ],
)
def test_sentences_that_only_sound_like_noise_are_kept(words: str) -> None:
    assert kind_of(words) in (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM)


@pytest.mark.parametrize(
    "words", ["The Second Day", "WHAT FOLLOWS FOR THE COAST", "## The bridge", "Who gains from the raid?"]
)
def test_short_lines_without_a_stop_are_headings(words: str) -> None:
    assert kind_of(words) is PassageKind.HEADING


@pytest.mark.parametrize(
    "words",
    [
        "Guards march over the hill on Monday, June 7, 2021. (AP)",
        "Smoke over the bridge after the raid [Anadolu Agency]",
        "Commander Ana Ruiz (L) greets the mayor (R) at the handover of the hill to the valley guard",
        "Figure 3: Raids on the bridge by month, 2019 to 2021",
        "Photo: guards on the hill after the raid",
    ],
)
def test_captions_are_told_by_credit_place_or_number(words: str) -> None:
    assert kind_of(words) is PassageKind.CAPTION


def test_everything_after_related_articles_is_boilerplate() -> None:
    report = read(
        f"The Hill\n\n{BODY}\n\n{MORE}\n\nRelated Articles\n\nFishing\n\n{MORE.replace('convoy', 'boat')}"
    )
    kinds = [p.kind for p in report.passages]
    assert kinds == [PassageKind.TITLE] + [PassageKind.PARAGRAPH] * 2 + [PassageKind.BOILERPLATE] * 3


def test_related_articles_at_the_top_do_not_swallow_the_report() -> None:
    report = read(f"Related Articles\n\nThe Hill and the Bridge\n\n{BODY}\n\n{MORE}")
    assert sum(p.kind is PassageKind.PARAGRAPH for p in report.passages) == 2


def test_about_the_author_ends_at_the_next_heading() -> None:
    report = read(f"The Hill\n\nAbout the Author\n\nAna Ruiz\n\nShe studied war.\n\nThe First Day\n\n{BODY}")
    kinds = [p.kind for p in report.passages]
    assert kinds == [PassageKind.TITLE] + [PassageKind.BOILERPLATE] * 3 + [
        PassageKind.HEADING,
        PassageKind.PARAGRAPH,
    ]


def test_an_about_section_at_the_end_is_boilerplate() -> None:
    report = read(
        f"{BODY}\n\n{BODY}\n\n{MORE}\n\nAbout Bay Watch\n\nBay Watch is a platform of analysts on raids."
    )
    assert [p.kind for p in report.passages][-2:] == [PassageKind.BOILERPLATE] * 2


def test_a_biography_at_the_end_is_boilerplate() -> None:
    report = read(
        f"{BODY}\n\n{MORE}\n\nDr. Ana Ruiz is a senior fellow with the Bay Institute who writes on raids."
    )
    assert report.passages[-1].kind is PassageKind.BOILERPLATE
    assert report.author is not None
    assert report.author.value == "Ana Ruiz"


def test_contents_end_where_the_first_entry_comes_again() -> None:
    report = read(f"CONTENTS\n\n- 3 THE HILL\n\n- 9 THE BRIDGE\n\nTHE HILL\n\n{BODY}")
    assert [p.kind for p in report.passages] == [PassageKind.BOILERPLATE] * 3 + [
        PassageKind.HEADING,
        PassageKind.PARAGRAPH,
    ]


def test_a_report_of_one_sentence_is_a_paragraph() -> None:
    report = read("Two guards died when a mine blew up under their truck near Orlov on Monday.")
    assert [p.kind for p in report.passages] == [PassageKind.PARAGRAPH]
