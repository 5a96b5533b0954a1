"""From scores to one tree and one run of names per sentence.

The tree is the best one there is with a single root: the best head of every word where these make a tree,
else the maximum spanning tree (Chu and Liu 1965, Edmonds 1967).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = list[int]

_NEVER = -1e9


def find_heads(scores: Scores) -> Heads:
    """The head of each word, 1-based, 0 for the one root.

    scores       (n, n + 1): row a word, column its possible head, column 0 the root
    """
    best: Heads = scores.argmax(axis=1).tolist()
    if is_tree(best):
        return best
    return spanning_tree(scores)


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


def spanning_tree(scores: Scores) -> Heads:
    """The heads of the highest-scoring tree with one root.

    Lowering all root arcs by more than any tree can gain elsewhere leaves one root and keeps the order of
    the trees that have one.
    """
    words = scores.shape[0]
    square = np.full((words + 1, words + 1), _NEVER)
    square[1:] = scores
    square[1:, 0] -= (float(scores.max()) - float(scores.min()) + 1.0) * words
    np.fill_diagonal(square, _NEVER)
    heads: Heads = _edmonds(square)[1:].tolist()
    return heads


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
