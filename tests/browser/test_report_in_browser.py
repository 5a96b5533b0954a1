"""The report as a reader meets it: in a browser, by hand, by keyboard, on a phone and on paper."""

from __future__ import annotations

import base64
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from polybius.telling import write_report
from polybius.telling.visible import visible
from tests.telling.build_account import (
    HOSTILE_LABEL,
    HOSTILE_SCRIPT,
    make_account,
    make_crowd,
    make_many_figures,
)

if TYPE_CHECKING:
    from tests.browser.opened import OpenReport

ALL = ["i4", "i6", "i1", "i2", "i3", "i5", "i7"]


def press(opened: OpenReport, selector: str) -> None:
    opened.ask(f"document.querySelector({selector!r}).click()")


def type_keys(opened: OpenReport, *keys: str) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    ActionChains(opened.window).send_keys(*keys).perform()


def test_the_page_opens_without_a_complaint_and_asks_for_nothing(
    opened: OpenReport, screenshots: Path
) -> None:
    opened.open()
    assert opened.shown() == ALL
    for incident in ALL:
        press(opened, f"#{incident}")
    press(opened, "#place-list a")
    opened.keep_screenshot(screenshots / "report-desktop.png")
    assert opened.errors() == []
    assert {address for address in opened.requests() if not address.startswith("data:")} == {opened.address}


def test_hostile_words_run_nothing_and_are_shown_as_they_are(opened: OpenReport) -> None:
    opened.open("#i6")
    assert opened.ask("window.hacked") is None
    assert opened.ask("document.querySelectorAll('script, iframe, img, object, embed').length") == 2
    assert opened.ask("document.querySelector('#i6 .label').textContent") == HOSTILE_LABEL
    mark = opened.ask("document.querySelector('#i6-body mark').textContent")
    assert mark.startswith("<script>window.hacked=1</script>")
    addresses = opened.ask("[...document.links].map((link) => link.protocol)")
    assert set(addresses) == {"file:", "https:"}
    assert opened.errors() == []


def test_script_put_into_the_page_later_is_refused(opened: OpenReport) -> None:
    opened.open()
    opened.ask(
        "(() => { const s = document.createElement('script'); s.append('window.hacked=1');"
        " try { document.body.append(s) } catch { } })()"
    )
    assert opened.ask("window.hacked") is None
    with pytest.raises(Exception, match="TrustedHTML"):
        opened.ask("document.body.innerHTML = '<b>x</b>'")


def test_a_deep_link_opens_its_incident_and_takes_the_focus(opened: OpenReport) -> None:
    opened.open("#i2")
    assert opened.ask("document.activeElement.id") == "i2"
    assert opened.ask("document.getElementById('i2').getAttribute('aria-expanded')") == "true"
    top = opened.ask("document.getElementById('i2').getBoundingClientRect().top")
    assert 0 <= top < 900


def test_a_deep_link_in_an_open_page_works_too(opened: OpenReport) -> None:
    opened.open("#type=REQUEST")
    opened.wait_for(["i3"])
    opened.ask("location.hash = 'i5'")
    opened.wait_for(ALL)
    assert opened.ask("document.getElementById('i5').getAttribute('aria-expanded')") == "true"


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ("q=convoy", ["i2"]),
        ("q=CONVOY+july", ["i2"]),
        ("q=three+guards", ["i1"]),
        ("from=2021-06-07&to=2021-06-30", ["i4", "i6"]),
        ("to=2021-06-30", ["i4", "i6", "i1"]),
        ("type=CONSULT", ["i7"]),
        ("mode=vote", ["i3"]),
        ("actor=Red+Group", ["i5"]),
        ("actor=Guards+of+the+harbour&side=doer", []),
        ("actor=Guards+of+the+harbour&side=target", ["i1"]),
        ("place=East+Province", ["i4"]),
        ("status=claimed", ["i5"]),
        ("deaths=1", ["i6", "i1"]),
        ("differ=1", ["i1"]),
        ("several=1", ["i1"]),
        ("without=planned,negated", ["i4", "i6", "i1", "i2", "i5"]),
        ("type=ASSAULT&q=harbour&open=i1", ["i1"]),
        ("from=nonsense&without=nonsense&spot=99", ALL),
    ],
)
def test_what_the_address_asks_for_is_what_the_list_holds(
    opened: OpenReport, asked: str, ids: list[str]
) -> None:
    opened.open(f"#{asked}")
    opened.wait_for(ids)
    assert opened.errors() == []


