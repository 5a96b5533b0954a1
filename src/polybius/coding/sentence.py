"""A parsed sentence with what the tables know about its words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from polybius.coding.restoring import restore_case
from polybius.coding.rules import Weapon
from polybius.coding.tree import Tree, tree_of
from polybius.lexicon.actors import NameHit
from polybius.lexicon.dates import DateExpression
from polybius.lexicon.places import PlaceHit

_TIES = frozenset({"-", "‐", "‑", "–"})
_STANCE = frozenset(
    [
        "backed",
        "aligned",
        "affiliated",
        "linked",
        "supported",
        "sponsored",
        "funded",
        "made",
        "built",
        "allied",
        "based",
        "led",
        "trained",
        "controlled",
        "supplied",
        "leaning",
        "run",
        "held",
        "friendly",
        "contracted",
        "owned",
        "origin",
        "style",
        "loyal",
        "inspired",
    ]
)
_STANCE_BEFORE = frozenset({"pro", "anti", "non"})


@dataclass(frozen=True, slots=True)
class Entity:
    """A name the language model found. label: PER, ORG or LOC."""

    first: int
    last: int
    label: str


@dataclass(frozen=True)
class Sentence:
    """One sentence of a passage.

    passage   number of the passage
    number    of the sentence in the passage
    start     offset in the passage's view, where the sentence begins
    text      the sentence
    names, places, weapons, entities   by token: what covers it, None or absent when nothing does
    dates     date expressions with offsets in the sentence
    """

    passage: int
    number: int
    start: int
    text: str
    tree: Tree
    names: Mapping[int, NameHit]
    places: Mapping[int, PlaceHit]
    weapons: Mapping[int, Weapon]
    entities: Mapping[int, Entity]
    dates: tuple[DateExpression, ...]

    @cached_property
    def dated(self) -> frozenset[int]:
        """Tokens inside a date expression: no participants and no counts."""
        return frozenset(
            token
            for date in self.dates
            for token in range(len(self.tree))
            if date.start <= self.tree.starts[token] < date.end
        )

    def tokens_of(self, start: int, end: int) -> range:
        """The tokens that a run of characters touches."""
        return tokens_between(self.tree, start, end)

    def is_person(self, token: int) -> bool:
        """Whether a person's name covers the token."""
        hit, entity = self.names.get(token), self.entities.get(token)
        if hit is not None:
            return hit.actors[0].kind == "person"
        return entity is not None and entity.label == "PER"

    def stance(self, token: int) -> bool:
        """Whether the name at the token only tells a leaning or a make: "Iran-backed", "Russian-made"."""
        hit = self.names.get(token)
        if hit is not None and hit.bound:
            return True
        place = self.places.get(token)
        lower, count = self.tree.lower, len(self.tree)
        end = place.end if place else self.tree.ends[token]
        last = self.tokens_of(self.tree.starts[token], end)[-1]
        if last + 2 < count and lower[last + 1] in _TIES and lower[last + 2] in _STANCE:
            return True
        return token >= 2 and lower[token - 1] in _TIES and lower[token - 2] in _STANCE_BEFORE


def tokens_between(tree: Tree, start: int, end: int) -> range:
    """Indices of the tokens that touch the characters start to end."""
    first = next((i for i in range(len(tree)) if tree.ends[i] > start), len(tree))
    last = first
    while last < len(tree) and tree.starts[last] < end:
        last += 1
    return range(first, last)


def read_sentence(
    doc: Doc,
    *,
    passage: int,
    number: int,
    start: int,
    weapon_words: WeaponWords,
    names: Sequence[NameHit],
    places: Sequence[PlaceHit],
    dates: Sequence[DateExpression],
    one_case: bool = False,
) -> Sentence:
    """Join a parsed sentence with the table hits inside it (their offsets counted in the sentence).

    one_case   the report is written in one case: names get their capitals back
    """
    text, tree = doc.text, tree_of(doc)
    named = {token: hit for hit in names for token in tokens_between(tree, hit.start, hit.end)}
    placed = {token: hit for hit in places for token in tokens_between(tree, hit.start, hit.end)}
    entities = {
        token: Entity(ent.start, ent.end - 1, ent.label_)
        for ent in doc.ents
        for token in range(ent.start, ent.end)
    }
    if one_case:
        text, tree = restore_case(text, tree, (*named, *placed, *entities))
    return Sentence(
        passage=passage,
        number=number,
        start=start,
        text=text,
        tree=tree,
        names=named,
        places=placed,
        weapons=weapon_words.find(tree),
        entities=entities,
        dates=tuple(dates),
    )


class WeaponWords:
    """Finds weapons by their words, the longest first, in the lemmas of a sentence."""

    def __init__(self, weapons: Sequence[Weapon]) -> None:
        self._by_last: dict[str, list[tuple[tuple[str, ...], Weapon]]] = {}
        for weapon in weapons:
            for phrase in weapon.words:
                told = phrase.lower()
                # "F-16" is one word or three, as the tokeniser has it.
                for words in {tuple(re.split(r"[\s-]+", told)), tuple(told.split())}:
                    self._by_last.setdefault(words[-1], []).append((words, weapon))
        for phrases in self._by_last.values():
            phrases.sort(key=lambda pair: -len(pair[0]))

    def find(self, tree: Tree) -> dict[int, Weapon]:
        """Weapons by token; a phrase marks all its tokens."""
        found: dict[int, Weapon] = {}
        solid = [index for index in range(len(tree)) if tree.lower[index] not in _TIES]
        spelled = [tree.lemmas[index] for index in solid]
        for position in range(len(solid) - 1, -1, -1):
            if solid[position] in found or tree.pos[solid[position]] in ("VERB", "AUX", "ADP"):
                continue
            for form in {spelled[position], tree.lower[solid[position]]}:
                for words, weapon in self._by_last.get(form, ()):
                    begin = position - len(words) + 1
                    if begin >= 0 and tuple(spelled[begin:position]) == words[:-1]:
                        for index in solid[begin : position + 1]:
                            found.setdefault(index, weapon)
                        break
        return found
