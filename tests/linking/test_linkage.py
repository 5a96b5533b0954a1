"""Which mentions are joined, and which are kept apart."""

from __future__ import annotations

import math

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polybius.linking import link, load_weights
from polybius.records import Count, EventMention
from tests.linking.hands import BASE, COUNTRY, SOUTH, TOWN, TWIN_HERE, TWIN_THERE, mention


def groups(*mentions: EventMention) -> set[frozenset[str]]:
    return {frozenset(incident.mentions) for incident in link(mentions).incidents}


def together(*mentions: EventMention) -> bool:
    return len(groups(*mentions)) == 1


def test_one_day_and_place_in_different_words_is_one_incident() -> None:
    one = mention(
        "r1.e1", "three rockets hit the base", date="2031-06-06", place=BASE, recipients=("North Base",)
    )
    other = mention(
        "r2.e1",
        "the facility came under fire",
        mode="unspecified",
        date="2031-06-06",
        place=BASE,
        trigger="fire",
    )
    assert together(one, other)


def test_a_day_and_its_month_are_one_incident_when_the_rest_agrees() -> None:
    one = mention("r1.e1", "rockets fell on the base", date="2031-06-06", place=BASE, actors=("Red Brigade",))
    other = mention(
        "r2.e1", "the June rocket fire", date="2031-06", place=BASE, actors=("Red Brigade",), trigger="fire"
    )
    assert together(one, other)


def test_two_exact_days_are_two_incidents() -> None:
    one = mention("r1.e1", date="2031-06-06", place=BASE, actors=("Red Brigade",), recipients=("North Base",))
    other = mention(
        "r2.e1", date="2031-06-09", place=BASE, actors=("Red Brigade",), recipients=("North Base",)
    )
    assert not together(one, other)


def test_another_attack_is_not_the_one_before() -> None:
    one = mention(
        "r1.e1", "fighters attacked the base", date="2031-06", place=BASE, actors=("Red Brigade",), passage=1
    )
    other = mention(
        "r1.e2",
        "another attack shook the base",
        date="2031-06",
        place=BASE,
        actors=("Red Brigade",),
        passage=2,
        trigger="attack",
    )
    assert not together(one, other)


def test_the_same_attack_told_again_later_in_the_report_is_the_one_before() -> None:
    one = mention(
        "r1.e1", "fighters attacked the base", date="2031-06", place=BASE, actors=("Red Brigade",), passage=1
    )
    other = mention(
        "r1.e2",
        "the attack shook the base",
        date="2031-06",
        place=BASE,
        actors=("Red Brigade",),
        passage=2,
        trigger="attack",
    )
    assert together(one, other)


def test_towns_of_one_name_in_two_countries_are_two_incidents() -> None:
    one = mention("r1.e1", date="2031-06-06", place=TWIN_HERE, actors=("Red Brigade",))
    other = mention("r2.e1", date="2031-06-06", place=TWIN_THERE, actors=("Red Brigade",))
    assert not together(one, other)


def test_a_base_and_the_town_beside_it_are_one_place() -> None:
    one = mention("r1.e1", date="2031-06-06", place=BASE, actors=("Red Brigade",))
    other = mention("r2.e1", date="2031-06-06", place=TOWN, actors=("Red Brigade",))
    assert together(one, other)


def test_a_summary_stays_apart_from_a_single_attack() -> None:
    single = mention("r1.e1", date="2031-06-06", place=BASE, actors=("Red Brigade",))
    summary = mention("r2.e1", date="2031-06", place=BASE, actors=("Red Brigade",), count=Count(None, None))
    assert not together(single, summary)


def test_summaries_of_different_numbers_stay_apart() -> None:
    four = mention("r1.e1", date="2031-06", place=BASE, actors=("Red Brigade",), count=Count(4, 4))
    nine = mention("r2.e1", date="2031-06", place=BASE, actors=("Red Brigade",), count=Count(9, 9))
    assert not together(four, nine)


def test_summaries_of_one_number_and_month_are_one_incident() -> None:
    one = mention("r1.e1", date="2031-06", place=BASE, actors=("Red Brigade",), count=Count(4, 4))
    other = mention("r2.e1", date="2031-06", place=BASE, actors=("Red Brigade",), count=Count(4, 4))
    assert together(one, other)


def test_the_arrests_of_two_persons_on_one_day_are_two_incidents() -> None:
    one = mention(
        "r1.e1", kind="COERCE", mode="arrest", date="2031-06-06", place=TOWN, recipients=("Ann Ash",)
    )
    other = mention(
        "r2.e1", kind="COERCE", mode="arrest", date="2031-06-06", place=TOWN, recipients=("Bob Birch",)
    )
    assert not together(one, other)


def test_what_did_not_happen_is_not_what_happened() -> None:
    done = mention("r1.e1", date="2031-06-06", place=BASE, actors=("Red Brigade",))
    undone = mention("r2.e1", date="2031-06-06", place=BASE, actors=("Red Brigade",), realis="negated")
    assert not together(done, undone)


def test_two_places_hit_in_one_sentence_are_two_incidents() -> None:
    one = mention("r1.e1", date="2031-06", place=BASE, recipients=("North Base",), passage=1)
    other = mention("r1.e2", date="2031-06", place=TOWN, recipients=("Northtown Court",), passage=1)
    assert not together(one, other)


