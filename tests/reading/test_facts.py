"""Title, author, outlet and date, and how each was found."""

from __future__ import annotations

from pathlib import Path

import pytest

from polybius.reading import read_bytes, read_file
from polybius.records import Found, Report

FILES = Path(__file__).parents[1] / "files" / "reading"
BODY = (
    "The garrison left the northern hill on Monday, and the valley guard took its place before the "
    "evening came, "
    "while the governor told reporters that nothing had happened and that nobody had been hurt in the town."
)


def read(text: str) -> Report:
    return read_bytes(text.encode(), name="a.txt", origin="a.txt")


def test_front_matter_between_dashes_is_read_and_not_coded() -> None:
    report = read_file(FILES / "memo.md")
    assert report.title == Found("Notes on the ferry strike", "front matter")
    assert report.author == Found("Mira Sandoval", "front matter")
    assert report.outlet == Found("Bay Institute", "front matter")
    assert report.published == Found("2021-06-12", "front matter")
    assert report.address == "https://bay-institute.example/strike"
    assert report.passages[1].kind == "boilerplate"


def test_front_matter_needs_no_dashes() -> None:
    report = read(f"Title: The Hill\nDate: 2021-06-07\nSource: Bay Courier\n\n{BODY}")
    assert report.title == Found("The Hill", "front matter")
    assert report.published == Found("2021-06-07", "front matter")
    assert report.outlet == Found("Bay Courier", "front matter")
    assert [p.kind for p in report.passages if BODY in report.text[p.start : p.end]] == ["paragraph"]


@pytest.mark.parametrize(
    ("line", "edtf", "how"),
    [
        ("September 28, 2021", "2021-09-28", "date line"),
        ("Publication Date: 9 August 2021", "2021-08-09", "publication date line"),
        ("Published on 9 August 2021", "2021-08-09", "publication date line"),
        ("No. 21 (1451), 11 February 2020 © BAY", "2020-02-11", "line in the head"),
    ],
)
def test_the_date_is_taken_from_a_line_in_the_head(line: str, edtf: str, how: str) -> None:
    assert read(f"The Hill and the Bridge\n\n{line}\n\n{BODY}").published == Found(edtf, how)


def test_a_date_in_the_text_is_no_publication_date() -> None:
    assert read(f"The Hill and the Bridge\n\n{BODY} It ended on 3 March 2020.").published is None


def test_a_caption_date_is_no_publication_date() -> None:
    assert read(f"Guards march on the hill, June 29, 2021. (AP)\n\n{BODY}").published is None


def test_a_dateline_gives_the_agency_and_a_full_date() -> None:
    report = read(f"BAYPORT, June 6, 2021 (Harbour Agency) — {BODY}")
    assert report.outlet == Found("Harbour Agency", "dateline")
    assert report.published == Found("2021-06-06", "dateline")


def test_a_dateline_without_a_year_gives_no_date() -> None:
    assert read(f"BAYPORT, June 6 (Harbour Agency) — {BODY}").published is None


def test_the_author_is_taken_from_a_byline_or_the_line_under_the_title() -> None:
    assert read(f"The Hill and the Bridge\n\nBy Ana Ruiz\n\n{BODY}").author == Found("Ana Ruiz", "byline")
    below = read(f"THE HILL AND THE BRIDGE\n\nANA RUIZ\n\n{BODY}").author
    assert below == Found("Ana Ruiz", "line under the title")


def test_the_outlet_is_taken_from_copyright_source_line_or_disclaimer() -> None:
    assert read(f"The Hill and the Bridge\n\n© 2021 Bay Institute\n\n{BODY}").outlet == Found(
        "Bay Institute", "copyright line"
    )
    assert read(f"{BODY}\n\nSource » baywatch").outlet == Found("baywatch", "source line")
    disclaimer = "The views expressed in this article are not an official position of the Bay Institute."
    assert read(f"{BODY}\n\n{disclaimer}").outlet == Found("Bay Institute", "disclaimer")


def test_a_report_that_says_nothing_of_itself_has_no_facts() -> None:
    report = read(BODY)
    assert (report.title, report.author, report.outlet, report.published) == (None, None, None, None)


def test_the_sidecar_goes_before_what_a_file_says(tmp_path: Path) -> None:
    (tmp_path / "hill.txt").write_text(f"The Hill\n\nBy Ana Ruiz\n\n2 May 2020\n\n{BODY}", encoding="utf-8")
    (tmp_path / "sources.csv").write_text(
        "file,title,author,outlet,date,url\nhill.txt,,Lena Osei,Bay Courier,2021-04~,https://bay.example/h\n",
        encoding="utf-8",
    )
    report = read_file(tmp_path / "hill.txt")
    assert report.author == Found("Lena Osei", "sources.csv")
    assert report.outlet == Found("Bay Courier", "sources.csv")
    assert report.published == Found("2021-04~", "sources.csv")
    assert report.address == "https://bay.example/h"
    assert report.title == Found("The Hill", "heading")


def test_a_sidecar_date_may_be_written_out_and_a_wrong_one_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "b.txt").write_text(BODY + " More.", encoding="utf-8")
    (tmp_path / "sources.csv").write_text("file,date\na.txt,9 August 2021\nb.txt,soon\n", encoding="utf-8")
    assert read_file(tmp_path / "a.txt").published == Found("2021-08-09", "sources.csv")
    assert read_file(tmp_path / "b.txt").published is None


def test_the_time_a_file_was_changed_is_never_its_date(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(BODY, encoding="utf-8")
    assert read_file(path).published is None
