"""Which incidents name the sum they are part of."""

from __future__ import annotations

from polybius.linking import link
from polybius.records import Actor, Count, EventMention, Incident
from tests.linking.hands import BASE, COUNTRY, SOUTH, TOWN, mention

MANY = Count(None, None)


def by_mention(*mentions: EventMention, actors: dict[str, Actor] | None = None) -> dict[str, Incident]:
    incidents = link(mentions, actors=actors).incidents
    return {held: incident for incident in incidents for held in incident.mentions}


def test_a_single_attack_inside_a_summary_names_it() -> None:
    found = by_mention(
        mention("r1.e1", date="2031-06-06", place=BASE, actors=("Red Brigade",)),
        mention(
            "r1.e2",
            mode="unspecified",
            date="2031",
            place=COUNTRY,
            actors=("Red Brigade",),
            count=Count(25, 25),
        ),
    )
    assert found["r1.e2"].summary
    assert found["r1.e1"].part_of == found["r1.e2"].id


def test_the_narrowest_summary_is_named() -> None:
    found = by_mention(
        mention("r1.e1", date="2031-06-06", place=BASE, actors=("Red Brigade",)),
        mention("r1.e2", mode="unspecified", date="2031", place=COUNTRY, actors=("Red Brigade",), count=MANY),
        mention(
            "r1.e3", mode="unspecified", date="2031-06", place=COUNTRY, actors=("Red Brigade",), count=MANY
        ),
    )
    assert found["r1.e1"].part_of == found["r1.e3"].id
    assert found["r1.e3"].part_of == found["r1.e2"].id
    assert found["r1.e2"].part_of is None


def test_an_attack_outside_the_time_names_no_summary() -> None:
    found = by_mention(
        mention("r1.e1", date="2030-06-06", place=BASE, actors=("Red Brigade",)),
        mention("r1.e2", date="2031", place=COUNTRY, actors=("Red Brigade",), count=MANY),
    )
    assert found["r1.e1"].part_of is None


def test_an_attack_by_others_names_no_summary() -> None:
    found = by_mention(
        mention("r1.e1", date="2031-06-06", place=BASE, actors=("Blue Army",)),
        mention("r1.e2", date="2031", place=COUNTRY, actors=("Red Brigade",), count=MANY),
    )
    assert found["r1.e1"].part_of is None


def test_an_attack_by_a_part_of_the_doer_is_inside() -> None:
    actors = {
        "red-brigade": Actor("red-brigade", "Red Brigade", "armed-group", None, part_of="red-front"),
        "red-front": Actor("red-front", "Red Front", "alliance", None),
    }
    found = by_mention(
        mention("r1.e1", date="2031-06-06", place=BASE, actors=("Red Brigade",)),
        mention("r1.e2", date="2031", place=COUNTRY, actors=("Red Front",), count=MANY),
        actors=actors,
    )
    assert found["r1.e1"].part_of == found["r1.e2"].id


def test_an_attack_elsewhere_names_no_summary() -> None:
    found = by_mention(
        mention("r1.e1", date="2031-06-06", place=SOUTH, actors=("Red Brigade",)),
        mention("r1.e2", date="2031", place=TOWN, actors=("Red Brigade",), count=MANY),
    )
    assert found["r1.e1"].part_of is None


def test_a_summary_of_nobody_and_nowhere_holds_nothing() -> None:
    found = by_mention(
        mention("r1.e1", date="2031-06-06", place=BASE, actors=("Red Brigade",)),
        mention("r1.e2", date="2031-06", count=MANY),
    )
    assert found["r1.e1"].part_of is None


def test_an_undated_attack_names_no_summary() -> None:
    found = by_mention(
        mention("r1.e1", place=BASE, actors=("Red Brigade",)),
        mention("r1.e2", date="2031", place=COUNTRY, actors=("Red Brigade",), count=MANY),
    )
    assert found["r1.e1"].part_of is None
