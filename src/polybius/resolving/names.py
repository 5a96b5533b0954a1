"""Names that no table knows: provisional actors, their spellings in one report joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from polybius.lexicon.actors import ActorTable
from polybius.lexicon.folding import fold, skeleton
from polybius.records import ActorRef, EventDraft

_CAPITAL = re.compile(r"[A-Z]")


def join_names(drafts: Sequence[EventDraft], actors: ActorTable) -> list[EventDraft]:
    """Give unknown names an id of their own ("new:…"), one for all their spellings; known ones are left alone."""
    spelled: dict[str, str] = {}
    return [
        replace(
            draft,
            actors=tuple(_joined(ref, spelled, actors) for ref in draft.actors),
            recipients=tuple(_joined(ref, spelled, actors) for ref in draft.recipients),
        )
        for draft in drafts
    ]


def _joined(ref: ActorRef, spelled: dict[str, str], actors: ActorTable) -> ActorRef:
    if ref.actor is not None or not _CAPITAL.match(ref.name):
        return ref
    known = actors.find(ref.name)
    if known:
        return replace(
            ref, name=known[0].name, actor=known[0].id, candidates=tuple(actor.id for actor in known)
        )
    key = skeleton(ref.name)
    name = spelled.setdefault(key, ref.name)
    return replace(ref, name=name, actor="new:" + re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-"))
