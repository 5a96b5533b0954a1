"""The example reports: all are read, and each knows its outlet, its day and its own words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from examples import make_binary
from polybius.lexicon.view import view_of
from polybius.reading import find_sources, mark_copies, read_sources
from polybius.records import CODED_KINDS, PassageKind, Reject, Report

EXAMPLES = Path(__file__).parents[2] / "examples"
FOLDER = EXAMPLES / "iraq-2019-2021"
TOLD = {
    "2019-12-28-rockets-at-k1.txt": ("Tigris Wire", "2019-12-28"),
    "2019-12-30-strikes-at-al-qaim.txt": ("Tigris Wire", "2019-12-30"),
    "2019-12-30-two-rivers-post-reprint.txt": ("Two Rivers Post", "2019-12-30"),
    "2020-01-01-crowd-leaves-embassy.html": ("The Karkh Courier", "2020-01-01"),
    "2020-01-03-drone-strike-airport.txt": ("Shatt Press Service", "2020-01-03"),
    "2020-01-03-week-that-ended-at-the-airport.md": ("Gulf Monitor Weekly", "2020-01-03"),
    "2020-01-06-a-vote-and-its-limits.md": ("Northgate Review", "2020-01-06"),
    "2020-01-06-parliament-vote.txt": ("The Karkh Courier", "2020-01-06"),
    "2020-01-08-iranian-missiles.txt": ("Tigris Wire", "2020-01-08"),
    "2020-01-09-thirteen-minutes.html": ("Zagros Observer", "2020-01-09"),
    "2020-02-11-a-number-that-kept-growing.html": ("Potomac Defense Brief", "2020-02-11"),
    "2020-03-12-taji-rockets.txt": ("Tigris Wire", "2020-03-12"),
    "2020-03-14-five-weapons-stores.txt": ("Shatt Press Service", "2020-03-14"),
    "2020-03-20-blow-for-blow.md": ("Gulf Monitor Weekly", "2020-03-20"),
    "2020-04-09-bases-handed-over.docx": ("Levant Security Bulletin", "2020-04-09"),
    "2020-08-24-taji-handed-over.txt": ("The Karkh Courier", "2020-08-24"),
    "2020-09-29-rocket-hits-family.txt": ("Tigris Wire", "2020-09-29"),
    "2020-12-21-rockets-at-the-embassy.md": ("The Karkh Courier", "2020-12-21"),
    "2020-12-24-asaib-denies.txt": ("Shatt Press Service", "2020-12-24"),
    "2021-02-16-claim-of-erbil-rockets.eml": ("Levant Security Bulletin", "2021-02-16"),
    "2021-02-16-rockets-at-erbil.html": ("Hawler Gazette", "2021-02-16"),
    "2021-04-15-erbil-drone.txt": ("Tigris Wire", "2021-04-15"),
    "2021-04-16-two-rivers-post-reprint.txt": ("Two Rivers Post", "2021-04-16"),
    "2021-06-10-commander-freed.docx": ("The Anbar Dispatch", "2021-06-10"),
    "2021-06-28-second-strike-of-the-biden-term.md": ("Potomac Defense Brief", "2021-06-28"),
    "2021-07-08-fourteen-rockets.txt": ("The Anbar Dispatch", "2021-07-08"),
    "2021-07-28-depot-and-dialogue.pdf": ("Northgate Review", "2021-07-28"),
    "2021-08-05-rockets-drones-and-a-date.pdf": ("Copper Gate Institute", "2021-08-05"),
}


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    got = list(read_sources(find_sources([str(FOLDER)])))
    assert [reject for reject in got if isinstance(reject, Reject)] == []
    return {report.name: report for report in mark_copies([r for r in got if isinstance(r, Report)])}


def paragraphs(report: Report) -> list[str]:
    """The coded passages as a reader sees them, without note marks."""
    return [view_of(report, passage).text for passage in report.passages if passage.kind in CODED_KINDS]


def test_every_example_is_read(reports: dict[str, Report]) -> None:
    assert sorted(reports) == sorted(TOLD)


@pytest.mark.parametrize("name", TOLD)
def test_an_example_tells_its_outlet_and_day(reports: dict[str, Report], name: str) -> None:
    report = reports[name]
    assert report.outlet is not None
    assert report.published is not None
    assert (report.outlet.value, report.published.value) == TOLD[name]


@pytest.mark.parametrize("name", TOLD)
def test_an_example_has_a_title_and_paragraphs_to_code(reports: dict[str, Report], name: str) -> None:
    assert reports[name].title is not None
    assert len(paragraphs(reports[name])) >= 2


def test_the_two_reprints_are_copies_of_the_wire_and_nothing_else_is(reports: dict[str, Report]) -> None:
    name_of = {report.id: name for name, report in reports.items()}
    copies = {name: name_of[report.copy_of] for name, report in reports.items() if report.copy_of is not None}
    assert copies == {
        "2019-12-30-two-rivers-post-reprint.txt": "2019-12-30-strikes-at-al-qaim.txt",
        "2021-04-16-two-rivers-post-reprint.txt": "2021-04-15-erbil-drone.txt",
    }


@pytest.mark.parametrize("name", [name for name in TOLD if name.endswith(".html")])
def test_what_a_page_prints_around_its_article_is_not_coded(reports: dict[str, Report], name: str) -> None:
    coded = " ".join(paragraphs(reports[name]))
    noise = re.compile(
        "cookie|newsletter|related|rights reserved|bus fares|new year|bazaar|mountain passes|frigate|"
        "base housing|spring festival|opens|invented name",
        re.IGNORECASE,
    )
    assert noise.findall(coded) == []


def test_the_notes_of_the_analysis_are_joined_to_the_words_they_support(reports: dict[str, Report]) -> None:
    notes = reports["2021-08-05-rockets-drones-and-a-date.pdf"].footnotes
    assert [note.mark for note in notes] == [str(number) for number in range(1, 21)]
    assert {len(note.anchors) for note in notes} == {1}
    assert (notes[6].outlet, notes[6].date) == ("Northgate Review", "2020-01-06")
    assert (notes[11].address, notes[11].date) == (
        "https://tigris-wire.example/2020/06/26/raid",
        "2020-06-26",
    )


def test_the_notes_of_the_word_file_are_its_own(reports: dict[str, Report]) -> None:
    notes = reports["2020-04-09-bases-handed-over.docx"].footnotes
    assert [(note.outlet, note.date) for note in notes] == [
        ("Tigris Wire", "2020-03-17"),
        ("The Karkh Courier", "2020-03-19"),
        ("Tigris Wire", "2020-03-29"),
        ("Gulf Monitor Weekly", "2020-03-27"),
        ("Tigris Wire", "2020-04-02"),
    ]


@pytest.mark.parametrize("text", sorted(path.name for path in (EXAMPLES / "texts").glob("*.txt")))
def test_a_made_file_tells_its_text_word_for_word(reports: dict[str, Report], text: str) -> None:
    piece = make_binary.read_piece(EXAMPLES / "texts" / text)
    report = reports[f"{Path(text).stem}.{piece.form}"]
    written = [re.sub(r"\[\^\d+\]", "", words) for is_heading, words in piece.blocks if not is_heading]
    coded = " ".join(paragraphs(report))
    assert [words for words in written[:-1] if words not in coded] == []


def test_the_columns_of_the_analysis_are_read_in_order(reports: dict[str, Report]) -> None:
    headings = [
        view_of(report, passage).text
        for report in [reports["2021-08-05-rockets-drones-and-a-date.pdf"]]
        for passage in report.passages
        if passage.kind is PassageKind.HEADING
    ]
    assert [words for words in headings if words[0].isdigit()] == [
        "1. From Kirkuk to the airport",
        "2. A vote without a law",
        "3. Convoys and new names",
        "4. The year of the drone",
        "5. A date",
    ]


def test_every_example_says_that_it_was_written_for_polybius() -> None:
    texts = {path.stem: path.read_bytes() for path in (EXAMPLES / "texts").glob("*.txt")}
    silent = [
        name
        for name in TOLD
        if b"for the Polybius example" not in texts.get(Path(name).stem, (FOLDER / name).read_bytes())
    ]
    assert silent == []


def test_the_made_files_are_small() -> None:
    sizes = {path.name: path.stat().st_size for path in FOLDER.iterdir() if path.suffix in (".pdf", ".docx")}
    assert len(sizes) == 4
    assert max(sizes.values()) < 150_000
