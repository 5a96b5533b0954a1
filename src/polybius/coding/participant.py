"""Participant: what stands in a role of an event."""

from __future__ import annotations

from dataclasses import dataclass

from polybius.records import Count
from polybius.records.actor import Actor

FACILITY_KINDS = frozenset(
    [
        "air-base",
        "army-base",
        "naval-base",
        "airport",
        "embassy",
        "strait",
        "crossing",
        "refinery",
        "port",
        "dam",
        "camp",
        "prison",
        "road",
        "building",
        "oil-field",
        "power-plant",
    ]
)
PERSONAL = frozenset({"he", "him", "she", "her", "his", "himself", "herself"})
PLURAL_PRONOUNS = frozenset({"they", "them", "their", "themselves"})
NEUTRAL = frozenset({"it", "its", "itself"})
ONES = frozenset(
    {
        "one",
        "ones",
        "some",
        "others",
        "another",
        "latter",
        "former",
        "who",
        "which",
        "that",
        "those",
        "these",
        "this",
        "both",
        "whom",
        "whose",
        "all",
        "none",
        "each",
        "most",
        "several",
        "many",
    }
)
_THINGS = NEUTRAL | PLURAL_PRONOUNS | {"which", "that"}
_NO_PRONOUNS = frozenset({"weapon", "event"})
NO_PERSONS = _NO_PRONOUNS | {"munition", "vehicle", "facility", "asset", "place"}


@dataclass(frozen=True, slots=True)
class Participant:
    """What stands in a role.

    name       canonical, or the words themselves without their determiner
    start, end   characters in the sentence
    classes    what it is: of nouns.yaml, or actor, person, place, weapon, pronoun
    actors     ids in the actor tables, best first
    place      index of a token with a place hit, when the thing is a site or a place; None otherwise
    head       token
    count      how many are meant, when told
    pointing   "the group", "these forces": stands for somebody told before
    site       the name of the place it is, as the report spells it; kept when "the base" later stands for it
    """

    name: str
    text: str
    start: int
    end: int
    classes: frozenset[str]
    actors: tuple[str, ...]
    place: int | None
    head: int
    count: Count | None
    pointing: bool
    plural: bool
    sentence: int
    lemma: str
    site: str | None = None

    @property
    def pronoun(self) -> bool:
        return "pronoun" in self.classes

    def isa(self, classes: frozenset[str]) -> bool:
        """Whether it is of one of the classes; a pronoun may be any."""
        if not classes or classes & self.classes:
            return True
        never = _NO_PRONOUNS if self.text.lower() in _THINGS else NO_PERSONS
        return self.pronoun and bool(classes - never)


def classes_of_actor(actor: Actor) -> set[str]:
    if actor.kind == "person":
        return {"person", "official", "people"}
    if actor.kind in ("armed-forces", "service"):
        return {"actor", "force"}
    if actor.kind == "people":
        return {"actor", "people"}
    if actor.kind == "armed-group":
        return {"actor", "force", "group", "irregular"}
    if actor.kind in ("government", "parliament", "court", "state", "international-body", "mission"):
        return {"actor", "body"}
    return {"actor", "group"}