def test_filters_change_list_timeline_map_and_address_together(opened: OpenReport) -> None:
    opened.open()
    opened.ask(
        "(() => { const f = document.getElementById('f-place'); f.value = 'North Harbour';"
        " f.dispatchEvent(new Event('input', { bubbles: true })) })()"
    )
    opened.wait_for(["i1"])
    assert opened.ask("location.hash") == "#place=North+Harbour"
    assert opened.ask("document.getElementById('result').textContent") == "1 of 7 incidents"
    bars = "[...document.querySelectorAll('#timeline-bars rect')]"
    assert opened.ask(f"{bars}.filter((bar) => Number(bar.getAttribute('height')) > 0).length") == 1
    assert opened.ask("document.querySelectorAll('#map-spots .spot:not(.out)').length") == 1
    press(opened, "#clear")
    opened.wait_for(ALL)
    assert opened.ask("location.hash") == "#chronology"


def test_the_undated_that_a_question_about_time_leaves_out_are_counted(opened: OpenReport) -> None:
    opened.open("#from=2021-08-01")
    opened.wait_for(["i4", "i3"])
    told = opened.ask("document.getElementById('result').textContent")
    assert told == "2 of 7 incidents; 2 without a date cannot answer a question about time"


def test_a_column_of_the_timeline_asks_for_its_time(opened: OpenReport) -> None:
    opened.open()
    opened.ask(
        "(() => { const c = [...document.querySelectorAll('#timeline-columns rect')].pop();"
        " c.dispatchEvent(new MouseEvent('click', { bubbles: true })) })()"
    )
    assert opened.ask("location.hash").startswith("#from=2021-")


def test_a_place_shows_its_incidents_and_can_be_asked_for_alone(opened: OpenReport) -> None:
    opened.open()
    places = "[...document.querySelectorAll('#place-list a')]"
    opened.ask(f"{places}.find((place) => place.textContent.includes('North Harbour')).click()")
    assert "Rockets on North Harbour" in opened.ask("document.getElementById('place-open').textContent")
    opened.ask("[...document.querySelectorAll('#place-open button')].pop().click()")
    opened.wait_for(["i1"])


def test_the_map_comes_nearer_and_goes_back(opened: OpenReport) -> None:
    opened.open()
    view = "document.getElementById('map-chart').getAttribute('viewBox')"
    first = opened.ask(view)
    press(opened, "#map-nearer")
    near = opened.ask(view)
    assert float(near.split()[2]) < float(first.split()[2])
    opened.ask("document.getElementById('map-chart').focus()")
    type_keys(opened, "0")
    assert opened.ask(view) == first


def test_the_keyboard_alone_opens_and_closes_an_incident(opened: OpenReport) -> None:
    from selenium.webdriver.common.keys import Keys

    opened.open()
    opened.ask("document.getElementById('clear').scrollIntoView()")
    opened.ask("document.querySelector('[name=several]').focus()")
    type_keys(opened, Keys.TAB)
    assert opened.ask("document.activeElement.id") == "i4"
    type_keys(opened, Keys.ENTER)
    assert opened.ask("document.getElementById('i4-body').hidden") is False
    type_keys(opened, Keys.SPACE)
    assert opened.ask("document.getElementById('i4-body').hidden") is True


def test_the_first_tab_offers_to_skip_to_the_chronology(opened: OpenReport) -> None:
    from selenium.webdriver.common.keys import Keys

    opened.open()
    type_keys(opened, Keys.TAB)
    assert opened.ask("document.activeElement.textContent") == "Skip to the chronology"
    assert opened.ask("document.activeElement.getBoundingClientRect().left") >= 0


def test_an_opened_incident_shows_quote_context_and_contradictions(opened: OpenReport) -> None:
    opened.open("#i1")
    body = "document.getElementById('i1-body')"
    marks = f"[...{body}.querySelector('.mention').querySelectorAll('mark')]"
    assert (
        opened.ask(f"{marks}.map((mark) => mark.textContent).join('')")
        == "On 6 June 2021 rockets hit North Harbour, killing three guards"
    )
    words = opened.ask(f"{body}.textContent")
    assert "The port was quiet in spring." in words
    assert "they differ on the date, the place, the killed" in words
    assert "https://paper.example/a" in words
    assert "the doer is not told" in words
    assert "test.rule" in words
    differing = opened.ask(f"[...{body}.querySelectorAll('td.differ')].map((cell) => cell.textContent)")
    assert differing == ["6 June 2021", "North Harbour", "3", "8 June 2021", "Testtown", "at least 5"]


def row_ids(opened: OpenReport, chapter: str) -> list[str]:
    return opened.ask(f"[...document.querySelectorAll('#{chapter} tbody th button')].map((b) => b.id)")


