"""Every quote in every output stands word for word in its stored report."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polybius.config import Config
from polybius.own_codebook import OwnCodebook
from polybius.pipeline import build, code_files, codebook_documents, real_stages
from polybius.pipeline.stages import CodeReport
from polybius.records import Account
from polybius.store import load_account, open_case, quotes_of
from polybius.telling import LISTED_KINDS, kind_csv, kind_table
from polybius.telling.atlas import load_atlas
from polybius.telling.chapters import chapters_of
from polybius.telling.page_data import page_data
from polybius.telling.timeline import lay_out_timeline
from polybius.telling.visible import one_line, visible
from polybius.telling.worldmap import lay_out_map
from tests.pipeline import fakes
from tests.telling.packed import quoted_on_page

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
HAPPENINGS = st.sampled_from(["Reds attacked Blues", "Blues attacked Ärzte", "he attacked it"])
TEXTS = st.lists(st.one_of(WORDS, HAPPENINGS), min_size=1, max_size=12).map(" ".join).filter(str.strip)


@settings(max_examples=15, deadline=None)
@given(texts=st.lists(TEXTS, min_size=1, max_size=3, unique=True))
def test_every_quote_of_a_build_stands_in_its_report(texts: list[str]) -> None:
    with TemporaryDirectory() as folder:
        sources = write_sources(Path(folder) / "reports", texts)
        build([sources], Path(folder) / "case", stages=fakes.STAGES)
        account = load_account(open_case(Path(folder) / "case"))
    stored = {report.id: report.text for report in account.reports}
    assert sorted(stored.values()) == sorted(texts)
    for mention in account.coded().mentions():
        for _, quote in quotes_of(mention):
            assert stored[quote.report][quote.start : quote.end] == quote.text


@settings(max_examples=20, deadline=None)
@given(texts=st.lists(TEXTS, min_size=1, max_size=3, unique=True))
def test_every_quote_printed_as_json_stands_in_its_text(texts: list[str]) -> None:
    with TemporaryDirectory() as folder:
        sources = write_sources(Path(folder) / "reports", texts)
        account = code_files([sources], stages=fakes.STAGES)
        printed = [json.dumps(document) for document in codebook_documents(account, stages=fakes.STAGES)]
    by_name = {f"{number}.txt": text for number, text in enumerate(texts)}
    for document in map(json.loads, printed):
        assert all(event["quote"] in by_name[document["document"]] for event in document["events"])


@pytest.fixture(scope="module")
def coder() -> CodeReport:
    return real_stages().load_coder(OwnCodebook())


ODD = st.sampled_from(
    ["—", "(", "”", "\u00ad", "ﬁ", "7", "[12]", "\n", "\n\n", "U.S.", "the", "on", ";", "\u200b", "🙂"]
)
TOLD = st.sampled_from(
    [
        "Gunmen killed two guards near the river on 3 May 2020.",
        "The ministry said that a drone had hit the depot, wounding at least five people",
        "He denied it, but the group claimed the attack.",
        "ROCKETS STRUCK THE AIRFIELD AND THE EMBASSY",
        "the bombing of a convoy by insurgents",
        "Parliament voted to expel all foreign troops.",
        "Soldiers arrested, beat and later freed forty protesters in the town’s east",
        "Some 5,000 soldiers of the Northern Army are in the valley, the spokesman of the ministry warned.",
        "The army is likely to withdraw by 2025, because the bombing led to protests.",
    ]
)
REPORTS = st.lists(st.one_of(WORDS, ODD, TOLD), min_size=1, max_size=10).map(" ".join).filter(str.strip)


@settings(max_examples=30, deadline=None)
@given(text=REPORTS)
def test_the_coder_quotes_nothing_that_is_not_in_the_report(coder: CodeReport, text: str) -> None:
    report = fakes.make_report(text)
    for mention in coder(report).mentions():
        for _, quote in quotes_of(mention):
            assert text[quote.start : quote.end] == quote.text


@settings(max_examples=20, deadline=None)
@given(text=REPORTS)
def test_the_report_shows_and_lists_no_words_that_are_not_in_its_text(coder: CodeReport, text: str) -> None:
    account = account_of(text, coder)
    shown = visible(text)
    timeline, worldmap = lay_out_timeline(account.incidents), lay_out_map(account.incidents, load_atlas())
    packed = page_data(account, timeline, worldmap, chapters_of(account))
    told = [row for chapter in packed["chapters"] for row in chapter["rows"]]
    told += [mention for incident in packed["incidents"] for mention in incident["mentions"]]
    mentions = account.coded().mentions()
    assert len(told) == len(mentions)
    assert sorted(squeezed(quoted_on_page(each, packed)) for each in told) == sorted(
        squeezed(visible(mention.quote.text)) for mention in mentions
    )
    assert all(sentence in shown for sentence in packed["sentences"])
    words = [cell.words for each in chapters_of(account) for row in each.rows for cell in row.cells]
    assert all(each in text for each in words if each)
    for kind in LISTED_KINDS:
        rows = kind_table(account, kind).picked(["start", "end", "quote"])
        assert all(text[start:end] == quote for start, end, quote in rows)  # type: ignore[misc]
        written = csv.DictReader(io.StringIO(kind_csv(account, kind).removeprefix("\ufeff")))
        for row, (_, _, quote) in zip(written, rows, strict=True):
            assert row["quote"].removeprefix("'") == one_line(str(quote)).removeprefix("'")


def account_of(text: str, coder: CodeReport) -> Account:
    """The account of one report, every happening an incident of its own."""
    report = fakes.make_report(text)
    coded = coder(report)
    incidents = fakes.link(coded.events, Config(), OwnCodebook()).incidents
    links = Account("A case", "b1", "2026-01-02T03:04:05+00:00", "polybius", (report,), (), (), (), incidents)
    kinds = {kind: getattr(coded, kind) for kind in LISTED_KINDS}
    return replace(links, mentions=coded.events, **kinds)


def squeezed(text: str) -> str:
    """Without blanks: those between two sentences of a quote are not packed."""
    return "".join(text.split())


def write_sources(folder: Path, texts: list[str]) -> Path:
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_bytes(text.encode())
    return folder
