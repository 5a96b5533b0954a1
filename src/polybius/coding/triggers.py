"""A quick look for trigger words, so that only sentences with something to code are parsed."""

from __future__ import annotations

import re

from polybius.coding.rules import RuleBook

_WORD = re.compile(r"[^\W\d_]+")
_STEM_LETTERS = 4
_IRREGULAR = {
    "shoot": "shot", "strike": "struck", "hold": "held", "meet": "met", "leave": "left", "fight": "fought",
    "withdraw": "withdrew", "sell": "sold", "take": "took", "break": "broke", "blow": "blew", "set": "set",
    "burst": "burst", "slay": "slew", "speak": "spoke", "give": "gave", "send": "sent", "buy": "bought", "swear": "swore",
    "hit": "hit", "go": "went", "bring": "brought", "lay": "laid", "put": "put", "beat": "beat", "die": "dying",
    "overthrow": "overthrew", "free": "free", "say": "said", "begin": "began", "show": "show", "win": "won", "call": "call",
}  # fmt: skip


class TriggerWords:
    """Tells whether a text may hold a trigger; never misses one, may be wrong the other way."""

    def __init__(self, book: RuleBook) -> None:
        words = set(book.verbs) | set(book.nouns) | {"dead", "death", "die", "casualty", "wounded", "injured"}
        stems = {word[:_STEM_LETTERS] for word in words if len(word) >= _STEM_LETTERS}
        self._short = {word for word in words if len(word) < _STEM_LETTERS}
        self._stems = stems | {_IRREGULAR[word][:_STEM_LETTERS] for word in words if word in _IRREGULAR}
        self._known: dict[str, bool] = {}

    def any_in(self, text: str) -> bool:
        return any(self._may_be(word) for word in _WORD.findall(text))

    def _may_be(self, word: str) -> bool:
        known = self._known.get(word)
        if known is None:
            lower = word.lower()
            known = (
                lower[:_STEM_LETTERS] in self._stems
                or lower in self._stems
                or any(lower.startswith(short) and len(lower) <= len(short) + 4 for short in self._short)
            )
            self._known[word] = known
        return known
