"""The five kinds beside events: how each matches, and the fields that are scored over its matches."""

from __future__ import annotations

from typing import Any

import pytest

from polybius.scoring import Accuracy, Rates, ScoreTable, score
from polybius.scoring.comparing import shared_words
from tests.scoring.build_documents import TEXTS, document

MET = "The governor met the envoy in Sanaa."


def held(kind: str, gold: list[dict[str, Any]], pred: list[dict[str, Any]]) -> ScoreTable:
    return score([document(**{kind: gold})], [document(**{kind: pred})], TEXTS)


def fields(kind: str, gold: dict[str, Any], pred: dict[str, Any]) -> dict[str, Accuracy]:
    return dict(dict(held(kind, [gold], [pred]).kind_fields)[kind])


def right(accuracy: Accuracy) -> bool:
    assert accuracy.of == 1
    return accuracy.right == 1


STATEMENT = {"id": "s1", "quote": MET, "kind": "denial", "speaker": "The Governor"}
FIGURE = {
    "id": "f1",
    "quote": MET,
    "measure": "force-size",
    "value": 300,
    "unit": "guards",
    "as_of": "2015-03",
}
RELATION = {"id": "r1", "quote": MET, "subject": "Governor", "relation": "located-at", "object": "Sanaa"}
ASSESSMENT = {"id": "a1", "quote": MET, "likelihood_words": "may", "horizon": "2016", "resolvable": True}
CAUSAL = {"id": "c1", "quote": MET, "cause": "The war", "effect": "talks", "polarity": 1, "hedged": False}


def test_statements_match_on_kind_and_evidence() -> None:
    table = held("statements", [STATEMENT], [{**STATEMENT, "kind": "attribution"}])
    assert dict(table.kinds)["statements"] == Rates(right=0, predicted=1, gold=1)
    assert dict(table.kinds_evidence)["statements"] == Rates(right=1, predicted=1, gold=1)


def test_the_speaker_of_a_statement_is_compared_after_folding() -> None:
    assert right(fields("statements", STATEMENT, {**STATEMENT, "speaker": "governor"})["speaker"])
    assert not right(fields("statements", STATEMENT, {**STATEMENT, "speaker": None})["speaker"])


def test_a_figure_is_dated_at_the_precision_of_the_gold() -> None:
    found = fields("figures", FIGURE, {**FIGURE, "as_of": "2015-03-03", "unit": "men", "subject": "anything"})
    assert right(found["as_of"])
    assert not right(found["unit"])
    assert set(found) == {"unit", "as_of", "approximate"}


def test_a_range_matches_by_its_ends() -> None:
    span = {**FIGURE, "value": None, "low": 4, "high": 5}
    assert dict(held("figures", [span], [span]).kinds)["figures"].right == 1
    assert dict(held("figures", [span], [{**span, "high": 6}]).kinds)["figures"].right == 0


def test_a_relation_told_twice_matches_twice_and_each_by_its_evidence() -> None:
    again = {**RELATION, "id": "r2", "quote": "Rebels shelled the port of Aden again.", "status": "claimed"}
    table = held("relations", [RELATION, again], [{**again, "id": "p1"}, {**RELATION, "id": "p2"}])
    assert dict(table.kinds)["relations"] == Rates(right=2, predicted=2, gold=2)
    assert dict(dict(table.kind_fields)["relations"])["status"].right == 2


def test_the_dates_of_a_relation_are_fields() -> None:
    found = fields("relations", {**RELATION, "from": "2014"}, {**RELATION, "from": "2014-06", "to": "2015"})
    assert (right(found["from"]), right(found["to"])) == (True, False)


def test_assessments_match_on_evidence_and_are_scored_by_their_fields() -> None:
    pred = {**ASSESSMENT, "quote": "met the envoy", "likelihood_words": "May", "horizon": "2017"}
    found = fields("assessments", ASSESSMENT, pred)
    assert (right(found["likelihood_words"]), right(found["horizon"])) == (True, False)
    assert right(found["resolvable"])


def test_causal_statements_match_on_evidence_whatever_their_sign() -> None:
    pred = {**CAUSAL, "polarity": -1, "effect": "harvest"}
    assert dict(held("causal", [CAUSAL], [pred]).kinds)["causal"].right == 1
    found = fields("causal", CAUSAL, pred)
    assert {name: right(accuracy) for name, accuracy in found.items()} == {
        "polarity": False,
        "hedged": True,
        "cause": True,
        "effect": False,
    }


def test_of_several_causal_statements_in_one_sentence_the_likest_match() -> None:
    other = {**CAUSAL, "id": "c2", "cause": "famine", "effect": "flight"}
    table = held("causal", [CAUSAL, other], [{**other, "id": "p1"}, {**CAUSAL, "id": "p2"}])
    found = dict(dict(table.kind_fields)["causal"])
    assert (found["cause"].right, found["effect"].right) == (2, 2)


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("attack on base", "the attack", 2 / 3),
        ("poor storage", "poor storage of munitions", 0.8),
        ("war", "peace", 0.0),
        ("the", "the", 1.0),
        ("", "war", 0.0),
    ],
)
def test_phrases_share_their_words_without_the_small_ones(one: str, other: str, share: float) -> None:
    assert shared_words(one, other) == pytest.approx(share)


def test_the_fields_of_each_kind_are_in_the_json() -> None:
    told: Any = held("causal", [CAUSAL], [CAUSAL]).as_json()
    assert told["kinds"]["causal"]["f1"] == 1.0
    assert told["kinds"]["causal"]["fields"]["polarity"]["accuracy"] == 1.0
    assert set(told["kinds"]) == {"statements", "figures", "relations", "assessments", "causal"}