def row_words(opened: OpenReport, row: str) -> str:
    """What is marked as the quote of an opened row."""
    marks = f"[...document.getElementById('{row}-body').querySelectorAll('mark')]"
    return opened.ask(f"{marks}.map((mark) => mark.textContent).join('')")


def test_every_row_of_every_chapter_opens_on_its_words(opened: OpenReport) -> None:
    opened.open()
    for kind in ("statements", "figures", "relations", "assessments", "causal"):
        quotes = {mention.id: visible(mention.quote.text) for mention in getattr(make_account(), kind)}
        assert sorted(row_ids(opened, kind)) == sorted(quotes)
        for row, quote in quotes.items():
            opened.ask(f"document.getElementById('{row}').click()")
            assert row_words(opened, row) == quote
            assert opened.ask(f"document.getElementById('{row}').getAttribute('aria-expanded')") == "true"
            assert opened.ask("location.hash") == f"#{row}"
    assert opened.ask("window.hacked") is None
    assert opened.ask("document.querySelectorAll('script, iframe, img, object, embed').length") == 2
    assert HOSTILE_SCRIPT in opened.ask("document.getElementById('relations').textContent")
    assert opened.errors() == []


def test_an_incident_shows_who_denies_it_with_the_words(opened: OpenReport) -> None:
    opened.open("#i7")
    card = "document.querySelector('#i7-body .statement')"
    caption = opened.ask(f"{card}.querySelector('figcaption').textContent")
    assert caption.startswith("denial by Dr. Hill (reported)")
    marks = opened.ask(f"[...{card}.querySelectorAll('mark')].map((mark) => mark.textContent).join('')")
    assert marks == "Dr. Hill denied that talks were held"


def test_a_chapter_is_filtered_and_sorted_within_its_groups(opened: OpenReport) -> None:
    opened.open()
    agency, paper, hostile = (report.id for report in make_account().reports)
    first = [f"{paper}.f1", f"{agency}.f1", f"{paper}.f2", f"{hostile}.f1"]
    assert row_ids(opened, "figures") == first
    number = "document.querySelectorAll('#figures thead button')[1]"
    opened.ask(f"{number}.click()")
    assert row_ids(opened, "figures") == [f"{agency}.f1", f"{paper}.f1", f"{paper}.f2", f"{hostile}.f1"]
    assert opened.ask(f"{number}.parentElement.getAttribute('aria-sort')") == "ascending"
    opened.ask(f"{number}.click()")
    assert row_ids(opened, "figures") == first
    assert opened.ask(f"{number}.parentElement.getAttribute('aria-sort')") == "descending"
    opened.ask(
        "(() => { const f = document.getElementById('figures-q'); f.value = 'GUARDS three';"
        " f.dispatchEvent(new Event('input', { bubbles: true })) })()"
    )
    opened.wait_until("document.getElementById('figures-result').textContent", "1 of 4 figures")
    assert row_ids(opened, "figures") == [f"{agency}.f1"]
    assert opened.ask("[...document.querySelectorAll('#figures .group')].map((g) => g.textContent)") == [
        "fatalities 1"
    ]


def test_rows_can_be_asked_for_by_how_sure_the_program_is(opened: OpenReport, tmp_path: Path) -> None:
    account = make_account()
    shares = (0.95, 0.5, None, 0.8)
    figures = tuple(
        replace(figure, confidence=sure) for figure, sure in zip(account.figures, shares, strict=True)
    )
    opened.open(page=write_report(replace(account, figures=figures), tmp_path))
    assert opened.ask("document.getElementById('relations-sure')") is None
    opened.ask(
        "(() => { const f = document.getElementById('figures-sure'); f.value = '80';"
        " f.dispatchEvent(new Event('input', { bubbles: true })) })()"
    )
    opened.wait_until("document.getElementById('figures-result').textContent", "2 of 4 figures")
    press(opened, f"[id='{figures[0].id}']")
    assert "; 95 % sure" in opened.ask(f"document.getElementById('{figures[0].id}-body').textContent")


def test_a_deep_link_opens_a_row_and_gives_up_a_filter_that_hides_it(opened: OpenReport) -> None:
    row = make_account().causal[0].id
    opened.open(f"#{row}")
    assert opened.ask("document.activeElement.id") == row
    assert row_words(opened, row) == make_account().causal[0].quote.text
    opened.ask("document.getElementById('figures-q').value = 'nothing at all'")
    opened.ask("document.getElementById('figures-form').dispatchEvent(new Event('input'))")
    opened.wait_until("document.getElementById('figures-result').textContent", "0 of 4 figures")
    other = make_account().figures[0].id
    opened.ask(f"location.hash = '{other}'")
    opened.wait_until("document.activeElement.id", other)


