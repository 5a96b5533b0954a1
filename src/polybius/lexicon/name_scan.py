"""Finding known names in running text, in one pass over its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from polybius.lexicon.name_case import CaseRules, Page, case_of
from polybius.lexicon.name_words import (
    HYPHENS,
    WordReader,
    dotted,
    is_acronym,
    joined,
    tied_to_another,
    without_possessive,
    words_of,
)
from polybius.records.actor import Actor

__all__ = [
    "Alias",
    "AliasKind",
    "NameHit",
    "NameScanner",
    "best_first",
    "is_acronym",
    "words_of",
]

_LONGEST_DOTTED = 4


class AliasKind(StrEnum):
    """What an alias is to its actor, strongest first."""

    NAME = "name"
    ACRONYM = "acronym"
    PEOPLE = "people"
    ADJECTIVE = "adjective"
    METONYM = "metonym"
    SURNAME = "surname"


STRENGTH = {kind: place for place, kind in enumerate(AliasKind)}
"""Order in which candidates of one spelling come back."""


class Alias(NamedTuple):
    """One spelling of one actor.

    words      the spelling as folded words
    preferred  this actor is the main bearer of the spelling
    order      place of the actor in the tables; the earlier wins among equals
    """

    text: str
    words: tuple[str, ...]
    kind: AliasKind
    actor: Actor
    preferred: bool
    order: int


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name found in a text.

    start, end      characters, end not included; a possessive 's is left out
    actors          candidates, best first
    kind_of_alias   what the spelling is to the first candidate. A METONYM ("Baghdad") is the actor only
                    where something acts, else a place; a SURNAME is a person only once the report gave
                    the full name
    bound           a hyphen ties the name to its neighbour, as in "Iran-backed", "pro-Iran", "US-Iraqi"
    """

    start: int
    end: int
    actors: tuple[Actor, ...]
    kind_of_alias: AliasKind
    bound: bool = False


class _Node(dict[str, "_Node"]):
    """A word of a name: the words that may follow it, and the aliases that end here."""

    __slots__ = ("aliases",)
    aliases: list[Alias] | None


class NameScanner:
    """All aliases as one tree of words.

    common, nouns   as `name_case.CaseRules` takes them
    """

    def __init__(
        self, aliases: Iterable[Alias], *, common: Iterable[str] = (), nouns: Iterable[str] = ()
    ) -> None:
        self._root = _new_node()
        self._rules = CaseRules(common, nouns)
        vocabulary: set[str] = set()
        acronyms: set[str] = set()
        for alias in aliases:
            self._add(alias.words, alias)
            vocabulary.update(alias.words)
            if len(alias.words) == 1 and is_acronym(alias.text):
                acronyms.add(alias.words[0])
                if 2 <= len(alias.words[0]) <= _LONGEST_DOTTED:
                    self._add(tuple(alias.words[0]), alias)
                    vocabulary.update(alias.words[0])
        self._reader = WordReader(vocabulary, acronyms, common)

    def _add(self, words: Sequence[str], alias: Alias) -> None:
        node = self._root
        for word in words:
            following = node.get(word)
            if following is None:
                following = node[word] = _new_node()
            node = following
        if node.aliases is None:
            node.aliases = [alias]
        else:
            node.aliases.append(alias)

    def exact(self, words: Sequence[str]) -> tuple[Alias, ...]:
        """The aliases that are exactly these folded words, best first."""
        node = self._root
        for word in words:
            following = node.get(word)
            if following is None:
                return ()
            node = following
        return best_first(node.aliases or ())

    def scan(self, text: str) -> list[NameHit]:
        """The names in a text, longest first at each place, none overlapping, in the order of the text."""
        page = Page(text, list(self._reader.read(text)), case_of(text))
        hits: list[NameHit] = []
        place = 0
        while place < len(page.words):
            key = page.words[place].key
            found = self._longest(page, place) if key is not None and key in self._root else None
            if found is None:
                place += 1
            else:
                aliases, after = found
                hits.append(_hit(page, place, after, aliases))
                place = after
        return hits

    def _longest(self, page: Page, first: int) -> tuple[list[Alias], int] | None:
        """The aliases of the longest name that starts at a word, and the place after it."""
        words, node, last, found = page.words, self._root, first, None
        tied = tied_to_another(page.text, words, first)
        while last < len(words):
            key = words[last].key
            following = node.get(key) if key is not None else None
            if following is None or (last > first and not joined(page.text, words[last - 1], words[last])):
                break
            node, last = following, last + 1
            too_long = tied and last - first > 1 and not dotted(page.text, words[first:last])
            if node.aliases and not too_long:
                fitting = [
                    alias
                    for alias in node.aliases
                    if self._rules.fits(alias.text, alias.words, page, first, last)
                ]
                found = (fitting, last) if fitting else found
        if (
            found is not None
            and words[first].key == "the"
            and self._reaches_further(page, first + 1, found[1])
        ):
            return None
        return found

    def _reaches_further(self, page: Page, first: int, end: int) -> bool:
        """Whether a name that starts at a word ends after a place: "the West" yields to "West Bank"."""
        other = self._longest(page, first) if first < len(page.words) else None
        return other is not None and other[1] > end


def _new_node() -> _Node:
    node = _Node()
    node.aliases = None
    return node


def best_first(aliases: Iterable[Alias]) -> tuple[Alias, ...]:
    """Aliases of one spelling: preferred ones, then by strength of the kind, then as the tables stand."""
    ranked = sorted(aliases, key=lambda alias: (not alias.preferred, STRENGTH[alias.kind], alias.order))
    seen: dict[str, Alias] = {}
    for alias in ranked:
        seen.setdefault(alias.actor.id, alias)
    return tuple(seen.values())


def _hit(page: Page, first: int, after: int, fitting: Iterable[Alias]) -> NameHit:
    text, ranked, last = page.text, best_first(fitting), page.words[after - 1]
    start, end = page.words[first].start, last.end
    if without_possessive(ranked[0].text) == ranked[0].text:
        end -= len(last.raw) - len(without_possessive(last.raw))
    if text[end : end + 1] == "." and after - first > 1 and dotted(text, page.words[after - 2 : after]):
        end += 1
    actors = tuple(alias.actor for alias in ranked)
    return NameHit(start, end, actors, ranked[0].kind, _is_bound(text, start, end))


def _is_bound(text: str, start: int, end: int) -> bool:
    """Whether a hyphen with a letter on its far side touches the name: it joins, and does not part."""
    behind = text[end : end + 1] in HYPHENS and text[end + 1 : end + 2].isalnum()
    before = start > 1 and text[start - 1] in HYPHENS and text[start - 2].isalnum()
    return behind or before
