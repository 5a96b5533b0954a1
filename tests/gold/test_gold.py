"""The gold reports: quotes stand in their report, codes are in the codebook, ids are told once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from polybius.codebook import load_codebook
from polybius.reading import read_file
from polybius.records import CODED_KINDS, edtf_bounds
from polybius.scoring import load_coded

GOLD = Path(__file__).parent
DOCUMENTS: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("*.json"))
}
KINDS = ("events", "statements", "figures", "relations", "assessments", "causal")
CODED_FIELDS = (
    ("events", "type", "type"),
    ("events", "realis", "realis"),
    ("events", "status", "status"),
    ("events", "result", "result"),
    ("statements", "kind", "statement kind"),
    ("figures", "measure", "measure"),
    ("relations", "relation", "relation"),
    ("relations", "status", "status"),
)


def entries(name: str) -> list[dict[str, Any]]:
    """All entries of all kinds."""
    return [entry for kind in KINDS for entry in DOCUMENTS[name][kind]]


def test_every_report_has_its_gold_and_the_scorer_takes_it() -> None:
    texts = sorted(path.name for path in GOLD.glob("*.txt"))
    assert len(texts) == 26
    assert sorted(document.document for document in load_coded(GOLD)) == texts


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_report_tells_its_day(name: str) -> None:
    assert read_file(GOLD / f"{name}.txt").published is not None


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_quote_stands_once_in_a_coded_paragraph(name: str) -> None:
    report = read_file(GOLD / f"{name}.txt")
    paragraphs = [report.text[p.start : p.end] for p in report.passages if p.kind in CODED_KINDS]
    quotes = [entry["quote"] for entry in entries(name)]
    assert [quote for quote in quotes if sum(text.count(quote) for text in paragraphs) != 1] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_code_is_in_the_codebook(name: str) -> None:
    codebook = load_codebook()
    for kind, key, field in CODED_FIELDS:
        for entry in DOCUMENTS[name][kind]:
            if entry[key] is not None:
                codebook.field(field).code(entry[key])
    for event in DOCUMENTS[name]["events"]:
        if event["mode"]:
            assert event["type"] in codebook.field("mode").code(event["mode"]).of


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_date_can_be_read(name: str) -> None:
    dates = [entry.get(key) for entry in entries(name) for key in ("date", "as_of", "from", "to", "horizon")]
    for date in filter(None, dates):
        edtf_bounds(date)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_id_is_told_once_and_every_incident_is_known(name: str) -> None:
    ids = [entry["id"] for entry in entries(name)]
    assert len(ids) == len(set(ids))
    events = DOCUMENTS[name]["events"]
    incidents = {event["incident"] for event in events}
    named = {event["part_of"] for event in events} | {s["about"] for s in DOCUMENTS[name]["statements"]}
    assert named - {None} <= incidents
