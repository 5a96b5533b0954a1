"""Links: that some words of a sentence are the cause and others the effect."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from polybius.coding.arguments import verb_arguments
from polybius.coding.tree import Tree

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
RELATIVE = frozenset({"which", "that", "who"})


@dataclass(frozen=True, slots=True)
class Link:
    """What is said to bring what about.

    trigger   the word that says so
    causes, effects   heads of noun phrases or clauses; each cause with each effect is a statement
    earlier   the cause is what the sentence before tells
    hedged    by its own kind ("in case of"); else the words around it tell
    """

    trigger: int
    causes: tuple[int, ...]
    effects: tuple[int, ...]
    polarity: int
    rule: str
    earlier: bool = False
    hedged: bool = False


def is_clause(tree: Tree, token: int) -> bool:
    """Whether the token heads a clause rather than a noun phrase."""
    return tree.pos[token] in ("VERB", "AUX") or bool(tree.children(token, "cop", "nsubj", "nsubj:pass"))


def spread(tree: Tree, tokens: Iterable[int], listing: frozenset[str] = frozenset()) -> tuple[int, ...]:
    """The tokens with those coordinated with them, nouns only with nouns and clauses with clauses.

    listing   nouns that only hold a list: of "reasons such as A and B", A and B
    """
    found: list[int] = []
    for token in tokens:
        nominal = tree.pos[token] in _NOMINAL or not is_clause(tree, token)
        for one in tree.conjuncts(token):
            listed = [
                c
                for c in tree.children(one, "nmod")
                if tree.preposition(c) in ("such as", "like", "including")
            ]
            if tree.lemmas[one] in listing and listed:
                found.extend(other for other in tree.conjuncts(listed[0]) if other not in found)
            elif one == token or (tree.pos[one] in _NOMINAL if nominal else is_clause(tree, one)):
                found.append(one)
    return tuple(dict.fromkeys(found))


def subjects_of(tree: Tree, verb: int) -> list[int]:
    """Deep subjects of a verb, a relative pronoun replaced by what it stands for."""
    found = []
    for token in verb_arguments(tree, verb).subjects:
        if tree.lower[token] in RELATIVE and tree.deps[verb] in ("acl:relcl", "advcl:relcl"):
            token = tree.heads[verb]
        found.append(token)
    return list(dict.fromkeys(found))


def is_negated(tree: Tree, token: int, negators: frozenset[str]) -> bool:
    """Whether "not", "no" or "nobody" stands in the clause, but for "not only"."""
    for child in tree.children(token, "advmod", "det", "cc:preconj"):
        if tree.lower[child] in negators and tree.lower[child + 1 : child + 2] != ("only",):
            return True
    return any(
        tree.lower[child] in negators
        or any(tree.lower[det] in ("no", "neither") for det in tree.children(child, "det"))
        for child in tree.children(token, "nsubj", "nsubj:pass", "obj")
    )
