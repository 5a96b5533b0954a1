"""The values of an incident, and the rules that give them."""

from __future__ import annotations

from polybius.linking.incidents import make_incident
from polybius.records import Count, EventMention, Incident
from tests.linking.hands import BASE, COUNTRY, SOUTH, mention


def incident_of(*mentions: EventMention) -> Incident:
    return make_incident(mentions)


def rule(incident: Incident, field: str) -> str:
    return dict(incident.rules)[field]


def test_date_is_the_most_precise_that_most_agree_with() -> None:
    incident = incident_of(
        mention("r1.e1", date="2031-06"),
        mention("r2.e1", date="2031-06-06"),
        mention("r3.e1", date="2031-06-06"),
        mention("r4.e1", date="2031-07-01"),
    )
    assert incident.when.edtf == "2031-06-06"
    assert rule(incident, "when") == "the most precise of 3 dates, with which 3 of 4 agree"


def test_place_is_the_most_precise_that_most_agree_with() -> None:
    incident = incident_of(
        mention("r1.e1", place=COUNTRY),
        mention("r2.e1", place=BASE),
        mention("r3.e1", place=BASE),
        mention("r4.e1", place=SOUTH),
    )
    assert incident.where.name == "North Base"
    assert rule(incident, "where") == "the most precise of 3 places, with which 3 of 4 agree"


def test_undated_mentions_give_an_unknown_date_with_its_reason() -> None:
    incident = incident_of(mention("r1.e1"))
    assert not incident.when.known
    assert incident.when.how == "no mention dates it"


def test_doers_told_as_fact_come_before_the_accused() -> None:
    incident = incident_of(
        mention("r1.e1", actors=("Red Brigade",), status="alleged"),
        mention("r2.e1", actors=("Blue Army",), status="claimed"),
    )
    assert [actor.name for actor in incident.actors] == ["Blue Army"]


def test_the_accused_stand_when_nobody_asserts_a_doer() -> None:
    incident = incident_of(mention("r1.e1", actors=("Red Brigade",), status="alleged"), mention("r2.e1"))
    assert [actor.name for actor in incident.actors] == ["Red Brigade"]
    assert rule(incident, "actors") == "all accused or suspected; nobody asserts it"


def test_attribution_tells_how_firmly_the_doers_are_named() -> None:
    accused = mention("r1.e1", actors=("Red Brigade",), status="alleged")
    owned = mention("r2.e1", actors=("Red Brigade",), status="claimed")
    told = mention("r3.e1", actors=("Red Brigade",), status="reported")
    silent = mention("r4.e1")
    assert incident_of(accused, silent).attribution == "alleged"
    assert incident_of(accused, owned).attribution == "claimed"
    assert incident_of(accused, owned, told).attribution == "told"


def test_doers_that_are_denied_are_not_shown() -> None:
    assert incident_of(mention("r1.e1", actors=("Red Brigade",), status="denied")).actors == ()


def test_the_toll_most_often_stated_is_shown() -> None:
    incident = incident_of(
        mention("r1.e1", killed=Count(3, 3)),
        mention("r2.e1", killed=Count(3, 3)),
        mention("r3.e1", killed=Count(5, 5)),
    )
    assert incident.killed == Count(3, 3)
    assert rule(incident, "killed") == "stated in 2 of 3 mentions that tell a number"


def test_tolls_that_tie_are_shown_as_a_range() -> None:
    incident = incident_of(mention("r1.e1", killed=Count(3, 3)), mention("r2.e1", killed=Count(5, 7)))
    assert incident.killed == Count(3, 7)
    assert rule(incident, "killed") == "from the lowest to the highest of 2 different numbers"


def test_an_open_toll_keeps_the_range_open() -> None:
    incident = incident_of(mention("r1.e1", killed=Count(3, 3)), mention("r2.e1", killed=Count(5, None)))
    assert incident.killed == Count(3, None)


def test_silence_on_the_dead_is_no_zero() -> None:
    assert incident_of(mention("r1.e1")).killed is None


def test_a_named_mode_is_shown_before_an_open_one() -> None:
    incident = incident_of(
        mention("r1.e1", mode="unspecified"),
        mention("r2.e1", mode="unspecified"),
        mention("r3.e1", mode="drone"),
    )
    assert incident.mode == "drone"


def test_the_firmest_status_is_shown() -> None:
    assert (
        incident_of(mention("r1.e1", status="alleged"), mention("r2.e1", status="reported")).status
        == "reported"
    )
