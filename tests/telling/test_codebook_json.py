"""One report's mentions in the codebook's shape."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polybius.errors import QuoteNotInReport
from polybius.records import Coded, Count
from polybius.telling import codebook_document
from tests.telling.build_account import make_account

INCIDENTS = {"i1": "i4"}


def test_an_event_has_exactly_the_codebooks_fields() -> None:
    account = make_account()
    agency = account.reports[0]
    incident_of = {name: incident.id for incident in account.incidents for name in incident.mentions}
    document = codebook_document(
        agency, Coded(account.mentions).by_report()[agency.id], incident_of, INCIDENTS
    )
    assert list(document) == [
        "document",
        "events",
        "statements",
        "figures",
        "relations",
        "assessments",
        "causal",
    ]
    assert document["document"] == "agency.txt"
    assert [event["id"] for event in document["events"]] == ["e1", "e2", "e3", "e4"]
    assert document["events"][0] == {
        "id": "e1",
        "quote": "On 6 June 2021 rockets hit North Harbour, killing three guards",
        "type": "ASSAULT",
        "mode": "rocket",
        "actors": [],
        "recipients": [{"name": "Guards of the harbour", "text": "three guards"}],
        "weapons": ["rocket"],
        "place": {"name": "North Harbour", "text": "North Harbour"},
        "date": "2021-06-06",
        "date_text": "On 6 June 2021",
        "count": 1,
        "killed": 3,
        "injured": None,
        "result": None,
        "realis": "actual",
        "status": "reported",
        "attribution": "no-claim",
        "stage": "accomplished",
        "date_prec": 1,
        "where_prec": 1,
        "event_clarity": 1,
        "source": "Daily Paper, 2021-06-07",
        "casualties": [],
        "met": None,
        "incident": "i1",
        "part_of": "i4",
        "rule": "test.rule",
        "confidence": None,
    }
    assert document["events"][3]["place"] is None
    assert document["events"][3]["date"] is None


def test_events_are_numbered_in_the_order_of_the_text() -> None:
    account = make_account()
    own = Coded(account.mentions[::-1]).by_report()[account.reports[0].id]
    document = codebook_document(account.reports[0], own, {}, {})
    assert [event["type"] for event in document["events"]] == ["ASSAULT", "ASSAULT", "REQUEST", "CONSULT"]
    assert document["events"][0]["incident"] is None


def test_counts_are_written_as_the_codebook_writes_them() -> None:
    account = make_account()
    mention = replace(
        account.mentions[0], count=Count(None, None), killed=Count(2, 4), injured=Count(25, None)
    )
    event = codebook_document(account.reports[0], Coded((mention,)), {}, {})["events"][0]
    assert (event["count"], event["killed"], event["injured"]) == (None, "2-4", 25)


def test_a_quote_that_is_not_in_the_report_is_refused() -> None:
    account = make_account()
    changed = replace(account.reports[0], text=account.reports[0].text.replace("rockets", "rackets"))
    with pytest.raises(QuoteNotInReport, match=r"agency\.txt: code the report again"):
        codebook_document(changed, Coded(account.mentions), {}, {})
