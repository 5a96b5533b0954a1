"""Sentences longer than anybody writes are read in parts, so that no line of junk can stall a build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.coding.sentence_suite import make_report

if TYPE_CHECKING:
    from polybius.coding.coder import Coder


def test_a_line_without_a_full_stop_is_coded_in_parts(coder: Coder) -> None:
    line = "rebels attacked the village of Aru on 3 May 2021, " * 400
    report = make_report(line, "2021-05-04")

    drafts = coder.code(report)

    assert drafts
    assert all(report.text[draft.quote.start : draft.quote.end] == draft.quote.text for draft in drafts)
    assert max(draft.quote.end - draft.quote.start for draft in drafts) < 2000
