"""Forms: whether the words of rules are dictionary forms, as the words of a parsed text are."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import resources
from pathlib import Path

from polybius.language.lemmas import Lemmatiser


def base_of_verb(word: str) -> str:
    """The form under which a verb is met: "attack" for "attacked"; the word itself when it is one."""
    tag = "VBG" if word.endswith("ing") else "VBZ" if word.endswith("s") else "VBD"
    return _lemma()(word, tag)


def base_of_noun(word: str) -> str:
    """The form under which a noun is met: "raid" for "raids"."""
    return _lemma()(word, "NNS") if word.endswith("s") else word


@cache
def _lemma() -> Callable[[str, str], str]:
    folder = Path(str(resources.files("polybius"))) / "data" / "language"
    words = frozenset((folder / "vocab.txt").read_text(encoding="utf-8").split())
    return Lemmatiser(folder / "irregular.csv", words).lemma
