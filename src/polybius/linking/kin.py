"""Kin: what an actor is part of, up to the state or alliance at the top."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from polybius.records import Actor

Kin = MappingProxyType[str, tuple[str, ...]]
"""Actor id → ids of all it is part of, nearest first."""


def trace_kin(actors: Mapping[str, Actor]) -> Kin:
    """The kin of every actor of a table. A circle in the table ends where it began."""
    return MappingProxyType({key: _chain(key, actors) for key in actors})


def _chain(key: str, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    chain: list[str] = []
    actor = actors.get(key)
    while actor is not None and actor.part_of is not None and actor.part_of not in (key, *chain):
        chain.append(actor.part_of)
        actor = actors.get(actor.part_of)
    return tuple(chain)
