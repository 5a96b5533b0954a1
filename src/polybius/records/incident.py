"""Incidents: one happening in the world, and what each report says of it."""

from __future__ import annotations

from dataclasses import dataclass

from polybius.records.actor import ActorRef
from polybius.records.mentions import Count, WeaponRef
from polybius.records.place import Where
from polybius.records.when import When


@dataclass(frozen=True, slots=True)
class Factor:
    """One reason for or against a link.

    field     what was compared ("date", "place" …)
    found     what the comparison found ("same_day", "places_disjoint" …)
    weight    log2 Bayes factor: positive speaks for the link
    """

    field: str
    found: str
    weight: float


@dataclass(frozen=True, slots=True)
class Link:
    """Two mentions held to be of one happening. score: probability, 0 to 1."""

    left: str
    right: str
    score: float
    factors: tuple[Factor, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """One happening, with the mentions that tell of it and the values derived from them.

    id         "i1", "i2" …, in the order of time and then of first mention
    mentions   ids of the event mentions
    summary    whether it stands for several happenings ("25 attacks this year")
    part_of    id of the summary incident it belongs to; None
    attribution   of the doers: "told", only "claimed" by themselves, or only "alleged" by others
    Each value is derived by the rule named in `rules` from the claims of the mentions, none of which is lost.
    """

    id: str
    label: str
    type: str
    mode: str
    mentions: tuple[str, ...]
    when: When
    where: Where
    actors: tuple[ActorRef, ...]
    recipients: tuple[ActorRef, ...]
    weapons: tuple[WeaponRef, ...]
    killed: Count | None
    injured: Count | None
    result: str | None
    realis: str
    status: str
    reports: tuple[str, ...]
    summary: bool = False
    part_of: str | None = None
    attribution: str = "told"
    rules: tuple[tuple[str, str], ...] = ()
