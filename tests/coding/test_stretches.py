"""Sentences longer than anybody writes are read in parts, so that no line of junk can stall a build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.coding.sentence_suite import make_report

if TYPE_CHECKING:
    from polybius.pipeline.stages import CodeReport


def test_a_line_without_a_full_stop_is_coded_in_parts(coder: CodeReport) -> None:
    line = "rebels attacked the village of Aru on 3 May 2021, " * 400
    report = make_report(line, "2021-05-04")

    mentions = coder(report).events

    assert mentions
    assert all(report.text[one.quote.start : one.quote.end] == one.quote.text for one in mentions)
    assert max(one.quote.end - one.quote.start for one in mentions) < 2000
