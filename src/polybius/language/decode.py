"""From scores to one tree and one run of names per sentence.

English arcs hardly ever cross. The best heads are taken where they make a tree without crossing arcs; else
the best tree without crossing arcs (Eisner 1996), unless it costs too much; else the best tree of any kind
(Chu and Liu 1965, Edmonds 1967). Every tree has one root.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = list[int]

_NEVER = -1e9
# Log-odds that crossing arcs must gain over the best tree without; chosen on GUM dev (LAS 88.5 to 88.8).
_CROSSING_IS_WORTH = 4.0


def find_heads(scores: Scores) -> Heads:
    """The head of each word, 1-based, 0 for the one root.

    scores       (n, n + 1): row a word, column its possible head, column 0 the root
    """
    best: Heads = scores.argmax(axis=1).tolist()
    sound = is_tree(best)
    if sound and not has_crossing(best):
        return best
    flat = projective_tree(scores)
    rows = np.arange(len(best))
    if float((scores[rows, best] - scores[rows, flat]).sum()) < _CROSSING_IS_WORTH:
        return flat
    return best if sound else spanning_tree(scores)


def has_crossing(heads: Heads) -> bool:
    """Whether two arcs cross, the root's arc being drawn from before the first word."""
    ends = np.array([range(1, len(heads) + 1), heads])
    left, right = ends.min(axis=0), ends.max(axis=0)
    inside = (left[:, None] < left) & (left < right[:, None])
    return bool((inside & (right > right[:, None])).any())


def is_tree(heads: Heads) -> bool:
    """Whether the heads hang together under exactly one root."""
    if heads.count(0) != 1:
        return False
    safe = [False] * (len(heads) + 1)
    safe[0] = True
    for start in range(1, len(heads) + 1):
        path = []
        node = start
        while not safe[node]:
            path.append(node)
            node = heads[node - 1]
            if len(path) > len(heads):
                return False
        for seen in path:
            safe[seen] = True
    return True


def projective_tree(scores: Scores) -> Heads:
    """The heads of the highest-scoring tree with one root and no crossing arcs.

    Spans are kept by their length, once by where they start and once by where they end, so that all spans of
    a length are joined at once.
    """
    nodes = scores.shape[0] + 1
    arcs = np.full((nodes, nodes), _NEVER)
    arcs[:, 1:] = scores.T
    arcs[0, 1:] -= _root_penalty(scores)
    closed_right, closed_left, open_right, open_left = (_Spans(nodes) for _ in range(4))
    joins, right_cuts, left_cuts = (np.zeros((nodes, nodes), dtype=np.int64) for _ in range(3))
    closed_right.put(0, np.zeros(nodes))
    closed_left.put(0, np.zeros(nodes))
    for length in range(1, nodes):
        count = nodes - length
        ways = closed_right.starting(length, 0) + closed_left.ending(length, 0)
        joins[:count, length], joined = ways.argmax(axis=1), ways.max(axis=1)
        open_right.put(length, joined + np.diagonal(arcs, length))
        open_left.put(length, joined + np.diagonal(arcs, -length))
        ways = open_right.starting(length, 1) + closed_right.ending(length, 0)
        right_cuts[:count, length] = ways.argmax(axis=1) + 1
        closed_right.put(length, ways.max(axis=1))
        ways = closed_left.starting(length, 0) + open_left.ending(length, 1)
        left_cuts[:count, length] = ways.argmax(axis=1)
        closed_left.put(length, ways.max(axis=1))
    return _read_back(nodes, joins, right_cuts, left_cuts)


class _Spans:
    """The best score of every span, by its first node and length, and by its last node and length."""

    def __init__(self, nodes: int) -> None:
        self._by_start = np.full((nodes, nodes), _NEVER)
        self._by_end = np.full((nodes, nodes), _NEVER)

    def put(self, length: int, scores: NDArray[np.float64]) -> None:
        """Store the scores of all spans of this length, from the first on."""
        self._by_start[: len(scores), length] = scores
        self._by_end[length:, length] = scores

    def starting(self, length: int, shortest: int) -> NDArray[np.float64]:
        """Row: a span of this length; column: the part at its start, shortest first."""
        part: NDArray[np.float64] = self._by_start[
            : len(self._by_start) - length, shortest : shortest + length
        ]
        return part

    def ending(self, length: int, shortest: int) -> NDArray[np.float64]:
        """Row: a span of this length; column: the part at its end, longest first."""
        part: NDArray[np.float64] = self._by_end[length:, shortest : shortest + length][:, ::-1]
        return part


