"""Amounts: numbers in figures and words as they stand in a sentence, with range, bounds and currency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from polybius.coding.figures.amount_pattern import amount_pattern
from polybius.coding.figures.rules import AmountWords
from polybius.coding.rules import Numbers
from polybius.coding.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as a sentence tells it.

    start, end   characters of the sentence, with its bound, its currency or its percent sign
    number       where the bare number begins
    value        None for a range and for a quantity in words ("hundreds"), which set low and high
    vague        a quantity in words
    currency     code; "" when it is no money
    share        whether it is in hundredths
    """

    start: int
    end: int
    number: int
    value: float | None
    low: float | None
    high: float | None
    approximate: bool
    vague: bool = False
    currency: str = ""
    share: bool = False


class AmountFinder:
    """Finds the amounts of sentences with the words of numbers.yaml and figures.yaml."""

    def __init__(self, numbers: Numbers, words: AmountWords) -> None:
        self._numbers, self._words = numbers, words
        self._exact = {word: value for word, value in numbers.exact.items() if word not in words.not_alone}
        self._codes = {
            sign.lower(): code for code, signs in reversed(words.currencies.items()) for sign in signs
        }
        self._floor = frozenset({*numbers.floor, *words.floor})
        self._ceiling = frozenset({*numbers.ceiling, *words.ceiling})
        self._about = frozenset({*numbers.about, *words.about})
        shares = {form for word in words.shares for form in (word, f"{word}s")}
        self._opening = frozenset(
            {*self._exact, *words.sets, *words.vague_alone, *shares, *numbers.scale, *numbers.vague}
        )
        self._pattern = amount_pattern(numbers, words)

    def opens(self, sentence: Sentence) -> bool:
        """Whether any word of the sentence may tell an amount."""
        tree = sentence.tree
        return any(
            word in self._opening or word[0].isdigit() or tree.pos[token] == "NUM"
            for token, word in enumerate(tree.lower)
            if token not in sentence.dated
        )

    def find(self, text: str) -> Iterator[Amount]:
        """The amounts of a sentence, in its order."""
        for match in self._pattern.finditer(text):
            yield from self._amounts(match, text)

    def _amounts(self, match: re.Match[str], text: str) -> Iterator[Amount]:
        currency = self._code(match["sign"] or (match["currency"] or "").strip(" -"))
        begin = next(match.start(name) for name in ("sign", "vague", "share", "first") if match[name])
        base = Amount(match.start(), match.end(), begin, None, None, None, False, currency=currency)
        if match["vague"]:
            low, high = self._range(match["vague"].lower())
            yield replace(base, low=low, high=high, approximate=True, vague=True)
            return
        if match["share"]:
            yield self._bounded(replace(base, value=self._share(match), share=True), match)
            return
        base = replace(base, share=match["percent"] is not None)
        first = self._value(match["first"], match["l1"], money=bool(currency))
        second = self._value(match["second"] or "", match["l2"] or "", money=bool(currency))
        if first is not None and match["second"] is None:
            yield self._bounded(replace(base, value=first), match)
        elif first is not None and second is not None:
            yield from self._two(base, match, first, second, text)

    def _two(
        self, base: Amount, match: re.Match[str], first: float, second: float, text: str
    ) -> Iterator[Amount]:
        """ "4-5 million" is a range; "from 5,000 to 2,500" and "two and three" are two amounts."""
        scale = self._scale_of(match["second"], match["l2"], money=bool(base.currency))
        own = self._scale_of(match["first"], match["l1"], money=bool(base.currency))
        if own == 1 and first < 1000 and first * scale < second:
            first *= scale
        before = text[max(0, match.start() - 8) : match.start()].lower().split()
        link = match["ranged"].strip().lower()
        apart = {"to": before[-1:] == ["from"], "and": before[-1:] != ["between"]}.get(link, False)
        if first < second and not apart:
            yield replace(base, low=first, high=second)
            return
        scored = first > second and any(word in text.lower() for word in self._words.scored)
        if link in ("to", "and", "or") or scored:
            yield self._bounded(replace(base, value=first, end=match.start("ranged")), match)
            start = match.start("second")
            yield replace(base, value=second, start=start, number=start)

    def _bounded(self, amount: Amount, match: re.Match[str]) -> Amount:
        """With what its bounds make of it."""
        words, after = (match["bound"] or "").lower(), (match["after"] or "").lower()
        if not words and not after:
            return amount
        about = any(_has(words, phrase) for phrase in self._about)
        if any(_has(words, phrase) for phrase in self._ceiling):
            amount = replace(amount, high=amount.value)
        elif not about and after != "or so" and (after or any(_has(words, phrase) for phrase in self._floor)):
            amount = replace(amount, low=amount.value)
        rough = any(_has(words, phrase) for phrase in self._words.rough) or bool(after)
        return replace(amount, approximate=about or rough)

    def _code(self, sign: str) -> str:
        sign = sign.lower()
        return self._codes.get(sign) or self._codes.get(sign.removesuffix("s"), "") if sign else ""

    def _scale_of(self, number: str, letters: str, *, money: bool) -> float:
        """What its last word or its letters multiply a number by."""
        if letters.strip() and money:
            return self._words.letters.get(letters.strip().lower(), 1)
        last = re.findall(r"[a-z]+|\d+", number.lower())[-1]
        return self._numbers.scale.get(last, 1)

    def _value(self, number: str, letters: str, *, money: bool) -> float | None:
        """The number that figures or words tell; None when letters behind it make it a name ("5m")."""
        if letters.strip() and not money:
            return None
        times = self._words.letters[letters.strip().lower()] if letters.strip() else 1
        total = current = 0.0
        for word in re.findall(r"\d[\d,.]*|[a-z]+", number.lower()):
            scale = self._numbers.scale.get(word)
            if word[0].isdigit():
                current += float(word.replace(",", "").rstrip("."))
            elif word == "half":
                current += 0.5
            elif scale is None and word in self._words.sets:
                current = (current or 1) * self._words.sets[word]
            elif scale == 100:
                current = (current or 1) * scale
            elif scale is not None:
                total, current = total + (current or 1) * scale, 0.0
            else:
                current += self._exact.get(word, 0)
        return (total + current) * times

    def _range(self, words: str) -> tuple[float | None, float | None]:
        """What "dozens", "tens of thousands", "several hundred" span."""
        low: float = 1
        high: float | None = 1
        for place, word in enumerate(word for word in words.split() if word not in ("of", "a", "an")):
            scale = self._words.sets.get(word if place == 0 else word.removesuffix("s"))
            below, above = self._numbers.vague[word] if scale is None else (scale, scale)
            low, high = low * below, None if above is None or high is None else high * above
        return low, high

    def _share(self, match: re.Match[str]) -> float:
        times = (match["times"] or match["many"] or "").lower()
        part = (match["part"] or match["parts"] or match["by"].split()[-1]).lower()
        return round(100 * self._exact.get(times, 1) / self._words.shares[part], 1)


def _has(words: str, phrase: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", words) is not None
