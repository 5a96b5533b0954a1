"""Surroundings: what rules of measure ask of the words over and around an amount."""

from __future__ import annotations

from collections.abc import Sequence, Set

from polybius.coding.figures.counted import Counted, clause_verb
from polybius.coding.figures.rules import CountedWords
from polybius.coding.scene import Scene
from polybius.coding.tree import Tree

_AROUND = 16


def lemmas_over(tree: Tree, counted: Counted, over: Sequence[int]) -> frozenset[str]:
    """Lemmas of the words over an amount, "be" for copulas, "be send" and "are send" for passives."""
    found = {tree.lemmas[token] for token in over}
    verb = clause_verb(tree, counted)
    if verb is not None and tree.children(verb, "cop"):
        found.add("be")
    if counted.noun is not None:
        top = tree.first_conjunct(counted.noun)
        told = (counted.noun, tree.heads[top]) if counted.elsewhere else (counted.noun,)
        found.update(tree.lemmas[child] for one in told for child in tree.children(one, "acl", "acl:relcl"))
        if counted.elsewhere and tree.deps[top] in ("obj", "nmod", "nsubj"):
            found.add(tree.lemmas[tree.heads[top]])
    for token in over:
        helpers = tree.children(token, "aux:pass", "nsubj:pass")
        if helpers:
            found.add(f"be {tree.lemmas[token]}")
        if any(tree.tags[one] in ("VBP", "VBZ") for one in helpers):
            found.add(f"are {tree.lemmas[token]}")
    return frozenset(found)


def lemmas_around(tree: Tree, counted: Counted) -> frozenset[str]:
    """Lemmas of the words near an amount."""
    return frozenset(tree.lemmas[max(0, counted.first - _AROUND) : counted.last + 1 + _AROUND])


def owner_kinds(scene: Scene, counted: Counted, words: CountedWords) -> Set[str]:
    """ "@group" when an armed group is said to have what is counted, "@group's" when it is called its own."""
    sentence = scene.sentence
    tree, found = sentence.tree, set()
    verb = clause_verb(tree, counted)
    subjects = tree.children(verb, "nsubj") if verb is not None else []
    for top in [one for one in subjects if one != counted.anchor][:1]:
        owners = scene.follow(scene.participants.read(sentence, top))
        if any("irregular" in one.classes or one.lemma in words.armed for one in owners):
            found.add("@group")
    if counted.noun is not None:
        own = scene.participants.owners_of(sentence, counted.noun)
        if any("irregular" in one.classes for one in own):
            found.add("@group's")
    return found


def is_speed(tree: Tree, counted: Counted) -> bool:
    """ "90 kilometres per hour", "60 miles an hour": no distance."""
    noun = counted.noun
    after = tree.lower[noun + 1 : noun + 3] if noun is not None else ()
    return after in (("per", "hour"), ("an", "hour"), ("per", "second"), ("a", "second"))
