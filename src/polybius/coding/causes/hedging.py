"""Hedging: whether the text says that one thing follows from another, or only that it may."""

from __future__ import annotations

from collections.abc import Iterator

from polybius.coding.causes.link import Link
from polybius.coding.causes.rules import CauseWords
from polybius.coding.tree import Tree

_STEPS = 4
_ASIDE = frozenset({"acl:relcl", "nsubj", "nsubj:pass", "parataxis", "nmod", "acl", "advcl", "csubj"})


def is_hedged(tree: Tree, link: Link, words: CauseWords) -> bool:
    """Whether an auxiliary, an adverb or a word above the linking word leaves it open."""
    if link.hedged or any(_is_open_thing(tree, one, words) for one in (*link.causes, *link.effects)):
        return True
    verbal = tree.pos[link.trigger] in ("VERB", "AUX")
    above = words.hedging_nouns | (words.hedging_above if verbal else frozenset())
    for token in [link.trigger] if verbal else link.effects:
        for step in _steps(tree, token):
            named = tree.lemmas[step] in above and (step != token or tree.pos[step] == "ADJ")
            if named and not _is_denied(tree, step, words):
                return True
            if _is_softened(tree, step, words):
                return True
    return False


def _steps(tree: Tree, token: int) -> Iterator[int]:
    """The token and what it hangs on, as long as that tells of the same thing."""
    yield token
    below = token
    for _, head in zip(range(_STEPS), tree.above(token), strict=False):
        noun = tree.pos[head] in ("NOUN", "ADJ") and tree.deps[below] in ("acl", "csubj")
        if tree.deps[below] in _ASIDE and not noun:
            return
        yield head
        if noun and tree.pos[head] == "NOUN":
            return
        below = head


def _is_softened(tree: Tree, token: int, words: CauseWords) -> bool:
    """ "may lead", "probably led"; "cannot be used" is firm."""
    if any(tree.lower[child] in words.hedging_adverbs for child in tree.children(token, "advmod")):
        return True
    modals = {tree.lower[child] for child in tree.children(token, "aux")} & words.hedging_modals
    return bool(modals) and not (modals <= {"can", "ca", "could"} and _is_denied(tree, token, words))


def _is_denied(tree: Tree, token: int, words: CauseWords) -> bool:
    return any(tree.lower[child] in words.negators for child in tree.children(token, "advmod"))


def _is_open_thing(tree: Tree, token: int, words: CauseWords) -> bool:
    """ "a possible vacuum", "the risk of war" """
    if tree.pos[token] != "NOUN":
        return False
    return tree.lemmas[token] in words.hedging_things or any(
        tree.lemmas[child] in words.hedging_things for child in tree.children(token, "amod")
    )
