"""Kinships: what one group or state is to another by a noun, as in "X, a branch of Y"."""

from __future__ import annotations

from collections.abc import Iterator

from polybius.coding.participant import Participant
from polybius.coding.relations.ends import EndReader
from polybius.coding.relations.kinds import is_a, is_person
from polybius.coding.relations.rules import Kinship, RelationRules
from polybius.coding.relations.tie import Tie
from polybius.coding.scene import Scene


class KinshipReader:
    """Reads "X is part of Y", "X, an ally of Y", "Y's affiliate X", "X, one of Y's factions"."""

    def __init__(self, rules: RelationRules, ends: EndReader) -> None:
        self._rules = rules
        self._ends = ends

    def read(self, scene: Scene, token: int) -> Iterator[Tie]:
        """The ties that the noun at a token tells."""
        tree = scene.sentence.tree
        kin = self._rules.kinship_of.get(tree.lemmas[token])
        if kin is None or tree.pos[token] != "NOUN" or token in scene.sentence.names:
            return
        others = self._others(scene, token, kin)
        if not others:
            return
        told = bool(tree.children(token, "cop"))
        for one in self._holders(scene, token, kin):
            if not is_a(one, {"actor"} if kin.persons else {"group"}):
                continue
            for other in others:
                if one.name != other.name and is_a(other, {"actor"}):
                    first, second = (other, one) if kin.turned else (one, other)
                    yield Tie(first, kin.relation, second, token, kin.rule, told=told)

    def _others(self, scene: Scene, token: int, kin: Kinship) -> list[Participant]:
        """Whose ally, whose branch."""
        tree = scene.sentence.tree
        for child in tree.children(token, "nmod", "nmod:poss"):
            if tree.deps[child] == "nmod:poss" or tree.preposition(child) in kin.to:
                found = [
                    one
                    for one in self._ends.read(scene, child)
                    if not is_person(one) or (kin.persons and tree.pos[child] == "PROPN")
                ]
                if not any(is_a(one, {"actor"}) for one in found):
                    found = self._unlisted(scene, child)
                if found:
                    return found
        for child in reversed(tree.children(token, "compound", "amod")):
            hit = scene.sentence.names.get(child)
            if child < token and hit is not None and not scene.sentence.stance(child):
                nobody = hit.actors[0].kind in ("person", "people")
                return [] if nobody else [self._ends.of_hit(scene, hit, child)]
        return []

    def _unlisted(self, scene: Scene, token: int) -> list[Participant]:
        """A name that no table knows: whose ally or branch something is told to be is somebody."""
        one = self._ends.called(scene, token)
        return [one] if one is not None else []

    def _holder(self, scene: Scene, token: int, kin: Kinship) -> list[Participant]:
        """The one at a name. What is told to be a branch is no person, whatever its name looks like."""
        one = self._ends.single(scene, token)
        fits = one is not None and is_a(one, {"actor"} if kin.persons else {"group"})
        return [one] if one is not None and fits else self._unlisted(scene, token)

    def _holders(self, scene: Scene, token: int, kin: Kinship) -> Iterator[Participant]:
        """Who is the ally, the branch."""
        tree = scene.sentence.tree
        top = token
        if tree.deps[token] == "nmod" and tree.lower[tree.heads[token]] in ("one", "some", "many", "most"):
            top = tree.heads[token]
        if tree.deps[top] in ("appos", "nmod:desc", "compound") and tree.pos[tree.heads[top]] == "PROPN":
            yield from self._holder(scene, tree.heads[top], kin)
            return
        if tree.children(top, "cop"):
            for child in tree.children(top, "nsubj"):
                yield from self._ends.read(scene, child)
            return
        for child in tree.children(top, "appos"):
            if tree.pos[child] == "PROPN":
                yield from self._ends.read(scene, child)
        if tree.deps[top] == "acl:relcl":
            holder = self._ends.single(scene, tree.heads[top])
            if holder is not None:
                yield holder
