"""Noise that makes training sentences look like scanned, headlined and footnoted reports.

Every kind keeps the annotation true: words are respelt one for one, footnote marks are added as leaves,
and the closing mark goes only where nothing hangs on it.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from training.language.treebanks import Sentence

_CONFUSED = {
    "l": "1I|i", "I": "l1|", "1": "lI", "0": "O", "O": "0", "o": "0ce", "e": "co", "c": "eo", "h": "bn",
    "b": "h", "n": "urh", "u": "nv", "m": ("rn", "n"), "i": "l1j", "a": "o", "s": "5", "S": "5", "5": "S",
    "B": "8", "8": "B", "t": "fl", "f": "t", "r": "n", "v": "y", "y": "v", "w": ("vv",), "d": ("cl",),
    "D": "O", "g": "q9", "q": "g", ".": ",", ",": ".", "—": "-", "E": "F", "F": "E", "R": "K", "H": "N",
    "Z": "2", "2": "Z", "G": "6C",
}  # fmt: skip
_QUOTES = {
    '"': "“”\"", "'": "’‘'", "``": "“", "''": "”", "'s": ("’s", "'s", "´s"), "n't": ("n’t",),
    "'re": ("’re",), "'m": ("’m",), "'ve": ("’ve",), "'ll": ("’ll",), "'d": ("’d",), "-": "--‐–",
    "--": "—–", "“": '"', "”": '"', "’s": ("'s",), "...": "…",
}  # fmt: skip
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class NoiseRates:
    """The share of sentences that get each kind of noise, 0 to 1."""

    lower: float = 0.07
    upper: float = 0.05
    title: float = 0.03
    quotes: float = 0.20
    scanned: float = 0.22
    scanned_most: float = 0.05
    footnote: float = 0.06
    no_closing_mark: float = 0.03


def add_noise(sentence: Sentence, rates: NoiseRates, rng: random.Random) -> Sentence:
    """The sentence with noise drawn at these rates; its annotation still fits word for word."""
    if sentence.heads is not None and rng.random() < rates.footnote:
        sentence = add_footnote(sentence, rng)
    elif sentence.heads is not None and rng.random() < rates.no_closing_mark:
        sentence = drop_closing_mark(sentence)
    words = recase(sentence.words, rates, rng)
    if rng.random() < rates.quotes:
        words = [rng.choice(_QUOTES[word]) if word in _QUOTES else word for word in words]
    if rng.random() < rates.scanned:
        rate = rng.uniform(0.003, rates.scanned_most)
        words = [scan(word, rate, rng) for word in words]
    return replace(sentence, words=words, spaces=None)


def recase(words: list[str], rates: NoiseRates, rng: random.Random) -> list[str]:
    """The words as they are, or all lower case, all capitals, or in title case."""
    draw = rng.random()
    if draw < rates.lower:
        return [word.lower() for word in words]
    if draw < rates.lower + rates.upper:
        return [word.upper() for word in words]
    if draw < rates.lower + rates.upper + rates.title:
        return [word[:1].upper() + word[1:] if len(word) > 3 else word for word in words]
    return words


def scan(word: str, rate: float, rng: random.Random) -> str:
    """The word as a poor scan would give it: each character goes wrong with this probability."""
    scanned = []
    for character in word:
        draw = rng.random()
        if draw < rate * 0.65:
            scanned.append(rng.choice(_CONFUSED.get(character, character)))
        elif draw < rate * 0.8:
            continue
        elif draw < rate and len(word) > 1:
            scanned.append(character + rng.choice("'.,-"))
        else:
            scanned.append(character)
    return "".join(scanned) or word


def add_footnote(sentence: Sentence, rng: random.Random) -> Sentence:
    """A footnote mark as a word of its own, hung as punctuation: after the end (mostly) or after a word."""
    number = str(rng.randint(1, 20) if rng.random() < 0.6 else rng.randint(1, 120))
    form = rng.random()
    mark = number.translate(_SUPERSCRIPTS) if form < 0.35 else f"[{number}]" if form < 0.5 else number
    length = len(sentence.words)
    at_end = rng.random() < 0.7
    heads = sentence.heads or []
    place = length if at_end else rng.randint(1, length)
    head = heads.index(0) + 1 if at_end and 0 in heads else place

    def shifted(old: int | None) -> int | None:
        return old + 1 if old is not None and old > place else old

    def filled(column: list[str | None] | None, value: str) -> list[str | None] | None:
        return None if column is None else [*column[:place], value, *column[place:]]

    tags = sentence.name_tags
    if tags is not None:
        inside = place < length and (tags[place] or "O").startswith("I-")
        tags = [*tags[:place], tags[place] if inside else "O", *tags[place:]]
    return Sentence(
        words=[*sentence.words[:place], mark, *sentence.words[place:]],
        upos=filled(sentence.upos, "PUNCT"),
        xpos=filled(sentence.xpos, "NFP"),
        heads=[*map(shifted, heads[:place]), shifted(head), *map(shifted, heads[place:])],
        labels=filled(sentence.labels, "punct"),
        name_tags=tags,
        source=sentence.source,
    )


def drop_closing_mark(sentence: Sentence) -> Sentence:
    """The sentence without its last punctuation mark, as headlines and lists have it."""
    last = len(sentence.words)
    heads = sentence.heads or []
    if last < 3 or not sentence.upos or sentence.upos[-1] != "PUNCT" or last in heads or heads[-1] == 0:
        return sentence
    cut: dict[str, list[str] | None] = {
        name: column[:-1] if (column := getattr(sentence, name)) is not None else None
        for name in ("upos", "xpos", "heads", "labels", "name_tags")
    }
    return Sentence(words=sentence.words[:-1], source=sentence.source, **cut)  # type: ignore[arg-type]
