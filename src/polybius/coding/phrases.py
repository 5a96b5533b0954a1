"""Phrases: what of a noun phrase tells who is meant, and whether it only points back."""

from __future__ import annotations

from polybius.coding.sentence import Sentence
from polybius.coding.tree import Tree

DETERMINERS = frozenset(
    {"the", "this", "that", "these", "those", "such", "both", "its", "their", "his", "her", "our", "whose"}
)
_BOUNDS = frozenset(
    [
        "dead",
        "at",
        "suspected",
        "alleged",
        "unidentified",
        "unknown",
        "least",
        "most",
        "more",
        "than",
        "over",
        "about",
        "around",
        "nearly",
        "some",
        "up",
        "to",
        "almost",
        "approximately",
        "fewer",
        "less",
        "as",
        "many",
        "other",
        "another",
    ]
)
_POINTING = frozenset({"the", "this", "that", "these", "those", "such", "both"})


def counted_with(tree: Tree, token: int) -> list[int]:
    """The conjuncts, and the counted ones hung on a part: "three of its men, two guards and a cook"."""
    found = tree.conjuncts(token)
    for head in tuple(found):
        for part in tree.children(head, "nmod") if tree.pos[head] == "NUM" else ():
            found += [
                one
                for one in tree.conjuncts(part)
                if one != part
                and any(tree.lower[child] != "the" for child in tree.children(one, "nummod", "det"))
            ]
    return found


def only_adds(tree: Tree, head: int) -> bool:
    """ "sixty people or more", "ten dead or so": a bound, nobody further."""
    return tree.lower[head] in ("more", "less", "fewer", "so") and tree.deps[head] == "conj"


def without_determiner(sentence: Sentence, tokens: list[int], head: int) -> list[int]:
    """The phrase from its first telling word: no "the", no "at least three"; "25-year-old" stays whole."""
    tree = sentence.tree
    kept = list(tokens)
    while kept and kept[0] != head:
        first = kept[0]
        hyphened = first + 1 < len(tree) and tree.lower[first + 1] in ("-", "–")
        idle = (
            tree.lower[first] in DETERMINERS | _BOUNDS
            or tree.deps[first] in ("det", "nummod", "punct", "case", "cc", "advmod", "mark")
            or tree.pos[first] in ("NUM", "ADP", "PUNCT")
        )
        if hyphened or not idle:
            break
        kept.pop(0)
    return kept or [head]


_POSITIONS = frozenset(
    {"site", "position", "stronghold", "hideout", "outpost", "target", "depot", "interest", "trench"}
)


def is_theirs(sentence: Sentence, tokens: list[int], head: int, classes: set[str]) -> bool:
    """ "its fighters", "their forces": stands for the one told before."""
    tree = sentence.tree
    own = any(tree.lower[child] in ("its", "their") for child in tree.children(head, "nmod:poss"))
    theirs = bool(classes & {"force"}) or tree.lemmas[head] in _POSITIONS
    return own and theirs and not any(token in sentence.names for token in tokens)


def is_pointing(sentence: Sentence, tokens: list[int], head: int) -> bool:
    """ "the group", "these militias": a pointing determiner and nothing that tells which."""
    tree = sentence.tree
    named = head in sentence.names or tree.pos[head] == "PROPN"
    if named or not any(tree.lower[token] in _POINTING for token in tokens if token < head):
        return False
    telling = [
        token
        for token in tokens
        if token != head
        and tree.deps[token] not in ("det", "nummod", "punct")
        and tree.pos[token] not in ("DET", "NUM", "ADV")
    ]
    plain = all(tree.pos[token] == "ADJ" and token not in sentence.names for token in telling)
    return (
        plain and len(telling) <= 1 and not tree.children(head, "nmod", "acl", "acl:relcl", "appos", "flat")
    )


def tidy(text: str) -> str:
    return " ".join(text.replace("­", "").split()).strip(" ,;:")
