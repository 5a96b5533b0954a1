"""The actor tables: who may act in a conflict, found by id, by name or in running text.

What the files hold, and which candidate of a shared spelling comes first, is told in `actor_files.py`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import resources
from pathlib import Path

from rapidfuzz import fuzz, process

from polybius.lexicon.actor_files import read_entries, read_patterns
from polybius.lexicon.actor_spellings import AFTER_ENTRIES, Spelled, spell_actors
from polybius.lexicon.descriptions import Descriptions, load_descriptions
from polybius.lexicon.folding import PARTICLES, skeleton
from polybius.lexicon.name_scan import (
    Alias,
    AliasKind,
    NameHit,
    NameScanner,
    best_first,
    is_acronym,
    words_of,
)
from polybius.records.actor import Actor

__all__ = ["ActorTable", "Alias", "AliasKind", "NameHit", "load_actors"]

SAME_BONES_LIKENESS = 70
"""Likeness (0-100) that two spellings with one skeleton need: of all such pairs in the tables 871 of 874 that
mean one actor pass, and 97 of 250 that mean two."""
LIKENESS = 88
"""Likeness (0-100) that two spellings need when their skeletons differ: of what then passes for 1,500
spellings of the tables, 92 were the same actor and 9 another."""
LIKENESS_OF_WORDS = 75
"""Likeness (0-100) that each pair of their words needs then."""
_HYPHEN = re.compile(r"-\s*")
_SHORT_FUZZY = 6
_LONGEST_FUZZY = 120


class ActorTable:
    """The actors and every way to find one: by id, by a name, in running text."""

    def __init__(self, spelled: Spelled, descriptions: Descriptions) -> None:
        self.by_id: Mapping[str, Actor] = {actor.id: actor for actor in spelled.actors}
        self.descriptions = descriptions
        self._aliases = spelled.aliases
        self._adjectives = spelled.adjectives
        self._scanner = NameScanner(
            spelled.aliases, common=descriptions.common_words, nouns=descriptions.nouns
        )

    def __len__(self) -> int:
        return len(self.by_id)

    def __iter__(self) -> Iterator[Actor]:
        return iter(self.by_id.values())

    def adjective(self, actor: Actor) -> str:
        """The word for an actor before a noun: "Iraqi", "US", "Shia"; its name when it has none."""
        return self._adjectives.get(actor.id, actor.name)

    def scan(self, text: str) -> list[NameHit]:
        """The names that stand in a text, in its order, none overlapping; see NameHit for their use."""
        return self._scanner.scan(text)

    def find(self, name: str) -> tuple[Actor, ...]:
        """The actors that a name may mean, best first: those it spells, else those it is likely a variant of.

        Case counts only for short forms that are ordinary words: "us" finds nothing, "US" the state.
        """
        return tuple(alias.actor for alias in self.find_aliases(name))

    def find_exactly(self, name: str) -> tuple[Actor, ...]:
        """The actors of this spelling, best first; separators, accents and apostrophes do not count."""
        return tuple(alias.actor for alias in self._spelled(name))

    def find_aliases(self, name: str) -> tuple[Alias, ...]:
        """As `find`, with the spelling that was found and its kind."""
        found = self._spelled(name)
        words = words_of(name)
        if found or sum(map(len, words)) < _SHORT_FUZZY:
            return found
        folded = " ".join(words[1:] if words[0] == "the" else words)
        return self._same_bones(folded) or self._alike(folded)

    def _spelled(self, name: str) -> tuple[Alias, ...]:
        words = words_of(name)
        if not words or (name.islower() and len(words) == 1 and words[0] in self.descriptions.common_words):
            return ()
        return (
            self._scanner.exact(words)
            or (self._scanner.exact(words[1:]) if words[0] == "the" else ())
            or (self._scanner.exact(words_of(_HYPHEN.sub("", name))) if "-" in name else ())
        )

    def _same_bones(self, folded: str) -> tuple[Alias, ...]:
        near = [
            (fuzz.ratio(folded, " ".join(alias.words)), alias)
            for alias in self._by_skeleton.get(skeleton(folded).replace(" ", ""), ())
        ]
        near = [(likeness, alias) for likeness, alias in near if likeness >= SAME_BONES_LIKENESS]
        near.sort(key=lambda pair: -pair[0])
        return _distinct(alias for _, alias in near)

    def _alike(self, folded: str) -> tuple[Alias, ...]:
        if len(folded) > _LONGEST_FUZZY:
            return ()
        spellings, aliases = self._long_spellings
        near = process.extract(folded, spellings, scorer=fuzz.ratio, score_cutoff=LIKENESS, limit=5)
        return _distinct(
            alias
            for spelling, _, place in near
            if _same_words(folded, spelling)
            for alias in best_first(aliases[place])
        )

    @functools.cached_property
    def _by_skeleton(self) -> dict[str, list[Alias]]:
        found: dict[str, list[Alias]] = {}
        for alias in self._fuzzy_aliases():
            found.setdefault(skeleton(" ".join(alias.words)).replace(" ", ""), []).append(alias)
        return found

    @functools.cached_property
    def _long_spellings(self) -> tuple[list[str], list[list[Alias]]]:
        found: dict[str, list[Alias]] = {}
        for alias in self._fuzzy_aliases():
            found.setdefault(" ".join(alias.words), []).append(alias)
        return list(found), list(found.values())

    def _fuzzy_aliases(self) -> Iterator[Alias]:
        """Spellings that may vary: names with letters enough, not those composed of a state and a noun."""
        for alias in self._aliases:
            composed = alias.order > AFTER_ENTRIES or alias.kind in (AliasKind.ADJECTIVE, AliasKind.PEOPLE)
            if not composed and not is_acronym(alias.text) and sum(map(len, alias.words)) >= _SHORT_FUZZY:
                yield alias


def load_actors(folders: Sequence[Path] = ()) -> ActorTable:
    """The actors of the package, with those of further folders, whose entries replace ours of the same id.

    Raises DataFileError, naming the file and the entry.
    """
    package = Path(str(resources.files("polybius") / "data" / "actors"))
    every = [*folders, package]
    return ActorTable(spell_actors(read_entries(every), read_patterns(package)), load_descriptions(every))


def _same_words(one: str, other: str) -> bool:
    """Whether two folded names are alike word for word: no word of weight is added, lost or exchanged."""
    left = [word for word in one.split() if word not in PARTICLES]
    right = [word for word in other.split() if word not in PARTICLES]
    return len(left) == len(right) and all(
        skeleton(a)[:1] == skeleton(b)[:1] and fuzz.ratio(a, b) >= LIKENESS_OF_WORDS
        for a, b in zip(left, right, strict=True)
    )


def _distinct(aliases: Iterable[Alias]) -> tuple[Alias, ...]:
    seen: dict[str, Alias] = {}
    for alias in aliases:
        seen.setdefault(alias.actor.id, alias)
    return tuple(seen.values())
