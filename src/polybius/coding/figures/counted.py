"""Counted: which noun an amount counts, and which words govern it."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace

from polybius.coding.figures.amounts import Amount
from polybius.coding.sentence import Sentence
from polybius.coding.tree import Tree

_TIES = frozenset({"-", "‐", "‑", "–", '"', "“", "”", "‘"})
_COUNTING = frozenset({"nummod", "compound", "amod", "det", "advmod", "nmod", "dep", "obl:unmarked"})
_STOPS = frozenset({";", ":", "(", ")"})
_MOST = 9
"""Words between a number and the noun it counts; real phrases hardly reach it."""
_UP = 6


@dataclass(frozen=True, slots=True)
class Counted:
    """An amount with what it counts. Tokens are of the sentence.

    first, last   of the amount
    noun          head of what is counted; None when the number stands alone
    anchor        the token that the rest of the sentence hangs on: the noun, or the number
    part          told as a part: "170 of 329", "50 of whom"
    whole         told as the whole of a part: "of 329"
    elsewhere     the noun stands elsewhere than behind its number: "a crew of 24", "of which 38 are ready"
    """

    amount: Amount
    first: int
    last: int
    noun: int | None
    anchor: int
    part: bool = False
    whole: bool = False
    elsewhere: bool = False


def find_counted(sentence: Sentence, amount: Amount, collective: Set[str]) -> Counted:
    """What an amount counts, by the tree, else by the words that follow.

    collective   nouns that a bare number behind "of" counts: "a crew of 24"
    """
    tree = sentence.tree
    tokens = sentence.tokens_of(amount.start, amount.end)
    number = sentence.tokens_of(amount.number, amount.end)
    first, last, top = tokens[0], tokens[-1], _top(tree, number)
    hyphened = tree.lower[last + 1 : last + 2] == ("-",)
    bare = Counted(amount, first, last, None, top, whole=hyphened or _is_whole(tree, first))
    after = last + 1
    if after < len(tree) and tree.lower[after] == "of":
        pronoun = after + 1 < len(tree) and tree.tags[after + 1] in ("PRP", "WP", "WDT")
        return replace(bare, noun=None if pronoun else _noun_after(sentence, after + 1), part=True)
    if amount.currency:
        return bare
    if first > 1 and tree.lower[first - 1] == "of" and tree.lemmas[first - 2] in collective:
        behind = _noun_after(sentence, after)
        if behind is None or tree.tags[behind] not in ("NNS", "NNPS"):
            return replace(bare, noun=first - 2, anchor=first - 2, elsewhere=True)
    head = tree.heads[top]
    plain = tree.deps[top] in _COUNTING and tree.pos[head] in ("NOUN", "PROPN")
    if plain and last < head <= last + _MOST and not _cut(tree, last, head):
        while tree.deps[head] == "compound" and _is_measured(tree, last, head):
            head = tree.heads[head]  # "nine 120 mm mortars" are nine mortars
        return replace(bare, noun=head, anchor=head)
    noun = _noun_after(sentence, after)
    return bare if noun is None else replace(bare, noun=noun, anchor=noun)


def _is_measured(tree: Tree, last: int, noun: int) -> bool:
    """Whether a number of its own stands before a noun: the 120 of "nine 120 mm mortars"."""
    return any(tree.pos[token] == "NUM" for token in range(last + 1, noun))


def _is_whole(tree: Tree, first: int) -> bool:
    """ "170 of 329", "170 deputies out of 329", "the 275-member assembly" """
    before = first - 1
    if before > 0 and tree.lower[before] in ("the", "its", "their", "all"):
        before -= 1
    if before <= 0 or tree.lower[before] != "of":
        return False
    return tree.pos[before - 1] == "NUM" or tree.lower[before - 1] == "out"


def _cut(tree: Tree, last: int, head: int) -> bool:
    """Whether a preposition or a verb stands between the number and the noun."""
    return any(
        tree.lower[token] in _STOPS or tree.pos[token] in ("ADP", "AUX") for token in range(last + 1, head)
    )


def _top(tree: Tree, tokens: range) -> int:
    """The token of the number that hangs on something outside it."""
    return next(
        (token for token in tokens if tree.heads[token] not in tokens or tree.heads[token] == token),
        tokens[0],
    )


def _noun_after(sentence: Sentence, start: int) -> int | None:
    """The head of the noun phrase that begins here: of "three foreign and one local men" the men."""
    tree, found = sentence.tree, None
    for token in range(start, min(len(tree), start + _MOST)):
        pos = tree.pos[token]
        if token in sentence.dated:
            return found
        if pos in ("NOUN", "PROPN"):
            found = token
        elif tree.lower[token] in _TIES:
            continue
        elif tree.tags[token] == "POS" or tree.lower[token] in ("'s", "’s"):
            found = None
        elif pos in ("ADJ", "NUM", "DET") or tree.tags[token] == "PRP$" or tree.deps[token] == "amod":
            if found is not None or (pos == "DET" and token > start):
                return found
        elif pos != "CCONJ" or found is not None or token == start:
            return found
    return found


def governors(tree: Tree, counted: Counted) -> list[int]:
    """The words over what is counted, nearest first: nouns and verbs up to the top of its clause."""
    found: list[int] = []
    for head in tree.above(tree.first_conjunct(counted.anchor)):
        if head not in found:
            found.append(head)
        if len(found) >= _UP or (
            tree.pos[head] == "VERB" and tree.deps[head] not in ("xcomp", "acl", "ccomp")
        ):
            break
    return found


def clause_verb(tree: Tree, counted: Counted) -> int | None:
    """The verb, or the word told of with a copula, of the clause that the amount stands in."""
    token = counted.anchor
    if tree.children(token, "cop"):
        return token
    for head in tree.above(token):
        if tree.pos[head] in ("VERB", "AUX") or tree.children(head, "cop"):
            return head
    return None
