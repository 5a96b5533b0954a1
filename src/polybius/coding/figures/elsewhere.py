"""Elsewhere: what a number counts that stands alone, from the rest of its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from polybius.coding.figures.counted import Counted, clause_verb
from polybius.coding.tree import Tree

_NUMBERS = frozenset({"number", "total", "figure", "strength", "count"})
_TOLD_OF = _NUMBERS | {"toll"}


def find_elsewhere(tree: Tree, counted: Counted, earlier: Sequence[Counted]) -> Counted:
    """With the noun that the sentence lets a number count; itself when it has one, or there is none."""
    if counted.noun is not None or counted.amount.currency:
        return counted
    anchor = counted.anchor
    head = tree.heads[anchor]
    if tree.preposition(anchor) == "of" and tree.deps[anchor] == "nmod" and tree.pos[head] == "NOUN":
        return replace(counted, noun=head, anchor=head, elsewhere=True)
    noun = _told_of(tree, counted) or _related(tree, counted) or _changed(tree, counted)
    if noun is None:
        noun = next((one.noun for one in reversed(earlier) if one.noun is not None), None)
    return counted if noun is None else replace(counted, noun=noun, elsewhere=True)


def _told_of(tree: Tree, counted: Counted) -> int | None:
    """The troops of "the number of troops may be as low as ten"."""
    verb = clause_verb(tree, counted)
    for subject in tree.children(verb, "nsubj", "nsubj:pass") if verb is not None else ():
        if subject != counted.anchor and tree.lemmas[subject] in _TOLD_OF:
            return next((child for child in tree.children(subject, "nmod", "compound")), None)
    return None


def _related(tree: Tree, counted: Counted) -> int | None:
    """The jets of "jets in the north, of which it has ten": the nearest plural before the relative."""
    verb = clause_verb(tree, counted)
    beside = [*tree.children(counted.anchor), *(tree.children(verb) if verb is not None else ())]
    which = next((one for one in beside if tree.lower[one] in ("which", "whom")), None)
    if which is None or tree.preposition(which) not in ("of", "among"):
        return None
    before = range(min(which, counted.first) - 1, -1, -1)
    return next((token for token in before if tree.tags[token] in ("NNS", "NNPS")), None)


def _changed(tree: Tree, counted: Counted) -> int | None:
    """The troops of "reduced its troops from 5,000 to 2,500", "troops fell to 2,500"."""
    top = counted.anchor
    if tree.preposition(top) not in ("from", "to"):
        return None
    head = tree.heads[top]
    if tree.deps[top] == "nmod" and tree.pos[head] == "NUM":
        head = tree.heads[head]
    if tree.pos[head] != "VERB":
        return head if tree.pos[head] == "NOUN" else None
    objects = tree.children(head, "obj") or tree.children(head, "nsubj:pass", "nsubj")
    told = next((one for one in objects if tree.pos[one] == "NOUN"), None)
    if told is None or tree.lemmas[told] not in _NUMBERS:
        return told
    return next(iter(tree.children(told, "nmod", "compound")), None)
