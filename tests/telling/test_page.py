"""The page as text: escaped, sealed, and complete for a reader without scripts."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from polybius.records import EventMention
from polybius.telling.kind_tables import LISTED_KINDS
from polybius.telling.page import render_page
from polybius.telling.visible import visible
from tests.telling.build_account import HOSTILE_LABEL, make_account
from tests.telling.packed import quoted_on_page


@pytest.fixture(scope="module")
def page() -> str:
    return render_page(make_account())


class Elements(HTMLParser):
    """All elements of a page with their attributes, and the words between them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def test_the_policy_names_the_only_script_and_style_that_may_run(page: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    rules = policy[1].replace("&#39;", "'")
    for tag, directive in (("script", "script-src"), ("style", "style-src")):
        (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in rules
    assert rules.startswith("default-src 'none'; ")
    assert "unsafe" not in rules


def test_no_element_runs_or_fetches_anything(page: str) -> None:
    found = Elements(page)
    assert [attributes.get("type") for attributes in found.all("script")] == ["application/json", None]
    assert not {tag for tag, _ in found.elements} & {
        "img",
        "iframe",
        "object",
        "embed",
        "base",
        "video",
        "audio",
    }
    for _, attributes in found.elements:
        assert not [
            name for name in attributes if name.startswith("on") or name in ("src", "style", "srcset")
        ]
    links = [str(attributes["href"]) for attributes in found.all("a")]
    local = [link for link in links if not link.startswith(("#", "https://"))]
    assert local == ["chronology.csv", *(f"{kind}.csv" for kind in LISTED_KINDS), "account.json"]
    assert [attributes["href"] for attributes in found.all("link")] == ["data:,"]


def test_links_out_tell_nobody_where_they_come_from(page: str) -> None:
    out = [link for link in Elements(page).all("a") if str(link["href"]).startswith("http")]
    assert [(link["href"], link["rel"]) for link in out] == [
        ("https://agency.example/1", "noopener noreferrer")
    ]


def test_hostile_words_are_shown_as_words(page: str) -> None:
    assert HOSTILE_LABEL not in page
    assert "<svg onload" not in page
    assert "&lt;script&gt;window.hacked=1" in page
    assert "\u202e" not in page
    assert "javascript:window.hacked=1" in Elements(page).words


def test_the_data_reads_back_and_the_quote_is_cut_at_the_right_letters(page: str) -> None:
    (raw,) = re.findall(r'<script type="application/json" id="account">(.*?)</script>', page, re.DOTALL)
    data = json.loads(raw)
    incident = next(each for each in data["incidents"] if each["id"] == "i2")
    assert quoted_on_page(incident["mentions"][0], data) == "A convoy was attacked near Testtown in July 2021"


def test_every_row_of_every_chapter_carries_its_quote_in_the_report(page: str) -> None:
    (raw,) = re.findall(r'<script type="application/json" id="account">(.*?)</script>', page, re.DOTALL)
    data = json.loads(raw)
    rows = {row["id"]: row for chapter in data["chapters"] for row in chapter["rows"]}
    listed = [m for m in make_account().coded().mentions() if not isinstance(m, EventMention)]
    assert sorted(rows) == sorted(mention.id for mention in listed)
    for mention in listed:
        assert quoted_on_page(rows[mention.id], data) == visible(mention.quote.text)


def test_a_reader_without_scripts_gets_the_chapters_with_their_quotes(page: str) -> None:
    chapter = page[page.index('<section id="figures"') : page.index('<section id="relations"')]
    plain = Elements(chapter[chapter.index("<noscript>") : chapter.index("</noscript>")])
    assert len(plain.all("li")) == 4
    assert "fatalities: guards · 3 · persons" in " ".join(plain.words.split())
    assert "three guards" in plain.words


def test_an_account_without_other_kinds_has_no_empty_chapters() -> None:
    bare = replace(make_account(), statements=(), figures=(), relations=(), assessments=(), causal=())
    ids = [attributes.get("id") for attributes in Elements(render_page(bare)).all("section")]
    assert ids == [None, "timeline", "map", "chronology", "sources", "method"]


def test_sentences_are_held_once(page: str) -> None:
    (raw,) = re.findall(r'<script type="application/json" id="account">(.*?)</script>', page, re.DOTALL)
    sentences = json.loads(raw)["sentences"]
    assert len(sentences) == len(set(sentences))


def test_a_reader_without_scripts_gets_a_plain_chronology(page: str) -> None:
    plain = page[page.index("<noscript>") : page.index("</noscript>")]
    assert plain.count("<li>") == 7
    assert "6 June 2021" in plain
    assert "no date: nothing in the passage dates it" in plain
    assert "On 6 June 2021 rockets hit North Harbour, killing three guards" in plain


def test_rejects_and_sources_are_told_with_reasons(page: str) -> None:
    words = " ".join(Elements(page).words.split())
    assert "/in/broken<script>.pdf" in words
    assert "the file is encrypted" in words
    assert "The Agency (front matter)" in words
    assert "feedfeedfeed" in words


def test_the_same_account_gives_the_same_page(page: str) -> None:
    assert render_page(make_account()) == page
    assert render_page(replace(make_account(), build="b2")) != page


def test_headings_go_down_one_level_at_a_time(page: str) -> None:
    levels = [int(tag[1]) for tag, _ in Elements(page).elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
