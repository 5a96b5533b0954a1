"""Which types are taken for which, counted on paper."""

from __future__ import annotations

from polybius.scoring import score, score_lines
from tests.scoring.build_documents import TEXTS, document, event

GOLD = document(
    event("g1", "Rebels shelled the port of Aden on"),
    event("g2", "The governor met the envoy", "CONSULT"),
    event("g3", "Rebels shelled the port of Aden again"),
)
PRED = document(
    event("p1", "Rebels shelled the port of Aden on"),
    event("p2", "The governor met the envoy", "AGREE"),
    event("p3", "killing four guards", "COERCE"),
)


def test_types_are_counted_over_the_same_words_with_missed_and_false() -> None:
    assert score([GOLD], [PRED], TEXTS).as_json()["confusion"] == {
        "AGREE": {},
        "ASSAULT": {"ASSAULT": 1, "missed": 1},
        "COERCE": {},
        "CONSULT": {"AGREE": 1},
        "false": {"COERCE": 1},
    }


def test_the_table_shows_gold_in_rows_and_predictions_in_columns() -> None:
    lines = score_lines(score([GOLD], [PRED], TEXTS))
    head = lines.index("event types over the same words: rows gold, columns predicted")
    assert [line.split() for line in lines[head + 1 : head + 7]] == [
        ["AGREE", "ASSAUL", "COERCE", "CONSUL", "missed"],
        ["AGREE", ".", ".", ".", ".", "."],
        ["ASSAULT", ".", "1", ".", ".", "1"],
        ["COERCE", ".", ".", ".", ".", "."],
        ["CONSULT", "1", ".", ".", ".", "."],
        ["false", ".", ".", "1", ".", "."],
    ]
