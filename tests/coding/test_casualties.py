"""Of whom harm is told: by side and country; and which attack an interception met."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.coding.sentence_suite import make_report

if TYPE_CHECKING:
    from polybius.pipeline.stages import CodeReport

TOLD = [
    (
        "soldiers and civilians apart",
        "The rebels attacked the post near Kidal, killing eleven soldiers and four civilians.",
        [("killed", "military", None, 11), ("killed", "civilian", None, 4)],
    ),
    (
        "killed and injured by nationality",
        "Seven Iranian pilgrims were killed and five Malian soldiers wounded in the attack on Kidal.",
        [("killed", "civilian", "IR", 7), ("injured", "military", "ML", 5)],
    ),
    (
        "fighters of an armed group",
        "Security forces killed 20 militants in a raid near Kidal.",
        [("killed", "fighters", None, 20)],
    ),
    (
        "the attackers' own dead",
        "The rebels stormed the post near Kidal, killing nine soldiers and losing 20 of their own men.",
        [("killed", "military", None, 9), ("killed", "attackers", None, 20)],
    ),
    (
        "the missing",
        "Pirates attacked the tanker off Lagos on Sunday; nine sailors are missing.",
        [("missing", "military", None, 9)],
    ),
    ("a count of nobody in particular", "The bombing in Kidal claimed 30 lives.", []),
]


@pytest.mark.parametrize(("shows", "text", "wanted"), TOLD, ids=[shows for shows, _, _ in TOLD])
def test_casualties_are_told_by_side_and_country(
    coder: CodeReport, shows: str, text: str, wanted: list[tuple[str, str, str | None, int]]
) -> None:
    report = make_report(text, "2021-01-01")
    found = [one for mention in coder(report).events for one in mention.casualties]
    assert sorted((one.kind, one.side, one.country or "", one.count.written()) for one in found) == sorted(
        (kind, side, country or "", count) for kind, side, country, count in wanted
    )
    assert all(report.text[one.start : one.end] == one.text for one in found)


def test_an_interception_points_to_the_attack_that_it_met(coder: CodeReport) -> None:
    report = make_report(
        "Two drones attacked the air base near Kidal on 3 May 2020. One drone was shot down by the army.",
        "2020-05-04",
    )
    attack, interception = coder(report).events
    assert (attack.mode, interception.mode) == ("drone", "interception")
    assert interception.met == attack.id


def test_an_attack_meets_nothing(coder: CodeReport) -> None:
    (attack,) = coder(make_report("Drones attacked the base near Kidal on 3 May 2020.", "2020-05-04")).events
    assert attack.met is None
