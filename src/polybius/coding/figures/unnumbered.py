"""Unnumbered: one man killed, nobody hurt, met twice, prices doubled. What counts without a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from polybius.coding.arguments import verb_arguments
from polybius.coding.figures.harmed import INJURED, KILLED, harm_of, harm_under
from polybius.coding.figures.measuring import Measurer
from polybius.coding.figures.rules import FigureRules
from polybius.coding.modality import is_negative, read_reality
from polybius.coding.rules import Frames
from polybius.coding.sentence import Sentence
from polybius.coding.tree import Tree

_ARTICLES = frozenset({"a", "an", "another"})
_BEHIND = 12
_OFTEN = {"twice": 2, "thrice": 3}
_SINGULAR = frozenset({"NN", "NNP", "JJ"})


@dataclass(frozen=True, slots=True)
class Unnumbered:
    """What is counted without a number: one killed or hurt, or none; a deed done twice; a value doubled.

    token   the victim, or the word that counts
    number  the word that tells how many: the article of "a guard", the "no" of "no guard"; else the token
    verb    the word over it
    kind    what rules ask for: "killed", "injured", "time", "multiple"
    """

    token: int
    number: int
    verb: int
    value: int
    kind: str


class UnnumberedFinder:
    """Finds harm done to one or to nobody."""

    def __init__(self, rules: FigureRules, frames: Frames, measurer: Measurer) -> None:
        words = rules.harm
        self._words, self._frames, self._measurer = words, frames, measurer
        self._multiples, self._ordinals = rules.amounts.multiples, rules.amounts.ordinals
        self._verbs = words.kill_object | words.kill_subject | words.hurt_object | frozenset(words.kill_with)
        self._none = words.losses | words.unhurt
        self._opening = self._verbs | self._none | words.death_nouns | words.hurt | words.dead

    def find_harm(self, sentence: Sentence) -> Iterator[Unnumbered]:
        """The victims, left to right."""
        tree = sentence.tree
        if self._opening.isdisjoint(tree.lemmas) and self._opening.isdisjoint(tree.lower):
            return
        found: dict[int, Unnumbered] = {}
        for verb in range(len(tree)):
            if tree.lemmas[verb] not in self._opening and tree.lower[verb] not in self._opening:
                continue
            if tree.lemmas[verb] in self._none and tree.pos[verb] == "NOUN":
                if is_negative(tree, verb) or tree.preposition(verb) == "without":
                    kind = INJURED if tree.lemmas[verb] in self._words.unhurt else KILLED
                    found.setdefault(verb, Unnumbered(verb, _no(tree, verb), tree.heads[verb], 0, kind))
                continue
            for token, object_ in self._victims(tree, verb):
                harm = harm_of(tree, token, self._words, people=True)
                harm = harm or harm_under(tree, token, verb, self._words, object_=object_)
                one = self._of(sentence, token, verb, harm) if harm else None
                if one is not None:
                    found.setdefault(token, one)
        yield from (found[token] for token in sorted(found))

    def find_times(self, sentence: Sentence) -> Iterator[Unnumbered]:
        """ "met twice", "the price has doubled", "the fifth attempt since 1960" """
        tree = sentence.tree
        for token, word in enumerate(tree.lower):
            head = tree.heads[token]
            if word in _OFTEN and self._is_done(sentence, head):
                if tree.lower[token + 1 : token + 2] not in (("a",), ("as",), ("the",)):
                    yield Unnumbered(token, token, head, _OFTEN[word], "time")
            elif word in self._ordinals and tree.lemmas[head] in self._measurer.events and head > token:
                if _is_bounded(sentence, head):
                    yield Unnumbered(token, token, head, self._ordinals[word], "time")
            elif tree.lemmas[token] in self._multiples and self._is_done(sentence, token):
                yield Unnumbered(token, token, token, self._multiples[tree.lemmas[token]], "multiple")

    def _is_done(self, sentence: Sentence, verb: int) -> bool:
        done = sentence.tree.pos[verb] == "VERB" and sentence.tree.tags[verb] in ("VBD", "VBN")
        return done and read_reality(sentence, verb, verb, self._frames).realis == "actual"

    def _victims(self, tree: Tree, verb: int) -> Iterator[tuple[int, bool]]:
        """Who may be the victims of a word of harm, and whether they are its objects."""
        if tree.pos[verb] == "NOUN":
            tops = [(child, True) for child in tree.children(verb, "nmod") if tree.preposition(child) == "of"]
        elif verb and (tree.pos[verb - 1] == "NUM" or tree.lower[verb - 1][0].isdigit()):
            return  # "a doctor spoke of 24 dead"
        elif tree.pos[verb] in ("VERB", "ADJ", "AUX"):
            told = verb_arguments(tree, verb)
            tops = [(top, True) for top in told.objects] + [(top, False) for top in told.subjects]
        else:
            return
        for top, object_ in tops:
            for token in (*tree.conjuncts(top), *_with_part(tree, top)):
                yield token, object_

    def _of(self, sentence: Sentence, token: int, verb: int, harm: str) -> Unnumbered | None:
        tree = sentence.tree
        if is_negative(tree, token) or tree.lower[token] in self._words.nobody:
            nobody = Unnumbered(token, _no(tree, token), verb, 0, harm)
            return nobody if self._is_person(tree, token) else None
        article = next((one for one in tree.children(token, "det") if tree.lower[one] in _ARTICLES), None)
        if article is None or tree.tags[token] not in _SINGULAR or not self._is_person(tree, token):
            return None
        if tree.children(token, "nummod", "appos", "flat") or token in sentence.dated:
            return None
        if read_reality(sentence, verb, verb, self._frames).realis != "actual":
            return None
        return Unnumbered(token, article, verb, 1, harm)

    def _is_person(self, tree: Tree, token: int) -> bool:
        return self._measurer.is_counted_by_head(tree.lemmas[token]) or tree.pos[token] in (
            "PRON",
            "PROPN",
            "ADJ",
        )


def _no(tree: Tree, token: int) -> int:
    """The "no" of "no guard"; the word itself when it says so alone."""
    return next((one for one in tree.children(token, "det") if tree.lower[one] == "no"), token)


def _with_part(tree: Tree, number: int) -> list[int]:
    """The cook of "three of its guards and a cook", "five people: four guards and a cook"."""
    parts = tree.children(number, "nmod") if tree.pos[number] == "NUM" else []
    parts += [one for one in tree.children(number, "appos") if tree.children(one, "nummod")]
    return [one for part in parts for one in tree.conjuncts(part) if one != part]


def _is_bounded(sentence: Sentence, noun: int) -> bool:
    """Whether a time behind the noun bounds the counting: "since 1960", "this year"; not "in April"."""
    tree = sentence.tree
    if "since" in tree.lower[noun + 1 : noun + _BEHIND]:
        return True
    start, end = tree.ends[noun], tree.ends[min(len(tree), noun + _BEHIND) - 1]
    spans = (date for date in sentence.dates if date.kind == "span" or date.text.lower().startswith("this "))
    return any(start <= date.start < end for date in spans)
