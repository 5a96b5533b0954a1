"""Weapon names: what a weapon is called, and the words that name it."""

from __future__ import annotations

from collections.abc import Container

from polybius.coding.frames import Frame
from polybius.coding.rules import Weapon
from polybius.coding.sentence import Sentence


def with_designations(frame: Frame) -> list[tuple[Weapon, int]]:
    """The frame's weapons; of "a Su-25 jet" the Su-25, which the word for all jets would hide."""
    sentence = frame.sentence
    found = list(frame.weapons)
    for weapon, token in frame.weapons:
        for child in sentence.tree.children(token, "compound"):
            own = sentence.weapons.get(child)
            if own is not None and own is not weapon and not own.name.islower():
                found.append((own, child))
    return found


def make_of(sentence: Sentence, token: int, weapon: Weapon) -> str:
    """ "Bayraktar drone" where the words name the make; the weapon's own name else."""
    tree = sentence.tree
    makes = [
        tree.words[child]
        for child in tree.children(token, "compound")
        if tree.pos[child] == "PROPN" and child < token
        if child not in sentence.names and child not in sentence.places and child not in sentence.weapons
    ]
    return f"{' '.join(makes)} {weapon.name}" if makes and weapon.name.islower() else weapon.name


def weapon_words(sentence: Sentence, token: int, violent: Container[str]) -> tuple[int, int]:
    """Characters of a weapon's whole name: "car bomb", "sticks of dynamite"; not "bomb" of "bomb attack"."""
    tree = sentence.tree
    head = token
    while tree.deps[head] == "compound" and tree.lemmas[tree.heads[head]] not in violent:
        head = tree.heads[head]
    weapon = sentence.weapons[token]
    first = last = head
    while first > 0 and (
        sentence.weapons.get(first - 1) is weapon
        or (tree.heads[first - 1] == head and tree.deps[first - 1] == "compound")
    ):
        first -= 1
    while last + 1 < len(tree) and sentence.weapons.get(last + 1) is weapon:
        last += 1
    return tree.starts[first], tree.ends[last]
