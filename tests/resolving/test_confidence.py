"""Confidence: every mention says how far to trust it, from signs that the weights were fitted on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polybius.records import ActorRef, Coded, Quote, Report, When
from polybius.resolving.confidence import estimate, signs_of, with_confidence
from tests.bare import bare_mention
from tests.pipeline.fakes import make_report

REPORT: Report = make_report("On 3 May 2020 the Reds attacked the depot.")
TRIGGER: Quote = REPORT.quote(23, 31)


def test_a_mention_without_known_signs_is_as_likely_right_as_wrong() -> None:
    assert estimate(frozenset({"nothing known"}), {"event": 1.0}) == 0.5


def test_weights_add_up_as_log_odds() -> None:
    assert estimate(frozenset({"event", "no date"}), {"event": 2.0, "no date": -1.0}) == pytest.approx(
        0.7310586
    )


def test_nothing_is_ever_certain() -> None:
    assert estimate(frozenset({"event"}), {"event": 40.0}) == 0.98
    assert estimate(frozenset({"event"}), {"event": -40.0}) == 0.02


def test_signs_name_kind_code_rule_and_what_is_told() -> None:
    mention = replace(
        bare_mention("r.e1", REPORT.quote(0, 41), TRIGGER, mode="unspecified", rule="attack"),
        actors=(ActorRef("Reds", "Reds", 18, 22, "reds"),),
        when=When.from_edtf("2020-05-03", how="said in the clause", text="On 3 May 2020"),
    )
    signs = signs_of(mention)
    assert {"event", "event ASSAULT", "event rule attack", "event: a named doer"} <= signs
    assert "event: a date of its own" in signs
    assert "event: no doer" not in signs


def test_every_mention_gets_a_confidence_and_keeps_all_else() -> None:
    mention = bare_mention("r.e1", REPORT.quote(0, 41), TRIGGER, mode="unspecified", rule="attack")
    (rated,) = with_confidence(Coded((mention,))).events
    assert rated.confidence is not None
    assert 0.02 <= rated.confidence <= 0.98
    assert replace(rated, confidence=None) == mention
