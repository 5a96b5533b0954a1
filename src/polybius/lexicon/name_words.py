"""The words of a page as the name scanner compares them: folded, mended where a line or a scan broke them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from polybius.lexicon.folding import PARTICLES, fold

_LETTER = r"[^\W_]"
_JOINER = "['\u2019\u2018\u02bc\u02bb`\u00b4\u00ad\u200b-\u200f]"
_WORD = re.compile(f"{_LETTER}+(?:{_JOINER}+{_LETTER}+)*")
_POSSESSIVE = re.compile("['\u2019\u2018\u02bc`\u00b4][sS]$")
_GAP = re.compile(
    "[ \t\u00a0]*(?:\r?\n)?[ \t\u00a0]*(?:[-\u2010-\u2015/'\u2019\u2018\u02bf&](?:\r?\n)?[ ]*)?"
)
_BREAK = re.compile("[-\u2010\u2011\u00ad](?:\r?\n)?[ ]*")
_BREAKING = frozenset("-\u2010\u2011\u00ad")
HYPHENS = frozenset("-\u2010\u2011\u2012\u2013")
LONGEST_ACRONYM = 6
_LONGEST_GAP = 8
_LONGEST_ABBREVIATED = 3
_SHORTEST_MENDED = 4
_MISREAD_ANYWHERE = (("q", "g"), ("l", "1"), ("i", "1"), ("o", "0"))
_MISREAD_IN_LONG_WORDS = (("m", "rn"), ("rn", "m"))
_SHORTEST_MISREAD = 3
_LONG_WORD = 6


class Word(NamedTuple):
    """A word of the text; key is its folded form when some name has it, else None."""

    raw: str
    key: str | None
    start: int
    end: int


def raw_words(text: str) -> list[str]:
    """The words of a text as written; apostrophes inside a word belong to it."""
    return _WORD.findall(text)


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a name, as the scanner compares them; possessive 's is dropped."""
    return tuple(
        word.lower() if word.isascii() and word.isalnum() else fold(without_possessive(word))
        for word in _WORD.findall(text)
    )


def without_possessive(word: str) -> str:
    """The word without a final 's."""
    return _POSSESSIVE.sub("", word)


def is_acronym(text: str) -> bool:
    """Whether a spelling is letters in capitals that stand for words: "PKK", "U.S.", "FARC-EP"."""
    return text.isupper() and " " not in text and sum(map(str.isalpha, text)) <= LONGEST_ACRONYM


class WordReader:
    """Reads the words of a page against the words that names are made of.

    vocabulary   folded words of all names
    acronyms     those that are acronyms
    common       ordinary words, which are never taken for a misread name
    """

    def __init__(self, vocabulary: Iterable[str], acronyms: Iterable[str], common: Iterable[str]) -> None:
        self._vocabulary = frozenset(vocabulary)
        self._acronyms = frozenset(acronyms)
        self._misread = _misreadings(self._vocabulary, frozenset(common))

    def read(self, text: str) -> Iterator[Word]:
        """The words of a text in order."""
        keys: dict[str, str | None] = {}
        held: Word | None = None
        for match in _WORD.finditer(text):
            raw = match[0]
            if raw in keys:
                key = keys[raw]
            else:
                key = keys[raw] = self._key(raw)
            word = Word(raw, key, match.start(), match.end())
            whole = self._mended(text, held, word) if held is not None else None
            if held is not None and whole is None:
                yield held
            held = whole or word
        if held is not None:
            yield held

    def _key(self, raw: str) -> str | None:
        key = fold(without_possessive(raw))
        return key if key in self._vocabulary else self._misread.get(key)

    def _mended(self, text: str, left: Word, right: Word) -> Word | None:
        """One word out of two that a hyphen or line break cut ("NA-TO"), when some name has the whole."""
        if text[left.end] not in _BREAKING or not _BREAK.fullmatch(text, left.end, right.start):
            return None
        raw = left.raw + right.raw
        key = fold(without_possessive(raw))
        both_known = left.key is not None and right.key is not None
        at_line_end = "\n" in text[left.end : right.start]
        whole = self._acronyms if both_known and not at_line_end else self._vocabulary
        if len(key) < _SHORTEST_MENDED or key not in whole:
            return None
        return Word(raw, key, left.start, right.end)


def _misreadings(vocabulary: frozenset[str], common: frozenset[str]) -> dict[str, str]:
    """What a scanner makes of the words ("irag" for "iraq"), as far as that is no other known word."""
    misread: dict[str, str] = {}
    for word in sorted(vocabulary - common):
        if len(word) < _SHORTEST_MISREAD:
            continue
        slips = _MISREAD_ANYWHERE + (_MISREAD_IN_LONG_WORDS if len(word) >= _LONG_WORD else ())
        for letter, taken_for in slips:
            if letter in word:
                misread.setdefault(word.replace(letter, taken_for), word)
        if word[0] == "i":
            misread.setdefault("l" + word[1:], word)
    return {
        wrong: right for wrong, right in misread.items() if wrong not in vocabulary and wrong not in common
    }


def joined(text: str, left: Word, right: Word) -> bool:
    """Whether two words may be of one name: only a space, a hyphen or an initial's dot is between them."""
    if right.start - left.end == 1 and text[left.end] in " -":
        return True
    gap = text[left.end : right.start]
    if gap.startswith("."):
        if len(left.raw) > _LONGEST_ABBREVIATED:
            return False
        gap = gap[1:]
    return len(gap) < _LONGEST_GAP and _GAP.fullmatch(gap) is not None and "\n\n" not in gap


def dotted(text: str, run: Sequence[Word]) -> bool:
    """Whether words are single letters with dots between: "U.S", with or without its last dot."""
    return all(len(without_possessive(word.raw)) == 1 for word in run) and all(
        text[word.end : word.end + 1] == "." for word in run[:-1]
    )


def tied_to_another(text: str, words: Sequence[Word], first: int) -> bool:
    """Whether a hyphen ties a word to the one before, so that no longer name starts: "anti-Houthi forces"."""
    if first == 0 or text[words[first].start - 1] not in HYPHENS:
        return False
    before = words[first - 1]
    return before.end == words[first].start - 1 and before.raw.lower() not in PARTICLES
