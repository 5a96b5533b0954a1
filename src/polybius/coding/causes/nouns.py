"""Nouns and adjectives of cause: "the reason for", "a threat to", "the impact of … on", "vital for"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from polybius.coding.causes.link import Link, is_negated, spread
from polybius.coding.causes.rules import CauseRules
from polybius.coding.doers import is_doer
from polybius.coding.scene import Scene
from polybius.coding.tree import Tree


class NounLinks:
    """Finds what a noun or an adjective links."""

    def __init__(self, rules: CauseRules) -> None:
        self._words = rules.words

    def find(self, scene: Scene, token: int) -> Iterator[Link]:
        """The link of the word at the token."""
        tree, words, lemma = scene.sentence.tree, self._words, scene.sentence.tree.lemmas[token]
        if tree.pos[token] == "ADJ" and lemma in words.adjectives:
            yield from self._predicate(
                scene, token, {lemma: frozenset({"for", "to", "in"})}, words.adjectives[lemma], "quality"
            )
        if tree.pos[token] != "NOUN":
            return
        if lemma in words.cause_nouns:
            yield from self._predicate(scene, token, words.cause_nouns, 1, "cause noun")
        elif lemma in words.holding_nouns:
            yield from self._predicate(scene, token, words.holding_nouns, -1, "holding noun")
        elif lemma in words.effect_nouns:
            yield from self._predicate(scene, token, words.effect_nouns, 1, "effect noun", reverse=True)
        if lemma in words.impact_nouns:
            yield from self._impact(tree, token)
        if lemma in words.answering_nouns and tree.deps[token] != "obl":
            yield from self._answer(tree, token)

    def _predicate(
        self,
        scene: Scene,
        token: int,
        listed: Mapping[str, frozenset[str]],
        sign: int,
        rule: str,
        *,
        reverse: bool = False,
    ) -> Iterator[Link]:
        """ "X is the reason for Y" """
        tree = scene.sentence.tree
        subjects = tree.children(token, "nsubj")
        if not tree.children(token, "cop") or not subjects or is_negated(tree, token, self._words.negators):
            return
        if is_doer(scene, subjects[0]) and sign > 0:
            return
        under = listed[tree.lemmas[token]]
        others = [
            c for c in tree.children(token, "nmod", "obl") if c > token and tree.preposition(c) in under
        ]
        others += [
            child
            for child in tree.children(token, "acl", "advcl", "xcomp")
            if child > token
            and tree.tags[child] == "VBG"
            and any(tree.lower[mark] in under for mark in tree.children(child, "mark", "case"))
        ]
        if not others:
            return
        first, second = spread(tree, subjects[:1]), spread(tree, others[:1])
        yield Link(token, second if reverse else first, first if reverse else second, sign, rule)

    def _impact(self, tree: Tree, token: int) -> Iterator[Link]:
        """ "the impact of X on Y", "X's influence on Y" is told under a verb elsewhere."""
        causes = [c for c in tree.children(token, "nmod") if tree.preposition(c) == "of"]
        # The parser hangs "on trade" on the noun before as readily: "the effect of the embargo on trade".
        under = [*tree.children(token, "nmod"), *(c for one in causes for c in tree.children(one, "nmod"))]
        effects = [child for child in under if tree.preposition(child) == "on"]
        if causes and effects:
            beside = {tree.lower[child] for child in tree.children(token, "amod")}
            sign = -1 if beside & self._words.bad else 1 if beside & self._words.good else 0
            yield Link(token, spread(tree, causes), spread(tree, effects), sign, "impact noun")

    def _answer(self, tree: Tree, token: int) -> Iterator[Link]:
        """ "the army's response to the raid": the raid brought it about."""
        under = self._words.answering_nouns[tree.lemmas[token]]
        causes = [c for c in tree.children(token, "nmod") if tree.preposition(c) in under]
        if causes:
            yield Link(token, spread(tree, causes), (token,), 1, "answering noun")
