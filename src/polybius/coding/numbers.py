"""Numbers in words and figures, as counts with their range."""

from __future__ import annotations

import re

from polybius.coding.rules import Numbers
from polybius.coding.sentence import Sentence
from polybius.records import Count

_FIGURE = re.compile(r"^\d{1,3}(?:,\d{3})+$|^\d+(?:\.\d+)?$")
_RANGE = re.compile(r"^(\d+)\s*[-–]\s*(\d+)$")
_COUNTING = frozenset({"nummod", "det", "amod", "advmod", "nmod", "compound", "nummod:gov", "obl", "case"})


class NumberWords:
    """Reads counts beside nouns with the words of numbers.yaml."""

    def __init__(self, numbers: Numbers) -> None:
        self._numbers = numbers

    @property
    def vague(self) -> frozenset[str]:
        """Words for numbers that are not exact: "dozens", "hundreds"."""
        return frozenset(self._numbers.vague)

    def value(self, word: str) -> int | None:
        """The number a single word or figure stands for; None when it is none."""
        word = word.lower()
        if _FIGURE.match(word):
            plain = word.replace(",", "")
            return int(float(plain))
        if word in self._numbers.exact:
            return self._numbers.exact[word]
        if "-" in word:
            parts = [self._numbers.exact.get(part) for part in word.split("-")]
            if len(parts) == 2 and parts[0] and parts[1]:
                return parts[0] + parts[1]
        return None

    def count_of(self, sentence: Sentence, head: int) -> Count | None:
        """How many a noun phrase means: "at least three", "dozens of", "a", "no"; None when not told."""
        tree = sentence.tree
        lower = tree.lower[head]
        if lower in self._numbers.vague or (
            lower in ("dozen", "hundred", "thousand") and tree.pos[head] in ("NOUN", "NUM")
        ):
            return self._headed(sentence, head)
        if tree.pos[head] == "NUM":
            value = self._compound(sentence, head)
            return self._bounded(sentence, head, value) if value is not None else None
        for child in tree.children(head, "nummod", "det", "amod", "advmod", "nmod", "compound"):
            if child > head or child in sentence.dated:
                continue
            word = tree.lower[child]
            if word in self._numbers.vague and tree.deps[child] in ("amod", "det", "nummod", "nmod"):
                low, high = self._numbers.vague[word]
                return Count(low, high, word)
            if tree.pos[child] == "NUM" or tree.deps[child] == "nummod":
                value = self._compound(sentence, child)
                if value is not None:
                    return self._bounded(sentence, child, value)
            if tree.deps[child] == "det" and word in ("a", "an", "another", "no"):
                if tree.tags[head] in ("NNS", "NNPS") and word != "no":
                    continue
                value = 0 if word == "no" else 1
                return Count(value, value, word)
        return None

    def _headed(self, sentence: Sentence, head: int) -> Count | None:
        """ "dozens of soldiers", "a dozen", "hundreds" """
        tree = sentence.tree
        word = tree.lower[head]
        if word in self._numbers.vague:
            low, high = self._numbers.vague[word]
            return Count(low, high, word)
        value = self._compound(sentence, head)
        return None if value is None else self._bounded(sentence, head, value)

    def _compound(self, sentence: Sentence, token: int) -> int | None:
        """ "two hundred", "1.5 million", "twenty-four" """
        tree = sentence.tree
        span = re.sub(r"\s+", "", sentence.text[tree.starts[token] : tree.ends[token]])
        scale = self._numbers.scale.get(tree.lower[token])
        before = token - 1
        if scale is not None:
            factor = self.value(tree.lower[before]) if before >= 0 else None
            if factor is not None and _FIGURE.match(tree.lower[before]):
                return int(float(tree.lower[before].replace(",", "")) * scale)
            return (factor or 1) * scale
        value = self.value(span)
        if value is None or tree.lower[token] in ("%", "percent"):
            return None
        if token + 2 < len(tree) and tree.lower[token + 1] == "-" and value in range(20, 100, 10):
            unit = self.value(tree.lower[token + 2])
            if unit is not None and 0 < unit < 10:
                return value + unit
        if before >= 1 and tree.lower[before] == "-" and 0 < value < 10:
            tens = self._numbers.exact.get(tree.lower[before - 1])
            if tens is not None and tens in range(20, 100, 10):
                return tens + value
        return value

    def _upper(self, sentence: Sentence, token: int) -> int | None:
        """The second number of "between 30 and 40"."""
        tree = sentence.tree
        after = token + 2
        if after < len(tree) and tree.lower[token + 1] in ("and", "to") and tree.pos[after] == "NUM":
            return self._compound(sentence, after)
        return None

    def _bounded(self, sentence: Sentence, token: int, value: int) -> Count:
        """The value with what stands before it: "at least", "up to", "about", or a range "4-5"."""
        tree = sentence.tree
        before = " ".join(tree.lower[max(0, token - 4) : token])
        words = tree.words[token]
        ranged = _RANGE.match(sentence.text[tree.starts[max(0, token - 2)] : tree.ends[token]].strip())
        if ranged and int(ranged[1]) < int(ranged[2]):
            return Count(int(ranged[1]), int(ranged[2]), ranged[0])
        upper = (
            self._upper(sentence, token) if before.endswith("between") or before.endswith("from") else None
        )
        if upper is not None and upper > value:
            return Count(value, upper, f"between {value} and {upper}")
        for phrase in self._numbers.floor:
            if before.endswith(phrase):
                return Count(value, None, f"{phrase} {words}")
        for phrase in self._numbers.ceiling:
            if before.endswith(phrase):
                return Count(0, value, f"{phrase} {words}")
        return Count(value, value, words)


def add(left: Count | None, right: Count | None) -> Count | None:
    """Both together; an open side stays open. None counts as nothing told."""
    if left is None or right is None:
        return left or right
    low = None if left.low is None or right.low is None else left.low + right.low
    high = None if left.high is None or right.high is None else left.high + right.high
    text = " and ".join(part for part in (left.text, right.text) if part)
    return Count(low, high, text or None)
