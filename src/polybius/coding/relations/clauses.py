"""Clauses: ties that a verb or adjective tells, as in "X backs Y" and "groups loyal to Y"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from polybius.coding.arguments import Arguments, verb_arguments
from polybius.coding.participant import Participant
from polybius.coding.relations.ends import EndReader
from polybius.coding.relations.kinds import is_a
from polybius.coding.relations.rules import RelationRules, VerbTie
from polybius.coding.relations.tie import Tie
from polybius.coding.scene import Scene
from polybius.coding.tree import Tree


class ClauseReader:
    """Reads the verbs and adjectives of relations.yaml, and verbs of giving by what is given."""

    def __init__(self, rules: RelationRules, ends: EndReader) -> None:
        self._rules = rules
        self._ends = ends

    def read(self, scene: Scene, token: int) -> Iterator[Tie]:
        """The ties that the verb or adjective at a token tells."""
        tree = scene.sentence.tree
        lemma = tree.lemmas[token]
        ties = self._rules.verbs_of.get(lemma, ())
        gifts = self._rules.gifts
        giving, taking = lemma in gifts.giving, lemma in gifts.taking
        if not (ties or giving or taking) or _is_hyphened(scene, token):
            return
        arguments = self._arguments(scene, token)
        filled: set[str] = set()
        for tie in ties:
            found = [] if filled & set(tie.to) else list(self._tied(scene, token, tie, arguments))
            if found:
                filled.update(tie.to)
                yield from found
        if giving and tree.pos[token] == "VERB":
            yield from self._given(scene, token, arguments)
        if taking and tree.pos[token] == "VERB":
            yield from self._taken(scene, token, arguments)

    def _arguments(self, scene: Scene, token: int) -> Arguments:
        tree = scene.sentence.tree
        found = verb_arguments(tree, token)
        if tree.pos[token] == "ADJ" or (tree.deps[token] == "amod" and tree.tags[token] == "VBN"):
            if tree.deps[token] in ("amod", "acl") and not found.subjects:
                found.subjects.append(tree.heads[token])
            for child in tree.children(token, "nmod"):
                found.obliques.setdefault(tree.preposition(child), []).append(child)
        # "pays, trains and leads": the parser takes the second verb for an object of the first.
        if not found.passive and all(_is_bare(tree, one) for one in found.objects):
            found.objects.extend(_shared_objects(tree, token))
        if tree.deps[token] == "acl:relcl" and any(
            tree.lower[child] == "where" for child in tree.children(token, "advmod")
        ):
            # "the base where they are stationed": the noun is no subject, but the place.
            place = tree.heads[token]
            found.subjects = [one for one in found.subjects if one != place]
            found.objects = [one for one in found.objects if one != place]
            found.obliques.setdefault("at", []).append(place)
        return found

    def _tied(self, scene: Scene, token: int, tie: VerbTie, arguments: Arguments) -> Iterator[Tie]:
        if tie.turned and _is_aside(scene.sentence.tree, token):
            yield from self._counted_in(scene, token, tie)
            return
        if tie.under_as and not self._is_listed(scene, tie, arguments):
            return
        who = arguments.subjects
        if tie.who == "either" and arguments.objects:
            who = arguments.objects
        to = arguments.objects if "obj" in tie.to else arguments.under(*tie.to)
        holders = self._named(scene, who, tie.who_is)
        if tie.who == "either":  # "militias that are close to Y, such as X"
            examples = self._ends.examples_of(scene, token)
            holders += [one for one in examples if is_a(one, tie.who_is)]
        for one in holders:
            for other in self._named(scene, to, tie.to_is):
                if one.name != other.name:
                    first, second = (other, one) if tie.turned else (one, other)
                    yield Tie(first, tie.relation, second, token, tie.rule, told=True, aim=tie.aim)

    def _counted_in(self, scene: Scene, token: int, tie: VerbTie) -> Iterator[Tie]:
        """ "all of X, Y included": Y is in X, whatever the parser takes Y for."""
        tree = scene.sentence.tree
        parts = tree.children(token, "nsubj", "nsubj:pass") or [token - 1]
        whole = min(tree.subtree(parts[0])) - 2  # before the comma
        if whole < 0 or tree.pos[whole] not in ("NOUN", "PROPN"):
            return
        while tree.deps[whole] == "flat":
            whole = tree.heads[whole]
        for one in self._named(scene, parts, tie.to_is):
            for other in self._named(scene, [whole], tie.who_is):
                if one.name != other.name:
                    # A land is no member of the state it lies in.
                    relation = "part-of" if self._ends.states.is_state(other) else tie.relation
                    yield Tie(one, relation, other, token, tie.rule)

    def _is_listed(self, scene: Scene, tie: VerbTie, arguments: Arguments) -> bool:
        """Whether the verb says as what: "as a terrorist organisation"."""
        tree = scene.sentence.tree
        verb = arguments.clause
        if verb is None:
            return False
        beside = [*arguments.under("as"), *tree.children(verb, "xcomp")]
        return any(tree.lemmas[part] in tie.under_as for one in beside for part in tree.subtree(one))

    def _given(self, scene: Scene, token: int, arguments: Arguments) -> Iterator[Tie]:
        """ "X provides Y with rockets", "X provides rockets to Y"."""
        gifts = self._rules.gifts
        receivers = [*arguments.under(*gifts.to), *self._receiving_objects(scene, arguments)]
        things = [*arguments.objects, *arguments.under(*gifts.with_)]
        yield from self._gift(scene, token, arguments.subjects, receivers, things)

    def _taken(self, scene: Scene, token: int, arguments: Arguments) -> Iterator[Tie]:
        """ "Y receives rockets from X", "Y enjoys the support of X"."""
        tree = scene.sentence.tree
        givers = list(arguments.under(*self._rules.gifts.from_))
        for thing in arguments.objects:
            givers += [
                child
                for child in tree.children(thing, "nmod", "nmod:poss")
                if tree.deps[child] == "nmod:poss" or tree.preposition(child) in self._rules.gifts.from_
            ]
        yield from self._gift(scene, token, givers, arguments.subjects, arguments.objects)

    def _receiving_objects(self, scene: Scene, arguments: Arguments) -> list[int]:
        """Objects that are no thing given: Y of "X gives Y rockets"."""
        lemmas = scene.sentence.tree.lemmas
        return [one for one in arguments.objects if lemmas[one] not in self._rules.gifts.relation_of]

    def _gift(
        self, scene: Scene, token: int, givers: Sequence[int], receivers: Sequence[int], things: Sequence[int]
    ) -> Iterator[Tie]:
        tree, relation_of = scene.sentence.tree, self._rules.gifts.relation_of
        relations = dict.fromkeys(
            relation_of[tree.lemmas[one]]
            for thing in things
            for one in tree.conjuncts(thing)
            if tree.lemmas[one] in relation_of
        )
        if not relations:
            return
        for giver in self._named(scene, givers, {"actor"}):
            for receiver in self._named(scene, receivers, {"actor"}):
                if giver.name != receiver.name:
                    for relation in relations:
                        yield Tie(giver, relation, receiver, token, f"gives-{relation}", told=True)

    def _named(self, scene: Scene, tokens: Sequence[int], kinds: AbstractSet[str]) -> list[Participant]:
        found = [one for token in dict.fromkeys(tokens) for one in self._ends.with_examples(scene, token)]
        return [one for one in found if is_a(one, kinds)]


def _is_aside(tree: Tree, token: int) -> bool:
    """ "Y included", behind a comma: no verb that takes an object."""
    if tree.tags[token] not in ("VBD", "VBN") or tree.deps[token] == "root" or tree.children(token, "obj"):
        return False
    after = tree.words[token + 1] if token + 1 < len(tree) else "."
    parts = tree.children(token, "nsubj", "nsubj:pass") or ([token - 1] if token else [])
    first = min((at for part in parts for at in tree.subtree(part)), default=0)
    return after in (".", ",", ";", ")") and first > 0 and tree.words[first - 1] == ","


def _is_bare(tree: Tree, token: int) -> bool:
    """A common noun with nothing before it."""
    return tree.pos[token] == "NOUN" and all(tree.deps[child] == "punct" for child in tree.below[token])


def _shared_objects(tree: Tree, token: int) -> list[int]:
    """The object told only by the last of several verbs: "pays, trains and leads the guards"."""
    for other in tree.children(token, "conj"):
        if not tree.children(other, "nsubj", "nsubj:pass") and (objects := tree.children(other, "obj")):
            return objects
    if tree.deps[token] == "conj" and not tree.children(token, "nsubj", "nsubj:pass"):
        own = [one for one in tree.children(tree.heads[token], "obj") if one > token]
        if own:
            return own
        later = [one for one in tree.children(tree.heads[token], "conj") if one > token]
        return next((objects for one in later if (objects := tree.children(one, "obj"))), [])
    return []


def _is_hyphened(scene: Scene, token: int) -> bool:
    """ "Iran-backed": a stance, read elsewhere."""
    start = scene.sentence.tree.starts[token]
    return start > 0 and scene.sentence.text[start - 1] in "-‐‑–"
