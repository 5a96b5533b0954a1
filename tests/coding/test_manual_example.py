"""The example of docs/coding.md is coded as the page and its drawing tell."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from polybius.pipeline.stages import CodeReport
from polybius.records import Coded, EventMention
from tests.coding.sentence_suite import make_report

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "coding.md").read_text(encoding="utf-8")
EXAMPLE = PAGE.partition("## An example\n")[2].partition("\n## ")[0]


@pytest.fixture(scope="module")
def coded(coder: CodeReport) -> Coded:
    block = "\n".join(line for line in EXAMPLE.splitlines() if line.startswith("    "))
    return coder(make_report(" ".join(textwrap.dedent(block).split()), "2023-05-04"))


def test_the_table_of_records_is_what_the_coder_gives(coded: Coded) -> None:
    told = [tuple(line.strip("| ").split(" | ")) for line in EXAMPLE.splitlines() if line.startswith("| ")]
    made = [
        *(("event", event_told(one), one.quote.text) for one in coded.events),
        *(
            ("statement", f"`{one.kind}` by governor, about the ambush", one.quote.text)
            for one in coded.statements
        ),
        *(
            (
                "figure",
                f"`{one.measure}` {one.value:.0f} {one.unit}, as of {one.as_of.edtf}",
                one.quote.text,
            )
            for one in coded.figures
        ),
        *(
            ("relation", f"{one.subject.name} `{one.relation}` {one.object.name}", one.quote.text)
            for one in coded.relations
        ),
        *(
            ("assessment", f"likelihood words: {one.likelihood.text}", one.quote.text)
            for one in coded.assessments
            if one.likelihood
        ),
        *(
            ("causal", f"{one.cause.name}, more of it: {one.effect.name}", one.quote.text)
            for one in coded.causal
            if one.polarity == 1
        ),
    ]
    assert told[1:] == made


def event_told(one: EventMention) -> str:
    """An event as the page tells it."""
    who = f"`{one.type}` by {', '.join(actor.name for actor in one.actors)}"
    whom = "".join(f" on {recipient.name}" for recipient in one.recipients)
    where = f", {one.where.name}" if one.where.known else ""
    killed = f", killed {one.killed.written()}" if one.killed else ""
    source = one.source.written()
    return f"{who}{whom}{where}, {one.when.edtf}{killed}, `{one.status}`{f' by {source}' if source else ''}"


def test_the_statement_is_about_the_ambush(coded: Coded) -> None:
    assert [one.about for one in coded.statements] == [coded.events[0].id]


def test_the_drawing_tells_the_fields_of_the_first_event(coded: Coded) -> None:
    drawn = re.sub(r"<[^>]+>", "\n", (DOCS / "coding.svg").read_text(encoding="utf-8")).split("\n")
    first = coded.events[0]
    assert first.killed is not None
    for line in (
        f"type {first.type}",
        f"realis {first.realis}",
        f"status {first.status}",
        f"source {first.source.written()}",
        first.actors[0].name,
        first.recipients[0].name,
        f"place {first.where.name}",
        f"where_prec {first.where.where_prec}",
        f"date {first.when.edtf}",
        f"date_prec {first.date_prec}",
        f"killed {first.killed.written()}",
        f"rests on the words “{first.quote.text}”",
    ):
        assert line in drawn
    assert first.injured is None
