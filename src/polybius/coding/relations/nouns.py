"""Nouns that hold a relation: "Iran's support for X", "tensions between X and Y"."""

from __future__ import annotations

from collections.abc import Iterator

from polybius.coding.arguments import verb_arguments
from polybius.coding.participant import Participant
from polybius.coding.relations.ends import EndReader
from polybius.coding.relations.kinds import is_a
from polybius.coding.relations.rules import NounTie, RelationRules
from polybius.coding.relations.tie import Tie
from polybius.coding.scene import Scene


class NounReader:
    """Reads the relational nouns of relations.yaml."""

    def __init__(self, rules: RelationRules, ends: EndReader) -> None:
        self._rules = rules
        self._ends = ends

    def read(self, scene: Scene, token: int) -> Iterator[Tie]:
        """The ties that the noun at a token tells."""
        lemma = scene.sentence.tree.lemmas[token]
        if lemma in self._rules.between_of:
            yield from self._between(scene, token)
        if lemma in self._rules.noun_of:
            yield from self._held(scene, token)
        if lemma in self._rules.roof_of:
            yield from self._under(scene, token)
        if lemma in self._rules.postings.things:
            yield from self._posted(scene, token)

    def _between(self, scene: Scene, token: int) -> Iterator[Tie]:
        tree = scene.sentence.tree
        tie = self._rules.between_of[tree.lemmas[token]]
        for child in tree.children(token, "nmod"):
            if tree.preposition(child) != "between":
                continue
            # The parser may hang the second side on the noun too: it is the one behind "and".
            later = [one for one in tree.children(token, "nmod") if one > child and tree.children(one, "cc")]
            found = [self._ends.single(scene, side) for side in (*tree.conjuncts(child), *later)]
            sides = [one for one in found if one is not None and is_a(one, {"actor"})]
            if len(found) == len(sides) == 2 and sides[0].name != sides[1].name:
                yield Tie(sides[0], tie.relation, sides[1], token, f"between-{tie.relation}")

    def _held(self, scene: Scene, token: int) -> Iterator[Tie]:
        tree = scene.sentence.tree
        tie = self._rules.noun_of[tree.lemmas[token]]
        owners = self._ends.owners(scene, token)
        if not owners:
            return
        at, others = self._clause(scene, token, tie)
        for child in others:
            for other in self._ends.read(scene, child):
                for owner in owners:
                    if is_a(other, tie.to_is) and owner.name != other.name:
                        yield Tie(owner, tie.relation, other, at, tie.rule, told=at != token)

    def _clause(self, scene: Scene, token: int, tie: NounTie) -> tuple[int, list[int]]:
        """What tells the relation, the noun or the verb that it completes, and where the other stands."""
        tree = scene.sentence.tree
        others = [child for child in tree.children(token, "nmod") if tree.preposition(child) in tie.to]
        verb = tree.heads[token]
        if tree.deps[token] != "obj" or tree.pos[verb] != "VERB":
            return token, others
        beside = [child for child in tree.children(verb, "obl") if tree.preposition(child) in tie.to]
        return verb, others or beside

    def _under(self, scene: Scene, token: int) -> Iterator[Tie]:
        """ "groups under the control of X", "they act under the X banner", "acts in support of X"."""
        tree = scene.sentence.tree
        roof = self._rules.roof_of[tree.lemmas[token]]
        if tree.preposition(token) not in roof.under:
            return
        others = self._ends.owners(scene, token)
        if not others:
            return
        for one in self._standing(scene, token):
            for other in others:
                if one.name != other.name and is_a(one, {"actor"}):
                    first, second = (other, one) if roof.turned else (one, other)
                    yield Tie(first, roof.relation, second, token, roof.rule)

    def _standing(self, scene: Scene, token: int) -> list[Participant]:
        """Who stands under the noun: what it hangs on, or the subject of its clause."""
        tree = scene.sentence.tree
        if tree.children(token, "cop", "nsubj"):
            return [one for child in tree.children(token, "nsubj") for one in self._ends.read(scene, child)]
        head = tree.heads[token]
        if tree.pos[head] in ("VERB", "AUX", "ADJ"):
            arguments = verb_arguments(tree, head)
            who = arguments.objects if arguments.passive else arguments.subjects
            return [one for child in who for one in self._ends.read(scene, child)]
        return self._ends.read(scene, head) if tree.deps[token] in ("nmod", "acl", "conj") else []

    def _posted(self, scene: Scene, token: int) -> Iterator[Tie]:
        """ "X keeps 500 troops in Y", "X has a base in Y"."""
        tree, postings = scene.sentence.tree, self._rules.postings
        verb = tree.heads[token]
        if tree.deps[token] != "obj" or tree.lemmas[verb] not in postings.verbs:
            return
        arguments = verb_arguments(tree, verb)
        places = [one for name in postings.prepositions for one in arguments.under(name)]
        for child in tree.children(token, "nmod", "acl"):
            parts = tree.children(child, "obl") if tree.deps[child] == "acl" else [child]
            places += [part for part in parts if tree.preposition(part) in postings.prepositions]
        for owner in (one for who in arguments.subjects for one in self._ends.read(scene, who)):
            for place in (one for at in dict.fromkeys(places) for one in self._ends.read(scene, at)):
                if is_a(owner, {"actor"}) and is_a(place, {"place", "facility"}) and owner.name != place.name:
                    yield Tie(owner, "located-at", place, verb, "posting", told=True)
