"""Restoring case: a sentence of a page in one case, with its names capitalised as a printer would."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from polybius.coding.tree import Tree

_SMALL = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PART", "PUNCT"})
"""Small inside a name too: "National Union of Workers"."""


def restore_case(text: str, tree: Tree, named: Iterable[int]) -> tuple[str, Tree]:
    """The sentence with small letters but for the first of each proper noun and of each word of a name.

    named   tokens that names and places cover
    No letter moves: a letter whose other case is longer stays as it is.
    """
    covered = frozenset(named)
    letters = [_one(letter.lower(), letter) for letter in text]
    for token, start in enumerate(tree.starts):
        if tree.pos[token] == "PROPN" or (token in covered and tree.pos[token] not in _SMALL):
            letters[start] = _one(letters[start].upper(), letters[start])
    restored = "".join(letters)
    words = tuple(restored[start:end] for start, end in zip(tree.starts, tree.ends, strict=True))
    return restored, replace(tree, words=words)


def _one(letter: str, before: str) -> str:
    return letter if len(letter) == 1 else before
