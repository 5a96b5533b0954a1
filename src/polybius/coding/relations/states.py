"""States: the state of an actor, and the bodies of a state, told by the state's word."""

from __future__ import annotations

from dataclasses import replace

from polybius.coding.participant import Participant
from polybius.lexicon.actors import ActorTable
from polybius.records import Actor

_FORCES = frozenset({"armed-forces", "service"})


class States:
    """What the actor tables know of an end and of its state."""

    def __init__(self, actors: ActorTable) -> None:
        self._actors = actors

    def actor_of(self, one: Participant) -> Actor | None:
        """The entry of the actor tables; None when there is none."""
        return self._actors.by_id.get(one.actors[0]) if one.actors else None

    def is_state(self, one: Participant) -> bool:
        actor = self.actor_of(one)
        return actor is not None and actor.kind == "state"

    def is_force(self, one: Participant) -> bool:
        actor = self.actor_of(one)
        return actor.kind in _FORCES if actor is not None else "force" in one.classes

    def spelled(self, text: str) -> Actor | None:
        """The actor that a spelling means by itself; None when the tables know none."""
        found = self._actors.find_exactly(text)
        return found[0] if found else None

    def state_of(self, one: Participant) -> Participant | None:
        """The state of a person or body, told by the same words; None when the tables know none."""
        actor = self.actor_of(one)
        state = self._actors.by_id.get(f"state-{actor.country}") if actor and actor.country else None
        if state is None:
            return None
        return replace(one, name=state.name, actors=(state.id,), classes=frozenset({"actor", "body"}))

    def body_of(self, one: Participant, held: str) -> Participant | None:
        """A state's own body by its id without the country ("gov", "defence-ministry"); None without one."""
        state = self.actor_of(one)
        body = self._actors.by_id.get(f"{held}-{state.country}") if state and state.country else None
        return replace(one, name=body.name, actors=(body.id,)) if body else None

    def institution(self, one: Participant, word: str) -> Participant | None:
        """A state's institution by its common word ("police"); None when the tables know none."""
        state = self.actor_of(one)
        found = self._actors.find_exactly(f"{self._actors.adjective(state)} {word}") if state else ()
        return replace(one, name=found[0].name, actors=(found[0].id,)) if found else None

    def ministry(self, one: Participant, portfolio: str) -> Participant | None:
        """A ministry that the tables do not list, named in the usual way: "Turkish Ministry of Transport"."""
        state = self.actor_of(one)
        if state is None:
            return None
        name = f"{self._actors.adjective(state)} Ministry of {portfolio.title()}"
        return replace(one, name=name, actors=())