def test_the_keyboard_alone_opens_a_row(opened: OpenReport) -> None:
    from selenium.webdriver.common.keys import Keys

    row = make_account().assessments[0].id
    opened.open()
    opened.ask("document.querySelector('#assessments thead th:last-child button').focus()")
    type_keys(opened, Keys.TAB)
    assert opened.ask("document.activeElement.id") == row
    type_keys(opened, Keys.ENTER)
    assert row_words(opened, row) == make_account().assessments[0].quote.text
    type_keys(opened, Keys.SPACE)
    assert opened.ask(f"document.getElementById('{row}-body')") is None


def test_ten_thousand_figures_are_drawn_in_parts_and_searched_at_once(
    opened: OpenReport, tmp_path: Path
) -> None:
    opened.open(page=write_report(make_many_figures(10_000), tmp_path))
    assert len(row_ids(opened, "figures")) == 40
    assert opened.ask("document.querySelector('#figures .group .count').textContent") == "10000"
    took = opened.ask(
        "(() => { const start = performance.now();"
        " document.querySelectorAll('#figures thead button')[1].click();"
        " return performance.now() - start })()"
    )
    assert took < 1000
    press(opened, "#figures-some")
    assert len(row_ids(opened, "figures")) == 240


def test_a_long_list_is_shown_in_parts_and_a_deep_link_reaches_its_end(
    opened: OpenReport, tmp_path: Path
) -> None:
    page = write_report(make_crowd(700), tmp_path)
    opened.open("#i650", page=page)
    assert opened.ask("document.activeElement.id") == "i650"
    opened.open(page=page)
    assert len(opened.shown()) == 300
    press(opened, "#more-some")
    assert len(opened.shown()) == 600
    press(opened, "#more-all")
    assert opened.shown()[-1] == "i700"
    assert opened.ask("document.getElementById('more').hidden") is True


def test_a_phone_scrolls_down_and_never_sideways(opened: OpenReport, screenshots: Path) -> None:
    opened.open("#i6", width=360, height=740)
    press(opened, "#i1")
    assert opened.ask("document.documentElement.scrollWidth") == 360
    opened.keep_screenshot(screenshots / "report-phone.png")
    assert opened.errors() == []


def test_the_page_has_a_dark_face(opened: OpenReport, screenshots: Path) -> None:
    opened.open("#i1", dark=True)
    ink, paper = opened.ask(
        "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert (ink, paper) == ("rgb(232, 230, 224)", "rgb(20, 23, 27)")
    opened.keep_screenshot(screenshots / "report-dark.png")


def test_on_paper_the_whole_list_is_printed(opened: OpenReport, screenshots: Path) -> None:
    opened.open()
    words = printed_words(opened, screenshots / "report.pdf")
    assert "Talks that were not held" in words
    assert "Show only these" not in words


def printed_words(opened: OpenReport, path: Path) -> str:
    """The words of the page as printed to a PDF, which is kept at the path."""
    settings = {"printBackground": True, "preferCSSPageSize": True}
    path.write_bytes(base64.b64decode(opened.tell("Page.printToPDF", **settings)["data"]))
    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(pages).split())


def test_without_scripts_the_incidents_are_still_told(opened: OpenReport, tmp_path: Path) -> None:
    opened.tell("Emulation.setScriptExecutionDisabled", value=True)
    try:
        opened.open()
        words = printed_words(opened, tmp_path / "plain.pdf")
    finally:
        opened.tell("Emulation.setScriptExecutionDisabled", value=False)
    assert "Without scripts the incidents are listed plainly" in words
    assert "Talks that were not held" in words
    assert "Told as" not in words


def test_every_control_has_a_name_and_every_id_is_one(opened: OpenReport) -> None:
    opened.open("#i7")
    for kind in ("statements", "figures"):
        press(opened, f"#{kind} tbody th button")
    nameless = opened.ask(
        "[...document.querySelectorAll('button, input, select, a, summary')].filter((e) =>"
        " !(e.textContent.trim() || e.getAttribute('aria-label') || (e.labels && e.labels.length))).length"
    )
    assert nameless == 0
    assert (
        opened.ask(
            "(() => { const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);"
            " return ids.length - new Set(ids).size })()"
        )
        == 0
    )
    levels = opened.ask("[...document.querySelectorAll('h1,h2,h3,h4,h5')].map((e) => Number(e.tagName[1]))")
    assert all(after <= before + 1 for before, after in pairwise(levels))
