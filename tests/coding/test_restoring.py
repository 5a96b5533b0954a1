"""Reports in one case get the capitals of their names back, so that names are names in all that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.coding.sentence_suite import make_report

if TYPE_CHECKING:
    from polybius.pipeline.stages import CodeReport

TEXT = "Ulrich Fenn was kidnapped by gunmen in Graz on 3 May 1999. On 5 May Fenn was killed by his captors."


def _recipients(coder: CodeReport, text: str) -> list[list[str]]:
    return [[ref.name for ref in one.recipients] for one in coder(make_report(text, "1999-05-06")).events]


def test_names_of_a_report_in_lower_case_are_capitalised(coder: CodeReport) -> None:
    assert _recipients(coder, TEXT.lower()) == [["Ulrich Fenn"], ["Ulrich Fenn"]]


def test_names_of_a_report_in_capitals_are_written_as_names(coder: CodeReport) -> None:
    assert _recipients(coder, TEXT.upper()) == [["Ulrich Fenn"], ["Ulrich Fenn"]]


def test_quotes_keep_the_case_of_the_report(coder: CodeReport) -> None:
    report = make_report(TEXT.upper(), "1999-05-06")
    quotes = [one.quote for one in coder(report).events]
    assert quotes
    assert all(report.holds(quote) for quote in quotes)
