"""Grouping by mean linkage."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from polybius.linking.clustering import Edge, group


def grouped(items: int, *edges: Edge) -> list[list[int]]:
    return group(items, edges, bar_bits=0.0, uncompared_bits=-4.0)


def test_items_without_edges_stand_alone() -> None:
    assert grouped(3) == [[0], [1], [2]]


def test_a_strong_pair_is_joined_and_a_weak_one_not() -> None:
    assert grouped(4, Edge(0, 1, 2.0, False), Edge(2, 3, -1.0, False)) == [[0, 1], [2], [3]]


def test_a_chain_is_cut_when_its_ends_speak_against_each_other() -> None:
    assert grouped(3, Edge(0, 1, 5.0, False), Edge(1, 2, 4.0, False), Edge(0, 2, -6.0, False)) == [
        [0, 1],
        [2],
    ]


def test_a_chain_holds_when_its_ends_do_not_mind() -> None:
    assert grouped(3, Edge(0, 1, 5.0, False), Edge(1, 2, 4.0, False), Edge(0, 2, -1.0, False)) == [[0, 1, 2]]


def test_ends_that_were_never_compared_weigh_against_joining() -> None:
    assert grouped(3, Edge(0, 1, 5.0, False), Edge(1, 2, 3.0, False)) == [[0, 1], [2]]


def test_what_is_apart_is_never_joined_however_strong_the_rest() -> None:
    edges = [Edge(0, 1, 9.0, False), Edge(1, 2, 9.0, False), Edge(0, 2, 9.0, True)]
    assert grouped(3, *edges) == [[0, 1], [2]]


_EDGES = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]),
    st.tuples(st.integers(-6, 6), st.booleans()),
)


@settings(max_examples=60, derandomize=True)
@given(drawn=_EDGES)
def test_no_group_holds_two_that_are_apart(drawn: dict[tuple[int, int], tuple[int, bool]]) -> None:
    edges = [Edge(left, right, float(bits), apart) for (left, right), (bits, apart) in drawn.items()]
    groups = group(8, edges, bar_bits=0.0, uncompared_bits=-4.0)
    home = {item: number for number, items in enumerate(groups) for item in items}
    assert sorted(home) == list(range(8))
    assert all(home[edge.left] != home[edge.right] for edge in edges if edge.apart)
    assert group(8, list(reversed(edges)), bar_bits=0.0, uncompared_bits=-4.0) == groups
