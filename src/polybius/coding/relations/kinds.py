"""Kinds: what a noun phrase is, as far as it may be an end of a relation."""

from __future__ import annotations

from collections.abc import Iterable

from polybius.coding.participant import Participant

_NEVER = frozenset({"weapon", "munition", "event", "number", "time", "accord", "measure", "accident"})
_SURELY = frozenset({"person", "actor", "place"})
_ACTING = frozenset({"actor", "group", "force", "body", "person", "official", "irregular"})
_LONGEST = 7
"""Words that a name may have; longer ones are descriptions."""


def is_named(one: Participant, at_home: frozenset[str]) -> bool:
    """Whether it has a name, is described by one ("Iran-backed militias"), or a country's own ("the army").

    at_home   words for institutions that need no name where a report is about one country
    """
    if one.pronoun or one.classes & _NEVER:
        return False
    if one.name in at_home:
        return True
    if one.pointing:
        return False
    if one.actors or one.classes & _SURELY:
        return True
    opening = one.start == 0 and one.name[:1].isupper()  # the capital of a sentence makes no name
    return any(letter.isupper() for letter in one.name[opening:]) and len(one.name.split()) <= _LONGEST


def is_person(one: Participant) -> bool:
    return "person" in one.classes


def is_a(one: Participant, kinds: Iterable[str]) -> bool:
    """Whether it is of one of the kinds: actor, group (no person), facility (a known one), or a class."""
    return any(_is_of(one, kind) for kind in kinds)


def _is_of(one: Participant, kind: str) -> bool:
    match kind:
        case "actor":
            return bool(one.actors or one.classes & _ACTING)
        case "group":
            return bool(one.actors or one.classes & _ACTING) and not is_person(one)
        case "facility":
            return "facility" in one.classes and (one.place is not None or one.site is not None)
        case _:
            return kind in one.classes
