"""Web pages: the article, its facts, notes, captions and links; nothing is run."""

from __future__ import annotations

from pathlib import Path

import pytest

from polybius.errors import EmptySource, SourceTooLarge
from polybius.lexicon.view import view_of
from polybius.reading import read_bytes, read_file
from polybius.records import CODED_KINDS, Found, PassageKind, Report

PAGE = Path(__file__).parents[1] / "files" / "reading" / "drones.html"


def read(page: str | bytes, media_type: str | None = None) -> Report:
    data = page.encode() if isinstance(page, str) else page
    return read_bytes(data, name="a.html", origin="a.html", media_type=media_type)


def test_the_article_keeps_its_structure_and_loses_the_page_around_it() -> None:
    report = read_file(PAGE)
    assert [(p.kind, report.text[p.start : p.end][:17]) for p in report.passages] == [
        (PassageKind.TITLE, "Drones over the f"),
        (PassageKind.PARAGRAPH, "Two drones struck"),
        (PassageKind.HEADING, "The second attack"),
        (PassageKind.PARAGRAPH, "A spokesman told "),
        (PassageKind.CAPTION, "Smoke over the de"),
        (PassageKind.LIST_ITEM, "Three guards were"),
        (PassageKind.LIST_ITEM, "One drone was sho"),
        (PassageKind.FOOTNOTE, '[1] "Three wounde'),
    ]


def test_facts_come_from_json_ld_with_how_they_were_found() -> None:
    report = read_file(PAGE)
    assert report.title == Found("Drones over the ferry depot", "html JSON-LD headline")
    assert report.author == Found("Mira Sandoval", "html JSON-LD author")
    assert report.outlet == Found("Bay Courier", "html JSON-LD publisher")
    assert report.published == Found("2021-06-07", "html JSON-LD datePublished")
    assert report.address == "https://bay-courier.example/2021/drones"


def test_facts_come_from_meta_tags_where_there_is_no_json_ld() -> None:
    report = read(
        "<html><head><meta property='og:title' content='Hill taken'><meta name='author' content='Ana Ruiz'>"
        "<meta property='article:published_time' content='2021-06-07T10:00:00Z'></head>"
        "<body><p>The valley guard took the northern hill on Monday before the evening "
        "came.</p></body></html>"
    )
    assert report.title == Found("Hill taken", "html meta og:title")
    assert report.author == Found("Ana Ruiz", "html meta author")
    assert report.published == Found("2021-06-07", "html meta article:published_time")


def test_a_page_without_a_date_has_none() -> None:
    page = "<html><body><p>The valley guard took the northern hill on 3 May 2020.</p></body></html>"
    assert read(page).published is None


def test_a_note_and_its_mark_are_joined_by_the_page_s_own_link() -> None:
    report = read_file(PAGE)
    note = report.footnotes[0]
    assert (note.mark, note.outlet, note.date) == ("1", "Bay Radio", "2021-06-06")
    assert [report.text[a.start : a.end] for a in note.anchors] == ["[1]"]
    assert "officials said. The army" in view_of(report, report.passages[1]).text


def test_a_link_to_another_site_is_a_source_of_the_linked_words() -> None:
    report = read_file(PAGE)
    link = report.footnotes[1]
    assert (report.text[link.span.start : link.span.end], link.outlet) == (
        "the Harbour Agency",
        "agency.example",
    )


def test_scripts_styles_and_comments_leave_no_words() -> None:
    report = read(
        "<html><body><script>alert('x')</script><style>p{}</style><!-- secret -->"
        "<p>The valley guard took the <b onclick='y()'>northern</b> hill on Monday evening.</p></body></html>"
    )
    assert report.text == "The valley guard took the northern hill on Monday evening."


def test_escaped_markup_stays_text() -> None:
    report = read(
        "<html><body><p>The guard wrote &lt;script&gt;alert(1)&lt;/script&gt; on the gate of the hill.</p>"
    )
    assert "<script>alert(1)</script>" in report.text


@pytest.mark.parametrize("declared", ["windows-1252", None])
def test_an_old_encoding_is_taken_from_the_server_or_the_page(declared: str | None) -> None:
    meta = "" if declared else "<meta charset='windows-1252'>"
    page = f"<html><head>{meta}</head><body><p>The guard took the café near the hill on Monday evening.</p>"
    media_type = f"text/html; charset={declared}" if declared else "text/html"
    assert "café" in read(page.encode("windows-1252"), media_type).text


def test_a_page_without_text_is_empty() -> None:
    with pytest.raises(EmptySource, match=r"a\.html .*save the page's text"):
        read("<html><head><title></title></head><body><script>app()</script></body></html>")


WORDS = "The valley guard took the northern hill on Monday before the evening came."


@pytest.mark.parametrize(
    "page",
    [
        f"<p>{WORDS}</p>{'<div>' * 3000}<p>{WORDS}</p>{'</div>' * 3000}",
        f"{'<div>' * 240}<p>{WORDS}</p>{'</div>' * 240}" * 120,
        f"<p>{WORDS}</p>{'<br>' * 130_000}",
    ],
    ids=["deeper than the parser goes", "deep in many places", "too many elements"],
)
def test_a_page_built_like_a_maze_is_refused_before_it_costs_time(page: str) -> None:
    with pytest.raises(SourceTooLarge, match=r"a\.html is .*save .* text and give that"):
        read(f"<html><body>{page}</body></html>")


def test_the_items_of_a_list_inside_an_item_are_read_once() -> None:
    inner = "<ul><li>The guard burned the northern boats.</li></ul>"
    report = read(
        f"<html><body><article><h1>Hill taken</h1><p>{WORDS}</p><ul><li>Two things followed:{inner}</li>"
        f"<li>Nobody fled.</li></ul></article></body></html>"
    )
    items = [report.text[p.start : p.end] for p in report.passages if p.kind is PassageKind.LIST_ITEM]
    assert items == ["Two things followed:", "The guard burned the northern boats.", "Nobody fled."]


def test_coded_words_never_hold_the_private_signs_used_inside() -> None:
    report = read(
        "<html><body><p>A \ue000 sign \ue001x\ue002 in the text of the guard on Monday "
        "evening.</p></body></html>"
    )
    coded = [p for p in report.passages if p.kind in CODED_KINDS]
    assert coded
    assert not any(sign in report.text for sign in "\ue000\ue001\ue002")
