"""That work, memory and links grow with the mentions, not with their square."""

from __future__ import annotations

import tracemalloc

import pytest

from polybius.linking import link, load_weights
from polybius.linking.blocking import pairs_by_keys
from polybius.linking.joining import join
from polybius.linking.kin import trace_kin
from polybius.linking.pairs import Pair, bits_of
from polybius.linking.rows import lay_out
from polybius.linking.strongest import strongest
from polybius.records import Count, EventMention
from tests.linking.hands import BASE, SOUTH, mention
from training.linking.world import make_world

BAR_BITS = bits_of(load_weights().threshold)


def alike(number: int, **fields: object) -> list[EventMention]:
    """One attack told so many times in one passage."""
    told = {"date": "2031-06-06", "place": BASE, "actors": ("Red Brigade",), "recipients": ("North Base",)}
    return [mention(f"r1.e{n}", passage=1, **{**told, **fields}) for n in range(number)]  # type: ignore[arg-type]


def groups_of(mentions: list[EventMention], *, few: int) -> list[list[int]]:
    return join(lay_out(mentions, trace_kin({})), load_weights(), BAR_BITS, few=few)[0]


@pytest.mark.parametrize("number", [2_000, 20_000])
def test_an_attack_told_thousands_of_times_is_one_incident_with_a_link_to_each_telling(number: int) -> None:
    linking = link(alike(number))
    assert [len(incident.mentions) for incident in linking.incidents] == [number]
    assert number - 1 <= len(linking.links) <= 4 * number


def test_two_thousand_alike_take_little_memory() -> None:
    mentions = alike(2_000)
    link(mentions[:3])
    tracemalloc.start()
    try:
        link(mentions)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 60_000_000  # all their pairs took 5,000,000,000


def test_thousands_of_different_attacks_of_one_group_stay_apart() -> None:
    mentions = [
        mention(
            f"r{n % 7}.e{n}",
            date=f"20{30 + n // 336}-{1 + n % 12:02}-{1 + n // 12 % 28:02}",
            place=BASE if n % 2 else SOUTH,
            actors=("Red Brigade",),
            killed=Count(n % 40, n % 40),
        )
        for n in range(3_000)
    ]
    linking = link(mentions)
    assert len(linking.incidents) == 3_000


def test_twins_are_grouped_as_when_each_is_compared_with_each() -> None:
    mentions = [
        *alike(30),
        *(
            mention(
                f"r2.e{n}", date="2031-06", place=BASE, actors=("Red Brigade",), recipients=("North Base",)
            )
            for n in range(5)
        ),
        *(mention(f"r3.e{n}", date="2031-06-20", place=BASE, actors=("Red Brigade",)) for n in range(8)),
    ]
    assert groups_of(mentions, few=0) == groups_of(mentions, few=400)


def test_twins_do_not_join_what_one_of_them_is_apart_from() -> None:
    told = {"date": "2031-06", "place": BASE, "actors": ("Red Brigade",)}
    twins = [mention(f"r{n}.e1", passage=1, **told) for n in range(1, 9)]  # type: ignore[arg-type]
    further = mention("r5.e2", "another attack on the base with rockets", passage=2, trigger="attack", **told)  # type: ignore[arg-type]
    groups = groups_of([*twins, further], few=0)
    assert sorted(map(len, groups)) == [1, 8]


def test_few_or_many_ways_group_a_world_nearly_alike() -> None:
    world = [told.mention for told in make_world(390, seed=8).told]
    all_pairs = {frozenset(group) for group in groups_of(world, few=400)}
    by_keys = {frozenset(group) for group in groups_of(world, few=0)}
    assert len(all_pairs & by_keys) / len(all_pairs) > 0.95


def test_a_key_that_many_share_brings_their_nearest_only() -> None:
    rows = lay_out(
        [mention(f"r1.e{n}", date=f"2031-06-{1 + n % 28:02}", place=BASE) for n in range(280)], trace_kin({})
    )
    left, right = pairs_by_keys(rows, run=20)
    assert len(left) < 280 * 60  # all would be 39,060
    same_day = sum(
        rows[one].first_day == rows[other].first_day for one, other in zip(left, right, strict=True)
    )
    assert same_day == 28 * 45  # ten told of each day, all of them compared


def test_the_strongest_links_hold_all_together_and_are_few() -> None:
    pairs = [Pair(one, other, 9.0 - other, (), 0.0) for one in range(40) for other in range(one + 1, 40)]
    kept = {(pair.left, pair.right) for pair in strongest(pairs)}
    assert {(0, other) for other in range(1, 40)} <= kept
    assert len(kept) <= 4 * 40
