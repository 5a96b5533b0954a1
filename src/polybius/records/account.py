"""The account: everything one build holds, as the tellers take it."""

from __future__ import annotations

from dataclasses import dataclass

from polybius.records.incident import Incident, Link
from polybius.records.mentions import (
    Assessment,
    CausalClaim,
    Coded,
    EventMention,
    Figure,
    Relation,
    Statement,
)
from polybius.records.report import Reject, Report


@dataclass(frozen=True, slots=True)
class Account:
    """All records of one build.

    title    of the case, for headings
    build    id of the build
    made     when it was built, ISO 8601 with offset
    program  "polybius 0.1.0"
    """

    title: str
    build: str
    made: str
    program: str
    reports: tuple[Report, ...]
    rejects: tuple[Reject, ...]
    mentions: tuple[EventMention, ...]
    links: tuple[Link, ...]
    incidents: tuple[Incident, ...]
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    relations: tuple[Relation, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    causal: tuple[CausalClaim, ...] = ()

    def coded(self) -> Coded:
        """The mentions of all kinds."""
        return Coded(
            self.mentions, self.statements, self.figures, self.relations, self.assessments, self.causal
        )
