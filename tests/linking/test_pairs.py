"""Which pairs are compared, and that a thousand mentions take seconds."""

from __future__ import annotations

import time
from pathlib import Path

import duckdb
import pytest

from polybius.errors import DataFileError
from polybius.lexicon.places import distance_km
from polybius.linking import link, load_weights
from polybius.linking.comparing import compare
from polybius.linking.comparisons import distance_km_sql
from polybius.linking.kin import trace_kin
from polybius.linking.rows import lay_out
from polybius.records import Actor
from tests.linking.hands import BASE, SOUTH, TOWN, mention
from training.linking.world import make_world


def test_mentions_of_unlike_types_are_not_compared() -> None:
    rows = lay_out([mention("r1.e1", kind="ASSAULT"), mention("r2.e1", kind="AGREE", mode="")], trace_kin({}))
    assert compare(rows, load_weights()) == []


def test_sql_and_python_agree_on_distance() -> None:
    row = {
        "latitude_l": BASE.latitude,
        "longitude_l": BASE.longitude,
        "latitude_r": SOUTH.latitude,
        "longitude_r": SOUTH.longitude,
    }
    columns = ", ".join(f"{value} AS {name}" for name, value in row.items())
    found = duckdb.sql(f"SELECT {distance_km_sql()} FROM (SELECT {columns})").fetchall()[0][0]
    expected = distance_km(BASE, SOUTH)
    assert expected is not None
    assert found == pytest.approx(expected, rel=0.01)


def test_kin_ends_where_a_circle_closes() -> None:
    actors = {
        "a": Actor("a", "A", "party", None, part_of="b"),
        "b": Actor("b", "B", "party", None, part_of="a"),
        "c": Actor("c", "C", "party", None),
    }
    assert dict(trace_kin(actors)) == {"a": ("b",), "b": ("a",), "c": ()}


def test_a_thousand_mentions_are_linked_in_seconds_and_mostly_rightly() -> None:
    world = make_world(1000, seed=7)
    mentions = [told.mention for told in world.told]
    start = time.perf_counter()
    linking = link(mentions, actors=world.actors)
    assert time.perf_counter() - start < 20  # about one second on an idle machine
    home = {held: incident.id for incident in linking.incidents for held in incident.mentions}
    truth = {told.mention.id: told.happening for told in world.told}
    linked = [(each.left, each.right) for each in linking.links]
    right = sum(truth[left] == truth[right] for left, right in linked)
    assert len(home) == 1000
    assert right / len(linked) > 0.8


def test_blocking_loses_few_of_the_pairs_that_all_pairs_would_link() -> None:
    world = make_world(390, seed=8)
    rows = lay_out([told.mention for told in world.told], trace_kin(world.actors))
    weights = load_weights()
    everything = {(pair.left, pair.right) for pair in compare(rows, weights) if pair.bits > 2}
    blocked = {(pair.left, pair.right) for pair in compare(rows, weights, few=0)}
    assert len(everything & blocked) / len(everything) > 0.97


def test_weights_of_the_wrong_shape_are_refused_with_advice(tmp_path: Path) -> None:
    broken = tmp_path / "weights.json"
    broken.write_text('{"prior": 2}', encoding="utf-8")
    with pytest.raises(DataFileError, match=r"training\.linking\.train"):
        load_weights(broken)


def test_places_near_each_other_are_found_near() -> None:
    rows = lay_out([mention("r1.e1", place=BASE), mention("r2.e1", place=TOWN)], trace_kin({}))
    (pair,) = compare(rows, load_weights())
    assert pair.levels[3] == 1  # "inside": the base lies within the town's ten kilometres
