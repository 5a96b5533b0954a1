"""Doers: whether a noun phrase names somebody who acts or can be hit, rather than an act or a state."""

from __future__ import annotations

from polybius.coding.frames import DOERS
from polybius.coding.scene import Scene

_HIT = frozenset({"facility", "vehicle", "bodily"})
_SIDES = frozenset({"group", "body"})
_THINGS = frozenset({"it", "this", "that", "which", "these", "those", "what"})


def is_doer(scene: Scene, token: int) -> bool:
    """Whether a noun phrase names somebody who acts: what he does is told, but nothing follows from him."""
    sentence, tree = scene.sentence, scene.sentence.tree
    if tree.pos[token] == "PRON":
        return tree.lower[token] not in _THINGS or _stands_for_doer(scene, token)
    if tree.pos[token] == "PROPN":
        return token in sentence.names or token in sentence.entities
    return bool(scene.participants.classes_of(tree.lemmas[token]) & DOERS)


def _stands_for_doer(scene: Scene, token: int) -> bool:
    if scene.sentence.tree.lower[token] != "it":
        return False
    known = scene.follow(scene.participants.read(scene.sentence, token))
    return any(one.classes & DOERS - {"pronoun"} for one in known)


def is_harmed(scene: Scene, token: int) -> bool:
    """Whether a noun phrase names people, forces or things that can be hit: harm to them is an event."""
    return (
        is_doer(scene, token)
        or bool(scene.participants.classes_of(scene.sentence.tree.lemmas[token]) & _HIT)
        or token in scene.sentence.places
    )


def is_side(scene: Scene, token: int) -> bool:
    """Whether it names a state or a group."""
    if scene.sentence.tree.pos[token] == "PROPN":
        return token in scene.sentence.names or token in scene.sentence.places
    return bool(scene.participants.classes_of(scene.sentence.tree.lemmas[token]) & _SIDES)
