"""The page of errors: complete, marked, and inert whatever the report holds."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from polybius.errors import ScoringError
from polybius.scoring import compare, list_differences, render_errors, write_errors
from tests.scoring.build_documents import TEXTS, document, event, named

HOSTILE = '<script>window.hacked=1</script> <img src=x onerror="window.hacked=1"> " onload="window.hacked=1'


class Elements(HTMLParser):
    """All elements of a page with their attributes, and the words inside marks."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.marked: list[tuple[str | None, str]] = []
        self._mark: str | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._mark = dict(attrs).get("class") if tag == "mark" else None

    def handle_endtag(self, tag: str) -> None:
        self._mark = None

    def handle_data(self, data: str) -> None:
        self.words += data
        if self._mark:
            self.marked.append((self._mark.strip(), data))


def page_of(gold: dict[str, object], pred: dict[str, object], texts: dict[str, str] = TEXTS) -> str:
    compared = compare([gold], [pred], texts)
    return render_errors(list_differences(compared), compared.texts)


def hostile_page() -> str:
    text = f"{HOSTILE} Rebels shelled {HOSTILE} the port. {HOSTILE}"
    quote = f"Rebels shelled {HOSTILE} the port."
    gold = document(event("g<b>", quote, mode=HOSTILE, actors=[named(HOSTILE)]), name=f"{HOSTILE}.txt")
    pred = document(event("p", quote), event("q", HOSTILE, HOSTILE), name=f"{HOSTILE}.txt")
    return page_of(gold, pred, {f"{HOSTILE}.txt": text})


def test_text_of_strangers_makes_no_element_and_no_attribute() -> None:
    found = Elements(hostile_page())
    tags = {tag for tag, _ in found.elements}
    assert not tags & {"script", "img", "iframe", "object", "embed", "link", "form", "base", "svg", "b"}
    assert not {name for _, attributes in found.elements for name in attributes if name.startswith("on")}
    assert "<script>window.hacked=1</script>" in found.words


def test_the_policy_allows_the_one_style_and_nothing_else() -> None:
    page = hostile_page()
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert policy[1].replace("&#39;", "'") == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def test_links_lead_to_sections_of_the_page_only() -> None:
    found = Elements(hostile_page())
    sections = {f"#{attributes['id']}" for tag, attributes in found.elements if tag == "section"}
    links = {attributes["href"] for tag, attributes in found.elements if tag == "a"}
    assert links == sections | {"#"}
    assert sections == {"#d1-events"}


def test_marks_that_turn_or_hide_text_are_replaced() -> None:
    text = "Rebels shelled \u202ethe port\u202c of Aden\x1b[2J.\ud800"
    page = page_of(document(event("g", "Rebels shelled")), document(), {"one.txt": text})
    assert not set(page) & set("\u202e\u202c\x1b\ud800")
    page.encode("utf-8")


def test_gold_and_predicted_words_are_marked_in_their_surroundings() -> None:
    gold = document(event("g", "Rebels shelled the port", mode="mortar"))
    pred = document(event("p", "the port of Aden on 3", mode="rocket"))
    found = Elements(page_of(gold, document(event("p", "shelled the port of Aden", mode="rocket"))))
    assert found.marked[-3:] == [
        ("gold", "Rebels "),
        ("gold pred", "shelled the port"),
        ("pred", " of Aden"),
    ]
    assert ("pred", "the port of Aden on 3") in Elements(page_of(document(), pred)).marked
    assert "on 3 March 2015, killing four guards." in Elements(page_of(gold, document())).words


def test_the_surroundings_are_cut_between_words() -> None:
    words = " ".join(f"word{number}" for number in range(1000, 1100))
    gold = document(event("g", "Rebels shelled"))
    found = Elements(page_of(gold, document(), {"one.txt": f"{words} Rebels shelled {words}"}))
    assert re.findall(r"\u2026 (\w+)|(\w+) \u2026", found.words) == [("word1078", ""), ("", "word1021")]


def test_a_wrong_field_is_shown_with_both_values() -> None:
    gold = document(event("g", "Rebels shelled the port", mode="mortar"))
    found = Elements(page_of(gold, document(event("p", "Rebels shelled the port", mode="rocket"))))
    assert re.search(r"mode\s*mortar\s*rocket", found.words)


def test_a_missed_mention_tells_what_was_predicted_in_its_place() -> None:
    gold = document(event("g", "The governor met the envoy", "CONSULT"))
    pred = document(event("p", "The governor met the envoy", "AGREE"))
    page = page_of(gold, pred)
    assert "The prediction has here: AGREE" in page
    assert "1 missed, 1 false, 0 wrong." in page


def test_a_quote_that_stands_nowhere_is_shown_alone_and_said_so() -> None:
    found = Elements(page_of(document(event("g", "They fled to the hills")), document()))
    assert ("gold", "They fled to the hills") in found.marked
    assert "This quote was not found in the text." in found.words


def test_codings_that_agree_say_so() -> None:
    assert "Gold and prediction do not differ." in page_of(document(), document())


def test_a_page_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    compared = compare([document()], [document()], TEXTS)
    with pytest.raises(ScoringError, match="give another path to --errors"):
        write_errors(compared, tmp_path / "nowhere" / "errors.html")
