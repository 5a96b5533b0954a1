"""What is made of a report for MUC-4: terrorist acts as templates, nothing of armies at war."""

from __future__ import annotations

import pytest

from benchmarks.muc4 import NewsReport, make_templates

_TEXT = """\
a bomb exploded at the power company's office in oltava, wrecking two buses. the mayor, pavel dorn, \
was kidnapped by four unidentified men. dorn was murdered on saturday.    army units clashed with \
rebels near the border. the rebels ambushed an army patrol and killed nine soldiers.
"""


@pytest.fixture(scope="module")
def roles() -> dict[str, dict[str, tuple[str, ...]]]:
    """The fills of each template by incident type."""
    made = make_templates([NewsReport("a", _TEXT, ())])
    return {one.incident_type: {role: told for role, told in one.roles.items() if told} for one in made}


def test_every_terrorist_act_is_one_template_and_fighting_is_none(
    roles: dict[str, dict[str, tuple[str, ...]]],
) -> None:
    assert sorted(roles) == ["bombing", "kidnapping"]


def test_what_a_blast_wrecked_is_a_target_of_the_bombing(
    roles: dict[str, dict[str, tuple[str, ...]]],
) -> None:
    assert roles["bombing"]["Weapon"] == ("bomb",)
    assert "buses" in roles["bombing"]["Target"]


def test_a_hostage_who_is_murdered_is_the_victim_of_the_kidnapping(
    roles: dict[str, dict[str, tuple[str, ...]]],
) -> None:
    assert roles["kidnapping"]["Victim"] == ("Pavel Dorn",)
    assert roles["kidnapping"]["PerpInd"] == ("four unidentified men",)
