"""Statements and grades of attribution in sentences of our own, each naming what it shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from polybius.pipeline.stages import CodeReport
from polybius.reading import read_bytes
from polybius.records import Coded

_TABLES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "statements.yaml").read_text(encoding="utf-8")
)
RAID = "Gunmen raided the market at Kona on Friday. "


def _coded(coder: CodeReport, text: str) -> Coded:
    report = read_bytes(
        f"A report\n\n3 May 2021\n\n{text}\n".encode(), name="report.txt", origin="report.txt"
    )
    return coder(report)


@pytest.mark.parametrize("row", _TABLES["statements"], ids=lambda row: row["shows"])
def test_a_sentence_states_this_and_no_more(coder: CodeReport, row: dict[str, Any]) -> None:
    found = _coded(coder, row["text"]).statements
    assert [[one.kind, one.speaker.name if one.speaker else None] for one in found] == row["stated"]


@pytest.mark.parametrize("row", _TABLES["grades"], ids=lambda row: row["shows"])
def test_an_attack_is_laid_on_its_doer_so_firmly(coder: CodeReport, row: dict[str, Any]) -> None:
    attacks = [event for event in _coded(coder, row["text"]).events if event.type == "ASSAULT"]
    assert [event.attribution for event in attacks] == [row["grade"]]


def test_a_statement_is_about_the_incident_that_its_words_point_back_to(coder: CodeReport) -> None:
    coded = _coded(coder, RAID + "Nine people died. The rebels denied responsibility.")
    raid = next(event for event in coded.events if event.trigger.text == "raided")
    assert [one.about for one in coded.statements if one.kind == "denial"] == [raid.id]


def test_a_statement_about_an_event_told_again_is_about_the_first_telling(coder: CodeReport) -> None:
    coded = _coded(coder, "Rockets hit the port on Friday. The Front claimed the attack.")
    (attack,) = coded.events
    assert [one.about for one in coded.statements] == [attack.id]


def test_a_statement_holds_the_words_said_and_the_words_that_say_so(coder: CodeReport) -> None:
    (stated,) = _coded(coder, "The police said on Monday that rebels had shelled the port.").statements
    assert stated.content.text == "rebels had shelled the port"
    assert stated.quote.text == "The police said on Monday that rebels had shelled the port"


def test_two_speakers_make_two_statements(coder: CodeReport) -> None:
    coded = _coded(coder, RAID + "Iran and Hezbollah denied any role in the raid.")
    assert [one.speaker and one.speaker.name for one in coded.statements] == ["Iran", "Hezbollah"]


@pytest.mark.parametrize(
    ("text", "kind", "about"),
    [
        (RAID + "The Front rejected the charge that it stood behind it.", "denial", "raided"),
        (RAID + "The army blamed the Front, which denied it.", "attribution", "raided"),
        (RAID + "The army blamed the Front, which denied it.", "denial", "raided"),
        (
            "Rockets killed nine guards at the Dorn base. On Sunday jets bombed five stores of the Front. "
            "It condemned the bombing and denied any part in the rockets at the Dorn base.",
            "denial",
            "killed",
        ),
    ],
)
def test_a_statement_is_about_the_deed_and_not_about_words(
    coder: CodeReport, text: str, kind: str, about: str
) -> None:
    coded = _coded(coder, text)
    told = {event.id: event.trigger.text for event in coded.events}
    assert [told.get(one.about or "") for one in coded.statements if one.kind == kind] == [about]
