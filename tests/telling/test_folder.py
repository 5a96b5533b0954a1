"""The report's folder: its files, whole, and never with words that are not in a report."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from polybius.errors import QuoteNotInReport, RecordError, RenderError
from polybius.records import Account, Quote
from polybius.telling import LISTED_KINDS, write_report
from tests.telling.build_account import make_account

FILES = sorted(["account.json", "chronology.csv", "index.html", *(f"{kind}.csv" for kind in LISTED_KINDS)])


def test_the_folder_holds_page_tables_and_json(tmp_path: Path) -> None:
    page = write_report(make_account(), tmp_path / "new" / "report")
    assert page == tmp_path / "new" / "report" / "index.html"
    assert sorted(path.name for path in page.parent.iterdir()) == FILES


def test_a_report_written_again_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    write_report(make_account(), tmp_path)
    write_report(replace(make_account(), title="Another title"), tmp_path)
    assert "Another title" in (tmp_path / "index.html").read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == FILES


@pytest.mark.parametrize("field", ["quote", "trigger", "support", "source"])
def test_words_that_are_not_in_the_report_are_refused_before_anything_is_written(
    tmp_path: Path, field: str
) -> None:
    account = make_account()
    mention = account.mentions[0]
    false = Quote(mention.report, 0, 9, "The portx")
    changed = {
        "quote": replace(mention, quote=false),
        "trigger": replace(mention, trigger=false),
        "support": replace(mention, support=(false,)),
        "source": replace(mention, source=replace(mention.source, quotes=(false,))),
    }[field]
    with pytest.raises(QuoteNotInReport, match="The portx"):
        write_report(replace(account, mentions=(changed, *account.mentions[1:])), tmp_path / "report")
    assert not (tmp_path / "report").exists()


@pytest.mark.parametrize("kind", LISTED_KINDS)
def test_words_of_any_kind_that_are_not_in_the_report_are_refused(tmp_path: Path, kind: str) -> None:
    account = make_account()
    first, *others = getattr(account, kind)
    changed = replace(first, quote=Quote(first.report, 0, 9, "The portx"))
    with pytest.raises(QuoteNotInReport, match="The portx"):
        write_report(replace(account, **{kind: (changed, *others)}), tmp_path / "report")
    assert not (tmp_path / "report").exists()


def test_a_statement_about_a_mention_that_is_not_there_is_refused(tmp_path: Path) -> None:
    account = make_account()
    changed = replace(account.statements[0], about="nowhere.e1")
    with pytest.raises(RecordError, match="is about nowhere"):
        write_report(replace(account, statements=(changed,)), tmp_path)


def test_a_quote_of_a_report_that_is_not_there_is_refused(tmp_path: Path) -> None:
    account = make_account()
    with pytest.raises(QuoteNotInReport, match="which is not in the account"):
        write_report(replace(account, reports=account.reports[1:]), tmp_path)


def test_an_incident_with_a_mention_that_is_not_there_is_refused(tmp_path: Path) -> None:
    account = make_account()
    with pytest.raises(RecordError, match="incident i1 names"):
        write_report(replace(account, mentions=account.mentions[1:]), tmp_path)


def test_a_folder_that_cannot_be_made_is_a_render_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(RenderError, match="cannot be written"):
        write_report(make_account(), tmp_path / "file" / "report")


def test_an_account_without_anything_still_makes_a_report(tmp_path: Path) -> None:
    empty = Account("Empty", "b1", "2026-01-02T03:04:05+00:00", "polybius 0.1.0", (), (), (), (), ())
    page = write_report(empty, tmp_path).read_text(encoding="utf-8")
    assert "tell of no incident" in page
    assert json.loads((tmp_path / "account.json").read_text(encoding="utf-8"))["incidents"] == []


def test_the_json_holds_every_record_under_its_field_names(tmp_path: Path) -> None:
    write_report(make_account(), tmp_path)
    told = json.loads((tmp_path / "account.json").read_text(encoding="utf-8"))
    assert told["format"] == "polybius-account"
    assert [len(told[kind]) for kind in ("reports", "rejects", "mentions", "incidents")] == [3, 1, 8, 7]
    mention = told["mentions"][0]
    assert mention["when"]["earliest"] == "2021-06-06"
    assert mention["where"]["place"]["name"] == "North Harbour"
    report = next(each for each in told["reports"] if each["id"] == mention["report"])
    quote = mention["quote"]
    assert report["text"][quote["start"] : quote["end"]] == quote["text"]


def test_the_json_hides_no_direction_marks(tmp_path: Path) -> None:
    write_report(make_account(), tmp_path)
    raw = (tmp_path / "account.json").read_text(encoding="utf-8")
    assert "\u202e" not in raw
    assert "\\u202e" in raw
    assert "\u202e" in json.loads(raw)["reports"][2]["text"]