def test_a_mention_that_says_nothing_stands_alone() -> None:
    one = mention("r1.e1", "they attacked", mode="unspecified")
    other = mention("r2.e1", "rebels attacked", mode="unspecified")
    assert not together(one, other)


def test_a_chain_is_cut_where_its_ends_cannot_be_one() -> None:
    first = mention(
        "r1.e1", date="2031-06-06", place=BASE, actors=("Red Brigade",), recipients=("North Base",)
    )
    between = mention(
        "r2.e1", date="2031-06", place=BASE, actors=("Red Brigade",), recipients=("North Base",)
    )
    last = mention(
        "r3.e1", date="2031-06-20", place=BASE, actors=("Red Brigade",), recipients=("North Base",)
    )
    found = groups(first, between, last)
    assert together(first, between)
    assert together(between, last)
    assert len(found) == 2
    assert all(not {"r1.e1", "r3.e1"} <= group for group in found)


def test_every_mention_is_in_exactly_one_incident() -> None:
    mentions = [mention(f"r{number}.e1", date=f"2031-06-{number:02}", place=BASE) for number in range(1, 9)]
    held = [held for incident in link(mentions).incidents for held in incident.mentions]
    assert sorted(held) == sorted(entry.id for entry in mentions)


def test_incidents_are_numbered_by_time_with_the_undated_last() -> None:
    late = mention("r1.e1", date="2031-06-09", place=SOUTH)
    undated = mention("r1.e2", kind="AGREE", mode="", text="both signed", trigger="signed")
    early = mention("r1.e3", date="2031-06-01", place=BASE)
    told = [(incident.id, incident.mentions) for incident in link([late, undated, early]).incidents]
    assert told == [("i1", ("r1.e3",)), ("i2", ("r1.e1",)), ("i3", ("r1.e2",))]


def test_names_and_words_of_a_report_are_never_run_as_sql() -> None:
    hostile = "'); DROP TABLE mentions; --"
    one = mention("r1.e1", hostile, date="2031-06-06", actors=(hostile,), trigger="DROP")
    other = mention("r2.e1", hostile, date="2031-06-06", actors=(hostile,), trigger="DROP")
    assert together(one, other)


def test_no_mentions_give_no_incidents() -> None:
    linking = link([])
    assert linking.links == ()
    assert linking.incidents == ()


def test_factors_of_a_link_sum_to_its_score() -> None:
    one = mention(
        "r1.e1", "three rockets hit the base", date="2031-06-06", place=BASE, recipients=("North Base",)
    )
    other = mention(
        "r2.e1", "rockets hit the base again", date="2031-06-06", place=BASE, recipients=("North Base",)
    )
    (found,) = link([one, other]).links
    bits = sum(factor.weight for factor in found.factors)
    assert found.score == pytest.approx(1 / (1 + 2**-bits), abs=1e-9)
    assert {"prior", "date", "place", "recipients"} <= {factor.field for factor in found.factors}
    assert next(factor.found for factor in found.factors if factor.field == "date") == "same_day"


def test_a_place_that_every_mention_names_counts_for_less_than_a_rare_one() -> None:
    def place_weight(filler_place: object) -> float:
        pair = [mention(f"r{number}.e1", date="2031-06-06", place=TOWN) for number in (1, 2)]
        filler = [
            mention(f"r{number}.e1", date=f"2030-{number % 12 + 1:02}", place=filler_place)
            for number in range(3, 90)
        ]  # type: ignore[arg-type]
        links = link(pair + filler).links
        found = next(each for each in links if (each.left, each.right) == ("r1.e1", "r2.e1"))
        return next(factor.weight for factor in found.factors if factor.field == "place")

    assert place_weight(TOWN) < place_weight(SOUTH) - 2


def test_a_higher_threshold_joins_less() -> None:
    one = mention("r1.e1", date="2031-06", place=BASE, actors=("Red Brigade",))
    other = mention("r2.e1", date="2031-06", place=BASE, actors=("Red Brigade",))
    assert len(link([one, other], threshold=0.5).incidents) == 1
    assert len(link([one, other], threshold=1 - 1e-12).incidents) == 2


_DATES = st.sampled_from([None, "2031-06", "2031-06-06", "2031-06-07", "2031", "2031-06-20"])
_PLACES = st.sampled_from([None, BASE, TOWN, SOUTH, COUNTRY])
_MENTIONS = st.lists(
    st.tuples(_DATES, _PLACES, st.sampled_from([(), ("Red Brigade",), ("Blue Army",)]), st.booleans()),
    min_size=2,
    max_size=9,
)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(drawn=_MENTIONS, seed=st.randoms(use_true_random=False))
def test_the_order_of_the_mentions_changes_nothing(drawn: list[tuple[object, ...]], seed: object) -> None:
    mentions = [
        mention(
            f"r{number % 3}.e{number}",
            date=date,  # type: ignore[arg-type]
            place=place,  # type: ignore[arg-type]
            actors=actors,  # type: ignore[arg-type]
            count=Count(None, None) if several else None,
        )
        for number, (date, place, actors, several) in enumerate(drawn)
    ]
    shuffled = list(mentions)
    seed.shuffle(shuffled)  # type: ignore[attr-defined]
    assert link(shuffled) == link(mentions)


def test_shipped_weights_name_how_they_were_made() -> None:
    weights = load_weights()
    assert 0 < weights.threshold < 1
    assert math.isfinite(weights.prior_bits)
    assert weights.of("date", "same_day").bits > 3
    assert weights.of("date", "apart").bits < -3
