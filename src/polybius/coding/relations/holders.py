"""Holders: the persons who bear the title at a token."""

from __future__ import annotations

from collections.abc import Iterator

from polybius.coding.sentence import Sentence
from polybius.coding.tree import Tree

_REACH = 12
"""Words after a title among which its holder's name is looked for."""
_BETWEEN = frozenset({"PUNCT", "PROPN", "ADP", "DET", "ADJ", "NOUN", "PART"})
_LINKS = frozenset({"of", "for", "to", "from", "at"})
_BREAKS = frozenset({"VERB", "AUX", "CCONJ", "SCONJ", "PRON"})


def holders_of(sentence: Sentence, token: int) -> Iterator[int]:
    """Tokens of their names: "President X", "X, the president", "the president, X", "X is president"."""
    tree = sentence.tree
    dep, head = tree.deps[token], tree.heads[token]
    if dep in ("nmod:desc", "compound", "flat") and head > token and is_personal(sentence, head):
        yield from _all_of(tree, token, head)
        return
    if dep == "appos" and is_personal(sentence, head):
        yield head
        return
    if tree.children(token, "cop"):
        yield from tree.children(token, "nsubj")
        return
    for child in tree.children(token, "appos", "flat", "nmod:desc", "nmod"):
        if child > token and tree.preposition(child) == "" and is_personal(sentence, child):
            yield from _all_of(tree, token, child)
            return
    for child in tree.children(token, "nmod"):
        for part in (child, *tree.children(child, "nmod", "conj")):
            for beside in tree.children(part, "appos", "flat"):
                if is_personal(sentence, beside) and not is_personal(sentence, part):
                    yield from _all_of(tree, token, beside)
                    return
    following = _following(sentence, token)
    if following is not None:
        yield following


def is_personal(sentence: Sentence, token: int) -> bool:
    """Whether the name at a token is a person's."""
    hit, entity = sentence.names.get(token), sentence.entities.get(token)
    if hit is not None:
        return hit.actors[0].kind == "person"
    return entity is not None and entity.label == "PER"


def _all_of(tree: Tree, token: int, holder: int) -> list[int]:
    """Both of "Presidents X and Y"; of one "President X and Y" only X."""
    return tree.conjuncts(holder) if tree.tags[token] in ("NNS", "NNPS") else [holder]


def _following(sentence: Sentence, token: int) -> int | None:
    """The person whose name follows the title and its body, wherever the parser hung it."""
    tree = sentence.tree
    inside = set(tree.subtree(token))
    comma = 0
    for after in range(token + 1, min(token + _REACH, len(tree))):
        pos = tree.pos[after]
        if is_personal(sentence, after):
            return after if comma in (0, after - 1) and tree.pos[after - 1] != "ADP" else None
        if tree.words[after] == ",":
            comma = after
        elif (
            comma
            or pos in _BREAKS
            or (after not in inside and pos not in _BETWEEN)
            or (pos == "ADP" and tree.lower[after] not in _LINKS)
        ):
            return None
    return None