def _read_back(
    nodes: int, joins: NDArray[np.int64], right_cuts: NDArray[np.int64], left_cuts: NDArray[np.int64]
) -> Heads:
    heads = [0] * (nodes - 1)
    waiting = [(0, nodes - 1, True, True)]
    while waiting:
        start, end, rightward, closed = waiting.pop()
        length = end - start
        if not length:
            continue
        if closed and rightward:
            cut = start + int(right_cuts[start, length])
            waiting += [(start, cut, True, False), (cut, end, True, True)]
        elif closed:
            cut = start + int(left_cuts[start, length])
            waiting += [(start, cut, False, True), (cut, end, False, False)]
        else:
            heads[(end if rightward else start) - 1] = start if rightward else end
            cut = start + int(joins[start, length])
            waiting += [(start, cut, True, True), (cut + 1, end, False, True)]
    return heads


def spanning_tree(scores: Scores) -> Heads:
    """The heads of the highest-scoring tree with one root, whether arcs cross or not."""
    words = scores.shape[0]
    square = np.full((words + 1, words + 1), _NEVER)
    square[1:] = scores
    square[1:, 0] -= _root_penalty(scores)
    np.fill_diagonal(square, _NEVER)
    heads: Heads = _edmonds(square)[1:].tolist()
    return heads


def _root_penalty(scores: Scores) -> float:
    """What to take off each root arc so that the best tree has one.

    It is more than any tree can gain elsewhere, and it leaves the order of the trees with one root as it was.
    """
    words = len(scores)
    return (float(scores.max()) - float(scores.min()) + 1.0) * words


def _edmonds(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Best head of every node of a complete graph, node 0 being the root (its own entry is 0)."""
    heads: NDArray[np.int64] = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _find_cycle(heads.tolist())
    if not cycle:
        return heads
    inside = np.array(cycle)
    outside = np.array([node for node in range(len(heads)) if node not in set(cycle)])
    joined = len(outside)
    contracted = np.full((joined + 1, joined + 1), _NEVER)
    contracted[:joined, :joined] = scores[np.ix_(outside, outside)]
    from_cycle = scores[np.ix_(outside, inside)]
    contracted[:joined, joined] = from_cycle.max(axis=1)
    into_cycle = scores[np.ix_(inside, outside)] - scores[inside, heads[inside]][:, None]
    contracted[joined, :joined] = into_cycle.max(axis=0)
    contracted[0] = _NEVER
    solved = _edmonds(contracted)
    result: NDArray[np.int64] = heads.copy()
    for place in range(1, joined):
        head = solved[place]
        result[outside[place]] = inside[from_cycle[place].argmax()] if head == joined else outside[head]
    entry = solved[joined]
    result[inside[into_cycle[:, entry].argmax()]] = outside[entry]
    return result


def _find_cycle(heads: Heads) -> list[int]:
    done = [False] * len(heads)
    done[0] = True
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while not done[node] and node not in path:
            path.append(node)
            node = heads[node]
        if not done[node]:
            return path[path.index(node) :]
        for seen in path:
            done[seen] = True
    return []


class NameTagger:
    """The best run of name tags, in which an I- tag only follows its own kind (Viterbi)."""

    __slots__ = ("_first", "_moves", "_outside", "_tags")

    def __init__(self, tags: Sequence[str]) -> None:
        self._tags = list(tags)
        self._outside = self._tags.index("O")
        self._moves = np.array([[0.0 if _may_follow(left, tag) else _NEVER for tag in tags] for left in tags])
        self._first = np.array([0.0 if _may_follow("O", tag) else _NEVER for tag in tags])

    def tag(self, scores: Scores) -> list[str]:
        """One tag for each row of the scores (n, tags)."""
        best = scores.argmax(axis=1).tolist()
        if all(number == self._outside for number in best):
            return ["O"] * len(best)
        chosen = [self._tags[number] for number in best]
        if all(_may_follow(left, tag) for left, tag in zip(["O", *chosen], chosen, strict=False)):
            return chosen
        return self._viterbi(scores)

    def _viterbi(self, scores: Scores) -> list[str]:
        reached = scores[0] + self._first
        came_from = []
        for row in scores[1:]:
            ways = reached[:, None] + self._moves
            came_from.append(ways.argmax(axis=0))
            reached = ways.max(axis=0) + row
        number = int(reached.argmax())
        backward = [number]
        for pointers in reversed(came_from):
            number = int(pointers[number])
            backward.append(number)
        return [self._tags[number] for number in reversed(backward)]


def _may_follow(left: str, tag: str) -> bool:
    return not tag.startswith("I-") or left[2:] == tag[2:]
