"""Naming: other names of the same, as in "X, also known as Y" and "X (Y)"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from polybius.coding.participant import Participant
from polybius.coding.relations.ends import EndReader
from polybius.coding.relations.rules import RelationRules
from polybius.coding.relations.tie import Tie
from polybius.coding.scene import Scene
from polybius.lexicon.folding import fold

_NEED_NO_TELLING = frozenset({"state", "international-body", "alliance", "media"})
"""Kinds whose short forms everybody knows: "the United Nations (UN)"."""


class NamingReader:
    """Reads second names that the report tells."""

    def __init__(self, rules: RelationRules, ends: EndReader) -> None:
        self._rules = rules
        self._ends = ends

    def read(self, scene: Scene, token: int) -> Iterator[Tie]:
        """The tie that a naming verb at a token tells."""
        tree = scene.sentence.tree
        if tree.lemmas[token] not in self._rules.naming or tree.pos[token] != "VERB":
            return
        if tree.deps[token] not in ("acl", "acl:relcl"):
            return
        named = tree.heads[token]
        known = self._ends.single(scene, named)
        if known is None and tree.deps[named] == "appos":  # "X, a former policeman known as Y"
            known = self._ends.single(scene, tree.heads[named])
        other = next(
            (
                child
                for child in tree.children(token, "obl", "obj", "xcomp")
                if tree.pos[child] == "PROPN" and (tree.preposition(child) in ("as", ""))
            ),
            None,
        )
        if known is not None and other is not None and (known.actors or known.classes & {"person", "actor"}):
            yield from self._alias(scene, known, tree.phrase(other), token, "known-as")

    def beside(self, scene: Scene, token: int) -> Iterator[Tie]:
        """The tie of a name in parentheses, or after "or", that means the same as the one before: "X (Y)"."""
        tree = scene.sentence.tree
        if token < 2 or tree.pos[token] != "PROPN":
            return
        if tree.lower[token - 1] in self._rules.former_names and tree.deps[token] == "appos":
            known = self._ends.single(scene, tree.heads[token])
            if known is not None:
                yield from self._alias(scene, known, tree.phrase(token), token, "formerly")
        if tree.lower[token - 1] == "or":
            yield from self._either(scene, token)
        if tree.words[token - 1] != "(":
            return
        close = next((at for at in range(token, min(token + 6, len(tree))) if tree.words[at] == ")"), None)
        if close is None or any(tree.pos[at] not in ("PROPN", "PUNCT", "ADP") for at in range(token, close)):
            return
        known = self._ends.single(scene, tree.heads[token]) if tree.heads[token] < token else None
        known = known or self._ends.single(scene, token - 2)
        if known is not None and known.end <= tree.starts[token]:
            yield from self._alias(scene, known, list(range(token, close)), token, "in-parentheses")

    def _either(self, scene: Scene, token: int) -> Iterator[Tie]:
        """ "X or Y" where the tables hold both for one."""
        names = scene.sentence.names
        first, second = names.get(token - 2), names.get(token)
        if first is not None and second is not None and first.actors[0] is second.actors[0]:
            known = self._ends.of_hit(scene, second, token)
            words = list(scene.sentence.tokens_of(first.start, first.end))
            yield from self._alias(scene, known, words, token, "either")

    def _alias(
        self, scene: Scene, known: Participant, tokens: list[int], at: int, rule: str
    ) -> Iterator[Tie]:
        tree = scene.sentence.tree
        start, end = tree.starts[tokens[0]], tree.ends[tokens[-1]]
        name = scene.sentence.text[start:end]
        if fold(name) == fold(known.text):
            return
        hit = scene.sentence.names.get(tokens[0])
        if rule == "in-parentheses" and (
            hit is None or hit.actors[0].id not in known.actors or hit.actors[0].kind in _NEED_NO_TELLING
        ):
            return
        if fold(name) == fold(known.name):  # "Ansar Allah, known as the Houthis": the lesser name comes first
            name = known.text
        other = replace(known, name=name, text=scene.sentence.text[start:end], start=start, end=end)
        yield Tie(other, "alias-of", known, at, rule)
