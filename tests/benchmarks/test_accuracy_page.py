"""The accuracy page tells each score beside its bar, and says when a bar is not met."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.accuracy_page import (
    Measured,
    accuracy_page,
    alterations_section,
    bars_section,
    confidence_section,
    head_section,
    speed_section,
    templates_section,
)
from benchmarks.altered_gold import Drop, led_back
from benchmarks.bars import Bar, reached
from benchmarks.calibration import Bin, Calibration
from benchmarks.speed import Pace, Speed
from polybius.reading import read_bytes
from polybius.records import CausalClaim, Coded, Phrase, Source
from polybius.scoring import GoldTemplate, ScoreTable, Template, score, score_templates
from tests.coding.altering import Altered, Change

TEXT = "Rebels shelled the town. Police arrested a mayor. Envoys met. Crowds marched."


def event(number: int, quote: str, type_: str, **fields: object) -> dict[str, object]:
    told: dict[str, object] = {
        "id": f"e{number}",
        "quote": quote,
        "type": type_,
        "mode": "",
        "actors": [],
        "recipients": [],
        "weapons": [],
        "place": None,
        "date": None,
        "date_text": None,
        "count": 1,
        "killed": None,
        "injured": None,
        "result": None,
        "realis": "actual",
        "status": "asserted",
        "source": None,
        "incident": f"i{number}",
        "part_of": None,
    }
    return told | fields


def document(name: str, *events: dict[str, object]) -> dict[str, object]:
    kinds = ("statements", "figures", "relations", "assessments", "causal")
    return {"document": name, "events": list(events), **{kind: [] for kind in kinds}}


def table(found: int = 2, *, names: tuple[str, ...] = ("001_abc.txt", "002_def.txt")) -> ScoreTable:
    """Scores of reports that tell four events each, of which a coder finds the first ones."""
    events = [
        event(1, "Rebels shelled the town", "ASSAULT"),
        event(2, "Police arrested a mayor", "COERCE"),
        event(3, "Envoys met", "CONSULT"),
        event(4, "Crowds marched", "PROTEST"),
    ]
    gold = [document(name, *events) for name in names]
    pred = [document(name, *events[:found]) for name in names]
    return score(gold, pred, dict.fromkeys(names, TEXT))


def pace(seconds: float = 2.0) -> Pace:
    return Pace(14_000, 2.5, 2.4, seconds, 2.0, 0.5)


def measured() -> Measured:
    gold = [GoldTemplate("d1", "attack", {"Target": (("farm",),)})]
    pred = [Template("d1", "attack", {"Target": ("barn",)})]
    return Measured(
        analyses=table(),
        held_out=table(1, names=("002_def.txt",)),
        other_wars=table(3, names=("jolo.txt", "goma.txt")),
        unread=table(2, names=("jolo.txt",)),
        templates=score_templates(gold, pred),
        drops=(Drop("lower case", table(3), table(2)),),
        calibration=Calibration((Bin(0.7, 0.8, 12, 0.75, 0.5),), 0.25, 0.2, 0.21),
        speed=Speed(pace(), 1.9, 0.1, 2),
    )


def test_a_score_at_its_bar_is_met_and_one_below_is_not() -> None:
    mentions, any_type, *_ = reached(table(2))
    assert (mentions.bar.name, mentions.bar.asked) == ("events, F1 (type and words)", 0.64)
    assert mentions.measured == pytest.approx(4 / 6)
    assert mentions.met
    assert not any_type.met


def test_a_score_of_which_the_table_has_nothing_counts_as_0() -> None:
    (unknown,) = reached(table(), [Bar("fights", "by_type.FIGHT", 0.5)])
    assert (unknown.measured, unknown.interval, unknown.met) == (0.0, None, False)


def test_the_row_of_a_bar_tells_each_column() -> None:
    rows = bars_section(measured()).splitlines()[7:]
    assert rows[0] == (
        "| events, F1 (type and words) | ≥ 0.64 | 0.667 | 0.67 to 0.67 | met "
        "| 0.857 | 0.86 to 0.86 | met | 0.667 | 0.400 |"
    )
    assert "| events, F1, type ignored | ≥ 0.76 | 0.667 | 0.67 to 0.67 | **not met** |" in rows[1]


def test_on_other_wars_a_bar_is_a_tenth_lower() -> None:
    low = replace(measured(), other_wars=table(2, names=("jolo.txt", "goma.txt")))
    assert "| **not met** | 0.667 | 0.67 to 0.67 | met |" in bars_section(low)


def test_the_head_tells_how_much_was_coded_by_hand() -> None:
    head = head_section(measured())
    assert "the 2 reference analyses of one contest (8 event mentions)" in head
    assert "**Held out**: 002 of them" in head


def test_a_change_under_an_alteration_has_its_sign() -> None:
    section = alterations_section(measured().drops)
    assert "| lower case | 2 | 0.857 → 0.667 | -0.190 |" in section


def test_templates_are_told_slot_by_slot() -> None:
    section = templates_section(measured().templates)
    assert "Measured: 0.500: met." in section
    assert "| Target | 0.000 | 0.000 | 0.000 |" in section


def test_confidence_is_told_bin_by_bin() -> None:
    assert "| 0.7 to 0.8 | 12 | 0.75 | 0.50 |" in confidence_section(measured().calibration)


def test_speeds_are_judged_by_the_clock() -> None:
    fast = speed_section(Speed(pace(), 1.9, 0.1, 2))
    assert "| words per second by the clock, one process | 7,000 | ≥ 6,000 | met |" in fast
    assert "| two processes, times as fast | 1.90 | ≥ 1.8 | met |" in fast
    assert "Other programs" not in fast
    slow = speed_section(Speed(pace(4.0), 1.2, 3.0, 2))
    assert "| words per second by the clock, one process | 3,500 | ≥ 6,000 | **not met** |" in slow
    assert "Other programs took part of the machine" in slow


def test_the_page_has_every_section_once() -> None:
    heads = [line for line in accuracy_page(measured()).splitlines() if line.startswith("#")]
    assert heads == [
        "# Accuracy",
        "## What was asked for",
        "## Incidents and quotes",
        "## Events by type",
        "## Events by report",
        "## Fields",
        "## MUC-4: template filling",
        "## When letters or names change",
        "## Confidence",
        "## Speed",
    ]


def test_the_page_that_ships_has_these_sections() -> None:
    page = (Path(__file__).parents[2] / "docs" / "accuracy.md").read_text(encoding="utf-8")
    wanted = [line for line in accuracy_page(measured()).splitlines() if line.startswith("#")]
    assert [line for line in page.splitlines() if line.startswith("#")] == wanted


def test_what_was_coded_of_altered_words_is_led_back_to_the_clean_ones() -> None:
    clean = read_bytes(b"Because Hamas left, Fatah came.", name="a.txt", origin="a.txt")
    altered = Altered(clean.text, [Change(8, 13, "the Tesk Brigades")], {"Hamas": "Tesk Brigades"})
    read = read_bytes(altered.text.encode(), name="a.txt", origin="a.txt")
    assert read.text == "Because the Tesk Brigades left, Fatah came."
    cause, effect = Phrase("Tesk Brigades left", read.text[8:30], 8, 30), Phrase("came", "came", 38, 42)
    whole, silent = read.quote(0, 42), Source(())
    claim = CausalClaim("c1", read.id, 0, whole, cause, effect, 1, False, "asserted", silent, "because")
    (found,) = led_back(Coded(causal=(claim,)), altered, clean).causal
    assert found.quote == clean.quote(0, 30)
    assert found.cause == Phrase("Hamas left", "Hamas left", 8, 18)
    assert found.effect == Phrase("came", "came", 26, 30)
