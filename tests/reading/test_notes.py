"""Notes found, numbered, joined to their marks and read."""

from __future__ import annotations

import pytest

from polybius.reading import read_bytes
from polybius.reading.citations import parse_citation
from polybius.reading.wording import load_wording
from polybius.records import PassageKind, Report

BODY = (
    "A rocket hit the northern depot on Monday and two guards were wounded, the harbour police said{} "
    "while the "
    "governor blamed a group that he did not name{} and left for the capital in the evening."
)


def read(text: str) -> Report:
    return read_bytes(text.encode(), name="paper.txt", origin="paper.txt")


def marked(report: Report) -> dict[str, list[str]]:
    """Mark -> the word before each of its anchors."""
    return {
        note.mark: [report.text[: anchor.start].split()[-1] for anchor in note.anchors]
        for note in report.footnotes
    }


@pytest.mark.parametrize("sign", ["¹ ", "^{1 ", "$^{1}$ ", "[1] ", "^1 ", " $^{^{1}}$ ", "<sup>1</sup> "])
def test_a_note_is_known_by_any_of_its_signs(sign: str) -> None:
    report = read(BODY.format(".¹", "") + f'\n\n{sign}"Depot hit", Bay Courier, 04.06.2021.')
    assert [note.mark for note in report.footnotes] == ["1"]
    assert marked(report) == {"1": ["said."]}


def test_marks_that_lost_their_raising_are_found_by_counting_through_the_notes() -> None:
    text = (
        BODY.format(".1 Later,", ",2")
        + " The F-16 flew in 2021 at 14 knots.3 COVID-19 kept 40 men at home. 4"
    )
    notes = "\n\n".join(f'^{n} "Title {n}", Bay Courier, 0{n}.06.2021.' for n in (1, 2, 3, 4))
    report = read(f"{text}\n\n{notes}")
    assert marked(report) == {"1": ["said."], "2": ["name,"], "3": ["knots."], "4": ["home."]}
    assert len(report.marks) == 4


def test_figures_are_no_marks_where_there_are_no_notes() -> None:
    report = read(
        "The army lost 12 tanks.3 Nobody said why, and the minister left for the capital in June 2021."
    )
    assert report.marks == ()


def test_raised_figures_are_marks_even_without_their_notes_but_square_metres_are_not() -> None:
    report = read("The camp of 400 m² was hit.¹² Nobody said why, and the minister left for the capital.")
    assert [report.text[mark.start : mark.end] for mark in report.marks] == ["¹²"]


def test_a_note_that_lost_its_number_gets_the_one_between_its_neighbours() -> None:
    text = BODY.format("¹", "²") + " It burned.³"
    notes = (
        '¹ "Depot hit", Bay Courier, 01.06.2021.\n\n"Depot hit again", Harbour Radio, 02.06.2021.\n\n'
        '³ "Depot burned", Bay Courier, 03.06.2021.'
    )
    report = read(f"{text}\n\n{notes}")
    assert [(note.mark, note.outlet) for note in report.footnotes] == [
        ("1", "Bay Courier"),
        ("2", "Harbour Radio"),
        ("3", "Bay Courier"),
    ]


def test_numbers_that_begin_anew_on_each_page_go_to_the_note_below_them() -> None:
    page = BODY.format(".¹ Then,", "") + '\n\n¹ "{}", Bay Courier, 04.06.2021.\n\n'
    report = read(page.format("Monday") + page.format("Tuesday"))
    first, second = report.footnotes
    assert first.anchors[0].start < first.span.start < second.anchors[0].start < second.span.start


def test_end_notes_under_a_heading_may_have_plain_numbers() -> None:
    report = read(
        BODY.format(".1 Then,", ".2")
        + "\n\nNotes\n\n1. Interview with a docker, Bayport, June 2021.\n2. Harbour log, p. 12.\n"
    )
    assert marked(report) == {"1": ["said."], "2": ["name."]}
    assert [p.kind for p in report.passages][1:] == [
        PassageKind.BOILERPLATE,
        PassageKind.FOOTNOTE,
        PassageKind.FOOTNOTE,
    ]


