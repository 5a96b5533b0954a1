"""Whether words on a page, capitals and all, are a name or only look like one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from polybius.lexicon.folding import PARTICLES, fold
from polybius.lexicon.name_words import (
    LONGEST_ACRONYM,
    Word,
    dotted,
    is_acronym,
    raw_words,
    without_possessive,
)

_SAMPLE = 20_000
_SHORTEST_TITLED = 4


class Case(StrEnum):
    """How a page is written. Where all is of one case, case tells nothing."""

    MIXED = "mixed"
    UPPER = "upper"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class Page:
    """A text with its words and the case it is written in."""

    text: str
    words: Sequence[Word]
    case: Case


def case_of(text: str) -> Case:
    """The case of a text, by its first 20,000 letters."""
    sample = text[:_SAMPLE]
    upper = sum(map(str.isupper, sample))
    lower = sum(map(str.islower, sample))
    if lower <= 0.05 * upper and sample.count(" ") >= 3:
        return Case.UPPER
    return Case.LOWER if upper <= 0.004 * lower else Case.MIXED


class CaseRules:
    """The rules of case.

    common    ordinary words in lower case ("us", "is", "who"): a name that looks like one counts only in its
              own capitals, and in a page of capitals only beside one of `nouns` or after "the"
    nouns     words of people and institutions ("forces", "party"): a name may spell them small
    """

    def __init__(self, common: Iterable[str], nouns: Iterable[str]) -> None:
        self._common = frozenset(common)
        self._nouns = frozenset(nouns) - self._common

    def fits(self, name: str, words: Sequence[str], page: Page, first: int, after: int) -> bool:
        """Whether the words `first` to `after` of a page can be the name, whose folded words are given."""
        run = page.words[first:after]
        if len(run) != len(words) and not dotted(page.text, run):
            return False
        if name.islower():
            return True
        if _is_spelled(name):
            return page.case is Case.MIXED and run[0].raw.startswith(name)
        if is_acronym(name):
            return self._acronym_fits(words, page, first, after)
        if page.case is not Case.MIXED:
            return len(run) > 1 or run[0].key not in self._common
        return self._capitals_fit(name, run)

    def _acronym_fits(self, words: Sequence[str], page: Page, first: int, after: int) -> bool:
        if after - first > 1:
            return page.case is Case.LOWER or all(word.raw.isupper() for word in page.words[first:after])
        common = words[0] in self._common
        if page.case is Case.LOWER:
            return not common
        if page.case is Case.UPPER or (common and _shouted(page.words, first, after)):
            return not common or self._beside_noun(page.words, first, after)
        written = without_possessive(page.words[first].raw)
        return written.isupper() or (not common and len(words[0]) >= _SHORTEST_TITLED and written.istitle())

    def _capitals_fit(self, name: str, run: Sequence[Word]) -> bool:
        leading = True
        for number, (wanted, word) in enumerate(zip(raw_words(name), run, strict=True)):
            if _is_capital(word) or not wanted[0].isupper():
                leading = leading and (word.key in PARTICLES or word.key == "the")
            elif leading or (number and len(run) == 2 and not self._may_be_small(run)):
                return False
        return any(_is_capital(word) for word in run)

    def _may_be_small(self, run: Sequence[Word]) -> bool:
        """Whether the second of two words is a noun that may be small after a name: "Badr organization"."""
        return run[-1].key in self._nouns and run[0].key not in self._common

    def _beside_noun(self, words: Sequence[Word], first: int, after: int) -> bool:
        following = fold(words[after].raw) if after < len(words) else ""
        preceding = fold(words[first - 1].raw) if first else ""
        return following in self._nouns or preceding == "the"


def _is_spelled(name: str) -> bool:
    """Whether a short form lives by its capitals ("LeT", "MoD"), so that no other case will do."""
    inner = name[1:]
    return len(name) <= LONGEST_ACRONYM and name.isalpha() and inner != inner.lower() and not name.isupper()


def _is_capital(word: Word) -> bool:
    """Whether a word begins with a capital, a digit, or a small l that was read for a capital I."""
    letter = word.raw[0]
    misread = letter == "l" and word.key is not None and word.key[0] == "i"
    return letter.isupper() or letter.isdigit() or misread


def _shouted(words: Sequence[Word], first: int, after: int) -> bool:
    """Whether the words on both sides are in capitals too, as in a headline."""
    beside = [*words[max(0, first - 1) : first], *words[after : after + 1]]
    return bool(beside) and all(len(word.raw) > 1 and word.raw.isupper() for word in beside)
