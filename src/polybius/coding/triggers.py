"""A quick look for trigger words, so that only sentences with something to code are parsed."""

from __future__ import annotations

import re
from collections.abc import Callable

from polybius.coding.rules import RuleBook

_WORD = re.compile(r"[^\W\d_]+")
_FORMS = ("VBD", "VBG", "VBZ", "NNS")
_HARM = frozenset(["dead", "death", "die", "casualty", "wounded", "injured", "fatality"])


class TriggerWords:
    """Tells whether a text may hold a trigger; never misses one, may be wrong the other way.

    lemma   dictionary form of a word under a Penn tag
    """

    def __init__(self, book: RuleBook, lemma: Callable[[str, str], str]) -> None:
        self._lemmas = frozenset({*book.verbs, *book.nouns, *_HARM})
        self._lemma = lemma
        self._known: dict[str, bool] = {}

    def any_in(self, text: str) -> bool:
        return any(self._may_be(word) for word in _WORD.findall(text))

    def _may_be(self, word: str) -> bool:
        known = self._known.get(word)
        if known is None:
            lower = word.lower()
            known = lower in self._lemmas or any(self._lemma(lower, tag) in self._lemmas for tag in _FORMS)
            self._known[word] = known
        return known