def test_a_numbered_list_is_no_set_of_notes() -> None:
    report = read(
        "The union named its demands on Monday.\n\n1. Guards at both gates by June.\n\n2. Lights on "
        "the quay by night."
    )
    assert report.footnotes == ()
    assert [p.kind for p in report.passages] == [
        PassageKind.PARAGRAPH,
        PassageKind.LIST_ITEM,
        PassageKind.LIST_ITEM,
    ]


def test_a_markdown_note_is_joined_by_its_name() -> None:
    report = read(BODY.format(".[^a] Then,", "") + '\n\n[^a]: "Depot hit", Bay Courier, 4 June 2021')
    assert marked(report) == {"a": ["said."]}


def test_a_markdown_link_names_its_site_as_a_source() -> None:
    report = read("The army [said so](https://www.army.example/news/3) on Monday, when the guards came back.")
    (link,) = report.footnotes
    assert (link.mark, link.outlet, link.address) == (
        "link",
        "army.example",
        "https://www.army.example/news/3",
    )
    assert report.marks == ()


@pytest.mark.parametrize(
    ("note", "outlet", "author", "title", "date"),
    [
        ('¹ "Depot hit", Bay Courier, 06.06.2021.', "Bay Courier", None, "Depot hit", "2021-06-06"),
        (
            '7 "Depot hit", Ana Ruiz, Bay Courier, 3.05.2017',
            "Bay Courier",
            "Ana Ruiz",
            "Depot hit",
            "2017-05-03",
        ),
        (
            '^{8 "Depot hit, and burned, Bay Courier, 6 June 2021,',
            "Bay Courier",
            None,
            "Depot hit, and burned",
            "2021-06-06",
        ),
        (
            "³ John Okoro, Strikes at Sea, Institute of Ports, p. 23.",
            "Institute of Ports",
            "John Okoro",
            "Strikes at Sea",
            None,
        ),
        (
            "1. John Okoro, “Strikes at Sea,” Bay Courier, May 3, 2017.",
            "Bay Courier",
            "John Okoro",
            "Strikes at Sea",
            "2017-05-03",
        ),
    ],
)
def test_a_note_is_read_into_outlet_author_title_and_date(
    note: str, outlet: str, author: str | None, title: str, date: str | None
) -> None:
    cited = parse_citation(note, load_wording())
    assert (cited.outlet, cited.author, cited.title, cited.date) == (outlet, author, title, date)


def test_the_day_somebody_looked_is_not_the_date_of_a_source() -> None:
    cited = parse_citation("12 Harbour log, https://log.example/7 Accessed: 24 June 2021.", load_wording())
    assert (cited.outlet, cited.date, cited.address) == ("Harbour log", None, "https://log.example/7")


def test_ibid_names_what_the_note_before_it_named() -> None:
    before = parse_citation('1 "Depot hit", Bay Courier, 06.06.2021.', load_wording())
    assert parse_citation("2 Ibid., p. 4.", load_wording(), before=before) == before


def test_the_end_of_a_title_without_quotation_marks_is_no_outlet() -> None:
    note = "5 General Ana Ruiz, Head of Ports, Holds a Press Talk, 8 January 2020"
    cited = parse_citation(note, load_wording())
    assert (cited.outlet, cited.title, cited.date) == (
        None,
        "Head of Ports, Holds a Press Talk",
        "2020-01-08",
    )
    assert parse_citation(f"{note}, https://ports.example/talk", load_wording()).outlet == "ports.example"


def test_words_of_another_alphabet_beside_an_address_are_its_title() -> None:
    note = "4 انفجار جديد, غربي العراق https://news.example/ar"
    cited = parse_citation(note, load_wording())
    assert (cited.outlet, cited.title) == ("news.example", "انفجار جديد, غربي العراق")


def test_a_note_of_several_sources_is_read_by_its_first() -> None:
    cited = parse_citation("5 Harbour log, 8 January 2020; Bay Courier, 9 January 2020.", load_wording())
    assert (cited.outlet, cited.date) == ("Harbour log", "2020-01-08")


def test_a_bare_address_names_its_site() -> None:
    cited = parse_citation("4 https://www.log.example/2021/7.", load_wording())
    assert (cited.outlet, cited.address) == ("log.example", "https://www.log.example/2021/7")
