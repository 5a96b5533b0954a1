"""Words of a quote as they are compared: folded, without endings, without those that carry nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polybius.lexicon.folding import fold

if TYPE_CHECKING:
    from collections.abc import Collection

_ENDINGS = ("ations", "ation", "ings", "ing", "ions", "ion", "ies", "ied", "ers", "ed", "es", "er", "s")
_SHORTEST_STEM = 4


def stem(word: str) -> str:
    """A folded word without its commonest English ending: "attacked", "attacks" and "attack" are one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def content_words(text: str, empty_words: Collection[str]) -> tuple[str, ...]:
    """The distinct stems of a text that say something, in the order of first use."""
    cleaned = "".join(letter if letter.isalnum() else " " for letter in fold(text))
    stems = (stem(word) for word in cleaned.split() if word not in empty_words and len(word) > 1)
    return tuple(dict.fromkeys(stems))
