"""Frames: an event as it is being read from one sentence, with what fills its roles."""

from __future__ import annotations

from dataclasses import dataclass, field

from polybius.coding.arguments import Arguments
from polybius.coding.participant import Participant
from polybius.coding.rules import Rule, Weapon
from polybius.coding.sentence import Sentence
from polybius.records import Count

ANSWERING = frozenset({"retaliation", "response", "reprisal", "revenge", "reply", "answer", "vengeance"})
"""Words for what answers an earlier act, told below them and another one: "in revenge for the raid"."""
DOERS = frozenset({"actor", "person", "force", "official", "group", "body", "people", "pronoun"})
"""Classes of participants that can do something."""


@dataclass(frozen=True, slots=True)
class Toll:
    """Harm to some of those in a sentence. kind: killed, injured, missing."""

    kind: str
    victim: Participant
    count: Count


@dataclass(slots=True)
class Frame:
    """An event as it is being read. Tokens are of `sentence`.

    core      tokens that carry the event: the trigger and the heads of its arguments
    tolls     the killed and injured by who they are, as far as it is told
    merged    triggers of other frames that tell of the same happening
    """

    sentence: Sentence
    trigger: int
    rule: Rule
    verbal: bool
    arguments: Arguments
    actors: list[Participant] = field(default_factory=list)
    recipients: list[Participant] = field(default_factory=list)
    weapons: list[tuple[Weapon, int]] = field(default_factory=list)
    places: list[tuple[int, str]] = field(default_factory=list)
    killed: Count | None = None
    injured: Count | None = None
    tolls: list[Toll] = field(default_factory=list)
    result: str | None = None
    mode: str = ""
    count: Count = field(default_factory=lambda: Count(1, 1))
    core: set[int] = field(default_factory=set)
    merged: set[int] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)

    @property
    def lemma(self) -> str:
        return self.sentence.tree.lemmas[self.trigger]

    @property
    def triggers(self) -> set[int]:
        return {self.trigger, *self.merged}

    @property
    def dated(self) -> bool:
        """Whether a date stands in the event's own phrase or clause."""
        return any(self.sentence.tree.is_under(token, self.trigger) for token in self.sentence.dated)

    def add_weapon(self, token: int) -> None:
        """Take the weapon at a token, once."""
        weapon = self.sentence.weapons.get(token)
        if weapon is not None and weapon not in [known for known, _ in self.weapons]:
            self.weapons.append((weapon, token))
