"""The real stages on the reference analyses: everything quoted is there, and the floors of accuracy hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.bars import reached
from polybius.pipeline import code_files, codebook_documents
from polybius.records import Account
from polybius.scoring import load_aliases, load_coded, load_texts, score
from polybius.store import quotes_of

EVENT_FIELDS = """
    id quote type mode actors recipients weapons place date date_text count killed injured
    result realis status attribution stage date_prec where_prec event_clarity source casualties met
    incident part_of
    rule confidence
"""
SLACK = 0.02
"""How far below its bar a score may lie: docs/accuracy.md says which bars are met."""


@pytest.fixture(scope="module")
def account(shared: Path) -> Account:
    return code_files(sorted((shared / "seeds").glob("*.txt")))


@pytest.fixture(scope="module")
def documents(account: Account) -> list[dict[str, Any]]:
    return [json.loads(json.dumps(document)) for document in codebook_documents(account)]


def test_nothing_is_rejected(account: Account) -> None:
    assert len(account.reports) == 5
    assert account.rejects == ()


def test_every_word_cited_stands_in_its_report(account: Account) -> None:
    stored = {report.id: report.text for report in account.reports}
    for mention in account.coded().mentions():
        for field, quote in quotes_of(mention):
            assert stored[quote.report][quote.start : quote.end] == quote.text, (mention.id, field)


def test_every_event_has_exactly_the_fields_of_the_codebook(documents: list[dict[str, Any]]) -> None:
    for document in documents:
        assert list(document) == [
            "document",
            "events",
            "statements",
            "figures",
            "relations",
            "assessments",
            "causal",
        ]
        assert all(" ".join(event) == " ".join(EVENT_FIELDS.split()) for event in document["events"])


def test_some_incident_is_told_of_by_several_reports(account: Account) -> None:
    assert max(len(incident.reports) for incident in account.incidents) >= 2


def test_no_score_falls_far_below_its_bar(documents: list[dict[str, Any]], shared: Path) -> None:
    gold = shared / "gold"
    table = score(load_coded(gold), documents, load_texts(shared / "seeds"), load_aliases(gold))
    fallen = {one.bar.name: one.measured for one in reached(table) if one.measured < one.bar.asked - SLACK}
    assert fallen == {}
    assert table.quotes_outside == ()
    assert table.incidents.b_cubed_f1 >= 0.75
