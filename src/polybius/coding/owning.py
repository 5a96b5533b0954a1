"""Owning: whose a thing or a force is, by the names in its phrase."""

from __future__ import annotations

from collections.abc import Iterator

from polybius.coding.sentence import Sentence
from polybius.coding.tree import Tree
from polybius.lexicon.name_scan import AliasKind
from polybius.records.actor import Actor

_LEADERS_OF = frozenset({"of", "from", ""})
_HOLDING = frozenset({"belong", "own", "use", "house", "operate", "hold", "accommodate", "host"})
CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "parataxis", "nmod"})
_LEAVING = frozenset(
    {
        "withdraw", "withdrawal", "remove", "removal", "oust", "expel", "expulsion", "evict", "drive",
        "eject", "pull", "pullout", "evacuate", "evacuation", "departure", "exit", "ouster", "retreat",
        "reduce", "reduction", "drawdown",
    }
)  # fmt: skip
"""Words of moving off: "from X" behind what they move tells whence."""


def named_owners(sentence: Sentence, head: int, tokens: list[int]) -> Iterator[tuple[Actor, tuple[str, ...]]]:
    """Actors that the phrase's modifiers name, nearest to the head first; no leanings ("Iran-backed")."""
    tree = sentence.tree
    seen: set[str] = set()
    after = [
        token
        for child in tree.children(head, "nmod")
        if tree.preposition(child) in _LEADERS_OF
        and not (tree.preposition(child) == "from" and _is_leaving(tree, head))
        for token in tree.phrase(child)
    ]
    for child in tree.children(head, "acl", "acl:relcl"):
        if tree.lemmas[child] in _HOLDING:
            after.extend(
                token
                for below in tree.children(child, "obl", "obl:agent", "obj")
                for token in tree.phrase(below)
            )
    before = [token for token in reversed(tree.subtree(head, without=CLAUSES)) if token < head]
    for token in [*before, *after, *_told_of(tree, head)]:
        hit = sentence.names.get(token)
        if hit is None or sentence.stance(token) or hit.kind_of_alias is AliasKind.METONYM:
            continue
        actor = hit.actors[0]
        if actor.id not in seen:
            seen.add(actor.id)
            yield actor, tuple(candidate.id for candidate in hit.actors)


def _told_of(tree: Tree, head: int) -> list[int]:
    """ "X, whose fighters shelled the village": X, whom the clause tells of."""
    if not any(tree.lower[child] == "whose" for child in tree.children(head, "nmod:poss")):
        return []
    clause = next((token for token in tree.above(head) if tree.deps[token] == "acl:relcl"), None)
    return [] if clause is None else [tree.heads[clause]]


def _is_leaving(tree: Tree, head: int) -> bool:
    """Whether they are moved off: in "withdraw the troops from X" X is no home of theirs."""
    top = tree.first_conjunct(head)
    return tree.lemmas[tree.heads[top]] in _LEAVING
