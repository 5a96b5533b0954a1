"""Where names of places stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from polybius.lexicon.folding import fold
from polybius.lexicon.place_files import StopWords
from polybius.records.place import Place

_ARTICLES = "al|el|ul|ad|an|ar|as|ash|at|az|ez|es|er"
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}(?!\w)")
_WORD = r"(?:(?:[A-Za-z]\.){2,}|[^\W_][\w'’‘ʼʻ`]*)"
_NEXT_WORD = re.compile(rf"(?:[ \t\n\r\-‐-―/]|\.[ ])[ \n]?({_WORD})")
_CAPITAL_WORD = re.compile(rf"(?<![\w'’])(?:(?:{_ARTICLES})[-‐-― ](?=[^\W\da-z_]))?(?=[^\W\da-z_]){_WORD}")
_ANY_WORD = re.compile(rf"(?<![\w'’]){_WORD}")
_POSSESSIVE = re.compile(r"['’](?:s|S)?$")
_LOCATED = re.compile(
    r"\b(?:in|near|at|from|outside|inside|around|to|between|of|north|south|east|west)[ \n]+(?:the )?$", re.I
)
_CAPITAL_BEFORE = re.compile(r"(\w[\w'’.]*)[ ]$")
_CAPITAL_AFTER = re.compile(r" [A-Z][a-z]")
_MOST_WORDS = 8
_GREAT = 1e6
_DIRECTIONS = frozenset(
    [
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "greater",
        "downtown",
        "upper",
        "lower",
        "old",
        "new",
        "the",
        "in",
        "at",
    ]
)


@dataclass(frozen=True, slots=True)
class PlaceHit:
    """A name of the gazetteer in a text. places: what it may stand for, most likely first."""

    start: int
    end: int
    name: str
    places: tuple[Place, ...]


class ScannedNames(Protocol):
    """What the scanner asks of the table."""

    def most_words(self, first: str) -> int:
        """The most words of a name that begins with this one; 0 when none does."""

    def places_of_acronym(self, name: str) -> tuple[Place, ...]:
        """What an abbreviation in capitals stands for."""

    def places_of_key(self, key: str) -> tuple[Place, ...]:
        """What a folded name stands for, most likely first."""

    def weight(self, place: Place) -> float:
        """What a bare name is worth as this place, in people."""


def tidy(name: str) -> str:
    """Single spaces, no possessive, no dots in acronyms."""
    name = _DOTTED.sub(lambda match: match.group().replace(".", ""), " ".join(name.split()))
    return _POSSESSIVE.sub("", name)


class PlaceScanner:
    """Finds the names of one table in texts."""

    def __init__(self, names: ScannedNames, stop_words: StopWords) -> None:
        self._names = names
        self._stop_words = stop_words

    def hits(self, text: str) -> Iterator[PlaceHit]:
        """Names of places, the longest at each spot, left to right."""
        letters = sum(1 for letter in text[:4000] if letter.isalpha())
        capitals = sum(1 for letter in text[:4000] if letter.isupper())
        mixed = 0 < capitals <= 0.6 * letters
        folded: dict[str, str] = {}
        end = 0
        for start_match in (_CAPITAL_WORD if mixed else _ANY_WORD).finditer(text):
            if start_match.start() < end:
                continue
            hit = self._hit_at(text, start_match, folded, mixed)
            if hit is not None:
                end = hit.end
                yield hit

    def _hit_at(
        self, text: str, match: re.Match[str], folded: dict[str, str], mixed: bool
    ) -> PlaceHit | None:
        word = match.group()
        if word not in folded:
            folded[word] = fold(
                _POSSESSIVE.sub("", word.replace(".", "") if _DOTTED.fullmatch(word) else word)
            )
        key = folded[word]
        first, _, rest = key.partition(" ")
        hit = self._longest(text, match, key, self._names.most_words(first), mixed)
        if hit is None and rest:
            inner = _ANY_WORD.search(text, match.end() - len(word.split("-")[-1].split(" ")[-1]))
            if inner is not None and inner.end() == match.end():
                hit = self._longest(text, inner, rest, self._names.most_words(rest.partition(" ")[0]), mixed)
        return hit

    def _longest(self, text: str, match: re.Match[str], key: str, most: int, mixed: bool) -> PlaceHit | None:
        if most == 0:
            return None
        ends, keys = [_bare_end(match.group(), match.end())], [key]
        words, position = 1 + key.count(" "), match.end()
        while words < min(most, _MOST_WORDS):
            following = _NEXT_WORD.match(text, position)
            if following is None:
                break
            position = following.end()
            keys.append(f"{keys[-1]} {fold(_POSSESSIVE.sub('', following.group(1)))}")
            ends.append(_bare_end(following.group(1), position))
            words += 1
        for key, end in zip(reversed(keys), reversed(ends), strict=True):
            name = text[match.start() : end]
            places = self._accepted(text, match.start(), end, key, mixed)
            if places:
                return PlaceHit(match.start(), end, name, places)
        return None

    def _accepted(self, text: str, start: int, end: int, key: str, mixed: bool) -> tuple[Place, ...]:
        name = text[start:end].replace(".", "")
        places = self._names.places_of_acronym(name) if name.isupper() else ()
        if places and (mixed or key not in self._stop_words.located | self._stop_words.never):
            return places
        places = self._names.places_of_key(key)
        if not places:
            return ()
        if " " in key:
            return places
        return places if self._stands_alone(text, start, end, key, mixed, places[0]) else ()

    def _stands_alone(self, text: str, start: int, end: int, key: str, mixed: bool, best: Place) -> bool:
        """Whether a one-word name is a place here, and not a common word or part of another name."""
        if key in self._stop_words.never or len(key) < 3:
            return False
        if mixed and end - start <= 5 and text[start:end].isupper() and self._names.weight(best) < _GREAT:
            return False  # an abbreviation, not a town
        before = text[max(0, start - 24) : start]
        located = _LOCATED.search(before) is not None
        if key in self._stop_words.located:
            return located and mixed
        if located or not mixed or self._names.weight(best) >= _GREAT or best.kind in ("admin1", "country"):
            return True
        previous = _CAPITAL_BEFORE.search(before)
        joined = (
            previous is not None
            and previous.group(1)[0].isupper()
            and previous.group(1).lower() not in _DIRECTIONS
        )
        return not joined and _CAPITAL_AFTER.match(text, end) is None


def _bare_end(word: str, end: int) -> int:
    """Where a word ends without its possessive."""
    return end - (len(word) - len(_POSSESSIVE.sub("", word)))
