"""Carried: the harm that a number takes from the numbers told before it, when it names none of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from polybius.coding.figures.counted import Counted, clause_verb
from polybius.coding.figures.measuring import Read
from polybius.coding.figures.rules import HarmWords
from polybius.coding.tree import Tree

_CLOSE = 4
"""Words at most from one number to the next of "from five people to six"."""


def carried_harm(
    tree: Tree, counted: Counted, earlier: Sequence[Read], told_before: Callable[[], str], words: HarmWords
) -> str:
    """ "killed", "injured" or "".

    earlier      the figures of the sentence before it
    told_before  the harm that the sentence before ends on
    """
    last = earlier[-1] if earlier else None
    if last is not None and last.harm and _goes_on(tree, counted, last.counted, words):
        return last.harm
    for one in earlier:
        if one.harm and _is_apposition(tree, counted, one.counted):
            return one.harm
    if is_tallied(tree, counted, words.tallies):
        telling = [one for one in earlier if one.harm or one.counted.noun is not None]
        return telling[-1].harm if telling else told_before()
    return ""


def _goes_on(tree: Tree, counted: Counted, last: Counted, words: HarmWords) -> bool:
    """ "nine villagers, two of them badly", "from five to six", "later of 25", "the police counted 40"."""
    before = tree.lower[max(0, counted.first - 2) : counted.first]
    if (counted.elsewhere and counted.part) or words.parts & set(before):
        return True
    if before[-1:] == ("to",) and counted.first - last.last <= _CLOSE:
        return True
    alone = counted.noun is None or (counted.elsewhere and counted.anchor != counted.noun)
    if not alone:
        return False
    if before[-1:] == ("of",):
        return tree.pos[counted.first - 2] in ("VERB", "ADV")
    verb = tree.heads[counted.anchor]
    return tree.deps[counted.anchor] == "obj" and tree.lemmas[verb] in words.tallying


def _is_apposition(tree: Tree, counted: Counted, other: Counted) -> bool:
    """ "killed five people: four soldiers and a cook"."""
    top = tree.first_conjunct(counted.anchor)
    return tree.deps[top] == "appos" and tree.heads[top] in (other.anchor, other.noun)


def is_tallied(tree: Tree, counted: Counted, tallies: frozenset[str]) -> bool:
    """ "the final count is ten", "raised the number to 34", "another count has four soldiers"."""
    verb = clause_verb(tree, counted)
    told = tree.children(verb, "nsubj", "nsubj:pass", "obj") if verb is not None else []
    return any(
        tree.lemmas[one] in tallies and one != counted.noun and not tree.children(one, "nmod", "compound")
        for one in told
    )
